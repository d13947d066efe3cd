//! Where am I: breadcrumbs, the bounded navigation, the pages before and after.
//!
//! In: the context, a page and the address it is shown at. Out: small lists of links.
//! Never: more than [`WINDOW`] links, whatever the size of the section.

use super::context::Context;
use super::shapes::{Crumb, NavItem, NavView, TextLink};
use crate::model::{PageId, href};

/// How many links the navigation lists.
const WINDOW: usize = 40;

/// The way from home to the page, without the page itself.
pub(super) fn breadcrumbs(context: &Context, id: PageId, url: &str) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let mut above = context.page(id).parent;
    while let Some(section) = above {
        let page = context.page(section);
        crumbs.push(Crumb { href: href(url, &page.url, context.config.links), title: page.title.clone() });
        above = page.parent;
    }
    crumbs.reverse();
    crumbs
}

/// The pages of the section that the page belongs to; what is in a section stands on its own page.
pub(super) fn nav(context: &Context, id: PageId, url: &str) -> NavView {
    let page = context.page(id);
    let section = page.parent.unwrap_or(id);
    let siblings = &context.page(section).children;
    let current = siblings.iter().position(|child| *child == id).unwrap_or(0);
    let start = current.saturating_sub(WINDOW / 2).min(siblings.len().saturating_sub(WINDOW));
    let shown = &siblings[start..(start + WINDOW).min(siblings.len())];
    NavView {
        title: context.page(section).title.clone(),
        href: if section == id {
            String::new()
        } else {
            href(url, &context.page(section).url, context.config.links)
        },
        items: shown.iter().map(|child| nav_item(context, *child, id, url)).collect(),
        hidden: siblings.len() - shown.len(),
    }
}

fn nav_item(context: &Context, child: PageId, current: PageId, url: &str) -> NavItem {
    let page = context.page(child);
    NavItem {
        href: href(url, &page.url, context.config.links),
        title: page.title.clone(),
        current: child == current,
        section: page.is_section,
    }
}

/// The page before and the page after, where someone chose the order of the pages.
pub(super) fn neighbours(context: &Context, id: PageId, url: &str) -> (Option<TextLink>, Option<TextLink>) {
    let pages = context.handbook.pages.len();
    let before = id.0.checked_sub(1).map(PageId);
    let after = Some(PageId(id.0 + 1)).filter(|next| next.index() < pages);
    let link = |other: PageId| {
        let page = context.page(other);
        let link = TextLink { href: href(url, &page.url, context.config.links), title: page.title.clone() };
        shared_section_is_ordered(context, id, other).then_some(link)
    };
    (before.and_then(link), after.and_then(link))
}

/// Whether the deepest section that holds both pages (or is one of them) has a chosen order.
fn shared_section_is_ordered(context: &Context, one: PageId, other: PageId) -> bool {
    let (mut one, mut other) = (one, other);
    // Pages are numbered depth first, so the page with the greater number is never above the other.
    while one != other {
        let deeper = if one > other { &mut one } else { &mut other };
        match context.page(*deeper).parent {
            Some(parent) => *deeper = parent,
            None => return false,
        }
    }
    context.page(one).is_ordered
}
