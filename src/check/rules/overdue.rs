//! Check-ins whose day has passed (rule 12).
//!
//! In: the rhythm of goals and plans. Out: one finding per record, about the check-in that is late the longest.
//! Never: a record whose day is over, or one that rests.

use super::{Running, Seen, about_page};
use crate::diag::{Code, Diagnostic};
use crate::insight::{Cadence, Rhythm};
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.running().filter_map(|record| finding(seen, &record)).collect()
}

fn finding(seen: Seen<'_>, record: &Running<'_>) -> Option<Diagnostic> {
    let standing = seen.insights.standing(record.id)?;
    let is_late = |cadence: &&Cadence| matches!(cadence.rhythm, Rhythm::Overdue | Rhythm::Stale);
    let late = standing.cadence.iter().filter(is_late).min_by_key(|cadence| cadence.next)?;
    let kind = late.kind.name();
    let message = format!("the {kind} was due on {}", date_text(late.next?, seen.words));
    let help = format!(
        "write one below a heading such as `## {} {kind}`, however short; or rest it with `status = \"paused\"`",
        seen.insights.as_of
    );
    Some(about_page(record.page, Diagnostic::new(Code::Overdue, message).help(help)))
}
