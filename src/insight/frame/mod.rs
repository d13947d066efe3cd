//! What is around a goal or plan: its days, its rhythm, its limits.
//!
//! In: the linked handbook, the settings, the day. Out: a [`Frame`] for every goal and plan, by rules 9 and 12,
//! and what is wrong with days. `days` finds start and due day, `around` what teams, cycles and pilots say.
//! Never: a reading of a measure; only for the start of a goal without a cycle the day of its first line.

mod around;
mod days;
mod findings;

pub use around::Around;
pub use findings::{findings, of_stretches};

use jiff::civil::Date;

use super::{Ledger, Status, rhythm};
use crate::config::{Cadences, Cutoffs, Limits};
use crate::model::{Handbook, PageId};
use crate::parse::growth::{Commitment, EntryKind};
use crate::schema::Kind;

/// What is around a goal or plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Whether it is a goal or a plan.
    pub kind: Kind,
    /// The day as of which everything is computed.
    pub as_of: Date,
    /// Its first day, as far as no reading says it.
    pub start: Option<Date>,
    /// Its due day.
    pub due: Option<Date>,
    /// Its cycle: of a plan the written one; of a goal the one that its due day names, else the shortest one
    /// around that day.
    pub cycle: Option<PageId>,
    /// The team of a goal, or of the person who holds the record.
    pub team: Option<PageId>,
    /// The status that closes or rests it, when it is written.
    pub written: Option<Status>,
    /// What its measures are unless they say it themselves.
    pub commitment: Commitment,
    /// When the people of a plan agreed on it.
    pub agreed: Option<Date>,
    /// How often its people check in.
    pub cadences: Cadences,
    /// How far behind an even pace its measures may be.
    pub cutoffs: Cutoffs,
    /// How much is too much.
    pub limits: Limits,
    /// The names of the levels, lowest first.
    pub scale: Vec<String>,
}

/// What is around a goal or plan; `None` for other pages.
#[must_use]
pub fn of(handbook: &Handbook, page: PageId, around: &Around<'_>) -> Option<Frame> {
    let record = handbook.page(page);
    let fields = record.fields()?;
    let kind = record.kind();
    if !matches!(kind, Kind::Goal | Kind::Plan) {
        return None;
    }
    let team = around.team_of(page);
    let cycle = days::cycle(page, around);
    let says = around.says(team, cycle);
    Some(Frame {
        kind,
        as_of: around.as_of,
        start: days::start(page, cycle, around),
        due: days::due(page, around),
        cycle,
        team,
        written: fields.word("status").and_then(Status::written),
        commitment: match fields.word("commitment") {
            Some("stretch") => Commitment::Stretch,
            _ => Commitment::Committed,
        },
        agreed: fields.date("agreed"),
        cadences: says.cadences,
        cutoffs: around.config.cutoffs.clone(),
        limits: says.limits,
        scale: says.scale,
    })
}

impl Frame {
    /// Days between two entries of a kind; `None` without a rhythm.
    #[must_use]
    pub fn interval(&self, kind: EntryKind) -> Option<i32> {
        match kind {
            EntryKind::Update => self.cadences.update.days(),
            EntryKind::Reflection => self.cadences.reflection.days(),
            EntryKind::Review => self.cadences.review.days(),
            EntryKind::Session => None,
        }
    }

    /// The interval in which measures should be read.
    #[must_use]
    pub fn freshness(&self) -> Option<i32> {
        rhythm::kinds(self.kind).first().and_then(|kind| self.interval(*kind))
    }

    /// Whether it goes on: neither paused nor closed, and not past its due day.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.written.is_none() && self.due.is_none_or(|due| self.as_of <= due)
    }

    /// The frame with the start that the record's own lines give it: of a goal without a cycle, the day of its
    /// earliest entry or reading.
    #[must_use]
    pub fn begun(&self, ledger: &Ledger) -> Self {
        let own = || if self.kind == Kind::Goal { days::earliest(ledger, self.as_of) } else { None };
        Self { start: self.start.or_else(own), ..self.clone() }
    }
}
