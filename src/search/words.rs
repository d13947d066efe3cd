//! Texts as the words that can be searched for.
//!
//! In: any text. Out: its words in lower case, one by one. Never: an inflected form made equal to
//! another, or a diacritic lost: the client does both, with the query at hand.
//!
//! A word is a run of letters, digits and marks. Names of many parts (`max_open_files`,
//! `well-kept`, `GitHub`, `1.5`) give every part, and the whole without what joins it. Scripts that are
//! written without blanks give pairs of neighbouring characters. `themes/default/search/engine.js`
//! cuts a query in the same way; a test holds the two together.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, is_nfkc_quick};

use std::borrow::Cow;

/// Runs of more characters are no words: keys, sums, encoded files.
const LONGEST: usize = 48;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A word, or a part of a name.
    Word(&'a str),
    /// All parts of a name together; it counts for the length of no text.
    Whole(&'a str),
}

/// Hands every word of `text` to `found`, in order.
pub(super) fn words(text: &str, found: &mut dyn FnMut(Found<'_>)) {
    let text = normal(text);
    let mut rest = &*text;
    while let Some(start) = rest.find(is_letter) {
        let length = run(&rest[start..]);
        split(&rest[start..start + length], found);
        rest = &rest[start + length..];
    }
}

/// The text with compatible characters made one: wide letters, ligatures, composed marks.
fn normal(text: &str) -> Cow<'_, str> {
    let others = text.chars().filter(|letter| !letter.is_ascii());
    match is_nfkc_quick(others) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfkc().collect()),
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || !letter.is_ascii() && (letter.is_alphanumeric() || is_combining_mark(letter))
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '_' | '-' | '.' | '\'' | '’' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// The length in bytes of the run of letters, with one joiner between two, that `text` starts with.
fn run(text: &str) -> usize {
    let mut end = 0;
    let mut joined = false;
    for (at, letter) in text.char_indices() {
        if is_letter(letter) {
            end = at + letter.len_utf8();
            joined = false;
        } else if is_joiner(letter) && !joined {
            joined = true;
        } else {
            break;
        }
    }
    // `C++`, `C#`, `F#`: one letter and its signs.
    if end == 1 { end + signs(&text[1..]) } else { end }
}

/// The length of the signs that make a letter the name of a language.
fn signs(rest: &str) -> usize {
    let signs = rest.bytes().take_while(|byte| matches!(byte, b'+' | b'#')).count().min(2);
    if rest[signs..].starts_with(is_letter) { 0 } else { signs }
}

/// The words of a run.
fn split(run: &str, found: &mut dyn FnMut(Found<'_>)) {
    if run.bytes().all(|byte| byte.is_ascii_lowercase()) {
        if fits(run) {
            found(Found::Word(run));
        }
        return;
    }
    let parts = parts(run);
    let mut whole = String::new();
    for part in &parts {
        let lower = lower(part);
        whole.push_str(&lower);
        each(&lower, found);
    }
    if parts.len() > 1 && fits(&whole) && !whole.chars().any(is_unspaced) {
        found(Found::Whole(&whole));
    }
}

/// Whether a run is short enough for a word.
fn fits(run: &str) -> bool {
    run.len() <= LONGEST || run.chars().count() <= LONGEST
}

fn lower(part: &str) -> String {
    part.to_lowercase().replace('’', "'")
}

/// The parts of a run: between joiners, and where a capital begins a new word.
fn parts(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = run.char_indices().collect();
    for (at, (place, letter)) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at].1);
        let after = letters.get(at + 1).map(|(_, letter)| *letter);
        let is_sign =
            is_joiner(letter) && !(is_apostrophe(letter) && is_short(&run[place + letter.len_utf8()..]));
        let is_new = before.is_some_and(|before| begins(before, letter, after));
        if (is_sign || is_new) && start < place {
            parts.push(&run[start..place]);
        }
        if is_sign {
            start = place + letter.len_utf8();
        } else if is_new {
            start = place;
        }
    }
    parts.extend(Some(&run[start..]).filter(|part| !part.is_empty()));
    parts
}

