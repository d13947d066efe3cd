//! Pairs whose check-up is due.
//!
//! In: pairs that go on. Out: a finding for each that nobody has asked how it goes since that was to be done. Never:
//! what a session was about.

use super::Seen;
use super::pairs::Standing;
use crate::diag::{Code, Diagnostic};
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.standing().filter_map(|pair| finding(seen, &pair)).collect()
}

fn finding(seen: Seen<'_>, pair: &Standing<'_>) -> Option<Diagnostic> {
    let day = pair.pairing.checkup.filter(|_| pair.pairing.is_checkup_due)?;
    let message =
        format!("the check-up was due on {}, and no session since then is known", date_text(day, seen.words));
    let help = format!(
        "ask them how it goes; then write the session below `## {} session`, a later day as `checkup`, or \
         `status = \"ended\"`: ending needs no reason",
        seen.insights.as_of
    );
    Some(pair.finding(Code::CheckupDue, "checkup", message, help))
}
