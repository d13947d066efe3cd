//! Everybody who could take part, and the pairings that stand.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::barred::{Bar, Needs, bars};
use super::benefit::Offers;
use super::person::{Past, Person};
use super::weight::{Weight, weigh};

/// How many days somebody has to have been here before they are paired.
pub const SETTLED: i32 = 30;

/// Everybody who is here in the cycle, and the pairings that stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Everybody, by id.
    pub people: Vec<Person>,
    /// Who is together in a pairing that stands, each two by id in order.
    pub together: BTreeSet<(String, String)>,
    /// Who was paired in the cycles before.
    pub past: Past,
    /// The day.
    pub as_of: Date,
}

impl Pool {
    /// The number of a person.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.people.binary_search_by(|person| person.id.as_str().cmp(id)).ok()
    }

    /// How many people offer each skill.
    #[must_use]
    pub fn offers(&self) -> Offers {
        Offers::of(&self.people)
    }

    /// Everything that rules out that two people are paired.
    pub(super) fn bars(&self, one: usize, other: usize) -> Vec<Bar> {
        let needs = Needs { as_of: self.as_of, days: SETTLED };
        bars(&self.people[one], &self.people[other], self.is_together(one, other), needs)
    }

    fn is_together(&self, one: usize, other: usize) -> bool {
        let (first, second) = (one.min(other), one.max(other));
        let id = |at: usize| self.people[at].id.clone();
        self.together.contains(&(id(first), id(second)))
    }

    /// Whether a person is in a pairing that stands.
    #[must_use]
    pub fn stands(&self, person: usize) -> bool {
        let id = &self.people[person].id;
        self.together.iter().any(|(one, other)| one == id || other == id)
    }

    pub(super) fn weigh(&self, one: usize, other: usize, offers: &Offers) -> Weight {
        weigh(&self.people[one], &self.people[other], offers, &self.past)
    }
}
