//! What is in the way, and for how long: rule 18.
//!
//! The age of an open barrier is its days since it was written. For resolved ones: the median of the days from
//! written to resolved, of an even number the mean of the middle two, with how many they are and how many are
//! still open.
//!
//! In: the barriers of records. Out: [`BarrierFigures`]. Never: a median of none.

use jiff::civil::Date;

use super::OpenBarrier;
use super::days::between;
use super::whole::Whole;
use crate::model::PageId;
use crate::number::Rational;

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BarrierFigures {
    /// Barriers that are open, the oldest first.
    pub open: Vec<Age>,
    /// How many were resolved.
    pub resolved: usize,
    /// The median of the days that took.
    pub median: Option<Rational>,
}

/// An open barrier of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// The goal or plan.
    pub record: PageId,
    /// The barrier, by index in its ledger.
    pub barrier: usize,
    /// For how many days.
    pub days: i64,
}

/// The barriers of all goals and plans.
pub(super) fn of(whole: Whole<'_>) -> BarrierFigures {
    let barriers = whole.records().flat_map(|known| {
        known.ledger.barriers.iter().enumerate().map(move |(at, barrier)| ((known.page, at), barrier))
    });
    figures(barriers, whole.around.as_of)
}

/// The figures of some barriers.
pub fn figures<'b>(
    barriers: impl Iterator<Item = ((PageId, usize), &'b OpenBarrier)>,
    as_of: Date,
) -> BarrierFigures {
    let (mut open, mut took) = (Vec::new(), Vec::new());
    for ((record, barrier), one) in barriers.filter(|(_, one)| one.opened <= as_of) {
        match one.resolved.filter(|resolved| *resolved <= as_of) {
            Some(resolved) => took.push(between(one.opened, resolved)),
            None => open.push(Age { record, barrier, days: between(one.opened, as_of) }),
        }
    }
    open.sort_by_key(|age| (-age.days, age.record, age.barrier));
    BarrierFigures { open, resolved: took.len(), median: median(took) }
}

/// The one in the middle, or the mean of the two in the middle.
#[must_use]
pub fn median(mut numbers: Vec<i64>) -> Option<Rational> {
    numbers.sort_unstable();
    let upper = *numbers.get(numbers.len() / 2)?;
    let lower = numbers[(numbers.len() - 1) / 2];
    Some((Rational::from(lower) + Rational::from(upper)) * Rational::of(1, 2))
}

#[cfg(test)]
mod tests {
    use super::super::tests::barrier;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn medians_by_hand() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9]), Some(Rational::from(9)));
        assert_eq!(median(vec![30, 1, 2]), Some(Rational::from(2)));
        assert_eq!(median(vec![5, 10, 1, 30]), Some(Rational::of(15, 2)));
    }

    #[test]
    fn ages_by_hand() {
        let (first, second) = (date(2026, 9, 1), date(2026, 9, 21));
        let all = [barrier(second, None), barrier(first, Some(date(2026, 9, 11))), barrier(first, None)];
        let figures = |day| figures(all.iter().enumerate().map(|(at, one)| ((PageId(7), at), one)), day);
        let now = figures(date(2026, 10, 1));
        let ages: Vec<(usize, i64)> = now.open.iter().map(|age| (age.barrier, age.days)).collect();
        assert_eq!(ages, [(2, 30), (0, 10)]);
        assert_eq!((now.resolved, now.median), (1, Some(Rational::from(10))));
        // Before it was resolved it was open, and before it was written it was not there.
        let then = figures(date(2026, 9, 10));
        assert_eq!((then.open.len(), then.resolved, then.median), (2, 0, None));
    }
}
