//! All that is written about one goal or plan, from all its files that a build may see, up to a day.
//!
//! In: the files of a record, and what plans say about a goal's measures. Out: a [`Ledger`]. Never: a
//! line dated after the day, or a number computed from another.
//!
//! `gather` takes the files of all records, `lines` reads one entry, helped by `lookup` (which measure a
//! key means) and `value` (what a reading says); `shifts` chains the revisions, `barriers` opens and closes
//! what is in the way, `twice` finds what is said twice.

mod barriers;
mod gather;
mod lines;
mod lookup;
mod shifts;
mod twice;
mod value;

pub use gather::{Gathered, gather};

use jiff::civil::Date;

use crate::model::PageId;
use crate::number::Rational;
use crate::parse::growth::{Barrier, Entry, Measure, Milestone};
use crate::source::Span;

/// Where something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the page whose file it is, for readings that a plan writes for a goal; `None`: the
    /// record's own page.
    pub page: Option<PageId>,
    /// Index among the files of that page ([`crate::model::Page::documents`]).
    pub file: usize,
    /// Where in the file.
    pub span: Span,
}

/// Something with the place where it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Placed<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// All that is written about one goal or plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Ledger {
    /// Its measures in the order written, with everything that was said about each.
    pub measures: Vec<Tracked>,
    /// Its milestones in the order written.
    pub milestones: Vec<Placed<Milestone>>,
    /// Its entries up to the day, oldest first; of one day, in the order of files and lines.
    pub entries: Vec<Told>,
    /// What its owners felt, oldest first, one value a day.
    pub confidences: Vec<(Date, Rational)>,
    /// What was in the way, oldest first.
    pub barriers: Vec<OpenBarrier>,
}

/// An entry, with what its list of readings says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Told {
    /// The entry.
    pub value: Entry,
    /// Where it is written.
    pub place: Place,
    /// Whether the list below its heading is a list of readings; else it is text like any other.
    pub is_read: bool,
    /// The readings in it, in order.
    pub readings: Vec<Spoken>,
}

/// A reading in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spoken {
    /// The goal or plan whose measure it is.
    pub record: PageId,
    /// The measure, by index.
    pub measure: usize,
    /// What it says.
    pub value: Value,
    /// Which line of the entry.
    pub line: usize,
}

/// A measure with everything that was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tracked {
    /// The measure.
    pub measure: Measure,
    /// Where it is written.
    pub place: Place,
    /// Readings up to the day, oldest first, one a day.
    pub readings: Vec<Reading>,
    /// How its target changed, oldest first, also after the day; each begins where the one before ended.
    pub shifts: Vec<Shift>,
}

/// A value of a measure on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The day.
    pub date: Date,
    /// The value.
    pub value: Value,
    /// Where it is written.
    pub place: Place,
}

/// What a reading says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// A number, in the unit of the measure; of a level, a whole number from 1.
    Number(Rational),
    /// A deliverable is done, on the day of the reading or on another.
    Done(Option<Date>),
    /// A deliverable is not done yet.
    NotDone,
}

/// A changed target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shift {
    /// From which day on the new target holds.
    pub date: Date,
    /// The target before.
    pub from: Rational,
    /// The target from that day on.
    pub to: Rational,
    /// Why.
    pub reason: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// Something in the way, perhaps no longer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OpenBarrier {
    /// What it is.
    pub barrier: Barrier,
    /// Since when.
    pub opened: Date,
    /// Since when no longer, up to the day.
    pub resolved: Option<Date>,
    /// Where it is written.
    pub place: Place,
}

impl OpenBarrier {
    /// The barrier as it was on a day; `None` before it was written.
    fn on(self, day: Date) -> Option<Self> {
        let resolved = self.resolved.filter(|resolved| *resolved <= day);
        (self.opened <= day).then_some(Self { resolved, ..self })
    }
}

#[cfg(test)]
mod tests;
