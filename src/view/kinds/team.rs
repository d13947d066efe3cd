//! A team: what it is there for, who is in it, what it wants to reach.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Goal, "team"),
    Edge::into(Kind::Person, "team"),
    Edge::into(Kind::Team, "parent"),
    Edge::into(Kind::Pilot, "teams"),
    Edge::into(Kind::Onboarding, "for"),
    Edge::into(Kind::Retro, "scope"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.fact("fact_lead", card.links("lead")),
        card.fact("fact_part_of", card.links("parent")),
        card.text_fact("fact_learning_hours", card.number("capacity")),
    ]);
    let blocks = present([card.text_block("mission", "lead", card.text("mission"))]);
    let below = present([card.table("cadence").and_then(|table| card.cadence(table))]);
    Sheet { facts, blocks, below, edges: EDGES }
}
