//! Words of the glossary: links with their definition beside them.
//!
//! In: where terms stand in the file, where they lead and what they mean. Out: exactly those words as
//! a link, described by a definition that a style sheet shows on hover and focus. Never: a link in a
//! link, or another word than the page shows without it.

use super::escape;
use super::writer::Writer;
use crate::parse::Document;
use crate::parse::markdown::{Event, Range};
use crate::source::Span;

/// A term of the glossary where a page uses it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TermLink {
    /// The words in the file; they lie in one run of the document's running text.
    pub span: Span,
    /// The way to the page of the term.
    pub href: String,
    /// What the term means, as plain text; empty for a link alone.
    pub definition: String,
}

/// The terms of a page while it is written.
#[derive(Debug, Default)]
pub(super) struct Terms<'d> {
    /// Those that are still to come, by place.
    rest: &'d [TermLink],
    /// The one whose words are being written.
    open: Option<&'d TermLink>,
    /// How many definitions the page has so far.
    definitions: usize,
}

impl<'d> Terms<'d> {
    pub(super) fn new(rest: &'d [TermLink]) -> Self {
        Self { rest, open: None, definitions: 0 }
    }

    /// Whether no term is to be looked for any more.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty() && self.open.is_none()
    }

    /// Where the open term ends, or the next one starts that does so at or behind `from`.
    fn next_mark(&mut self, from: usize, document: &Document) -> Option<usize> {
        if let Some(open) = self.open {
            return Some(open.span.end as usize);
        }
        let lies_ahead = |term: &TermLink| {
            let range = term.span.range();
            range.start >= from && document.text.get(range).is_some_and(|words| !words.is_empty())
        };
        while self.rest.first().is_some_and(|term| !lies_ahead(term)) {
            self.rest = &self.rest[1..];
        }
        self.rest.first().map(|term| term.span.start as usize)
    }
}

impl Writer<'_> {
    /// Writes text, with the terms in it as links.
    pub(super) fn text_with_terms(&mut self, text: &str, range: &Range) {
        let span = self.prepared.span(range).shifted(self.document.body_start as usize).range();
        if self.anchors > 0 || span.len() != text.len() {
            return escape::text(&mut self.out, text);
        }
        let mut done = span.start;
        while let Some(mark) = self.terms.next_mark(done, self.document).filter(|mark| *mark <= span.end) {
            let Some(words) = text.get(done - span.start..mark - span.start) else { break };
            if mark == span.end && self.terms.open.is_none() {
                break;
            }
            escape::text(&mut self.out, words);
            done = mark;
            match self.terms.open {
                Some(_) => self.end_term(),
                None => self.start_term(),
            }
        }
        escape::text(&mut self.out, &text[done - span.start..]);
    }

    fn start_term(&mut self) {
        let Some((term, rest)) = self.terms.rest.split_first() else { return };
        self.terms.rest = rest;
        self.terms.open = Some(term);
        self.out.push_str("<span class=\"term\"><a href=\"");
        escape::address(&mut self.out, &term.href);
        self.out.push('"');
        if self.is_defined(term) {
            let id = self.definition_id();
            self.attribute("aria-describedby", &id);
        }
        self.out.push('>');
    }

    /// A term reaches over nothing but words and line breaks.
    pub(super) fn end_term_before(&mut self, event: &Event<'_>) {
        if self.terms.open.is_some() && !matches!(event, Event::Text(_) | Event::SoftBreak) {
            self.end_term();
        }
    }

    fn end_term(&mut self) {
        let Some(term) = self.terms.open.take() else { return };
        self.out.push_str("</a>");
        if self.is_defined(term) {
            self.out.push_str("<span class=\"definition\" role=\"tooltip\"");
            let id = self.definition_id();
            self.attribute("id", &id);
            self.out.push('>');
            escape::text(&mut self.out, &term.definition);
            self.out.push_str("</span>");
            self.terms.definitions += 1;
        }
        self.out.push_str("</span>");
    }

    /// A table may scroll, and would cut off what lies over its edge.
    fn is_defined(&self, term: &TermLink) -> bool {
        !term.definition.is_empty() && self.tables.is_empty()
    }

    fn definition_id(&self) -> String {
        format!("ui:{}term-{}", self.options.id_prefix, self.terms.definitions + 1)
    }
}
