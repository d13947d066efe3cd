//! A pilot: what should come of it, who tries it and until when, what was decided.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[Edge::out(Kind::Pilot, "teams")];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.marked("fact_decision", "decision", card.word("decision").unwrap_or("open")),
        card.fact("fact_window", card.span("start", "end")),
        card.day_fact("fact_decided", card.day("decided")),
    ]);
    let blocks = present([
        card.text_block("hypothesis", "lead", card.text("hypothesis")),
        card.table("changes").and_then(|changes| card.cadence(changes.record("cadence")?)),
        card.text_block("judged-by", "list", card.lines("judged_by")),
    ]);
    Sheet { facts, blocks, edges: EDGES, ..Sheet::default() }
}
