//! The words that a misspelt word may have meant, by their first and by their last letter.
//!
//! In: the words in order, with how many pages have them. Out: files by name: `z/r` holds the words
//! that begin with r, `y/w` those that end with w; one wrong letter spoils only one of the two. Of
//! letters with very many words there is one file per length (`z/r7`). Never: words with digits, or so
//! short that any other would be near.
//!
//! A word is written as the words of `shards` are, then how many pages have it, as the number of its
//! binary digits.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::memo::Lexicon;
use super::shards::{Shards, as_text, front_coded};
use super::symbols;

/// Words of fewer letters are not corrected.
const SHORTEST: usize = 3;
/// A letter with more than so many bytes of words has one file per length.
const MOST: usize = 24 << 10;

/// The files, by name (`z/r`).
pub(super) fn files(lexicon: &Lexicon, shards: &Shards) -> BTreeMap<String, String> {
    let words: Vec<Entry<'_>> =
        shards.counts.par_iter().filter_map(|(word, pages)| entry(lexicon, *word, *pages)).collect();
    let first = |entry: &Entry<'_>| entry.folded.chars().next();
    let last = |entry: &Entry<'_>| entry.folded.chars().next_back();
    let (mut files, others) = rayon::join(|| by_letter("z", &words, first), || by_letter("y", &words, last));
    files.extend(others);
    files
}

/// A word that may have been meant.
#[derive(Clone, Copy)]
struct Entry<'a> {
    text: &'a str,
    folded: &'a str,
    length: usize,
    pages: usize,
}

fn entry(lexicon: &Lexicon, word: u32, pages: usize) -> Option<Entry<'_>> {
    let word = &lexicon.words[word as usize];
    let (text, folded) = (&*word.text, word.folded());
    let length = folded.chars().count();
    let is_word = length >= SHORTEST && folded.chars().all(|letter| letter.is_alphabetic() || letter == '\'');
    is_word.then_some(Entry { text, folded, length, pages })
}

fn by_letter(
    folder: &str,
    words: &[Entry<'_>],
    letter: impl Fn(&Entry<'_>) -> Option<char>,
) -> BTreeMap<String, String> {
    let mut letters: BTreeMap<char, Vec<Entry<'_>>> = BTreeMap::new();
    for word in words {
        letters.entry(letter(word).unwrap_or('_')).or_default().push(*word);
    }
    let files = letters.into_iter().flat_map(|(letter, words)| {
        let whole = write(&words);
        if whole.len() <= MOST {
            return vec![(format!("{folder}/{letter}"), whole)];
        }
        let mut lengths: BTreeMap<usize, Vec<Entry<'_>>> = BTreeMap::new();
        words.iter().for_each(|word| lengths.entry(word.length).or_default().push(*word));
        lengths.iter().map(|(length, words)| (format!("{folder}/{letter}{length}"), write(words))).collect()
    });
    files.collect()
}

fn write(words: &[Entry<'_>]) -> String {
    let (mut out, mut before) = (Vec::new(), "");
    for word in words {
        front_coded(&mut out, before, word.text);
        symbols::write(&mut out, word.pages.ilog2() as usize);
        before = word.text;
    }
    as_text(out)
}
