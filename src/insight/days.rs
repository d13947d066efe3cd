//! Days between days, which every rule counts in.
//!
//! In: days. Out: whole numbers of days, and days so many further. Never: months, hours or a clock.

use jiff::ToSpan;
use jiff::civil::Date;

/// How many days `to` is after `from`; below zero when it is before.
#[must_use]
pub fn between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The day so many days after `day`, as far as the calendar goes.
pub(super) fn after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_across_months_and_leap_days() {
        assert_eq!(between(date(2026, 9, 4), date(2026, 10, 4)), 30);
        assert_eq!(between(date(2028, 2, 28), date(2028, 3, 1)), 2);
        assert_eq!(between(date(2026, 10, 4), date(2026, 10, 1)), -3);
        assert_eq!(between(Date::MIN, Date::MAX), 7_304_483);
        assert_eq!(after(date(2026, 12, 20), 14), date(2027, 1, 3));
        assert_eq!(after(Date::MAX, 1), Date::MAX);
    }
}
