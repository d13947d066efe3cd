//! Leaders without a plan in the cycle that is running.
//!
//! In: people, teams, plans, cycles. Out: a finding per leader: somebody who leads a team, or to whom others
//! report. Never: in a cycle without any plan, which nobody uses.

use std::collections::BTreeSet;

use super::{Seen, about_page, related};
use crate::diag::{Code, Diagnostic};
use crate::model::{Direction, Page, PageId};
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let current: BTreeSet<PageId> = current(seen).collect();
    let plans: Vec<&Page> = seen.records(Kind::Plan).map(|(_, page)| page).collect();
    let in_cycle = plans.iter().filter(|plan| {
        related(plan, (Kind::Plan, "cycle"), Direction::Out).any(|cycle| current.contains(&cycle.page))
    });
    let owners: BTreeSet<PageId> = in_cycle
        .flat_map(|plan| related(plan, (Kind::Plan, "owner"), Direction::Out).map(|owner| owner.page))
        .collect();
    let Some(cycle) = current.first().filter(|_| !owners.is_empty()) else { return Vec::new() };
    let cycle = seen.handbook.page(*cycle);
    let without = leaders(seen).filter(|(id, _)| !owners.contains(id));
    without.map(|(_, page)| finding(page, cycle)).collect()
}

/// The cycles around the day.
fn current<'a>(seen: Seen<'a>) -> impl Iterator<Item = PageId> + 'a {
    let as_of = seen.insights.as_of;
    let is_around = move |page: &Page| {
        let fields = page.fields();
        let days = fields.and_then(|fields| fields.date("start").zip(fields.date("end")));
        days.is_some_and(|(start, end)| start <= as_of && as_of <= end)
    };
    seen.records(Kind::Cycle).filter(move |(_, page)| is_around(page)).map(|(id, _)| id)
}

/// The people who lead a team, or to whom others report, and who have not left.
pub(super) fn leaders<'a>(seen: Seen<'a>) -> impl Iterator<Item = (PageId, &'a Page)> {
    let as_of = seen.insights.as_of;
    let is_here = move |page: &Page| {
        page.fields().and_then(|fields| fields.date("left")).is_none_or(|left| left > as_of)
    };
    let leads = move |page: &Page| {
        let reports = related(page, (Kind::Person, "reports_to"), Direction::In);
        related(page, (Kind::Team, "lead"), Direction::In).next().is_some()
            || reports.into_iter().any(|one| is_here(seen.handbook.page(one.page)))
    };
    seen.records(Kind::Person).filter(move |(_, page)| is_here(page) && leads(page))
}

fn finding(page: &Page, cycle: &Page) -> Diagnostic {
    let id = |page: &Page| page.record().map(|record| record.id.clone()).unwrap_or_default();
    let (person, cycle) = (id(page), id(cycle));
    let message = format!("{} leads people and has no plan in the cycle `{cycle}`", page.title);
    let help =
        format!("write `plans/{cycle}/{person}.md`, however small: one measure and one milestone are enough");
    about_page(page, Diagnostic::new(Code::LeaderWithoutPlan, message).help(help))
}
