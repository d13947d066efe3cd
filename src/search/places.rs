//! Where in a page each of its words stands, and how much it says there.
//!
//! In: a [`Page`]. Out: its words, each with its places as the index writes them. Never: another page:
//! an edit elsewhere changes no byte of this.
//!
//! The title, with the words that a page is to be found by, is section 0; the texts follow. In a
//! section a word has a level from 0 to 7: how often it stands there against the length of the
//! section ([`LEVELS`]); in a title or heading, how much of it the word is. A place is the number
//! `((gap · 2 + more) · 2 + heading) · 8 + level` in [`symbols`], the gap counted from the section
//! before; `heading` says that the word stands in the heading (or title), `more` that a place follows.

use std::collections::HashMap;

use super::page::Page;
use super::symbols;
use super::words::{Found, words};

/// What a level stands for: how often a word would stand in a section of usual length, in hundredths.
/// `lists.js` has the same table.
const LEVELS: [usize; 8] = [15, 40, 65, 100, 150, 220, 320, 450];
/// How many words a section usually has.
const USUAL: usize = 120;
/// How much the length of a section counts, in hundredths; the rest counts every text alike.
const LENGTH: usize = 60;
/// A title or heading of so many words and more gives each of them the lowest level.
const LONG_TITLE: usize = 8;
/// The level of the words that a page is found by beside its title.
const BESIDE: usize = 3;

/// The words of a page with their places.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Each word once, in the order of the text, and where its places end in [`Self::bytes`].
    pub(super) words: Vec<(Box<str>, u32)>,
    /// The places of all words, one after the other.
    pub(super) bytes: Vec<u8>,
}

/// A word in one section.
#[derive(Clone, Copy)]
struct Place {
    section: u32,
    count: u32,
    in_heading: bool,
}

/// How many words stand in a section.
#[derive(Clone, Copy)]
struct Lengths {
    heading: usize,
    text: usize,
}

/// The words met so far.
#[derive(Default)]
struct Met {
    known: HashMap<Box<str>, u32>,
    words: Vec<(Box<str>, Vec<Place>)>,
}

impl Places {
    /// The words of `page`.
    pub(super) fn of(page: &Page) -> Self {
        let mut met = Met::default();
        let mut lengths = vec![Lengths { heading: met.read(&page.title, 0, true), text: 0 }];
        for text in &page.words {
            met.read(text, 0, false);
        }
        for (section, at) in page.sections.iter().zip(1..) {
            let heading = met.read(&section.heading, at, true);
            lengths.push(Lengths { heading, text: met.read(&section.text, at, false) });
        }
        met.write(&lengths)
    }
}

impl Met {
    /// Notes the words of a text, and says how many there are.
    fn read(&mut self, text: &str, section: u32, in_heading: bool) -> usize {
        let mut length = 0;
        words(text, &mut |found| {
            let (Found::Word(word) | Found::Whole(word)) = found;
            length += usize::from(matches!(found, Found::Word(_)));
            self.note(word, section, in_heading);
        });
        length
    }

    fn note(&mut self, word: &str, section: u32, in_heading: bool) {
        let at = self.known.get(word).copied().unwrap_or_else(|| self.add(word));
        let places = &mut self.words[at as usize].1;
        match places.last_mut().filter(|place| place.section == section) {
            Some(place) => {
                place.in_heading |= in_heading;
                place.count += u32::from(!in_heading);
            }
            None => places.push(Place { section, count: u32::from(!in_heading), in_heading }),
        }
    }

    fn add(&mut self, word: &str) -> u32 {
        let at = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.known.insert(word.into(), at);
        self.words.push((word.into(), Vec::with_capacity(1)));
        at
    }

    fn write(self, lengths: &[Lengths]) -> Places {
        let mut out = Places { words: Vec::with_capacity(self.words.len()), bytes: Vec::new() };
        for (word, places) in self.words {
            write(&places, lengths, &mut out.bytes);
            out.words.push((word, u32::try_from(out.bytes.len()).unwrap_or(u32::MAX)));
        }
        out
    }
}

fn write(places: &[Place], lengths: &[Lengths], out: &mut Vec<u8>) {
    let mut next = 0;
    for (at, place) in places.iter().enumerate() {
        let more = usize::from(at + 1 < places.len());
        let gap = (place.section - next) as usize;
        let level = level(*place, lengths[place.section as usize]);
        symbols::write(out, ((gap * 2 + more) * 2 + usize::from(place.in_heading)) * 8 + level);
        next = place.section + 1;
    }
}

