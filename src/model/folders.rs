//! The folders of the content, and which file speaks for each.
//!
//! In: the documents of an edition. Out: a tree of [`Folder`]s. Never: titles, order or addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::parse::Document;
use crate::source::composed;

/// A folder of the content.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// The document that is the folder's own page.
    pub(super) index: Option<Arc<Document>>,
    /// The other documents in it, with the last part of their path without its ending.
    pub(super) files: Vec<(String, Arc<Document>)>,
    /// The folders in it, by name.
    pub(super) folders: BTreeMap<String, Folder>,
}

impl Folder {
    /// The tree of all `documents`, whose paths start below `content`.
    pub(super) fn tree(documents: &[Arc<Document>], content: &str) -> Self {
        let mut root = Self::default();
        for document in documents {
            let path = document.path.below(content).unwrap_or(document.path.as_str());
            let (folders, _) = path.rsplit_once('/').unwrap_or(("", path));
            let folder = folders
                .split('/')
                .filter(|name| !name.is_empty())
                .fold(&mut root, |folder, name| folder.folders.entry(composed(name)).or_default());
            folder.files.push((composed(stem(document)), document.clone()));
        }
        root.choose_indexes();
        root
    }

    /// Moves the document that speaks for each folder out of its files: `_index` before `index`
    /// before `README` in the folder, else the file of the folder's name beside it.
    fn choose_indexes(&mut self) {
        let best = (0..self.files.len()).filter_map(|at| Some((index_rank(&self.files[at].0)?, at))).min();
        if let Some((_, at)) = best {
            self.index = Some(self.files.remove(at).1);
        }
        for (name, folder) in &mut self.folders {
            folder.choose_indexes();
            if folder.index.is_none()
                && let Some(at) = self.files.iter().position(|(stem, _)| stem == name)
            {
                folder.index = Some(self.files.remove(at).1);
            }
        }
    }
}

/// The name of a file without its ending, and without the audience of a record that is wholly for few.
fn stem(document: &Document) -> &str {
    let stem = document.path.stem();
    let has_suffix = document.record.as_ref().is_some_and(|record| record.suffix.is_some());
    stem.rsplit_once('.').filter(|_| has_suffix).map_or(stem, |(stem, _)| stem)
}

/// How much a file name claims to be its folder's page; `None` for ordinary names.
pub(super) fn index_rank(stem: &str) -> Option<u8> {
    match stem.to_ascii_lowercase().as_str() {
        "_index" => Some(0),
        "index" => Some(1),
        "readme" => Some(2),
        _ => None,
    }
}
