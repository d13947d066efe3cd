//! What the settings say about check-ins, cut-offs and limits.
//!
//! In: the tables `[cadence]`, `[status]` and `[limits]`, decoded. Out: [`Cadences`], [`Cutoffs`] and
//! [`Limits`]. Never: knows that a team, a cycle or a pilot may say something else.

use crate::number::Rational;
use crate::schema::{Often, Record};

/// How often people check in, by kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cadences {
    /// How often a goal is updated.
    pub update: Often,
    /// How often a person reflects.
    pub reflection: Often,
    /// How often a plan is reviewed.
    pub review: Often,
}

impl Default for Cadences {
    fn default() -> Self {
        Self { update: Often::Fortnightly, reflection: Often::Monthly, review: Often::Quarterly }
    }
}

/// How far behind an even pace something may be, as parts of the whole way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cutoffs {
    /// Up to this it is on track.
    pub on_track: Rational,
    /// Up to this it is behind, and beyond it at risk.
    pub behind: Rational,
}

impl Default for Cutoffs {
    fn default() -> Self {
        Self { on_track: Rational::of(165, 1000), behind: Rational::of(33, 100) }
    }
}

/// How much is too much, and what is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// How many skills a plan may have as its focus.
    pub focus: i64,
    /// How much of somebody's learning hours may be taken, in percent.
    pub load: i64,
    /// From which level on somebody does it without help; by the number of levels when absent.
    pub independent: Option<i64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { focus: 3, load: 100, independent: None }
    }
}

impl Cadences {
    /// These, with what a table says laid over them.
    #[must_use]
    pub fn with(self, table: &Record) -> Self {
        let often = |field: &str| table.word(field).and_then(Often::from_word);
        Self {
            update: often("update").unwrap_or(self.update),
            reflection: often("reflection").unwrap_or(self.reflection),
            review: often("review").unwrap_or(self.review),
        }
    }
}

impl Limits {
    /// These, with what a table says laid over them.
    #[must_use]
    pub fn with(self, table: &Record) -> Self {
        Self {
            focus: table.whole("focus").unwrap_or(self.focus),
            load: table.whole("load").unwrap_or(self.load),
            independent: table.whole("independent").or(self.independent),
        }
    }
}

impl Cutoffs {
    /// What a table says, the usual where it says nothing; `None` when the two are in the wrong order.
    pub(super) fn read(table: &Record) -> Option<Self> {
        let usual = Self::default();
        let on_track = table.number("on_track").unwrap_or(usual.on_track);
        let behind = table.number("behind").unwrap_or(usual.behind);
        (on_track <= behind).then_some(Self { on_track, behind })
    }
}
