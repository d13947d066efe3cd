//! The pages of each word, in the order of the pages.
//!
//! In: all pages with their words. Out: one [`List`] per word that stands in a page. Never: work per
//! word and page: the lists are counted, laid out and filled in one pass each.
//!
//! A list is written as the gap to the page before, then the places in that page. Of a long list, the
//! pages where the word says most stand with the word, and the whole list in a file of its own, which
//! is loaded only when nothing else finds enough.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use super::memo::Known;
use super::places;
use super::symbols;

/// A longer list stands in a file of its own.
const LONG: usize = 6000;
/// About how much of such a list stands with the word.
const KEPT: usize = 2000;

/// Where the pages of all words stand, by number of the word.
pub(super) struct Lists<'a> {
    pages: &'a [Arc<Known>],
    /// Where the list of each word starts in [`Self::entries`]; one more at the end.
    starts: Vec<usize>,
    /// A page, and which of its words.
    entries: Vec<(u32, u32)>,
}

/// The list of a word.
pub(super) struct List {
    /// In how many pages the word stands.
    pub(super) pages: usize,
    /// What stands with the word.
    pub(super) near: Vec<u8>,
    /// The whole list, when only a part of it stands with the word.
    pub(super) whole: Option<Whole>,
}

/// A list in a file of its own.
pub(super) struct Whole {
    /// Its hash, which is its name.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl<'a> Lists<'a> {
    /// The lists of `count` words.
    pub(super) fn new(pages: &'a [Arc<Known>], count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        for (word, _) in pages.iter().flat_map(|page| &page.words) {
            starts[*word as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); starts[count]];
        for (page, at) in pages.iter().zip(0..) {
            for ((word, _), slot) in page.words.iter().zip(0..) {
                let place = &mut next[*word as usize];
                entries[*place] = (at, slot);
                *place += 1;
            }
        }
        Self { pages, starts, entries }
    }

    /// The list of a word; `None` when it stands in no page.
    pub(super) fn of(&self, word: u32) -> Option<List> {
        let word = word as usize;
        let entries = &self.entries[self.starts[word]..self.starts[word + 1]];
        if entries.is_empty() {
            return None;
        }
        let whole = self.write(entries);
        if whole.len() <= LONG {
            return Some(List { pages: entries.len(), near: whole, whole: None });
        }
        let near = self.write(&self.best(entries, whole.len()));
        let whole = Whole { name: symbols::short(xxh3_64(&whole)), bytes: whole };
        Some(List { pages: entries.len(), near, whole: Some(whole) })
    }

    fn write(&self, entries: &[(u32, u32)]) -> Vec<u8> {
        let mut out = Vec::with_capacity(entries.len() * 3);
        let mut next = 0;
        for entry in entries {
            symbols::write(&mut out, (entry.0 - next) as usize);
            out.extend_from_slice(self.places(*entry));
            next = entry.0 + 1;
        }
        out
    }

    fn places(&self, (page, slot): (u32, u32)) -> &[u8] {
        let Known { words, bytes, .. } = &*self.pages[page as usize];
        let slot = slot as usize;
        let start = slot.checked_sub(1).map_or(0, |before| words[before].1);
        &bytes[start as usize..words[slot].1 as usize]
    }

    /// The entries where the word says most, in the order of the pages.
    fn best(&self, entries: &[(u32, u32)], size: usize) -> Vec<(u32, u32)> {
        let count = (entries.len() * KEPT / size).max(1);
        let mut ranked: Vec<(usize, (u32, u32))> =
            entries.iter().map(|entry| (places::best(self.places(*entry)), *entry)).collect();
        ranked.sort_by(|(one, before), (other, after)| other.cmp(one).then(before.cmp(after)));
        ranked.truncate(count);
        let mut best: Vec<(u32, u32)> = ranked.into_iter().map(|(_, entry)| entry).collect();
        best.sort_unstable();
        best
    }
}
