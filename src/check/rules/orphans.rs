//! Goals that no plan supports, and plans that support no goal.
//!
//! In: goals and plans that go on. Out: a finding for each that stands alone. Never: a goal in a handbook
//! without plans or the other way round; a goal whose parts are supported.

use std::collections::BTreeSet;

use super::{Running, Seen, about_page, related};
use crate::diag::{Code, Diagnostic};
use crate::model::{Direction, PageId};
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let running: Vec<Running<'_>> = seen.running().collect();
    let of = |kind: Kind| running.iter().filter(move |record| record.frame.kind == kind);
    if of(Kind::Plan).next().is_none() || of(Kind::Goal).next().is_none() {
        return Vec::new();
    }
    let supported = supported(seen, of(Kind::Plan));
    let goals = of(Kind::Goal).filter(|goal| !supported.contains(&goal.id)).map(orphan_goal);
    let plans = of(Kind::Plan).filter(|plan| goals_of(plan).next().is_none()).map(orphan_plan);
    goals.chain(plans).collect()
}

/// The goals that a plan names, or for which it practises a skill.
fn goals_of<'a>(plan: &Running<'a>) -> impl Iterator<Item = PageId> + use<'a> {
    let named = related(plan.page, (Kind::Plan, "goals"), Direction::Out).map(|goal| goal.page);
    named.chain(related(plan.page, (Kind::Plan, "focus"), Direction::Out).filter_map(|step| step.beside))
}

/// The goals that plans support, and those above them.
fn supported<'r, 'a: 'r>(seen: Seen<'a>, plans: impl Iterator<Item = &'r Running<'a>>) -> BTreeSet<PageId> {
    let mut supported = BTreeSet::new();
    let mut waiting: Vec<PageId> = plans.flat_map(goals_of).collect();
    while let Some(goal) = waiting.pop() {
        if supported.insert(goal) {
            let page = seen.handbook.page(goal);
            waiting.extend(related(page, (Kind::Goal, "parent"), Direction::Out).map(|parent| parent.page));
        }
    }
    supported
}

fn orphan_goal(goal: &Running<'_>) -> Diagnostic {
    let id = goal.page.record().map(|record| record.id.clone()).unwrap_or_default();
    let help = format!("name it in a plan: `goals = [\"{id}\"]`; or close it with `status = \"dropped\"`");
    about_page(goal.page, Diagnostic::new(Code::OrphanGoal, "no plan supports this goal").help(help))
}

fn orphan_plan(plan: &Running<'_>) -> Diagnostic {
    let help = "name a goal that it serves: `goals = [\"restore-faster\"]`";
    about_page(plan.page, Diagnostic::new(Code::OrphanPlan, "this plan supports no goal").help(help))
}
