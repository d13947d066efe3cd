//! Pools made by hand: those of whom everybody knows what should come out.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::matching::{Coaching, Hours, Past, Person};

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn person(id: &str, offers: &[&str], wants: &[&str]) -> Person {
    Person {
        id: id.to_owned(),
        coaching: Coaching { peer: true, triad: true, ..Coaching::default() },
        offers: set(offers),
        wants: wants.iter().map(|skill| (*skill).to_owned()).collect(),
        room: 1,
        hours: Hours::local(540, 1020, 0),
        ..Person::default()
    }
}

fn pool(mut people: Vec<Person>) -> Pool {
    people.sort_by(|one, other| one.id.cmp(&other.id));
    Pool { people, together: BTreeSet::new(), past: Past::default(), as_of: date(2026, 10, 16) }
}

fn names(pool: &Pool, numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|at| pool.people[at].id.as_str()).collect::<Vec<_>>().join("-")
}

/// What was proposed, in words.
fn said(pool: &Pool) -> Vec<String> {
    let Proposal { pairs, triads, mentors, unmatched, .. } = propose(pool, false);
    let pairs = pairs.iter().map(|pair| names(pool, [pair.one, pair.other]));
    let triads = triads.iter().map(|ring| names(pool, *ring));
    let mentors = mentors.iter().map(|way| format!("{}>", names(pool, [way.giver, way.receiver])));
    let alone = unmatched.iter().map(|at| format!("({})", names(pool, [*at])));
    pairs.chain(triads).chain(mentors).chain(alone).collect()
}

#[test]
fn of_three_who_could_one_is_left_and_hears_who_could_help() {
    let pool =
        pool(vec![person("a", &["x"], &["y"]), person("b", &["y"], &["x"]), person("c", &["y"], &["x"])]);
    // Both pairs are as good; the one who is left could be helped by a.
    let found = propose(&pool, false);
    assert_eq!((found.pairs.len(), found.unmatched.len(), found.is_tied, found.is_best), (1, 1, true, true));
    assert_eq!(found.mentors.len(), 1);
    // y is offered by two: 3 + 3 / √2 − (3 − 3 / √2) / 2 + 0.3 + 0.2 = 5.181981.
    assert_eq!((found.weight, found.pairs[0].weight.thousandths), (5182, 5182));
}

#[test]
fn without_offers_or_with_one_and_the_same_nobody_is_paired() {
    assert_eq!(said(&pool(vec![person("a", &[], &["x"]), person("b", &[], &["x"])])), ["(a)", "(b)"]);
    assert_eq!(said(&pool(vec![person("a", &["x"], &["x"]), person("b", &["x"], &["x"])])), ["a-b"]);
    assert_eq!(said(&pool(vec![person("a", &["x"], &["y"]), person("b", &["x"], &["y"])])), ["(a)", "(b)"]);
    assert_eq!(said(&pool(Vec::new())), Vec::<String>::new());
}

#[test]
fn one_person_whom_all_need_gets_one_pair() {
    let hub = person("hub", &["x"], &["y"]);
    let others = ["a", "b", "c"].map(|id| person(id, &["y"], &["x"]));
    let found = propose(&pool(others.into_iter().chain([hub]).collect()), false);
    assert_eq!((found.pairs.len(), found.unmatched.len(), found.is_tied), (1, 2, true));
}

#[test]
fn zones_room_and_pairings_that_stand_are_kept() {
    let far = |id| Person { hours: Hours::local(540, 1020, 720), ..person(id, &["y"], &["x"]) };
    assert_eq!(said(&pool(vec![person("a", &["x"], &["y"]), far("b")])), ["(a)", "(b)"]);
    let full = Person { room: 0, ..person("b", &["y"], &["x"]) };
    assert_eq!(said(&pool(vec![person("a", &["x"], &["y"]), full])), ["(a)", "(b)"]);
    let mut together = pool(vec![person("a", &["x"], &["y"]), person("b", &["y"], &["x"])]);
    together.together.insert(("a".to_owned(), "b".to_owned()));
    assert_eq!(said(&together), Vec::<String>::new());
}

#[test]
fn who_cannot_be_paired_may_make_a_ring() {
    let ring = vec![person("a", &["x"], &["z"]), person("b", &["y"], &["x"]), person("c", &["z"], &["y"])];
    assert_eq!(said(&pool(ring.clone())), ["a-b-c"]);
    let closed = ring
        .into_iter()
        .map(|one| Person { coaching: Coaching { peer: true, ..Coaching::default() }, ..one });
    assert_eq!(said(&pool(closed.collect())), ["c-a>", "a-b>", "b-c>", "(a)", "(b)", "(c)"]);
}

#[test]
fn a_pair_comes_before_a_ring_even_if_more_people_were_in_the_ring() {
    let people =
        vec![person("a", &["x"], &["z", "y"]), person("b", &["y"], &["x"]), person("c", &["z"], &["y"])];
    assert_eq!(said(&pool(people)), ["a-b", "b-c>", "(c)"]);
}

#[test]
fn those_who_are_not_open_to_pairs_only_make_skills_less_rare() {
    let bystander = Person { coaching: Coaching::default(), ..person("c", &["y"], &["x"]) };
    let pool = pool(vec![person("a", &["x"], &["y"]), person("b", &["y"], &["x"]), bystander]);
    assert_eq!(said(&pool), ["a-b"]);
    assert_eq!(propose(&pool, false).weight, 5182);
}

#[test]
fn what_was_last_cycle_counts_against_it() {
    let mut pool = pool(vec![person("a", &["x"], &["y"]), person("b", &["y"], &["x"])]);
    let both = BTreeSet::from([("a".to_owned(), "b".to_owned())]);
    let weight = |pool: &Pool| propose(pool, false).weight;
    assert_eq!(weight(&pool), 6500);
    pool.past.last.clone_from(&both);
    assert_eq!(weight(&pool), 5500);
    pool.past.before = both;
    assert_eq!(weight(&pool), 5000);
}
