//! The words that mean a term, and whether they stand at a place in a text.
//!
//! In: words as a term has them, a place. Out: the span that they take there, an English plural or
//! genitive included. Capitals count where they are the term's own (`SBI`, `GitHub`), a blank is any
//! white space. Never: part of a longer word, in any script.

use std::cmp::Reverse;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

use super::PageId;
use crate::source::Span;

/// A word in a text, at which a form may begin.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) run: Span,
    pub(super) word: usize,
}

/// Words that mean something.
#[derive(Debug)]
pub(super) struct Form {
    /// As written, with single blanks.
    pub(super) words: String,
    /// How much stands before the first word, as in `.NET`.
    lead: usize,
    /// Whether capitals count.
    is_exact: bool,
    /// The terms that the words mean.
    pub(super) terms: Vec<PageId>,
    /// The term that asks to avoid the words.
    pub(super) avoided_for: Option<PageId>,
}

impl Form {
    pub(super) fn new(written: &str) -> Option<Self> {
        let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let lead = words.find(is_letter)?;
        let is_exact = has_own_capitals(&words);
        Some(Self { words, lead, is_exact, terms: Vec::new(), avoided_for: None })
    }

    /// What makes two forms the same.
    pub(super) fn key(&self) -> String {
        if self.is_exact { self.words.clone() } else { self.words.to_lowercase() }
    }

    pub(super) fn first_word(&self) -> String {
        let mut folded = String::new();
        let word = next_word(&self.words, self.lead, self.words.len()).unwrap_or_default();
        fold(&self.words[word], &mut folded);
        folded
    }

    pub(super) fn means(&mut self, term: PageId) {
        if !self.terms.contains(&term) {
            self.terms.push(term);
        }
    }

    /// Which of two forms found at one word wins: the one that begins first, then the longer one.
    pub(super) fn rank(&self, span: Span) -> (Reverse<u32>, u32, usize, bool) {
        (Reverse(span.start), span.end, self.words.len(), self.is_exact)
    }

    /// Where the form stands if it does so at this place, an English ending included.
    pub(super) fn find(&self, Place { text, run, word }: Place<'_>) -> Option<Span> {
        let start = word.checked_sub(self.lead).filter(|start| *start >= run.start as usize)?;
        let inside = text.get(start..run.end as usize)?;
        let length = self.length_in(inside)?;
        let length = length + self.ending(&inside[length..])?;
        let is_part = text[..start].ends_with(is_letter) || text[start + length..].starts_with(is_letter);
        (!is_part).then(|| Span::new(start, start + length))
    }

    /// How much of `text` is the form, if it begins with it.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        for wanted in self.words.chars() {
            rest = if wanted == ' ' {
                let words = rest.trim_start();
                (words.len() < rest.len()).then_some(words)?
            } else {
                let mut letters = rest.chars();
                letters.next().filter(|letter| self.is_same(*letter, wanted))?;
                letters.as_str()
            };
        }
        Some(text.len() - rest.len())
    }

    fn is_same(&self, one: char, other: char) -> bool {
        one == other || !self.is_exact && one.to_lowercase().eq(other.to_lowercase())
    }

    /// Length of the English ending that follows the form, if any; `None` when the form is only the
    /// beginning of a longer word.
    fn ending(&self, rest: &str) -> Option<usize> {
        let ends_at = |length: usize| !rest[length..].starts_with(is_letter);
        let takes = |ending: &str| rest.starts_with(ending) && ends_at(ending.len());
        let mut endings = ENDINGS.iter().filter(|_| self.words.ends_with(is_letter));
        let ending = endings.find(|ending| takes(ending)).map(|ending| ending.len());
        ending.or_else(|| ends_at(0).then_some(0))
    }
}

/// What may follow a form and belongs to it: the plural and the genitive.
const ENDINGS: [&str; 4] = ["'s", "\u{2019}s", "es", "s"];

/// Whether a letter can be part of a word.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || (!letter.is_ascii() && is_combining_mark(letter))
}

/// Whether the capitals of these words are their own, as in `SBI` or `GitHub`, and not only those
/// that begin words.
fn has_own_capitals(words: &str) -> bool {
    let has_inner = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let is_loud = words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
    is_loud || words.split(|letter| !is_letter(letter)).any(has_inner)
}

/// The next word of `text` between `from` and `end`.
pub(super) fn next_word(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let rest = text.get(from..end)?;
    let start = rest.find(is_letter)?;
    let length = rest[start..].find(|letter| !is_letter(letter)).unwrap_or(rest.len() - start);
    Some(from + start..from + start + length)
}

/// Writes `word` in the form in which first words are looked up.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// The first words of the forms that a word of a text may begin: itself, and without its ending.
pub(super) fn keys(word: &str) -> impl Iterator<Item = &str> {
    [Some(word), word.strip_suffix('s'), word.strip_suffix("es")].into_iter().flatten()
}
