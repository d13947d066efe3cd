//! Staying within limits: rule 4.
//!
//! A reading is in exactly when `low ≤ c ≤ high`; a limit that is not written is infinitely far. Counted are
//! the days from the first reading to the day or the due day, whichever is earlier, both ends included. The
//! value held on a day is that of the latest reading up to it. `p = days in / days`.
//!
//! In: limits, readings oldest first, the last day that counts. Out: days. Never: a reading after that day.
//! Cost: linear in the readings, not in the days.

use jiff::civil::Date;

use super::progress::{latest, number};
use super::{Reading, days};
use crate::number::Rational;

/// Limits, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits<'a> {
    /// The lower one.
    pub low: Option<&'a Rational>,
    /// The upper one.
    pub high: Option<&'a Rational>,
}

impl Limits<'_> {
    /// Whether a value is within them.
    #[must_use]
    pub fn hold(self, value: &Rational) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Whether the value held on a day is within them; no when nothing was read yet.
    #[must_use]
    pub fn held_on(self, readings: &[Reading], day: Date) -> bool {
        latest(readings, day).and_then(number).is_some_and(|value| self.hold(value))
    }
}

/// On how many days the value was within the limits, and of how many, up to `last`; `None` before the first
/// reading.
#[must_use]
pub fn days_in(limits: Limits<'_>, readings: &[Reading], last: Date) -> Option<(i64, i64)> {
    let counted = || readings.iter().filter(|reading| reading.date <= last);
    let first = counted().next()?.date;
    // Each value is held until the day before the next reading; the last one until the end.
    let until = counted().skip(1).map(|next| days::between(first, next.date));
    let until = until.chain([days::between(first, last) + 1]);
    let held = counted().zip(until).map(|(reading, until)| {
        let length = until - days::between(first, reading.date);
        if number(reading).is_some_and(|value| limits.hold(value)) { length } else { 0 }
    });
    Some((held.sum(), days::between(first, last) + 1))
}

/// Progress of a band: the part of the days on which it held; 0 without any.
#[must_use]
pub fn progress(days_in: Option<(i64, i64)>) -> Rational {
    let part = days_in.and_then(|(held, all)| Rational::from(held).over(&Rational::from(all)));
    part.map_or_else(Rational::zero, Rational::clamped)
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn four_to_eight() -> (Rational, Rational) {
        (Rational::from(4), Rational::from(8))
    }

    #[test]
    fn limits_are_included_and_may_be_missing() {
        let (low, high) = four_to_eight();
        let both = Limits { low: Some(&low), high: Some(&high) };
        let holds = |limits: Limits<'_>, value: i64| limits.hold(&Rational::from(value));
        assert!(holds(both, 4) && holds(both, 8) && !holds(both, 3) && !holds(both, 9));
        assert!(holds(Limits { high: None, ..both }, 99) && holds(Limits { low: None, ..both }, -99));
    }

    #[test]
    fn days_by_hand() {
        let (low, high) = four_to_eight();
        let limits = Limits { low: Some(&low), high: Some(&high) };
        // In from the 1st to the 10th, out from the 11th to the 15th, in again from the 16th.
        let readings =
            [reading(date(2026, 9, 1), 5), reading(date(2026, 9, 11), 9), reading(date(2026, 9, 16), 8)];
        let on = |day| days_in(limits, &readings, date(2026, 9, day));
        assert_eq!(days_in(limits, &readings, date(2026, 8, 31)), None);
        assert_eq!(on(1), Some((1, 1)));
        assert_eq!(on(10), Some((10, 10)));
        assert_eq!(on(11), Some((10, 11)));
        assert_eq!(on(20), Some((15, 20)));
        assert_eq!(progress(on(20)), Rational::of(3, 4));
        assert_eq!(progress(None), Rational::zero());
        assert!(
            !limits.held_on(&readings, date(2026, 9, 15)) && limits.held_on(&readings, date(2026, 9, 16))
        );
        assert!(!limits.held_on(&readings, date(2026, 8, 1)));
    }

    proptest! {
        /// The definition itself, day by day.
        #[test]
        fn days_are_those_that_one_counts_by_hand(
            values in proptest::collection::btree_map(0i32..60, 0i64..12, 0..8), last in 0i32..90,
        ) {
            let (low, high) = four_to_eight();
            let limits = Limits { low: Some(&low), high: Some(&high) };
            let start = date(2026, 1, 1);
            let readings: Vec<Reading> =
                values.iter().map(|(day, value)| reading(days::after(start, *day), *value)).collect();
            let first = values.keys().next().copied().filter(|first| *first <= last);
            let counted = first.map(|first| {
                let held = (first..=last).filter(|day| limits.held_on(&readings, days::after(start, *day)));
                (i64::try_from(held.count()).unwrap(), i64::from(last - first + 1))
            });
            prop_assert_eq!(days_in(limits, &readings, days::after(start, last)), counted);
        }
    }
}
