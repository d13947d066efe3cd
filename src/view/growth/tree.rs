//! Which goals a goal serves, and which serve it.
//!
//! In: the card of a goal. Out: [`BranchView`]s, each below the one it serves, the goal itself among them.
//! Cost: bounded by [`MOST`], however large the handbook. Never: runs in a circle.

use super::shapes::BranchView;
use super::{charts, say};
use crate::insight::Status;
use crate::model::{Direction, PageId};
use crate::schema::Kind;
use crate::view::card::Card;

/// How many goals are shown.
const MOST: usize = 60;
/// How many goals above are shown.
const ABOVE: usize = 8;

/// The tree around the goal of `card`; empty for a goal that stands alone.
pub(in crate::view) fn tree(card: &Card<'_>) -> Vec<BranchView> {
    let mut above = vec![card.id];
    while let Some(parent) = parent(card, above[above.len() - 1]).filter(|one| !above.contains(one)) {
        above.push(parent);
        if above.len() > ABOVE {
            break;
        }
    }
    let mut found = Vec::new();
    for (depth, page) in above.iter().rev().enumerate() {
        found.push((depth, *page));
    }
    below(card, card.id, above.len(), &mut found);
    if found.len() < 2 {
        return Vec::new();
    }
    views(card, &found)
}

/// All goals that are not over, those that serve no other first, each followed by those that serve it.
pub(in crate::view) fn all(card: &Card<'_>) -> Vec<BranchView> {
    let goals = card.context.handbook.records.get(&Kind::Goal).into_iter().flat_map(|ids| ids.values());
    let mut found = Vec::new();
    for root in goals.filter(|page| parent(card, **page).is_none() && runs(card, **page)) {
        if found.len() < MOST && !found.iter().any(|(_, page)| page == root) {
            found.push((0, *root));
            below(card, *root, 1, &mut found);
        }
    }
    views(card, &found)
}

/// Whether a goal is still worked on, or was just over.
fn runs(card: &Card<'_>, page: PageId) -> bool {
    let standing = card.context.insights.standing(page);
    standing.is_some_and(|standing| !matches!(standing.status, Status::Dropped | Status::Met | Status::Draft))
}

fn related(card: &Card<'_>, page: PageId, direction: Direction) -> impl Iterator<Item = PageId> {
    let relations = card.context.page(page).relations.iter();
    let is_it = move |one: &&crate::model::Relation| {
        one.of == Kind::Goal && one.field == "parent" && one.direction == direction
    };
    relations.filter(is_it).map(|one| one.page)
}

/// The goal that a goal serves.
pub(in crate::view) fn parent(card: &Card<'_>, page: PageId) -> Option<PageId> {
    related(card, page, Direction::Out).next()
}

/// Adds the goals that serve `page`, each followed by those that serve it.
fn below(card: &Card<'_>, page: PageId, depth: usize, found: &mut Vec<(usize, PageId)>) {
    for child in related(card, page, Direction::In) {
        if found.len() >= MOST || found.iter().any(|(_, known)| *known == child) {
            continue;
        }
        found.push((depth, child));
        below(card, child, depth + 1, found);
    }
}

fn views(card: &Card<'_>, found: &[(usize, PageId)]) -> Vec<BranchView> {
    let depth_after = |at: usize| found.get(at + 1).map_or(0, |(depth, _)| *depth);
    let view = |(at, (depth, page)): (usize, &(usize, PageId))| {
        let link = card.link(*page);
        let standing = card.context.insights.standing(*page);
        BranchView {
            href: if *page == card.id { String::new() } else { link.href.unwrap_or_default() },
            title: link.text,
            status: standing.map(|standing| say::standing_status(card, standing)),
            line: standing.map(|standing| say::in_short(card, standing)).unwrap_or_default(),
            spark: standing.map(|standing| charts::spark(card, *page, standing)).unwrap_or_default(),
            opens: depth_after(at) > *depth,
            closes: depth.saturating_sub(depth_after(at)),
        }
    };
    found.iter().enumerate().map(view).collect()
}
