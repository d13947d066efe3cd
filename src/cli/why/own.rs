//! The mistakes of a record and of its cycle.
//!
//! In: a REF and a finished build. Out: the findings in the files of that record, of its cycle, and of a person's
//! plans. A record with a mistake is in no handbook, so its files are known by their paths. Never: the mistakes of
//! anything else.

use super::reference::Reference;
use crate::build::Build;
use crate::diag::Diagnostic;
use crate::model::{Direction, PageId};
use crate::schema::Kind;

/// The findings about what `reference` names, and about its cycle.
pub(super) fn findings(reference: &Reference, build: &Build) -> Vec<Diagnostic> {
    let owned = [(reference.kind, reference.id.clone())].into_iter();
    let records: Vec<(Kind, String)> = owned.chain(around(reference, build)).collect();
    let is_own = |finding: &&Diagnostic| {
        let path = finding.path.as_ref().map_or("", |path| path.as_str());
        records.iter().any(|(kind, id)| belongs(path, *kind, id, build))
            || reference.kind == Kind::Person && is_plan_of(path, &reference.id, build)
    };
    build.diagnostics.iter().filter(is_own).cloned().collect()
}

/// The findings in the files of a record.
pub(in crate::cli) fn mistakes_of(kind: Kind, id: &str, build: &Build) -> Vec<Diagnostic> {
    let path = |finding: &Diagnostic| finding.path.as_ref().map_or(String::new(), |path| path.to_string());
    let is_own = |finding: &&Diagnostic| belongs(&path(finding), kind, id, build);
    build.diagnostics.iter().filter(is_own).cloned().collect()
}

/// Whether a file lies in the folder of a kind.
pub(in crate::cli) fn is_among(path: &str, kind: Kind, build: &Build) -> bool {
    below(path, kind, build).is_some()
}

/// The cycle of a record; of a person, those of all plans.
fn around(reference: &Reference, build: &Build) -> Vec<(Kind, String)> {
    let by_path = reference.id.split_once('/').filter(|_| reference.kind == Kind::Plan);
    let by_path = by_path.map(|(cycle, _)| (Kind::Cycle, cycle.to_owned()));
    let page = build.handbook.record(reference.kind, &reference.id);
    let plans = page.into_iter().flat_map(|page| {
        let relations = build.handbook.page(page).relations.iter();
        relations.filter(|one| (one.field, one.direction) == ("owner", Direction::In)).map(|one| one.page)
    });
    let cycles = page.into_iter().chain(plans).flat_map(|page| cycles_of(page, build));
    by_path.into_iter().chain(cycles).collect()
}

/// The cycle that a goal or plan names, which may be left out for a mistake, and the one that it is in.
fn cycles_of(page: PageId, build: &Build) -> impl Iterator<Item = (Kind, String)> {
    let fields = build.handbook.page(page).fields().into_iter();
    let named = fields.flat_map(|fields| fields.refs("due").iter().chain(fields.refs("cycle")));
    let named = named.map(|one| one.id.clone());
    let framed = build.insights.frames.get(&page).and_then(|frame| frame.cycle);
    let framed = framed.and_then(|cycle| build.handbook.page(cycle).record()).map(|record| record.id.clone());
    named.chain(framed).map(|id| (Kind::Cycle, id))
}

/// Whether a file is one of a record: its own, a companion, or an entry.
fn belongs(path: &str, kind: Kind, id: &str, build: &Build) -> bool {
    let files = build.handbook.record(kind, id).map(|page| build.handbook.page(page));
    let is_file = files.is_some_and(|page| page.documents().any(|document| document.path.as_str() == path));
    let rest = below(path, kind, build).and_then(|path| path.strip_prefix(id));
    // A longer id may begin with this one, as `a.b.md` does with `a`; then it is a record of its own.
    let is_named = rest.is_some_and(|rest| match rest.strip_prefix('.') {
        Some(ending) => ending.split('.').count() <= 2,
        None => rest.starts_with('/'),
    });
    is_file || is_named
}

/// A path below the folder of a kind.
fn below<'p>(path: &'p str, kind: Kind, build: &Build) -> Option<&'p str> {
    let folder = build.config.kinds.folder(kind)?;
    let content = &build.config.content;
    let path = if content.is_empty() { path } else { path.strip_prefix(content)?.strip_prefix('/')? };
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// Whether a file is one of a plan of this person.
fn is_plan_of(path: &str, person: &str, build: &Build) -> bool {
    let name = below(path, Kind::Plan, build).and_then(|path| path.split_once('/')).map(|(_, name)| name);
    let rest = name.and_then(|name| name.strip_prefix(person));
    rest.is_some_and(|rest| rest.starts_with(['.', '/']))
}
