//! Ratings: whose levels they are.

use super::{Sheet, present};
use crate::view::card::Card;

pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    let facts = present([card.fact("fact_whose", card.links("person"))]);
    Sheet { facts, ..Sheet::default() }
}
