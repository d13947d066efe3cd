//! What people feel, beside what is computed: rule 11.
//!
//! Confidence is the latest value up to the day. It changes no status. When a record is behind or at risk and
//! confidence is at least 0.7, or on track and confidence at most 0.3, the page says that the two disagree.
//!
//! In: confidences by day, a status. Out: the latest, and whether they disagree. Never: a mean of feelings.

use jiff::civil::Date;

use super::{Confidence, Status};
use crate::number::Rational;

/// The latest confidence up to a day.
#[must_use]
pub fn latest(confidences: &[(Date, Rational)], as_of: Date) -> Option<Confidence> {
    let known = confidences.iter().filter(|(date, _)| *date <= as_of);
    known.max_by_key(|(date, _)| *date).map(|(date, value)| Confidence { value: value.clone(), date: *date })
}

/// Whether the computed status and the felt one disagree.
#[must_use]
pub fn disagree(status: Status, confidence: Option<&Confidence>) -> bool {
    let Some(Confidence { value, .. }) = confidence else { return false };
    match status {
        Status::Behind | Status::AtRisk => *value >= Rational::of(7, 10),
        Status::OnTrack => *value <= Rational::of(3, 10),
        Status::Draft
        | Status::Dropped
        | Status::Paused
        | Status::Met
        | Status::Done
        | Status::Missed
        | Status::Closed
        | Status::Stale
        | Status::NoReading
        | Status::DueSoon
        | Status::TooEarly
        | Status::Achieved => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_latest_up_to_the_day() {
        let all = [(date(2026, 9, 1), Rational::of(4, 10)), (date(2026, 10, 1), Rational::of(8, 10))];
        let on = |day| latest(&all, day).map(|one| one.value);
        assert_eq!(on(date(2026, 8, 1)), None);
        assert_eq!(on(date(2026, 9, 30)), Some(Rational::of(2, 5)));
        assert_eq!(on(date(2026, 10, 1)), Some(Rational::of(4, 5)));
    }

    #[test]
    fn they_disagree_at_the_limits_and_beyond() {
        let feel = |tenths: i64| Confidence { value: Rational::of(tenths, 10), date: date(2026, 9, 1) };
        let cases = [
            (Status::Behind, 7, true),
            (Status::Behind, 6, false),
            (Status::AtRisk, 10, true),
            (Status::OnTrack, 3, true),
            (Status::OnTrack, 4, false),
            (Status::Achieved, 0, false),
            (Status::Missed, 10, false),
        ];
        for (status, tenths, expected) in cases {
            assert_eq!(disagree(status, Some(&feel(tenths))), expected, "{status:?} {tenths}");
        }
        assert!(!disagree(Status::Behind, None));
    }
}
