//! A page's Markdown as HTML.
//!
//! In: a parsed document, where its links lead, settings. Out: a [`Body`]. Never: looks up a
//! link, reads a file, or lets page text through unescaped.
//!
//! `writer` takes the events of `parse::markdown`, one file per construct writes them:
//! `headings`, `links`, `elements`, `callouts`, `tables`, `footnotes`, `terms`, `code` with `highlight`;
//! `cuts` are the parts of a text that a page shows elsewhere.

mod callouts;
mod code;
mod cuts;
mod elements;
mod escape;
mod footnotes;
mod headings;
mod highlight;
mod links;
mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod writer;

use crate::config;
use crate::model::Resolved;
use crate::parse::Document;
use crate::parse::markdown::{prepare, walk};
use crate::words::Words;

pub use cuts::Cut;
pub use terms::TermLink;

/// The HTML of a page's own text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Well-formed HTML, to be put inside the page's main element: the text without its cuts.
    pub html: String,
    /// The HTML of each cut, in the order of [`BodyOptions::cuts`].
    pub cuts: Vec<String>,
}

/// What the HTML depends on beside the document and its links.
#[derive(Debug, Clone, Copy)]
pub struct BodyOptions<'a> {
    /// How Markdown is read.
    pub markdown: config::Markdown,
    /// Interface words: titles of callouts, "done" and "to do", "back to the text".
    pub words: &'a Words,
    /// The words of the glossary that become links, by place.
    pub terms: &'a [TermLink],
    /// The parts of the text that are shown elsewhere, or not at all.
    pub cuts: &'a [Cut],
    /// What stands before every id of the document and in its links to its own ids, so that several
    /// documents fit into one page; usually empty.
    pub id_prefix: &'a str,
}

impl<'a> BodyOptions<'a> {
    /// A document that has its page for itself, without a glossary.
    #[must_use]
    pub fn new(markdown: config::Markdown, words: &'a Words) -> Self {
        Self { markdown, words, terms: &[], cuts: &[], id_prefix: "" }
    }
}

/// Renders the body of `document`. `links` are its [`Document::links`], resolved, in the same order.
#[must_use]
pub fn body(document: &Document, links: &[Resolved], options: BodyOptions<'_>) -> Body {
    let prepared = prepare(document.body(), options.markdown);
    let mut writer = writer::Writer::new(document, &prepared, links, options);
    walk(&prepared, options.markdown, &mut writer);
    let mut body = writer.finish();
    for (cut, html) in options.cuts.iter().zip(&mut body.cuts) {
        if let Cut::Words(span) = cut {
            *html = cuts::words(document, *span, links, options);
        }
    }
    body
}
