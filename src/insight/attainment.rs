//! What stretch measures came to: rule 14.
//!
//! Over the stretch measures that are closed: how many have a score of at least 0.7, of how many, and every score
//! as a dot. One is closed when its due day has passed or its record is written as met, missed or done; what was
//! dropped, paused or drafted is not. Custom has 0.6 to 0.7 on average; all near 1.0 suggests safe targets, below
//! 0.4 blocked or unreal ones. That is a convention, not a measured threshold.
//!
//! In: the standings of all records. Out: an [`Attainment`]. Never: a committed measure, or one still open.

use super::rates::Count;
use super::whole::{Known, Whole};
use super::{Frame, MeasureStanding, Status};
use crate::model::PageId;
use crate::number::Rational;
use crate::parse::growth::Commitment;

/// What stretch measures came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attainment {
    /// Those with a score of at least 0.7, of all closed ones.
    pub reached: Count,
    /// The mean of their scores; `None` without any.
    pub mean: Option<Rational>,
    /// Every closed one, in the order of pages.
    pub dots: Vec<Dot>,
}

/// A closed stretch measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    /// The goal or plan.
    pub record: PageId,
    /// The measure, by index.
    pub measure: usize,
    /// Its score, from 0 to 1.
    pub score: Rational,
}

/// What the stretch measures of all goals and plans came to.
pub(super) fn of(whole: Whole<'_>) -> Attainment {
    summed(whole.records().flat_map(dots).collect())
}

fn dots(known: Known<'_>) -> impl Iterator<Item = Dot> {
    let measures = known.standing.measures.iter().enumerate();
    let closed = measures.filter(move |(_, measure)| is_closed(measure, known.frame));
    closed.map(move |(at, measure)| Dot { record: known.page, measure: at, score: measure.score.clone() })
}

fn is_closed(measure: &MeasureStanding, frame: &Frame) -> bool {
    let is_over = match frame.written {
        Some(Status::Met | Status::Missed | Status::Done) => true,
        Some(_) => false,
        None => measure.due.is_some_and(|due| frame.as_of > due),
    };
    is_over && measure.commitment == Commitment::Stretch
}

fn summed(dots: Vec<Dot>) -> Attainment {
    let n = dots.iter().filter(|dot| dot.score >= Rational::of(7, 10)).count();
    let sum: Rational = dots.iter().map(|dot| dot.score.clone()).sum();
    let mean = sum.over(&Rational::from(i64::try_from(dots.len()).unwrap_or(i64::MAX)));
    Attainment { reached: Count { n, of: dots.len() }, mean, dots }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{autumn, change, frame, ledger, reading, tracked};
    use super::*;
    use crate::schema::Kind;
    use jiff::civil::date;

    #[test]
    fn only_closed_stretch_measures_count() {
        let stretch = |frame: &Frame| {
            let mut one = tracked(change(0, 10), vec![reading(date(2026, 10, 1), 7)]);
            one.measure.commitment = Some(Commitment::Stretch);
            let standing = super::super::standing::of(&ledger(vec![one]), frame);
            is_closed(&standing.measures[0], frame)
        };
        assert!(!stretch(&autumn(date(2026, 12, 18))) && stretch(&autumn(date(2026, 12, 19))));
        let written = |status, day| Frame { written: Some(status), ..autumn(day) };
        assert!(stretch(&written(Status::Missed, date(2026, 10, 2))));
        assert!(!stretch(&written(Status::Dropped, date(2027, 1, 1))));
        assert!(!stretch(&frame(Kind::Goal, date(2027, 1, 1))));
    }

    #[test]
    fn means_by_hand() {
        let dot = |tenths| Dot { record: PageId(0), measure: 0, score: Rational::of(tenths, 10) };
        let all = summed(vec![dot(7), dot(4), dot(10)]);
        assert_eq!((all.reached, all.mean), (Count { n: 2, of: 3 }, Some(Rational::of(7, 10)))); // 21/30
        assert_eq!(summed(Vec::new()), Attainment::default());
    }
}
