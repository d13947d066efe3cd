//! Who can help, who is looking, and whom to ask.
//!
//! In: who is here. Out: lines by skill, and people with room, both in the order of names. Never: who helps more
//! or better, or how many would fit whom.

use std::collections::BTreeMap;

use super::files;
use super::now::{Now, records};
use super::shapes::{OpenPerson, SkillLine};
use crate::insight::coaching::capacity;
use crate::model::{Direction, Page, PageId, Relation};
use crate::schema::Kind;
use crate::view::Phrase;
use crate::view::card::{Card, LISTED};
use crate::view::kinds::place;

/// How many people with room are listed.
const OPEN: usize = 60;

/// The skills that somebody offers or wants.
pub(super) fn board(now: &Now<'_>) -> Vec<SkillLine> {
    records(&now.card, Kind::Skill).into_iter().filter_map(|skill| line(now, skill)).collect()
}

fn line(now: &Now<'_>, skill: PageId) -> Option<SkillLine> {
    let people = |field: &str| -> Vec<&Relation> {
        let said =
            now.card.context.page(skill).relations.iter().filter(|one| says(one, field, Direction::In));
        let mut said: Vec<&Relation> = said.filter(|one| now.is_here(one.page)).collect();
        said.dedup_by_key(|one| one.page);
        said
    };
    let (helpers, seekers) = (people("offers"), people("wants"));
    let helper = |one: &&Relation| Phrase { note: known(now, one, skill), ..now.card.link(one.page) };
    (!helpers.is_empty() || !seekers.is_empty()).then(|| SkillLine {
        skill: now.card.link(skill),
        more_helpers: helpers.len().saturating_sub(LISTED),
        helpers: helpers.iter().take(LISTED).map(helper).collect(),
        more_seekers: seekers.len().saturating_sub(LISTED),
        seekers: seekers.iter().take(LISTED).map(|one| now.card.link(one.page)).collect(),
    })
}

/// Whether a relation is what a person says in a field, in any of their files.
fn says(relation: &Relation, field: &str, direction: Direction) -> bool {
    (relation.of, relation.field, relation.direction) == (Kind::Person, field, direction)
}

/// What somebody says of a skill that they offer, and where and when they can be met.
fn known(now: &Now<'_>, offer: &Relation, skill: PageId) -> String {
    let note = now.card_of(skill).detail(offer);
    note.into_iter().chain(whereabouts(&now.card_of(offer.page))).collect::<Vec<_>>().join(", ")
}

/// `Platform, Lisbon, 09:00–17:00`, as far as the card says it.
fn whereabouts(person: &Card<'_>) -> Option<String> {
    let known = [person.title("team"), place(person)].into_iter().flatten().collect::<Vec<_>>();
    (!known.is_empty()).then(|| known.join(", "))
}

/// Who is open to a pair and has room, and how many more there are.
pub(super) fn open(now: &Now<'_>) -> (Vec<OpenPerson>, usize) {
    let taken = taken(now);
    let has_room = |person: &PageId| {
        capacity(&now.card.context.handbook, *person) > taken.get(person).copied().unwrap_or_default()
    };
    let is_open = |person: &&PageId| has_room(person) && is_open_to_a_pair(now.card.context.page(**person));
    let people: Vec<&PageId> = now.people.iter().filter(is_open).collect();
    let shown = people.iter().take(OPEN).map(|person| invitation(now, **person));
    (shown.collect(), people.len().saturating_sub(OPEN))
}

/// How many pairings of the cycle each person is in that stand. One whose other people have left takes up
/// room as well, until somebody ends it.
fn taken(now: &Now<'_>) -> BTreeMap<PageId, usize> {
    let known = now.coaching().pairings.values();
    let standing = known.filter(|pairing| pairing.cycle == now.cycle && pairing.stands());
    let mut taken = BTreeMap::new();
    for person in standing.flat_map(|pairing| &pairing.people) {
        *taken.entry(*person).or_default() += 1;
    }
    taken
}

fn is_open_to_a_pair(person: &Page) -> bool {
    let says = |form: &str| {
        files(person).filter_map(|fields| fields.words("coaching")).flatten().any(|word| *word == form)
    };
    says("peer") && !says("off")
}

fn invitation(now: &Now<'_>, person: PageId) -> OpenPerson {
    let card = now.card_of(person);
    let named = |field: &str| {
        let mut skills: Vec<PageId> = Vec::new();
        for one in card.page.relations.iter().filter(|one| says(one, field, Direction::Out)) {
            if !skills.contains(&one.page) {
                skills.push(one.page);
            }
        }
        skills.into_iter().map(|skill| now.card.link(skill)).collect()
    };
    OpenPerson {
        person: Phrase { note: whereabouts(&card).unwrap_or_default(), ..now.card.link(person) },
        offers: named("offers"),
        wants: named("wants"),
    }
}

/// What people say one may ask them about.
pub(super) fn asks(now: &Now<'_>) -> Vec<Phrase> {
    let ask = |journey: PageId| {
        let card = now.card_of(journey);
        let person = card.out("person").first().map(|one| one.page).filter(|person| now.is_here(*person))?;
        let name = now.card.context.page(person).title.clone();
        Some(Phrase { text: card.text("invitation")?, note: name, ..now.card.link(journey) })
    };
    records(&now.card, Kind::Journey).into_iter().filter_map(ask).take(LISTED).collect()
}
