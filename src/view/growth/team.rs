//! What a team's page shows: what it wants to reach first, then the plans of its people, then what is in
//! the way, by kind.
//!
//! In: the card of a team. Out: a [`TeamGrowth`]; `None` without goals and plans. Never: an order of people
//! by how far they are.

use std::collections::BTreeMap;

use super::shapes::{BarrierGroup, TeamGrowth, WorkLine};
use super::{barriers, levels, say};
use crate::insight::OpenBarrier;
use crate::model::PageId;
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// What the page of a team shows.
pub(super) fn growth(card: &Card<'_>) -> Option<TeamGrowth> {
    let goals = pages(card, Edge::into(Kind::Goal, "team"));
    let people = members(card);
    let plans: Vec<PageId> = people.iter().flat_map(|person| running(card, *person)).collect();
    if goals.is_empty() && plans.is_empty() {
        return None;
    }
    let all: Vec<PageId> = goals.iter().chain(&plans).copied().collect();
    Some(TeamGrowth {
        goals: goals.iter().map(|page| work(card, *page)).collect(),
        plans: plans.iter().map(|page| work(card, *page)).collect(),
        barriers: by_kind(card, &all),
        matrix: levels::of_team(card),
    })
}

/// The people of the team.
pub(super) fn members(card: &Card<'_>) -> Vec<PageId> {
    pages(card, Edge::into(Kind::Person, "team"))
}

/// The pages along an edge, each once: companions may state what the record states as well.
pub(in crate::view) fn pages(card: &Card<'_>, edge: Edge) -> Vec<PageId> {
    let mut pages: Vec<PageId> = Vec::new();
    for relation in card.along(edge) {
        if !pages.contains(&relation.page) {
            pages.push(relation.page);
        }
    }
    pages
}

/// The plans of a person that have not ended.
fn running(card: &Card<'_>, person: PageId) -> Vec<PageId> {
    let person = Card::new(card.context, person, card.url);
    let plans = pages(&person, Edge::into(Kind::Plan, "owner")).into_iter();
    let runs = |page: &PageId| {
        let standing = card.context.insights.standing(*page);
        standing.is_some_and(|standing| standing.due.is_none_or(|due| due >= standing.as_of))
    };
    plans.filter(runs).collect()
}

/// A goal or plan in a line.
pub(in crate::view) fn work(card: &Card<'_>, page: PageId) -> WorkLine {
    let link = card.link(page);
    let other = Card::new(card.context, page, card.url);
    let standing = card.context.insights.standing(page);
    WorkLine {
        href: link.href.unwrap_or_default(),
        title: link.text,
        owner: other.links("owner").into_iter().next().filter(|_| other.kind == Kind::Plan),
        status: standing.map(|standing| say::standing_status(card, standing)),
        line: standing.map(|standing| say::in_short(card, standing)).unwrap_or_default(),
    }
}

/// What is still in the way of some records, by kind, oldest first.
pub(in crate::view) fn by_kind(card: &Card<'_>, records: &[PageId]) -> Vec<BarrierGroup> {
    let ledgers = records.iter().filter_map(|page| Some((*page, card.context.insights.ledger(*page)?)));
    let mut open: Vec<(PageId, &OpenBarrier)> = ledgers
        .flat_map(|(page, ledger)| ledger.barriers.iter().map(move |barrier| (page, barrier)))
        .filter(|(_, barrier)| barrier.resolved.is_none())
        .collect();
    open.sort_by_key(|(page, barrier)| (barrier.opened, *page));
    let mut groups: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (page, barrier) in open {
        let view = barriers::blocking(card, barrier, page);
        groups.entry(view.kind.clone()).or_default().push(view);
    }
    groups.into_iter().map(|(kind, barriers)| BarrierGroup { kind, barriers }).collect()
}
