//! A proposal as JSON.
//!
//! In: what was found. Out: one object. Never: a name where an id will do.

use serde_json::{Map, Value, json};

use super::explained::{Place, place};
use super::found::{Found, Left};
use crate::cli::why::number;
use crate::matching::{self, Pair, UNIT};
use crate::number::Rational;

/// The whole proposal.
pub(super) fn of(found: &Found<'_>) -> Value {
    let proposal = &found.proposal;
    let triad = |ring: &[usize; 3]| json!({ "people": ring.map(|person| found.id(person)), "reasons": found.ring_reasons(*ring) });
    let mentor = |way: &matching::OneWay| {
        json!({
            "giver": found.id(way.giver),
            "receiver": found.id(way.receiver),
            "skills": found.skills(way.giver, way.receiver).collect::<Vec<_>>(),
            "overlap_hours": hours(found.overlap(way.giver, way.receiver)),
        })
    };
    json!({
        "cycle": found.cycle,
        "as_of": found.pool.as_of.to_string(),
        "pairs": proposal.pairs.iter().map(|one| pair(found, one)).collect::<Vec<_>>(),
        "triads": proposal.triads.iter().map(triad).collect::<Vec<_>>(),
        "mentors": proposal.mentors.iter().map(mentor).collect::<Vec<_>>(),
        "unmatched": unmatched(found),
        "total_weight": proposal.weight,
        "optimal": proposal.is_best,
        "tie": proposal.is_tied,
    })
}

/// What there is to say about a person.
pub(super) fn of_person(found: &Found<'_>, person: usize) -> Value {
    let (state, reason, helps) = match place(found, person) {
        Place::Proposed(reason) => ("proposed", Some(reason), Vec::new()),
        Place::Stands => ("standing", None, Vec::new()),
        Place::Left => {
            let left = found.left_out(person, matching::tries(found.pool));
            let helps = left.helps.iter().map(|change| found.change(change)).collect();
            ("unmatched", Some(found.reason(person, &left.reason)), helps)
        }
    };
    json!({
        "cycle": found.cycle,
        "as_of": found.pool.as_of.to_string(),
        "person": found.id(person),
        "state": state,
        "reason": reason,
        "would_help": helps,
    })
}

fn pair(found: &Found<'_>, pair: &Pair) -> Value {
    let gets = [(pair.one, pair.weight.first_gets), (pair.other, pair.weight.second_gets)];
    let gets = gets.map(|(person, units)| (found.id(person).to_owned(), number(&Rational::of(units, UNIT))));
    json!({
        "people": [found.id(pair.one), found.id(pair.other)],
        "weight": pair.weight.thousandths,
        "benefit": Map::from_iter(gets),
        "overlap_hours": hours(found.overlap(pair.one, pair.other)),
        "reasons": found.reasons(pair),
    })
}

fn unmatched(found: &Found<'_>) -> Vec<Value> {
    let one = |left: Left| {
        json!({
            "person": found.id(left.person),
            "reason": found.reason(left.person, &left.reason),
            "would_help": left.helps.first().map(|change| found.change(change)),
        })
    };
    found.left().into_iter().map(one).collect()
}

/// Minutes as hours.
fn hours(minutes: i64) -> Value {
    number(&Rational::of(minutes, 60))
}
