//! A role: what is expected, who has it, what may come after it.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Person, "role"),
    Edge::out(Kind::Role, "next"),
    Edge::into(Kind::Role, "next"),
    Edge::into(Kind::Onboarding, "for"),
    Edge::into(Kind::Skill, "for"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let blocks = present([card.block("expects", "list", card.noted_links("expects"))]);
    Sheet { blocks, edges: EDGES, ..Sheet::default() }
}
