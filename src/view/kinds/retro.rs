//! A retro: when it was, and what it looks back on.

use super::{Sheet, present};
use crate::view::card::Card;

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([
        card.day_fact("fact_happened", card.day("date")),
        card.fact("fact_scope", card.links("scope")),
        card.fact("fact_looks_back_on", card.links("period")),
    ]);
    Sheet { facts, ..Sheet::default() }
}
