//! What is in the way, with its age.
//!
//! In: the card of a record, barriers of its own or of others. Out: [`BarrierView`]s. Never: who is to
//! blame; only who was asked for help.

use jiff::civil::Date;

use super::pieces::Pieces;
use super::say;
use super::shapes::BarrierView;
use crate::insight::OpenBarrier;
use crate::model::PageId;
use crate::schema::Kind;
use crate::view::Phrase;
use crate::view::card::Card;

/// The barriers of the record itself: open ones first, oldest first.
pub(super) fn own(card: &Card<'_>, barriers: &[OpenBarrier], pieces: &mut Pieces) -> Vec<BarrierView> {
    let mut sorted: Vec<&OpenBarrier> = barriers.iter().collect();
    sorted.sort_by_key(|barrier| (barrier.resolved.is_some(), barrier.opened));
    let view = |barrier: &OpenBarrier| BarrierView {
        piece: pieces.words_at(barrier.place, barrier.barrier.words),
        ..of(card, barrier)
    };
    sorted.into_iter().map(view).collect()
}

/// A barrier of another record, with a link to that.
pub(in crate::view) fn blocking(card: &Card<'_>, barrier: &OpenBarrier, page: PageId) -> BarrierView {
    BarrierView { blocks: Some(card.link(page)), ..of(card, barrier) }
}

fn of(card: &Card<'_>, barrier: &OpenBarrier) -> BarrierView {
    let asked = barrier.barrier.asked.as_ref().map(|(person, _)| person_link(card, person));
    BarrierView {
        piece: None,
        text: barrier.barrier.text.clone(),
        kind: barrier.barrier.kind.clone().map(|kind| card.value("barrier", &kind)).unwrap_or_default(),
        asked,
        blocks: None,
        is_open: barrier.resolved.is_none(),
        age: age(card, barrier),
    }
}

/// A person of the handbook as a link, anybody else as written.
pub(super) fn person_link(card: &Card<'_>, person: &str) -> Phrase {
    match card.context.handbook.record(Kind::Person, person) {
        Some(page) => card.link(page),
        None => Phrase::of(person),
    }
}

/// How long it has been, or had been, in the way.
fn age(card: &Card<'_>, barrier: &OpenBarrier) -> String {
    let since = say::day(card, barrier.opened);
    let (key, until) = match barrier.resolved {
        Some(resolved) => ("barrier_resolved", resolved),
        None => ("barrier_open", card.context.as_of),
    };
    let days = card.count("days", days(barrier.opened, until));
    card.filled(key, &[("days", &days), ("since", &since), ("day", &say::day(card, until))])
}

/// How many days lie between two.
pub(in crate::view) fn days(from: Date, to: Date) -> u64 {
    u64::from(from.until(to).map_or(0, |span| span.get_days()).unsigned_abs())
}
