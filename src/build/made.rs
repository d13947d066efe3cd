//! Files of the site that are no pages: pictures and other files beside the pages, redirects for
//! web servers, the feed, the sitemap, the list of changes.
//!
//! In: the stage. Out: paths with bytes, or with the source file to copy.

use serde::Serialize;
use std::collections::BTreeMap;

use super::stage::Stage;
use crate::config::LinkForm;
use crate::diag::Diagnostic;
use crate::model::href;
use crate::source::SourcePath;
use crate::view::{self, SitemapEntry, published_path};

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

/// The files to copy: output path and source path.
pub(super) fn copies(stage: &Stage) -> BTreeMap<String, SourcePath> {
    let context = &stage.context;
    let used = context.handbook.assets.iter().map(|asset| (asset.output.clone(), asset.source.clone()));
    let named = context.config.logo.iter().chain(&context.config.favicon);
    let named = named.map(|path| (published_path(&context.config.content, path), SourcePath::new(path)));
    used.chain(named).collect()
}

/// Files made from the whole handbook, by path, or the templates that fail on them.
pub(super) type Made = Vec<(String, Result<Vec<u8>, Box<Diagnostic>>)>;

/// The files that are made from the whole handbook.
pub(super) fn files(stage: &Stage) -> Made {
    let context = &stage.context;
    let redirects = redirects(stage).map(|text| ("_redirects".to_owned(), Ok(text.into_bytes())));
    let changes = ("changes.json".to_owned(), Ok(changes(stage).into_bytes()));
    let feed = view::feed(context).map(|feed| ("feed.xml".to_owned(), stage.renderer.feed(&feed)));
    redirects.into_iter().chain([changes]).chain(feed).chain(sitemaps(stage)).collect()
}

/// One sitemap, or numbered ones and their index where one would hold more than is allowed.
fn sitemaps(stage: &Stage) -> Made {
    let pages = view::sitemap(&stage.context);
    if pages.len() <= SITEMAP {
        let one = (!pages.is_empty()).then(|| ("sitemap.xml".to_owned(), stage.renderer.sitemap(&pages)));
        return one.into_iter().collect();
    }
    let parts = pages.chunks(SITEMAP).enumerate();
    let mut made: Made =
        parts.map(|(at, part)| (format!("sitemap-{}.xml", at + 1), stage.renderer.sitemap(part))).collect();
    let base = stage.context.config.base_url.as_deref().unwrap_or_default();
    let entry = |path: &String| SitemapEntry { address: format!("{base}{path}"), updated: None };
    let index: Vec<SitemapEntry> = made.iter().map(|(path, _)| entry(path)).collect();
    made.push(("sitemap.xml".to_owned(), stage.renderer.sitemap_index(&index)));
    made
}

/// One line per former address, in the form that Netlify, Cloudflare Pages and others read.
fn redirects(stage: &Stage) -> Option<String> {
    let redirects = &stage.context.handbook.redirects;
    let line = |redirect: &crate::model::Redirect| {
        let to = if redirect.external { redirect.to.clone() } else { from_root(&redirect.to) };
        format!("{} {to} 301\n", from_root(&redirect.from))
    };
    (!redirects.is_empty()).then(|| redirects.iter().map(line).collect())
}

fn from_root(url: &str) -> String {
    format!("/{}", href("", url, LinkForm::Pretty).trim_start_matches("./"))
}

/// All dated pages, changed last first, for programs that ask what is new.
fn changes(stage: &Stage) -> String {
    let context = &stage.context;
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
