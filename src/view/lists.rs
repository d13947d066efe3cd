//! Views of lists: tags, one tag, all pages from A to Z, recently changed; and entries for all lists.
//!
//! In: the context and which part of the list. Out: a [`PageView`] with at most one part in it.

use super::context::{Context, PageRef, part_url};
use super::page::{date_view, frame, home_crumb};
use super::shapes::{Content, Crumb, Entry, Group, ListView, PageView, Pager, TextLink};
use super::template::Template;
use crate::model::{PageId, TagId, href};

/// An entry for a page, in a list shown at `url`.
pub(super) fn entry(context: &Context, id: PageId, url: &str, with_section: bool) -> Entry {
    let page = context.page(id);
    let section = page.parent.filter(|_| with_section).map(|parent| context.page(parent));
    Entry {
        href: href(url, &page.url, context.config.links),
        title: page.title.clone(),
        summary: page.summary.clone(),
        section: section
            .filter(|section| section.parent.is_some())
            .map_or_else(String::new, |section| section.title.clone()),
        facts: Vec::new(),
        updated: page.updated.map(|date| date_view(context, date)),
        count: page.children.len(),
    }
}

/// A link to a tag's page.
pub(super) fn tag_link(context: &Context, id: TagId, url: &str) -> TextLink {
    let tag = &context.handbook.tags[id.0 as usize];
    TextLink { href: href(url, &tag.url, context.config.links), title: tag.name.clone() }
}

pub(super) fn tags(context: &Context, part: usize) -> PageView {
    let mut view = list_frame(context, PageRef::Tags(part), Template::Tags, context.words.get("all_tags"));
    let url = context.url(PageRef::Tags(part));
    let (tags, of) = context.long_part(&context.handbook.tags, part);
    let entries = tags.iter().map(|tag| Entry {
        href: href(&url, &tag.url, context.config.links),
        title: tag.name.clone(),
        summary: String::new(),
        section: String::new(),
        facts: Vec::new(),
        updated: None,
        count: tag.pages.len(),
    });
    let groups = vec![plain_group(entries.collect())];
    view.content = list(groups, context.handbook.tags.len(), pager(context, "tags/", part, of));
    view
}

pub(super) fn tag(context: &Context, id: TagId, part: usize) -> PageView {
    let tag = &context.handbook.tags[id.0 as usize];
    let mut view = list_frame(context, PageRef::Tag(id, part), Template::Tag, &tag.name);
    let url = context.url(PageRef::Tag(id, part));
    let all = TextLink {
        href: href(&url, "tags/", context.config.links),
        title: context.words.get("all_tags").to_owned(),
    };
    view.breadcrumbs.push(Crumb { href: all.href, title: all.title });
    let (pages, of) = context.part(&tag.pages, part);
    let entries = pages.iter().map(|page| entry(context, *page, &url, true)).collect();
    view.content = list(vec![plain_group(entries)], tag.pages.len(), pager(context, &tag.url, part, of));
    view
}

pub(super) fn a_to_z(context: &Context, part: usize) -> PageView {
    let mut view = list_frame(context, PageRef::AToZ(part), Template::AToZ, context.words.get("all_pages"));
    let url = context.url(PageRef::AToZ(part));
    let (pages, of) = context.long_part(&context.by_title, part);
    let mut groups: Vec<Group> = Vec::new();
    for page in pages {
        let letter = initial(&context.page(*page).title);
        if groups.last().is_none_or(|group| group.name != letter) {
            let id = format!("letter-{}", groups.len() + 1);
            groups.push(Group { name: letter, id, entries: Vec::new() });
        }
        let listed = Entry { summary: String::new(), ..entry(context, *page, &url, true) };
        groups.last_mut().into_iter().for_each(|group| group.entries.push(listed.clone()));
    }
    view.content = list(groups, context.by_title.len(), pager(context, "a-z/", part, of));
    view
}

/// The letter that a title is filed under: upper case, `#` for digits and signs.
pub(super) fn initial(title: &str) -> String {
    let first = title.chars().next().filter(|letter| letter.is_alphabetic());
    first.map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().collect())
}

pub(super) fn recent(context: &Context) -> PageView {
    let mut view =
        list_frame(context, PageRef::Recent, Template::Recent, context.words.get("recent_changes"));
    let url = context.url(PageRef::Recent);
    let mut groups: Vec<Group> = Vec::new();
    for id in &context.recent {
        let entry = entry(context, *id, &url, true);
        let day = entry.updated.clone();
        let (name, id) = day.map_or_else(Default::default, |day| (day.text, format!("day-{}", day.iso)));
        if groups.last().is_none_or(|group| group.id != id) {
            groups.push(Group { name, id, entries: Vec::new() });
        }
        groups.last_mut().into_iter().for_each(|group| group.entries.push(entry.clone()));
    }
    view.content = list(groups, context.recent.len(), None);
    view
}

fn list_frame(context: &Context, page: PageRef, template: Template, title: &str) -> PageView {
    let url = context.url(page);
    let mut view = frame(context, template, &url, title);
    view.breadcrumbs = vec![home_crumb(context, &url)];
    view
}

pub(super) fn plain_group(entries: Vec<Entry>) -> Group {
    Group { name: String::new(), id: String::new(), entries }
}

fn list(groups: Vec<Group>, total: usize, pager: Option<Pager>) -> Content {
    Content::List(ListView { groups, total, pager })
}

/// The links between the parts of a list; `None` when it has one part only.
pub(super) fn pager(context: &Context, url: &str, part: usize, of: usize) -> Option<Pager> {
    let from = part_url(url, part);
    let link = |to: usize| href(&from, &part_url(url, to), context.config.links);
    let shown = (1..=of).filter(|number| *number == 1 || *number == of || number.abs_diff(part) <= 2);
    let mut parts: Vec<TextLink> = Vec::new();
    let mut last = 0;
    for number in shown {
        if number > last + 1 {
            parts.push(TextLink { href: String::new(), title: String::new() });
        }
        let href = if number == part { String::new() } else { link(number) };
        parts.push(TextLink { href, title: number.to_string() });
        last = number;
    }
    let previous = (part > 1).then(|| link(part - 1));
    let next = (part < of).then(|| link(part + 1));
    (of > 1).then_some(Pager { number: part, of, previous, next, parts })
}
