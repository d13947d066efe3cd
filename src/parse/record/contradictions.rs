//! Where the fields of a record contradict the path of its file, or each other.
//!
//! In: a record file. Out: findings. Never: looks at another file.

use std::collections::BTreeSet;

use super::Part;
use super::place::Place;
use crate::diag::{Code, Diagnostic};
use crate::schema::{Kind, Level, Record, Reference, Typed};
use crate::source::Span;

/// Fields that the path says: filled in where nobody wrote them, else compared.
pub(super) fn implied(place: &Place, fields: &mut Record) -> Vec<Diagnostic> {
    if let Part::Fragment { date, .. } = &place.part {
        return other_day(*date, fields).into_iter().collect();
    }
    if !place.is_home {
        return Vec::new();
    }
    let (folder, name) = place.id.rsplit_once('/').unwrap_or(("", &place.id));
    let said: &[(&str, &str)] = match place.kind {
        Kind::Plan => &[("cycle", folder), ("owner", name)],
        Kind::Pair => &[("cycle", folder)],
        Kind::Ratings => &[("person", &place.id)],
        _ => &[],
    };
    said.iter()
        .filter(|(_, id)| !id.is_empty())
        .filter_map(|(field, id)| agree(field, id, place, fields))
        .collect()
}

fn agree(field: &str, id: &str, place: &Place, fields: &mut Record) -> Option<Diagnostic> {
    let field = place.kind.schema().field(field)?.name;
    let written = fields.refs(field).first().cloned();
    fields.imply(field, Typed::Refs(vec![Reference::to(id, Span::default())]), Span::default());
    let written = written.filter(|written| written.id != id)?;
    let message = format!("`{field}` says `{}`, but the path of the file says `{id}`", written.id);
    let move_it = if field == "cycle" {
        format!("move the file into the folder `{}`", written.id)
    } else {
        format!("rename the file to `{}.md`", written.id)
    };
    let help =
        format!("remove the line, because the path says the {field} of {}; or {move_it}", place.kind.noun());
    Some(Diagnostic::new(Code::PathContradiction, message).at(written.span).help(help))
}

/// An entry of another day than its file's name says.
fn other_day(named: jiff::civil::Date, fields: &Record) -> Option<Diagnostic> {
    let (_, span) = fields.get("date")?;
    let written = fields.date("date").filter(|written| *written != named)?;
    let message = format!("`date` says {written}, but the name of the file says {named}");
    let help = format!("remove the line, or rename the file so that it begins with `{written}`");
    Some(Diagnostic::new(Code::PathContradiction, message).at(span).help(help))
}

/// Plans lie in the folder of their cycle.
pub(super) fn misnumbered(place: &Place) -> Option<Diagnostic> {
    let is_wrong = place.kind == Kind::Plan && place.is_home && place.id.split('/').count() != 2;
    let message = "the path of a plan says its cycle and its owner: `plans/CYCLE/PERSON.md`";
    is_wrong.then(|| {
        Diagnostic::new(Code::PathContradiction, message)
            .help("move the file, for example to `plans/2026-h2/mara.md`")
    })
}

/// A pair is two or three people.
pub(super) fn miscounted(place: &Place, fields: &Record) -> Option<Diagnostic> {
    let is_pair = place.kind == Kind::Pair && place.part == Part::Main;
    let (_, span) = fields.get("people").filter(|_| is_pair)?;
    let people: BTreeSet<&str> = fields.refs("people").iter().map(|person| person.id.as_str()).collect();
    if people.is_empty() || (2..=3).contains(&people.len()) {
        return None;
    }
    let message = format!("a pair is two or three people, but here it is {}", people.len());
    let help = "write their ids: `people = [\"mara\", \"jonas\"]`";
    Some(Diagnostic::new(Code::BadNumber, message).at(span).help(help))
}

/// Fields that belong only into a file for few.
const NARROW: &[(Kind, &str, &[Level])] = &[
    (Kind::Person, "avoid", &[Level::Programme]),
    (Kind::Plan, "aspiration", &[Level::Private, Level::Manager]),
];

/// Fields for few in a file for many.
pub(super) fn misplaced(place: &Place, fields: &Record) -> Vec<Diagnostic> {
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
