//! Pairs in which one leads the other, at whatever height.
//!
//! In: the pairs that stand, `reports_to`. Out: a finding for each two. Never: a buddy who leads the newcomer, which is
//! a matter of `buddy`.

use super::Seen;
use super::pairs::Standing;
use crate::diag::{Code, Diagnostic};
use crate::insight::coaching::{Form, Gift};
use crate::model::PageId;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let two = |pair: Standing<'_>| -> Vec<Diagnostic> {
        pair.pairing.twos().filter_map(|two| finding(seen, &pair, two)).collect()
    };
    seen.standing().flat_map(two).collect()
}

fn finding(seen: Seen<'_>, pair: &Standing<'_>, (one, other): (PageId, PageId)) -> Option<Diagnostic> {
    let (above, below) = match (seen.leads(one, other), seen.leads(other, one)) {
        (true, _) => (one, other),
        (false, true) => (other, one),
        (false, false) => return None,
    };
    let is_buddy_of = |gift: &Gift| (gift.giver, gift.receiver) == (above, below);
    if pair.pairing.form == Form::Buddy && pair.pairing.gifts.iter().any(is_buddy_of) {
        return None;
    }
    let (above, below) = (seen.name(above), seen.name(below));
    let message = format!("{above} leads {below}, so {below} cannot speak as freely as a pair needs");
    let help = format!(
        "pair {below} with somebody outside their line; what {above} can give has its place in one-to-ones"
    );
    Some(pair.finding(Code::PairedWithManager, "people", message, help))
}
