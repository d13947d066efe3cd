//! One file of Markdown, understood by itself: front matter, outline, links.
//!
//! In: one source file and the settings. Out: a [`Document`] with all findings about it.
//! Never: looks at another file, renders HTML, or stops at a mistake.

mod document;
mod front_matter;
pub mod growth;
mod headings;
pub mod markdown;
mod record;

use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Diagnostic, Severity};
use crate::source::SourcePath;
use crate::syntax::Language;

pub use document::{Document, Heading, Link, LinkKind, Loss, LossKind};
pub use front_matter::{FrontMatter, Keeper};
pub use record::{Part, RecordFile, giver};

/// Parses the page `text` of the file `path`.
#[must_use]
pub fn document(path: &SourcePath, hash: u64, text: Arc<str>, config: &Config) -> Document {
    let front = front_matter::read(&text, path, config);
    let mut diagnostics = front.diagnostics;
    let front = front.value;
    let scan = markdown::scan(&text, front.body, config.markdown);
    diagnostics.extend(lacks(&front, &scan, text.get(front.body..).unwrap_or_default()));
    let growth = front.record.as_ref().and_then(|record| {
        growth::read(growth::File {
            record,
            text: &text,
            body_start: front.body,
            scan: &scan,
            told: &diagnostics,
        })
    });
    let growth = growth.map(|read| {
        diagnostics.extend(read.diagnostics);
        Arc::new(read.value)
    });
    let is_faulty = front.record.is_some() && diagnostics.iter().any(|found| stops(found, config));
    diagnostics.extend(scan.diagnostics);
    let (front_matter, body_start) = (front.matter, front.body);
    diagnostics.iter_mut().for_each(|found| found.path = Some(path.clone()));
    let titled =
        headings::settle(front_matter.title.as_deref(), scan.title, scan.title_in_body, scan.outline);
    let mut anchors = scan.anchors;
    anchors.splice(0..0, titled.title_id);
    let mut document = Document {
        path: path.clone(),
        hash,
        face: 0,
        text,
        body_start: u32::try_from(body_start).unwrap_or(u32::MAX),
        front: front_matter,
        photo: front.record.as_ref().and_then(photo),
        record: front.record,
        is_faulty,
        title: titled.title,
        title_in_body: titled.title_in_body,
        outline: titled.outline,
        anchors,
        links: scan.links,
        prose: scan.prose,
        lead: scan.lead,
        words: scan.words,
        losses: scan.losses,
        diagnostics,
        growth,
    };
    document.face = document.face_of();
    document
}

/// The picture that a record names, as if it stood in its text.
fn photo(record: &RecordFile) -> Option<Link> {
    let (target, span) = record.fields.text_at("photo")?;
    Some(Link { kind: LinkKind::Picture, target, text: String::new(), sentence: String::new(), span })
}

/// What the record of a file lacks, in its front matter and below it.
fn lacks(front: &front_matter::Front, scan: &markdown::Scan, text: &str) -> Vec<Diagnostic> {
    let Some(found) = front.record.as_ref().filter(|_| !front.is_unread) else { return Vec::new() };
    let body = record::Body {
        has_title: front.matter.title.is_some() || scan.title.is_some(),
        has_text: scan.words > scan.title_words,
        has_quotation: quotes(text),
        keys: &front.keys,
        language: front.language.unwrap_or(Language::Toml),
        block: front.block,
    };
    record::missing(found, &body)
}

/// Whether a line of the text begins a quotation; callouts such as `> [!NOTE]` are none.
fn quotes(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let mut before = "";
    lines.any(|line| {
        let is_first = line.starts_with('>') && !before.starts_with('>');
        before = line;
        is_first && !line[1..].trim_start().starts_with("[!")
    })
}

/// Whether a finding is an error in this handbook.
fn stops(found: &Diagnostic, config: &Config) -> bool {
    config.severity(found.code, found.severity) == Some(Severity::Error)
}
