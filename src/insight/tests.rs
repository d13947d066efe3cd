//! What the tests of the rules begin with, and what holds for all of them together.

use jiff::civil::{Date, date};

use super::*;
use crate::config::{Cadences, Cutoffs, Limits};
use crate::insight::proficiency::{Curve, Point};
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment, Entry, EntryKind, Measure, Milestone, MilestoneState};
use crate::parse::growth::{Barrier, Rater};
use crate::schema::Kind;
use crate::source::Span;

mod laws;
mod statuses;

fn place() -> Place {
    Place { page: None, file: 0, span: Span::default() }
}

/// A reading of a value.
pub(super) fn at(date: Date, value: Value) -> Reading {
    Reading { date, value, place: place() }
}

/// A reading of a number.
pub(super) fn reading(date: Date, number: i64) -> Reading {
    at(date, Value::Number(Rational::from(number)))
}

/// A revision.
pub(super) fn shift(date: Date, from: i64, to: i64) -> Shift {
    Shift { date, from: Rational::from(from), to: Rational::from(to), reason: None, place: place() }
}

/// A milestone.
pub(super) fn milestone(date: Date, state: MilestoneState, is_stretch: bool) -> Placed<Milestone> {
    let span = Span::default();
    let value = Milestone {
        date,
        text: String::new(),
        state,
        is_stretch,
        evidence: None,
        work: None,
        words: span,
        span,
    };
    Placed { value, place: place() }
}

/// An entry without lines.
pub(super) fn entry(date: Date, kind: EntryKind) -> Told {
    let span = Span::default();
    let value = Entry {
        date,
        kind,
        title: None,
        author: None,
        id: String::new(),
        heading: span,
        list: None,
        lines: Vec::new(),
        body: span,
    };
    Told { value, place: place(), is_read: false, readings: Vec::new() }
}

/// A barrier.
pub(super) fn barrier(opened: Date, resolved: Option<Date>) -> OpenBarrier {
    let barrier = Barrier { text: String::new(), words: Span::default(), kind: None, asked: None };
    OpenBarrier { barrier, opened, resolved, place: place() }
}

/// Agreed levels of a person.
pub(super) fn curve(levels: &[(Date, u32)]) -> Curve {
    let point = |(date, level): &(Date, u32)| Point {
        date: *date,
        level: *level,
        evidence: None,
        is_dated: false,
        place: place(),
    };
    Curve { lines: BTreeMap::from([(Rater::Agreed, levels.iter().map(point).collect())]) }
}

/// A measure with readings.
pub(super) fn tracked(aim: Aim, readings: Vec<Reading>) -> Tracked {
    let measure = Measure {
        id: "m".to_owned(),
        title: "M".to_owned(),
        aim,
        unit: String::new(),
        commitment: None,
        due: None,
        source: None,
        lens: None,
        impact: None,
        weight: Rational::one(),
        phases: Vec::new(),
        done: None,
        span: Span::default(),
    };
    Tracked { measure, place: place(), readings, shifts: Vec::new() }
}

/// From `from` to `to`.
pub(super) fn change(from: i64, to: i64) -> Aim {
    Aim::Change { baseline: Rational::from(from), target: Rational::from(to), stretch: None }
}

/// From 4 to 8.
pub(super) fn four_to_eight() -> Aim {
    Aim::Band { low: Some(Rational::from(4)), high: Some(Rational::from(8)) }
}

/// Around a record of which nothing is known but the kind and the day.
pub(super) fn frame(kind: Kind, as_of: Date) -> Frame {
    Frame {
        kind,
        as_of,
        start: None,
        due: None,
        cycle: None,
        team: None,
        written: None,
        commitment: Commitment::Committed,
        agreed: None,
        cadences: Cadences::default(),
        cutoffs: Cutoffs::default(),
        limits: Limits::default(),
        scale: Vec::new(),
    }
}

/// A goal from 4 September to 18 December 2026: 105 days.
pub(super) fn autumn(as_of: Date) -> Frame {
    let (start, due) = (Some(date(2026, 9, 4)), Some(date(2026, 12, 18)));
    Frame { start, due, ..frame(Kind::Goal, as_of) }
}

/// A record with these measures.
pub(super) fn ledger(measures: Vec<Tracked>) -> Ledger {
    Ledger { measures, ..Ledger::default() }
}
