//! How long two people work at the same time.
//!
//! Working hours are counted in minutes of the day in UTC, from the offset that the zone has on the day in
//! question; a shift may run over midnight. The overlap of two is the length of what they share on the circle
//! of 24 hours.
//!
//! In: hours in UTC. Out: minutes. Never: a zone, or a day.

/// The minutes of a day.
const DAY: i64 = 24 * 60;

/// Working hours on the circle of a day in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hours {
    /// When work begins, in minutes from midnight UTC, 0 to 1439.
    start: i64,
    /// How long it lasts, in minutes, 0 to 1440.
    length: i64,
}

impl Hours {
    /// Hours from `start` to `end`, in minutes of the local day, in a zone that is `offset` minutes ahead of
    /// UTC. An end before the start is on the next day; midnight to midnight is the whole day.
    #[must_use]
    pub fn local(start: i64, end: i64, offset: i64) -> Self {
        let length = if end - start == DAY { DAY } else { (end - start).rem_euclid(DAY) };
        Self { start: (start - offset).rem_euclid(DAY), length }
    }

    /// When work begins and ends, in minutes from midnight UTC; an end before the start is on the next day.
    #[must_use]
    pub fn ends(self) -> (i64, i64) {
        (self.start, (self.start + self.length).rem_euclid(DAY))
    }

    /// The same hours, so many minutes later; earlier when that is below zero.
    #[must_use]
    pub fn moved(self, minutes: i64) -> Self {
        Self { start: (self.start + minutes).rem_euclid(DAY), ..self }
    }
}

/// The minutes in which two people both work.
#[must_use]
pub fn overlap(one: Hours, other: Hours) -> i64 {
    let from = (other.start - one.start).rem_euclid(DAY);
    // The other's shift as it meets this one's, today and as the end of yesterday's.
    let shared = |start: i64| (one.length.min(start + other.length) - start.max(0)).max(0);
    shared(from) + shared(from - DAY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(start: i64, end: i64, offset: i64) -> Hours {
        Hours::local(start * 60, end * 60, offset * 60)
    }

    #[test]
    fn shifts_share_what_lies_in_both() {
        let table = [
            // Lisbon and Stockholm in summer: 8–16 and 7–15 UTC share 8–15.
            (at(9, 17, 1), at(9, 17, 2), 7),
            // Singapore 8–16 is 0–8 UTC; Cape Town 8–16 is 6–14 UTC: two hours.
            (at(8, 16, 8), at(8, 16, 2), 2),
            // Berlin in summer 9–17 is 7–15 UTC: one hour with Singapore; in winter 8–16 UTC: none.
            (at(9, 17, 2), at(8, 16, 8), 1),
            (at(9, 17, 1), at(8, 16, 8), 0),
            // Twelve hours apart.
            (at(9, 17, 0), at(9, 17, 12), 0),
            // Over midnight: 22–6 and 4–12 share 4–6.
            (at(22, 6, 0), at(4, 12, 0), 2),
            // A long shift meets a long one at both ends: 0–16 and 12–4 share 12–16 and 0–4.
            (at(0, 16, 0), at(12, 4, 0), 8),
            (at(9, 9, 0), at(0, 23, 0), 0),
            // Around the clock.
            (at(0, 24, 0), at(9, 17, 5), 8),
            (at(0, 24, 0), at(0, 24, 5), 24),
        ];
        for (one, other, hours) in table {
            assert_eq!(overlap(one, other), hours * 60, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_shift_begins_and_ends_in_utc() {
        assert_eq!(at(8, 16, 8).ends(), (0, 8 * 60));
        assert_eq!(at(7, 15, -5).ends(), (12 * 60, 20 * 60));
        assert_eq!(at(16, 24, 0).ends(), (16 * 60, 0), "midnight");
    }

    /// Minute by minute.
    fn counted(one: Hours, other: Hours) -> i64 {
        let works = |hours: Hours, minute: i64| (minute - hours.start).rem_euclid(DAY) < hours.length;
        (0..DAY).filter(|minute| works(one, *minute) && works(other, *minute)).count() as i64
    }

    proptest! {
        #[test]
        fn an_overlap_is_what_can_be_counted(a in 0..DAY, b in 0..=DAY, c in 0..DAY, d in 0..=DAY, offset in -720..840_i64) {
            let (one, other) = (Hours::local(a, b, 0), Hours::local(c, d, offset));
            prop_assert_eq!(overlap(one, other), counted(one, other));
            prop_assert_eq!(overlap(one, other), overlap(other, one));
        }
    }
}
