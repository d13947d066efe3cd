//! The ledgers of all goals and plans.
//!
//! In: the linked handbook, the settings, the day. Out: [`Gathered`]: a [`Ledger`] for every goal and plan,
//! and what only all files together show. Cost: linear in the lines of their files. Never: a file that the
//! handbook does not have, so that a hidden one can neither break nor change anything.

use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;

use super::{Ledger, Place, Placed, Reading, Told, Tracked, barriers, lines, shifts, twice};
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::model::{Handbook, PageId};
use crate::number::Rational;
use crate::parse::Document;
use crate::parse::growth::{Growth, Measure, Said};
use crate::parse::{Part, markdown::heading_slug};
use crate::schema::Kind;
use crate::source::LineIndex;

/// What is written about all goals and plans.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// By the page of the goal or plan.
    pub ledgers: BTreeMap<PageId, Ledger>,
    /// What is wrong between the lines and files.
    pub findings: Vec<Diagnostic>,
}

/// Gathers what is written about all goals and plans up to `as_of`.
#[must_use]
pub fn gather(handbook: &Handbook, config: &Config, as_of: Date) -> Gathered {
    let (mut measures, mut findings) = measures(handbook);
    let read: Vec<Read> = {
        let all = All { handbook, config, measures: &measures };
        let pages: Vec<PageId> = measures.keys().copied().collect();
        pages.into_par_iter().map(|record| Read::of(all.scope(record))).collect()
    };
    let mut readings = by_measure(&read);
    let mut ledgers = BTreeMap::new();
    for read in read {
        let Read { record, told, found } = read;
        findings.extend(found);
        let files = Files { handbook, record };
        let own = measures.remove(&record).unwrap_or_default();
        let (ledger, found) = settle(own, told, &mut readings, &files, as_of);
        findings.extend(found);
        ledgers.insert(record, ledger);
    }
    Gathered { ledgers, findings }
}

/// The measures of all goals and plans, with their revisions.
fn measures(handbook: &Handbook) -> (BTreeMap<PageId, Vec<Tracked>>, Vec<Diagnostic>) {
    let mut all = BTreeMap::new();
    let mut findings = Vec::new();
    let records = [Kind::Goal, Kind::Plan].into_iter().filter_map(|kind| handbook.records.get(&kind));
    for record in records.flat_map(BTreeMap::values).copied() {
        let files = Files { handbook, record };
        let mut own: Vec<Tracked> = Vec::new();
        let mut revisions = Vec::new();
        for (file, growth) in files.growths() {
            for measure in &growth.measures {
                own.push(tracked(measure, place(file, measure.span)));
            }
            let placed = |revision: &crate::parse::growth::Revision| Placed {
                value: revision.clone(),
                place: place(file, revision.span),
            };
            revisions.extend(growth.revisions.iter().map(placed));
        }
        findings.extend(same_ids(&mut own, &files));
        findings.extend(shifts::lay(revisions, &mut own, &files));
        all.insert(record, own);
    }
    (all, findings)
}

fn tracked(measure: &Measure, place: Place) -> Tracked {
    Tracked { measure: measure.clone(), place, readings: Vec::new(), shifts: Vec::new() }
}

fn place(file: usize, span: crate::source::Span) -> Place {
    Place { page: None, file, span }
}

/// Of two measures of one id in two files only the first stays; in one file that is told already.
fn same_ids(own: &mut Vec<Tracked>, files: &Files<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut known: BTreeMap<String, Place> = BTreeMap::new();
    own.retain(|tracked| {
        let id = &tracked.measure.id;
        let Some(first) = known.get(id) else {
            known.insert(id.clone(), tracked.place);
            return true;
        };
        if first.file != tracked.place.file {
            let message = format!("a measure `{id}` stands in {} already", files.named(*first));
            let found = files.at(Diagnostic::new(Code::DuplicateId, message), tracked.place);
            findings.push(found.help("give one of the two another short name, such as `(id: other)`"));
        }
        false
    });
    findings
}

