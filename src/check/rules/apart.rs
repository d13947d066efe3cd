//! People who are to help each other and are hardly awake at the same time.
//!
//! In: peers, triads and mentors that stand; the hours of people on the day, moved into the cycle. Out: a finding for
//! each two who share less than two hours. Never: somebody who does not say when they work; a buddy, whose path may say
//! otherwise.

use super::Seen;
use super::pairs::{Standing, length};
use crate::diag::{Code, Diagnostic};
use crate::insight::coaching::Form;
use crate::matching::MEETING;
use crate::model::PageId;
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let two = |pair: Standing<'_>| -> Vec<Diagnostic> {
        pair.pairing.twos().filter_map(|two| finding(seen, &pair, two)).collect()
    };
    seen.standing().filter(|pair| pair.pairing.form != Form::Buddy).flat_map(two).collect()
}

fn finding(seen: Seen<'_>, pair: &Standing<'_>, (one, other): (PageId, PageId)) -> Option<Diagnostic> {
    let day = seen.day(pair.pairing);
    let shared = seen.shared((one, other), day).filter(|shared| *shared < MEETING)?;
    let message = format!(
        "on {} {} and {} share {} of their working day, too little to meet: {}; {}",
        date_text(day, seen.words),
        seen.name(one),
        seen.name(other),
        length(shared),
        seen.works(one, day)?,
        seen.works(other, day)?,
    );
    let help = "agree on other `hours` and write them on their cards, or pair people who share two hours; \
                `understory match` shows who does";
    Some(pair.finding(Code::ShortOverlap, "people", message, help.to_owned()))
}
