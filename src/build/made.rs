//! Files of the site that are no pages: pictures and other files beside the pages, redirects for
//! web servers, the feed, the sitemap, the list of changes, calendars of pairs.
//!
//! In: the context of the views. Out: paths with bytes, or with the source file to copy.

use serde::Serialize;
use std::collections::BTreeMap;

use crate::config::LinkForm;
use crate::diag::Diagnostic;
use crate::model::{PageId, href};
use crate::render::Renderer;
use crate::source::SourcePath;
use crate::view::{self, Context, SitemapEntry, published_path};

/// How many addresses one sitemap may hold (sitemaps.org).
const SITEMAP: usize = 50_000;

/// A page in `changes.json`.
#[derive(Serialize)]
struct Change<'a> {
    url: &'a str,
    title: &'a str,
    created: Option<String>,
    updated: Option<String>,
}

/// A file that is made from the whole handbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// Former addresses, for web servers.
    Redirects,
    /// All dated pages, for programs that ask what is new.
    Changes,
    /// The feed.
    Feed,
    /// All pages, for search engines, in one file.
    Sitemap,
    /// One of several sitemaps, from 1.
    SitemapPart(usize),
    /// Where so many sitemaps lie.
    SitemapIndex(usize),
    /// The days of a pair, for a calendar program.
    Calendar(PageId),
}

impl Made {
    /// Its path in the site.
    pub(super) fn path(self, context: &Context) -> String {
        match self {
            Self::Redirects => "_redirects".to_owned(),
            Self::Changes => "changes.json".to_owned(),
            Self::Feed => "feed.xml".to_owned(),
            Self::Sitemap | Self::SitemapIndex(_) => "sitemap.xml".to_owned(),
            Self::SitemapPart(number) => sitemap_part(number),
            Self::Calendar(pair) => view::calendar_path(context, pair).unwrap_or_default(),
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When a template of the project fails on it.
    pub(super) fn render(self, context: &Context, renderer: &Renderer) -> Result<Vec<u8>, Box<Diagnostic>> {
        match self {
            Self::Redirects => Ok(redirects(context).into_bytes()),
            Self::Changes => Ok(changes(context).into_bytes()),
            Self::Feed => view::feed(context).map_or_else(|| Ok(Vec::new()), |feed| renderer.feed(&feed)),
            Self::Sitemap => renderer.sitemap(&view::sitemap(context)),
            Self::SitemapPart(number) => {
                let pages = view::sitemap(context);
                renderer.sitemap(pages.chunks(SITEMAP).nth(number - 1).unwrap_or_default())
            }
            Self::Calendar(pair) => Ok(view::calendar(context, pair).into_bytes()),
            Self::SitemapIndex(parts) => {
                let base = context.config.base_url.as_deref().unwrap_or_default();
                let address = |number| format!("{base}{}", sitemap_part(number));
                let entry = |number| SitemapEntry { address: address(number), updated: None };
                renderer.sitemap_index(&(1..=parts).map(entry).collect::<Vec<_>>())
            }
        }
    }
}

/// The files that are made from the whole handbook: one sitemap, or numbered ones and their index
/// where one would hold more than is allowed.
pub(super) fn files(context: &Context) -> Vec<Made> {
    let redirects = (!context.handbook.redirects.is_empty()).then_some(Made::Redirects);
    let feed = view::feed(context).map(|_| Made::Feed);
    let pages = view::sitemap(context).len();
    let parts = pages.div_ceil(SITEMAP);
    let sitemaps = match parts {
        0 => Vec::new(),
        1 => vec![Made::Sitemap],
        _ => (1..=parts).map(Made::SitemapPart).chain([Made::SitemapIndex(parts)]).collect(),
    };
    let made = redirects.into_iter().chain([Made::Changes]).chain(feed).chain(sitemaps);
    made.chain(calendars(context)).collect()
}

/// The calendars: a session that is written into the text of a pair can be its last, or its first.
pub(super) fn calendars(context: &Context) -> impl Iterator<Item = Made> {
    view::calendars(context).map(Made::Calendar)
}

fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The files to copy: output path and source path.
pub(super) fn copies(context: &Context) -> BTreeMap<String, SourcePath> {
    let used = context.handbook.assets.iter().map(|asset| (asset.output.clone(), asset.source.clone()));
    let named = context.config.logo.iter().chain(&context.config.favicon);
    let named = named.map(|path| (published_path(&context.config.content, path), SourcePath::new(path)));
    used.chain(named).collect()
}

/// One line per former address, in the form that Netlify, Cloudflare Pages and others read.
fn redirects(context: &Context) -> String {
    let line = |redirect: &crate::model::Redirect| {
        let to = if redirect.external { redirect.to.clone() } else { from_root(&redirect.to) };
        format!("{} {to} 301\n", from_root(&redirect.from))
    };
    context.handbook.redirects.iter().map(line).collect()
}

fn from_root(url: &str) -> String {
    format!("/{}", href("", url, LinkForm::Pretty).trim_start_matches("./"))
}

/// All dated pages, changed last first, for programs that ask what is new.
fn changes(context: &Context) -> String {
    let pages = context.recent.iter().map(|id| context.handbook.page(*id));
    let changes: Vec<Change<'_>> = pages
        .map(|page| Change {
            url: &page.url,
            title: &page.title,
            created: page.created.map(|date| date.to_string()),
            updated: page.updated.map(|date| date.to_string()),
        })
        .collect();
    serde_json::to_string(&serde_json::json!({ "as_of": context.as_of.to_string(), "changes": changes }))
        .unwrap_or_default()
        + "\n"
}
