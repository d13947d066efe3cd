//! Measures without a recent reading (rule 12).
//!
//! In: where measures stand. Out: one finding per measure, at its line. Never: a measure that nobody has read
//! yet, which the page says itself.

use super::{Running, Seen};
use crate::diag::{Code, Diagnostic};
use crate::insight::{MeasureStanding, Status};
use crate::syntax::clipped;
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.running().flat_map(|record| of_record(seen, &record)).collect()
}

fn of_record(seen: Seen<'_>, record: &Running<'_>) -> Vec<Diagnostic> {
    let measures = seen.insights.standing(record.id).map(|standing| standing.measures.as_slice());
    let stale = measures.unwrap_or_default().iter().filter(|measure| measure.status == Status::Stale);
    stale.filter_map(|measure| Some(record.about(&measure.tracked, finding(seen, measure)?))).collect()
}

fn finding(seen: Seen<'_>, standing: &MeasureStanding) -> Option<Diagnostic> {
    let measure = &standing.tracked.measure;
    let day = date_text(standing.read_on?, seen.words);
    let message = format!("the last reading of “{}” is of {day}", clipped(&measure.title));
    let help = format!(
        "write what it is now: `- {}: …` below a heading with the date of today; if nobody can know, write a barrier",
        measure.id
    );
    Some(Diagnostic::new(Code::Stale, message).help(help))
}
