//! The words of a language and what they are.
//!
//! In: lists of words, while compiling. Out: the class of a word, found without a comparison
//! for most that are not in a list. Never: allocates, or sets anything up while running.

use super::scan::Class;

/// Number of places for words; a power of two, well above the number of words of any language.
const PLACES: usize = 512;
/// What the lists hold.
const CLASSES: [Class; 3] = [Class::Keyword, Class::Constant, Class::Type];

/// A hash table of words, made while compiling.
pub(super) struct Words {
    lists: [&'static str; 3],
    places: [Place; PLACES],
}

/// Where a word is written; of length 0 when there is none.
#[derive(Clone, Copy)]
struct Place {
    start: u16,
    length: u8,
    list: u8,
}

/// The table of words that are parted by spaces.
pub(super) const fn words(keywords: &'static str, constants: &'static str, types: &'static str) -> Words {
    let lists = [keywords, constants, types];
    let mut table = Words { lists, places: [Place { start: 0, length: 0, list: 0 }; PLACES] };
    let mut list = 0;
    while list < lists.len() {
        table.places = filled(table.places, lists[list].as_bytes(), list);
        list += 1;
    }
    table
}

const fn filled(mut places: [Place; PLACES], text: &'static [u8], list: usize) -> [Place; PLACES] {
    let mut start = 0;
    while start < text.len() {
        let mut end = start;
        while end < text.len() && text[end] != b' ' {
            end += 1;
        }
        if end > start {
            let mut place = hash(text, start, end);
            while places[place].length > 0 {
                place = (place + 1) % PLACES;
            }
            places[place] = Place { start: start as u16, length: (end - start) as u8, list: list as u8 };
        }
        start = end + 1;
    }
    places
}

/// A number from the first, the middle and the last letter, without their case, and the length.
const fn hash(text: &[u8], start: usize, end: usize) -> usize {
    let length = end - start;
    let first = (text[start] | 0x20) as usize;
    let middle = (text[start + length / 2] | 0x20) as usize;
    let last = (text[end - 1] | 0x20) as usize;
    (first.wrapping_mul(7) ^ middle.wrapping_mul(67) ^ last.wrapping_mul(29) ^ length.wrapping_mul(131))
        % PLACES
}

impl Words {
    /// What `word` is; with `fold`, in whatever case it is written.
    pub(super) fn class(&self, word: &str, fold: bool) -> Option<Class> {
        if word.is_empty() {
            return None;
        }
        let word = word.as_bytes();
        let mut place = hash(word, 0, word.len());
        loop {
            let Place { start, length, list } = self.places[place];
            let (start, length, list) = (usize::from(start), usize::from(length), usize::from(list));
            if length == 0 {
                return None;
            }
            let known = &self.lists[list].as_bytes()[start..start + length];
            if known == word || (fold && known.eq_ignore_ascii_case(word)) {
                return Some(CLASSES[list]);
            }
            place = (place + 1) % PLACES;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SMALL: Words = words("fn  let", "true", "u8");

    #[test]
    fn a_word_is_what_its_list_says() {
        assert_eq!(SMALL.class("fn", false), Some(Class::Keyword));
        assert_eq!(SMALL.class("let", false), Some(Class::Keyword));
        assert_eq!(SMALL.class("true", false), Some(Class::Constant));
        assert_eq!(SMALL.class("u8", false), Some(Class::Type));
        assert_eq!(SMALL.class("le", false), None);
        assert_eq!(SMALL.class("", false), None);
    }

    #[test]
    fn case_counts_unless_it_does_not() {
        assert_eq!(SMALL.class("LET", false), None);
        assert_eq!(SMALL.class("LET", true), Some(Class::Keyword));
    }
}
