//! Which pages a handbook has: folders, names, titles, headings.
//!
//! In: a number of pages and a seed. Out: a [`Plan`], from which any page can be written without
//! writing the others. Names and titles are unique by construction.

use std::ops::Range;

use super::random::Random;
use super::words::Vocabulary;

/// Two words of 1,024 each name a page.
pub(crate) const MOST_PAGES: usize = 1 << 20;

/// How the pages of a section lie in folders.
#[derive(Clone, Copy)]
enum Shape {
    /// All in one folder, as long as it holds no more than a thousand.
    Flat,
    /// In half-years.
    Cycles,
    /// In years.
    Years,
    /// In areas.
    Areas,
    /// In topics within areas.
    Topics,
}

/// A folder below the content, its part of all pages in thousandths, its shape.
const SECTIONS: &[(&str, usize, Shape)] = &[
    ("goals", 40, Shape::Flat),
    ("people", 60, Shape::Flat),
    ("teams", 15, Shape::Flat),
    ("skills", 35, Shape::Flat),
    ("terms", 60, Shape::Flat),
    ("resources", 90, Shape::Areas),
    ("practices", 120, Shape::Areas),
    ("guides", 110, Shape::Topics),
    ("stories", 130, Shape::Years),
    ("retros", 60, Shape::Years),
    ("plans", 280, Shape::Cycles),
];

/// All folders and pages of a handbook.
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) folders: Vec<Folder>,
    pub(crate) places: Vec<Place>,
    /// The pages that are goals.
    pub(crate) goals: Range<usize>,
    /// The pages that are people.
    pub(crate) people: Range<usize>,
    /// How many pictures there are.
    pub(crate) pictures: usize,
}

/// A folder with a page of its own.
pub(crate) struct Folder {
    /// Path below the content; empty for the content itself.
    pub(crate) path: String,
    pub(crate) title: String,
}

/// Where a page lies and what it is called.
pub(crate) struct Place {
    /// Its folder's index in [`Plan::folders`].
    pub(crate) folder: usize,
    /// The name of its file without the ending.
    pub(crate) name: String,
    pub(crate) title: String,
    /// Its place in the folder, where somebody chose an order.
    pub(crate) weight: Option<usize>,
}

/// A heading of level two or three.
pub(crate) struct Heading {
    pub(crate) level: usize,
    pub(crate) text: String,
}

impl Heading {
    /// The id that GitHub's rules give it.
    pub(crate) fn id(&self) -> String {
        self.text.to_lowercase().replace(' ', "-")
    }
}

impl Plan {
    /// The plan of a handbook of `pages` pages; pages that stand for folders are not counted.
    pub(crate) fn new(seed: u64, pages: usize, words: &Vocabulary) -> Self {
        let home = Folder { path: String::new(), title: "Ferry team handbook".to_owned() };
        let mut plan = Self {
            seed,
            folders: vec![home],
            places: Vec::with_capacity(pages),
            goals: 0..0,
            people: 0..0,
            pictures: (pages / 5).clamp(1, 200),
        };
        for (at, (name, share, shape)) in SECTIONS.iter().enumerate() {
            let is_last = at + 1 == SECTIONS.len();
            let count = if is_last { pages - plan.places.len() } else { (pages * share / 1000).max(1) };
            let start = plan.places.len();
            plan.add_section(name, count.min(pages - start), *shape, words);
            match *name {
                "goals" => plan.goals = start..plan.places.len(),
                "people" => plan.people = start..plan.places.len(),
                _ => {}
            }
        }
        plan
    }

    fn add_section(&mut self, name: &str, count: usize, shape: Shape, words: &Vocabulary) {
        self.add_folder(name.to_owned(), capitalised(name));
        let room = shape.room(count);
        let mut left = count;
        for nth in 0..count.div_ceil(room) {
            if !(matches!(shape, Shape::Flat) && count <= room) {
                self.add_nested(name, nth, shape, words);
            }
            let here = left.min(room);
            self.add_pages(here, matches!(shape, Shape::Areas | Shape::Topics), words);
            left -= here;
        }
    }

    fn add_nested(&mut self, section: &str, nth: usize, shape: Shape, words: &Vocabulary) {
        let path = match shape {
            Shape::Flat => format!("{section}/group-{}", nth + 1),
            Shape::Cycles => format!("{section}/{}-h{}", 2026 - nth / 2, 2 - nth % 2),
            Shape::Years => format!("{section}/{}", 2026 - nth),
            Shape::Areas => format!("{section}/{}", words.noun(200 + nth)),
            Shape::Topics => {
                let area = format!("{section}/{}", words.noun(400 + nth / 6));
                if nth.is_multiple_of(6) {
                    self.add_folder(area.clone(), capitalised(words.noun(400 + nth / 6)));
                }
                format!("{area}/{}", words.noun(600 + nth))
            }
        };
        let title = capitalised(path.rsplit('/').next().unwrap_or(&path));
        self.add_folder(path, title);
    }

    fn add_folder(&mut self, path: String, title: String) {
        self.folders.push(Folder { path, title });
    }

    fn add_pages(&mut self, count: usize, ordered: bool, words: &Vocabulary) {
        let folder = self.folders.len() - 1;
        for nth in 0..count {
            let (one, two) = pair(self.places.len());
            let (one, two) = (words.noun(one), words.noun(1024 + two));
            let mut random = Random::new(self.seed, 1, self.places.len());
            let third = words.any_noun(&mut random);
            let title = match random.below(4) {
                0 => format!("How we {one} {two}"),
                1 => format!("{} {two} and {third}", capitalised(one)),
                2 => format!("{} {two} in {third}", capitalised(one)),
                _ => format!("{} {two}", capitalised(one)),
            };
            let weight = ordered.then_some((nth + 1) * 10);
            self.places.push(Place { folder, name: format!("{one}-{two}"), title, weight });
        }
    }

    /// The path of a page below the content, without its ending.
    pub(crate) fn path(&self, page: usize) -> String {
        let place = &self.places[page];
        format!("{}/{}", self.folders[place.folder].path, place.name)
    }

    /// The headings of a page.
    pub(crate) fn outline(&self, page: usize, words: &Vocabulary) -> Vec<Heading> {
        let mut random = Random::new(self.seed, 2, page);
        let sections = random.between(4, 6);
        let mut headings: Vec<Heading> = Vec::new();
        for nth in 0..sections {
            let level = if nth > 0 && random.one_in(4) { 3 } else { 2 };
            let heading = Heading { level, text: heading(&mut random, words) };
            if headings.iter().all(|known| known.id() != heading.id()) {
                headings.push(heading);
            }
        }
        headings
    }
}

impl Shape {
    /// How many pages one folder holds.
    fn room(self, count: usize) -> usize {
        match self {
            Self::Flat => 1000,
            Self::Cycles | Self::Years => (count / 12).clamp(20, 1000),
            Self::Areas => (count / 15).clamp(12, 400),
            Self::Topics => 25,
        }
    }
}

/// Two numbers below 1,024 that no other page has; neighbours are far apart.
fn pair(page: usize) -> (usize, usize) {
    let mixed = (page * 0x9_E3B1 + 0x3_1415) % MOST_PAGES;
    (mixed >> 10, mixed & 1023)
}

fn heading(random: &mut Random, words: &Vocabulary) -> String {
    let (one, two) = (words.any_noun(random), words.any_noun(random));
    match random.below(4) {
        0 => format!("When {one} meets {two}"),
        1 => format!("{} and {two}", capitalised(one)),
        2 => format!("Why {one} matters"),
        _ => format!("{} {two}", capitalised(one)),
    }
}

/// `text` with a capital first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
