//! How often people look at a record: rule 12.
//!
//! Intervals are 7, 14, 30 and 91 days. `next = last + interval`, where `last` is the last entry of that kind or
//! a heavier one (review > reflection > update; a session counts as none), else the start. It is due soon from
//! seven days before on, overdue after the day, stale after one and a half intervals. A measure is stale when
//! its reading is older than one and a half intervals of `update` in a goal, of `reflection` in a plan.
//!
//! In: entries, what is around the record. Out: one [`Cadence`] per kind of entry that it should have. Never:
//! a rhythm of a record that is paused, closed, or past its due day.

use jiff::civil::Date;

use super::days::{after, between};
use super::{Cadence, Frame, Rhythm, Told};
use crate::parse::growth::EntryKind;
use crate::schema::Kind;

/// How long before its day an entry is due soon.
const SOON: i64 = 7;

/// The kinds of entries that a record should have, the one that keeps its measures fresh first.
#[must_use]
pub fn kinds(record: Kind) -> &'static [EntryKind] {
    if record == Kind::Goal { &[EntryKind::Update] } else { &[EntryKind::Reflection, EntryKind::Review] }
}

/// Whether more than one and a half intervals lie between two days; never without a rhythm.
#[must_use]
pub fn is_stale(since: Date, interval: Option<i32>, as_of: Date) -> bool {
    interval.is_some_and(|interval| 2 * between(since, as_of) > 3 * i64::from(interval))
}

/// The rhythm of a record, by kind of entry.
#[must_use]
pub fn of(entries: &[Told], frame: &Frame) -> Vec<Cadence> {
    kinds(frame.kind).iter().map(|kind| cadence(*kind, entries, frame)).collect()
}

fn cadence(kind: EntryKind, entries: &[Told], frame: &Frame) -> Cadence {
    let interval = frame.interval(kind);
    let last = entries.iter().map(|told| &told.value);
    let last = last.filter(|entry| entry.kind >= kind && entry.date <= frame.as_of);
    let last = last.map(|entry| entry.date).max();
    let since = last.or(frame.start).filter(|_| frame.is_running());
    let next = since.zip(interval).map(|(since, interval)| after(since, interval));
    let rhythm = since.zip(next).map_or(Rhythm::Resting, |days| rhythm(days, interval, frame.as_of));
    Cadence { kind, interval, last, next, rhythm }
}

fn rhythm((since, next): (Date, Date), interval: Option<i32>, as_of: Date) -> Rhythm {
    if is_stale(since, interval, as_of) {
        Rhythm::Stale
    } else if next < as_of {
        Rhythm::Overdue
    } else if between(as_of, next) <= SOON {
        Rhythm::DueSoon
    } else {
        Rhythm::Kept
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entry, frame};
    use super::*;
    use crate::insight::Status;
    use jiff::civil::date;

    #[test]
    fn more_than_one_and_a_half_intervals() {
        let on = |day, interval| is_stale(date(2026, 9, 1), interval, date(2026, 9, day));
        // 1.5 × 14 = 21 days: 22 September is the 21st day after.
        assert!(!on(22, Some(14)) && on(23, Some(14)));
        // 1.5 × 7 = 10.5 days.
        assert!(!on(11, Some(7)) && on(12, Some(7)));
        assert!(!on(30, None));
    }

    #[test]
    fn heavier_entries_count_for_lighter_ones() {
        let mut frame = frame(Kind::Plan, date(2026, 10, 16));
        frame.start = Some(date(2026, 9, 4));
        let entries = [
            entry(date(2026, 9, 10), EntryKind::Review),
            entry(date(2026, 9, 20), EntryKind::Reflection),
            entry(date(2026, 10, 1), EntryKind::Update),
            entry(date(2026, 10, 2), EntryKind::Session),
        ];
        let found = of(&entries, &frame);
        let [reflection, review] = found.as_slice() else { panic!("two rhythms") };
        // 20 September + 30 days, which is in four days.
        assert_eq!((reflection.last, reflection.next), (Some(date(2026, 9, 20)), Some(date(2026, 10, 20))));
        assert_eq!(reflection.rhythm, Rhythm::DueSoon);
        // 10 September + 91 days.
        assert_eq!((review.last, review.next), (Some(date(2026, 9, 10)), Some(date(2026, 12, 10))));
        assert_eq!(review.rhythm, Rhythm::Kept);
    }

    #[test]
    fn rhythms_day_by_day() {
        let rhythm = |day| {
            let mut frame = frame(Kind::Goal, day);
            frame.start = Some(date(2026, 9, 1));
            of(&[], &frame)[0].rhythm
        };
        // Due on 15 September, 14 days after the start; stale after 21 days.
        assert_eq!(rhythm(date(2026, 9, 7)), Rhythm::Kept);
        assert_eq!(rhythm(date(2026, 9, 8)), Rhythm::DueSoon);
        assert_eq!(rhythm(date(2026, 9, 15)), Rhythm::DueSoon);
        assert_eq!(rhythm(date(2026, 9, 16)), Rhythm::Overdue);
        assert_eq!(rhythm(date(2026, 9, 22)), Rhythm::Overdue);
        assert_eq!(rhythm(date(2026, 9, 23)), Rhythm::Stale);
    }

    #[test]
    fn what_rests_has_no_next() {
        let resting = |change: fn(&mut Frame)| {
            let mut frame = frame(Kind::Goal, date(2026, 12, 1));
            frame.start = Some(date(2026, 9, 1));
            change(&mut frame);
            let found = of(&[], &frame)[0];
            (found.next, found.rhythm) == (None, Rhythm::Resting)
        };
        assert!(resting(|frame| frame.written = Some(Status::Paused)));
        assert!(resting(|frame| frame.written = Some(Status::Met)));
        assert!(resting(|frame| frame.due = Some(date(2026, 11, 30))));
        assert!(resting(|frame| frame.cadences.update = crate::schema::Often::Irregular));
        assert!(resting(|frame| frame.start = None));
        assert!(!resting(|_| ()));
    }
}
