//! An onboarding path: for whom it is. Who may be a buddy stands among what the page says about coaching.

use super::{Sheet, present};
use crate::view::card::Card;

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts =
        present([card.fact("fact_for", card.links("for")), card.fact("fact_kept_by", card.links("owner"))]);
    Sheet { facts, ..Sheet::default() }
}
