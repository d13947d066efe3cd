//! A piece of a line that knows where it stands.
//!
//! In: a line, from the text of a file or from a value of its front matter. Out: pieces of it with true
//! spans, and the line with one piece written otherwise. Never: a span outside of the line; where a value
//! stands in the file otherwise than it reads, every piece has the span of the whole value.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// A piece of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    line: &'a str,
    start: usize,
    end: usize,
    at: At,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
enum At {
    /// From this byte on, exactly as it reads.
    Exact(usize),
    /// Somewhere in here.
    Within(Span),
}

impl<'a> Piece<'a> {
    /// A whole line that stands at `offset` exactly as it reads.
    pub(super) fn exact(line: &'a str, offset: usize) -> Self {
        Self { line, start: 0, end: line.len(), at: At::Exact(offset) }
    }

    /// A whole line that was read out of `span` of the file.
    pub(super) fn within(line: &'a str, file: &str, span: Span) -> Self {
        let found = file.get(span.range()).and_then(|source| source.find(line));
        let at = found.map_or(At::Within(span), |at| At::Exact(span.start as usize + at));
        Self { line, start: 0, end: line.len(), at }
    }

    /// Its text.
    pub(super) fn text(self) -> &'a str {
        &self.line[self.start..self.end]
    }

    /// Where it stands.
    pub(super) fn span(self) -> Span {
        match self.at {
            At::Exact(offset) => Span::new(offset + self.start, offset + self.end),
            At::Within(span) => span,
        }
    }

    /// A part of it.
    pub(super) fn cut(self, range: Range<usize>) -> Self {
        Self { start: self.start + range.start, end: self.start + range.end, ..self }
    }

    /// Its first `end` bytes.
    pub(super) fn to(self, end: usize) -> Self {
        self.cut(0..end)
    }

    /// What is behind its first `start` bytes.
    pub(super) fn from(self, start: usize) -> Self {
        self.cut(start..self.text().len())
    }

    /// Everything from its start to the end of `other`, a later piece of the same line.
    pub(super) fn through(self, other: Self) -> Self {
        Self { end: other.end.max(self.start), ..self }
    }

    /// The piece without blanks around it.
    pub(super) fn trim(self) -> Self {
        let text = self.text();
        let start = text.len() - text.trim_start().len();
        self.cut(start..start + text.trim().len())
    }

    /// What is before and behind the first `mark`.
    pub(super) fn split_once(self, mark: &str) -> Option<(Self, Self)> {
        let at = self.text().find(mark)?;
        Some((self.to(at), self.from(at + mark.len())))
    }

    pub(super) fn is_empty(self) -> bool {
        self.text().trim().is_empty()
    }

    /// Its words on one line.
    pub(super) fn words(self) -> String {
        one_line(self.text())
    }

    /// The whole line with `new` in the place of this piece.
    pub(super) fn replaced(self, new: &str) -> String {
        one_line(&format!("{}{new}{}", &self.line[..self.start], &self.line[self.end..]))
    }

    /// A finding about it.
    pub(super) fn wrong(self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.span())
    }

    /// The fix of a finding: the whole line with `new` in the place of this piece.
    pub(super) fn write(self, new: &str) -> String {
        format!("write `{}`", crate::syntax::clipped(&self.replaced(new)))
    }
}

/// The words of a text with single blanks between them.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_know_their_places_and_their_line() {
        let file = "+++\na = \"b: 1,5 -> 3\"\n";
        let piece = Piece::within("b: 1,5 -> 3", file, Span::new(8, 21));
        let (name, value) = piece.split_once(":").expect("a colon");
        assert_eq!((name.text(), &file[name.span().range()]), ("b", "b"));
        let number = value.trim().to(3);
        assert_eq!((number.text(), number.replaced("1.5")), ("1,5", "b: 1.5 -> 3".to_owned()));
        assert_eq!(&file[number.span().range()], "1,5");
        assert_eq!(number.through(value.trim()).text(), "1,5 -> 3");
    }

    #[test]
    fn a_value_with_escapes_has_one_place() {
        let file = r#"a = "b\u0020c""#;
        let piece = Piece::within("b c", file, Span::new(4, 14));
        assert_eq!(piece.to(1).span(), Span::new(4, 14));
    }
}
