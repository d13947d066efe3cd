//! Why somebody is not paired, and which single change would pair them.
//!
//! A change is only named when the whole proposal was made again with it and the person was in it. How many
//! changes are tried is bounded by the size of the pool ([`tries`]), the same on every machine.
//!
//! In: a [`Pool`] and its [`Proposal`]. Out: a [`Reason`], and [`Change`]s that help. Never: a guess, or a
//! change to whom somebody avoids.

use jiff::ToSpan;
use jiff::civil::Date;

use super::barred::Bar;
use super::benefit::{benefit, given};
use super::pool::{Pool, SETTLED};
use super::proposal::{Proposal, propose};

/// How many changes are told of.
const TOLD: usize = 3;
/// By how many minutes at once, and up to how many, somebody's hours are moved to see what that would do.
const SHIFTS: [i64; 8] = [60, -60, 120, -120, 180, -180, 240, -240];

/// Why somebody is in no pair or triad. The first that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// They are not open to pairs.
    NotOpen,
    /// They have not been here long enough, until this day.
    New(Date),
    /// They have no room for another pairing.
    NoRoom,
    /// They want nothing.
    WantsNothing,
    /// They offer nothing.
    OffersNothing,
    /// Nobody who could be paired offers what they want.
    NobodyOffers,
    /// Nobody who could be paired wants what they offer.
    NobodyWants,
    /// Those who offer what they want, want nothing of what they offer.
    NoExchange,
    /// Everybody with whom they could exchange something is ruled out; by number, with what rules them out.
    Barred(Vec<(usize, Vec<Bar>)>),
    /// Those with whom they could exchange something are paired better with others; by number.
    Taken(Vec<usize>),
}

/// One change that somebody could make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Wait until a day.
    Wait(Date),
    /// Somebody takes one more pairing.
    Room(usize),
    /// Somebody offers a skill.
    Offer(usize, String),
    /// Somebody wants a skill.
    Want(usize, String),
    /// Somebody works so many minutes later, or earlier.
    Shift(usize, i64),
    /// Somebody opens to triads.
    Triad(usize),
}

/// Why a person is in no pairing of the proposal.
#[must_use]
pub fn reason(pool: &Pool, person: usize) -> Reason {
    let own = &pool.people[person];
    if !own.coaching.peer {
        return Reason::NotOpen;
    }
    if let Some(day) = settled(pool, person) {
        return Reason::New(day);
    }
    if own.room == 0 {
        return Reason::NoRoom;
    }
    if own.wants.is_empty() {
        return Reason::WantsNothing;
    }
    if own.offers.is_empty() {
        return Reason::OffersNothing;
    }
    between(pool, person)
}

/// What lies between a person and the others.
fn between(pool: &Pool, person: usize) -> Reason {
    let offers = pool.offers();
    let others =
        || (0..pool.people.len()).filter(|other| *other != person && pool.people[*other].coaching.peer);
    let gets = |other: &usize| benefit(&pool.people[*other], &pool.people[person], &offers) > 0;
    let gives = |other: &usize| benefit(&pool.people[person], &pool.people[*other], &offers) > 0;
    if !others().any(|other| gets(&other)) {
        return Reason::NobodyOffers;
    }
    if !others().any(|other| gives(&other)) {
        return Reason::NobodyWants;
    }
    let exchange: Vec<usize> = others().filter(|other| gets(other) && gives(other)).collect();
    if exchange.is_empty() {
        return Reason::NoExchange;
    }
    let barred: Vec<(usize, Vec<Bar>)> =
        exchange.iter().map(|other| (*other, pool.bars(person, *other))).collect();
    if barred.iter().all(|(_, bars)| !bars.is_empty()) {
        return Reason::Barred(barred);
    }
    Reason::Taken(barred.into_iter().filter(|(_, bars)| bars.is_empty()).map(|(other, _)| other).collect())
}

/// The day from which somebody has been here long enough, when that is still to come.
fn settled(pool: &Pool, person: usize) -> Option<Date> {
    let day = pool.people[person].joined?.saturating_add(SETTLED.days());
    (day > pool.as_of).then_some(day)
}

/// How many changes are tried in a pool: a proposal takes the longer, the more people there are.
#[must_use]
pub fn tries(pool: &Pool) -> usize {
    let people = pool.people.len().max(1);
    (2_000_000 / (people * people)).clamp(4, 400)
}

