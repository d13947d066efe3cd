//! The pictures of a goal or plan.
//!
//! In: the card of a record and what was computed about it. Out: [`ChartView`]s. Never: a picture of what a
//! sentence says as well.

use crate::insight::{MeasureStanding, Standing};
use crate::view::card::Card;
use crate::view::chart::ChartView;

/// Where a measure is now.
pub(super) fn now(_card: &Card<'_>, _measure: &MeasureStanding) -> Option<ChartView> {
    None
}

/// How a measure came there.
pub(super) fn over_time(
    _card: &Card<'_>,
    _measure: &MeasureStanding,
    _standing: &Standing,
) -> Option<ChartView> {
    None
}