/// All measures of the handbook, for the readings of each record.
#[derive(Clone, Copy)]
struct All<'a> {
    handbook: &'a Handbook,
    config: &'a Config,
    measures: &'a BTreeMap<PageId, Vec<Tracked>>,
}

impl<'a> All<'a> {
    fn scope(self, record: PageId) -> Scope<'a> {
        let Self { handbook, config, measures } = self;
        Scope { handbook, config, measures, record }
    }
}

/// What the lines of a record may speak of.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) handbook: &'a Handbook,
    config: &'a Config,
    measures: &'a BTreeMap<PageId, Vec<Tracked>>,
    pub(super) record: PageId,
}

impl<'a> Scope<'a> {
    /// The measures of the record itself.
    pub(super) fn own(&self) -> &'a [Tracked] {
        self.measures_of(self.record)
    }

    /// The measures of any goal or plan.
    pub(super) fn measures_of(&self, record: PageId) -> &'a [Tracked] {
        self.measures.get(&record).map_or(&[], Vec::as_slice)
    }

    /// The ids of a kind.
    pub(super) fn ids(&self, kind: Kind) -> impl Iterator<Item = &'a str> + use<'a> {
        self.handbook.records.get(&kind).into_iter().flat_map(|ids| ids.keys().map(String::as_str))
    }

    /// How many levels the skill has that a measure is about: that with its name or id, else the usual.
    pub(super) fn levels(&self, measure: &Measure) -> u32 {
        let named = [heading_slug(&measure.title), measure.id.clone()];
        let skill = named.iter().find_map(|id| self.handbook.record(Kind::Skill, id));
        let own = skill.and_then(|skill| self.handbook.page(skill).fields());
        let own = own.map(|fields| fields.list("scale").len()).filter(|levels| *levels > 0);
        u32::try_from(own.unwrap_or(self.config.scale.len())).unwrap_or(u32::MAX)
    }
}

/// What the entries of a record say.
struct Read {
    record: PageId,
    told: Vec<Told>,
    found: Vec<Diagnostic>,
}

impl Read {
    fn of(scope: Scope<'_>) -> Self {
        let files = Files { handbook: scope.handbook, record: scope.record };
        let (mut told, mut found) = (Vec::new(), Vec::new());
        for (file, growth) in files.growths() {
            for entry in &growth.entries {
                let (one, findings) = lines::told(entry, place(file, entry.heading), &scope);
                found.extend(findings.into_iter().map(|finding| files.in_file(finding, one.place)));
                told.push(one);
            }
        }
        told.sort_by_key(|told| (told.value.date, told.place));
        Self { record: scope.record, told, found }
    }
}

/// All readings, by record and measure.
type Readings = BTreeMap<(PageId, usize), Vec<Reading>>;

fn by_measure(read: &[Read]) -> Readings {
    let mut readings = Readings::new();
    for (from, told) in read.iter().flat_map(|read| read.told.iter().map(move |told| (read.record, told))) {
        for spoken in &told.readings {
            let span = told.value.lines[spoken.line].span;
            let page = (from != spoken.record).then_some(from);
            let place = Place { page, file: told.place.file, span };
            let reading = Reading { date: told.value.date, value: spoken.value.clone(), place };
            readings.entry((spoken.record, spoken.measure)).or_default().push(reading);
        }
    }
    readings
}

