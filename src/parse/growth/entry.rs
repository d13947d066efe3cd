//! A dated entry below a heading.
//!
//! In: a part of the text and what its heading says. Out: the [`Entry`] with the items of the list directly
//! below its heading. Never: reads a list that stands below other words.

use super::heading::Head;
use super::parts::{Part, lines};
use super::piece::Piece;
use super::read::File;
use super::{Entry, EntryKind, EntryLine, Said, glued, line};
use crate::diag::Diagnostic;
use crate::parse::markdown::List;
use crate::source::Span;

/// Reads the part below a heading.
pub(super) fn read(file: File<'_>, part: &Part<'_>, head: Head, found: &mut Vec<Diagnostic>) -> Entry {
    let heading = part.heading.map(|heading| heading.span).unwrap_or_default();
    let list = part.first_list();
    Entry {
        date: head.date,
        kind: head.kind.unwrap_or(EntryKind::Update),
        title: head.title,
        author: None,
        id: part.heading.map(|heading| heading.id.clone()).unwrap_or_default(),
        heading,
        list: list.map(|list| list.span),
        lines: list.map(|list| items(file.text, list, found)).unwrap_or_default(),
        body: below(file.text, heading, part.span),
    }
}

/// What stands below a heading.
pub(super) fn below(text: &str, heading: Span, whole: Span) -> Span {
    let rest = text.get(heading.end as usize..whole.end as usize).unwrap_or_default();
    let start = whole.end as usize - rest.trim_start().len();
    Span::new(start, whole.end as usize)
}

/// The items of the list of an entry.
pub(super) fn items(text: &str, list: &List, found: &mut Vec<Diagnostic>) -> Vec<EntryLine> {
    let lines = lines(text, list);
    let pieces: Vec<Piece<'_>> = lines
        .iter()
        .map(|(line, start)| Piece::exact(line, *start))
        .filter(|piece| !piece.is_empty())
        .collect();
    let is_certain = line::is_certain(&pieces);
    if is_certain || pieces.last().is_some_and(|last| line::is_like_reading(*last)) {
        found.extend(glued::below(text, list));
    }
    if is_certain {
        return pieces.iter().map(|piece| line::read(*piece, found)).collect();
    }
    let other = |piece: &Piece<'_>| {
        let piece = piece.trim();
        EntryLine { text: piece.text().to_owned(), span: piece.span(), said: Said::Other }
    };
    pieces.iter().map(other).collect()
}
