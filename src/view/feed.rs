//! The shapes of what machines read: the Atom feed and the sitemap.

use serde::Serialize;

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
