//! Goals whose day lies in no cycle (rule 20).
//!
//! In: due days of goals, and all cycles. Out: a finding per goal. Never: in a handbook without cycles. A measure
//! that is due after its goal or plan is told where days are computed.

use super::{Running, Seen};
use crate::diag::{Code, Diagnostic};
use crate::schema::Kind;
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    if seen.records(Kind::Cycle).next().is_none() {
        return Vec::new();
    }
    let goals =
        seen.running().filter(|record| record.frame.kind == Kind::Goal && record.frame.cycle.is_none());
    goals.filter_map(|goal| finding(seen, &goal)).collect()
}

fn finding(seen: Seen<'_>, goal: &Running<'_>) -> Option<Diagnostic> {
    let day = date_text(goal.frame.due?, seen.words);
    let message = format!("this goal is due on {day}, which lies in no cycle, so no review will look at it");
    let finding = goal.at_field("due", Diagnostic::new(Code::NotTimeBound, message));
    Some(finding.help("name a day inside a cycle, or make the file of the cycle in which it ends"))
}
