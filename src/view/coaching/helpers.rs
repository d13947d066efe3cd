//! Who can help, and when they are awake.
//!
//! In: cards of plans, skills and people. Out: [`HelpView`]s, and why somebody is listed. Never: an order of people by
//! what they can do: who shares more working hours comes first, and that is said.

use super::record::HelpView;
use crate::insight::coaching::{Form, Gift, Pairing, State, hours};
use crate::matching::{Hours, overlap};
use crate::model::{PageId, Relation};
use crate::schema::Kind;
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::growth::{is_current, team};

/// How many people a plan lists for a skill.
const HELPERS: usize = 5;

/// Who can help with the skills on which a plan works, as long as it runs.
pub(super) fn of_plan(card: &Card<'_>) -> Vec<HelpView> {
    let runs = card.context.insights.standing(card.id).is_some_and(is_current);
    let skills = card.out("focus").into_iter().map(|relation| relation.page).filter(|_| runs);
    let owner = card.out("owner").first().map(|relation| relation.page);
    skills.map(|skill| help(card, skill, owner)).collect()
}

fn help(card: &Card<'_>, skill: PageId, owner: Option<PageId>) -> HelpView {
    let offered = team::pages(&Card::new(card.context, skill, card.url), OFFERS);
    let mut helpers: Vec<PageId> =
        offered.into_iter().filter(|one| Some(*one) != owner && is_here(card, *one)).collect();
    helpers.sort_by_key(|one| std::cmp::Reverse(owner.and_then(|owner| shared(card, owner, *one))));
    let more = helpers.len().saturating_sub(HELPERS);
    helpers.truncate(HELPERS);
    let people = helpers.into_iter().map(|one| met(card, one, owner)).collect();
    HelpView { skill: card.link(skill), people, more }
}

/// Who offers a skill.
const OFFERS: Edge = Edge::into(Kind::Person, "offers");

/// Whether somebody has not left.
pub(super) fn is_here(card: &Card<'_>, person: PageId) -> bool {
    Card::new(card.context, person, card.url).left().is_none()
}

/// A person as a link, with where and when they are awake, and how many hours they share with `other`.
pub(super) fn met(card: &Card<'_>, person: PageId, other: Option<PageId>) -> Phrase {
    let shared =
        other.and_then(|other| shared(card, other, person)).map(|minutes| shared_text(card, minutes));
    let note = [place(&Card::new(card.context, person, card.url)), shared];
    let note = note.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Phrase { note, ..card.link(person) }
}

/// Where and when a person is awake: `Lisbon, 09:00–17:00`.
pub(in crate::view) fn place(card: &Card<'_>) -> Option<String> {
    let place = [card.text("timezone").map(|zone| city(&zone)), card.hours("hours")];
    let place = place.into_iter().flatten().collect::<Vec<_>>();
    (!place.is_empty()).then(|| place.join(", "))
}

/// `Lisbon` of `Europe/Lisbon`.
fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// The minutes of a day in which two people both work; `None` when one of them says nothing about it.
fn shared(card: &Card<'_>, one: PageId, other: PageId) -> Option<i64> {
    let context = card.context;
    let zone = context.config.timezone.as_deref();
    let hours = |person: PageId| -> Option<Hours> { hours(&context.handbook, person, zone, context.as_of) };
    Some(overlap(hours(one)?, hours(other)?))
}

fn shared_text(card: &Card<'_>, minutes: i64) -> String {
    match (minutes, minutes % 60) {
        (0, _) => card.say("shared_none"),
        (_, 0) => card.count("shared_hours", (minutes / 60).unsigned_abs()),
        _ => card.filled("shared", &[("time", &card.minutes_text(minutes))]),
    }
}

/// Why a page is listed along an edge that has to do with coaching; `None` for other edges.
pub(in crate::view) fn why(card: &Card<'_>, edge: Edge, relation: &Relation) -> Option<String> {
    match (card.kind, edge.field) {
        (Kind::Skill, "offers") => Some(offer(card, relation)),
        (Kind::Person, "people") if edge.of == Some(Kind::Pair) => pairing(card, relation.page),
        _ => None,
    }
}

/// Somebody who offers a skill: what they say about that, or who they are, and where and when they are awake.
fn offer(card: &Card<'_>, relation: &Relation) -> String {
    let said = card.detail(relation).unwrap_or_else(|| card.in_short(relation.page));
    let person = Card::new(card.context, relation.page, card.url);
    let place = place(&person).filter(|_| person.left().is_none());
    [Some(said).filter(|said| !said.is_empty()), place].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A pair of the person of `card`: with whom, what they give and what they get.
fn pairing(card: &Card<'_>, page: PageId) -> Option<String> {
    let pairing = card.context.insights.figures.coaching.pairings.get(&page)?;
    let others = pairing.people.iter().filter(|person| **person != card.id);
    let others: Vec<String> = others.map(|person| card.context.page(*person).title.clone()).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let form = card.filled(form_key(card, pairing), &[("people", &card.context.words.listed(&others))]);
    let state = Some(pairing.state).filter(|state| *state != State::Active);
    let state = state.map(|state| card.value("status", state_word(state)));
    let gifts = ["gives_skill", "gets_skill"].map(|key| {
        let skills =
            skills(card, pairing, |gift| if key == "gives_skill" { gift.giver } else { gift.receiver });
        skills.map(|skills| card.filled(key, &[("skill", &skills)]))
    });
    Some([Some(form)].into_iter().chain([state]).chain(gifts).flatten().collect::<Vec<_>>().join(", "))
}

/// The word for what somebody is in a pairing.
fn form_key(card: &Card<'_>, pairing: &Pairing) -> &'static str {
    let helps = pairing.gifts.iter().any(|gift| gift.giver == card.id);
    match (pairing.form, helps) {
        (Form::Peer, _) => "with_peer",
        (Form::Triad, _) => "with_triad",
        (Form::Buddy, true) => "with_buddy_giver",
        (Form::Buddy, false) => "with_buddy",
        (Form::Mentor, true) => "with_mentor_giver",
        (Form::Mentor, false) => "with_mentor",
    }
}

/// The skills of the gifts in which the person of `card` has a part.
fn skills(card: &Card<'_>, pairing: &Pairing, part: impl Fn(&Gift) -> PageId) -> Option<String> {
    let own = pairing.gifts.iter().filter(|gift| part(gift) == card.id).filter_map(|gift| gift.skill);
    let titles: Vec<&str> = own.map(|skill| card.context.page(skill).title.as_str()).collect();
    (!titles.is_empty()).then(|| card.context.words.listed(&titles))
}

/// How a state is written.
pub(super) fn state_word(state: State) -> &'static str {
    match state {
        State::Proposed => "proposed",
        State::Active => "active",
        State::Paused => "paused",
        State::Ended => "ended",
    }
}
