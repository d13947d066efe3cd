//! Turns what is not Markdown into Markdown before it is parsed.
//!
//! In: the text of a page. Out: [`Prepared`] text with the way back to the source; the text
//! itself when there is nothing to do. Never: touches code.

use std::borrow::Cow;

use super::source_map::SourceMap;
use super::{Range, Report};
use crate::config;
use crate::source::Span;

/// A text that is ready for the Markdown parser.
#[derive(Debug, Clone)]
pub struct Prepared<'a> {
    /// The Markdown.
    pub text: Cow<'a, str>,
    pub(super) map: SourceMap,
    pub(super) report: Report,
}

impl Prepared<'_> {
    /// The span of the source that became `range` of the text.
    #[must_use]
    pub fn span(&self, range: &Range) -> Span {
        self.map.span(range)
    }
}

/// Prepares `text`.
#[must_use]
pub fn prepare(text: &str, _options: config::Markdown) -> Prepared<'_> {
    Prepared { text: Cow::Borrowed(text), map: SourceMap::default(), report: Report::default() }
}
