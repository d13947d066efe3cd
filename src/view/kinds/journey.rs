//! A journey: whose it is, its turning points, what others may ask about.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::shapes::Phrase;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] =
    &[Edge::out(Kind::Journey, "stories"), Edge::out(Kind::Journey, "practices")];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.fact("fact_whose", card.links("person")),
        card.text_fact("fact_period", card.text("period")),
    ]);
    let blocks = present([card.block("turning-points", "timeline", turning_points(card))]);
    let below = present([card.block("invitation", "quote", invitation(card).into_iter().collect())]);
    Sheet { facts, blocks, below, edges: EDGES }
}

/// What others may ask about, and whom.
fn invitation(card: &Card<'_>) -> Option<Phrase> {
    let person = card.links("person").into_iter().next().unwrap_or_default();
    Some(Phrase { text: card.text("invitation")?, note: person.text, ..person })
}

/// The days that changed something: what happened, and beside it the day.
fn turning_points(card: &Card<'_>) -> Vec<Phrase> {
    let point = |record: &&crate::schema::Record| {
        let note = record.text("text").unwrap_or_default();
        match record.date("date") {
            Some(day) => {
                let dated = card.dated(day);
                Phrase { text: note, note: dated.text, ..dated }
            }
            None => Phrase::of(note),
        }
    };
    card.tables("turning_points").iter().map(point).collect()
}
