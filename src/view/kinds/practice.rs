//! A practice: when to use it, how long it takes, who uses it.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Plan, "practices"),
    Edge::into(Kind::Story, "practices"),
    Edge::into(Kind::Journey, "practices"),
    Edge::out(Kind::Practice, "skills"),
    Edge::out(Kind::Practice, "goals"),
    Edge::out(Kind::Practice, "learned_from"),
    Edge::out(Kind::Practice, "supersedes"),
    Edge::into(Kind::Term, "alias_of"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let maturity = card.word("maturity").unwrap_or("adopted");
    let facts = present([
        card.marked("fact_maturity", "maturity", maturity),
        card.text_fact("fact_time", card.length("time")),
        card.text_fact("fact_format", card.word("format").map(|word| card.value("format", word))),
        card.text_fact("fact_form", card.word("form").map(|word| card.value("form", word))),
        card.fact("fact_kept_by", card.links("owner")),
    ]);
    let newer = card.along(Edge::into(Kind::Practice, "supersedes"));
    let newer = newer.iter().map(|relation| card.link(relation.page)).collect();
    let blocks = present([
        card.block("superseded", "lead", newer),
        card.text_block("when", "lead", card.text("when")),
    ]);
    Sheet { facts, blocks, edges: EDGES, ..Sheet::default() }
}
