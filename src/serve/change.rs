//! What differs between two loads, for the line in the terminal; nothing is left out because of it.
//!
//! In: trees, and the pages of their sites. Out: paths, and what of them may be told. Never: names a
//! file that the readers of the preview may not see.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Took;
use crate::diag::Diagnostic;
use crate::model::Handbook;
use crate::source::{SourceFile, SourcePath, SourceTree};

/// A site that was built, and what led to it.
pub struct Round {
    /// 1 for the first.
    pub number: u64,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
    /// What the site was built from.
    pub tree: Arc<SourceTree>,
    /// Pages and sections of the handbook.
    pub pages: usize,
    /// How long it took, without rendering.
    pub took: Took,
    pub(super) changed: Vec<SourcePath>,
    pub(super) content: String,
    /// The pages of the site before this one, and of this one.
    pub(super) shown: [Arc<Handbook>; 2],
}

/// The files that are new, changed or gone.
#[derive(Debug, PartialEq, Eq)]
pub struct Changes<'a> {
    /// Those of this preview and of the one before, and what is no page: settings, the theme.
    pub named: Vec<&'a SourcePath>,
    /// How many others there are, whose names are not for its readers.
    pub others: usize,
}

impl Round {
    /// The files that are new, changed or gone since the round before.
    #[must_use]
    pub fn changes(&self) -> Changes<'_> {
        let shown: BTreeSet<&SourcePath> = self.shown.iter().flat_map(|handbook| files(handbook)).collect();
        let may_be_named = |path: &&SourcePath| path.below(&self.content).is_none() || shown.contains(*path);
        let named: Vec<&SourcePath> = self.changed.iter().filter(may_be_named).collect();
        Changes { others: self.changed.len() - named.len(), named }
    }
}

/// All files that pages of the handbook show.
fn files(handbook: &Handbook) -> impl Iterator<Item = &SourcePath> {
    let assets = handbook.assets.iter().map(|asset| &asset.source);
    let documents = handbook.pages.iter().flat_map(|page| {
        page.document
            .iter()
            .chain(page.parts.iter().map(|part| &part.document))
            .map(|document| &document.path)
    });
    documents.chain(assets)
}

/// The files that are new, changed or gone, by path.
pub(super) fn changed(before: &SourceTree, after: &SourceTree) -> Vec<SourcePath> {
    let (mut old, mut new) = (before.files.iter().peekable(), after.files.iter().peekable());
    let mut paths = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return paths,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.path.cmp(&new.path),
        };
        let one = if order.is_le() { old.next() } else { None };
        let other = if order.is_ge() { new.next() } else { None };
        let is_other = one.zip(other).is_none_or(|(one, other)| !is_same_file(one, other));
        paths.extend(other.or(one).filter(|_| is_other).map(|file| file.path.clone()));
    }
}

/// Whether nothing differs: no file, no problem, no commit.
pub(super) fn is_same(before: &SourceTree, after: &SourceTree) -> bool {
    let both = || before.files.iter().zip(&after.files);
    before.files.len() == after.files.len()
        && before.problems == after.problems
        && before.git.commit == after.git.commit
        && both().all(|(one, other)| is_same_file(one, other))
}

fn is_same_file(one: &Arc<SourceFile>, other: &Arc<SourceFile>) -> bool {
    Arc::ptr_eq(one, other) || (one.hash == other.hash && one.path == other.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Stamp;

    fn tree(files: &[(&str, &str)]) -> SourceTree {
        let file = |(path, text): &(&str, &str)| {
            SourceFile::of_bytes(SourcePath::new(path), Stamp::default(), text.as_bytes().to_vec())
        };
        SourceTree::in_memory(files.iter().map(file))
    }

    #[test]
    fn new_changed_and_gone() {
        let before = tree(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
        let after = tree(&[("a", "1"), ("bb", "1"), ("c", "2"), ("d", "1"), ("e", "1")]);
        assert_eq!(changed(&before, &after), ["b", "bb", "c", "e"].map(SourcePath::new));
        assert!(!is_same(&before, &after));
        assert_eq!(changed(&before, &before.clone()), []);
        assert!(is_same(&after, &tree(&[("a", "1"), ("bb", "1"), ("c", "2"), ("d", "1"), ("e", "1")])));
        assert!(!is_same(&tree(&[("a", "1")]), &tree(&[("b", "1")])), "the same bytes under another name");
    }
}
