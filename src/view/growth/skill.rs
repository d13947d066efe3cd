//! What a skill's page shows: who asks for it, who can help, and who is on the way.
//!
//! In: the card of a skill. Out: a [`SkillGrowth`]; `None` where nobody has to do with it. Never: who is
//! better than whom, or a mean of levels.

use super::shapes::{PipelineLine, SkillGrowth};
use super::{say, team};
use crate::insight::Status;
use crate::model::Relation;
use crate::schema::{Detail, Kind};
use crate::view::card::Card;
use crate::view::edge::Edge;

/// What the page of a skill shows.
pub(super) fn growth(card: &Card<'_>) -> Option<SkillGrowth> {
    let count = |edge: Edge| team::pages(card, edge).len() as u64;
    let helpers = count(Edge::into(Kind::Person, "offers"));
    let seekers = count(Edge::into(Kind::Person, "wants"));
    let goals = count(Edge::into(Kind::Goal, "skills"));
    let focus = card.along(Edge::into(Kind::Plan, "focus"));
    let mut pipeline: Vec<PipelineLine> = focus.iter().filter_map(|relation| line(card, relation)).collect();
    pipeline.dedup();
    if helpers + seekers + goals == 0 && pipeline.is_empty() {
        return None;
    }
    let demand = [("demand_goals", goals), ("demand_seekers", seekers), ("demand_helpers", helpers)];
    let demand = demand.map(|(key, number)| card.count(key, number)).join(", ");
    Some(SkillGrowth { demand, pipeline })
}

/// A plan that grows the skill, as long as it runs.
fn line(card: &Card<'_>, relation: &Relation) -> Option<PipelineLine> {
    let standing = card.context.insights.standing(relation.page)?;
    let is_over = matches!(standing.status, Status::Dropped | Status::Done)
        || standing.due.is_some_and(|due| due < standing.as_of);
    let Detail::Step { from, to, .. } = &relation.detail else { return None };
    let plan = Card::new(card.context, relation.page, card.url);
    (!is_over).then(|| PipelineLine {
        owner: plan.links("owner").into_iter().next().unwrap_or_default(),
        plan: card.link(relation.page),
        from: card.level(*from, card.page),
        to: card.level(*to, card.page),
        by: standing.due.map(|due| say::day(card, due)).unwrap_or_default(),
        status: say::standing_status(card, standing),
    })
}
