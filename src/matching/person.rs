//! A person as far as coaching is concerned.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::overlap::Hours;

/// What a person is open to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coaching {
    /// Helping each other in a pair.
    pub peer: bool,
    /// Helping in a ring of three.
    pub triad: bool,
    /// Helping without being helped.
    pub mentor: bool,
    /// Standing by somebody who is new.
    pub buddy: bool,
}

/// A person as far as coaching is concerned. Skills, people and teams are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The id; a pool is sorted by it.
    pub id: String,
    /// The team, if any.
    pub team: Option<String>,
    /// Everybody who leads the person, the nearest first.
    pub managers: Vec<String>,
    /// What they are open to.
    pub coaching: Coaching,
    /// The skills in which they help.
    pub offers: BTreeSet<String>,
    /// The skills in which they want help, most wanted first.
    pub wants: Vec<String>,
    /// How many more pairings they have room for.
    pub room: u32,
    /// When they work, on the day for which people are matched.
    pub hours: Hours,
    /// The languages in which they work; none if they say nothing.
    pub languages: BTreeSet<String>,
    /// The formats they prefer.
    pub formats: BTreeSet<String>,
    /// Whom they should not be paired with.
    pub avoid: BTreeSet<String>,
    /// When they joined; long ago if they do not say.
    pub joined: Option<Date>,
    /// Whether somebody stands by them as a buddy already.
    pub has_buddy: bool,
    /// Whether they have a mentor already.
    pub has_mentor: bool,
    /// Their agreed levels by skill, as far as this run may know them.
    pub levels: BTreeMap<String, u32>,
}

/// Which two people were paired in the two cycles before, each two by id in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// In the cycle before this one.
    pub last: BTreeSet<(String, String)>,
    /// In the cycle before that.
    pub before: BTreeSet<(String, String)>,
}

impl Past {
    /// Whether two people were paired in the cycle before, and in the one before that.
    #[must_use]
    pub fn of(&self, one: &Person, other: &Person) -> (bool, bool) {
        let (first, second) = if one.id <= other.id { (one, other) } else { (other, one) };
        let both = (first.id.clone(), second.id.clone());
        (self.last.contains(&both), self.before.contains(&both))
    }
}
