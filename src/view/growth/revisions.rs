//! How the targets of a record changed: nothing is moved in silence.
//!
//! In: the card of a record, its ledger. Out: [`RevisionView`]s, newest first, up to the day.

use super::pieces::Pieces;
use super::say;
use super::shapes::RevisionView;
use crate::insight::{Ledger, Shift, Tracked};
use crate::parse::growth::Revision;
use crate::source::Span;
use crate::view::card::Card;
use crate::view::page::date_view;

/// The changed targets of a record.
pub(super) fn views(card: &Card<'_>, ledger: &Ledger, pieces: &mut Pieces) -> Vec<RevisionView> {
    let mut shifts: Vec<(&Tracked, &Shift)> = ledger
        .measures
        .iter()
        .flat_map(|tracked| tracked.shifts.iter().map(move |shift| (tracked, shift)))
        .filter(|(_, shift)| shift.date <= card.context.as_of)
        .collect();
    shifts.sort_by_key(|(_, shift)| std::cmp::Reverse(shift.date));
    shifts.into_iter().map(|(tracked, shift)| view(card, tracked, shift, pieces)).collect()
}

fn view(card: &Card<'_>, tracked: &Tracked, shift: &Shift, pieces: &mut Pieces) -> RevisionView {
    let unit = &tracked.measure.unit;
    let words = shift.reason.as_ref().and_then(|_| words(card, shift));
    RevisionView {
        date: date_view(card.context, shift.date),
        title: tracked.measure.title.clone(),
        change: format!("{} → {}", say::amount(&shift.from, unit), say::amount(&shift.to, unit)),
        piece: words.and_then(|words| pieces.words_at(shift.place, words)),
    }
}

/// Where the reason of a revision stands.
fn words(card: &Card<'_>, shift: &Shift) -> Option<Span> {
    let document = card.page.documents().nth(shift.place.file)?;
    let revisions = &document.growth.as_ref()?.revisions;
    let is_it = |revision: &&Revision| revision.span == shift.place.span;
    revisions.iter().find(is_it).map(|revision| revision.words)
}
