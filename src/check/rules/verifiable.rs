//! Numbers that nobody else can look up (rule 20).
//!
//! In: measures. Out: a finding for a measure with numbers and without a source. Never: a measure of learning,
//! which only its owner can count; a level of a skill, whose ratings are its source.

use super::{Running, Seen};
use crate::diag::{Code, Diagnostic};
use crate::insight::Tracked;
use crate::parse::growth::{Aim, Lens};
use crate::syntax::clipped;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.running().flat_map(|record| of_record(&record)).collect()
}

fn of_record(record: &Running<'_>) -> Vec<Diagnostic> {
    let unsourced = record.measures.iter().filter(|tracked| is_unsourced(tracked));
    unsourced.map(|tracked| record.about(tracked, finding(tracked))).collect()
}

fn is_unsourced(tracked: &Tracked) -> bool {
    let measure = &tracked.measure;
    let has_numbers = matches!(measure.aim, Aim::Change { .. } | Aim::Band { .. });
    has_numbers && measure.source.is_none() && measure.lens != Some(Lens::Learning)
}

fn finding(tracked: &Tracked) -> Diagnostic {
    let message = format!("nobody can look up “{}”: it has no source", clipped(&tracked.measure.title));
    Diagnostic::new(Code::NotVerifiable, message)
        .help("add where the number stands, such as `(source: incident calendar)`; for what only you can count, add `(lens: learning)`")
}
