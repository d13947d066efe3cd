//! A page's Markdown as HTML.
//!
//! In: a parsed document, where its links lead, settings. Out: a [`Body`]. Never: looks up a
//! link, reads a file, or lets page text through unescaped.

use crate::config;
use crate::model::Resolved;
use crate::parse::Document;
use crate::words::Words;

/// The HTML of a page's own text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Well-formed HTML, to be put inside the page's main element.
    pub html: String,
}

/// What the HTML depends on beside the document and its links.
#[derive(Debug, Clone, Copy)]
pub struct BodyOptions<'a> {
    /// How Markdown is read.
    pub markdown: config::Markdown,
    /// Interface words: titles of callouts, "done" and "to do", "back to the text".
    pub words: &'a Words,
}

/// Renders the body of `document`. `links` are its [`Document::links`], resolved, in the same order.
#[must_use]
pub fn body(_document: &Document, _links: &[Resolved], _options: BodyOptions<'_>) -> Body {
    Body::default()
}
