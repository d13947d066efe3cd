//! How coaching goes in a cycle: rule 21.
//!
//! Coverage: people in a pairing that goes on or rests, of any form, of those active in the cycle. Gap: over the pairs
//! of two peers that go on or rest, the mean of `|b(i, j) − b(j, i)|`, `b` as in [`crate::matching::benefit`]. Repeats:
//! pairings of peers and triads of which two were paired in the cycle before, of all of them. Balance: by
//! skill, how many people of the cycle offer it, want it, and are given it.
//!
//! In: the pairings of a cycle. Out: a [`Programme`]. Never: a figure about one pair.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Seen;
use super::pairing::{Form, Pairing, State};
use crate::insight::rates::Count;
use crate::matching::{Offers, Person, UNIT, benefit};
use crate::model::PageId;
use crate::number::Rational;
use crate::schema::Kind;

/// How coaching goes in a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Programme {
    /// People in a pairing, of those active in the cycle.
    pub coverage: Count,
    /// How many pairings there are, by where they stand.
    pub pairings: BTreeMap<State, usize>,
    /// Mean difference of what two peers get from each other, and over how many pairs.
    pub gap: Option<(Rational, usize)>,
    /// Pairings of people who were paired in the cycle before, of all of peers.
    pub repeats: Count,
    /// Offers and wants, in the order of the skills' ids.
    pub balance: Vec<Balance>,
    /// The pairings whose check-up is due, by id.
    pub checkups: Vec<PageId>,
}

/// How many people offer, want and are given a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// The skill.
    pub skill: PageId,
    /// How many offer it.
    pub offers: usize,
    /// How many want it.
    pub wants: usize,
    /// How many are given it in a pairing that goes on or rests.
    pub given: usize,
}

/// How coaching goes in every cycle that has a pairing.
pub(super) fn of(seen: Seen<'_>) -> BTreeMap<PageId, Programme> {
    let has_pairings = |cycle: &(PageId, Date, Date)| seen.of_cycle(cycle.0).next().is_some();
    let cycles = seen.around.stretches(Kind::Cycle).filter(has_pairings);
    cycles.map(|cycle| (cycle.0, Cycle::new(seen, cycle).programme())).collect()
}

/// A cycle with what belongs to it.
struct Cycle<'a> {
    seen: Seen<'a>,
    days: (PageId, Date, Date),
    pairings: Vec<&'a Pairing>,
    people: BTreeMap<PageId, Person>,
}

impl<'a> Cycle<'a> {
    fn new(seen: Seen<'a>, days: (PageId, Date, Date)) -> Self {
        let (cycle, start, end) = days;
        let day = seen.around.as_of.min(end).max(start);
        let people = seen.active(end, day).filter_map(|page| Some((page, seen.person(page, day, 0)?)));
        Self { seen, days, pairings: seen.of_cycle(cycle).collect(), people: people.collect() }
    }

    fn programme(&self) -> Programme {
        let mut pairings: BTreeMap<State, usize> = BTreeMap::new();
        self.pairings.iter().for_each(|pairing| *pairings.entry(pairing.state).or_default() += 1);
        Programme {
            coverage: self.coverage(),
            pairings,
            gap: self.gap(),
            repeats: self.repeats(),
            balance: self.balance(),
            checkups: self.checkups(),
        }
    }

    /// The pairings that go on or rest.
    fn going_on(&self) -> impl Iterator<Item = &'a Pairing> {
        self.pairings.iter().copied().filter(|pairing| pairing.goes_on())
    }

    fn coverage(&self) -> Count {
        let paired: BTreeSet<&PageId> = self.going_on().flat_map(|pairing| &pairing.people).collect();
        Count { n: self.people.keys().filter(|page| paired.contains(page)).count(), of: self.people.len() }
    }

    fn gap(&self) -> Option<(Rational, usize)> {
        let offers = Offers::of(self.people.values());
        let gaps = self.going_on().filter(|pairing| pairing.form == Form::Peer).filter_map(|pairing| {
            let [one, other] = pairing.people[..] else { return None };
            let (one, other) = (self.people.get(&one)?, self.people.get(&other)?);
            Some((benefit(one, other, &offers) - benefit(other, one, &offers)).abs())
        });
        let gaps: Vec<i64> = gaps.collect();
        let count = i64::try_from(gaps.len()).ok().filter(|count| *count > 0)?;
        Some((&Rational::of(gaps.iter().sum(), UNIT) * &Rational::of(1, count), gaps.len()))
    }

    fn repeats(&self) -> Count {
        let past = self.seen.past(self.days).last;
        let peers = |pairing: &&Pairing| matches!(pairing.form, Form::Peer | Form::Triad);
        let is_repeat = |pairing: &&Pairing| self.seen.twos(pairing).any(|two| past.contains(&two));
        let of = self.going_on().filter(peers).count();
        Count { n: self.going_on().filter(peers).filter(is_repeat).count(), of }
    }

    fn balance(&self) -> Vec<Balance> {
        let count = |skill: PageId| {
            let id = self.seen.id(skill)?;
            let people = || self.people.values();
            let gifts = self.going_on().flat_map(|pairing| &pairing.gifts);
            let balance = Balance {
                skill,
                offers: people().filter(|person| person.offers.contains(&id)).count(),
                wants: people().filter(|person| person.wants.contains(&id)).count(),
                given: gifts.filter(|gift| gift.skill == Some(skill)).count(),
            };
            (balance.offers + balance.wants + balance.given > 0).then_some(balance)
        };
        self.seen.around.all(Kind::Skill).filter_map(count).collect()
    }

    fn checkups(&self) -> Vec<PageId> {
        let due = self.seen.pairings.iter().filter(|(_, pairing)| pairing.is_checkup_due);
        due.filter(|(_, pairing)| pairing.cycle == Some(self.days.0)).map(|(page, _)| *page).collect()
    }
}
