//! What all views of a site are made from, and the list of all pages of the site.
//!
//! In: the handbook, settings, words, the date. Out: [`PageRef`]s and their addresses, and the two
//! orders over all pages that lists need. Never: a view of a single page.

use jiff::civil::Date;
use std::sync::Arc;

use super::coaching;
use crate::config::Config;
use crate::edition::Audience;
use crate::insight::Insights;
use crate::model::{Handbook, Page, PageId, TagId, sort_key};
use crate::words::Words;

/// How many entries one part of a list holds.
const PART: usize = 100;
/// How many entries one part of the list of all pages or of all tags holds.
const LONG_PART: usize = 300;
/// How many pages "recently changed" shows.
const RECENT: usize = 100;

/// Address of the page that explains numbers.
pub(super) const NUMBERS: &str = "about-these-numbers/";
/// Address of the page that shows how the whole handbook is doing.
pub(super) const PROGRESS: &str = "progress/";
/// Address of the page on which people find each other.
pub(super) const COACHING: &str = "coaching/";
/// Address of the page that says how coaching goes.
pub(super) const PROGRAMME: &str = "coaching/programme/";
/// Address of the page that searches the site, and of the folder in which all files of search lie.
pub const SEARCH: &str = "search/";

/// What all views of one site are made from.
#[derive(Debug, Clone)]
pub struct Context {
    /// The linked pages.
    pub handbook: Arc<Handbook>,
    /// What follows from what is written about goals and plans.
    pub insights: Arc<Insights>,
    /// The settings, with those of the command line laid over them.
    pub config: Arc<Config>,
    /// The interface words.
    pub words: Words,
    /// For whom the site is built.
    pub audience: Audience,
    /// The date of the build.
    pub as_of: Date,
    /// The commit that is checked out.
    pub commit: Option<String>,
    /// All pages by title.
    pub by_title: Vec<PageId>,
    /// The pages changed last, newest first.
    pub recent: Vec<PageId>,
}

/// One page of the site, written by someone or made by us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageRef {
    /// A page or section of the handbook, and which part of its list.
    Page(PageId, usize),
    /// All tags.
    Tags(usize),
    /// The pages with one tag.
    Tag(TagId, usize),
    /// All pages by title.
    AToZ(usize),
    /// The pages changed last.
    Recent,
    /// How the whole handbook is doing.
    Progress,
    /// Where people find each other.
    Coaching,
    /// How coaching goes.
    Programme,
    /// What the numbers mean.
    Numbers,
    /// Where the whole site is searched.
    Search,
    /// The page for addresses that do not exist.
    NotFound,
    /// A former address, by its index among the redirects.
    Redirect(usize),
}

impl Context {
    /// The context of `handbook`, with its lists sorted.
    #[must_use]
    pub fn new(handbook: Arc<Handbook>, insights: Arc<Insights>, config: Arc<Config>, words: Words) -> Self {
        let (by_title, recent) = (by_title(&handbook), recent(&handbook));
        let audience = Audience::Everyone;
        let as_of = insights.as_of;
        Self { handbook, insights, config, words, audience, as_of, commit: None, by_title, recent }
    }

    /// Every page of the site, in a fixed order.
    #[must_use]
    pub fn pages(&self) -> Vec<PageRef> {
        let handbook = &self.handbook;
        let ids = (0..handbook.pages.len()).map(PageId::at);
        let own = ids.flat_map(|id| {
            (1..=parts(handbook.page(id).children.len(), PART)).map(move |part| PageRef::Page(id, part))
        });
        let tag_ids = (0..handbook.tags.len()).map(TagId::at);
        let with_tag = |id: TagId| handbook.tags[id.0 as usize].pages.len();
        let tag =
            tag_ids.flat_map(|id| (1..=parts(with_tag(id), PART)).map(move |part| PageRef::Tag(id, part)));
        let tags = (1..=self.tag_parts()).map(PageRef::Tags);
        let a_to_z = (1..=parts(self.by_title.len(), LONG_PART)).map(PageRef::AToZ);
        let recent = (!self.recent.is_empty()).then_some(PageRef::Recent);
        let growth = [
            (PageRef::Progress, self.has_growth()),
            (PageRef::Coaching, self.has_coaching()),
            (PageRef::Programme, self.has_programme()),
            (PageRef::Numbers, self.has_numbers()),
        ];
        let growth = growth.into_iter().filter(|(_, is_there)| *is_there).map(|(page, _)| page);
        let search = Some(PageRef::Search).filter(|_| self.has_search());
        let redirects = (0..handbook.redirects.len()).map(PageRef::Redirect);
        let made = tags.chain(tag).chain(a_to_z).chain(recent).chain(growth).chain(search);
        let made = made.chain([PageRef::NotFound]);
        own.chain(made).chain(redirects).collect()
    }

