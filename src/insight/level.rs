//! From one level of a skill to a higher one: rule 6.
//!
//! `p = clamp((lvl - from) / (to - from), 0, 1)`, where `lvl` is the latest reading of the measure: rule 1 with
//! levels. It is shown as steps, `1 of 2 steps`, never as a percentage alone.
//!
//! In: levels. Out: steps. Never: a level from a file of ratings, which fewer people may read.

use crate::number::Rational;

/// Steps made and steps to make: `(1, 2)` on level 3 of the way from 2 to 4.
#[must_use]
pub fn steps(from: u32, to: &Rational, current: Option<&Rational>) -> (i64, i64) {
    let from = i64::from(from);
    let all = (to.floor() - from).max(0);
    let made = current.map_or(0, |level| level.floor() - from).clamp(0, all);
    (made, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_by_hand() {
        let steps = |from, to: i64, current: Option<i64>| {
            super::steps(from, &Rational::from(to), current.map(Rational::from).as_ref())
        };
        assert_eq!(steps(2, 4, Some(3)), (1, 2));
        assert_eq!(steps(2, 4, Some(5)), (2, 2));
        assert_eq!(steps(2, 4, Some(1)), (0, 2));
        assert_eq!(steps(2, 4, None), (0, 2));
        assert_eq!(steps(4, 2, Some(3)), (0, 0));
    }
}
