//! What a file says about progress: measures, milestones, dated entries, revisions, ratings.
//!
//! In: the front matter and the Markdown of a record's file. Out: a [`Growth`], with every mistake
//! located inside its line. Never: looks at another file; which measure a reading means, whether two
//! readings agree and what a target was on a day is found out by `insight`, from all files of a record
//! that a build may see.
//!
//! `read` goes through a file: `front` reads what its front matter says, `parts` cuts the Markdown at its
//! headings, `fragment` reads an entry in a file of its own. One file per construct reads a line:
//! `measure` (with `value` behind its colon, `table` for its other form), `milestone`, `heading` and `entry`
//! with `line`, `revision`, `rating`. All of them work on a `piece`, which knows where it stands, with `day`,
//! `amount` and `suffix` for what many lines have. `twice` and `glued` find what only several lines show.

mod amount;
mod day;
mod entry;
mod fragment;
mod front;
mod glued;
mod heading;
mod line;
mod measure;
mod milestone;
mod parts;
mod piece;
mod rating;
mod read;
mod revision;
mod suffix;
mod table;
#[cfg(test)]
mod tests;
mod twice;
mod value;

pub(in crate::parse) use read::{File, read};

use jiff::civil::Date;

use crate::number::Rational;
use crate::source::Span;

/// What one file says about progress. All spans are bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Growth {
    /// Measures, those of the front matter first, each in the order written.
    pub measures: Vec<Measure>,
    /// Milestones, in the order written.
    pub milestones: Vec<Milestone>,
    /// Dated entries, in the order written; of a fragment exactly one.
    pub entries: Vec<Entry>,
    /// Changed targets, in the order written.
    pub revisions: Vec<Revision>,
    /// Levels of skills, in the order written.
    pub ratings: Vec<Rating>,
    /// The parts of the text that the page shows in a way of its own, in order.
    pub sections: Vec<Section>,
}

/// How anybody can see whether something is reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The short name that readings use: written, else the slug of [`Self::title`].
    pub id: String,
    /// What is measured, as plain text.
    pub title: String,
    /// What counts as progress.
    pub aim: Aim,
    /// What the numbers count; may be empty.
    pub unit: String,
    /// What kind of promise it is, when the measure says so itself.
    pub commitment: Option<Commitment>,
    /// By when, when the measure says so itself.
    pub due: Option<Date>,
    /// Where anybody can look it up: words or a web address.
    pub source: Option<String>,
    /// What it looks at.
    pub lens: Option<Lens>,
    /// Who notices: one of the words of the field `impact`.
    pub impact: Option<&'static str>,
    /// How much it counts beside the others; above zero.
    pub weight: Rational,
    /// Steps on the way, by date.
    pub phases: Vec<Phase>,
    /// For a deliverable: the day on which it was done, when the line says so.
    pub done: Option<Date>,
    /// Where the whole line or table stands.
    pub span: Span,
}

/// What counts as progress.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Aim {
    /// From one number to another, up or down; the two differ.
    Change {
        /// Where it started.
        baseline: Rational,
        /// Where it should go, as of today; revisions tell its past.
        target: Rational,
        /// How much further would be remarkable: beyond the target.
        stretch: Option<Rational>,
    },
    /// Stays within limits, of which at least one is there, both included.
    Band {
        /// The lower limit.
        low: Option<Rational>,
        /// The upper limit.
        high: Option<Rational>,
    },
    /// Something that is there or not.
    Deliverable,
    /// From one level of a skill to a higher one.
    Level {
        /// The level at the start.
        from: u32,
        /// The level to reach.
        to: u32,
    },
}

/// Promised, or reached for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Commitment {
    /// Promised.
    Committed,
    /// Reached for.
    Stretch,
}

/// What a measure looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lens {
    /// What was tried and understood.
    Learning,
    /// What is done regularly.
    Practice,
    /// What comes of it.
    Outcome,
}

/// A step on the way to a target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phase {
    /// By when.
    pub by: Date,
    /// Which value, in the unit of the measure.
    pub value: Rational,
    /// Where it stands.
    pub span: Span,
}

/// A step of the work.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Milestone {
    /// Its day.
    pub date: Date,
    /// What it is, as plain text.
    pub text: String,
    /// Whether it is done.
    pub state: MilestoneState,
    /// Whether it is more than was promised.
    pub is_stretch: bool,
    /// What shows that it is done: words or a web address.
    pub evidence: Option<String>,
    /// Where the work is followed: a web address.
    pub work: Option<String>,
    /// Where the words of [`Self::text`] stand.
    pub words: Span,
    /// Where the whole line stands.
    pub span: Span,
}

