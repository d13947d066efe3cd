//! What is kept from one index to the next.
//!
//! In: the pages of now. Out: the words of each, with numbers for words, read once for as long as the
//! page stays as it is. Never: an order that depends on what was read before: numbers of words say
//! nothing, [`Lexicon::order`] does.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::page::{Facet, Page, Pages};
use super::places::Places;
use super::words::fold;

/// How many pages are read before their words are numbered: what bounds the memory.
const BATCH: usize = 1024;

/// What is kept from one index to the next.
#[derive(Debug, Default)]
pub struct Memo {
    pub(super) lexicon: Lexicon,
    pages: HashMap<u64, Arc<Known>>,
}

/// A page as the index knows it.
#[derive(Debug)]
pub(super) struct Known {
    /// The numbers of its words, and where the places of each end in [`Self::bytes`].
    pub(super) words: Vec<(u32, u32)>,
    /// The places of all words.
    pub(super) bytes: Vec<u8>,
    pub(super) facets: Vec<Facet>,
    pub(super) lang: String,
    pub(super) boost: u32,
    /// How many parts its fragment has.
    pub(super) parts: usize,
    /// About how many bytes its fragment has.
    pub(super) size: usize,
}

/// All words ever met, by number.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<Arc<str>, u32>,
    pub(super) words: Vec<Word>,
    /// All numbers, in the order of the words: folded first.
    pub(super) order: Vec<u32>,
}

/// A word of the lexicon.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: Arc<str>,
    /// The word without diacritics, where it has some.
    folded: Option<Box<str>>,
}

impl Word {
    /// The word without diacritics.
    pub(super) fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.text)
    }

    /// What words are sorted by.
    fn key(&self) -> (&str, &str) {
        (self.folded(), &self.text)
    }
}

impl Memo {
    /// All pages in order, those that are new read now; forgets all others.
    pub(super) fn read(&mut self, pages: &dyn Pages) -> Vec<Arc<Known>> {
        let keys: Vec<u64> = (0..pages.count()).into_par_iter().map(|at| pages.key(at)).collect();
        let fresh: Vec<usize> = (0..keys.len()).filter(|at| !self.pages.contains_key(&keys[*at])).collect();
        for batch in fresh.chunks(BATCH) {
            let read = batch.par_iter().map(|at| {
                let page = pages.page(*at);
                (Places::of(&page), page)
            });
            let read: Vec<(Places, Page)> = read.collect();
            for ((places, page), at) in read.into_iter().zip(batch) {
                let known = self.lexicon.number(places, &page);
                self.pages.insert(keys[*at], Arc::new(known));
            }
        }
        self.lexicon.sort();
        let known: Vec<Arc<Known>> = keys.iter().filter_map(|key| self.pages.get(key).cloned()).collect();
        self.pages = keys.into_iter().zip(known.iter().cloned()).collect();
        known
    }
}

impl Lexicon {
    fn number(&mut self, places: Places, page: &Page) -> Known {
        let words = places.words.into_iter().map(|(word, end)| (self.number_of(&word), end)).collect();
        let Page { facets, lang, boost, .. } = page;
        let (facets, lang, boost) = (facets.clone(), lang.clone(), *boost);
        let (parts, size) = super::fragment::measure(page);
        Known { words, bytes: places.bytes, facets, lang, boost, parts, size }
    }

    fn number_of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let text: Arc<str> = word.into();
        let folded = (!word.is_ascii()).then(|| fold(word)).filter(|folded| folded != word);
        self.words.push(Word { text: text.clone(), folded: folded.map(String::into_boxed_str) });
        self.numbers.insert(text, number);
        number
    }

    /// Sorts in what was added.
    fn sort(&mut self) {
        let known = self.order.len();
        if known == self.words.len() {
            return;
        }
        let Self { words, order, .. } = self;
        let added = u32::try_from(known).unwrap_or(u32::MAX)..u32::try_from(words.len()).unwrap_or(u32::MAX);
        order.extend(added);
        // What is sorted already is one run, which this sort takes as it is.
        order.par_sort_by(|one, other| words[*one as usize].key().cmp(&words[*other as usize].key()));
    }
}
