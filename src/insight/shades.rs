//! The words for a score: rule 8.
//!
//! `[0, 0.4)` low, `[0.4, 0.7)` partial, `[0.7, 1]` delivered. A word stands beside every colour.
//!
//! In: a score. Out: a [`Shade`]. Never: used for a committed measure after its day, which is met or not.

use crate::number::Rational;

/// How much of what was reached for is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shade {
    /// Below four tenths.
    Low,
    /// Below seven tenths.
    Partial,
    /// Seven tenths and more.
    Delivered,
}

impl Shade {
    /// The shade of a score.
    #[must_use]
    pub fn of(score: &Rational) -> Self {
        if *score < Rational::of(4, 10) {
            Self::Low
        } else if *score < Rational::of(7, 10) {
            Self::Partial
        } else {
            Self::Delivered
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_belong_to_the_shade_above() {
        let shade = |above, below| Shade::of(&Rational::of(above, below));
        assert_eq!(shade(0, 1), Shade::Low);
        assert_eq!(shade(399, 1000), Shade::Low);
        assert_eq!(shade(4, 10), Shade::Partial);
        assert_eq!(shade(699, 1000), Shade::Partial);
        assert_eq!(shade(7, 10), Shade::Delivered);
        assert_eq!(shade(1, 1), Shade::Delivered);
    }
}
