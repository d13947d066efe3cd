//! The sorted words with their lists, cut into files of about equal size.
//!
//! In: the words in order, and their lists. Out: files, and the first word of each. Never: a cut that
//! depends on all that stands before: where to cut is decided by the words themselves, so that one more
//! word changes one file.
//!
//! A word is written as: how many characters it shares with the word before, the rest, a blank, the
//! number of pages times two, plus one if its list is long; then, for a long list, the name of its
//! file; the length of what stands here, and that.

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::lists::{List, Lists};
use super::memo::{Lexicon, Word};
use super::symbols;

/// One word in so many may end a file, once it is long enough.
const ONE_IN: u64 = 8;

/// A file of words.
pub(super) struct Shard {
    /// What no word before is, and every word of the file is at least: the beginning of its first word,
    /// without diacritics.
    pub(super) first: String,
    pub(super) text: String,
}

/// The words as files.
#[derive(Default)]
pub(super) struct Shards {
    pub(super) words: Vec<Shard>,
    /// The long lists, by name.
    pub(super) long: Vec<(String, String)>,
    /// Every word, in how many pages it stands, in order.
    pub(super) counts: Vec<(u32, usize)>,
}

/// How long a file of words should be, at least and at most.
#[derive(Clone, Copy)]
struct Size {
    least: usize,
    most: usize,
}

/// Cuts the lists of all words.
pub(super) fn cut(lexicon: &Lexicon, lists: &Lists<'_>) -> Shards {
    let list = |word: &u32| lists.of(*word).map(|list| (*word, list));
    let all: Vec<(u32, List)> = lexicon.order.par_iter().filter_map(list).collect();
    let size = Size::for_all(all.iter().map(|(_, list)| list.near.len() + 6).sum());
    let mut shards = Shards::default();
    let mut open = Open::default();
    for (number, list) in all {
        let word = &lexicon.words[number as usize];
        shards.counts.push((number, list.pages));
        open.add(word, &list);
        if size.is_end(&open, word) {
            shards.words.extend(open.close());
        }
        shards.long.extend(list.whole.map(|whole| (whole.name, as_text(whole.bytes))));
    }
    shards.words.extend(open.close());
    shards
}

impl Size {
    /// The more there is, the longer the files: a reader loads the list of all files, and a few of them.
    fn for_all(bytes: usize) -> Self {
        let least = match bytes >> 20 {
            0..2 => 4 << 10,
            2..8 => 5 << 10,
            8..32 => 8 << 10,
            32..96 => 12 << 10,
            _ => 16 << 10,
        };
        Self { least, most: least + (least >> 1) }
    }

    fn is_end(self, open: &Open, word: &Word) -> bool {
        let length = open.text.len();
        length >= self.most || length >= self.least && xxh3_64(word.text.as_bytes()).is_multiple_of(ONE_IN)
    }
}

/// The file that is being written.
#[derive(Default)]
struct Open {
    first: Option<String>,
    before: String,
    /// The last word without diacritics, which may be one of the file before.
    last: String,
    text: Vec<u8>,
}

impl Open {
    fn add(&mut self, word: &Word, list: &List) {
        self.first.get_or_insert_with(|| beginning(&self.last, word.folded()));
        self.last.clear();
        self.last.push_str(word.folded());
        front_coded(&mut self.text, &self.before, &word.text);
        self.before.clear();
        self.before.push_str(&word.text);
        symbols::write(&mut self.text, list.pages * 2 + usize::from(list.whole.is_some()));
        if let Some(whole) = &list.whole {
            self.text.extend_from_slice(whole.name.as_bytes());
        }
        symbols::write(&mut self.text, list.near.len());
        self.text.extend_from_slice(&list.near);
    }

    /// The file, if there is anything in it; the next one starts anew.
    fn close(&mut self) -> Option<Shard> {
        let Self { first, text, last, .. } = std::mem::take(self);
        self.last = last;
        let first = first?;
        Some(Shard { first, text: as_text(text) })
    }
}

/// The shortest beginning of `word` that comes after `before`; all of it if they are one.
fn beginning(before: &str, word: &str) -> String {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let shortest = ends.map(|end| &word[..end]).find(|start| *start > before);
    shortest.unwrap_or(word).to_owned()
}

/// Writes a word by what it shares with the one before: how many characters, the rest, a blank.
pub(super) fn front_coded(out: &mut Vec<u8>, before: &str, word: &str) {
    let pairs = before.chars().zip(word.char_indices());
    let shared = pairs.take_while(|(one, (_, other))| one == other);
    let (count, bytes) =
        shared.fold((0, 0), |(count, _), (_, (at, letter))| (count + 1, at + letter.len_utf8()));
    symbols::write(out, count);
    out.extend_from_slice(&word.as_bytes()[bytes..]);
    out.push(b' ');
}

/// Symbols and words as text.
pub(super) fn as_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
