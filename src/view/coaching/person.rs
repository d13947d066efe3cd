//! What a person's page shows about coaching: who helps them to arrive, and when they meet next.
//!
//! In: the card of a person. Out: a [`PersonCoaching`]; `None` for who is not new and meets nobody. Never: a day that
//! the edition does not know.

use jiff::ToSpan;

use super::helpers::{is_here, met};
use super::record::{ArrivalView, PersonCoaching};
use crate::insight::coaching::{Form, Next, Pairing};
use crate::model::PageId;
use crate::schema::Kind;
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::growth::{say, team};

/// For how many days somebody is new.
const NEW: i32 = 90;

/// What the page of a person shows.
pub(super) fn view(card: &Card<'_>) -> Option<PersonCoaching> {
    let sessions = sessions(card);
    let arrival = arrival(card);
    (arrival.is_some() || !sessions.is_empty()).then_some(PersonCoaching { arrival, sessions })
}

/// The pairings that the person is in, by page.
fn pairings<'a>(card: &Card<'a>) -> impl Iterator<Item = (PageId, &'a Pairing)> + use<'a> {
    let known = &card.context.insights.figures.coaching.pairings;
    let pages = team::pages(card, Edge::into(Kind::Pair, "people")).into_iter();
    pages.filter_map(|page| Some((page, known.get(&page)?)))
}

/// The next sessions, the earliest first. A day that has passed is not the next one.
fn sessions(card: &Card<'_>) -> Vec<Phrase> {
    let mut sessions: Vec<_> = pairings(card)
        .filter_map(|(page, pairing)| match pairing.next? {
            Next::Agreed(day) => Some((day, "session_agreed", page, pairing)),
            Next::Expected(day) => Some((day, "session_expected", page, pairing)),
        })
        .filter(|(day, ..)| *day >= card.context.as_of)
        .collect();
    sessions.sort_by_key(|(day, _, page, _)| (*day, *page));
    sessions.into_iter().map(|(day, key, page, pairing)| session(card, page, pairing, (day, key))).collect()
}

fn session(
    card: &Card<'_>,
    page: PageId,
    pairing: &Pairing,
    (day, key): (jiff::civil::Date, &str),
) -> Phrase {
    let others = pairing.people.iter().filter(|person| **person != card.id);
    let others: Vec<&str> = others.map(|person| card.context.page(*person).title.as_str()).collect();
    let note = card.filled("session_with", &[("people", &card.context.words.listed(&others))]);
    let text = card.filled(key, &[("day", &say::day(card, day))]);
    Phrase { text, note, ..card.link(page) }
}

/// Who and what helps somebody who is new.
fn arrival(card: &Card<'_>) -> Option<ArrivalView> {
    let joined = card.day("joined").filter(|_| card.left().is_none())?;
    let is_new = joined.saturating_add(NEW.days()) > card.context.as_of;
    let buddies = pairings(card)
        .filter(|(_, pairing)| pairing.form == Form::Buddy && pairing.goes_on())
        .flat_map(|(_, pairing)| pairing.gifts.iter().filter(|gift| gift.receiver == card.id))
        .map(|gift| met(card, gift.giver, Some(card.id)));
    let leads = card.out("reports_to").into_iter().map(|relation| relation.page);
    let leads = leads.filter(|lead| is_here(card, *lead)).map(|lead| met(card, lead, Some(card.id)));
    let arrival = ArrivalView { buddies: buddies.collect(), leads: leads.collect(), paths: paths(card) };
    let says_more = !arrival.buddies.is_empty() || !arrival.paths.is_empty();
    (is_new && says_more).then_some(arrival)
}

/// The onboarding paths for the role and the team of a person; where there are none, those for everybody.
fn paths(card: &Card<'_>) -> Vec<Phrase> {
    let own = ["role", "team"].into_iter().flat_map(|field| card.out(field));
    let own = own.flat_map(|relation| {
        let page = Card::new(card.context, relation.page, card.url);
        team::pages(&page, Edge::into(Kind::Onboarding, "for"))
    });
    let mut paths: Vec<PageId> = Vec::new();
    own.for_each(|path| {
        if !paths.contains(&path) {
            paths.push(path)
        }
    });
    if paths.is_empty() {
        paths = for_everybody(card);
    }
    paths.into_iter().map(|path| card.link(path)).collect()
}

/// The paths that are for nobody in particular.
fn for_everybody(card: &Card<'_>) -> Vec<PageId> {
    let all = card.context.handbook.records.get(&Kind::Onboarding);
    let is_for_all =
        |page: &PageId| card.context.page(*page).fields().is_some_and(|fields| fields.refs("for").is_empty());
    all.into_iter().flat_map(|paths| paths.values().copied()).filter(is_for_all).collect()
}
