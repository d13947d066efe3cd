//! An onboarding path: for whom it is, who may be a buddy.

use super::{Sheet, present};
use crate::view::card::Card;

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts =
        present([card.fact("fact_for", card.links("for")), card.fact("fact_kept_by", card.links("owner"))]);
    let rules = card.table("buddy_rules");
    let tenure = rules.and_then(|rules| rules.period("tenure"));
    let overlap = rules.and_then(|rules| rules.minutes("overlap")).map(|minutes| card.minutes_text(minutes));
    let below = present([card.details(
        "buddy",
        [("label_tenure", tenure.map(|period| card.period(period))), ("label_overlap", overlap)],
    )]);
    Sheet { facts, below, ..Sheet::default() }
}
