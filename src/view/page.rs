//! The view of one page: the frame around it and its own content.
//!
//! In: the context and a [`PageRef`]. Out: a [`PageView`]. Cost: bounded by the page's own links,
//! headings and neighbours, whatever the size of the handbook.

use std::collections::BTreeSet;

use jiff::civil::Date;
use percent_encoding::utf8_percent_encode;

use super::card::Card;
use super::coaching;
use super::context::{Context, PageRef};
use super::growth::shapes::Growing;
use super::growth::{self, Pieces};
use super::lists;
use super::navigation;
use super::readers::readers_text;
use super::record::record;
use super::sections;
use super::shapes::{
    Content, Crumb, DateView, KeeperView, MentionView, NavView, OutlineItem, PageView, Phrase, PlainPage,
    SectionView, TextLink,
};
use super::template::Template;
use crate::model::{Mention, Page, PageId, href, root_of};
use crate::parse::{Document, Heading, Keeper};
use crate::schema::Kind;
use crate::words::{date_text, direction};

/// How many mentions a page lists.
const MENTIONS: usize = 16;
/// Above this many headings the outline keeps only those of level two.
const LONG_OUTLINE: usize = 40;
/// How many headings an outline lists at most.
const OUTLINE: usize = 100;
/// Words that people read in a minute.
const WORDS_A_MINUTE: u32 = 220;

/// The view of `page`.
#[must_use]
pub fn page(context: &Context, page: PageRef) -> PageView {
    match page {
        PageRef::Page(id, part) => own_page(context, id, part),
        PageRef::Tags(part) => lists::tags(context, part),
        PageRef::Tag(id, part) => lists::tag(context, id, part),
        PageRef::AToZ(part) => lists::a_to_z(context, part),
        PageRef::Recent => lists::recent(context),
        PageRef::Progress => growth::progress::page(context),
        PageRef::Coaching => coaching::hub::page(context),
        PageRef::Programme => coaching::programme::page(context),
        PageRef::Numbers => growth::numbers::page(context),
        PageRef::Search => search(context),
        PageRef::NotFound => not_found(context),
        PageRef::Redirect(at) => redirect(context, at),
    }
}

/// The frame that every page of the site has, before anything is known about its content.
pub(super) fn frame(context: &Context, template: Template, url: &str, title: &str) -> PageView {
    let config = &context.config;
    let canonical = config.base_url.as_ref().map(|base| absolute(base, url));
    PageView {
        template,
        title: title.to_owned(),
        summary: String::new(),
        summary_is_written: false,
        lang: config.language.clone(),
        dir: direction(&config.language),
        root: root_of(url),
        home: href(url, "", config.links),
        canonical,
        breadcrumbs: Vec::new(),
        nav: NavView::default(),
        outline: Vec::new(),
        draft: false,
        keeper: KeeperView::default(),
        created: None,
        updated: None,
        tags: Vec::new(),
        previous: None,
        next: None,
        edit: None,
        source: None,
        mentions: Vec::new(),
        more_mentions: 0,
        readers: String::new(),
        cuts: Vec::new(),
        content: Content::Nothing {},
    }
}

/// The whole address of a page, encoded.
pub(super) fn absolute(base: &str, url: &str) -> String {
    let path = href("", url, crate::config::LinkForm::Pretty);
    format!("{base}{}", path.trim_start_matches("./"))
}

