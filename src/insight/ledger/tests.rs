//! What all tests of the ledger begin with.

use super::*;
use crate::parse::growth::Aim;

/// A measure that counts from 0 to 6, without a reading.
pub(super) fn tracked(id: &str, title: &str) -> Tracked {
    let aim = Aim::Change { baseline: Rational::zero(), target: Rational::from(6), stretch: None };
    let measure = Measure {
        id: id.to_owned(),
        title: title.to_owned(),
        aim,
        unit: String::new(),
        commitment: None,
        due: None,
        source: None,
        lens: None,
        impact: None,
        weight: Rational::one(),
        phases: Vec::new(),
        done: None,
        span: Span::default(),
    };
    let place = Place { page: None, file: 0, span: Span::default() };
    Tracked { measure, place, readings: Vec::new(), shifts: Vec::new() }
}
