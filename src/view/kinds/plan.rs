//! A plan: whose it is and with whom, what it is about, what it builds on.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::shapes::Phrase;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::out(Kind::Plan, "goals"),
    Edge::out(Kind::Plan, "practices"),
    Edge::out(Kind::Plan, "resources"),
    Edge::out(Kind::Plan, "pairs"),
    Edge::out(Kind::Plan, "supporters"),
    Edge::out(Kind::Plan, "continues"),
    Edge::into(Kind::Plan, "continues"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.standing_fact(),
        card.fact("fact_whose", card.links("owner")),
        card.fact("fact_cycle", card.links("cycle")),
        card.fact("fact_made_with", made_with(card)),
        card.text_fact("fact_hours_a_month", card.number("hours")),
    ]);
    let blocks = present([
        card.block("focus", "list", card.noted_links("focus")),
        card.text_block("aspiration", "quote", card.text("aspiration")),
    ]);
    Sheet { facts, blocks, edges: EDGES, ..Sheet::default() }
}

/// Who made it together with its owner, and when both agreed.
fn made_with(card: &Card<'_>) -> Vec<Phrase> {
    let mut people = card.links("with");
    let agreed = card.day("agreed").map(|day| card.dated(day));
    if let (Some(last), Some(agreed)) = (people.last_mut(), agreed) {
        last.note = agreed.text;
    }
    people
}
