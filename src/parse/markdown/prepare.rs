//! Turns what is not Markdown into Markdown before it is parsed.
//!
//! In: the text of a page. Out: [`Prepared`] text with the way back to the source; the text
//! itself, at no cost, when there is nothing to do. Never: touches code.
//!
//! `:::`, `!!!` and paired calls of other tools become quotations that open with `[!kind]`;
//! what is left of calls becomes a placeholder, which the walk shows as the call was written.

use std::borrow::Cow;

use super::Range;
use super::rewrite::Rewriter;
use super::source_map::SourceMap;
use crate::config;
use crate::source::Span;

/// Stands for a call in prepared text.
pub(super) const PLACEHOLDER: char = '\u{fffc}';

/// A text that is ready for the Markdown parser.
#[derive(Debug, Clone)]
pub struct Prepared<'a> {
    /// The Markdown.
    pub text: Cow<'a, str>,
    pub(super) source: &'a str,
    pub(super) map: SourceMap,
    /// Where placeholders stand, and what they stand for, as ranges of the source.
    pub(super) calls: Vec<(usize, Range)>,
}

impl<'a> Prepared<'a> {
    /// The span of the source that became `range` of the text.
    #[must_use]
    pub fn span(&self, range: &Range) -> Span {
        self.map.span(range)
    }

    /// The calls whose placeholders stand in `range`.
    pub(super) fn calls_in(&self, range: &Range) -> &[(usize, Range)] {
        let first = self.calls.partition_point(|(at, _)| *at < range.start);
        let end = self.calls.partition_point(|(at, _)| *at < range.end);
        &self.calls[first..end.max(first)]
    }

    /// `text`, which stands at `range`, with all calls as they were written.
    pub(super) fn restored<'t>(&self, text: &'t str, range: &Range) -> Cow<'t, str> {
        let calls = self.calls_in(range);
        if calls.is_empty() || !text.contains(PLACEHOLDER) {
            return Cow::Borrowed(text);
        }
        let mut parts = text.split(PLACEHOLDER);
        let mut out = parts.next().unwrap_or("").to_owned();
        let mut calls = calls.iter();
        for part in parts {
            match calls.next() {
                Some((_, call)) => out.push_str(&self.source[call.clone()]),
                None => out.push(PLACEHOLDER),
            }
            out.push_str(part);
        }
        Cow::Owned(out)
    }
}

/// Prepares `text`.
#[must_use]
pub fn prepare(text: &str, options: config::Markdown) -> Prepared<'_> {
    if needs_work(text.as_bytes()) {
        return Rewriter::new(text, options).run();
    }
    Prepared { text: Cow::Borrowed(text), source: text, map: SourceMap::default(), calls: Vec::new() }
}

/// Whether anything in the text can be the start of what is not Markdown.
fn needs_work(text: &[u8]) -> bool {
    text.starts_with(b"{")
        || text.windows(3).any(|start| match start[0] {
            b':' | b'!' | b'?' | b'=' => start[1] == start[0] && start[2] == start[0],
            b'{' => matches!(start[1], b'%' | b'{' | b':'),
            b'%' => start[1] == b'%',
            b'<' => start == b"<!-",
            b'\n' | b' ' => start[1] == b':' && !matches!(start[2], b' ' | b'-' | b'\t'),
            _ => false,
        })
}
