//! A journey: whose it is, its turning points, what others may ask about.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::{Card, Edge};
use crate::view::shapes::Phrase;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] =
    &[Edge::out(Kind::Journey, "stories"), Edge::out(Kind::Journey, "practices")];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.fact("fact_whose", card.links("person")),
        card.text_fact("fact_period", card.text("period")),
    ]);
    let blocks = present([
        card.block("turning-points", "timeline", turning_points(card)),
        card.text_block("invitation", "quote", card.text("invitation")),
    ]);
    Sheet { facts, blocks, edges: EDGES }
}

/// The days that changed something: the day, and beside it what happened.
fn turning_points(card: &Card<'_>) -> Vec<Phrase> {
    let point = |record: &&crate::schema::Record| {
        let note = record.text("text").unwrap_or_default();
        match record.date("date") {
            Some(day) => Phrase { note, ..card.dated(day) },
            None => Card::plain(note),
        }
    };
    card.tables("turning_points").iter().map(point).collect()
}
