//! By what a page can be chosen.
//!
//! In: a record. Out: its facets, each value once. Never: a record that the site does not have: what
//! fields name counts only where it became a relation.

use std::collections::BTreeSet;

use crate::model::{Direction, PageId, Relation};
use crate::schema::Kind;
use crate::search::Facet;
use crate::view::card::Card;

/// The facets that can be chosen, in the order in which they are offered. Their labels are the words
/// `facet_` + name.
pub(super) const NAMES: [&str; 9] =
    ["kind", "team", "person", "skill", "status", "format", "minutes", "level", "tag"];

/// The facet by which questions for people are answered: the skills that somebody offers.
const HELPS: &str = "helps";
/// The longest times that can be chosen, in minutes.
const BANDS: [i64; 4] = [5, 15, 30, 60];
/// Fields that name people a page is not about.
const NOT_ABOUT: [&str; 2] = ["avoid", "reports_to"];
/// Fields that name those whose page it is.
const HOLDERS: [&str; 3] = ["owner", "people", "person"];

/// All facets of a page.
pub(super) fn facets(card: &Card<'_>) -> Vec<Facet> {
    let facets: BTreeSet<Facet> = kind(card)
        .into_iter()
        .chain(records(card))
        .chain(helps(card))
        .chain(status(card))
        .chain(format(card))
        .chain(minutes(card))
        .chain(level(card))
        .chain(tags(card))
        .collect();
    facets.into_iter().collect()
}

fn facet(name: &'static str, value: impl Into<String>, label: impl Into<String>) -> Facet {
    Facet { name, value: value.into(), label: label.into() }
}

/// Its kind; that it is a plain page says something only where there are records.
fn kind(card: &Card<'_>) -> Option<Facet> {
    let says = card.kind != Kind::Page || !card.context.handbook.records.is_empty();
    says.then(|| facet("kind", card.kind.name(), card.value("kind", card.kind.name())))
}

/// Teams, people and skills that it is about, itself if it is one.
fn records(card: &Card<'_>) -> Vec<Facet> {
    let own = Some(card.id).filter(|_| matches!(card.kind, Kind::Team | Kind::Person | Kind::Skill));
    let about = stated(card).filter(|relation| !NOT_ABOUT.contains(&relation.field));
    let about: Vec<PageId> = own.into_iter().chain(about.map(|relation| relation.page)).collect();
    let mut facets: Vec<Facet> = about.iter().filter_map(|page| record(card, *page)).collect();
    if !facets.iter().any(|facet| facet.name == "team") {
        facets.extend(home_teams(card).into_iter().filter_map(|team| record(card, team)));
    }
    facets
}

fn stated<'a>(card: &Card<'a>) -> impl Iterator<Item = &'a Relation> {
    card.page.relations.iter().filter(|relation| relation.direction == Direction::Out)
}

/// The teams of those whose page it is.
fn home_teams(card: &Card<'_>) -> Vec<PageId> {
    let holders = stated(card).filter(|relation| HOLDERS.contains(&relation.field));
    let holders = holders.map(|relation| Card::new(card.context, relation.page, ""));
    let team = |holder: Card<'_>| holder.out("team").first().map(|relation| relation.page);
    holders.filter(|holder| holder.kind == Kind::Person).filter_map(team).collect()
}

fn record(card: &Card<'_>, page: PageId) -> Option<Facet> {
    let other = card.context.page(page);
    let name = match other.kind() {
        Kind::Team => "team",
        Kind::Person => "person",
        Kind::Skill => "skill",
        _ => return None,
    };
    Some(facet(name, id(card, page)?, other.title.as_str()))
}

/// The id of a record.
fn id<'a>(card: &Card<'a>, page: PageId) -> Option<&'a str> {
    card.context.page(page).record().map(|record| record.id.as_str())
}

/// The skills in which somebody who is still here helps others.
fn helps(card: &Card<'_>) -> Vec<Facet> {
    if card.kind != Kind::Person || card.left().is_some() {
        return Vec::new();
    }
    let skill = |relation: &&Relation| {
        Some(facet(HELPS, id(card, relation.page)?, card.context.page(relation.page).title.as_str()))
    };
    card.out("offers").iter().filter_map(skill).collect()
}

/// Where it stands: computed for goals and plans, else as it is written.
fn status(card: &Card<'_>) -> Option<Facet> {
    let standing = card.context.insights.standing(card.id);
    let word = standing.map(|standing| standing.status.as_str()).or_else(|| match card.kind {
        Kind::Practice => Some(card.word("maturity").unwrap_or("adopted")),
        Kind::Pair => Some(card.word("status").unwrap_or("proposed")),
        _ => card.word("status"),
    })?;
    let prefix = if card.kind == Kind::Practice { "facet_status" } else { "status" };
    Some(facet("status", word, card.value(prefix, word)))
}

fn format(card: &Card<'_>) -> Option<Facet> {
    card.word("format").map(|word| facet("format", word, card.value("format", word)))
}

/// Every limit that it stays within, so that half an hour finds what takes five minutes too.
fn minutes(card: &Card<'_>) -> Vec<Facet> {
    let time = card.page.fields().and_then(|record| record.minutes("time"));
    let Some(minutes) = time.or_else(|| card.whole("minutes")) else { return Vec::new() };
    let fits = BANDS.iter().filter(|most| minutes <= **most);
    let mut facets: Vec<Facet> = fits
        .map(|most| {
            facet("minutes", most.to_string(), card.filled("facet_up_to", &[("n", &most.to_string())]))
        })
        .collect();
    if facets.is_empty() {
        facets.push(facet("minutes", "more", card.say("facet_longer")));
    }
    facets
}

fn level(card: &Card<'_>) -> Option<Facet> {
    let level = card.whole("level")?.to_string();
    Some(facet("level", level.as_str(), card.filled("for_level", &[("n", &level)])))
}

fn tags(card: &Card<'_>) -> Vec<Facet> {
    let tags = card.page.tags.iter().map(|tag| &card.context.handbook.tags[tag.0 as usize]);
    let value = |url: &str| url.trim_start_matches("tags/").trim_end_matches('/').to_owned();
    tags.map(|tag| facet("tag", value(&tag.url), tag.name.as_str())).collect()
}
