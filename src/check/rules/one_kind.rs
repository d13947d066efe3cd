//! Plans that only look at what they do, or only at what comes of it (rule 20).
//!
//! In: the lenses of measures. Out: a finding for a plan whose measures, at least two, all have a lens of the
//! same side: practice and learning, or outcome. Never: a plan with a measure that says no lens.

use super::{Running, Seen, about_page};
use crate::diag::{Code, Diagnostic};
use crate::parse::growth::Lens;
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let plans = seen.running().filter(|record| record.frame.kind == Kind::Plan);
    plans.filter_map(|plan| finding(&plan)).collect()
}

fn finding(plan: &Running<'_>) -> Option<Diagnostic> {
    let lenses: Option<Vec<Lens>> = plan.measures.iter().map(|tracked| tracked.measure.lens).collect();
    let lenses = lenses.filter(|lenses| lenses.len() > 1)?;
    let outcomes = lenses.iter().filter(|lens| **lens == Lens::Outcome).count();
    let (message, help) = if outcomes == lenses.len() {
        (
            "all measures of this plan are outcomes, which nobody has in their own hands",
            "add something that is done or tried, such as `Reviews I led: 0 -> 6 (lens: practice)`",
        )
    } else if outcomes == 0 {
        (
            "no measure of this plan shows what comes of it",
            "add an outcome, such as `Actions closed within two weeks: 40 -> 80 % (lens: outcome)`",
        )
    } else {
        return None;
    };
    Some(about_page(plan.page, Diagnostic::new(Code::OneKindOfMeasure, message).help(help)))
}
