//! The files with which a site is searched.
//!
//! In: the context of the views, the scripts of the theme, what is known of the index before. Out: the
//! [`Annex`] of the site, made when somebody asks for the first of its files; fragments of single pages
//! when they are asked for. Never: holds the texts of all pages.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use super::memo::locked;
use crate::output::{Annex, Entry, PageIndex};
use crate::search::{self, Index, Memo, Pages};
use crate::theme::Client;
use crate::view::{Context, Findable, SEARCH, search_settings};

/// The file that a browser loads first: the scripts that search, and the root of the index.
const ROOT: &str = "root.js";

/// How many pages are held whose fragments were made last: the parts of a page are asked for one after the
/// other, from a few threads.
const RECENT: usize = 16;

/// The search of one site.
pub(super) struct Search {
    context: Arc<Context>,
    client: Arc<Client>,
    memo: Arc<Mutex<Memo>>,
    /// The number of the first fragment among the pages of the site.
    first: usize,
    made: OnceLock<Made>,
}

/// What is known once somebody has asked.
struct Made {
    pages: Findable,
    entries: BTreeMap<String, Entry>,
    /// The name of each fragment, its page, and which part of it.
    fragments: Vec<(String, usize, usize)>,
    /// The fragments that were made last, by the number of their page.
    recent: [Mutex<Option<Parts>>; RECENT],
}

/// A page and all parts of its fragment.
type Parts = (usize, Arc<[String]>);

impl Search {
    /// The search of `context`, whose fragments are the pages from the number `first` on.
    pub(super) fn new(
        context: Arc<Context>,
        client: Arc<Client>,
        memo: Arc<Mutex<Memo>>,
        first: usize,
    ) -> Self {
        Self { context, client, memo, first, made: OnceLock::new() }
    }

    fn made(&self) -> &Made {
        self.made.get_or_init(|| self.make())
    }

    fn make(&self) -> Made {
        let pages = Findable::new(self.context.clone());
        if pages.count() == 0 {
            return Made::new(pages, BTreeMap::new(), Vec::new());
        }
        let Index { root, files, fragments, languages } =
            search::index(&pages, &search_settings(&self.context), &mut locked(&self.memo));
        let root = self.client.script(languages.iter().map(String::as_str)) + &root;
        let fragments: Vec<(String, usize, usize)> =
            fragments.into_iter().map(|(name, (page, part))| (name, page, part)).collect();
        let page = |at: usize| Entry::Page(PageIndex(u32::try_from(self.first + at).unwrap_or(u32::MAX)));
        let later = fragments.iter().enumerate().map(|(at, (name, ..))| (name.clone(), page(at)));
        let now = files.into_iter().map(|(name, bytes)| (name, Entry::Bytes(bytes)));
        let root = (ROOT.to_owned(), Entry::Bytes(Arc::from(root.into_bytes())));
        let entries = later.chain(now).chain([root]).map(|(name, entry)| (format!("{SEARCH}{name}"), entry));
        Made::new(pages, entries.collect(), fragments)
    }

    /// The bytes of a page of the site that is a fragment; nothing for one that is none.
    pub(super) fn fragment(&self, page: usize) -> Vec<u8> {
        let made = self.made();
        let known = page.checked_sub(self.first).and_then(|at| made.fragments.get(at));
        let Some((name, page, part)) = known else { return Vec::new() };
        let parts = made.parts(*page);
        parts.get(*part).map(|value| search::script(name, value).into_bytes()).unwrap_or_default()
    }
}

impl Made {
    fn new(
        pages: Findable,
        entries: BTreeMap<String, Entry>,
        fragments: Vec<(String, usize, usize)>,
    ) -> Self {
        Self { pages, entries, fragments, recent: Default::default() }
    }

    /// All parts of the fragment of a page.
    fn parts(&self, page: usize) -> Arc<[String]> {
        let slot = &self.recent[page % RECENT];
        if let Some((_, parts)) = locked(slot).as_ref().filter(|(known, _)| *known == page) {
            return parts.clone();
        }
        let made = search::fragment(page, &self.pages.page(page));
        let parts: Arc<[String]> = made.into_iter().map(|(_, value)| value).collect();
        *locked(slot) = Some((page, parts.clone()));
        parts
    }
}

impl Annex for Search {
    fn folder(&self) -> &str {
        SEARCH
    }

    fn entries(&self) -> &BTreeMap<String, Entry> {
        &self.made().entries
    }
}
