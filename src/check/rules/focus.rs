//! Plans with more skills in focus than anybody can practise at a time.
//!
//! In: `focus` of plans and `[limits] focus`. Out: a finding per plan. Never: a plan that is over.

use super::{Running, Seen};
use crate::diag::{Code, Diagnostic};
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.running()
        .filter(|record| record.frame.kind == Kind::Plan)
        .filter_map(|plan| finding(&plan))
        .collect()
}

fn finding(plan: &Running<'_>) -> Option<Diagnostic> {
    let count = plan.page.fields()?.refs("focus").len();
    let limit = usize::try_from(plan.frame.limits.focus).unwrap_or(usize::MAX);
    if count <= limit {
        return None;
    }
    let message =
        format!("this plan has {count} skills in `focus`; more than {limit} at a time are rarely practised");
    let help = format!("keep the first {limit}, and note the others for the next cycle");
    Some(plan.at_field("focus", Diagnostic::new(Code::TooManyFocus, message)).help(help))
}
