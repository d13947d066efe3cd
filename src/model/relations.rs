//! Relations between records, from the fields that name other records, both ways.
//!
//! In: the pages, all [`Records`]. Out: for every page its [`Relation`]s, and a finding for each
//! reference that leads nowhere. Never: a relation that no field or path states.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::records::{Found, Records, Wanted};
use super::{Direction, Page, PageId, Relation, title};
use crate::diag::{Code, Diagnostic};
use crate::parse::{Document, Part, RecordFile, giver};
use crate::schema::{Detail, Form, Kind, KindSchema, Reference, Target, Type, Typed};
use crate::source::Span;

/// Fields along which one comes from record to record and never back.
const ONE_WAY: &[(Kind, &str)] = &[
    (Kind::Person, "reports_to"),
    (Kind::Team, "parent"),
    (Kind::Goal, "parent"),
    (Kind::Plan, "continues"),
    (Kind::Practice, "supersedes"),
    (Kind::Resource, "prereq"),
];

/// The relations of all pages, in the order of the pages, and what is wrong with references.
pub(super) fn relate(records: Records<'_>) -> (Vec<Vec<Relation>>, Vec<Diagnostic>) {
    let Records { pages, .. } = records;
    let mut relating = Relating { records, stated: Vec::new(), findings: Vec::new() };
    for (at, page) in pages.iter().enumerate() {
        let parts = page.parts.iter().map(|part| (&part.document, false));
        for (document, is_page) in page.document.iter().map(|own| (own, true)).chain(parts) {
            if let Some(file) = &document.record {
                relating.file(PageId::at(at), document, file, is_page);
            }
        }
    }
    let circles = ONE_WAY.iter().flat_map(|(kind, field)| circles(pages, &relating.stated, *kind, field));
    let circles: Vec<Diagnostic> = circles.collect();
    relating.findings.extend(circles);
    (both_ways(pages, relating.stated), relating.findings)
}

/// A reference that leads somewhere.
#[derive(Debug, Clone)]
struct Stated {
    from: PageId,
    of: Kind,
    field: &'static str,
    to: PageId,
    /// The other record that is named beside it: the goal of a step, who gives.
    beside: Option<PageId>,
    detail: Detail,
    is_aside: bool,
    span: Span,
}

struct Relating<'a> {
    records: Records<'a>,
    stated: Vec<Stated>,
    findings: Vec<Diagnostic>,
}

impl Relating<'_> {
    /// The references of a file; `is_page` when it is the page's own.
    fn file(&mut self, from: PageId, document: &Document, file: &RecordFile, is_page: bool) {
        let is_session = file.kind == Kind::Pair && matches!(file.part, Part::Fragment { .. });
        let of = if is_session { Kind::Session } else { file.kind };
        let schema = of.schema();
        let is_aside = !is_page;
        let stated: Vec<(&'static str, Target, &Reference)> = references(schema, file).collect();
        for (field, target, reference) in stated {
            self.reference(Place { from, of, field, document, is_aside }, target, reference);
        }
    }

    fn reference(&mut self, place: Place<'_>, target: Target, reference: &Reference) {
        let kinds: &[Kind] = match &reference.kind {
            Some(kind) if target.kinds.contains(kind) => std::slice::from_ref(kind),
            _ => target.kinds,
        };
        let id = reference.id.as_str();
        let found = match reference.kind.filter(|kind| !target.kinds.contains(kind)) {
            Some(other) => match self.records.find(&[other], id) {
                Found::Page(page) => Found::OtherKind(page),
                found => found,
            },
            None => self.records.find(kinds, id),
        };
        let Found::Page(to) = found else {
            if target.form != Form::OrWords {
                self.miss(place, reference.span, &found, Wanted { kinds, id, field: place.field });
            }
            return;
        };
        let beside = self.beside(place, reference);
        let Place { from, of, field, is_aside, .. } = place;
        let (detail, span) = (reference.detail.clone(), reference.span);
        self.stated.push(Stated { from, of, field, to, beside, detail, is_aside, span });
    }

    /// The other record that a reference names beside its own.
    fn beside(&mut self, place: Place<'_>, reference: &Reference) -> Option<PageId> {
        let (kind, id) = match &reference.detail {
            Detail::Step { goal: Some(goal), .. } => (Kind::Goal, goal.as_str()),
            Detail::By(_) => (Kind::Person, giver(reference)?),
            Detail::None | Detail::Note(_) | Detail::Level(_) | Detail::Step { goal: None, .. } => {
                return None;
            }
        };
        match self.records.find(&[kind], id) {
            Found::Page(page) => Some(page),
            found => {
                self.miss(place, reference.span, &found, Wanted { kinds: &[kind], id, field: place.field });
                None
            }
        }
    }

    fn miss(&mut self, place: Place<'_>, span: Span, found: &Found<'_>, wanted: Wanted<'_>) {
        if self.records.config.soft_links {
            return;
        }
        let finding = self.records.miss(found, wanted, str::to_owned).in_file(&place.document.path);
        // What only the path says has no place in the file.
        self.findings.push(if span == Span::default() { finding } else { finding.at(span) });
    }
}

