//! One file of Markdown, understood by itself: front matter, outline, links.
//!
//! In: one source file and the settings. Out: a [`Document`] with all findings about it.
//! Never: looks at another file, renders HTML, or stops at a mistake.

mod document;
mod front_matter;
mod headings;
pub mod markdown;

use std::sync::Arc;

use crate::config::Config;
use crate::source::SourcePath;

pub use document::{Document, Heading, Link, LinkKind, Loss, LossKind};
pub use front_matter::{FrontMatter, Keeper};

/// Parses the page `text` of the file `path`.
#[must_use]
pub fn document(path: &SourcePath, hash: u64, text: Arc<str>, config: &Config) -> Document {
    let front = front_matter::read(&text);
    let (front_matter, body_start) = front.value;
    let scan = markdown::scan(&text, body_start, config.markdown);
    let mut diagnostics = front.diagnostics;
    diagnostics.extend(scan.diagnostics);
    diagnostics.iter_mut().for_each(|found| found.path = Some(path.clone()));
    let titled =
        headings::settle(front_matter.title.as_deref(), scan.title, scan.title_in_body, scan.outline);
    let mut anchors = scan.anchors;
    anchors.splice(0..0, titled.title_id);
    Document {
        path: path.clone(),
        hash,
        text,
        body_start: u32::try_from(body_start).unwrap_or(u32::MAX),
        front: front_matter,
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
    }
}
