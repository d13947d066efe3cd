//! The first and the due day of a goal or plan: rule 9.
//!
//! A plan begins when it was agreed, else with its cycle, and is due at the end of its cycle. A goal begins
//! with the cycle that its `due` names, else with the shortest cycle around that day, of equally short ones the
//! first by id; else with its earliest entry or reading.
//!
//! In: fields, cycles, the ledger. Out: days. Never: a start that is guessed from a file's history.

use jiff::civil::Date;

use super::Around;
use crate::insight::Ledger;
use crate::model::PageId;
use crate::schema::Kind;

/// The cycle of a goal or plan.
pub(super) fn cycle(page: PageId, around: &Around<'_>) -> Option<PageId> {
    let named = if around.is(page, Kind::Plan) { "cycle" } else { "due" };
    around.related(page, named).or_else(|| {
        let due = around.fields(page)?.date("due")?;
        around.shortest_cycle(due)
    })
}

/// Its first day, as far as the handbook says it.
pub(super) fn start(page: PageId, cycle: Option<PageId>, around: &Around<'_>) -> Option<Date> {
    let agreed = around.fields(page)?.date("agreed").filter(|_| around.is(page, Kind::Plan));
    agreed.or_else(|| around.fields(cycle?)?.date("start"))
}

/// Its due day.
pub(super) fn due(page: PageId, around: &Around<'_>) -> Option<Date> {
    let named = if around.is(page, Kind::Plan) { "cycle" } else { "due" };
    let end = || around.fields(around.related(page, named)?)?.date("end");
    around.fields(page)?.date("due").or_else(end)
}

/// The day of the earliest entry or reading up to a day.
pub(super) fn earliest(ledger: &Ledger, as_of: Date) -> Option<Date> {
    let entries = ledger.entries.iter().map(|told| told.value.date);
    let readings = ledger.measures.iter().flat_map(|tracked| &tracked.readings).map(|reading| reading.date);
    entries.chain(readings).filter(|day| *day <= as_of).min()
}
