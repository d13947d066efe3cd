//! What machines read: the Atom feed and the sitemap.
//!
//! In: the context. Out: their views, or nothing without a base URL: both need whole addresses.
//! Never: a time from the clock.

use jiff::civil::Date;
use serde::Serialize;

use super::context::{Context, PageRef};
use super::page::absolute;
use crate::model::Page;

/// How many pages the feed lists.
const ENTRIES: usize = 50;

/// The Atom feed. All addresses are whole ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FeedView {
    /// The site's name.
    pub title: String,
    /// One sentence about the site; may be empty.
    pub subtitle: String,
    /// BCP-47 tag of the site.
    pub lang: String,
    /// Permanent id of the feed: the site's address.
    pub id: String,
    /// Address of the feed itself.
    pub address: String,
    /// Address of the home page.
    pub home: String,
    /// Latest change of any entry, as `2026-10-16T00:00:00Z`: from content, never from the clock.
    pub updated: String,
    /// The entries, newest first.
    pub entries: Vec<FeedEntry>,
}

/// A changed page in the feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FeedEntry {
    /// Permanent id: the same after every build.
    pub id: String,
    /// Title of the page.
    pub title: String,
    /// Address of the page.
    pub address: String,
    /// One sentence; may be empty.
    pub summary: String,
    /// When it was last changed, as `2026-10-16T00:00:00Z`.
    pub updated: String,
    /// When it was first written, if known.
    pub published: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// A page in the sitemap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SitemapEntry {
    /// Whole address.
    pub address: String,
    /// Date of the last change, as `2026-10-16`, if known.
    pub updated: Option<String>,
}

/// The feed of the pages changed last.
#[must_use]
pub fn feed(context: &Context) -> Option<FeedView> {
    let base = context.config.base_url.as_deref()?;
    let pages = context.recent.iter().take(ENTRIES).map(|id| context.handbook.page(*id));
    let entries: Vec<FeedEntry> = pages.filter_map(|page| entry(context, base, page)).collect();
    let home = context.handbook.pages.first()?;
    let name = Some(&context.config.name).filter(|name| !name.is_empty()).unwrap_or(&home.title);
    Some(FeedView {
        title: name.clone(),
        subtitle: context.config.description.clone(),
        lang: context.config.language.clone(),
        id: base.to_owned(),
        address: absolute(base, "feed.xml"),
        home: base.to_owned(),
        updated: entries.first()?.updated.clone(),
        entries,
    })
}

fn entry(context: &Context, base: &str, page: &Page) -> Option<FeedEntry> {
    let address = absolute(base, &page.url);
    Some(FeedEntry {
        id: address.clone(),
        title: page.title.clone(),
        address,
        summary: page.summary.clone(),
        updated: midnight(page.updated?),
        published: page.created.map(midnight),
        tags: page.tags.iter().map(|tag| context.handbook.tags[tag.0 as usize].name.clone()).collect(),
    })
}

fn midnight(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// All pages for search engines; empty without a base URL.
#[must_use]
pub fn sitemap(context: &Context) -> Vec<SitemapEntry> {
    let Some(base) = context.config.base_url.as_deref() else { return Vec::new() };
    let is_listed =
        |page: &PageRef| !matches!(page, PageRef::Search | PageRef::NotFound | PageRef::Redirect(_));
    let entry = |page: PageRef| SitemapEntry {
        address: absolute(base, &context.url(page)),
        updated: match page {
            PageRef::Page(id, 1) => context.page(id).updated.map(|date| date.to_string()),
            PageRef::Page(..) | PageRef::Tags(_) | PageRef::Tag(..) | PageRef::AToZ(_) => None,
            PageRef::Recent | PageRef::Progress | PageRef::Numbers => None,
            PageRef::Coaching | PageRef::Programme => None,
            PageRef::Search | PageRef::NotFound | PageRef::Redirect(_) => None,
        },
    };
    context.pages().into_iter().filter(is_listed).map(entry).collect()
}
