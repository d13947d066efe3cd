//! Quotations, and the callouts among them.
//!
//! In: the start of a quotation and a look ahead. Out: a quotation or a callout with its title.
//! Never: takes words away from an ordinary quotation.

use pulldown_cmark::{CowStr, Event as Source, Tag as SourceTag, TagEnd as SourceEnd};

use super::callout::{self, Callout, Fold};
use super::input::is_paragraph;
use super::walk::Walker;
use super::{Event, Range, Sink, Tag};

impl<'a, S: Sink<'a>> Walker<'a, '_, S> {
    pub(super) fn quotation(&mut self, range: Range) {
        let start = match self.input.peek(0) {
            Some((event, place)) if is_paragraph(event) => place.start,
            _ => return self.start(Tag::BlockQuote, None, range),
        };
        if !self.marked_callout(start, &range) && !self.spoken_callout(&range) {
            self.start(Tag::BlockQuote, None, range);
        }
    }

    /// `> [!note]- Title`
    fn marked_callout(&mut self, start: usize, range: &Range) -> bool {
        let Some(mark) = callout::mark(&self.text[start..]) else { return false };
        match self.input.peek(1) {
            Some((Source::Text(text), place)) if place.start == start && text.len() + 4 >= mark.length => {}
            _ => return false,
        }
        self.input.next();
        self.input.trim_text(mark.length);
        let has_title = !self.input.line_ends();
        self.start(Tag::Callout(Callout::named(mark.word, mark.fold, has_title)), None, range.clone());
        if has_title {
            self.start(Tag::CalloutTitle, None, start..start);
            self.title_depth = self.open.len();
        } else {
            self.callout_text();
        }
        true
    }

    /// `> **Note:** words`
    fn spoken_callout(&mut self, range: &Range) -> bool {
        let is_strong = matches!(self.input.peek(1), Some((Source::Start(SourceTag::Strong), _)));
        let word = match self.input.peek(2) {
            Some((Source::Text(CowStr::Borrowed(word)), _)) if is_strong => *word,
            _ => return false,
        };
        let Some(kind) = callout::spoken_kind(word) else { return false };
        if !matches!(self.input.peek(3), Some((Source::End(SourceEnd::Strong), _))) {
            return false;
        }
        let (colon, blanks) = match self.input.peek(4) {
            Some((Source::Text(text), _)) => (text.starts_with(':'), lead_in(text)),
            Some((Source::SoftBreak | Source::HardBreak | Source::End(SourceEnd::Paragraph), _)) => (true, 0),
            _ => (false, 0),
        };
        if !colon && !word.ends_with(':') {
            return false;
        }
        (0..4).for_each(|_| drop(self.input.next()));
        if blanks > 0 {
            self.input.trim_text(blanks);
        }
        let head = Callout { kind, word: None, fold: Fold::None, has_title: false };
        self.start(Tag::Callout(head), None, range.clone());
        self.callout_text();
        true
    }

    /// Begins the first paragraph of a callout, unless there is nothing in it.
    fn callout_text(&mut self) {
        match self.input.peek(0).map(|next| next.0.clone()) {
            Some(Source::End(SourceEnd::Paragraph)) => drop(self.input.next()),
            Some(Source::SoftBreak | Source::HardBreak) => {
                self.input.next();
                self.start_paragraph();
            }
            _ => self.start_paragraph(),
        }
    }

    fn start_paragraph(&mut self) {
        let at = self.input.peek(0).map_or(self.text.len(), |next| next.1.start);
        self.start(Tag::Paragraph, None, at..at);
    }

    pub(super) fn ends_title(&self) -> bool {
        self.title_depth > 0 && self.markdown_depth() == self.title_depth
    }

    /// The depth of the innermost thing of Markdown.
    fn markdown_depth(&self) -> usize {
        self.open.iter().rposition(|open| open.html.is_none()).map_or(0, |at| at + 1)
    }

    pub(super) fn close_title(&mut self, range: Range) {
        while self.open.len() >= self.title_depth {
            self.close_top(range.clone());
        }
        self.title_depth = 0;
    }

    pub(super) fn line_break(&mut self, event: Event<'a>, range: Range) {
        if self.ends_title() {
            self.close_title(range);
            self.start_paragraph();
        } else {
            self.emit(event, range);
        }
    }
}

/// Length of the colon and blanks at the start of the words after `**Note**`.
fn lead_in(text: &str) -> usize {
    text.len() - text.trim_start_matches([':', ' ', '\t', '\u{a0}']).len()
}