    /// The address of a page below the site's root.
    #[must_use]
    pub fn url(&self, page: PageRef) -> String {
        match page {
            PageRef::Page(id, part) => part_url(&self.handbook.page(id).url, part),
            PageRef::Tags(part) => part_url("tags/", part),
            PageRef::Tag(id, part) => part_url(&self.handbook.tags[id.0 as usize].url, part),
            PageRef::AToZ(part) => part_url("a-z/", part),
            PageRef::Recent => "recent/".to_owned(),
            PageRef::Progress => PROGRESS.to_owned(),
            PageRef::Coaching => COACHING.to_owned(),
            PageRef::Programme => PROGRAMME.to_owned(),
            PageRef::Numbers => NUMBERS.to_owned(),
            PageRef::Search => SEARCH.to_owned(),
            PageRef::NotFound => "404.html".to_owned(),
            PageRef::Redirect(at) => self.handbook.redirects[at].from.clone(),
        }
    }

    /// Whether there is a goal or plan, without which there is no progress.
    pub(super) fn has_growth(&self) -> bool {
        !self.insights.standings.is_empty()
    }

    /// Whether somebody offers, wants or takes part, or a pair is there.
    pub(super) fn has_coaching(&self) -> bool {
        coaching::is_spoken_of(&self.handbook, &self.insights)
    }

    /// Whether a cycle has pairings.
    pub(super) fn has_programme(&self) -> bool {
        !self.insights.figures.coaching.programmes.is_empty()
    }

    /// Whether anything is computed that has to be explained.
    pub(super) fn has_numbers(&self) -> bool {
        self.has_growth() || self.has_programme()
    }

    /// Whether the site can be searched.
    #[must_use]
    pub fn has_search(&self) -> bool {
        self.config.search.enabled && !self.handbook.pages.is_empty()
    }

    /// How many parts the list of all tags has; none without tags.
    fn tag_parts(&self) -> usize {
        if self.handbook.tags.is_empty() { 0 } else { parts(self.handbook.tags.len(), LONG_PART) }
    }

    /// A part of the list of a section or of a tag, and how many parts there are.
    pub(super) fn part<'a, T>(&self, all: &'a [T], part: usize) -> (&'a [T], usize) {
        (slice(all, part, PART), parts(all.len(), PART))
    }

    /// A part of a list over the whole site, and how many parts there are.
    pub(super) fn long_part<'a, T>(&self, all: &'a [T], part: usize) -> (&'a [T], usize) {
        (slice(all, part, LONG_PART), parts(all.len(), LONG_PART))
    }

    /// The page of the handbook behind a reference.
    pub(super) fn page(&self, id: PageId) -> &Page {
        self.handbook.page(id)
    }
}

/// The address of a part of a list.
pub(super) fn part_url(url: &str, part: usize) -> String {
    if part == 1 { url.to_owned() } else { format!("{url}page/{part}/") }
}

fn parts(entries: usize, size: usize) -> usize {
    entries.div_ceil(size).max(1)
}

fn slice<T>(all: &[T], part: usize, size: usize) -> &[T] {
    let start = (part.saturating_sub(1) * size).min(all.len());
    &all[start..(start + size).min(all.len())]
}

fn by_title(handbook: &Handbook) -> Vec<PageId> {
    let mut ids: Vec<PageId> = (0..handbook.pages.len()).map(PageId::at).collect();
    ids.sort_by_cached_key(|id| (sort_key(&handbook.page(*id).title), handbook.page(*id).url.clone()));
    ids
}

fn recent(handbook: &Handbook) -> Vec<PageId> {
    let dated = handbook.pages.iter().enumerate().filter(|(_, page)| page.updated.is_some());
    let mut ids: Vec<PageId> = dated.map(|(at, _)| PageId::at(at)).collect();
    ids.sort_by(|one, other| {
        let (one, other) = (handbook.page(*one), handbook.page(*other));
        other.updated.cmp(&one.updated).then_with(|| one.url.cmp(&other.url))
    });
    ids.truncate(RECENT);
    ids
}
