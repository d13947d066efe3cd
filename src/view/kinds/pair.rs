//! A pair: who they are and what kind of pairing it is. What they agreed on stands among what the page says about
//! coaching.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[Edge::into(Kind::Plan, "pairs")];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let form = card.word("form").unwrap_or("peer");
    let facts = present([
        card.marked("status", "status", card.word("status").unwrap_or("proposed")),
        card.fact("fact_people", card.links("people")),
        card.text_fact("fact_form", Some(card.value("form", form))),
        card.fact("fact_since", card.span("since", "until")),
        card.fact("fact_cycle", card.links("cycle")),
    ]);
    Sheet { facts, edges: EDGES, ..Sheet::default() }
}
