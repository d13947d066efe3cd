//! A story: whose it is, when it was, how it ended.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::out(Kind::Story, "practices"),
    Edge::out(Kind::Story, "goals"),
    Edge::out(Kind::Story, "skills"),
    Edge::into(Kind::Journey, "stories"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let outcome = card.word("outcome").and_then(|word| card.marked("fact_outcome", "outcome", word));
    let facts = present([
        outcome,
        card.fact("fact_people", card.links("people")),
        card.day_fact("fact_happened", card.day("date")),
    ]);
    let below = present([card.text_block("evidence", "list", card.list("evidence"))]);
    Sheet { facts, below, edges: EDGES, ..Sheet::default() }
}
