//! The clauses of rule 10 in words: the one that decided, and why those before it did not.
//!
//! In: a standing and what is around it. Out: one line for every clause up to the one that decided. Never: an
//! opinion on whether a clause holds; the number of the one that decided says it.

use super::subject::Record;
use super::words::{decimal, percent};
use crate::insight::days::between;
use crate::insight::pace::Way;
use crate::insight::status::{deciding, gap_of};
use crate::insight::{Frame, MeasureStanding, Standing, Status};
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment};

/// The clauses for a measure up to the one that decided, in words.
pub(super) fn of_measure(measure: &MeasureStanding, record: &Record<'_>) -> Vec<String> {
    let frame = record.frame.begun(record.ledger);
    (1..=measure.clause).map(|clause| for_measure(clause, measure, &frame)).collect()
}

fn for_measure(clause: u8, measure: &MeasureStanding, frame: &Frame) -> String {
    match clause {
        1 => written(frame),
        2 => reached(measure, frame),
        3 => passed(measure.due, frame),
        4 => deliverable(measure, frame),
        5 => early(measure, frame),
        6 if measure.read_on.is_none() => "nobody has read it yet".to_owned(),
        6 => "there is a reading".to_owned(),
        7 => age(measure, frame),
        8 => band(measure),
        _ => gap(measure, frame),
    }
}

fn written(frame: &Frame) -> String {
    match frame.written {
        Some(status) => format!("its status is written: `{}`", status.as_str()),
        None => "no status is written that closes or rests it".to_owned(),
    }
}

fn reached(measure: &MeasureStanding, frame: &Frame) -> String {
    let progress = &measure.progress;
    if !matches!(measure.tracked.measure.aim, Aim::Band { .. }) {
        let late = if measure.is_late { ", though late: not yet on its due day" } else { "" };
        let not = if *progress == Rational::one() { "" } else { ", not 1" };
        return format!("its progress is {progress}{not}{late}");
    }
    match measure.due.filter(|due| frame.as_of > *due) {
        None => "a band is achieved only after its due day".to_owned(),
        Some(due) => format!(
            "it held on {progress} of the days; 9/10 are wanted, and that it holds on its due day {due}, which is {}",
            if measure.status == Status::Achieved { "so" } else { "not both so" }
        ),
    }
}

fn passed(due: Option<jiff::civil::Date>, frame: &Frame) -> String {
    match due {
        Some(due) if frame.as_of > due => format!("its due day {due} has passed"),
        Some(due) => format!("its due day {due} has not passed"),
        None => "it has no due day".to_owned(),
    }
}

fn deliverable(measure: &MeasureStanding, frame: &Frame) -> String {
    match (&measure.tracked.measure.aim, measure.due) {
        (Aim::Deliverable, Some(due)) => {
            format!("a deliverable, due in {} days; up to 14 are soon", between(frame.as_of, due))
        }
        (Aim::Deliverable, None) => "a deliverable without a due day".to_owned(),
        (Aim::Change { .. } | Aim::Band { .. } | Aim::Level { .. }, _) => "it is no deliverable".to_owned(),
    }
}

fn early(measure: &MeasureStanding, frame: &Frame) -> String {
    let Some(way) = Way::new(frame.start, measure.due) else {
        return "skipped: its start is not known, or not before its due day".to_owned();
    };
    let (passed, share) = (between(way.start, frame.as_of), way.share(frame.as_of));
    let all = between(way.start, way.due);
    format!("{passed} of {all} days have passed, {share}; below 0.15, or before 14 days, it is too early")
}

fn age(measure: &MeasureStanding, frame: &Frame) -> String {
    let Some(read_on) = measure.read_on else { return "there is no reading".to_owned() };
    let days = between(read_on, frame.as_of);
    match frame.freshness() {
        Some(interval) => {
            let most = decimal(&Rational::of(3 * i64::from(interval), 2));
            format!("the reading is {days} days old; after 1.5 × {interval} = {most} days it is stale")
        }
        None => format!("the reading is {days} days old, and no rhythm says when that is too old"),
    }
}

fn band(measure: &MeasureStanding) -> String {
    match measure.tracked.measure.aim {
        Aim::Band { .. } if measure.is_within() => "a band, and the last reading is within it".to_owned(),
        Aim::Band { .. } => "a band, and the last reading is not within it".to_owned(),
        Aim::Change { .. } | Aim::Deliverable | Aim::Level { .. } => "it is no band".to_owned(),
    }
}

fn gap(measure: &MeasureStanding, frame: &Frame) -> String {
    let (Some(gap), Some(expected)) = (gap_of(measure), &measure.expected) else {
        return "what an even pace would show is not known, so nothing is behind it".to_owned();
    };
    let (on_track, behind) = (decimal(&frame.cutoffs.on_track), decimal(&frame.cutoffs.behind));
    format!(
        "the gap to an even pace is {expected} - {} = {gap} ({}); up to {on_track} on-track, up to {behind} behind, else at-risk",
        measure.progress,
        percent(&gap)
    )
}

/// The clauses for a record up to the one that decided, in words.
pub(super) fn of_record(record: &Record<'_>) -> Vec<String> {
    (1..=record.standing.clause).map(|clause| for_record(clause, record)).collect()
}

fn for_record(clause: u8, record: &Record<'_>) -> String {
    let standing = record.standing;
    match clause {
        1 => written(record.frame),
        2 if standing.measures.is_empty() => "it has no measures".to_owned(),
        2 => "it has measures".to_owned(),
        3 => achieved(standing),
        4 => passed(standing.due, record.frame),
        _ => worst(standing),
    }
}

/// What kind of measures decide, in words.
pub(super) fn promise(standing: &Standing) -> &'static str {
    match deciding(&standing.measures) {
        Commitment::Committed => "committed",
        Commitment::Stretch => "stretch",
    }
}

fn achieved(standing: &Standing) -> String {
    let kind = deciding(&standing.measures);
    let theirs = || standing.measures.iter().filter(|measure| measure.commitment == kind);
    let reached = theirs().filter(|measure| measure.status == Status::Achieved).count();
    format!("{reached} of {} {} measures are achieved", theirs().count(), promise(standing))
}

fn worst(standing: &Standing) -> String {
    let decided = standing.decided_by.and_then(|at| standing.measures.get(at));
    let id = decided.map_or("", |measure| measure.tracked.measure.id.as_str());
    format!("the worst state of its {} measures is that of `{id}`", promise(standing))
}
