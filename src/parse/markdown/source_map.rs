//! The way back from prepared text to the file.
//!
//! In: pieces of text, copied or new. Out: for every offset of the prepared text an offset of
//! the source. Never: an offset beyond the source.

use super::Range;
use crate::source::Span;

/// Where the pieces of a prepared text come from. Empty: the text is the source.
#[derive(Debug, Clone, Default)]
pub(super) struct SourceMap {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    source: usize,
    copied: bool,
}

impl SourceMap {
    /// Notes that from `start` on the text is a copy of the source at `source`.
    pub(super) fn copied(&mut self, start: usize, source: usize) {
        self.pieces.push(Piece { start, source, copied: true });
    }

    /// Notes that from `start` on the text is new and stands for the place `source`.
    pub(super) fn new_text(&mut self, start: usize, source: usize) {
        self.pieces.push(Piece { start, source, copied: false });
    }

    /// The offset in the source.
    pub(super) fn offset(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        match after.checked_sub(1).and_then(|index| self.pieces.get(index)) {
            None => at,
            Some(piece) if piece.copied => piece.source + (at - piece.start),
            Some(piece) => piece.source,
        }
    }

    /// The span in the source.
    pub(super) fn span(&self, range: &Range) -> Span {
        if self.pieces.is_empty() {
            return range.clone().into();
        }
        let start = self.offset(range.start);
        let end = if range.is_empty() { start } else { self.offset(range.end - 1) + 1 };
        Span::new(start, end.max(start))
    }
}
