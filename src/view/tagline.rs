//! A page in a few words, for lists that say why it is there.
//!
//! In: the context and a page. Out: a line such as `Platform, senior engineer`. Never: a link.

use super::amounts::length_text;
use super::card::Card;
use super::context::Context;
use super::page::date_view;
use crate::model::PageId;
use crate::schema::Kind;

/// What to know of `page` before opening it; empty for pages about which there is nothing to say.
pub(super) fn facts(context: &Context, page: PageId) -> Vec<String> {
    let card = Card::new(context, page, "");
    let title = |field| card.title(field);
    let day = |field: &str| card.day(field).map(|day| date_view(context, day).text);
    let found: Vec<Option<String>> = match card.kind {
        Kind::Person => vec![role(&card), title("team"), left(&card)],
        Kind::Plan => vec![title("owner"), title("cycle"), status(&card, "active")],
        Kind::Goal => vec![title("team").or_else(|| title("owner")), due(&card), status(&card, "active")],
        Kind::Practice => vec![card.length("time"), maturity(&card)],
        Kind::Story => vec![day("date"), card.word("outcome").map(|word| card.value("outcome", word))],
        Kind::Journey => vec![title("person"), card.text("period")],
        Kind::Pair => {
            let form = card.word("form").unwrap_or("peer");
            vec![Some(card.value("form", form)), status(&card, "active")]
        }
        Kind::Resource => vec![
            card.word("format").map(|word| card.value("format", word)),
            card.whole("minutes").map(|minutes| length_text(&context.words, minutes)),
            card.whole("level").map(|level| level_text(&card, level)),
        ],
        Kind::Skill => vec![card.text("group")],
        Kind::Team => vec![card.text("mission")],
        Kind::Onboarding => vec![title("for")],
        Kind::Retro => vec![day("date")],
        Kind::Pilot => vec![Some(card.value("decision", card.word("decision").unwrap_or("open")))],
        Kind::Cycle => vec![span(&card)],
        Kind::Term => vec![Some(card.page.summary.clone())],
        Kind::Page | Kind::Role | Kind::Ratings | Kind::Session => Vec::new(),
    };
    found.into_iter().flatten().filter(|text| !text.is_empty()).collect()
}

fn role(card: &Card<'_>) -> Option<String> {
    card.title("role").or_else(|| card.page.fields()?.refs("role").first().map(|role| role.id.clone()))
}

fn left(card: &Card<'_>) -> Option<String> {
    card.left().map(|_| card.say("has_left"))
}

/// A status that is not the usual one.
fn status(card: &Card<'_>, usual: &str) -> Option<String> {
    card.word("status").filter(|status| *status != usual).map(|status| card.value("status", status))
}

fn maturity(card: &Card<'_>) -> Option<String> {
    card.word("maturity").filter(|word| *word != "adopted").map(|word| card.value("maturity", word))
}

fn due(card: &Card<'_>) -> Option<String> {
    let day = card.day("due").map(|day| date_view(card.context, day).text);
    let due = day.or_else(|| card.title("due"))?;
    Some(crate::words::fill(&card.say("by_day"), |name| (name == "day").then(|| due.clone())))
}

fn level_text(card: &Card<'_>, level: i64) -> String {
    crate::words::fill(&card.say("for_level"), |name| (name == "n").then(|| level.to_string()))
}

fn span(card: &Card<'_>) -> Option<String> {
    let text = |field: &str| card.day(field).map(|day| date_view(card.context, day).text);
    Some(format!("{} – {}", text("start")?, text("end")?))
}
