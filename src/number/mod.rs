//! Exact numbers: what people write, and what is computed from it.
//!
//! In: text as people write numbers, whole numbers, fractions. Out: [`Rational`]s, which never round.
//! Never: a float, except where JSON asks for the nearest one.

mod read;

pub use read::{NumberMistake, read};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

/// An exact fraction of any size, in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rational(BigRational);

impl Rational {
    /// `above / below`.
    ///
    /// # Panics
    /// When `below` is zero: it is meant for constants.
    #[must_use]
    pub fn of(above: i64, below: i64) -> Self {
        Self(BigRational::new(above.into(), below.into()))
    }

    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self::from(1)
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The quotient; `None` when `other` is zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// The nearest number from 0 to 1.
    #[must_use]
    pub fn clamped(self) -> Self {
        self.max(Self::zero()).min(Self::one())
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// The whole number that it is; `None` for a fraction and for what does not fit.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        self.0.is_integer().then(|| self.0.to_integer().to_i64()).flatten()
    }

    /// The largest whole number that is not above it, as far as 64 bits reach.
    #[must_use]
    pub fn floor(&self) -> i64 {
        let floor = self.0.floor().to_integer();
        floor.to_i64().unwrap_or(if self.is_negative() { i64::MIN } else { i64::MAX })
    }

    /// The nearest whole number, halves away from zero, as far as 64 bits reach.
    #[must_use]
    pub fn rounded(&self) -> i64 {
        let rounded = self.0.round().to_integer();
        rounded.to_i64().unwrap_or(if self.is_negative() { i64::MIN } else { i64::MAX })
    }

    /// The nearest IEEE double.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(0.0)
    }

    /// The decimal number with at most `places` digits behind the point, halves away from zero, without
    /// zeros at its end: `1.5`, `-0.25`, `6`.
    #[must_use]
    pub fn decimal(&self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        let digits = (self.0.abs() * BigRational::from(scale)).round().to_integer().to_string();
        let digits = format!("{digits:0>width$}", width = places as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        let is_negative = self.is_negative() && digits.bytes().any(|digit| digit != b'0');
        format!("{}{whole}{point}{fraction}", if is_negative { "-" } else { "" })
    }
}

impl Default for Rational {
    fn default() -> Self {
        Self::zero()
    }
}

impl From<i64> for Rational {
    fn from(number: i64) -> Self {
        Self(BigRational::from(BigInt::from(number)))
    }
}

/// In lowest terms: `14/25`, or `3`.
impl fmt::Display for Rational {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident $sign:tt;)*) => {$(
        impl $operator for &Rational {
            type Output = Rational;
            fn $method(self, other: Self) -> Rational {
                Rational(&self.0 $sign &other.0)
            }
        }
        impl $operator for Rational {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                Self(self.0 $sign other.0)
            }
        }
    )*};
}

operators! {
    Add add +;
    Sub sub -;
    Mul mul *;
}

impl Neg for Rational {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Rational {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |sum, number| sum + number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_round_and_drop_zeros() {
        let decimal = |above, below, places| Rational::of(above, below).decimal(places);
        assert_eq!(decimal(3, 2, 3), "1.5");
        assert_eq!(decimal(-1, 4, 3), "-0.25");
        assert_eq!(decimal(6, 1, 3), "6");
        assert_eq!(decimal(2, 3, 2), "0.67");
        assert_eq!(decimal(1, 2, 0), "1");
        assert_eq!(decimal(-1, 1000, 2), "0");
        assert_eq!(decimal(1_234_567, 1, 0), "1234567");
    }

    #[test]
    fn doubles_are_the_nearest() {
        assert_eq!(Rational::of(14, 25).to_f64().to_string(), "0.56");
        assert_eq!(Rational::of(1, 3).to_f64().to_string(), "0.3333333333333333");
        assert_eq!(Rational::of(-7, 10).to_f64().to_string(), "-0.7");
    }

    #[test]
    fn whole_parts_and_limits() {
        assert_eq!((Rational::of(-3, 2).floor(), Rational::of(-3, 2).rounded()), (-2, -2));
        assert_eq!((Rational::of(6, 2).whole(), Rational::of(7, 2).whole()), (Some(3), None));
        assert_eq!(Rational::of(5, 4).clamped(), Rational::one());
        assert_eq!(Rational::of(-5, 4).clamped(), Rational::zero());
        assert_eq!(Rational::one().over(&Rational::zero()), None);
    }
}
