//! Pairs with somebody who has left.
//!
//! In: the pairs that stand, `left` of people, the date. Out: a finding for each pair. Never: a pair that is over.

use super::Seen;
use super::pairs::Standing;
use crate::diag::{Code, Diagnostic};
use crate::model::PageId;
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let of = |pair: Standing<'_>| -> Vec<Diagnostic> {
        pair.pairing.people.iter().filter_map(|person| finding(seen, &pair, *person)).collect()
    };
    seen.standing().flat_map(of).collect()
}

fn finding(seen: Seen<'_>, pair: &Standing<'_>, person: PageId) -> Option<Diagnostic> {
    let left = seen.says(person, |fields| fields.date("left")).filter(|left| *left <= seen.insights.as_of)?;
    let message =
        format!("{} left on {}, and this pair still stands", seen.name(person), date_text(left, seen.words));
    let help = format!(
        "write `status = \"ended\"` and `until = {left}`, and ask the others whom they would like to meet"
    );
    Some(pair.finding(Code::DepartedPartner, "people", message, help))
}
