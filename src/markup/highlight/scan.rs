//! Reading a text from its start to its end, and writing it in colours on the way.
//!
//! In: a text; what its parts are. Out: the same text, escaped, with its marked parts in
//! elements. Never: loses a character, writes one twice, or stands inside a character.
//!
//! Readers see the text through this type only, so that tests can count how often they look.

#[cfg(test)]
use std::cell::Cell;

use super::super::escape;

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Keyword,
    Text,
    Comment,
    Constant,
    Function,
    Type,
    Operator,
    Attribute,
    Variable,
    Deleted,
    Inserted,
}

impl Class {
    const fn tag(self) -> &'static str {
        match self {
            Self::Keyword => "<span class=\"k\">",
            Self::Text => "<span class=\"s\">",
            Self::Comment => "<span class=\"c\">",
            Self::Constant => "<span class=\"n\">",
            Self::Function => "<span class=\"f\">",
            Self::Type => "<span class=\"t\">",
            Self::Operator => "<span class=\"o\">",
            Self::Attribute => "<span class=\"a\">",
            Self::Variable => "<span class=\"v\">",
            Self::Deleted => "<span class=\"d\">",
            Self::Inserted => "<span class=\"i\">",
        }
    }
}

/// A text that is being read and written.
pub(super) struct Scan<'t> {
    text: &'t str,
    /// Where the reader stands.
    at: usize,
    /// How much has been written.
    done: usize,
    out: String,
    /// The class of the element that is still open.
    open: Option<Class>,
    #[cfg(test)]
    steps: Cell<usize>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            done: 0,
            out: String::with_capacity(text.len() * 2),
            open: None,
            #[cfg(test)]
            steps: Cell::new(0),
        }
    }

    /// Where the reader stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes back to a place where the reader has been.
    pub(super) fn back(&mut self, at: usize) {
        self.at = at;
    }

    /// The byte that comes next.
    pub(super) fn peek(&self) -> Option<u8> {
        self.ahead(0)
    }

    /// The byte `distance` bytes ahead.
    pub(super) fn ahead(&self, distance: usize) -> Option<u8> {
        self.count(1);
        self.text.as_bytes().get(self.at + distance).copied()
    }

    /// The byte just read.
    pub(super) fn before(&self) -> Option<u8> {
        self.behind(self.at, 1)
    }

    /// The byte `distance` bytes before `at`.
    pub(super) fn behind(&self, at: usize, distance: usize) -> Option<u8> {
        self.count(1);
        self.text.as_bytes().get(at.checked_sub(distance)?).copied()
    }

    /// Whether `text` comes next.
    pub(super) fn starts(&self, text: &str) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        self.count(1 + rest.iter().zip(text.bytes()).take_while(|(a, b)| **a == *b).count());
        rest.starts_with(text.as_bytes())
    }

    /// Reads one character.
    pub(super) fn bump(&mut self) {
        self.count(1);
        let bytes = self.text.as_bytes();
        self.at = (self.at + 1).min(bytes.len());
        while bytes.get(self.at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {
            self.at += 1;
        }
    }

    /// Reads `text` if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.starts(text);
        self.at += if found { text.len() } else { 0 };
        found
    }

    /// Reads as long as the bytes are `wanted`; these hold all or no bytes beyond ASCII.
    pub(super) fn skip(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        self.count(length + 1);
        self.at += length;
    }

    /// Reads spaces and tabs.
    pub(super) fn blanks(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Reads up to the end of the line.
    pub(super) fn line(&mut self) {
        self.skip(|byte| byte != b'\n');
    }

    /// Reads up to and with `close`; to the end of the text if it does not come.
    pub(super) fn past(&mut self, close: &str) -> bool {
        let first = close.as_bytes()[0];
        while self.at < self.text.len() {
            self.skip(|byte| byte != first);
            if self.eat(close) {
                return true;
            }
            self.bump();
        }
        false
    }

    /// The next byte that is neither a space nor a tab. The reader stays where it is.
    pub(super) fn next_solid(&self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t'));
        self.count(length.unwrap_or(rest.len()) + 1);
        rest.get(length?).copied()
    }

    /// What has been read since `from`.
    pub(super) fn since(&self, from: usize) -> &'t str {
        &self.text[from..self.at]
    }

    /// Says what has been read since `from` is.
    pub(super) fn mark(&mut self, from: usize, class: Class) {
        if from >= self.at {
            return;
        }
        if from > self.done || self.open != Some(class) {
            self.plain(from);
            self.out.push_str(class.tag());
            self.open = Some(class);
        }
        escape::text(&mut self.out, &self.text[from..self.at]);
        self.done = self.at;
    }

    /// Writes everything up to `to` without a class.
    fn plain(&mut self, to: usize) {
        if self.open.take().is_some() {
            self.out.push_str("</span>");
        }
        escape::text(&mut self.out, &self.text[self.done..to]);
        self.done = to;
    }

    /// The whole text in colours.
    pub(super) fn finish(mut self) -> String {
        self.plain(self.text.len());
        self.out
    }

    #[cfg(test)]
    fn count(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps);
    }

    #[cfg(not(test))]
    fn count(&self, _steps: usize) {}

    /// How many bytes have been looked at, each as often as it was.
    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.steps.get()
    }
}
