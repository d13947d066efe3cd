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

/// The cycle of a record; of a person, those of all plans.
fn around(reference: &Reference, build: &Build) -> Vec<(Kind, String)> {
    let cycle = |id: &str| (Kind::Cycle, id.to_owned());
    let by_path = reference.id.split_once('/').filter(|_| reference.kind == Kind::Plan);
    let page = build.handbook.record(reference.kind, &reference.id);
    let named = page.and_then(|page| build.handbook.page(page).fields());
    let named = named.into_iter().flat_map(|fields| fields.refs("due").iter().chain(fields.refs("cycle")));
    let named = named.map(|one| cycle(&one.id));
    let plans = page.into_iter().flat_map(|page| {
        let relations = build.handbook.page(page).relations.iter();
        relations.filter(|one| (one.field, one.direction) == ("owner", Direction::In)).map(|one| one.page)
    });
    let framed = page.into_iter().chain(plans).filter_map(|page| cycle_of(page, build));
    by_path.map(|(id, _)| cycle(id)).into_iter().chain(named).chain(framed).collect()
}

fn cycle_of(page: PageId, build: &Build) -> Option<(Kind, String)> {
    let cycle = build.insights.frames.get(&page)?.cycle?;
    Some((Kind::Cycle, build.handbook.page(cycle).record()?.id.clone()))
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
