//! Where one measure stands.
//!
//! In: a measure with everything that was said about it, what is around its record. Out: a
//! [`MeasureStanding`], from rules 1 to 6 and 9. Never: a reading of a later day, a panic, an unknown progress.

use jiff::civil::Date;

use super::band::{self, Limits};
use super::deliverable::done_on;
use super::pace::{self, Way};
use super::progress::{self, latest, number, target_on};
use super::{Frame, MeasureStanding, Status, Tracked, status};
use crate::number::Rational;
use crate::parse::growth::Aim;

/// Computes where `tracked` stands.
#[must_use]
pub(super) fn of(tracked: &Tracked, frame: &Frame) -> MeasureStanding {
    let due = tracked.measure.due.or(frame.due);
    let seen = seen(tracked, due, frame.as_of);
    let expected = expected(tracked, seen.target.as_ref(), Way::new(frame.start, due), frame.as_of);
    let mut standing = MeasureStanding {
        tracked: tracked.clone(),
        commitment: tracked.measure.commitment.unwrap_or(frame.commitment),
        target: seen.target,
        due,
        current: seen.current,
        read_on: seen.read_on,
        raw: seen.raw,
        progress: seen.progress,
        score: seen.score,
        expected,
        status: Status::OnTrack,
        clause: 0,
        is_late: false,
        days_in: seen.days_in,
    };
    (standing.status, standing.clause) = status::of_measure(&standing, frame);
    standing.is_late = standing.status == Status::Achieved && is_late(&standing, frame.as_of);
    standing
}

/// What the readings of a measure show.
#[derive(Default)]
struct Seen {
    target: Option<Rational>,
    current: Option<Rational>,
    read_on: Option<Date>,
    raw: Option<Rational>,
    progress: Rational,
    score: Rational,
    days_in: Option<(i64, i64)>,
}

fn seen(tracked: &Tracked, due: Option<Date>, as_of: Date) -> Seen {
    match &tracked.measure.aim {
        Aim::Change { baseline, target, stretch } => {
            toward(tracked, baseline, target, stretch.as_ref(), as_of)
        }
        Aim::Level { from, to } => {
            let level = |level: &u32| Rational::from(i64::from(*level));
            toward(tracked, &level(from), &level(to), None, as_of)
        }
        Aim::Band { low, high } => {
            let limits = Limits { low: low.as_ref(), high: high.as_ref() };
            within(tracked, limits, due.map_or(as_of, |due| due.min(as_of)), as_of)
        }
        Aim::Deliverable => finished(tracked, as_of),
    }
}

fn toward(
    tracked: &Tracked,
    baseline: &Rational,
    written: &Rational,
    stretch: Option<&Rational>,
    as_of: Date,
) -> Seen {
    let target = target_on(written, &tracked.shifts, as_of);
    let reading = latest(&tracked.readings, as_of);
    let current = reading.and_then(number);
    let raw = current.and_then(|current| progress::raw(baseline, &target, current));
    Seen {
        progress: progress::progress(raw.as_ref()),
        score: current.map_or_else(Rational::zero, |it| progress::score(baseline, &target, stretch, it)),
        current: current.cloned(),
        read_on: reading.map(|reading| reading.date),
        target: Some(target),
        raw,
        days_in: None,
    }
}

fn within(tracked: &Tracked, limits: Limits<'_>, last: Date, as_of: Date) -> Seen {
    let reading = latest(&tracked.readings, as_of);
    let days_in = band::days_in(limits, &tracked.readings, last);
    let progress = band::progress(days_in);
    Seen {
        score: progress.clone(),
        progress,
        current: reading.and_then(number).cloned(),
        read_on: reading.map(|reading| reading.date),
        days_in,
        ..Seen::default()
    }
}

fn finished(tracked: &Tracked, as_of: Date) -> Seen {
    let read_on = done_on(tracked.measure.done, &tracked.readings, as_of);
    let done = if read_on.is_some() { Rational::one() } else { Rational::zero() };
    Seen { current: Some(done.clone()), progress: done.clone(), score: done, read_on, ..Seen::default() }
}

fn expected(tracked: &Tracked, target: Option<&Rational>, way: Option<Way>, as_of: Date) -> Option<Rational> {
    let way = way?;
    match tracked.measure.aim {
        Aim::Band { .. } => None,
        Aim::Deliverable => Some(pace::of_deliverable(way, as_of)),
        Aim::Change { .. } | Aim::Level { .. } => {
            let ends = (&baseline(tracked)?, target?);
            Some(pace::stepped(way, &tracked.measure.phases, ends, as_of))
        }
    }
}

/// Whether what is reached by now was not reached on the due day.
fn is_late(standing: &MeasureStanding, as_of: Date) -> bool {
    let Some(due) = standing.due.filter(|due| *due < as_of) else { return false };
    match &standing.tracked.measure.aim {
        Aim::Band { .. } => false,
        Aim::Deliverable => standing.read_on.is_some_and(|done| done > due),
        Aim::Change { .. } | Aim::Level { .. } => {
            let then = latest(&standing.tracked.readings, due).and_then(number);
            then.is_none_or(|then| !is_reached(standing, then))
        }
    }
}

/// Whether a value reaches the target of the day.
fn is_reached(standing: &MeasureStanding, value: &Rational) -> bool {
    let way = standing.baseline().zip(standing.target.as_ref());
    let raw = way.and_then(|(baseline, target)| progress::raw(&baseline, target, value));
    raw.is_some_and(|raw| raw >= Rational::one())
}

/// The value at the start; `None` for bands and deliverables.
fn baseline(tracked: &Tracked) -> Option<Rational> {
    match &tracked.measure.aim {
        Aim::Change { baseline, .. } => Some(baseline.clone()),
        Aim::Level { from, .. } => Some(Rational::from(i64::from(*from))),
        Aim::Band { .. } | Aim::Deliverable => None,
    }
}

impl MeasureStanding {
    /// The value at the start; `None` for bands and deliverables.
    #[must_use]
    pub fn baseline(&self) -> Option<Rational> {
        baseline(&self.tracked)
    }
}
