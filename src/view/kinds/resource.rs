//! A resource: where it is, how long it takes, for which level.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::shapes::Phrase;
use crate::words::fill;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::out(Kind::Resource, "skills"),
    Edge::out(Kind::Resource, "prereq"),
    Edge::into(Kind::Resource, "prereq"),
    Edge::out(Kind::Resource, "recommended_by"),
    Edge::into(Kind::Plan, "resources"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let level = card
        .whole("level")
        .map(|level| fill(&card.say("for_level"), |name| (name == "n").then(|| level.to_string())));
    let together = card.page.fields().and_then(|record| record.bool("sync"));
    let facts = present([
        card.text_fact("fact_format", card.word("format").map(|word| card.value("format", word))),
        card.text_fact("fact_time", card.whole("minutes").map(|minutes| card.minutes_text(minutes))),
        card.text_fact("fact_level", level),
        card.text_fact("fact_together", together.map(|is| card.say(if is { "together" } else { "alone" }))),
        card.text_fact("fact_cost", card.text("cost")),
    ]);
    let open = card.text("url").map(|url| Phrase { href: Some(url.clone()), ..Phrase::of(url) });
    let blocks = present([
        card.block("open", "lead", open.into_iter().collect()),
        card.text_block("accessible", "list", card.list("accessible")),
    ]);
    Sheet { facts, blocks, edges: EDGES, ..Sheet::default() }
}
