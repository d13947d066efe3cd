//! An entry in a file of its own: `updates/2026-10-02-mara.md`.
//!
//! In: a file whose name says day and author. Out: one entry, or levels of skills. Its list is the first block
//! of the text, or stands under one heading whose day agrees with the name. Never: a second entry.

use jiff::civil::Date;

use super::heading::{self, Head};
use super::parts::{Part, parts};
use super::piece::Piece;
use super::read::Reader;
use super::{Entry, EntryKind, Holds, Section, entry};
use crate::diag::Code;
use crate::parse::markdown::List;
use crate::schema::Kind;
use crate::source::Span;

/// Reads the file.
pub(super) fn read(reader: &mut Reader<'_>, date: Date, author: Option<&str>) {
    let file = reader.file;
    let parts = parts(file);
    let mut dated = parts.iter().filter_map(|part| {
        let words = part.words().filter(|words| heading::is_dated(*words))?;
        Some((part, words))
    });
    let opened = dated.next();
    for (_, words) in dated {
        reader.found.push(second(words));
    }
    let head = opened.and_then(|(_, words)| agreeing(reader, words, date));
    let part = opened.map_or_else(|| first(&parts), |(part, _)| Some(part));
    let list = part.and_then(Part::first_list);
    if file.record.kind == Kind::Ratings {
        return ratings(reader, date, part);
    }
    let entry = told(reader, (date, author), head, opened.map(|(part, _)| part), list);
    section(reader, Holds::Entry(0), &entry.id, entry.heading, list);
    reader.growth.entries.push(entry);
}

/// The first part that has anything in it; a title alone is nothing.
fn first<'p, 'a>(parts: &'p [Part<'a>]) -> Option<&'p Part<'a>> {
    parts.iter().find(|part| !part.blocks.is_empty())
}

fn second(words: Piece<'_>) -> crate::diag::Diagnostic {
    words
        .wrong(
            Code::PathContradiction,
            "a file whose name is a date holds one entry, and this is a second one",
        )
        .help("put it into a file of its own, named by its date")
}

/// The heading, when its day is that of the file's name.
fn agreeing(reader: &mut Reader<'_>, words: Piece<'_>, date: Date) -> Option<Head> {
    let head = heading::read(words, &mut reader.found)?;
    if head.date != date {
        let message = format!("the heading says {}, but the name of the file says {date}", head.date);
        let help = format!("write {date} here, or rename the file so that it begins with `{}`", head.date);
        reader.found.push(words.wrong(Code::PathContradiction, message).help(help));
    }
    Some(head)
}

fn told(
    reader: &mut Reader<'_>,
    (date, author): (Date, Option<&str>),
    head: Option<Head>,
    part: Option<&Part<'_>>,
    list: Option<&List>,
) -> Entry {
    let file = reader.file;
    let whole = whole(reader);
    let written = head.as_ref().and_then(|head| head.kind);
    let is_pair = file.record.kind == Kind::Pair;
    let kind = if is_pair { EntryKind::Session } else { written.unwrap_or(EntryKind::Update) };
    let heading = part.and_then(|part| part.heading);
    let place = heading.map_or(Span { end: whole.start, ..whole }, |heading| heading.span);
    let starts_with_heading = place.start == whole.start;
    Entry {
        date,
        kind,
        title: head.and_then(|head| head.title),
        author: author.map(str::to_owned),
        id: heading.map(|heading| heading.id.clone()).unwrap_or_default(),
        heading: place,
        list: list.map(|list| list.span),
        lines: list.map(|list| entry::items(file.text, list, &mut reader.found)).unwrap_or_default(),
        body: if starts_with_heading { entry::below(file.text, place, whole) } else { whole },
    }
}

fn ratings(reader: &mut Reader<'_>, date: Date, part: Option<&Part<'_>>) {
    let Some(part) = part else { return };
    let lists: Vec<&List> = part.lists().collect();
    for list in &lists {
        reader.list(list, Holds::Ratings(date));
    }
    let whole = whole(reader);
    let place = part.heading.map_or(Span { end: whole.start, ..whole }, |heading| heading.span);
    let id = part.heading.map(|heading| heading.id.clone()).unwrap_or_default();
    section(reader, Holds::Ratings(date), &id, place, None);
    if let Some(section) = reader.growth.sections.last_mut() {
        section.lists = lists.iter().map(|list| list.span).collect();
    }
}

fn section(reader: &mut Reader<'_>, holds: Holds, id: &str, heading: Span, list: Option<&List>) {
    let lists = list.iter().map(|list| list.span).collect();
    let span = whole(reader);
    reader.growth.sections.push(Section { holds, span, heading, id: id.to_owned(), lists });
}

/// The text of the file without blanks around it.
fn whole(reader: &Reader<'_>) -> Span {
    let body = reader.file.text.get(reader.file.body_start..).unwrap_or_default();
    let start = reader.file.body_start + (body.len() - body.trim_start().len());
    Span::new(start, start + body.trim().len())
}
