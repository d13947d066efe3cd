//! Strings, with what is put into them.
//!
//! In: how a language writes strings. Out: marks for whole strings and for the variables and
//! expressions in them. Never: takes a quote that is not closed for the start of a string.

use super::scan::{Class, Scan};

/// A form of string.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) escape: Escape,
    /// Whether the string may go on in the next line.
    pub(super) lines: bool,
    pub(super) inner: Inner,
}

/// How a closing quote is written inside the string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    None,
    /// Behind this byte.
    Byte(u8),
    /// Twice.
    Doubled,
}

/// What else than text a string may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inner {
    None,
    /// `$name`, `${…}`, `$(…)`.
    Dollar,
    /// `${…}`.
    DollarBrace,
    /// `#{…}`.
    HashBrace,
    /// `\(…)`.
    BackslashParen,
    /// `{…}`.
    Brace,
}

pub(super) const fn quote(open: &'static str, close: &'static str) -> Quote {
    Quote { open, close, escape: Escape::Byte(b'\\'), lines: false, inner: Inner::None }
}

impl Quote {
    pub(super) const fn lines(self) -> Self {
        Self { lines: true, ..self }
    }

    pub(super) const fn escape(self, escape: Escape) -> Self {
        Self { escape, ..self }
    }

    pub(super) const fn inner(self, inner: Inner) -> Self {
        Self { inner, ..self }
    }
}

/// `"…"` in one line.
pub(super) const DOUBLE: Quote = quote("\"", "\"");
/// `'…'` in one line.
pub(super) const SINGLE: Quote = quote("'", "'");

/// Number of forms of strings for which is remembered where they do not end.
const FORMS: usize = 8;

/// Where strings do not end: keeps each text from being searched more than once in vain.
#[derive(Default)]
pub(super) struct Unclosed {
    ends: [usize; FORMS],
    /// Whether strings before `:` are keys.
    has_keys: bool,
}

impl Unclosed {
    pub(super) fn new(has_keys: bool) -> Self {
        Self { has_keys, ..Self::default() }
    }

    /// Reads and marks the string that starts here in one of the `forms`.
    pub(super) fn string(&mut self, scan: &mut Scan<'_>, forms: &[Quote]) -> bool {
        self.string_from(scan, forms, (scan.at(), None))
    }

    /// The same for a string whose prefix starts at `from` and says what the string holds.
    pub(super) fn string_from(
        &mut self,
        scan: &mut Scan<'_>,
        forms: &[Quote],
        (from, inner): (usize, Option<Inner>),
    ) -> bool {
        let Some(next) = scan.peek() else { return false };
        forms.iter().enumerate().any(|(number, quote)| {
            let quote = quote.inner(inner.unwrap_or(quote.inner));
            quote.open.as_bytes()[0] == next && self.closed(scan, &quote, (number, from))
        })
    }

    fn closed(&mut self, scan: &mut Scan<'_>, quote: &Quote, (number, from): (usize, usize)) -> bool {
        let start = scan.at();
        let barrier = &mut self.ends[number % FORMS];
        if start < *barrier || !scan.eat(quote.open) {
            return false;
        }
        let inside = scan.at();
        if !quote.read(scan) {
            *barrier = scan.at();
            scan.back(start);
            return false;
        }
        let end = scan.at();
        if quote.inner != Inner::None {
            scan.back(inside);
            return quote.mark_inner(scan, from, end);
        }
        let is_key = self.has_keys && scan.next_solid() == Some(b':');
        scan.mark(from, if is_key { Class::Attribute } else { Class::Text });
        true
    }

    /// Reads what `read` reads, unless it was in vain before; the place of `number` remembers.
    pub(super) fn attempt(
        &mut self,
        scan: &mut Scan<'_>,
        number: usize,
        read: impl FnOnce(&mut Scan<'_>) -> bool,
    ) -> bool {
        let start = scan.at();
        let barrier = &mut self.ends[number % FORMS];
        let found = start >= *barrier && read(scan);
        if !found {
            *barrier = scan.at().max(*barrier);
            scan.back(start);
        }
        found
    }
}

impl Quote {
    /// Reads from behind the opening quote to behind the closing one.
    fn read(&self, scan: &mut Scan<'_>) -> bool {
        let close = self.close.as_bytes()[0];
        while let Some(byte) = scan.peek() {
            if byte == close && scan.eat(self.close) {
                if self.escape != Escape::Doubled || !scan.eat(self.close) {
                    return true;
                }
            } else if byte == b'\n' && !self.lines {
                return false;
            } else if self.inner.starts(scan, byte) {
                if !self.inner.read(scan, self.lines) {
                    return false;
                }
            } else {
                self.character(scan, byte);
            }
        }
        false
    }

    /// Reads a character, or two if the first is there for the second.
    fn character(&self, scan: &mut Scan<'_>, byte: u8) {
        if self.escape == Escape::Byte(byte) || (self.inner == Inner::Brace && scan.starts("{{")) {
            scan.bump();
        }
        scan.bump();
    }

    /// Marks a string that is known to end at `end`.
    fn mark_inner(&self, scan: &mut Scan<'_>, from: usize, end: usize) -> bool {
        let mut text = from;
        while scan.at() < end {
            let Some(byte) = scan.peek() else { break };
            if scan.at() + self.close.len() <= end && self.inner.starts(scan, byte) {
                scan.mark(text, Class::Text);
                text = scan.at();
                self.inner.read(scan, self.lines);
                scan.mark(text, Class::Variable);
                text = scan.at();
            } else {
                self.character(scan, byte);
            }
        }
        scan.mark(text, Class::Text);
        true
    }
}

impl Inner {
    /// Whether something that is no text starts here.
    fn starts(self, scan: &Scan<'_>, byte: u8) -> bool {
        match (self, byte) {
            (Self::Dollar, b'$') => {
                matches!(scan.ahead(1), Some(b'{' | b'(' | b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'))
            }
            (Self::DollarBrace, b'$') | (Self::HashBrace, b'#') => scan.ahead(1) == Some(b'{'),
            (Self::BackslashParen, b'\\') => scan.ahead(1) == Some(b'('),
            (Self::Brace, b'{') => scan.ahead(1) != Some(b'{'),
            _ => false,
        }
    }

    fn read(self, scan: &mut Scan<'_>, lines: bool) -> bool {
        if self != Self::Brace {
            scan.bump();
        }
        match scan.peek() {
            Some(b'{') => pair(scan, (b'{', b'}'), lines),
            Some(b'(') => pair(scan, (b'(', b')'), lines),
            _ => {
                scan.skip(is_name);
                true
            }
        }
    }
}

/// Reads from an opening bracket to behind the closing one.
pub(super) fn pair(scan: &mut Scan<'_>, (open, close): (u8, u8), lines: bool) -> bool {
    let mut depth = 0usize;
    while let Some(byte) = scan.peek() {
        if byte == b'\n' && !lines {
            return false;
        }
        scan.bump();
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return true;
            }
        }
    }
    false
}

/// Whether a byte may be part of a name.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