/// The ledger of a record up to `as_of`. What is wrong is told of later lines too.
fn settle(
    mut measures: Vec<Tracked>,
    told: Vec<Told>,
    readings: &mut Readings,
    files: &Files<'_>,
    as_of: Date,
) -> (Ledger, Vec<Diagnostic>) {
    let mut findings = twice::entries(&told, |told| files.author(told), files);
    for (at, tracked) in measures.iter_mut().enumerate() {
        let all = readings.remove(&(files.record, at)).unwrap_or_default();
        let (once, found) = twice::readings(&tracked.measure.id, all, files);
        tracked.readings = once.into_iter().filter(|reading| reading.date <= as_of).collect();
        findings.extend(found);
    }
    let (confidences, found) = twice::confidences(felt(&told), files);
    findings.extend(found);
    let (barriers, found) = barriers::barriers(&told, files);
    findings.extend(found);
    let milestones = files.growths().flat_map(|(file, growth)| {
        let placed = move |milestone: &crate::parse::growth::Milestone| Placed {
            value: milestone.clone(),
            place: place(file, milestone.span),
        };
        growth.milestones.iter().map(placed)
    });
    let ledger = Ledger {
        measures,
        milestones: milestones.collect(),
        entries: told.into_iter().filter(|told| told.value.date <= as_of).collect(),
        confidences: confidences.into_iter().filter(|(date, _)| *date <= as_of).collect(),
        barriers: barriers.into_iter().filter_map(|barrier| barrier.on(as_of)).collect(),
    };
    (ledger, findings)
}

/// Every confidence, with its day and place.
fn felt(told: &[Told]) -> Vec<(Date, Rational, Place)> {
    let lines = told.iter().flat_map(|told| told.value.lines.iter().map(move |line| (told, line)));
    let value = |(told, line): (&Told, &crate::parse::growth::EntryLine)| match &line.said {
        Said::Confidence(value) => {
            Some((told.value.date, value.clone(), Place { span: line.span, ..told.place }))
        }
        _ => None,
    };
    lines.filter_map(value).collect()
}

/// The files of a record.
#[derive(Clone, Copy)]
pub(super) struct Files<'a> {
    pub(super) handbook: &'a Handbook,
    pub(super) record: PageId,
}

impl<'a> Files<'a> {
    /// What each file says about progress, with its index.
    fn growths(self) -> impl Iterator<Item = (usize, &'a Growth)> {
        let documents = self.handbook.page(self.record).documents().enumerate();
        documents.filter_map(|(file, document)| Some((file, document.growth.as_deref()?)))
    }

    /// The file of a place.
    pub(super) fn document(&self, place: Place) -> Option<&'a Document> {
        let page = self.handbook.page(place.page.unwrap_or(self.record));
        page.documents().nth(place.file).map(|document| &**document)
    }

    /// A place in words: `content/goals/x.md:12`.
    pub(super) fn named(&self, place: Place) -> String {
        let Some(document) = self.document(place) else { return String::new() };
        let line = LineIndex::new(&document.text).position(place.span.start as usize).line;
        format!("`{}:{line}`", document.path)
    }

    /// A finding about a place.
    pub(super) fn at(&self, found: Diagnostic, place: Place) -> Diagnostic {
        self.in_file(found.at(place.span), place)
    }

    /// A finding about something in the file of a place.
    pub(super) fn in_file(&self, found: Diagnostic, place: Place) -> Diagnostic {
        match self.document(place) {
            Some(document) => found.in_file(&document.path),
            None => found,
        }
    }

    /// Who wrote an entry: as its file's name says, else the owner of the record. What stands in a companion
    /// is for other readers, so it is never the same entry again.
    fn author(&self, told: &Told) -> Option<String> {
        let file = self.document(told.place).and_then(|document| document.record.as_ref());
        if file.is_some_and(|file| file.part == Part::Companion) {
            return Some(format!("/{}", told.place.file));
        }
        told.value.author.clone().or_else(|| owner(self.handbook, self.record))
    }
}

/// The owner of a record: written, else the lead of its team.
fn owner(handbook: &Handbook, record: PageId) -> Option<String> {
    let fields = handbook.page(record).fields()?;
    let named = |fields: &crate::schema::Record, field| fields.refs(field).first().map(|one| one.id.clone());
    named(fields, "owner").or_else(|| {
        let team = handbook.record(Kind::Team, &named(fields, "team")?)?;
        named(handbook.page(team).fields()?, "lead")
    })
}
