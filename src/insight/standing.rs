//! Where a goal or plan stands on a day.
//!
//! In: what is written about it, and what is around it. Out: a [`Standing`], every part of it by its rule.
//! Never: a line of a later day; two calls with the same input that differ.

use jiff::civil::Date;

use super::status::{deciding, of_record};
use super::{Frame, Ledger, Tracked, confidence, mean, measure, milestones, rhythm};
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment, EntryKind};

/// Where a goal, a plan or a measure stands: exactly one of these, by rule 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Written: not agreed yet.
    Draft,
    /// Written: given up.
    Dropped,
    /// Written: resting.
    Paused,
    /// Written: reached, as people see it.
    Met,
    /// Written: finished, as people see it.
    Done,
    /// Past its day and not reached; also written.
    Missed,
    /// A stretch past its day, with its score.
    Closed,
    /// Far behind an even pace.
    AtRisk,
    /// Behind an even pace.
    Behind,
    /// Its last reading is old.
    Stale,
    /// Nobody has read it yet.
    NoReading,
    /// A deliverable whose day is near.
    DueSoon,
    /// Too early to say.
    TooEarly,
    /// As an even pace would have it.
    OnTrack,
    /// Reached.
    Achieved,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The day as of which everything is computed.
    pub as_of: Date,
    /// Its first day (rule 9).
    pub start: Option<Date>,
    /// By when.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// Which clause of rule 10 for records decided, from 1.
    pub clause: u8,
    /// Which measure decided, by index.
    pub decided_by: Option<usize>,
    /// Weighted mean of the scores of committed measures, 0 to 1; `None` without any (rule 7).
    pub score: Option<Rational>,
    /// The same of stretch measures.
    pub stretch_score: Option<Rational>,
    /// Weighted mean of the progress of the measures that decide (rule 10, third clause), 0 to 1.
    pub progress: Option<Rational>,
    /// Weighted mean of what an even pace would show of them, unknown ones left out.
    pub expected: Option<Rational>,
    /// What its people felt last (rule 11).
    pub confidence: Option<Confidence>,
    /// Whether the computed status and the felt one disagree.
    pub disagree: bool,
    /// Its measures, in order.
    pub measures: Vec<MeasureStanding>,
    /// Its milestones, stretch ones apart.
    pub milestones: MilestoneCount,
    /// Stretch milestones.
    pub stretch_milestones: MilestoneCount,
    /// Its rhythm, by kind of entry that it should have: of a goal updates; of a plan reflections and
    /// reviews.
    pub cadence: Vec<Cadence>,
}

/// Computes where a record stands.
#[must_use]
pub fn of(ledger: &Ledger, frame: &Frame) -> Standing {
    let frame = &frame.begun(ledger);
    let as_of = frame.as_of;
    let measures: Vec<MeasureStanding> =
        ledger.measures.iter().map(|tracked| measure::of(tracked, frame)).collect();
    let decision = of_record(&measures, frame);
    let deciding = deciding(&measures);
    let score = |commitment| mean::of(&measures, commitment, |measure| Some(measure.score.clone()));
    let confidence = confidence::latest(&ledger.confidences, as_of);
    Standing {
        as_of,
        start: frame.start,
        due: frame.due,
        status: decision.status,
        clause: decision.clause,
        decided_by: decision.measure,
        score: score(Commitment::Committed),
        stretch_score: score(Commitment::Stretch),
        progress: mean::of(&measures, deciding, |measure| Some(measure.progress.clone())),
        expected: mean::of(&measures, deciding, |measure| measure.expected.clone()),
        disagree: confidence::disagree(decision.status, confidence.as_ref()),
        confidence,
        milestones: milestones::count(&ledger.milestones, false, as_of),
        stretch_milestones: milestones::count(&ledger.milestones, true, as_of),
        cadence: rhythm::of(&ledger.entries, frame),
        measures,
    }
}

/// Where a measure stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MeasureStanding {
    /// The measure and all that was said about it.
    pub tracked: Tracked,
    /// What kind of promise it is.
    pub commitment: Commitment,
    /// The target as of the day; `None` for bands and deliverables.
    pub target: Option<Rational>,
    /// By when.
    pub due: Option<Date>,
    /// The value of the latest reading; of a deliverable 1 or 0.
    pub current: Option<Rational>,
    /// The day of that reading; of a deliverable the day on which it was done.
    pub read_on: Option<Date>,
    /// Raw progress (rule 1), also below 0 and above 1; `None` where it has no meaning or no reading.
    pub raw: Option<Rational>,
    /// Progress, 0 to 1 (rules 2, 4, 5, 6).
    pub progress: Rational,
    /// Score, 0 to 1 (rule 3).
    pub score: Rational,
    /// What an even pace would show, 0 to 1 (rule 9).
    pub expected: Option<Rational>,
    /// Where it stands.
    pub status: Status,
    /// Which clause of rule 10 for measures decided, from 1.
    pub clause: u8,
    /// Whether it was reached after its day.
    pub is_late: bool,
    /// For a band: on how many days it was within, and of how many.
    pub days_in: Option<(i64, i64)>,
}

/// What the people of a record felt on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Confidence {
    /// From 0 to 1.
    pub value: Rational,
    /// When it was written.
    pub date: Date,
}

/// How many milestones are done: `5 of 7 done, 1 dropped`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MilestoneCount {
    /// Done up to the day.
    pub done: usize,
    /// Dropped.
    pub dropped: usize,
    /// All of them, dropped ones included.
    pub all: usize,
}

/// The rhythm of one kind of entry of a record (rule 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cadence {
    /// Which kind of entry.
    pub kind: EntryKind,
    /// Days between two; `None` when the rhythm is `irregular`.
    pub interval: Option<i32>,
    /// The last entry of that kind or a heavier one.
    pub last: Option<Date>,
    /// When the next one should come.
    pub next: Option<Date>,
    /// How the rhythm is kept.
    pub rhythm: Rhythm,
}

/// How a rhythm is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// There is time.
    Kept,
    /// Within seven days.
    DueSoon,
    /// The day has passed.
    Overdue,
    /// One and a half intervals have passed.
    Stale,
    /// The record rests, or has no rhythm.
    Resting,
}

impl Status {
    /// The word for it in files, classes and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Dropped => "dropped",
            Self::Paused => "paused",
            Self::Met => "met",
            Self::Done => "done",
            Self::Missed => "missed",
            Self::Closed => "closed",
            Self::AtRisk => "at-risk",
            Self::Behind => "behind",
            Self::Stale => "stale",
            Self::NoReading => "no-reading",
            Self::DueSoon => "due-soon",
            Self::TooEarly => "too-early",
            Self::OnTrack => "on-track",
            Self::Achieved => "achieved",
        }
    }
}

impl MeasureStanding {
    /// Whether there is a reading, or of a deliverable a day on which it was done.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.read_on.is_some()
    }

    /// Whether the latest reading of a band lies within its limits.
    #[must_use]
    pub fn is_within(&self) -> bool {
        let Aim::Band { low, high } = &self.tracked.measure.aim else { return false };
        let is_in = |value: &Rational| {
            low.as_ref().is_none_or(|low| low <= value) && high.as_ref().is_none_or(|high| value <= high)
        };
        self.current.as_ref().is_some_and(is_in)
    }
}