/// Up to three single changes, those that ask least first, of which each alone would pair a person; of at most
/// `tries` that are tried.
#[must_use]
pub fn helps(pool: &Pool, person: usize, is_for_all: bool, tries: usize) -> Vec<Change> {
    let would_help = |change: &Change| {
        let changed = pool.with(change);
        let Proposal { pairs, triads, .. } = propose(&changed, is_for_all);
        pairs.iter().any(|pair| pair.one == person || pair.other == person)
            || triads.iter().flatten().any(|one| *one == person)
    };
    changes(pool, person).into_iter().take(tries).filter(would_help).take(TOLD).collect()
}

/// The changes that come into question.
fn changes(pool: &Pool, person: usize) -> Vec<Change> {
    let own = &pool.people[person];
    let mut changes: Vec<Change> = settled(pool, person).map(Change::Wait).into_iter().collect();
    if own.room == 0 {
        changes.push(Change::Room(person));
    }
    if own.coaching.peer && !own.coaching.triad {
        changes.push(Change::Triad(person));
    }
    changes.extend(around(pool, person));
    changes.extend(skills(pool, person));
    changes
}

/// Changes to what rules out those with whom a person could exchange something.
fn around(pool: &Pool, person: usize) -> Vec<Change> {
    let offers = pool.offers();
    let mut changes = Vec::new();
    for other in partners(pool, person) {
        let (one, two) = (&pool.people[person], &pool.people[other]);
        if benefit(one, two, &offers) == 0 || benefit(two, one, &offers) == 0 {
            continue;
        }
        match pool.bars(person, other)[..] {
            [Bar::NoRoom] => changes.push(Change::Room(other)),
            [Bar::Apart] => changes.extend(SHIFTS.map(|minutes| Change::Shift(person, minutes))),
            [] | [_, ..] => {}
        }
    }
    unique(changes)
}

/// Skills that somebody could offer or want, so that both gain.
fn skills(pool: &Pool, person: usize) -> Vec<Change> {
    let own = &pool.people[person];
    let (mut offers, mut others, mut wants) = (Vec::new(), Vec::new(), Vec::new());
    for other in partners(pool, person).into_iter().filter(|other| pool.bars(person, *other).is_empty()) {
        let one = &pool.people[other];
        if given(one, own).next().is_some() {
            let unmet = one.wants.iter().filter(|skill| !own.offers.contains(*skill));
            offers.extend(unmet.map(|skill| Change::Offer(person, skill.clone())));
        }
        if given(own, one).next().is_some() {
            let unmet = own.wants.iter().filter(|skill| !one.offers.contains(*skill));
            others.extend(unmet.map(|skill| Change::Offer(other, skill.clone())));
            let new = one.offers.iter().filter(|skill| !own.wants.contains(*skill));
            wants.extend(new.map(|skill| Change::Want(person, skill.clone())));
        }
    }
    unique(offers.into_iter().chain(others).chain(wants).collect())
}

/// Everybody else who is open to pairs, those who are not in a pairing that stands first.
fn partners(pool: &Pool, person: usize) -> Vec<usize> {
    let is_open = |other: &usize| *other != person && pool.people[*other].coaching.peer;
    let mut partners: Vec<usize> = (0..pool.people.len()).filter(is_open).collect();
    partners.sort_by_key(|other| pool.stands(*other));
    partners
}

fn unique(changes: Vec<Change>) -> Vec<Change> {
    let mut unique = Vec::new();
    for change in changes {
        if !unique.contains(&change) {
            unique.push(change);
        }
    }
    unique
}

impl Pool {
    /// The pool after a change.
    fn with(&self, change: &Change) -> Self {
        let mut pool = self.clone();
        match change {
            Change::Wait(day) => pool.as_of = *day,
            Change::Room(person) => pool.people[*person].room += 1,
            Change::Offer(person, skill) => {
                pool.people[*person].offers.insert(skill.clone());
            }
            Change::Want(person, skill) => pool.people[*person].wants.push(skill.clone()),
            Change::Shift(person, minutes) => {
                let hours = &mut pool.people[*person].hours;
                *hours = hours.moved(*minutes);
            }
            Change::Triad(person) => pool.people[*person].coaching.triad = true,
        }
        pool
    }
}

#[cfg(test)]
mod tests;
