//! What search knows of the pages of a site.
//!
//! In: the context, which has nothing that the site's readers may not see. Out: [`Findable`], and the
//! [`settings`] of search. Never: a page of its own making (lists, tags), or a page that does not want
//! to be found.
//!
//! `parts` says where on the page each text of its files stands, `text` reads a file, `raw` what is HTML
//! in it; `facts` are what the fields of a record say, `facets` by what it can be chosen.

mod facets;
mod facts;
mod parts;
mod raw;
mod text;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3Default;

use super::card::Card;
use super::context::Context;
use crate::model::{Page, PageId, href};
use crate::schema::Kind;
use crate::search::{self, Pages, Settings, USUAL};

/// The pages of a site that can be found, in the order of their addresses.
pub struct Findable {
    context: Arc<Context>,
    ids: Vec<PageId>,
    /// Of each page the hash of all that goes into it.
    keys: Vec<u64>,
}

impl Findable {
    /// The pages of `context` that can be found.
    #[must_use]
    pub fn new(context: Arc<Context>) -> Self {
        let all = (0..context.handbook.pages.len()).map(PageId::at);
        let mut ids: Vec<PageId> = all.filter(|id| is_findable(&context, context.page(*id))).collect();
        ids.sort_by(|one, other| context.page(*one).url.cmp(&context.page(*other).url));
        let shared = hash_of(&(context.config.markdown, &context.words));
        let keys = ids.par_iter().map(|id| key(&Card::new(&context, *id, ""), shared)).collect();
        Self { context, ids, keys }
    }
}

impl Pages for Findable {
    fn count(&self) -> usize {
        self.ids.len()
    }

    fn key(&self, at: usize) -> u64 {
        self.keys[at]
    }

    fn page(&self, at: usize) -> search::Page {
        let card = Card::new(&self.context, self.ids[at], "");
        search::Page { sections: parts::sections(&card), ..head(&card) }
    }
}

fn is_findable(context: &Context, page: &Page) -> bool {
    let wants = page.document.as_ref().is_none_or(|document| document.front.search != Some(false));
    wants && !context.config.search.leave_out.contains(&page.kind())
}

/// The page without its text.
fn head(card: &Card<'_>) -> search::Page {
    let Card { context, page, kind, .. } = *card;
    let config = &context.config;
    let front = page.document.as_ref().map(|document| &document.front);
    let lang = front.and_then(|front| front.lang.clone());
    let boost = front.and_then(|front| front.boost).unwrap_or(USUAL);
    let weight = config.search.weights.get(&kind).copied().unwrap_or(USUAL);
    search::Page {
        url: href("", &page.url, config.links).trim_start_matches("./").to_owned(),
        title: page.title.clone(),
        kind: if kind == Kind::Page { String::new() } else { card.value("kind", kind.name()) },
        lang: lang.unwrap_or_else(|| config.language.clone()),
        words: facts::words(card),
        sections: Vec::new(),
        facets: facets::facets(card),
        boost: (boost * weight).div_ceil(USUAL),
    }
}

/// The hash of all that goes into a page; `shared` is that of what goes into every page.
fn key(card: &Card<'_>, shared: u64) -> u64 {
    let documents: Vec<u64> = card.page.documents().map(|document| document.hash).collect();
    hash_of(&(shared, head(card), documents, parts::around(card)))
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = Xxh3Default::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What is the same for all pages.
#[must_use]
pub fn settings(context: &Context) -> Settings {
    let (words, questions) = (&context.words, "search_questions");
    let own = words.all.iter().filter(|(key, _)| key.starts_with("search_") && *key != questions);
    Settings {
        lang: context.config.language.clone(),
        facets: facets::NAMES
            .iter()
            .map(|name| (*name, words.get(&format!("facet_{name}")).to_owned()))
            .collect(),
        questions: words.get(questions).split('|').map(|question| question.trim().to_owned()).collect(),
        words: own.map(|(key, word)| (key.clone(), word.clone())).collect(),
    }
}
