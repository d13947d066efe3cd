//! The text of a page: bare addresses, ids of list items, calls, `\(…\)`.
//!
//! In: text events. Out: text, links and calls. Never: changes text in code.

use pulldown_cmark::{CowStr, Event as Source, Tag as SourceTag, TagEnd as SourceEnd};
use std::borrow::Cow;

use super::input::is_slice;
use super::prepare::PLACEHOLDER;
use super::walk::Walker;
use super::{Event, LinkTag, Range, Sink, Tag, TagEnd, bare, call, item};
use crate::parse::{LinkKind, LossKind};

impl<'a, S: Sink<'a>> Walker<'a, '_, S> {
    pub(super) fn text_event(&mut self, text: CowStr<'a>, range: Range) {
        if self.in_code {
            let text = self.restored(text, &range);
            return self.emit(Event::Text(text), range);
        }
        if !self.prepared.calls_in(&range).is_empty() {
            return self.text_with_calls(&text, &range);
        }
        self.formula_mark(&text, &range);
        if !is_slice(self.text, &text, &range) {
            return self.words(text, range);
        }
        let start = range.start + attribute_list(self.text, &range);
        if start < range.end {
            self.slice(start..range.end);
        }
    }

    /// The text with calls as they were written.
    pub(super) fn restored(&self, text: CowStr<'a>, range: &Range) -> CowStr<'a> {
        match self.prepared.restored(&text, range) {
            Cow::Owned(restored) => restored.into(),
            Cow::Borrowed(_) => text,
        }
    }

    /// Shows the calls of other tools among the words.
    fn text_with_calls(&mut self, text: &CowStr<'a>, range: &Range) {
        let prepared = self.prepared;
        let exact = is_slice(self.text, text, range);
        let mut calls = prepared.calls_in(range).iter();
        let mut done = 0;
        for (at, mark) in text.match_indices(PLACEHOLDER) {
            let is_call = |(place, _): &&(usize, Range)| !exact || *place == range.start + at;
            let Some((_, call)) = calls.as_slice().first().filter(is_call) else { continue };
            calls.next();
            self.call_piece(text, done..at, range, exact);
            let (_, place) = self.part(text, at..at + mark.len(), range, exact);
            self.foreign_call(&prepared.source[call.clone()], place);
            done = at + mark.len();
        }
        self.call_piece(text, done..text.len(), range, exact);
    }

    fn foreign_call(&mut self, written: &'a str, place: Range) {
        if let Some(read) = call::read(written) {
            let span = self.prepared.span(&place);
            self.report.lose(LossKind::Call, read.name, span);
        }
        self.emit(Event::Call(CowStr::Borrowed(written)), place);
    }

    fn call_piece(&mut self, text: &CowStr<'a>, part: Range, whole: &Range, exact: bool) {
        if !part.is_empty() {
            let (words, place) = self.part(text, part, whole, exact);
            self.words(words, place);
        }
    }

    /// Text that stands in the source as it is.
    fn slice(&mut self, range: Range) {
        let text: &'a str = &self.text[range.clone()];
        match text.ends_with('}').then(|| item::split_id(text)).flatten() {
            Some((words, id)) if self.is_item_end() => {
                let end = range.start + words.len();
                self.words(CowStr::Borrowed(words), range.start..end);
                self.emit(Event::ItemId(CowStr::Borrowed(id)), end..range.end);
            }
            _ => self.words(CowStr::Borrowed(text), range),
        }
    }

    /// Whether the line of a list item ends here.
    fn is_item_end(&mut self) -> bool {
        let mut ends = self.open.iter().rev().map(|open| open.end);
        let in_item = match ends.next() {
            Some(TagEnd::Item) => true,
            Some(TagEnd::Paragraph) => ends.next() == Some(TagEnd::Item),
            _ => false,
        };
        in_item
            && matches!(
                self.input.peek(0),
                None | Some((
                    Source::SoftBreak
                        | Source::End(SourceEnd::Paragraph | SourceEnd::Item)
                        | Source::Start(SourceTag::List(_)),
                    _
                ))
            )
    }

    /// Gives `\(` and `\)` around a formula their backslashes back.
    fn formula_mark(&mut self, text: &str, range: &Range) {
        let escaped = range.start > 0 && self.text.as_bytes()[range.start - 1] == b'\\';
        if !escaped || !text.starts_with(['(', ')']) {
            return;
        }
        let opens = text.starts_with('(') && !self.in_formula && has_formula(self.text, range.start);
        let closes = text.starts_with(')') && self.in_formula;
        if opens || closes {
            self.in_formula = opens;
            self.emit(Event::Text(CowStr::Borrowed("\\")), range.start - 1..range.start);
        }
    }

    /// Words, with bare addresses made links.
    fn words(&mut self, text: CowStr<'a>, range: Range) {
        let before = self.text[..range.start].chars().next_back();
        let first =
            if self.links == 0 && self.dropping.is_none() { bare::next(&text, 0, before) } else { None };
        let Some(mut found) = first else { return self.emit(Event::Text(text), range) };
        let exact = is_slice(self.text, &text, &range);
        let mut done = 0;
        loop {
            self.piece(&text, done..found.range.start, &range, exact);
            done = found.range.end;
            self.bare_link(&text, &found, &range, exact);
            match bare::next(&text, done, before) {
                Some(next) => found = next,
                None => break,
            }
        }
        self.piece(&text, done..text.len(), &range, exact);
    }

    fn bare_link(&mut self, text: &CowStr<'a>, found: &bare::Bare, whole: &Range, exact: bool) {
        let (words, place) = self.part(text, found.range.clone(), whole, exact);
        let target = if found.prefix.is_empty() { words } else { format!("{}{words}", found.prefix).into() };
        let title = CowStr::Borrowed("");
        let link = LinkTag { kind: LinkKind::Link, target, title, has_words: true, place: place.clone() };
        self.start(Tag::Link(link), None, place.clone());
        self.piece(text, found.range.clone(), whole, exact);
        self.close_top(place);
    }

    fn piece(&mut self, text: &CowStr<'a>, part: Range, whole: &Range, exact: bool) {
        if !part.is_empty() {
            let (words, place) = self.part(text, part, whole, exact);
            self.emit(Event::Text(words), place);
        }
    }

    /// A part of a text with its place.
    fn part(&self, text: &CowStr<'a>, part: Range, whole: &Range, exact: bool) -> (CowStr<'a>, Range) {
        if exact {
            let place = whole.start + part.start..whole.start + part.end;
            (CowStr::Borrowed(&self.text[place.clone()]), place)
        } else {
            (text[part].to_owned().into(), whole.clone())
        }
    }
}

/// Whether a `\)` follows the `(` at `at` soon, in the same paragraph and with something between.
fn has_formula(text: &str, at: usize) -> bool {
    let near = &text.as_bytes()[at + 1..text.len().min(at + 200)];
    let end = near.windows(2).position(|pair| pair == b"\\)");
    let paragraph = near.windows(2).position(|pair| pair == b"\n\n").unwrap_or(near.len());
    end.is_some_and(|end| end > 0 && end < paragraph)
}

/// Length of the attributes that MkDocs and Kramdown put behind a link or picture, as in
/// `[More](more.md){ .button }`; 0 when the text at `range` begins with none.
fn attribute_list(text: &str, range: &Range) -> usize {
    let is_behind = text[..range.start].ends_with([')', ']']);
    let line = text[range.clone()].split('\n').next().unwrap_or("");
    let inside = line.strip_prefix('{').filter(|_| is_behind).and_then(|rest| rest.split_once('}'));
    let Some((inside, _)) = inside else { return 0 };
    let mut words = inside.trim_start_matches(':').split_whitespace().peekable();
    let is_attribute = |word: &str| {
        word.starts_with(['.', '#']) && word.len() > 1
            || word.split_once('=').is_some_and(|(name, _)| {
                name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
    };
    if words.peek().is_some() && words.all(is_attribute) { inside.len() + 2 } else { 0 }
}
