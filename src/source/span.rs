//! Places in a text: byte spans, and the way from a byte offset to line and column.
//!
//! In: a text and byte offsets into it. Out: [`Span`]s and one-based [`Position`]s.
//! Never: panics on an offset outside the text or inside a character; it clamps.

use std::ops::Range;

/// A half-open range of bytes in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; offsets beyond 4 GiB are clamped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The span moved right by `by` bytes, for text that was cut out of a larger one.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start as usize + by, self.end as usize + by)
    }

    /// The span as a range of `usize`, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place as people count it: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The starts of all lines of a text, so that a position costs one binary search.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Indexes `text`; lines end at `\n` (a `\r` before it belongs to the line).
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The position of a byte offset, clamped to the text and to a character's start.
    /// A byte-order mark at the start of the text takes no column.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let before = self.text[self.starts[line]..offset].trim_start_matches('\u{feff}');
        Position { line: to_u32(line + 1), column: to_u32(before.chars().count() + 1) }
    }

    /// The text of a line (from 1) without its line break; empty beyond the last.
    #[must_use]
    pub fn line(&self, line: u32) -> &'a str {
        let at = (line as usize).saturating_sub(1);
        let Some(start) = self.starts.get(at) else { return "" };
        let end = self.starts.get(at + 1).copied().unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }
}

/// The greatest character boundary of `text` that is not beyond `offset`.
#[must_use]
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let index = LineIndex::new("é = 1\nzwei");
        assert_eq!(index.position(3), Position { line: 1, column: 3 });
        assert_eq!(index.position(8), Position { line: 2, column: 2 });
    }

    #[test]
    fn offsets_outside_or_inside_a_character_are_clamped() {
        let index = LineIndex::new("aé");
        assert_eq!(index.position(2), Position { line: 1, column: 2 });
        assert_eq!(index.position(99), Position { line: 1, column: 3 });
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(LineIndex::new("\u{feff}ab").position(4), Position { line: 1, column: 2 });
    }

    #[test]
    fn lines_come_without_their_breaks() {
        let index = LineIndex::new("one\r\ntwo\n");
        assert_eq!((index.line(1), index.line(2), index.line(3), index.line(9)), ("one", "two", "", ""));
    }
}
