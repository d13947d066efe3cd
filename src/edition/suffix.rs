//! File names that seem to name an audience and do not.
//!
//! In: all documents. Out: those that no build may show, with the finding about each.
//! Never: takes a dot for an audience where nothing suggests one (`notes-1.2.md`).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, nearest};
use crate::parse::Document;
use crate::schema::{Kind, Level};

/// The documents whose names look like a companion with a misspelt audience.
pub(super) fn unclear(documents: &[Arc<Document>]) -> Vec<(usize, Diagnostic)> {
    let records = documents.iter().filter_map(|document| document.record.as_ref());
    let known: BTreeSet<(Kind, &str)> = records.map(|record| (record.kind, record.id.as_str())).collect();
    let unclear = documents.iter().enumerate().filter_map(|(at, document)| {
        let record = document.record.as_ref()?;
        let (base, word) = document.path.stem().rsplit_once('.').filter(|_| record.suffix.is_none())?;
        let folder = record.id.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let near = nearest(word, Level::WORDS);
        let is_beside = known.contains(&(record.kind, format!("{folder}{base}").as_str()));
        (is_beside || near.is_some()).then(|| (at, finding(document, word, near)))
    });
    unclear.collect()
}

fn finding(document: &Document, word: &str, near: Option<&str>) -> Diagnostic {
    let message =
        format!("the file name ends in `.{word}`, which is no audience, so the page is in no build");
    let found = Diagnostic::new(Code::UnknownAudience, message).in_file(&document.path);
    match near {
        Some(near) => found.label(format!("did you mean `.{near}`?")).help(format!(
            "rename the file to `{}`",
            document.path.file_name().replacen(&format!(".{word}."), &format!(".{near}."), 1)
        )),
        None => found.help(format!("the audiences are {}", Level::WORDS[..8].join(", "))),
    }
}
