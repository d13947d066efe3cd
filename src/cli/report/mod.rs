//! Findings as text, in the format that the reader asked for.
//!
//! In: the findings of a run and the texts they are about. Out: text for standard output.
//! Never: decides what a finding means for the run, or prints.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::fmt::Write;

use clap::ValueEnum;

pub(super) use crate::diag::plain::on_one_line;

use crate::diag::{Diagnostic, Severity};
use crate::source::{LineIndex, Position, SourceTree};

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// With the lines they are about, for people
    #[default]
    Human,
    /// One line each
    Short,
    /// One JSON object a line, the last one a summary
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// One SARIF 2.1.0 document, for code scanning
    Sarif,
}

/// How many findings are shown to people at most.
const LIMIT: usize = 200;

/// Everything that a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The findings, in any order.
    pub diagnostics: &'a [Diagnostic],
    /// The files they are about.
    pub tree: &'a SourceTree,
    /// Number of pages of the site.
    pub pages: usize,
    /// How they are shown.
    pub format: Format,
    /// Whether all are shown, however many.
    pub all: bool,
    /// Width of the terminal.
    pub width: usize,
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Tally {
    /// Counts findings, after removal of duplicates.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let sorted = sorted(diagnostics);
        let count = |severity| sorted.iter().filter(|it| it.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }
}

impl Report<'_> {
    /// The whole report.
    #[must_use]
    pub fn to_text(&self) -> String {
        let sorted = sorted(self.diagnostics);
        match self.format {
            Format::Human => {
                self.limited(&sorted, |finding, lines| human::finding(finding, lines, self.width))
            }
            Format::Short => self.limited(&sorted, short::finding),
            Format::Github => self.limited(&sorted, github::finding),
            Format::Json => {
                self.each(&sorted, json::finding).concat()
                    + &json::summary(Tally::of(self.diagnostics), self.pages)
            }
            Format::Sarif => sarif::document(&sorted, &self.each(&sorted, place)),
        }
    }

    /// The findings alone, for those who have had a whole report before. A SARIF document is always whole.
    #[must_use]
    pub fn without_summary(&self) -> String {
        match self.format {
            Format::Json => self.each(&sorted(self.diagnostics), json::finding).concat(),
            Format::Human | Format::Short | Format::Github | Format::Sarif => self.to_text(),
        }
    }

    fn limited(
        &self,
        sorted: &[&Diagnostic],
        show: impl Fn(&Diagnostic, Option<&LineIndex<'_>>) -> String,
    ) -> String {
        let shown = if self.all { sorted.len() } else { sorted.len().min(LIMIT) };
        let mut text = self.each(&sorted[..shown], show).concat();
        if shown < sorted.len() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "… and {} more (`--all` shows them)", sorted.len() - shown);
        }
        text
    }

    /// What `show` makes of each finding; the lines of a file are indexed once for all its findings.
    fn each<T>(
        &self,
        sorted: &[&Diagnostic],
        show: impl Fn(&Diagnostic, Option<&LineIndex<'_>>) -> T,
    ) -> Vec<T> {
        let mut all = Vec::with_capacity(sorted.len());
        for of_one_file in sorted.chunk_by(|one, two| one.path == two.path) {
            let path = of_one_file.first().and_then(|finding| finding.path.as_ref());
            let text = path.and_then(|path| self.tree.file(path.as_str())).and_then(|file| file.text());
            let lines = text.as_deref().map(LineIndex::new);
            all.extend(of_one_file.iter().map(|finding| show(finding, lines.as_ref())));
        }
        all
    }
}

/// Where a finding stands, from its first character to just past its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    start: Position,
    end: Position,
}

/// The place of a finding, when it is about a part of a file that can be read.
fn place(finding: &Diagnostic, lines: Option<&LineIndex<'_>>) -> Option<Place> {
    let (span, lines) = (finding.span?, lines?);
    Some(Place { start: lines.position(span.start as usize), end: lines.position(span.end as usize) })
}

/// Sorted by file (none first), place and code; no finding twice.
fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    let key = |it: &Diagnostic| (it.span, it.code.as_str(), it.severity);
    sorted.sort_by(|one, two| {
        let by_place = one.path.cmp(&two.path).then_with(|| key(one).cmp(&key(two)));
        by_place.then_with(|| (&one.message, &one.help, one.count).cmp(&(&two.message, &two.help, two.count)))
    });
    sorted.dedup();
    sorted
}

#[cfg(test)]
mod tests;
