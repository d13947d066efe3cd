//! Peers and triads in which somebody gives nothing.
//!
//! In: `gives` of the pairs that go on or rest. Out: a finding for each pair. Never: a proposal, of which people have still to
//! talk; buddies and mentors, whose help goes one way.

use super::Seen;
use super::pairs::Standing;
use super::related;
use crate::diag::{Code, Diagnostic};
use crate::insight::coaching::Form;
use crate::model::{Direction, PageId};
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let is_mutual =
        |pair: &Standing<'_>| pair.pairing.goes_on() && matches!(pair.pairing.form, Form::Peer | Form::Triad);
    seen.standing().filter(is_mutual).filter_map(|pair| finding(seen, &pair)).collect()
}

fn finding(seen: Seen<'_>, pair: &Standing<'_>) -> Option<Diagnostic> {
    let people = &pair.pairing.people;
    let gives = |person: &PageId| pair.pairing.gifts.iter().any(|gift| gift.giver == *person);
    let idle: Vec<PageId> = people.iter().copied().filter(|person| !gives(person)).collect();
    let names: Vec<&str> = idle.iter().map(|person| seen.name(*person)).collect();
    let message = match names[..] {
        [] => return None,
        [one] => format!("{one} gives nothing in this pair, so it is not a pair of equals"),
        _ if names.len() == people.len() => "nobody gives anything in this pair".to_owned(),
        [ref first @ .., last] => format!("{} and {last} give nothing in this pair", first.join(", ")),
    };
    let lines: Vec<String> = people
        .iter()
        .map(|person| format!("{} = \"{}\"", seen.key(*person), skill(seen, pair, *person)))
        .collect();
    let help = format!(
        "write what each gives: `gives = {{ {} }}`; or `form = \"mentor\"` when help goes one way",
        lines.join(", ")
    );
    Some(pair.finding(Code::NobodyGives, "gives", message, help))
}

/// What somebody gives, else the first skill that they offer, else what stands for one.
fn skill<'a>(seen: Seen<'a>, pair: &Standing<'_>, person: PageId) -> &'a str {
    let given = pair.pairing.gifts.iter().find(|gift| gift.giver == person).and_then(|gift| gift.skill);
    let offers = || related(seen.handbook.page(person), (Kind::Person, "offers"), Direction::Out).next();
    given.or_else(|| offers().map(|offer| offer.page)).map_or("a-skill", |skill| seen.key(skill))
}
