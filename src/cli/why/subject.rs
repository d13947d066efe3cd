//! What a REF means.
//!
//! In: a [`Reference`] and a finished build. Out: a [`Subject`], or what was probably meant. Never: a record that
//! the build does not have.

use super::reference::Reference;
use crate::build::Build;
use crate::diag::nearest;
use crate::insight::{Frame, Ledger, Standing};
use crate::model::{Direction, Page, PageId};
use crate::schema::Kind;

/// What is to be explained.
pub(super) enum Subject<'a> {
    /// A goal or a plan.
    Record(Record<'a>),
    /// A measure of a goal or plan, by index.
    Measure(Record<'a>, usize),
    /// The plans of a person.
    Person(&'a Page, Vec<Record<'a>>),
}

/// A goal or plan with what is known about it.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) id: PageId,
    pub(super) page: &'a Page,
    /// As far as its own lines say its start too.
    pub(super) ledger: &'a Ledger,
    pub(super) standing: &'a Standing,
    pub(super) frame: &'a Frame,
}

impl<'a> Record<'a> {
    fn of(id: PageId, build: &'a Build) -> Option<Self> {
        let insights = &build.insights;
        let (ledger, standing) = (insights.ledger(id)?, insights.standing(id)?);
        Some(Self { id, page: build.handbook.page(id), ledger, standing, frame: insights.frames.get(&id)? })
    }

    /// `goal:restore-faster`
    pub(super) fn reference(&self) -> String {
        self.page.record().map(|record| record.reference()).unwrap_or_default()
    }

    /// `goal` or `plan`.
    pub(super) fn noun(&self) -> &'static str {
        self.page.kind().name()
    }
}

impl<'a> Subject<'a> {
    /// What `reference` means.
    ///
    /// # Errors
    /// When the build has no such thing: the nearest that it has.
    pub(super) fn find(reference: &Reference, build: &'a Build) -> Result<Self, Option<String>> {
        let page =
            build.handbook.record(reference.kind, &reference.id).filter(|_| reference.kind != Kind::Page);
        let page = page.ok_or_else(|| near(reference, build))?;
        if reference.kind == Kind::Person {
            return Ok(Self::Person(build.handbook.page(page), plans(page, build)));
        }
        let record = Record::of(page, build).ok_or(None)?;
        let Some(measure) = &reference.measure else { return Ok(Self::Record(record)) };
        let ids = || record.standing.measures.iter().map(|one| one.tracked.measure.id.as_str());
        match ids().position(|id| id == measure) {
            Some(at) => Ok(Self::Measure(record, at)),
            None => Err(nearest(measure, ids()).map(|id| format!("measure:{}/{id}", record.reference()))),
        }
    }
}

/// The plans of a person, by id.
fn plans(person: PageId, build: &Build) -> Vec<Record<'_>> {
    let relations = build.handbook.page(person).relations.iter();
    let held = relations.filter(|relation| {
        (relation.of, relation.field, relation.direction) == (Kind::Plan, "owner", Direction::In)
    });
    let mut plans: Vec<Record<'_>> = held.filter_map(|relation| Record::of(relation.page, build)).collect();
    plans.sort_by_cached_key(Record::reference);
    plans.dedup_by_key(|plan| plan.id);
    plans
}

/// The REF that was probably meant.
fn near(reference: &Reference, build: &Build) -> Option<String> {
    let known = known(build, reference.measure.as_deref());
    let written = reference.to_string();
    let same_id = known.iter().find(|(_, id)| *id == written);
    let bare = written.rsplit_once(':').map_or(written.as_str(), |(_, id)| id);
    let one = same_id.map(|(one, _)| one.as_str());
    let one = one.or_else(|| nearest(&written, known.iter().map(|(one, _)| one.as_str())));
    one.map(str::to_owned).or_else(|| {
        let id = nearest(bare, known.iter().map(|(_, id)| *id))?;
        known.iter().find(|(_, known)| *known == id).map(|(one, _)| one.clone())
    })
}

/// Every REF of a goal, plan or person, with its id; with `measure`, of measures of that name.
fn known<'a>(build: &'a Build, measure: Option<&str>) -> Vec<(String, &'a str)> {
    let kinds = [Kind::Goal, Kind::Plan, Kind::Person].into_iter();
    let kinds = kinds.filter(|kind| measure.is_none() || *kind != Kind::Person);
    let records = kinds.filter_map(|kind| Some((kind, build.handbook.records.get(&kind)?)));
    let ids = records.flat_map(|(kind, ids)| ids.keys().map(move |id| (kind, id.as_str())));
    let written = |kind: Kind, id: &str| match measure {
        Some(measure) => format!("measure:{}:{id}/{measure}", kind.name()),
        None => format!("{}:{id}", kind.name()),
    };
    ids.map(|(kind, id)| (written(kind, id), id)).collect()
}
