//! Everybody who is here in a cycle, with the pairings that stand and those of the two cycles before.
//!
//! The day for which hours are compared is T, moved into the cycle when it lies outside. The cycle before is the
//! one with the latest end before this one's start; of equal ones the first by id.
//!
//! In: a cycle. Out: a [`Pool`], people by id. Never: somebody who is not active in the cycle (rule 13).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Seen;
use super::pairing::{Form, Pairing, State};
use crate::insight::rates::Stay;
use crate::matching::{Past, Person, Pool};
use crate::model::PageId;
use crate::schema::Kind;

/// Two people by id, in order.
type Two = (String, String);

/// The pool of a cycle with its days.
pub(super) fn of(seen: Seen<'_>, (cycle, start, end): (PageId, Date, Date)) -> Pool {
    let day = seen.around.as_of.min(end).max(start);
    let standing: Vec<&Pairing> = seen.of_cycle(cycle).filter(|pairing| pairing.stands()).collect();
    let mut taken: BTreeMap<PageId, usize> = BTreeMap::new();
    for person in standing.iter().flat_map(|pairing| &pairing.people) {
        *taken.entry(*person).or_default() += 1;
    }
    let active = seen.active(end, day);
    let person = |page: PageId| seen.person(page, day, taken.get(&page).copied().unwrap_or_default());
    let mut people: Vec<Person> = active.filter_map(person).collect();
    people.sort_by(|one, other| one.id.cmp(&other.id));
    let together = standing.iter().flat_map(|pairing| seen.twos(pairing)).collect();
    Pool { people, together, past: seen.past((cycle, start, end)), as_of: seen.around.as_of }
}

impl<'a> Seen<'a> {
    /// The pairings of a cycle.
    pub(super) fn of_cycle(self, cycle: PageId) -> impl Iterator<Item = &'a Pairing> {
        self.pairings.values().filter(move |pairing| pairing.cycle == Some(cycle))
    }

    /// The people who are active in a cycle that ends on `end`, seen on `day`.
    pub(super) fn active(self, end: Date, day: Date) -> impl Iterator<Item = PageId> {
        let is_active = move |page: &PageId| {
            let stay = self.around.fields(*page).and_then(Stay::of);
            stay.is_some_and(|stay| stay.is_active(end, day))
        };
        self.around.all(Kind::Person).filter(is_active)
    }

    /// Every two people of a pairing.
    pub(super) fn twos(self, pairing: &Pairing) -> impl Iterator<Item = Two> {
        pairing.twos().filter_map(move |(one, other)| {
            let (one, other) = (self.id(one)?, self.id(other)?);
            Some(if one <= other { (one, other) } else { (other, one) })
        })
    }

    /// Who was paired in the two cycles before a cycle.
    pub(super) fn past(self, cycle: (PageId, Date, Date)) -> Past {
        let last = self.before(cycle);
        let before = last.and_then(|last| self.before(last));
        let twos = |cycle: Option<(PageId, Date, Date)>| cycle.map(|(page, ..)| self.coached(page));
        Past { last: twos(last).unwrap_or_default(), before: twos(before).unwrap_or_default() }
    }

    /// The cycle before a cycle.
    fn before(self, (_, start, _): (PageId, Date, Date)) -> Option<(PageId, Date, Date)> {
        let past = self.around.stretches(Kind::Cycle).filter(|(.., end)| *end < start);
        // Cycles come by id; of several with the latest end the first is kept.
        past.reduce(|best, one| if one.2 > best.2 { one } else { best })
    }

    /// Which two people coached each other in a cycle.
    fn coached(self, cycle: PageId) -> BTreeSet<Two> {
        let pairings = self.of_cycle(cycle).filter(|pairing| {
            matches!(pairing.form, Form::Peer | Form::Triad) && pairing.state != State::Proposed
        });
        pairings.flat_map(|pairing| self.twos(pairing)).collect()
    }
}
