//! The texts that a page cuts out of its files, to show them in places of its own.
//!
//! In: spans of the page's files. Out: their numbers, by which templates write them, and the cuts for
//! `markup`. Never: reads a text.

use crate::insight::Place;
use crate::markup::Cut;
use crate::parse::growth::Section;
use crate::source::Span;

/// Collects the texts that a page cuts out.
#[derive(Debug, Default)]
pub(in crate::view) struct Pieces {
    /// The file of the page and what is cut out of it, in the order of the numbers.
    pub(in crate::view) cuts: Vec<(usize, Cut)>,
}

impl Pieces {
    fn add(&mut self, file: usize, cut: Cut) -> usize {
        self.cuts.push((file, cut));
        self.cuts.len() - 1
    }

    /// The number of a few words of a line.
    pub(super) fn words(&mut self, file: usize, span: Span) -> usize {
        self.add(file, Cut::Words(span))
    }

    /// The number of whole blocks.
    pub(super) fn blocks(&mut self, file: usize, span: Span) -> usize {
        self.add(file, Cut::Blocks(span))
    }

    /// Leaves blocks out.
    pub(super) fn away(&mut self, file: usize, span: Span) {
        self.add(file, Cut::Away(span));
    }

    /// The number of the text of a section, without its heading and the lists that were read as lines.
    pub(in crate::view) fn section(&mut self, file: usize, section: &Section) -> usize {
        self.away(file, section.heading);
        section.lists.iter().for_each(|list| self.away(file, *list));
        self.blocks(file, section.span)
    }

    /// The number of the words at a place of the page's own files; `None` for those of another page.
    pub(super) fn words_at(&mut self, place: Place, words: Span) -> Option<usize> {
        place.page.is_none().then(|| self.words(place.file, words))
    }
}
