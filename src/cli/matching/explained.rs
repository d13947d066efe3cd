//! Why one person is paired, or is not, and what would help.
//!
//! In: what was found, a person. Out: lines for people. Never: more than one change at a time.

use super::found::Found;
use super::phrases::join;
use crate::matching;

/// What there is to say about a person.
pub(super) fn of(found: &Found<'_>, person: usize) -> String {
    let name = found.name(person);
    match place(found, person) {
        Place::Proposed(with) => format!("{name} is proposed: {with}\n"),
        Place::Stands => {
            format!("{name} is in a pairing of {} already, or one is proposed in `pairs/`\n", found.cycle)
        }
        Place::Left => left(found, person),
    }
}

/// Where a person is after the run.
pub(super) enum Place {
    /// In a pair or triad of this run, in words.
    Proposed(String),
    /// In a pairing that stands.
    Stands,
    /// In none.
    Left,
}

/// Where a person is.
pub(super) fn place(found: &Found<'_>, person: usize) -> Place {
    let proposal = &found.proposal;
    if let Some(pair) = proposal.pairs.iter().find(|pair| pair.one == person || pair.other == person) {
        return Place::Proposed(join(found.reasons(pair).into_iter()));
    }
    if let Some(ring) = proposal.triads.iter().find(|ring| ring.contains(&person)) {
        return Place::Proposed(join(found.ring_reasons(*ring).into_iter()));
    }
    if found.pool.stands(person) { Place::Stands } else { Place::Left }
}

fn left(found: &Found<'_>, person: usize) -> String {
    let left = found.left_out(person, matching::tries(found.pool));
    let mut out = format!("{}: {}\n", found.name(person), found.reason(person, &left.reason));
    for change in &left.helps {
        out.push_str(&format!("  would help: {}\n", found.change(change)));
    }
    if left.helps.is_empty() {
        out.push_str("  no single change of hours, room, offers or wants was found that would pair them\n");
    }
    out
}