fn own_page(context: &Context, id: PageId, part: usize) -> PageView {
    let page = context.page(id);
    let url = context.url(PageRef::Page(id, part));
    let template = match (page.parent, page.kind(), page.is_section) {
        (None, ..) => Template::Home,
        (Some(_), Kind::Page, true) => Template::Section,
        (Some(_), Kind::Page, false) => Template::Page,
        (Some(_), kind, _) => Template::Record(kind),
    };
    let mut view = frame(context, template, &url, &page.title);
    view.summary.clone_from(&page.summary);
    view.breadcrumbs = navigation::breadcrumbs(context, id, &url);
    view.nav = navigation::nav(context, id, &url);
    (view.previous, view.next) = navigation::neighbours(context, id, &url);
    view.created = page.created.map(|date| date_view(context, date));
    view.updated = page.updated.map(|date| date_view(context, date));
    view.tags = page.tags.iter().map(|tag| lists::tag_link(context, *tag, &url)).collect();
    view.readers = page_readers(context, page);
    if let Some(document) = &page.document {
        add_document(&mut view, context, document, &url);
    }
    let mut pieces = Pieces::default();
    view.content = match template {
        Template::Record(_) => {
            let card = Card::new(context, id, &url);
            let record = record(&card, minutes(page), &mut pieces);
            if let Some(Growing::Record(growth)) = &record.growth {
                view.outline = growth::outline(&card, growth);
            }
            if let Some(coaching) = &record.coaching {
                coaching.add_to(&card, &mut view.outline);
            }
            Content::Record(record)
        }
        _ => content(context, id, part, template),
    };
    view.cuts = pieces.cuts;
    let mentions = mentions(context, page, &view.content, &url);
    view.more_mentions = mentions.len().saturating_sub(MENTIONS);
    view.mentions =
        mentions.into_iter().take(MENTIONS).map(|mention| mention_view(context, mention, &url)).collect();
    view
}

/// Who can read the page, and that some of it is for fewer.
fn page_readers(context: &Context, page: &Page) -> String {
    let Some(readers) = page.readers.as_ref().filter(|_| context.config.is_handbook) else {
        return String::new();
    };
    let is_narrower = page.parts.iter().any(|part| part.readers != page.readers);
    let partly = is_narrower.then(|| context.words.get("readers_partly"));
    [Some(readers_text(context, readers).as_str()), partly]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn content(context: &Context, id: PageId, part: usize, template: Template) -> Content {
    let page = context.page(id);
    let url = context.url(PageRef::Page(id, part));
    if template == Template::Page {
        return Content::Page(PlainPage { minutes: minutes(page) });
    }
    let (children, of) = context.part(&page.children, part);
    let groups = sections::groups(context, children, &url);
    let pager = lists::pager(context, &page.url, part, of);
    let recent = if template == Template::Home && part == 1 {
        context.recent.iter().take(6).collect()
    } else {
        Vec::new()
    };
    let recent = recent.into_iter().map(|id| lists::entry(context, *id, &url, true)).collect();
    let is_home = template == Template::Home && part == 1;
    let goals = if is_home { growth::tree::all(&Card::new(context, id, &url)) } else { Vec::new() };
    let wins = if is_home { growth::entries::wins(&Card::new(context, id, &url)) } else { Vec::new() };
    Content::Section(SectionView { groups, pager, goals, wins, recent })
}

/// Minutes to read a page with its parts.
fn minutes(page: &Page) -> u32 {
    let parts = page.parts.iter().map(|part| part.document.words);
    let words: u32 = page.document.iter().map(|document| document.words).chain(parts).sum();
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

fn add_document(view: &mut PageView, context: &Context, document: &Document, url: &str) {
    let front = &document.front;
    view.summary_is_written = front.summary.is_some();
    if let Some(lang) = &front.lang {
        view.lang.clone_from(lang);
        view.dir = direction(lang);
    }
    view.draft = front.draft;
    view.outline = outline(document.outline.iter());
    view.keeper = keeper(context, &front.keeper, url);
    view.source = Some(document.path.to_string());
    let encoded = utf8_percent_encode(document.path.as_str(), EDIT_PATH).to_string();
    view.edit = context.config.edit_url.as_ref().map(|address| address.replace("{path}", &encoded));
}

/// The mentions of a page, apart from those by pages that it lists anyway, with why they are there.
fn mentions<'a>(context: &Context, page: &'a Page, content: &Content, url: &str) -> Vec<&'a Mention> {
    let groups = if let Content::Record(record) = content { record.groups.as_slice() } else { &[] };
    let listed: BTreeSet<&str> =
        groups.iter().flat_map(|group| &group.entries).map(|entry| entry.href.as_str()).collect();
    let address = |mention: &Mention| href(url, &context.page(mention.from).url, context.config.links);
    let is_listed = |mention: &Mention| !listed.is_empty() && listed.contains(address(mention).as_str());
    page.mentions.iter().filter(|mention| !is_listed(mention)).collect()
}

