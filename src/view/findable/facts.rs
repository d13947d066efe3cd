//! What the fields of a record say that its text does not.
//!
//! In: a record. Out: words by which it is found, and sentences that its page shows. Never: an id of a
//! record that the site does not have.

use crate::model::{Direction, Relation};
use crate::schema::{Detail, Kind, Line};
use crate::view::card::Card;

/// Fields whose words people look for.
const NAMES: [&str; 2] = ["aka", "avoid"];
/// Fields whose sentences the page shows.
const TEXTS: [&str; 7] = ["mission", "theme", "when", "why", "hypothesis", "access", "invitation"];
/// Fields of lines that the page shows.
const LINES: [&str; 2] = ["measures", "judged_by"];

/// Further words by which the page should be found: tags, other names, what it is related to.
pub(super) fn words(card: &Card<'_>) -> Vec<String> {
    let tags = card.page.tags.iter().map(|tag| card.context.handbook.tags[tag.0 as usize].name.clone());
    let names = NAMES.iter().flat_map(|field| card.list(field));
    let mut words: Vec<String> = tags.chain(names).chain(card.text("group")).chain(role(card)).collect();
    for relation in card.page.relations.iter().filter(|relation| is_named(card, relation)) {
        words.push(card.context.page(relation.page).title.clone());
        if let Detail::Note(note) = &relation.detail {
            words.push(note.clone());
        }
    }
    words.sort();
    words.dedup();
    words
}

/// Whether the page names another one: not those whom somebody should not be paired with.
fn is_named(card: &Card<'_>, relation: &Relation) -> bool {
    relation.direction == Direction::Out && !(card.kind == Kind::Person && relation.field == "avoid")
}

/// A role in the person's own words.
fn role(card: &Card<'_>) -> Option<String> {
    let is_record = !card.out("role").is_empty();
    let roles = card.page.fields().map(|record| record.refs("role")).unwrap_or_default();
    roles.first().filter(|_| !is_record).map(|role| role.id.clone())
}

/// What the page says above its text, a block each.
pub(super) fn sentences(card: &Card<'_>) -> Vec<String> {
    let document = card.page.document.as_ref();
    let summary = document.and_then(|document| document.front.summary.clone());
    let texts = TEXTS.iter().filter_map(|field| card.text(field));
    let wanted = card.list("feedback_wanted");
    let lines = LINES.iter().flat_map(|field| card.lines(field));
    summary.into_iter().chain(texts).chain(wanted).chain(lines).chain(turning_points(card)).collect()
}

fn turning_points(card: &Card<'_>) -> Vec<String> {
    let points = card.page.fields().map(|record| record.lines("turning_points")).unwrap_or_default();
    let text = |line: &Line| match line {
        Line::Text(text) => Some(text.clone()),
        Line::Record(record) => record.text("text"),
    };
    points.iter().filter_map(|(line, _)| text(line)).collect()
}