/// Whether a milestone is done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MilestoneState {
    /// `[ ]`
    Open,
    /// `[x]`, perhaps with the day on which it was done.
    Done(Option<Date>),
    /// `[~]`, perhaps with why.
    Dropped(Option<String>),
}

/// What was written on one day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: EntryKind,
    /// What its heading says behind the kind.
    pub title: Option<String>,
    /// Who wrote it, by the name of the file; `None`: whoever owns the record.
    pub author: Option<String>,
    /// Its id in the page: that of its heading; of a fragment without one empty.
    pub id: String,
    /// The heading; of a fragment without one the start of its text.
    pub heading: Span,
    /// The list directly below the heading; `None` when there is none.
    pub list: Option<Span>,
    /// The items of that list.
    pub lines: Vec<EntryLine>,
    /// Everything below the heading, the list included, up to the next heading of its level.
    pub body: Span,
}

/// The kinds of entries; a heavier one counts for the rhythm of a lighter one, a session for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A meeting of a pair.
    Session,
    /// What happened.
    Update,
    /// What was learned.
    Reflection,
    /// Where it stands, looked at together.
    Review,
}

impl EntryKind {
    /// The word that a heading uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Update => "update",
            Self::Reflection => "reflection",
            Self::Review => "review",
        }
    }
}

/// The words that an item of a list of readings may begin with, apart from names of measures.
pub const KEYS: &[&str] = &[
    "confidence",
    "win",
    "learned",
    "tried",
    "setback",
    "changed",
    "thanks",
    "barrier",
    "barrier resolved",
    "goal",
];

/// An item of the list of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EntryLine {
    /// Its text, without the bullet.
    pub text: String,
    /// Where the text stands.
    pub span: Span,
    /// What it says.
    pub said: Said,
}

/// What an item of a list of readings says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Said {
    /// `confidence: 0.6`, from 0 to 1.
    Confidence(Rational),
    /// `win: …` and its like; the span is that of the words behind the colon.
    Note(NoteKind, Span),
    /// `barrier: … (kind: …) (asked: …)`.
    Barrier(Barrier),
    /// `barrier resolved: …`; the span is that of the words behind the colon.
    Resolved(Span),
    /// `goal ID/MEASURE: VALUE`.
    ForGoal {
        /// The goal, and where it stands.
        goal: (String, Span),
        /// The measure, and where it stands.
        measure: (String, Span),
        /// The value, and where it stands.
        value: (String, Span),
    },
    /// A line with a known key and a mistake behind it, which has been told.
    Faulty,
    /// Anything else: perhaps a reading of a measure.
    Other,
}

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// Something that went well.
    Win,
    /// Something that was understood.
    Learned,
    /// Something that was tried.
    Tried,
    /// Something that went wrong.
    Setback,
    /// Something that is different now.
    Changed,
    /// Thanks to somebody.
    Thanks,
}

/// Something that is in the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Barrier {
    /// What it is, as written.
    pub text: String,
    /// Where [`Self::text`] stands.
    pub words: Span,
    /// What kind: `time`, `access`, `mentor` and the like, as written in small letters.
    pub kind: Option<String>,
    /// The person who was asked for help, and where the id stands.
    pub asked: Option<(String, Span)>,
}

/// A target that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Revision {
    /// From which day on the new target holds.
    pub date: Date,
    /// Which measure, as written, and where.
    pub measure: (String, Span),
    /// The target before.
    pub from: Rational,
    /// The target from that day on.
    pub to: Rational,
    /// Why.
    pub reason: Option<String>,
    /// Where [`Self::reason`] stands.
    pub words: Span,
    /// Where the line stands.
    pub span: Span,
}

/// Somebody's level in a skill on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rating {
    /// The day.
    pub date: Date,
    /// The skill, as written, and where.
    pub skill: (String, Span),
    /// The level, from 1.
    pub level: u32,
    /// Who says so.
    pub by: Rater,
    /// What shows it: words or a web address.
    pub evidence: Option<String>,
    /// Where the line stands.
    pub span: Span,
}

/// Who says on which level somebody is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rater {
    /// The person alone.
    Own,
    /// Somebody else, by id as written.
    Other(String),
    /// Both together.
    Agreed,
}

/// A part of the text that the page shows in a way of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    /// What it holds.
    pub holds: Holds,
    /// From the start of its heading to the end of its text.
    pub span: Span,
    /// Its heading.
    pub heading: Span,
    /// The id of its heading in the page.
    pub id: String,
    /// The lists that were read as lines; everything else below the heading is text.
    pub lists: Vec<Span>,
}

/// What a part of the text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// Measures.
    Measures,
    /// Milestones.
    Milestones,
    /// Revisions.
    Revisions,
    /// The entry with this index.
    Entry(usize),
    /// Ratings of one day.
    Ratings(Date),
}
