//! A cycle: from when to when, and the plans and goals in it.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Plan, "cycle"),
    Edge::into(Kind::Goal, "due"),
    Edge::into(Kind::Pair, "cycle"),
    Edge::into(Kind::Retro, "period"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts =
        present([card.day_fact("fact_start", card.day("start")), card.day_fact("fact_end", card.day("end"))]);
    let blocks = present([card.text_block("theme", "lead", card.text("theme"))]);
    let below = present([card.table("cadence").and_then(|table| card.cadence(table))]);
    Sheet { facts, blocks, below, edges: EDGES }
}
