//! Files into records: which file is a page, and which belong to the page of another.
//!
//! In: the documents of an edition. Out: [`Gathered`]: the documents that become pages, the parts of
//! each, the records that a mistake leaves out, and findings. Never: resolves a reference.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::parse::{Document, Part, RecordFile};
use crate::schema::Kind;
use crate::source::SourcePath;

/// Documents sorted into pages and what belongs to them.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The documents that become pages.
    pub(super) pages: Vec<Arc<Document>>,
    /// Companions and entries, by the path of the page that they belong to; entries by date.
    pub(super) parts: BTreeMap<SourcePath, Vec<Arc<Document>>>,
    /// Records that have a mistake, and the file that has it.
    pub(super) left_out: BTreeMap<(Kind, String), SourcePath>,
    /// What is wrong between the files of a record.
    pub(super) findings: Vec<Diagnostic>,
}

/// A file and what it says of its record.
type File<'a> = (&'a RecordFile, &'a Arc<Document>);

/// Sorts `documents` into records.
pub(super) fn gather(documents: &[Arc<Document>]) -> Gathered {
    let mut gathered = Gathered::default();
    let mut records: BTreeMap<(Kind, &str), Vec<File<'_>>> = BTreeMap::new();
    for document in documents {
        match &document.record {
            Some(file) => records.entry((file.kind, &file.id)).or_default().push((file, document)),
            None => gathered.pages.push(document.clone()),
        }
    }
    for ((kind, id), files) in records {
        gathered.record(kind, id, files);
    }
    gathered.pages.sort_by(|one, other| one.path.cmp(&other.path));
    gathered
}

impl Gathered {
    /// The files of one record: the first that can be its page, and the rest as its parts.
    fn record(&mut self, kind: Kind, id: &str, mut files: Vec<File<'_>>) {
        files.sort_by_key(|(file, document)| (file.part.clone(), document.path.clone()));
        let Some((main, page)) = files.iter().find(|(file, _)| !is_fragment(file)).copied() else {
            let orphans = files.iter().map(|(_, document)| orphan(kind, id, document));
            return self.findings.extend(orphans);
        };
        if page.is_faulty {
            self.left_out.insert((kind, id.to_owned()), page.path.clone());
            return;
        }
        let others = files.iter().filter(|(_, document)| document.path != page.path);
        for (file, document) in others {
            let is_second = file.part == Part::Main && main.part == Part::Main;
            if is_second {
                self.findings.push(duplicate(file, document, page));
            } else if !document.is_faulty {
                self.parts.entry(page.path.clone()).or_default().push(Arc::clone(document));
            }
        }
        self.pages.push(Arc::clone(page));
    }
}

fn is_fragment(file: &RecordFile) -> bool {
    matches!(file.part, Part::Fragment { .. })
}

fn orphan(kind: Kind, id: &str, document: &Document) -> Diagnostic {
    let message = format!("there is no {} `{id}` that this entry could belong to", kind.name());
    Diagnostic::new(Code::DanglingReference, message).in_file(&document.path).help(
        "entries lie in a folder called like their record: `goals/restore-faster/updates/` beside `goals/restore-faster.md`",
    )
}

fn duplicate(file: &RecordFile, document: &Document, first: &Document) -> Diagnostic {
    let message = format!("`{}` is already the {} `{}`", first.path, file.kind.name(), file.id);
    Diagnostic::new(Code::DuplicateId, message)
        .in_file(&document.path)
        .help("keep one of the two files, or rename one; until then this one is left out")
}
