//! Where a number or a day lies on a picture.
//!
//! In: the ends of what is shown, as numbers and as places. Out: places, in whole tenths. Never: a place
//! outside the ends.

use jiff::civil::{Date, date};

use crate::number::Rational;

const FIRST: Date = date(1970, 1, 1);

/// A straight way from numbers to places.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    numbers: (Rational, Rational),
    places: (i64, i64),
}

impl Scale {
    /// From `numbers` to `places`; numbers that are the same lie in the middle.
    pub(super) fn new(numbers: (Rational, Rational), places: (i64, i64)) -> Self {
        Self { numbers, places }
    }

    /// The place of `number`; that of the nearer end when it lies outside.
    pub(super) fn at(&self, number: &Rational) -> i64 {
        let (from, to) = &self.numbers;
        let share = (number - from).over(&(to - from)).unwrap_or_else(|| Rational::of(1, 2)).clamped();
        self.places.0 + (share * Rational::from(self.places.1 - self.places.0)).rounded()
    }

    /// The place of a day.
    pub(super) fn on(&self, day: Date) -> i64 {
        self.at(&days(day))
    }

    /// Whether `number` lies outside the ends.
    pub(super) fn leaves_out(&self, number: &Rational) -> bool {
        let (from, to) = &self.numbers;
        number < from.min(to) || number > from.max(to)
    }

    /// The numbers at the ends.
    pub(super) fn ends(&self) -> &(Rational, Rational) {
        &self.numbers
    }
}

/// A day as a number.
pub(super) fn days(day: Date) -> Rational {
    Rational::from(i64::from((day - FIRST).get_days()))
}

/// The least and the greatest of `numbers`; `None` without any.
pub(super) fn hull<'a>(numbers: impl IntoIterator<Item = &'a Rational>) -> Option<(Rational, Rational)> {
    let mut numbers = numbers.into_iter();
    let first = numbers.next()?;
    let (least, greatest) =
        numbers.fold((first, first), |(least, greatest), number| (least.min(number), greatest.max(number)));
    Some((least.clone(), greatest.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lie_between_the_ends() {
        // 41 of 55 down to 30: 14/25 of 1000.
        let scale = Scale::new((Rational::from(55), Rational::from(30)), (0, 1000));
        let places = [55, 41, 30, 60, 0].map(|number| scale.at(&Rational::from(number)));
        assert_eq!(places, [0, 560, 1000, 0, 1000]);
        assert!(scale.leaves_out(&Rational::from(60)) && !scale.leaves_out(&Rational::from(30)));
    }

    #[test]
    fn the_same_at_both_ends_lies_in_the_middle() {
        let scale = Scale::new((Rational::from(7), Rational::from(7)), (100, 300));
        assert_eq!(scale.at(&Rational::from(7)), 200);
    }

    #[test]
    fn days_are_counted() {
        let ends = (days(date(2026, 9, 1)), days(date(2026, 9, 11)));
        assert_eq!(Scale::new(ends, (0, 100)).on(date(2026, 9, 4)), 30);
    }
}
