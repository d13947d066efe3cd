//! A pair: who they are, who gives what, how often they meet.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[Edge::into(Kind::Plan, "pairs"), Edge::out(Kind::Pair, "cycle")];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let form = card.word("form").unwrap_or("peer");
    let facts = present([
        card.marked("status", "status", card.word("status").unwrap_or("proposed")),
        card.fact("fact_people", card.links("people")),
        card.text_fact("fact_form", Some(card.value("form", form))),
        card.fact("fact_since", card.span("since", "until")),
        card.text_fact("fact_cadence", card.word("cadence").map(|word| card.value("often", word))),
    ]);
    let secrecy = card.word("confidentiality").map(|word| card.value("confidentiality", word));
    let blocks = present([
        card.block("gives", "list", card.noted_links("gives")),
        card.text_block("confidentiality", "lead", secrecy),
    ]);
    let planned = card.whole("sessions_planned").map(|number| number.to_string());
    let below = present([card.details(
        "agreed",
        [
            ("label_sessions_planned", planned),
            ("label_notice", card.length("notice")),
            ("label_checkup", card.day("checkup").map(|day| card.dated(day).text)),
        ],
    )]);
    Sheet { facts, blocks, below, edges: EDGES }
}
