//! Which record a file belongs to: its kind, its id, and which part of the record it is.
//!
//! In: the path of a file, its front matter, the settings. Out: a [`RecordFile`] and what is wrong
//! with it. Never: looks at another file; whether an id exists is found out when linking.

mod contradictions;
mod needs;
mod place;
#[cfg(test)]
mod tests;

pub(super) use needs::{Body, missing};
pub(super) use place::{Place, place};

use jiff::civil::Date;

use crate::diag::Diagnostic;
use crate::schema::{Detail, Kind, KindSchema, Level, Record, Reference};

/// A file that belongs to a record of the handbook.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordFile {
    /// The kind of the record; of a session, [`Kind::Pair`].
    pub kind: Kind,
    /// The id of the record: its path below the folder of its kind, without ending and audience.
    pub id: String,
    /// Which part of the record the file is.
    pub part: Part,
    /// The audience that the file's name says.
    pub suffix: Option<Level>,
    /// Whether it lies in the folder of its kind; else its front matter says the kind.
    pub is_home: bool,
    /// What its front matter says, decoded by the table of its kind.
    pub fields: Record,
}

/// Which part of a record a file is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The record itself.
    Main,
    /// What only some readers of the record may read, as in `mara.manager.md`.
    Companion,
    /// An entry of its own date, as in `updates/2026-10-02-mara.md`.
    Fragment {
        /// The date in the file's name.
        date: Date,
        /// The author in the file's name.
        author: Option<String>,
    },
}

impl RecordFile {
    /// The record as people write it in references.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("{}:{}", self.kind.name(), self.id)
    }

    /// The last part of the id.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }
}

/// The fields of an entry in a file of its own.
const ENTRY: KindSchema =
    KindSchema::of("an entry", "A dated entry of a goal or a plan, in a file of its own.", &[]);

/// The table that the front matter of a file at `place` follows.
pub(super) fn schema_of(place: &Place) -> &'static KindSchema {
    match (place.kind, &place.part) {
        (Kind::Pair, Part::Fragment { .. }) => Kind::Session.schema(),
        (_, Part::Fragment { .. }) => &ENTRY,
        (kind, Part::Main | Part::Companion) => kind.schema(),
    }
}

/// The record file at `place` with these fields, and where they contradict the path or each other.
pub(super) fn record(place: Place, mut fields: Record) -> (RecordFile, Vec<Diagnostic>) {
    let mut found = contradictions::implied(&place, &mut fields);
    found.extend(contradictions::misnumbered(&place));
    found.extend(contradictions::miscounted(&place, &fields));
    found.extend(contradictions::misplaced(&place, &fields));
    let Place { kind, id, part, suffix, is_home } = place;
    (RecordFile { kind, id, part, suffix, is_home, fields }, found)
}

/// The person whose entry of a table a reference is, such as who gives what.
#[must_use]
pub fn giver(reference: &Reference) -> Option<&str> {
    match &reference.detail {
        Detail::By(person) => Some(person),
        Detail::None | Detail::Note(_) | Detail::Level(_) | Detail::Step { .. } => None,
    }
}
