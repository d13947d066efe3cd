//! What an even pace would show: rule 9.
//!
//! `share = clamp((T - start) / (due - start), 0, 1)` in days, and `expected = share`. With steps on the way it
//! is the line through `(start, 0)`, every `(by, clamp((value - b) / (t - b), 0, 1))` and `(due, 1)`. Of a
//! deliverable it is 0 before the due day and 1 from it on; of a band it is unknown, as it is for everything
//! whose start is unknown or not before its due day.
//!
//! In: days and numbers. Out: exact fractions. Never: a claim that learning goes evenly; it is called
//! "expected at an even pace".

use jiff::civil::Date;

use super::days::between;
use super::progress;
use crate::number::Rational;
use crate::parse::growth::Phase;

/// From the first day of something to its due day, the first before the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The first day.
    pub start: Date,
    /// The due day.
    pub due: Date,
}

impl Way {
    /// The way between two days; `None` when one is unknown or the first not before the other.
    #[must_use]
    pub fn new(start: Option<Date>, due: Option<Date>) -> Option<Self> {
        let (start, due) = (start?, due?);
        (start < due).then_some(Self { start, due })
    }

    /// Which part of it has passed on a day, from 0 to 1.
    #[must_use]
    pub fn share(self, day: Date) -> Rational {
        part(self.start, self.due, day)
    }

    /// Whether a day is between the two.
    fn holds(self, day: Date) -> bool {
        self.start < day && day < self.due
    }
}

fn part(from: Date, to: Date, day: Date) -> Rational {
    let passed = Rational::from(between(from, day)).over(&Rational::from(between(from, to)));
    passed.unwrap_or_else(Rational::one).clamped()
}

/// The steps that count: strictly between start and due day, each later than the one before.
#[must_use]
pub fn fitting(phases: &[Phase], way: Way) -> Vec<&Phase> {
    let mut fitting: Vec<&Phase> = Vec::new();
    for phase in phases {
        if way.holds(phase.by) && fitting.last().is_none_or(|last| last.by < phase.by) {
            fitting.push(phase);
        }
    }
    fitting
}

/// What an even pace would show on a day of the way from `baseline` to `target` with steps between.
#[must_use]
pub fn stepped(
    way: Way,
    phases: &[Phase],
    (baseline, target): (&Rational, &Rational),
    day: Date,
) -> Rational {
    let step = |phase: &Phase| {
        (phase.by, progress::progress(progress::raw(baseline, target, &phase.value).as_ref()))
    };
    let inner = fitting(phases, way).into_iter().map(step);
    let mut points = inner.chain([(way.due, Rational::one())]);
    let mut before = (way.start, Rational::zero());
    let mut after = points.next();
    while let Some(point) = after.take() {
        if day <= point.0 {
            let share = part(before.0, point.0, day);
            return &before.1 + &(share * (&point.1 - &before.1));
        }
        before = point;
        after = points.next();
    }
    Rational::one()
}

/// What is expected of a deliverable on a day.
#[must_use]
pub fn of_deliverable(way: Way, day: Date) -> Rational {
    if day < way.due { Rational::zero() } else { Rational::one() }
}

#[cfg(test)]
mod tests {
    use super::super::days::after;
    use super::*;
    use crate::source::Span;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn way() -> Way {
        // 4 September to 18 December: 26 + 31 + 30 + 18 = 105 days.
        Way::new(Some(date(2026, 9, 4)), Some(date(2026, 12, 18))).unwrap()
    }

    fn phase(by: Date, value: i64) -> Phase {
        Phase { by, value: Rational::from(value), span: Span::default() }
    }

    fn at(phases: &[Phase], day: Date) -> Rational {
        stepped(way(), phases, (&Rational::from(55), &Rational::from(30)), day)
    }

    #[test]
    fn shares_by_hand() {
        let share = |day| way().share(day);
        assert_eq!(share(date(2026, 8, 1)), Rational::zero());
        assert_eq!(share(date(2026, 9, 4)), Rational::zero());
        assert_eq!(share(date(2026, 10, 16)), Rational::of(42, 105)); // 26 + 16 days
        assert_eq!(share(date(2026, 12, 18)), Rational::one());
        assert_eq!(share(date(2027, 1, 1)), Rational::one());
        let day = Some(date(2026, 9, 4));
        assert_eq!((Way::new(day, day), Way::new(None, day), Way::new(day, None)), (None, None, None));
    }

    #[test]
    fn without_steps_the_share_is_expected() {
        assert_eq!(at(&[], date(2026, 10, 16)), Rational::of(2, 5));
        assert_eq!(at(&[], date(2027, 1, 1)), Rational::one());
    }

    #[test]
    fn steps_by_hand() {
        // 55 -> 30 by way of 50 on 4 October (1/5 after 30 days) and 40 on 3 December (3/5 after 90 days).
        let phases = [phase(date(2026, 10, 4), 50), phase(date(2026, 12, 3), 40)];
        assert_eq!(at(&phases, date(2026, 9, 19)), Rational::of(1, 10)); // half way to the first
        assert_eq!(at(&phases, date(2026, 10, 4)), Rational::of(1, 5));
        assert_eq!(at(&phases, date(2026, 11, 3)), Rational::of(2, 5)); // half way between the two
        assert_eq!(at(&phases, date(2026, 12, 3)), Rational::of(3, 5));
        assert_eq!(at(&phases, date(2026, 12, 8)), Rational::of(11, 15)); // 3/5 + 5/15 × 2/5
        assert_eq!(at(&phases, date(2026, 12, 18)), Rational::one());
    }

    #[test]
    fn steps_that_do_not_fit_are_left_out() {
        let phases = [
            phase(date(2026, 9, 4), 50),
            phase(date(2026, 10, 4), 50),
            phase(date(2026, 10, 1), 45),
            phase(date(2026, 12, 18), 40),
        ];
        assert_eq!(fitting(&phases, way()), [&phases[1]]);
    }

    #[test]
    fn a_deliverable_is_expected_on_its_day() {
        assert_eq!(of_deliverable(way(), date(2026, 12, 17)), Rational::zero());
        assert_eq!(of_deliverable(way(), date(2026, 12, 18)), Rational::one());
    }

    proptest! {
        #[test]
        fn what_is_expected_is_bounded(
            steps in proptest::collection::vec((-10i32..120, -100i64..100), 0..6), day in -20i32..140,
        ) {
            let start = date(2026, 9, 4);
            let phases: Vec<Phase> =
                steps.iter().map(|(days, value)| phase(after(start, *days), *value)).collect();
            let expected = at(&phases, after(start, day));
            prop_assert!(Rational::zero() <= expected && expected <= Rational::one());
        }
    }
}