/// Whether what stands behind an apostrophe belongs to the word before it: `Mara's`, `don't`.
fn is_short(rest: &str) -> bool {
    rest.chars().take_while(|letter| is_letter(*letter)).count() <= 2
}

/// Whether a capital begins a word inside a run: `maxOpen`, `HTTPServer`.
fn begins(before: char, letter: char, after: Option<char>) -> bool {
    letter.is_uppercase()
        && (before.is_lowercase() || before.is_uppercase() && after.is_some_and(char::is_lowercase))
}

/// The words of a part in lower case: itself, or pairs where the script has no blanks.
fn each(part: &str, found: &mut dyn FnMut(Found<'_>)) {
    let mut rest = part;
    while let Some(first) = rest.chars().next() {
        let is_pairs = is_unspaced(first);
        let end = rest.find(|letter| is_unspaced(letter) != is_pairs).unwrap_or(rest.len());
        match is_pairs {
            true => pairs(&rest[..end], found),
            false if fits(&rest[..end]) => found(Found::Word(&rest[..end])),
            false => {}
        }
        rest = &rest[end..];
    }
}

/// Neighbouring characters two by two; one alone is a word.
fn pairs(text: &str, found: &mut dyn FnMut(Found<'_>)) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    if places.len() == 2 {
        found(Found::Word(text));
    }
    for pair in places.windows(3) {
        found(Found::Word(&text[pair[0]..pair[2]]));
    }
}

/// Whether a character belongs to a script that is written without blanks between words: Thai, Lao,
/// Khmer, Burmese, kana, Han.
fn is_unspaced(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF
        | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// The word without its diacritics: what words are sorted and looked up by.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    word.nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        words(text, &mut |found| {
            out.push(match found {
                Found::Word(word) => word.to_owned(),
                Found::Whole(word) => format!("={word}"),
            });
        });
        out
    }

    #[test]
    fn texts_are_cut_into_words() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("Restore service, in 30 minutes.", &["restore", "service", "in", "30", "minutes"]),
            ("max_open_files", &["max", "open", "files", "=maxopenfiles"]),
            ("a well-kept wall", &["a", "well", "kept", "=wellkept", "wall"]),
            (
                "maxOpenFiles HTTPServer",
                &["max", "open", "files", "=maxopenfiles", "http", "server", "=httpserver"],
            ),
            ("GitHub SQL", &["git", "hub", "=github", "sql"]),
            ("Mara’s don't L'équipe d'or", &["mara's", "don't", "l", "équipe", "=léquipe", "d'or"]),
            ("C++ C# F#! a+b", &["c++", "c#", "f#", "a", "b"]),
            ("v1.5 -- 2026-10-02", &["v1", "5", "=v15", "2026", "10", "02", "=20261002"]),
            ("end. _start_ a--b", &["end", "start", "a", "b"]),
            ("東京都 の ok漢", &["東京", "京都", "の", "ok", "漢"]),
            ("Ｗｉｄｅ ﬁne e\u{301}te\u{301}", &["wide", "fine", "été"]),
            ("ΣΊΣΥΦΟΣ Straße", &["σίσυφος", "straße"]),
        ];
        for (text, words) in table {
            assert_eq!(all(text), *words, "{text}");
        }
    }

    #[test]
    fn what_is_longer_than_any_word_is_none() {
        assert_eq!(all(&"x".repeat(LONGEST)).len(), 1);
        assert_eq!(all(&"x".repeat(LONGEST + 1)), Vec::<String>::new());
        assert_eq!(all(&"X".repeat(LONGEST + 1)), Vec::<String>::new());
    }

    #[test]
    fn diacritics_are_folded() {
        assert_eq!(["résumé", "straße", "naïve", "plain"].map(fold), ["resume", "straße", "naive", "plain"]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_strange(text: String) {
            for word in all(&text) {
                proptest::prop_assert!(!word.contains([' ', '"', '\\']));
            }
        }
    }
}
