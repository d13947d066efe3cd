//! Reasons and changes for pools made by hand.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::matching::{Coaching, Hours, Past, Person};

fn person(id: &str, offers: &[&str], wants: &[&str]) -> Person {
    Person {
        id: id.to_owned(),
        coaching: Coaching { peer: true, ..Coaching::default() },
        offers: offers.iter().map(|skill| (*skill).to_owned()).collect(),
        wants: wants.iter().map(|skill| (*skill).to_owned()).collect(),
        room: 1,
        hours: Hours::local(540, 1020, 0),
        ..Person::default()
    }
}

fn pool(people: Vec<Person>) -> Pool {
    Pool { people, together: BTreeSet::new(), past: Past::default(), as_of: date(2026, 10, 16) }
}

/// What is said about the first person.
fn said(people: Vec<Person>) -> (Reason, Vec<Change>) {
    let pool = pool(people);
    (reason(&pool, 0), helps(&pool, 0, false, tries(&pool)))
}

#[test]
fn what_somebody_lacks_is_said_first() {
    let other = || person("b", &["y"], &["x"]);
    let new = Person { joined: Some(date(2026, 10, 1)), ..person("a", &["x"], &["y"]) };
    let settled = date(2026, 10, 31);
    assert_eq!(said(vec![new, other()]), (Reason::New(settled), vec![Change::Wait(settled)]));
    let full = Person { room: 0, ..person("a", &["x"], &["y"]) };
    assert_eq!(said(vec![full, other()]), (Reason::NoRoom, vec![Change::Room(0)]));
    assert_eq!(
        said(vec![person("a", &["x"], &[]), other()]),
        (Reason::WantsNothing, vec![Change::Want(0, "y".to_owned())])
    );
    assert_eq!(
        said(vec![person("a", &[], &["y"]), other()]),
        (Reason::OffersNothing, vec![Change::Offer(0, "x".to_owned())])
    );
    let closed = Person { coaching: Coaching::default(), ..person("a", &["x"], &["y"]) };
    assert_eq!(said(vec![closed, other()]).0, Reason::NotOpen);
}

#[test]
fn what_others_lack_comes_next() {
    let (reason, changes) = said(vec![person("a", &["x"], &["q"]), person("b", &["y"], &["x"])]);
    assert_eq!(reason, Reason::NobodyOffers);
    assert_eq!(changes, [Change::Offer(1, "q".to_owned()), Change::Want(0, "y".to_owned())]);
    let (reason, changes) = said(vec![person("a", &["x"], &["y"]), person("b", &["y"], &["z"])]);
    assert_eq!((reason, changes), (Reason::NobodyWants, vec![Change::Offer(0, "z".to_owned())]));
    let ring = vec![person("a", &["x"], &["y"]), person("b", &["y"], &["z"]), person("c", &["z"], &["x"])];
    assert_eq!(said(ring).0, Reason::NoExchange);
}

#[test]
fn everybody_ruled_out_or_taken() {
    // Hours that share one: two later or earlier would do.
    let late = Person { hours: Hours::local(960, 1440, 0), ..person("a", &["x"], &["y"]) };
    let (reason, changes) = said(vec![late, person("b", &["y"], &["x"])]);
    assert_eq!(reason, Reason::Barred(vec![(1, vec![Bar::Apart])]));
    assert_eq!(changes, [Change::Shift(0, -60), Change::Shift(0, -120), Change::Shift(0, -180)]);
    let led = Person { managers: vec!["b".to_owned()], ..person("a", &["x"], &["y"]) };
    let (reason, changes) = said(vec![led, person("b", &["y"], &["x"])]);
    assert_eq!((reason, changes), (Reason::Barred(vec![(1, vec![Bar::Leads])]), vec![]));
    // b is better with c, who is in another team.
    let mate = |one: Person| Person { team: Some("t".to_owned()), ..one };
    let three = vec![
        mate(person("a", &["x"], &["y"])),
        mate(person("b", &["y"], &["x"])),
        person("c", &["x"], &["y"]),
    ];
    let (reason, changes) = said(three);
    assert_eq!(reason, Reason::Taken(vec![1]));
    // Room for two would help nobody: a run proposes one pairing a person.
    assert!(!changes.contains(&Change::Room(1)), "{changes:?}");
}

#[test]
fn whoever_is_avoided_is_never_part_of_a_change() {
    let avoiding = Person { avoid: BTreeSet::from(["b".to_owned()]), ..person("a", &["x"], &["q"]) };
    let (_, changes) = said(vec![avoiding, person("b", &["y"], &["x"])]);
    assert_eq!(changes, []);
}
