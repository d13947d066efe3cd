//! A goal: why it matters, how anybody can see it, what supports it.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Goal, "parent"),
    Edge::into(Kind::Plan, "goals"),
    Edge::beside(Kind::Plan, "focus"),
    Edge::into(Kind::Practice, "goals"),
    Edge::into(Kind::Story, "goals"),
    Edge::out(Kind::Goal, "skills"),
    Edge::out(Kind::Goal, "contributors"),
    Edge::out(Kind::Goal, "with"),
    Edge::into(Kind::Skill, "for"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let holder = [card.links("team"), card.links("owner")].concat();
    let due = card.day("due").map(|day| vec![card.dated(day)]).unwrap_or_else(|| card.links("due"));
    let facts = present([
        card.standing_fact(),
        card.fact("fact_due", due),
        card.fact("fact_held_by", holder),
        card.text_fact(
            "fact_commitment",
            Some(card.value("commitment", card.word("commitment").unwrap_or("committed"))),
        ),
        card.fact("fact_serves", card.links("parent")),
    ]);
    let blocks = present([card.text_block("why", "lead", card.text("why"))]);
    Sheet { facts, blocks, edges: EDGES, ..Sheet::default() }
}
