//! From a record's file to what it says about progress.
//!
//! In: a [`File`]. Out: a [`Growth`] and every mistake, or nothing for kinds that have none. Never: stops at a
//! mistake; a line that cannot be read is left out.

use super::parts::{Part, lines, parts};
use super::piece::Piece;
use super::{
    Growth, Holds, Section, entry, fragment, front, glued, heading, measure, milestone, rating, revision,
    twice,
};
use crate::diag::{Diagnosed, Diagnostic};
use crate::parse::markdown::{List, Scan};
use crate::parse::{Part as FilePart, RecordFile};
use crate::schema::Kind;

/// A record's file.
#[derive(Clone, Copy)]
pub(in crate::parse) struct File<'a> {
    /// The record, with its front matter.
    pub(in crate::parse) record: &'a RecordFile,
    /// The whole file.
    pub(in crate::parse) text: &'a str,
    /// Where its Markdown starts.
    pub(in crate::parse) body_start: usize,
    /// What its Markdown says.
    pub(in crate::parse) scan: &'a Scan,
    /// What was told about its front matter.
    pub(in crate::parse) told: &'a [Diagnostic],
}

/// Reads a file; `None` for kinds that say nothing about progress.
pub(in crate::parse) fn read(file: File<'_>) -> Option<Diagnosed<Growth>> {
    let kind = file.record.kind;
    if !matches!(kind, Kind::Goal | Kind::Plan | Kind::Ratings | Kind::Pair | Kind::Pilot) {
        return None;
    }
    let mut reader = Reader { file, growth: Growth::default(), found: Vec::new() };
    match &file.record.part {
        FilePart::Fragment { date, author } => fragment::read(&mut reader, *date, author.as_deref()),
        FilePart::Main | FilePart::Companion => {
            front::read(&mut reader);
            parts(file).iter().for_each(|part| reader.part(part));
        }
    }
    twice::find(&mut reader);
    reader.found.sort_by_key(|found| found.span);
    Some(Diagnosed { value: reader.growth, diagnostics: reader.found })
}

/// A file on the way through.
pub(super) struct Reader<'a> {
    pub(super) file: File<'a>,
    pub(super) growth: Growth,
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// One part of the Markdown.
    fn part(&mut self, part: &Part<'a>) {
        let Some(words) = part.words() else { return };
        let kind = self.file.record.kind;
        let is_record = matches!(kind, Kind::Goal | Kind::Plan);
        let holds = match words.text().trim_end_matches(':').trim_end().to_lowercase().as_str() {
            "measures" | "measure" if is_record || kind == Kind::Pilot => Holds::Measures,
            "milestones" | "milestone" if is_record => Holds::Milestones,
            "revisions" | "revision" if is_record => Holds::Revisions,
            _ if kind == Kind::Pilot || !heading::is_dated(words) => return,
            _ => return self.dated(part, words),
        };
        let lists: Vec<&List> = part.lists().collect();
        for list in &lists {
            self.list(list, holds);
        }
        self.section(holds, part, &lists);
    }

    /// A part below a day: an entry, or levels of skills.
    fn dated(&mut self, part: &Part<'a>, words: Piece<'a>) {
        let Some(head) = heading::read(words, &mut self.found) else { return };
        if self.file.record.kind == Kind::Ratings {
            let lists: Vec<&List> = part.lists().collect();
            for list in &lists {
                self.list(list, Holds::Ratings(head.date));
            }
            return self.section(Holds::Ratings(head.date), part, &lists);
        }
        let list = part.first_list();
        let entry = entry::read(self.file, part, head, &mut self.found);
        self.growth.entries.push(entry);
        let holds = Holds::Entry(self.growth.entries.len() - 1);
        self.section(holds, part, &list.into_iter().collect::<Vec<_>>());
    }

    /// The lines of a list.
    pub(super) fn list(&mut self, list: &List, holds: Holds) {
        let (growth, found) = (&mut self.growth, &mut self.found);
        for (line, start) in lines(self.file.text, list).iter().filter(|(line, _)| !line.trim().is_empty()) {
            let piece = Piece::exact(line, *start);
            match holds {
                Holds::Measures => growth.measures.extend(measure::read(piece, found)),
                Holds::Milestones => growth.milestones.extend(milestone::read(piece, found)),
                Holds::Revisions => growth.revisions.extend(revision::read(piece, found)),
                Holds::Ratings(date) => growth.ratings.extend(rating::read(piece, date, found)),
                Holds::Entry(_) => {}
            }
        }
        found.extend(glued::below(self.file.text, list));
    }

    fn section(&mut self, holds: Holds, part: &Part<'_>, lists: &[&List]) {
        let lists = lists.iter().map(|list| list.span).collect();
        let Some(heading) = part.heading else { return };
        let section =
            Section { holds, span: part.span, heading: heading.span, id: heading.id.clone(), lists };
        self.growth.sections.push(section);
    }
}
