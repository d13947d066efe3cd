//! Where something stands, in one word: rule 10.
//!
//! Of a measure the first clause that holds decides:
//! 1. the record's written `draft`, `dropped`, `paused`, `met`, `missed` or `done`;
//! 2. `achieved`: `p = 1`; a band only after its due day, when it held on that day and `p ≥ 0.9`;
//! 3. past its due day: `missed`, a stretch `closed`;
//! 4. a deliverable: `on-track` when its due day is more than 14 days away, else `due-soon`;
//! 5. `too-early`: less than 0.15 of the time has passed, or fewer than 14 days;
//! 6. `no-reading`;
//! 7. `stale` (rule 12);
//! 8. a band: `on-track` when the last reading is in, else `behind`;
//! 9. the gap `expected - p`: up to 0.165 `on-track`, up to 0.33 `behind`, else `at-risk`.
//!
//! Of a goal or plan:
//! 1. written, as above;
//! 2. without measures `no-reading`;
//! 3. of its committed measures, or its stretch ones when none is committed, all achieved: `achieved`;
//! 4. past its due day: `missed`, or `closed` when those are stretch ones;
//! 5. the worst of their states.
//!
//! In: everything else that is known about a measure or record. Out: exactly one status, with its clause.
//! Never: a second opinion; confidence stands beside it and changes nothing.

use jiff::civil::Date;

use super::band::Limits;
use super::days::between;
use super::pace::Way;
use super::{Frame, MeasureStanding, Status, rhythm};
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment};

/// A clause: the status that it decides on, if it holds.
type Clause = fn(&MeasureStanding, &Frame) -> Option<Status>;

/// The clauses for measures, in order.
const CLAUSES: [Clause; 8] =
    [|_, frame| frame.written, achieved, past_due, deliverable, too_early, no_reading, stale, band];

/// The status of a measure of which everything else is known, and the clause that decided.
#[must_use]
pub fn of_measure(measure: &MeasureStanding, frame: &Frame) -> (Status, u8) {
    let decided = (1u8..).zip(CLAUSES).find_map(|(at, clause)| Some((clause(measure, frame)?, at)));
    decided.unwrap_or_else(|| (gap(measure, frame), 9))
}

fn achieved(measure: &MeasureStanding, frame: &Frame) -> Option<Status> {
    let is_reached = match limits(measure) {
        None => measure.progress == Rational::one(),
        Some(limits) => measure.due.is_some_and(|due| {
            is_past(measure.due, frame)
                && limits.held_on(&measure.tracked.readings, due)
                && measure.progress >= Rational::of(9, 10)
        }),
    };
    is_reached.then_some(Status::Achieved)
}

fn limits(measure: &MeasureStanding) -> Option<Limits<'_>> {
    let Aim::Band { low, high } = &measure.tracked.measure.aim else { return None };
    Some(Limits { low: low.as_ref(), high: high.as_ref() })
}

fn is_past(due: Option<Date>, frame: &Frame) -> bool {
    due.is_some_and(|due| frame.as_of > due)
}

fn past_due(measure: &MeasureStanding, frame: &Frame) -> Option<Status> {
    is_past(measure.due, frame).then_some(unreached(measure.commitment))
}

fn unreached(commitment: Commitment) -> Status {
    match commitment {
        Commitment::Committed => Status::Missed,
        Commitment::Stretch => Status::Closed,
    }
}

/// How many days before its due day a deliverable is due soon.
const SOON: i64 = 14;

fn deliverable(measure: &MeasureStanding, frame: &Frame) -> Option<Status> {
    let is_soon = measure.due.is_some_and(|due| between(frame.as_of, due) <= SOON);
    let status = if is_soon { Status::DueSoon } else { Status::OnTrack };
    matches!(measure.tracked.measure.aim, Aim::Deliverable).then_some(status)
}

/// How many days must have passed before anything is said.
const EARLY: i64 = 14;

fn too_early(measure: &MeasureStanding, frame: &Frame) -> Option<Status> {
    let way = Way::new(frame.start, measure.due)?;
    let is_early = way.share(frame.as_of) < Rational::of(15, 100) || between(way.start, frame.as_of) < EARLY;
    is_early.then_some(Status::TooEarly)
}

fn no_reading(measure: &MeasureStanding, _: &Frame) -> Option<Status> {
    measure.read_on.is_none().then_some(Status::NoReading)
}

fn stale(measure: &MeasureStanding, frame: &Frame) -> Option<Status> {
    let is_stale = |read_on| rhythm::is_stale(read_on, frame.freshness(), frame.as_of);
    measure.read_on.is_some_and(is_stale).then_some(Status::Stale)
}

fn band(measure: &MeasureStanding, _: &Frame) -> Option<Status> {
    limits(measure)?;
    Some(if measure.is_within() { Status::OnTrack } else { Status::Behind })
}

/// How far a measure is behind an even pace; `None` when that is unknown.
#[must_use]
pub fn gap_of(measure: &MeasureStanding) -> Option<Rational> {
    measure.expected.as_ref().map(|expected| expected - &measure.progress)
}

fn gap(measure: &MeasureStanding, frame: &Frame) -> Status {
    match gap_of(measure) {
        Some(gap) if gap > frame.cutoffs.behind => Status::AtRisk,
        Some(gap) if gap > frame.cutoffs.on_track => Status::Behind,
        Some(_) | None => Status::OnTrack,
    }
}

/// What decided where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The status.
    pub status: Status,
    /// The clause, from 1.
    pub clause: u8,
    /// The measure, by index.
    pub measure: Option<usize>,
}

/// Which measures decide where a record stands: the committed ones, else the stretch ones.
#[must_use]
pub fn deciding(measures: &[MeasureStanding]) -> Commitment {
    let is_committed = |measure: &MeasureStanding| measure.commitment == Commitment::Committed;
    if measures.iter().any(is_committed) { Commitment::Committed } else { Commitment::Stretch }
}

/// The status of a record with these measures.
#[must_use]
pub fn of_record(measures: &[MeasureStanding], frame: &Frame) -> Decision {
    let decided = |status, clause| Decision { status, clause, measure: None };
    if let Some(written) = frame.written {
        return decided(written, 1);
    }
    let commitment = deciding(measures);
    let theirs = measures.iter().enumerate().filter(|(_, measure)| measure.commitment == commitment);
    // Of equally bad ones the first.
    let Some((at, worst)) = theirs.min_by_key(|(_, measure)| badness(measure.status)) else {
        return decided(Status::NoReading, 2);
    };
    if worst.status == Status::Achieved {
        return decided(Status::Achieved, 3);
    }
    if is_past(frame.due, frame) {
        return decided(unreached(commitment), 4);
    }
    Decision { status: worst.status, clause: 5, measure: Some(at) }
}

/// The order of the fifth clause, the worst first. Written states stand apart: the first clause has them.
fn badness(status: Status) -> u8 {
    match status {
        Status::Missed => 0,
        Status::Closed => 1,
        Status::AtRisk => 2,
        Status::Behind => 3,
        Status::Stale => 4,
        Status::NoReading => 5,
        Status::DueSoon => 6,
        Status::TooEarly => 7,
        Status::OnTrack => 8,
        Status::Achieved => 9,
        Status::Draft | Status::Dropped | Status::Paused | Status::Met | Status::Done => 10,
    }
}

impl Status {
    /// The status that a record writes itself, by its word; `None` for those that are computed.
    #[must_use]
    pub fn written(word: &str) -> Option<Self> {
        [Self::Draft, Self::Dropped, Self::Paused, Self::Met, Self::Missed, Self::Done]
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}
