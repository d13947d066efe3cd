//! How far something has come: rules 1, 2 and 3.
//!
//! `b`, `t`, `c`, `s` are the baseline, the target of the day, the value of the latest reading and the stretch.
//!
//! 1. Raw progress `r = (c - b) / (t - b)`, one formula for up and down.
//! 2. Progress `p = clamp(r, 0, 1)`. Without a reading it is 0, and stays in every mean.
//! 3. Score `p`; with a stretch `0.7 × p`, and from the target on `0.7 + 0.3 × clamp((c - t) / (s - t), 0, 1)`.
//!
//! In: numbers, readings, revisions. Out: exact fractions. Never: a reading of a later day, or a division by
//! zero: where the target is the baseline there is no raw progress.

use jiff::civil::Date;

use super::{Reading, Shift, Value};
use crate::number::Rational;

/// The latest reading up to a day, if there is one.
#[must_use]
pub fn latest(readings: &[Reading], day: Date) -> Option<&Reading> {
    readings.iter().filter(|reading| reading.date <= day).max_by_key(|reading| reading.date)
}

/// The number that a reading says.
pub(super) fn number(reading: &Reading) -> Option<&Rational> {
    match &reading.value {
        Value::Number(number) => Some(number),
        Value::Done(_) | Value::NotDone => None,
    }
}

/// The target that held on a day: the new one of the latest revision up to it; before the first revision
/// its old one; without revisions the written one.
#[must_use]
pub fn target_on(written: &Rational, shifts: &[Shift], day: Date) -> Rational {
    let passed = shifts.iter().filter(|shift| shift.date <= day).max_by_key(|shift| shift.date);
    let first = || shifts.iter().min_by_key(|shift| shift.date).map(|shift| &shift.from);
    passed.map(|shift| &shift.to).or_else(first).unwrap_or(written).clone()
}

/// Rule 1; `None` when the target is the baseline.
#[must_use]
pub fn raw(baseline: &Rational, target: &Rational, current: &Rational) -> Option<Rational> {
    (current - baseline).over(&(target - baseline))
}

/// Rule 2; 0 where there is no raw progress.
#[must_use]
pub fn progress(raw: Option<&Rational>) -> Rational {
    raw.map_or_else(Rational::zero, |raw| raw.clone().clamped())
}

/// The part of the score that the target is worth beside a stretch.
fn at_target() -> Rational {
    Rational::of(7, 10)
}

/// Rule 3 for a value that was read. A stretch that is not beyond the target of the day does not count.
#[must_use]
pub fn score(
    baseline: &Rational,
    target: &Rational,
    stretch: Option<&Rational>,
    current: &Rational,
) -> Rational {
    let progress = progress(raw(baseline, target, current).as_ref());
    let Some(stretch) = stretch.filter(|stretch| is_beyond(baseline, target, stretch)) else {
        return progress;
    };
    let beyond = (current - target).over(&(stretch - target)).unwrap_or_else(Rational::zero);
    at_target() * progress + Rational::of(3, 10) * beyond.clamped()
}

