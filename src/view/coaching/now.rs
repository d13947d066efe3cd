//! Who is here, and which pairings count on the day of the build.
//!
//! The cycle of the day is one that has begun and not ended; of several the one with pairings, then the one that
//! began last, then the first by id. Where no cycle runs, pairings without a cycle count.
//!
//! In: the context and the address of the page. Out: [`Now`]. Never: somebody who has left.

use std::cmp::Reverse;

use crate::insight::coaching::{Coaching, Pairing};
use crate::model::{PageId, sort_key};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::context::Context;

/// Coaching on the day of the build, as a page at an address looks at it.
pub(super) struct Now<'a> {
    pub(super) card: Card<'a>,
    /// The cycle that runs.
    pub(super) cycle: Option<PageId>,
    /// Everybody who has not left, by name.
    pub(super) people: Vec<PageId>,
}

impl<'a> Now<'a> {
    /// Coaching now, as the page at `url` looks at it.
    pub(super) fn new(context: &'a Context, url: &'a str) -> Self {
        let card = Card::new(context, PageId(0), url);
        let people = records(&card, Kind::Person).into_iter();
        let people = people.filter(|person| Card::new(context, *person, url).left().is_none()).collect();
        Self { cycle: running(&card), people, card }
    }

    /// What is known about coaching.
    pub(super) fn coaching(&self) -> &'a Coaching {
        &self.card.context.insights.figures.coaching
    }

    /// The card of another page.
    pub(super) fn card_of(&self, page: PageId) -> Card<'a> {
        Card::new(self.card.context, page, self.card.url)
    }

    /// The pairings of the cycle of which at least two people are here, in the order of pages.
    pub(super) fn pairings(&self) -> impl Iterator<Item = (PageId, &'a Pairing)> {
        let is_now = |pairing: &Pairing| {
            let here = pairing.people.iter().filter(|person| self.is_here(**person));
            pairing.cycle == self.cycle && here.count() > 1
        };
        self.coaching().pairings.iter().filter(move |(_, one)| is_now(one)).map(|(page, one)| (*page, one))
    }

    /// Whether somebody has not left.
    pub(super) fn is_here(&self, person: PageId) -> bool {
        self.card_of(person).left().is_none()
    }
}

/// The records of a kind, by title.
pub(super) fn records(card: &Card<'_>, kind: Kind) -> Vec<PageId> {
    let handbook = &card.context.handbook;
    let known = handbook.records.get(&kind).into_iter().flat_map(|known| known.values());
    let mut pages: Vec<PageId> = known.copied().collect();
    pages.sort_by_cached_key(|page| (sort_key(&handbook.page(*page).title), *page));
    pages
}

fn running(card: &Card<'_>) -> Option<PageId> {
    let (context, as_of) = (card.context, card.context.as_of);
    let programmes = &context.insights.figures.coaching.programmes;
    let cycles = context.handbook.records.get(&Kind::Cycle).into_iter().flat_map(|cycles| cycles.values());
    let days = |page: PageId| {
        let cycle = Card::new(context, page, card.url);
        Some((page, cycle.day("start")?, cycle.day("end")?))
    };
    let running =
        cycles.filter_map(|page| days(*page)).filter(|(_, start, end)| (*start..=*end).contains(&as_of));
    running
        .min_by_key(|(page, start, _)| (!programmes.contains_key(page), Reverse(*start)))
        .map(|(page, ..)| page)
}
