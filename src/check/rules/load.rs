//! People whose plans ask for more hours than they have for learning.
//!
//! In: `hours` of plans, `learning_hours` of people, `[limits] load`. Out: a finding per person, at the largest
//! of their plans. Never: hours that no plan writes; a person who does not say how many hours they have.

use std::collections::BTreeMap;

use super::{Running, Seen, related};
use crate::diag::{Code, Diagnostic};
use crate::model::{Direction, PageId};
use crate::number::Rational;
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let mut by_owner: BTreeMap<PageId, Vec<(Rational, Running<'_>)>> = BTreeMap::new();
    for plan in seen.running().filter(|record| record.frame.kind == Kind::Plan) {
        let owner = related(plan.page, (Kind::Plan, "owner"), Direction::Out).next();
        let hours = plan.page.fields().and_then(|fields| fields.number("hours"));
        if let Some((owner, hours)) = owner.zip(hours) {
            by_owner.entry(owner.page).or_default().push((hours, plan));
        }
    }
    by_owner.into_iter().filter_map(|(owner, plans)| finding(seen, owner, &plans)).collect()
}

fn finding(seen: Seen<'_>, owner: PageId, plans: &[(Rational, Running<'_>)]) -> Option<Diagnostic> {
    let person = seen.handbook.page(owner);
    let has = person.fields()?.number("learning_hours")?;
    let asked: Rational = plans.iter().map(|(hours, _)| hours.clone()).sum();
    let (_, largest) = plans.iter().max_by(|one, other| one.0.cmp(&other.0))?;
    let limit = Rational::of(largest.frame.limits.load, 100);
    if asked <= &has * &limit {
        return None;
    }
    let these = if plans.len() == 1 { "this plan asks" } else { "these plans ask" };
    let message = format!(
        "{these} for {} hours a month, and {} has {} for learning",
        asked.decimal(2),
        person.title,
        has.decimal(2)
    );
    let finding = largest.at_field("hours", Diagnostic::new(Code::Overload, message));
    Some(finding.help("take something out, or ask whoever can give them for more hours"))
}
