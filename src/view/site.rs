//! The view of what is the same on every page.
//!
//! In: the context, the theme. Out: a [`SiteView`]. Never: anything that differs from page to page.

use super::context::{COACHING, Context, NUMBERS, PROGRESS, SEARCH};
use super::page::date_view;
use super::readers::audience_text;
use super::shapes::{SiteView, TextLink};
use crate::config::LinkForm;
use crate::model::{PageId, href};
use crate::words::direction;

/// How many doors the header has.
const DOORS: usize = 4;
/// How many sections the header's menu lists beside the doors.
const MORE: usize = 12;

/// Paths of the theme's published files, below the site's root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThemePaths {
    /// The stylesheet.
    pub stylesheet: String,
    /// The script.
    pub script: String,
    /// The fonts to preload.
    pub fonts: Vec<String>,
    /// The icon of the browser's tab.
    pub favicon: String,
}

/// The view of the site.
#[must_use]
pub fn site(context: &Context, theme: ThemePaths) -> SiteView {
    let config = &context.config;
    let home = context.handbook.pages.first();
    let name = if config.name.is_empty() {
        home.map_or_else(String::new, |home| home.title.clone())
    } else {
        config.name.clone()
    };
    let sections = doors(context);
    let more = sections.iter().skip(DOORS).take(MORE).cloned().chain(made_pages(context)).collect();
    SiteView {
        name,
        description: config.description.clone(),
        lang: config.language.clone(),
        dir: direction(&config.language),
        base_url: config.base_url.clone(),
        doors: sections.into_iter().take(DOORS).collect(),
        more,
        logo: config.logo.as_deref().map(|path| published(context, path)),
        favicon: config.favicon.as_deref().map_or(theme.favicon, |path| published(context, path)),
        stylesheet: theme.stylesheet,
        fonts: theme.fonts,
        script: theme.script,
        search: context.has_search().then(|| below_root(context, SEARCH)),
        feed: config.base_url.as_ref().filter(|_| !context.recent.is_empty()).map(|_| "feed.xml".to_owned()),
        footer: config.footer.clone(),
        audience: if config.is_handbook { audience_text(context) } else { String::new() },
        built_from: context.commit.as_ref().map(|commit| commit.chars().take(9).collect()),
        as_of: date_view(context, context.as_of),
        words: context.words.all.clone(),
    }
}

/// The path of an address below the site's root, as links write it.
fn below_root(context: &Context, url: &str) -> String {
    href("", url, context.config.links).trim_start_matches("./").to_owned()
}

/// The path below the site's root at which a file named in the settings is published, encoded.
fn published(context: &Context, path: &str) -> String {
    href("", &published_path(&context.config.content, path), LinkForm::Pretty)
        .trim_start_matches("./")
        .to_owned()
}

/// Where a file named in the settings is published: its path below the content, else below the root.
#[must_use]
pub fn published_path(content: &str, path: &str) -> String {
    let below = path.strip_prefix(content).and_then(|rest| rest.strip_prefix('/'));
    below.filter(|_| !content.is_empty()).unwrap_or(path).to_owned()
}

/// The pages that the settings name, else the first sections, else the first pages.
fn doors(context: &Context) -> Vec<TextLink> {
    let wanted = &context.config.nav.doors;
    let Some(home) = context.handbook.pages.first() else { return Vec::new() };
    if !wanted.is_empty() {
        let pages = wanted.iter().filter_map(|path| {
            context.handbook.pages.iter().find(|page| page.path == path.trim_matches('/'))
        });
        return pages.map(|page| door(context, &page.url, &page.title)).collect();
    }
    let is_section = |id: &&PageId| context.page(**id).is_section;
    let sections = home.children.iter().filter(is_section);
    let pages = home.children.iter().filter(|id| !is_section(id));
    sections
        .chain(pages)
        .take(DOORS + MORE)
        .map(|id| door(context, &context.page(*id).url, &context.page(*id).title))
        .collect()
}

fn door(context: &Context, url: &str, title: &str) -> TextLink {
    TextLink { href: href("", url, context.config.links), title: title.to_owned() }
}

fn made_pages(context: &Context) -> Vec<TextLink> {
    let words = &context.words;
    let tags = (!context.handbook.tags.is_empty()).then(|| door(context, "tags/", words.get("all_tags")));
    let recent = (!context.recent.is_empty()).then(|| door(context, "recent/", words.get("recent_changes")));
    let progress = context.has_growth().then(|| door(context, PROGRESS, words.get("progress_title")));
    let coaching = context.has_coaching().then(|| door(context, COACHING, words.get("coaching_title")));
    let numbers = context.has_numbers().then(|| door(context, NUMBERS, words.get("numbers_title")));
    let a_to_z = Some(door(context, "a-z/", words.get("all_pages")));
    [progress, coaching, numbers, a_to_z, tags, recent].into_iter().flatten().collect()
}
