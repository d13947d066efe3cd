//! What search knows of a page, and where it comes from.

use std::collections::BTreeMap;

/// What a page counts of which nothing is said, in hundredths.
pub const USUAL: u32 = 100;

/// A page as search sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Page {
    /// Its address, ready to be written below the site's root: `goals/x/` or `goals/x/index.html`.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What kind of page it is, in the language of the site; empty for plain pages.
    pub kind: String,
    /// Its language, as BCP 47.
    pub lang: String,
    /// Further words that it should be found by and that stand in no text: tags, other names, people.
    pub words: Vec<String>,
    /// Its text; what stands before the first heading is a section without heading and anchor.
    pub sections: Vec<Section>,
    /// By what it can be chosen.
    pub facets: Vec<Facet>,
    /// How much more than others it counts, in hundredths: [`USUAL`] is as much as any page.
    pub boost: u32,
}

/// A part of a page's text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Section {
    /// The id that the page gives its heading, without `#`; empty before the first heading.
    pub anchor: String,
    /// Its heading; empty before the first.
    pub heading: String,
    /// Its text without markup; blocks are separated by `\n`.
    pub text: String,
}

/// One value of one facet of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet {
    /// Which facet, such as `kind`.
    pub name: &'static str,
    /// The value as addresses write it, such as `practice`.
    pub value: String,
    /// The value as people read it, such as `Practice`.
    pub label: String,
}

/// All pages that can be found, in the order of their addresses.
pub trait Pages: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// The hash of all that [`Pages::page`] is made from.
    fn key(&self, at: usize) -> u64;

    /// The page at this place.
    fn page(&self, at: usize) -> Page;
}

/// What is the same for all pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The language of the site, as BCP 47.
    pub lang: String,
    /// The facets that can be chosen, in the order in which they are offered: name and label. A facet
    /// of pages that is not among them (`helps`) serves questions alone.
    pub facets: Vec<(&'static str, String)>,
    /// Questions for people, such as `who can help with {}`; `{}` stands for what is asked about.
    pub questions: Vec<String>,
    /// The words of the interface, by key.
    pub words: BTreeMap<String, String>,
}
