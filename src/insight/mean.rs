//! Means of measures: rule 7.
//!
//! `score = Σ weight × score / Σ weight`, over the committed measures and over the stretch ones separately;
//! there is no mean of none. A measure that nobody has read counts with 0.
//!
//! In: measures. Out: exact fractions. Never: a mean over committed and stretch measures together.

use super::MeasureStanding;
use crate::number::Rational;
use crate::parse::growth::Commitment;

/// The weighted mean of pairs of value and weight.
#[must_use]
pub fn weighted(pairs: impl Iterator<Item = (Rational, Rational)>) -> Option<Rational> {
    let (sum, weights) = pairs
        .fold((Rational::zero(), Rational::zero()), |(sum, weights), (value, weight)| {
            (sum + &value * &weight, weights + weight)
        });
    sum.over(&weights)
}

/// The mean of what `value` says about the measures of one kind of promise; unknown values are left out.
#[must_use]
pub fn of(
    measures: &[MeasureStanding],
    commitment: Commitment,
    value: impl Fn(&MeasureStanding) -> Option<Rational>,
) -> Option<Rational> {
    let kind = measures.iter().filter(|measure| measure.commitment == commitment);
    weighted(kind.filter_map(|measure| Some((value(measure)?, measure.tracked.measure.weight.clone()))))
}

/// Of how many measures there is a reading, and how many there are.
#[must_use]
pub fn coverage(measures: &[MeasureStanding]) -> (usize, usize) {
    (measures.iter().filter(|measure| measure.is_read()).count(), measures.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mean(pairs: &[((i64, i64), i64)]) -> Option<Rational> {
        weighted(
            pairs
                .iter()
                .map(|((above, below), weight)| (Rational::of(*above, *below), Rational::from(*weight))),
        )
    }

    #[test]
    fn means_by_hand() {
        assert_eq!(mean(&[((2, 3), 1), ((0, 1), 1)]), Some(Rational::of(1, 3)));
        // (2 × 1/2 + 1 × 1/4) / 3
        assert_eq!(mean(&[((1, 2), 2), ((1, 4), 1)]), Some(Rational::of(5, 12)));
        assert_eq!(mean(&[]), None);
    }

    proptest! {
        #[test]
        fn silence_never_raises_a_mean(values in proptest::collection::vec((0i64..=10, 1i64..9), 1..6), at: usize) {
            let pairs: Vec<_> = values.iter().map(|(value, weight)| ((*value, 10), *weight)).collect();
            let mut silent = pairs.clone();
            silent[at % values.len()].0 = (0, 1);
            prop_assert!(mean(&silent) <= mean(&pairs));
        }
    }
}
