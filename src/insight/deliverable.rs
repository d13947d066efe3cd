//! Something that is there or not: rule 5.
//!
//! `p = 1` exactly when it is done on a day up to the day as of which everything is computed. The day on which
//! it was done counts, not the day on which that was typed; of several, the first.
//!
//! In: the measure and its readings. Out: the day. Never: an unfinished deliverable without a progress: it is 0.

use jiff::civil::Date;

use super::{Reading, Value};

/// The day on which it was done, as far as that was up to `as_of`: `written` on its line, or read.
#[must_use]
pub fn done_on(written: Option<Date>, readings: &[Reading], as_of: Date) -> Option<Date> {
    let read = readings.iter().filter(|reading| reading.date <= as_of).filter_map(day);
    written.into_iter().chain(read).filter(|day| *day <= as_of).min()
}

/// The day of which a reading says that it was done.
fn day(reading: &Reading) -> Option<Date> {
    match reading.value {
        Value::Done(day) => Some(day.unwrap_or(reading.date)),
        Value::NotDone | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_on_which_it_was_done_counts() {
        let typed = date(2026, 10, 2);
        let says = |value| [at(typed, value)];
        let early = date(2026, 9, 28);
        assert_eq!(done_on(None, &says(Value::Done(Some(early))), typed), Some(early));
        assert_eq!(done_on(None, &says(Value::Done(None)), typed), Some(typed));
        assert_eq!(done_on(None, &says(Value::NotDone), typed), None);
        // On the line and read: the first of the two.
        assert_eq!(done_on(Some(early), &says(Value::Done(None)), typed), Some(early));
        // Known, but not up to the day.
        assert_eq!(done_on(Some(typed), &[], early), None);
        assert_eq!(done_on(None, &says(Value::Done(Some(early))), early), None);
        assert_eq!(done_on(None, &says(Value::Done(Some(date(2026, 11, 1)))), typed), None);
    }
}
