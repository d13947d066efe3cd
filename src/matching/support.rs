//! A buddy for everybody who is new, or a mentor for everybody who wants to learn: help that goes one way.
//!
//! Everybody who is helped gets one person who helps, who has only so much room. Of all ways to do that, the one with
//! the greatest sum of `1000 · (1 + 0.2 · min(hours, 4) / 4 + 0.3 · [different teams] + b)`, `b` being what the one who
//! helps gives (`benefit`). The rules of pairs hold; a buddy has been here for three months, and whom they stand by
//! has not.
//!
//! In: a [`Pool`]. Out: [`Supported`]. Never: a second buddy, or a buddy who leads the one who is new.

use jiff::ToSpan;
use jiff::civil::Date;

use super::assign::{Offer, assign};
use super::barred::Bar;
use super::benefit::{Offers, UNIT, benefit};
use super::person::Person;
use super::pool::Pool;
use super::proposal::OneWay;
use super::weight::{rounded, setting};

/// For how many months somebody is new.
const NEW: i32 = 3;

/// Which help is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Somebody who stands by a newcomer.
    Buddies,
    /// Somebody who helps with a skill.
    Mentors,
}

/// Who helps whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supported {
    /// Who helps whom, by who is helped.
    pub ways: Vec<OneWay>,
    /// Who should be helped, and nobody can.
    pub unmatched: Vec<usize>,
}

/// Finds who helps whom.
#[must_use]
pub fn support(pool: &Pool, support: Support) -> Supported {
    let all = || 0..pool.people.len();
    let receivers: Vec<usize> = all().filter(|at| support.is_for(&pool.people[*at], pool.as_of)).collect();
    let givers: Vec<usize> = all().filter(|at| support.is_by(&pool.people[*at], pool.as_of)).collect();
    let known = pool.offers();
    let mut offers = Vec::new();
    for (receiver, person) in receivers.iter().enumerate() {
        for (giver, other) in givers.iter().enumerate().filter(|(_, other)| *other != person) {
            let worth = support.worth(pool, &known, *other, *person);
            offers.extend(worth.map(|worth| Offer { giver, receiver, worth }));
        }
    }
    let room: Vec<u32> = givers.iter().map(|giver| pool.people[*giver].room).collect();
    let chosen = assign(&room, receivers.len(), &offers).into_iter().map(|at| offers[at]);
    let mut ways: Vec<OneWay> = chosen
        .map(|offer| OneWay { receiver: receivers[offer.receiver], giver: givers[offer.giver] })
        .collect();
    ways.sort_unstable();
    let is_helped = |person: &usize| ways.iter().any(|way| way.receiver == *person);
    let unmatched = receivers.into_iter().filter(|person| !is_helped(person)).collect();
    Supported { ways, unmatched }
}

impl Support {
    /// Whether somebody should be helped.
    fn is_for(self, person: &Person, as_of: Date) -> bool {
        match self {
            Self::Buddies => is_new(person, as_of) && !person.has_buddy,
            Self::Mentors => !person.wants.is_empty() && !person.has_mentor && person.room > 0,
        }
    }

    /// Whether somebody is open to help.
    fn is_by(self, person: &Person, as_of: Date) -> bool {
        match self {
            Self::Buddies => person.coaching.buddy && !is_new(person, as_of),
            Self::Mentors => person.coaching.mentor,
        }
    }

    /// What it is worth that one helps another, in thousandths; `None` where something rules it out.
    fn worth(self, pool: &Pool, offers: &Offers, giver: usize, receiver: usize) -> Option<i64> {
        let is_spared = |bar: &Bar| (self, *bar) == (Self::Buddies, Bar::New);
        let is_ruled_out = !pool.bars(giver, receiver).iter().all(is_spared);
        let (one, other) = (&pool.people[giver], &pool.people[receiver]);
        let gift = benefit(one, other, offers);
        if is_ruled_out || (self == Self::Mentors && gift == 0) {
            return None;
        }
        Some(i64::from(rounded(UNIT + setting(one, other) + gift)))
    }
}

fn is_new(person: &Person, as_of: Date) -> bool {
    person.joined.is_some_and(|joined| joined.saturating_add(NEW.months()) > as_of)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::matching::{Coaching, Hours, Past};

    fn person(id: &str) -> Person {
        Person { id: id.to_owned(), room: 1, hours: Hours::local(540, 1020, 0), ..Person::default() }
    }

    fn new(id: &str) -> Person {
        Person { joined: Some(date(2026, 10, 1)), ..person(id) }
    }

    fn buddy(id: &str, room: u32) -> Person {
        Person { coaching: Coaching { buddy: true, ..Coaching::default() }, room, ..person(id) }
    }

    fn found(kind: Support, people: Vec<Person>) -> Vec<String> {
        let pool =
            Pool { people, together: Default::default(), past: Past::default(), as_of: date(2026, 10, 16) };
        let id = |at: usize| pool.people[at].id.as_str();
        let Supported { ways, unmatched } = support(&pool, kind);
        let ways = ways.iter().map(|way| format!("{}>{}", id(way.giver), id(way.receiver)));
        ways.chain(unmatched.iter().map(|at| format!("({})", id(*at)))).collect()
    }

    #[test]
    fn newcomers_get_a_buddy_who_is_not_their_manager_and_not_new() {
        let led = Person { managers: vec!["a".to_owned()], ..new("n") };
        assert_eq!(found(Support::Buddies, vec![buddy("a", 1), buddy("b", 1), led.clone()]), ["b>n"]);
        assert_eq!(found(Support::Buddies, vec![buddy("a", 1), led]), ["(n)"]);
        let recent = Person { joined: Some(date(2026, 7, 17)), ..buddy("a", 1) };
        assert_eq!(found(Support::Buddies, vec![recent, new("n")]), ["(a)", "(n)"]);
        let settled = Person { joined: Some(date(2026, 7, 16)), ..buddy("a", 1) };
        assert_eq!(found(Support::Buddies, vec![settled, new("n")]), ["a>n"]);
        let helped = Person { has_buddy: true, ..new("n") };
        assert_eq!(found(Support::Buddies, vec![buddy("a", 1), helped]), Vec::<String>::new());
    }

    #[test]
    fn buddies_take_as_many_as_they_have_room_for() {
        let three = || ["x", "y", "z"].map(new);
        let all =
            |buddies: Vec<Person>| found(Support::Buddies, buddies.into_iter().chain(three()).collect());
        assert_eq!(all(vec![buddy("a", 2)]), ["a>x", "a>y", "(z)"]);
        assert_eq!(all(vec![buddy("a", 2), buddy("b", 1)]).len(), 3);
        assert_eq!(all(vec![buddy("a", 0)]), ["(x)", "(y)", "(z)"]);
    }

    #[test]
    fn mentors_go_where_they_give_most() {
        let offer = |id: &str, skills: &[&str]| Person {
            coaching: Coaching { mentor: true, ..Coaching::default() },
            offers: skills.iter().map(|skill| (*skill).to_owned()).collect(),
            ..person(id)
        };
        let want = |id: &str, skills: &[&str]| Person {
            wants: skills.iter().map(|skill| (*skill).to_owned()).collect(),
            ..person(id)
        };
        // s gives x and y, t only x: both are helped when s takes the one who wants y.
        let people = vec![offer("s", &["x", "y"]), offer("t", &["x"]), want("u", &["x"]), want("v", &["y"])];
        assert_eq!(found(Support::Mentors, people), ["t>u", "s>v"]);
        assert_eq!(found(Support::Mentors, vec![offer("s", &["x"]), want("u", &["z"])]), ["(u)"]);
    }
}
