//! Goals and plans in which everything is a stretch.
//!
//! In: measures. Out: a finding for a record with at least two measures, all marked as a stretch. Never: a
//! goal whose own `commitment` says that all of it is reached for.

use super::{Running, Seen, about_page};
use crate::diag::{Code, Diagnostic};
use crate::parse::growth::Commitment;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.running().filter(is_all_stretch).map(|record| finding(&record)).collect()
}

fn is_all_stretch(record: &Running<'_>) -> bool {
    let is_stretch = |commitment: Option<Commitment>| commitment == Some(Commitment::Stretch);
    record.frame.commitment == Commitment::Committed
        && record.measures.len() > 1
        && record.measures.iter().all(|tracked| is_stretch(tracked.measure.commitment))
}

fn finding(record: &Running<'_>) -> Diagnostic {
    let message =
        format!("every measure of this {} is a stretch, so nothing in it is promised", record.noun());
    let finding = about_page(record.page, Diagnostic::new(Code::AllStretch, message));
    let first = record.measures.first().map(|tracked| record.about(tracked, finding.clone()));
    first
        .unwrap_or(finding)
        .help("remove `(stretch)` from what would be done first, here or in another measure")
}