/// Where a reference stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    is_aside: bool,
    from: PageId,
    of: Kind,
    field: &'static str,
    document: &'a Document,
}

/// All references of a file: in its own fields and in tables among them.
fn references<'f>(
    schema: &'static KindSchema,
    file: &'f RecordFile,
) -> impl Iterator<Item = (&'static str, Target, &'f Reference)> {
    file.fields.iter().flat_map(move |(name, value)| {
        let ty = schema.field(name).map(|field| field.ty);
        named(ty, value).into_iter().map(move |(target, reference)| (name, target, reference))
    })
}

/// The references in a value.
fn named(ty: Option<Type>, value: &Typed) -> Vec<(Target, &Reference)> {
    match (ty, value) {
        (Some(Type::Ref(target) | Type::Refs(target) | Type::ByPerson(target)), Typed::Refs(references)) => {
            references.iter().map(|reference| (target, reference)).collect()
        }
        (Some(Type::Due), Typed::Refs(references)) => {
            references.iter().map(|reference| (Target::to(&[Kind::Cycle]), reference)).collect()
        }
        (Some(Type::Table(fields)), Typed::Record(record)) => record
            .iter()
            .flat_map(|(name, value)| {
                named(fields.iter().find(|field| field.name == name).map(|field| field.ty), value)
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Every statement as a relation of both pages: first what a page says itself, in the order written,
/// then what others say of it, by their titles.
fn both_ways(pages: &[Arc<Page>], stated: Vec<Stated>) -> Vec<Vec<Relation>> {
    let mut relations: Vec<Vec<Relation>> = vec![Vec::new(); pages.len()];
    let relation = |direction, one: &Stated, page| Relation {
        of: one.of,
        field: one.field,
        direction,
        page,
        beside: one.beside,
        detail: one.detail.clone(),
        is_aside: one.is_aside,
    };
    for one in &stated {
        relations[one.from.index()].push(relation(Direction::Out, one, one.to));
    }
    let ranks = title::ranks(pages);
    let mut back = stated;
    back.sort_by_key(|one| ranks[one.from.index()]);
    for one in &back {
        relations[one.to.index()].push(relation(Direction::In, one, one.from));
        if let Some(beside) = one.beside {
            relations[beside.index()].push(relation(Direction::Beside, one, one.from));
        }
    }
    relations
}

/// One finding for each circle along `field`, in the file of its page that comes first.
fn circles(pages: &[Arc<Page>], stated: &[Stated], kind: Kind, field: &str) -> Vec<Diagnostic> {
    let along = stated.iter().filter(|one| one.of == kind && one.field == field);
    let mut next: BTreeMap<PageId, Vec<&Stated>> = BTreeMap::new();
    along.for_each(|one| next.entry(one.from).or_default().push(one));
    let mut done: Vec<PageId> = Vec::new();
    let mut findings = Vec::new();
    for start in next.keys() {
        if done.contains(start) {
            continue;
        }
        if let Some(circle) = circle(*start, &next) {
            findings.extend(told(pages, &circle, field));
            done.extend(circle.iter().map(|one| one.from));
        }
    }
    findings
}

/// The way from `start` back to it, if there is one.
fn circle<'s>(start: PageId, next: &BTreeMap<PageId, Vec<&'s Stated>>) -> Option<Vec<&'s Stated>> {
    let mut seen = vec![start];
    let mut ways: Vec<Vec<&'s Stated>> = next.get(&start)?.iter().map(|one| vec![*one]).collect();
    while let Some(way) = ways.pop() {
        let Some(last) = way.last() else { continue };
        if last.to == start {
            return Some(way);
        }
        if seen.contains(&last.to) {
            continue;
        }
        seen.push(last.to);
        let onward = next.get(&last.to).into_iter().flatten();
        ways.extend(onward.map(|one| way.iter().copied().chain([*one]).collect()));
    }
    None
}

fn told(pages: &[Arc<Page>], circle: &[&Stated], field: &str) -> Option<Diagnostic> {
    let first = circle.first()?;
    let document = pages[first.from.index()].document.as_deref()?;
    let ids = circle.iter().chain(circle.first());
    let ids = ids.filter_map(|one| pages[one.from.index()].document.as_deref()?.record.as_ref());
    let way: Vec<String> = ids.map(|file| format!("`{}`", file.id)).collect();
    let message = format!("`{field}` leads in a circle: {}", way.join(" → "));
    let finding = Diagnostic::new(Code::ReferenceCycle, message).in_file(&document.path).at(first.span);
    Some(finding.help(format!("change `{field}` in one of these files")))
}
