//! A cycle: from when to when, and the plans and goals in it.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::coaching::programme::about;
use crate::view::edge::Edge;
use crate::view::shapes::Phrase;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Plan, "cycle"),
    Edge::into(Kind::Goal, "due"),
    Edge::into(Kind::Pair, "cycle"),
    Edge::into(Kind::Retro, "period"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.day_fact("fact_start", card.day("start")),
        card.day_fact("fact_end", card.day("end")),
        card.fact("fact_coaching", coaching(card).into_iter().collect()),
    ]);
    let blocks = present([card.text_block("theme", "lead", card.text("theme"))]);
    let below = present([card.table("cadence").and_then(|table| card.cadence(table))]);
    Sheet { facts, blocks, below, edges: EDGES }
}

/// How many people are in a pairing, with the way to what else is known of coaching in the cycle.
fn coaching(card: &Card<'_>) -> Option<Phrase> {
    let coverage = card.context.insights.figures.coaching.programmes.get(&card.id)?.coverage;
    let (n, of) = (coverage.n.to_string(), coverage.of.to_string());
    let text = card.filled("cycle_coaching", &[("n", &n), ("of", &of)]);
    Some(Phrase { href: Some(about(card, card.id)), ..Phrase::of(text) })
}