fn level(place: Place, lengths: Lengths) -> usize {
    match (place.section, place.in_heading) {
        (_, true) => LONG_TITLE - lengths.heading.clamp(1, LONG_TITLE),
        (0, false) => BESIDE,
        (_, false) => nearest(often(place.count as usize, lengths.text)),
    }
}

/// How often a word would stand in a section of usual length, in hundredths.
fn often(count: usize, length: usize) -> usize {
    count * 100 * 100 * USUAL / ((100 - LENGTH) * USUAL + LENGTH * length)
}

/// The highest level that the count reaches at least half-way from the one below.
fn nearest(count: usize) -> usize {
    LEVELS.windows(2).take_while(|pair| count * 2 >= pair[0] + pair[1]).count()
}

/// How much a list of places says at best: a title before a heading before text, then by level.
pub(super) fn best(places: &[u8]) -> usize {
    let (mut best, mut rest, mut first) = (0, places, true);
    while let Some((number, after)) = symbols::read(rest) {
        let in_title = first && number >> 5 == 0;
        let heading = if number & 8 == 0 { 0 } else { 8 << u8::from(in_title) };
        best = best.max(heading + (number & 7));
        (rest, first) = (after, false);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Section;

    /// The places of a word as (section, heading, level).
    fn read(places: &Places, word: &str) -> Vec<(usize, bool, usize)> {
        let at = places.words.iter().position(|(one, _)| &**one == word).expect("the word is there");
        let start = at.checked_sub(1).map_or(0, |before| places.words[before].1 as usize);
        let mut rest = &places.bytes[start..places.words[at].1 as usize];
        let (mut out, mut next) = (Vec::new(), 0);
        while let Some((number, after)) = symbols::read(rest) {
            let section = next + (number >> 5);
            out.push((section, number & 8 != 0, number & 7));
            assert_eq!(number & 16 == 0, after.is_empty(), "a place says whether one follows");
            (rest, next) = (after, section + 1);
        }
        out
    }

    fn page(title: &str, sections: &[(&str, &str)]) -> Page {
        let section = |(heading, text): &(&str, &str)| Section {
            anchor: String::new(),
            heading: (*heading).to_owned(),
            text: (*text).to_owned(),
        };
        Page { title: title.to_owned(), sections: sections.iter().map(section).collect(), ..Page::default() }
    }

    #[test]
    fn words_have_their_places_in_titles_headings_and_texts() {
        let page = page(
            "Incident review",
            &[("", "An incident."), ("Roles", "x"), ("Review", "the review, the incident")],
        );
        let places = Places::of(&page);
        // A title of two words gives each 8 - 2. One in a text of 2 words: 1 / (0.4 + 0.6 · 2 / 120) = 2.44,
        // nearer to 2.2 than to 3.2 (the middle is 2.7); of 4 words 2.38.
        assert_eq!(read(&places, "incident"), [(0, true, 6), (1, false, 5), (3, false, 5)]);
        // A heading of one word is all of it: 8 - 1.
        assert_eq!(read(&places, "review"), [(0, true, 6), (3, true, 7)]);
        assert_eq!(read(&places, "roles"), [(2, true, 7)]);
        // Twice in 4 words: 4.76, above the middle of the last two.
        assert_eq!(read(&places, "the"), [(3, false, 7)]);
    }

    #[test]
    fn words_beside_the_title_are_no_part_of_it() {
        let page = Page { words: vec!["calm".to_owned(), "review".to_owned()], ..page("Review", &[]) };
        let places = Places::of(&page);
        assert_eq!(read(&places, "calm"), [(0, false, BESIDE)]);
        assert_eq!(read(&places, "review"), [(0, true, 7)]);
    }

    #[test]
    fn the_longer_a_text_the_less_a_word_in_it() {
        let long = "word ".repeat(600) + "rare";
        let places = Places::of(&page("", &[("", &long)]));
        // 1 / (0.4 + 0.6 · 601 / 120) = 0.29, above the middle of 0.15 and 0.4.
        assert_eq!(read(&places, "rare"), [(1, false, 1)]);
    }

    #[test]
    fn the_best_place_is_a_title_then_a_heading_then_a_text() {
        let places = Places::of(&page("one", &[("two", "three three one two")]));
        let of = |word: &str| {
            let at = places.words.iter().position(|(one, _)| &**one == word).expect("the word is there");
            let start = at.checked_sub(1).map_or(0, |before| places.words[before].1 as usize);
            best(&places.bytes[start..places.words[at].1 as usize])
        };
        assert!(of("one") > of("two") && of("two") > of("three"));
    }
}
