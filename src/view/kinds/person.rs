//! A person: where to find them, what they can help with, what they want to learn.

use super::{Sheet, present};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::coaching::place;
use crate::view::edge::Edge;
use crate::view::shapes::{Block, Phrase};
use crate::words::fill;

/// The relations that the page lists.
pub(super) const EDGES: &[Edge] = &[
    Edge::into(Kind::Plan, "owner"),
    Edge::into(Kind::Pair, "people"),
    Edge::into(Kind::Goal, "owner"),
    Edge::into(Kind::Goal, "contributors"),
    Edge::into(Kind::Team, "lead"),
    Edge::into(Kind::Person, "reports_to"),
    Edge::into(Kind::Journey, "person"),
    Edge::into(Kind::Story, "people"),
    Edge::into(Kind::Practice, "learned_from"),
    Edge::into(Kind::Resource, "recommended_by"),
    Edge::into(Kind::Plan, "with"),
    Edge::into(Kind::Plan, "supporters"),
    Edge::into(Kind::Goal, "with"),
    Edge::any("owner"),
    Edge::into(Kind::Ratings, "person"),
];

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let role = card.links("role");
    let mut role = if role.is_empty() { written_role(card) } else { role };
    if let (Some(role), Some(day)) = (role.first_mut(), card.day("role_since")) {
        let day = card.dated(day).text;
        role.note = fill(&card.say("since_day"), |name| (name == "day").then(|| day.clone()));
    }
    let facts = present([
        card.fact("fact_role", role),
        card.fact("fact_team", card.links("team")),
        card.fact("fact_reports_to", card.links("reports_to")),
        card.text_fact("fact_hours", place(card)),
        card.day_fact("fact_left", card.left()).or_else(|| card.day_fact("fact_joined", card.day("joined"))),
    ]);
    let blocks = present([
        card.block("offers", "list", card.noted_links("offers")),
        card.block("wants", "list", card.noted_links("wants")),
        card.text_block("feedback-wanted", "quote", card.list("feedback_wanted")),
    ]);
    let below = present([
        card.text_block("access", "lead", card.text("access")),
        in_short(card),
        card.block("links", "list", card.list("links").into_iter().map(address).collect()),
    ]);
    Sheet { facts, blocks, below, edges: EDGES }
}

/// A role in the person's own words.
fn written_role(card: &Card<'_>) -> Vec<Phrase> {
    let roles = card.page.fields().into_iter().flat_map(|record| record.refs("role"));
    roles.take(1).map(|role| Phrase::of(role.id.clone())).collect()
}

/// Small things that are good to know, each with its label beside it.
fn in_short(card: &Card<'_>) -> Option<Block> {
    let languages: Vec<String> =
        card.list("languages").iter().map(|tag| card.value("language", tag)).collect();
    let joined = |words: Vec<String>| Some(words.join(", ")).filter(|text| !text.is_empty());
    card.details(
        "in-short",
        [
            ("label_pronouns", card.text("pronouns")),
            ("label_languages", joined(languages)),
            ("label_prefers", joined(card.words("prefers", "format"))),
            ("label_coaching", joined(card.words("coaching", "form"))),
            ("label_capacity", card.whole("capacity").map(|number| number.to_string())),
            ("label_learning_hours", card.number("learning_hours")),
        ],
    )
}

/// A web address as a link; anything else as words.
fn address(text: String) -> Phrase {
    let is_address =
        text.starts_with("https://") || text.starts_with("http://") || text.starts_with("mailto:");
    let href = is_address.then(|| text.clone());
    Phrase { href, ..Phrase::of(text) }
}
