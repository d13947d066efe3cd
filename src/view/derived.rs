//! Relations that no field states: they follow from others.
//!
//! In: a [`Card`]. Out: groups of pages. The rules: a plan and a pair belong together when the plan's
//! owner is in the pair and the days of both overlap; a term belongs to every page that uses it; a
//! page is part of the onboarding paths that mention it; a record with a folder holds its pages.

use jiff::civil::Date;

use super::card::{Card, LISTED};
use super::shapes::{Related, RelationGroup};
use crate::model::{Direction, PageId, Relation};
use crate::schema::Kind;

/// The groups that follow from other relations, in the order in which they are shown.
pub(super) fn groups(card: &Card<'_>) -> Vec<RelationGroup> {
    let groups = match card.kind {
        Kind::Plan => [group(card, "rel_derived_pairs", pairs(card)), paths(card), inside(card)],
        Kind::Pair => [group(card, "rel_derived_plans", plans(card)), paths(card), inside(card)],
        Kind::Term => [used_in(card), paths(card), inside(card)],
        _ => [None, paths(card), inside(card)],
    };
    groups.into_iter().flatten().collect()
}

/// The pairs that the owner of a plan is in meanwhile, apart from those that the plan names.
fn pairs(card: &Card<'_>) -> Vec<PageId> {
    let named: Vec<PageId> = card.out("pairs").iter().map(|relation| relation.page).collect();
    let owners = card.out("owner");
    let pairs = owners.iter().flat_map(|owner| said_of(card, owner.page, Kind::Pair, "people"));
    let days = days(card);
    let meanwhile = |pair: &PageId| overlap(days, self::days(&Card::new(card.context, *pair, card.url)));
    pairs.filter(|pair| !named.contains(pair)).filter(meanwhile).collect()
}

/// The plans of the people of a pair: those that name it, then those that run meanwhile.
pub(super) fn all_plans(card: &Card<'_>) -> Vec<PageId> {
    let mut named: Vec<PageId> = said_of(card, card.id, Kind::Plan, "pairs").collect();
    named.dedup();
    named.into_iter().chain(plans(card)).collect()
}

/// The plans of the people of a pair meanwhile, apart from those that name the pair.
fn plans(card: &Card<'_>) -> Vec<PageId> {
    let naming = |plan: &PageId| {
        let relations = &card.page.relations;
        relations.iter().any(|one| one.page == *plan && one.of == Kind::Plan && one.field == "pairs")
    };
    let people = card.out("people");
    let plans = people.iter().flat_map(|person| said_of(card, person.page, Kind::Plan, "owner"));
    let days = days(card);
    let meanwhile = |plan: &PageId| overlap(days, self::days(&Card::new(card.context, *plan, card.url)));
    plans.filter(|plan| !naming(plan)).filter(meanwhile).collect()
}

/// The records of a kind that name a page in a field.
fn said_of<'a>(
    card: &Card<'a>,
    page: PageId,
    of: Kind,
    field: &'static str,
) -> impl Iterator<Item = PageId> + 'a {
    let is = move |one: &&Relation| one.of == of && one.field == field && one.direction == Direction::In;
    card.context.page(page).relations.iter().filter(is).map(|one| one.page)
}

/// From when to when a plan or a pair is, as far as it or its cycle says.
fn days(card: &Card<'_>) -> (Option<Date>, Option<Date>) {
    let cycle = card.out("cycle").first().map(|relation| Card::new(card.context, relation.page, card.url));
    let of_cycle = |field: &str| cycle.as_ref().and_then(|cycle| cycle.day(field));
    (card.day("since").or_else(|| of_cycle("start")), card.day("until").or_else(|| of_cycle("end")))
}

/// Whether two stretches of time share a day. An end that nobody says is open; one of which nobody says
/// anything lies nowhere.
fn overlap(one: (Option<Date>, Option<Date>), other: (Option<Date>, Option<Date>)) -> bool {
    let is_known = |days: (Option<Date>, Option<Date>)| days.0.or(days.1).is_some();
    let begins_in_time = |start: Option<Date>, end: Option<Date>| start.zip(end).is_none_or(|(s, e)| s <= e);
    is_known(one) && is_known(other) && begins_in_time(one.0, other.1) && begins_in_time(other.0, one.1)
}

/// The pages that use a term.
fn used_in(card: &Card<'_>) -> Option<RelationGroup> {
    let users = &card.page.used_in;
    let shown = users.iter().take(LISTED).copied().collect();
    let group = group(card, "rel_term_used_in", shown)?;
    Some(RelationGroup { more: users.len().saturating_sub(LISTED), ..group })
}

/// The onboarding paths that mention the page, with the step that does.
fn paths(card: &Card<'_>) -> Option<RelationGroup> {
    let is_path = |page: PageId| card.context.page(page).kind() == Kind::Onboarding;
    let mentions = card.page.mentions.iter().filter(|mention| is_path(mention.from));
    let entries: Vec<Related> =
        mentions.map(|mention| card.related(mention.from, step(&mention.sentence))).collect();
    card.listed("part_of_onboarding", entries)
}

/// A step of a path as a sentence: without who helps, how long it takes and where it leads.
fn step(sentence: &str) -> String {
    let is_key = |rest: &str| {
        let key = rest.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    let keys = sentence.match_indices(" (").map(|(at, _)| at).find(|at| is_key(&sentence[at + 2..]));
    let target = sentence.find(" ->");
    let end = keys.into_iter().chain(target).min().unwrap_or(sentence.len());
    match sentence[..end].strip_prefix('[').and_then(|step| step.split_once("] ")) {
        Some((day, words)) => format!("{words}, {day}"),
        None => sentence[..end].to_owned(),
    }
}

/// The pages in the folder of a record that has one.
fn inside(card: &Card<'_>) -> Option<RelationGroup> {
    group(card, "contents", card.page.children.clone())
}

fn group(card: &Card<'_>, key: &str, pages: Vec<PageId>) -> Option<RelationGroup> {
    let related = |page| card.related(page, card.in_short(page));
    card.listed(key, pages.into_iter().map(related).collect())
}

#[cfg(test)]
mod tests {
    use super::{overlap, step};
    use jiff::civil::date;

    #[test]
    fn a_step_reads_as_a_sentence() {
        let long = "[day 7] Sit in a review (live or not) (owner: mara) (time: 45 min) -> Incident review";
        assert_eq!(step(long), "Sit in a review (live or not), day 7");
        assert_eq!(step("Read this -> Writing"), "Read this");
        assert_eq!(step("Read Fog (see: below"), "Read Fog");
        assert_eq!(step("Words alone, with (a note)."), "Words alone, with (a note).");
    }

    #[test]
    fn stretches_of_time_overlap_when_they_share_a_day() {
        let day = |month, day| Some(date(2026, month, day));
        assert!(overlap((day(7, 1), day(12, 31)), (day(12, 31), None)));
        assert!(!overlap((day(7, 1), day(12, 31)), (day(1, 1), day(6, 30))));
        assert!(overlap((day(7, 1), None), (None, day(7, 1))));
        assert!(!overlap((None, None), (None, None)));
    }
}
