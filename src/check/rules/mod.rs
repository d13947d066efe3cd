//! What is probably not as it was meant: one rule per file, and one table of them.
//!
//! In: the linked handbook, what is computed from it, the settings. Out: warnings. Never: an error, or a
//! warning about a record that is closed, paused or over.

mod all_stretch;
mod apart;
mod buddy;
mod capacity;
mod checkup;
mod departed;
mod focus;
mod gives;
mod journey;
mod leaders;
mod led;
mod load;
mod mistakes;
mod one_kind;
mod orphans;
mod overdue;
mod pairs;
mod partner;
mod skills;
mod specific;
mod stale;
mod time_bound;
mod verifiable;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::insight::{Frame, Insights, Tracked};
use crate::model::{Direction, Handbook, Page, PageId, Relation};
use crate::schema::Kind;
use crate::words::Words;

/// What rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The linked handbook.
    pub handbook: &'a Handbook,
    /// What is computed from it.
    pub insights: &'a Insights,
    /// The settings.
    pub config: &'a Config,
    /// The words of the interface, for dates.
    pub words: &'a Words,
}

/// A rule.
type Rule = fn(Seen<'_>) -> Vec<Diagnostic>;

/// All rules.
const RULES: &[Rule] = &[
    all_stretch::find,
    apart::find,
    buddy::find,
    capacity::find,
    checkup::find,
    departed::find,
    focus::find,
    gives::find,
    journey::find,
    leaders::find,
    led::find,
    load::find,
    mistakes::find,
    one_kind::find,
    orphans::find,
    overdue::find,
    partner::find,
    skills::find,
    specific::find,
    stale::find,
    time_bound::find,
    verifiable::find,
];

/// What all rules find.
#[must_use]
pub fn rules(seen: Seen<'_>) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| rule(seen)).collect()
}

/// A goal or plan that goes on.
#[derive(Clone, Copy)]
struct Running<'a> {
    id: PageId,
    page: &'a Page,
    frame: &'a Frame,
    measures: &'a [Tracked],
}

impl<'a> Seen<'a> {
    /// The goals and plans that go on.
    fn running(self) -> impl Iterator<Item = Running<'a>> {
        let frames = self.insights.frames.iter().filter(|(_, frame)| frame.is_running());
        frames.map(move |(id, frame)| Running {
            id: *id,
            page: self.handbook.page(*id),
            frame,
            measures: self.insights.ledger(*id).map(|ledger| ledger.measures.as_slice()).unwrap_or_default(),
        })
    }

    /// The pages of all records of a kind.
    fn records(self, kind: Kind) -> impl Iterator<Item = (PageId, &'a Page)> {
        let ids = self.handbook.records.get(&kind).into_iter().flat_map(|ids| ids.values());
        ids.map(move |id| (*id, self.handbook.page(*id)))
    }

    /// Whether the handbook is written in English, in which some rules know words.
    fn is_english(self, page: &Page) -> bool {
        let own = page.document.as_deref().and_then(|document| document.front.lang.as_deref());
        own.unwrap_or(&self.config.language).to_ascii_lowercase().starts_with("en")
    }
}

impl Running<'_> {
    fn noun(&self) -> &'static str {
        if self.frame.kind == Kind::Goal { "goal" } else { "plan" }
    }

    /// A finding about a measure, in the file and the line that says it.
    fn about(&self, tracked: &Tracked, finding: Diagnostic) -> Diagnostic {
        let file = self.page.documents().nth(tracked.place.file);
        match file {
            Some(document) => finding.at(tracked.place.span).in_file(&document.path),
            None => finding,
        }
    }

    /// A finding about a field, where it stands in the record's own file.
    fn at_field(&self, field: &str, finding: Diagnostic) -> Diagnostic {
        about_field(self.page, field, finding)
    }
}

/// A finding about a page.
fn about_page(page: &Page, finding: Diagnostic) -> Diagnostic {
    match page.document.as_deref() {
        Some(document) => finding.in_file(&document.path),
        None => finding,
    }
}

/// A finding about a field of a page, or about the page where that is absent.
fn about_field(page: &Page, field: &str, finding: Diagnostic) -> Diagnostic {
    let finding = about_page(page, finding);
    match page.fields().and_then(|fields| fields.get(field)) {
        Some((_, span)) => finding.at(span),
        None => finding,
    }
}

/// The relations of a page that come from a field of a kind, at one end.
fn related<'a>(
    page: &'a Page,
    (of, field): (Kind, &'a str),
    direction: Direction,
) -> impl Iterator<Item = &'a Relation> {
    let is = move |one: &&Relation| one.of == of && one.field == field && one.direction == direction;
    page.relations.iter().filter(is)
}
