//! What the front matter says about progress: measures as lines or tables, revisions as lines.
//!
//! In: the decoded fields. Out: measures and revisions, whose places are inside of their strings where those
//! stand in the file as they read. Never: a mistake that decoding has told.

use super::piece::Piece;
use super::read::Reader;
use super::{measure, revision, table};
use crate::schema::{Kind, Line};
use crate::source::Span;

/// Reads the front matter.
pub(super) fn read(reader: &mut Reader<'_>) {
    let file = reader.file;
    let field = if file.record.kind == Kind::Pilot { "judged_by" } else { "measures" };
    let lines = file.record.fields.lines(field);
    for (at, (line, span)) in lines.iter().enumerate() {
        match line {
            Line::Text(text) => {
                for piece in pieces(text, file.text, *span) {
                    reader.growth.measures.extend(measure::read(piece, &mut reader.found));
                }
            }
            Line::Record(record) => {
                let end = lines.get(at + 1).map_or(file.body_start, |(_, next)| next.start as usize);
                let is_told = file.told.iter().any(|found| {
                    found.span.is_some_and(|told| told.start >= span.start && (told.start as usize) < end)
                });
                let read = table::read(record, *span, is_told, &mut reader.found);
                reader.growth.measures.extend(read);
            }
        }
    }
    for (text, span) in file.record.fields.list("revisions") {
        for piece in pieces(text, file.text, *span) {
            reader.growth.revisions.extend(revision::read(piece, &mut reader.found));
        }
    }
}

/// The lines of a string, without bullets.
fn pieces<'a>(text: &'a str, file: &'a str, span: Span) -> impl Iterator<Item = Piece<'a>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(move |line| {
        let line = line.strip_prefix("- ").unwrap_or(line).trim();
        Piece::within(line, file, span)
    })
}