/// Whether a stretch lies beyond the target, on its side.
fn is_beyond(baseline: &Rational, target: &Rational, stretch: &Rational) -> bool {
    (baseline < target && target < stretch) || (stretch < target && target < baseline)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{reading, shift};
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn n(number: i64) -> Rational {
        Rational::from(number)
    }

    #[test]
    fn raw_progress_by_hand() {
        // b, t, c, and (c - b) / (t - b).
        let cases = [
            (0, 6, 4, Some((2, 3))),      // 4 / 6
            (55, 30, 41, Some((14, 25))), // -14 / -25
            (55, 30, 58, Some((-3, 25))), // 3 / -25: 12 % below the baseline
            (40, 80, 90, Some((5, 4))),   // 50 / 40: 125 % of the way
            (-5, 5, 0, Some((1, 2))),
            (7, 7, 9, None),
        ];
        for (b, t, c, expected) in cases {
            let expected = expected.map(|(above, below)| Rational::of(above, below));
            assert_eq!(raw(&n(b), &n(t), &n(c)), expected, "{b} -> {t}, {c}");
        }
    }

    #[test]
    fn progress_is_clipped_and_silence_is_zero() {
        assert_eq!(progress(Some(&Rational::of(-3, 25))), n(0));
        assert_eq!(progress(Some(&Rational::of(14, 25))), Rational::of(14, 25));
        assert_eq!(progress(Some(&Rational::of(5, 4))), n(1));
        assert_eq!(progress(None), n(0));
    }

    #[test]
    fn scores_by_hand() {
        // b, t, s, c.
        let cases = [
            ((40, 80, Some(95), 60), (7, 20)),  // 0.7 × 20/40
            ((40, 80, Some(95), 80), (7, 10)),  // the target
            ((40, 80, Some(95), 85), (4, 5)),   // 0.7 + 0.3 × 5/15
            ((40, 80, Some(95), 95), (1, 1)),   // the stretch
            ((40, 80, Some(95), 99), (1, 1)),   // beyond it
            ((40, 80, Some(95), 30), (0, 1)),   // below the baseline
            ((55, 30, Some(20), 25), (17, 20)), // 0.7 + 0.3 × -5/-10
            ((55, 30, None, 41), (14, 25)),
            ((40, 80, Some(80), 85), (1, 1)), // no stretch beyond the target: the score is the progress
            ((40, 80, Some(60), 70), (3, 4)),
        ];
        for ((b, t, s, c), (above, below)) in cases {
            let stretch = s.map(n);
            let score = score(&n(b), &n(t), stretch.as_ref(), &n(c));
            assert_eq!(score, Rational::of(above, below), "{b} -> {t} ({s:?}), {c}");
        }
    }

    #[test]
    fn the_latest_reading_up_to_the_day_counts() {
        let readings = [reading(date(2026, 9, 1), 2), reading(date(2026, 10, 1), 3)];
        let on = |day| latest(&readings, day).and_then(number).cloned();
        assert_eq!(on(date(2026, 8, 31)), None);
        assert_eq!(on(date(2026, 9, 30)), Some(n(2)));
        assert_eq!(on(date(2026, 10, 1)), Some(n(3)));
    }

    #[test]
    fn targets_of_the_past() {
        let shifts = [shift(date(2026, 9, 1), 25, 28), shift(date(2026, 10, 10), 28, 30)];
        let on = |day| target_on(&n(30), &shifts, day);
        assert_eq!(on(date(2026, 8, 31)), n(25));
        assert_eq!(on(date(2026, 9, 1)), n(28));
        assert_eq!(on(date(2026, 10, 9)), n(28));
        assert_eq!(on(date(2026, 10, 10)), n(30));
        assert_eq!(target_on(&n(30), &[], date(2026, 1, 1)), n(30));
    }

    proptest! {
        #[test]
        fn scores_are_bounded_and_never_fall_when_a_reading_gets_better(
            b in -50i64..50, way in 1i64..50, beyond in proptest::option::of(1i64..50), up: bool,
            c in -200i64..200, step in 0i64..50,
        ) {
            let sign = if up { 1 } else { -1 };
            let (t, s) = (b + sign * way, beyond.map(|beyond| n(b + sign * (way + beyond))));
            let score = |c: i64| score(&n(b), &n(t), s.as_ref(), &n(c));
            let progress = |c: i64| progress(raw(&n(b), &n(t), &n(c)).as_ref());
            let better = c + sign * step;
            prop_assert!(score(c) >= n(0) && score(better) <= n(1));
            prop_assert!(score(c) <= score(better) && progress(c) <= progress(better));
            prop_assert!(score(c) <= progress(c), "a stretch never makes a score of more than the progress");
        }

        #[test]
        fn any_numbers_have_a_score(b: i64, t: i64, s: Option<i64>, c: i64) {
            let stretch = s.map(n);
            let score = score(&n(b), &n(t), stretch.as_ref(), &n(c));
            prop_assert!(n(0) <= score && score <= n(1));
        }
    }
}
