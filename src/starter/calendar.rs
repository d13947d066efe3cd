//! The days that the starter speaks of.
//!
//! In: today. Out: a day for every mark such as `{cycle}`, and texts with the marks filled in.
//! Never: names a day that would be a mistake: entries are not later than today, and what is due
//! lies in the cycle, on its first day and on its last.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// What stands for each mark, which is named without its braces.
pub(super) type Marks = Vec<(&'static str, String)>;

/// All marks on a day. The cycle is the half of the year that contains it.
pub(super) fn marks(today: Date) -> Marks {
    let (half, title, start, end) = match today.month() {
        ..=6 => (1, "First half", date(today.year(), 1, 1), date(today.year(), 6, 30)),
        _ => (2, "Second half", date(today.year(), 7, 1), date(today.year(), 12, 31)),
    };
    let agreed = today.saturating_sub(14.days()).max(start);
    let soon = today.saturating_add(21.days()).min(end);
    vec![
        ("cycle", format!("{:04}-h{half}", today.year())),
        ("cycle_title", format!("{title} of {}", today.year())),
        ("start", start.to_string()),
        ("end", end.to_string()),
        ("today", today.to_string()),
        ("agreed", agreed.to_string()),
        ("soon", soon.to_string()),
        ("story_day", today.saturating_sub(7.days()).to_string()),
        ("review", today.saturating_add(6.months()).to_string()),
        ("joined_first", start.saturating_sub(6.years()).to_string()),
        ("joined_second", start.saturating_sub(3.years()).to_string()),
        ("joined_third", start.saturating_sub(1.year()).to_string()),
    ]
}

/// The text with every mark filled in.
pub(super) fn filled(text: &str, marks: &Marks) -> String {
    marks.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(today: Date, name: &str) -> String {
        marks(today).into_iter().find(|(mark, _)| *mark == name).unwrap().1
    }

    #[test]
    fn the_cycle_is_the_half_year_around_today() {
        let cycle = |today| (on(today, "cycle"), on(today, "start"), on(today, "end"));
        let half = |id: &str, start: &str, end: &str| (id.to_owned(), start.to_owned(), end.to_owned());
        let (first, second) =
            (half("2028-h1", "2028-01-01", "2028-06-30"), half("2028-h2", "2028-07-01", "2028-12-31"));
        for day in [date(2028, 1, 1), date(2028, 2, 29), date(2028, 6, 30)] {
            assert_eq!(cycle(day), first);
        }
        for day in [date(2028, 7, 1), date(2028, 12, 31)] {
            assert_eq!(cycle(day), second);
        }
        assert_eq!(on(date(2028, 7, 1), "cycle_title"), "Second half of 2028");
    }

    #[test]
    fn days_stay_inside_the_cycle() {
        assert_eq!(on(date(2026, 7, 1), "agreed"), "2026-07-01");
        assert_eq!(on(date(2026, 7, 20), "agreed"), "2026-07-06");
        assert_eq!(on(date(2026, 7, 20), "soon"), "2026-08-10");
        assert_eq!(on(date(2026, 12, 31), "soon"), "2026-12-31");
        assert_eq!(on(date(2028, 2, 29), "review"), "2028-08-29");
        assert_eq!(on(date(2026, 1, 1), "story_day"), "2025-12-25");
    }

    #[test]
    fn the_ends_of_the_calendar_are_days_too() {
        assert_eq!(on(date(9999, 12, 31), "review"), "9999-12-31");
        assert_eq!(on(date(1, 1, 1), "cycle"), "0001-h1");
    }

    #[test]
    fn marks_are_filled_wherever_they_stand() {
        let marks = vec![("a", "1".to_owned()), ("a_b", "2".to_owned())];
        assert_eq!(filled("x/{a}/{a_b}.md {a} {c}", &marks), "x/1/2.md 1 {c}");
    }
}
