//! People in more pairs of a cycle than they have room for.
//!
//! In: the pairs that stand, `capacity` of people, 1 where they say nothing. Out: a finding for each person and cycle,
//! on their card. Never: pairs of several cycles together.

use std::collections::BTreeMap;

use super::{Seen, about_field};
use crate::diag::{Code, Diagnostic};
use crate::insight::coaching::capacity;
use crate::model::PageId;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<(PageId, PageId), Vec<PageId>> = BTreeMap::new();
    for pair in seen.standing() {
        for (person, cycle) in pair.pairing.people.iter().zip(pair.pairing.cycle.into_iter().cycle()) {
            taken.entry((*person, cycle)).or_default().push(pair.id);
        }
    }
    taken.into_iter().filter_map(|((person, _), pairs)| finding(seen, person, &pairs)).collect()
}

fn finding(seen: Seen<'_>, person: PageId, pairs: &[PageId]) -> Option<Diagnostic> {
    let room = capacity(seen.handbook, person);
    if pairs.len() <= room {
        return None;
    }
    let named: Vec<String> = pairs.iter().map(|pair| format!("`{}`", seen.key(*pair))).collect();
    let name = seen.name(person);
    let pairings = if pairs.len() == 1 { "pair" } else { "pairs" };
    let message =
        format!("{name} is in {} {pairings} and has room for {room}: {}", pairs.len(), named.join(", "));
    let help = format!("end or decline one, or write `capacity = {}` if {name} wants that many", pairs.len());
    Some(
        about_field(seen.handbook.page(person), "capacity", Diagnostic::new(Code::OverCapacity, message))
            .help(help),
    )
}