/// What a path in an edit link must encode.
const EDIT_PATH: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Headings of level two and three; a second level-one heading counts as level two.
pub(super) fn outline<'h>(headings: impl Iterator<Item = &'h Heading>) -> Vec<OutlineItem> {
    let headings: Vec<&Heading> = headings.collect();
    let deepest = if headings.len() > LONG_OUTLINE { 2 } else { 3 };
    let shown = headings.into_iter().filter(|heading| heading.level <= deepest);
    shown
        .map(|heading| OutlineItem {
            id: heading.id.clone(),
            text: heading.text.clone(),
            level: heading.level.max(2),
        })
        .take(OUTLINE)
        .collect()
}

fn keeper(context: &Context, keeper: &Keeper, url: &str) -> KeeperView {
    KeeperView {
        owners: keeper.owners.iter().map(|name| owner(context, name, url)).collect(),
        reviewed: keeper.reviewed.map(|date| date_view(context, date)),
        review_by: keeper.review_by.map(|date| date_view(context, date)),
        review_is_due: keeper.review_by.is_some_and(|date| date <= context.as_of),
        status: keeper.status.clone(),
        outdated: keeper.outdated,
    }
}

/// An owner: a person of the handbook as a link, anybody else as written.
fn owner(context: &Context, name: &str, url: &str) -> Phrase {
    let Some(page) = context.handbook.record(Kind::Person, name) else { return Phrase::of(name) };
    let page = context.page(page);
    Phrase { href: Some(href(url, &page.url, context.config.links)), ..Phrase::of(&page.title) }
}

fn mention_view(context: &Context, mention: &crate::model::Mention, url: &str) -> MentionView {
    let from = context.page(mention.from);
    MentionView {
        href: href(url, &from.url, context.config.links),
        title: from.title.clone(),
        sentence: mention.sentence.clone(),
    }
}

/// The way from home to a page that nobody wrote.
pub(super) fn home_crumb(context: &Context, url: &str) -> Crumb {
    let home = context.handbook.pages.first().map_or_else(String::new, |home| home.title.clone());
    Crumb { href: href(url, "", context.config.links), title: home }
}

/// A date for people, in the site's language, and for machines.
pub(super) fn date_view(context: &Context, date: Date) -> DateView {
    DateView { iso: date.to_string(), text: date_text(date, &context.words) }
}

fn search(context: &Context) -> PageView {
    let url = context.url(PageRef::Search);
    let mut view = frame(context, Template::Search, &url, context.words.get("search"));
    view.breadcrumbs = vec![home_crumb(context, &url)];
    view
}

/// Web servers show this page at addresses of any depth, so with a base URL its links start at the
/// root of the server instead of at the page.
fn not_found(context: &Context) -> PageView {
    let url = context.url(PageRef::NotFound);
    let mut view = frame(context, Template::NotFound, &url, context.words.get("not_found_title"));
    if let Some(path) = context.config.base_url.as_deref().and_then(path_of) {
        path.clone_into(&mut view.root);
        path.clone_into(&mut view.home);
    }
    view
}

/// The path of an address: `/handbook/` of `https://team.example/handbook/`.
fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.find('/').map(|at| &rest[at..])
}

fn redirect(context: &Context, at: usize) -> PageView {
    let redirect = &context.handbook.redirects[at];
    let to = if redirect.external {
        redirect.to.clone()
    } else {
        href(&redirect.from, &redirect.to, context.config.links)
    };
    let mut view = frame(context, Template::Redirect, &redirect.from, &redirect.title);
    view.canonical = match (&context.config.base_url, redirect.external) {
        (_, true) => Some(redirect.to.clone()),
        (Some(base), false) => Some(absolute(base, &redirect.to)),
        (None, false) => None,
    };
    view.content = Content::Redirect(TextLink { href: to, title: redirect.title.clone() });
    view
}
