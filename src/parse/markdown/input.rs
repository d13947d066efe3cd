//! pulldown-cmark's events with neighbouring pieces of text joined, and a look ahead.
//!
//! In: Markdown. Out: events with byte ranges. Never: copies text that stands in one piece.

use pulldown_cmark::{CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::collections::VecDeque;

use super::Range;
use crate::config;

/// An event with its range.
pub(super) type Item<'a> = (Event<'a>, Range);

/// The events of a text.
pub(super) struct Input<'a> {
    text: &'a str,
    events: OffsetIter<'a>,
    held: Option<Item<'a>>,
    ahead: VecDeque<Item<'a>>,
}

impl<'a> Input<'a> {
    pub(super) fn new(text: &'a str, options: config::Markdown) -> Self {
        let events = Parser::new_ext(text, extensions(options)).into_offset_iter();
        Self { text, events, held: None, ahead: VecDeque::new() }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Option<Item<'a>> {
        self.ahead.pop_front().or_else(|| self.pull())
    }

    /// Where the reference called `label` is defined to lead.
    pub(super) fn definition(&self, label: &str) -> Option<CowStr<'a>> {
        self.events.reference_definitions().get(label).map(|definition| definition.dest.to_string().into())
    }

    /// The event `count` steps after the next one.
    pub(super) fn peek(&mut self, count: usize) -> Option<&Item<'a>> {
        while self.ahead.len() <= count {
            let item = self.pull()?;
            self.ahead.push_back(item);
        }
        self.ahead.get(count)
    }

    /// Whether the next event ends the paragraph or the line.
    pub(super) fn line_ends(&mut self) -> bool {
        let ends = |item: &Item<'_>| {
            matches!(item.0, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph))
        };
        self.peek(0).is_none_or(ends)
    }

    /// Takes the first bytes off the next event, which is text; nothing is left of it if it is shorter.
    pub(super) fn trim_text(&mut self, count: usize) {
        let Some((Event::Text(text), range)) = self.next() else { return };
        if count >= text.len() {
            return;
        }
        let exact = is_slice(self.text, &text, &range);
        let start = if exact { range.start + count } else { range.start };
        let rest = if exact {
            CowStr::Borrowed(&self.text[start..range.end])
        } else {
            text[count..].to_owned().into()
        };
        self.ahead.push_front((Event::Text(rest), start..range.end));
    }

    fn pull(&mut self) -> Option<Item<'a>> {
        match self.held.take().or_else(|| self.events.next())? {
            (Event::Text(text), range) => Some(self.join(text, range)),
            other => Some(other),
        }
    }

    /// Joins the text with what follows it without a gap.
    fn join(&mut self, text: CowStr<'a>, mut range: Range) -> Item<'a> {
        let mut exact = is_slice(self.text, &text, &range);
        let mut first = Some(text);
        let mut joined = String::new();
        loop {
            match self.events.next() {
                Some((Event::Text(next), at)) if at.start == range.end => {
                    let next_exact = is_slice(self.text, &next, &at);
                    if exact && !next_exact {
                        joined.push_str(&self.text[range.clone()]);
                    } else if let (false, Some(first)) = (exact, first.take()) {
                        joined.push_str(&first);
                    }
                    exact &= next_exact;
                    if !exact {
                        joined.push_str(&next);
                        first = None;
                    }
                    range.end = at.end;
                }
                other => {
                    self.held = other;
                    break;
                }
            }
        }
        let text = match first {
            Some(text) if !exact => text,
            _ if exact => CowStr::Borrowed(&self.text[range.clone()]),
            _ => joined.into(),
        };
        (Event::Text(text), range)
    }
}

/// Whether `part` is the very piece `range` of `whole`.
pub(super) fn is_slice(whole: &str, part: &str, range: &Range) -> bool {
    part.len() == range.len() && offset_in(whole, part) == Some(range.start)
}

/// The offset of `part` in `whole`, if it is a piece of it.
pub(super) fn offset_in(whole: &str, part: &str) -> Option<usize> {
    let offset = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    (offset + part.len() <= whole.len()).then_some(offset)
}

fn extensions(options: config::Markdown) -> Options {
    let mut all = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    all.set(Options::ENABLE_SMART_PUNCTUATION, options.smart_punctuation);
    all.set(Options::ENABLE_MATH, options.math);
    all
}

/// Whether the tag is a paragraph.
pub(super) fn is_paragraph(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Paragraph))
}
