//! How targets changed.
//!
//! In: the revisions that a record writes, and its measures. Out: for every measure its shifts, oldest
//! first, each beginning where the one before ended and the last ending at the written target; and what is
//! wrong with them. Never: a target that nobody wrote.

use super::gather::Files;
use super::lines;
use super::{Place, Placed, Shift, Tracked};
use crate::diag::{Code, Diagnostic};
use crate::number::Rational;
use crate::parse::growth::{Aim, Revision};

/// Lays the revisions into the measures they are about.
pub(super) fn lay(
    revisions: Vec<Placed<Revision>>,
    measures: &mut [Tracked],
    files: &Files<'_>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for Placed { value: revision, place } in revisions {
        let (key, span) = &revision.measure;
        match lines::one_of(key, *span, measures).and_then(|at| changeable(at, &revision, measures)) {
            Ok(at) => measures[at].shifts.push(shift(revision, place)),
            Err(found) => findings.push(files.in_file(found, place)),
        }
    }
    for tracked in measures {
        tracked.shifts.sort_by_key(|shift| shift.date);
        findings.extend(unchained(tracked, files));
    }
    findings
}

fn shift(revision: Revision, place: Place) -> Shift {
    let Revision { date, from, to, reason, .. } = revision;
    Shift { date, from, to, reason, place }
}

/// Only a target that is a number can be revised.
fn changeable(at: usize, revision: &Revision, measures: &[Tracked]) -> Result<usize, Diagnostic> {
    let measure = &measures[at].measure;
    match measure.aim {
        Aim::Change { .. } | Aim::Level { .. } => Ok(at),
        Aim::Band { .. } | Aim::Deliverable => {
            let message = format!("`{}` has no target that could be revised", measure.id);
            Err(Diagnostic::new(Code::BadRevision, message)
                .at(revision.span)
                .help("say in an entry what changed, such as `- changed: the limits are wider now`"))
        }
    }
}

/// The target that is written today.
fn written(tracked: &Tracked) -> Option<Rational> {
    match &tracked.measure.aim {
        Aim::Change { target, .. } => Some(target.clone()),
        Aim::Level { to, .. } => Some(Rational::from(i64::from(*to))),
        Aim::Band { .. } | Aim::Deliverable => None,
    }
}

/// Where one revision does not begin where the one before ended, and where the last is not the target.
fn unchained(tracked: &Tracked, files: &Files<'_>) -> Vec<Diagnostic> {
    let Some(target) = written(tracked) else { return Vec::new() };
    let id = &tracked.measure.id;
    let shifts = &tracked.shifts;
    let gap = |pair: &[Shift]| {
        let [before, after] = pair else { return None };
        (before.to != after.from).then(|| {
            let message = format!(
                "this revision of `{id}` begins at {}, but the one before it ended at {}",
                after.from.decimal(9),
                before.to.decimal(9)
            );
            broken(message, after, files).help(format!(
                "write `{} -> {}`, or mend the revision of {}",
                before.to.decimal(9),
                after.to.decimal(9),
                before.date
            ))
        })
    };
    let last = shifts.last().filter(|last| last.to != target).map(|last| {
        let message = format!(
            "the last revision of `{id}` ends at {}, but its target is written as {}",
            last.to.decimal(9),
            target.decimal(9)
        );
        broken(message, last, files).help(format!(
            "the measure's line holds the target of today: write {} there, or mend this line",
            last.to.decimal(9)
        ))
    });
    shifts.windows(2).filter_map(gap).chain(last).collect()
}

fn broken(message: String, shift: &Shift, files: &Files<'_>) -> Diagnostic {
    files.at(Diagnostic::new(Code::BadRevision, message), shift.place)
}
