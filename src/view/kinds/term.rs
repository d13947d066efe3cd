//! A term: other words for it, words that we do not use.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::shapes::Phrase;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[Edge::out(Kind::Term, "alias_of")];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let listed = |field: &str| card.list(field).into_iter().map(Phrase::of).collect();
    let facts = present([card.fact("fact_also", listed("aka")), card.fact("fact_not", listed("avoid"))]);
    Sheet { facts, edges: EDGES, ..Sheet::default() }
}
