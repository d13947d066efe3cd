//! A skill: who can help with it, who is growing in it, what it is needed for.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Person, "offers"),
    Edge::into(Kind::Plan, "focus"),
    Edge::into(Kind::Person, "wants"),
    Edge::into(Kind::Pair, "gives"),
    Edge::into(Kind::Goal, "skills"),
    Edge::out(Kind::Skill, "for"),
    Edge::into(Kind::Role, "expects"),
    Edge::into(Kind::Practice, "skills"),
    Edge::into(Kind::Resource, "skills"),
    Edge::into(Kind::Story, "skills"),
    Edge::into(Kind::Term, "alias_of"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let helpers = card.along(Edge::into(Kind::Person, "offers"));
    let helpers = helpers.iter().take(3).map(|relation| card.link(relation.page)).collect();
    let facts = present([card.text_fact("fact_group", card.text("group")), card.fact("fact_ask", helpers)]);
    Sheet { facts, edges: EDGES, ..Sheet::default() }
}
