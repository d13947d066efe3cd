//! Who can be a buddy on an onboarding path, and who is one.
//!
//! In: the card of a path, everybody who is open to being a buddy. Out: a [`BuddiesView`]; `None` for a path that has
//! no rules in a handbook in which nobody is or would be one. Never: somebody who has left, or is too new.

use super::helpers::{is_here, met};
use super::record::BuddiesView;
use crate::insight::coaching::{BuddyRules, Form, Pairing};
use crate::model::PageId;
use crate::schema::Kind;
use crate::view::Phrase;
use crate::view::card::{Card, LISTED};
use crate::view::growth::say;
use crate::view::shapes::Related;

/// Who can be a buddy on the path of `card`, and who is one.
pub(super) fn view(card: &Card<'_>) -> Option<BuddiesView> {
    let rules = card.table("buddy_rules");
    let asked = BuddyRules::of(rules);
    let mut open = open(card, asked);
    let running: Vec<Related> = running(card).collect();
    if rules.is_none() && open.is_empty() && running.is_empty() {
        return None;
    }
    let values = [("tenure", card.period(asked.tenure)), ("overlap", card.minutes_text(asked.overlap))];
    let rule = card.filled("buddy_rule", &values.each_ref().map(|(name, text)| (*name, text.as_str())));
    let more = open.len().saturating_sub(LISTED);
    open.truncate(LISTED);
    Some(BuddiesView { rule, running, open, more })
}

/// Who is open to being a buddy and has been here for long enough.
fn open(card: &Card<'_>, asked: BuddyRules) -> Vec<Phrase> {
    let people = card.context.handbook.records.get(&Kind::Person);
    let people = people.into_iter().flat_map(|people| people.values().copied());
    let is_open = |person: &PageId| {
        let person = Card::new(card.context, *person, card.url);
        let words = person.page.fields().and_then(|fields| fields.words("coaching")).unwrap_or_default();
        let settled = person.day("joined").is_none_or(|joined| asked.settled(joined) <= card.context.as_of);
        words.contains(&"buddy") && !words.contains(&"off") && settled
    };
    people.filter(is_open).filter(|person| is_here(card, *person)).map(|one| met(card, one, None)).collect()
}

/// The buddies of newcomers who are on the path, each with for whom and until when.
fn running<'a>(card: &'a Card<'_>) -> impl Iterator<Item = Related> + 'a {
    let pairings = &card.context.insights.figures.coaching.pairings;
    let buddies = pairings.iter().filter(|(_, pairing)| pairing.form == Form::Buddy && pairing.goes_on());
    buddies.filter(|(_, pairing)| is_over_here(card, pairing)).map(|(page, pairing)| {
        let until = pairing.until.map(|day| card.filled("until_day", &[("day", &say::day(card, day))]));
        card.related(*page, until.unwrap_or_default())
    })
}

/// Whether a newcomer of a pairing is one of those for whom the path is.
fn is_over_here(card: &Card<'_>, pairing: &Pairing) -> bool {
    let path_for: Vec<PageId> = card.out("for").iter().map(|relation| relation.page).collect();
    let is_for = |person: PageId| {
        let person = Card::new(card.context, person, card.url);
        let own = ["role", "team"].into_iter().flat_map(|field| person.out(field));
        path_for.is_empty() || own.into_iter().any(|relation| path_for.contains(&relation.page))
    };
    let is_over = pairing.until.is_some_and(|until| until < card.context.as_of);
    !is_over && pairing.gifts.iter().any(|gift| is_for(gift.receiver))
}
