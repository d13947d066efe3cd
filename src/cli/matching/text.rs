//! A proposal as text.
//!
//! In: what was found. Out: lines for people. Never: JSON.

use std::fmt::Write;

use super::found::Found;
use super::phrases::{hours, join, list};
use crate::matching::{self, OneWay, Pair, Support};

/// The whole proposal.
pub(super) fn of(found: &Found<'_>) -> String {
    let mut out = format!("{} in {}, as of {}\n", subject(found.support), found.cycle, found.pool.as_of);
    if found.support.is_none() {
        pairs(found, &mut out);
        triads(found, &mut out);
    }
    mentors(found, &mut out);
    left(found, &mut out);
    end(found, &mut out);
    out
}

fn subject(support: Option<Support>) -> &'static str {
    match support {
        None => "Peer coaching",
        Some(Support::Buddies) => "Buddies for everybody who is new",
        Some(Support::Mentors) => "Mentors",
    }
}

/// A line, to a text; that cannot fail.
fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:width$}{text}", "", width = depth * 2);
}

fn pairs(found: &Found<'_>, out: &mut String) {
    let pairs = &found.proposal.pairs;
    if pairs.is_empty() {
        line(out, 0, "\nNo new pair in which both would help and both be helped.");
        return;
    }
    line(out, 0, &format!("\nPairs in which both help and both are helped: {}", pairs.len()));
    let mut tries = matching::tries(found.pool);
    for pair in pairs {
        let names = format!("\n  {} and {}", found.name(pair.one), found.name(pair.other));
        line(out, 0, &format!("{names}  {}", thousandths(i64::from(pair.weight.thousandths))));
        line(out, 2, &join(found.reasons(pair).into_iter()));
        if tries > 0 {
            tries -= 1;
            line(out, 2, &alternative(found, pair));
        }
    }
    let total = thousandths(found.proposal.weight);
    line(out, 0, &format!("\nAll pairs together: {total}"));
}

/// What the best set without a pair would be worth.
fn alternative(found: &Found<'_>, pair: &Pair) -> String {
    let without = matching::without(found.pool, pair, found.is_for_all);
    let (all, less) = (thousandths(without), thousandths(found.proposal.weight - without));
    format!("without this pair: at best {all} together, {less} less")
}

fn triads(found: &Found<'_>, out: &mut String) {
    let triads = &found.proposal.triads;
    if !triads.is_empty() {
        line(out, 0, &format!("\nTriads, each helping the next: {}", triads.len()));
    }
    for ring in triads {
        let names = ring.map(|person| found.name(person));
        line(out, 0, &format!("\n  {} → {} → {} → {}", names[0], names[1], names[2], names[0]));
        line(out, 2, &join(found.ring_reasons(*ring).into_iter()));
    }
}

fn mentors(found: &Found<'_>, out: &mut String) {
    let ways = &found.proposal.mentors;
    let title = match found.support {
        None => "Could help one way (nothing is written for these)",
        Some(Support::Buddies) => "Buddies",
        Some(Support::Mentors) => "Mentors",
    };
    if ways.is_empty() {
        if found.support.is_some() {
            line(out, 0, "\nNobody to propose.");
        }
        return;
    }
    line(out, 0, &format!("\n{title}: {}\n", ways.len()));
    ways.iter().for_each(|way| line(out, 1, &one_way(found, *way)));
}

fn one_way(found: &Found<'_>, OneWay { receiver, giver }: OneWay) -> String {
    let skills = found.given(giver, receiver);
    let skills = if skills.is_empty() { String::new() } else { format!(" with {skills}") };
    let shared = hours(found.overlap(giver, receiver));
    format!("{} helps {}{skills}; {shared}", found.name(giver), found.name(receiver))
}

fn left(found: &Found<'_>, out: &mut String) {
    if found.proposal.unmatched.is_empty() {
        return;
    }
    line(out, 0, "\nNot paired:\n");
    if found.support.is_some() {
        let names: Vec<&str> = found.proposal.unmatched.iter().map(|person| found.name(*person)).collect();
        line(out, 1, &list(&names));
        return;
    }
    for left in found.left() {
        line(out, 1, &format!("{}: {}", found.name(left.person), found.reason(left.person, &left.reason)));
        for change in &left.helps {
            line(out, 2, &format!("would help: {}", found.change(change)));
        }
    }
}

/// How good the proposal is, and what to do with it.
fn end(found: &Found<'_>, out: &mut String) {
    let proposal = &found.proposal;
    if proposal.pairs.is_empty() && proposal.triads.is_empty() && proposal.mentors.is_empty() {
        line(out, 0, "\nNothing new to propose.");
        return;
    }
    let best = match (proposal.is_best, proposal.is_tied) {
        (true, false) => "No other set of pairs is as good.",
        (true, true) => "Another set of pairs is as good as this one.",
        (false, _) => "A better set of triads may exist: there were too many people to look at all.",
    };
    if found.support.is_none() {
        line(out, 0, &format!("\n{best}"));
    }
    line(
        out,
        0,
        "This is a proposal. Ask people first; `--write` writes it down with `status = \"proposed\"`.",
    );
}

/// `4882` as `4.882`.
fn thousandths(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}.{:03}", number.abs() / 1000, number.abs() % 1000)
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn weights_have_three_places() {
        assert_eq!([4882, 16025, 40, -1500].map(thousandths), ["4.882", "16.025", "0.040", "−1.500"]);
    }
}
