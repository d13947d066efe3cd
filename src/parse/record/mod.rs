//! Which record a file belongs to: its kind, its id, and which part of the record it is.
//!
//! In: the path of a file, its front matter, the settings. Out: a [`RecordFile`] and what is wrong
//! with it. Never: looks at another file; whether an id exists is found out when linking.

mod needs;
mod place;

pub(super) use needs::{Body, missing};
pub(super) use place::{Place, place};

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic};
use crate::schema::{Detail, Kind, KindSchema, Level, Record, Reference, Typed};
use crate::source::Span;

/// A file that belongs to a record of the handbook.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordFile {
    /// The kind of the record; of a session, [`Kind::Pair`].
    pub kind: Kind,
    /// The id of the record: its path below the folder of its kind, without ending and audience.
    pub id: String,
    /// Which part of the record the file is.
    pub part: Part,
    /// The audience that the file's name says.
    pub suffix: Option<Level>,
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

/// The record file at `place` with these fields, and where they contradict the path.
pub(super) fn record(place: Place, mut fields: Record) -> (RecordFile, Vec<Diagnostic>) {
    let mut found = implied(&place, &mut fields);
    found.extend(misplaced(&place, &fields));
    let Place { kind, id, part, suffix } = place;
    (RecordFile { kind, id, part, suffix, fields }, found)
}

/// Fields that the path says: filled in where nobody wrote them, else compared.
fn implied(place: &Place, fields: &mut Record) -> Vec<Diagnostic> {
    if matches!(place.part, Part::Fragment { .. }) {
        return Vec::new();
    }
    let (folder, name) = place.id.rsplit_once('/').unwrap_or(("", &place.id));
    match place.kind {
        Kind::Plan => [("cycle", folder), ("owner", name)]
            .into_iter()
            .flat_map(|(field, id)| agree(field, id, place, fields))
            .collect(),
        Kind::Pair if !folder.is_empty() => agree("cycle", folder, place, fields).into_iter().collect(),
        Kind::Ratings => agree("person", &place.id, place, fields).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn agree(field: &'static str, id: &str, place: &Place, fields: &mut Record) -> Option<Diagnostic> {
    let written = fields.refs(field).first().cloned();
    fields.imply(field, Typed::Refs(vec![Reference::to(id, Span::default())]), Span::default());
    let written = written.filter(|written| written.id != id)?;
    let message = format!("`{field}` says `{}`, but the path of the file says `{id}`", written.id);
    let help =
        format!("remove the line, or move the file; the path says the {field} of {}", place.kind.noun());
    Some(Diagnostic::new(Code::PathContradiction, message).at(written.span).help(help))
}

/// Fields that belong only into a file for few.
const NARROW: &[(Kind, &str, &[Level])] = &[
    (Kind::Person, "avoid", &[Level::Programme]),
    (Kind::Plan, "aspiration", &[Level::Private, Level::Manager]),
];

fn misplaced(place: &Place, fields: &Record) -> Vec<Diagnostic> {
    let is_here = |(kind, field, levels): &&(Kind, &'static str, &[Level])| {
        *kind == place.kind
            && fields.get(field).is_some()
            && !place.suffix.as_ref().is_some_and(|suffix| levels.contains(suffix))
    };
    let finding = |(_, field, levels): &(Kind, &'static str, &[Level])| {
        let name = place.id.rsplit('/').next().unwrap_or_default();
        let files: Vec<String> = levels.iter().map(|level| format!("`{name}.{}.md`", level.word())).collect();
        let span = fields.get(field).map(|(_, span)| span).unwrap_or_default();
        Diagnostic::new(Code::UnknownField, format!("`{field}` is not for everyone, so it cannot stand here"))
            .at(span)
            .help(format!("move the line into a file called {}", files.join(" or ")))
    };
    NARROW.iter().filter(is_here).map(finding).collect()
}

/// The person whose entry of a table a reference is, such as who gives what.
#[must_use]
pub fn giver(reference: &Reference) -> Option<&str> {
    match &reference.detail {
        Detail::By(person) => Some(person),
        Detail::None | Detail::Note(_) | Detail::Level(_) | Detail::Step { .. } => None,
    }
}
