//! Dates as people write them.
//!
//! In: text that should be a date. Out: the date, or what was probably meant, in ISO form.
//! Never: guesses between two readings, or knows what today is.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a text is no date and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMistake {
    /// What is wrong with it.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The dates that may have been meant.
    pub readings: Vec<Date>,
}

/// Reads an ISO date; a time and zone behind it (`2024-03-01T10:00:00Z`) are left aside.
///
/// # Errors
/// When the text is no ISO date: what was probably meant.
pub fn read(text: &str) -> Result<Date, DateMistake> {
    let text = text.trim();
    if has_iso_shape(text) {
        return text[..10].parse().map_err(|_| not_in_calendar(&text[..10]));
    }
    Err(mistake(text, readings(text)))
}

/// Whether the text has the form of an ISO date, perhaps with a time behind it.
#[must_use]
pub fn has_iso_shape(text: &str) -> bool {
    let Some(date) = text.get(..10) else { return false };
    let digits = |range: std::ops::Range<usize>| date[range].bytes().all(|byte| byte.is_ascii_digit());
    let bytes = date.as_bytes();
    date.is_ascii()
        && digits(0..4)
        && bytes[4] == b'-'
        && digits(5..7)
        && bytes[7] == b'-'
        && digits(8..10)
        && is_time(&text[10..])
}

/// Whether what follows a date is nothing or a time of day.
fn is_time(rest: &str) -> bool {
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else { return rest.is_empty() };
    let (hour, minute) = time.trim_start().split_once(':').unwrap_or_default();
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    number(hour) && hour.len() <= 2 && minute.get(..2).is_some_and(number)
}

fn not_in_calendar(text: &str) -> DateMistake {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().unwrap_or(0);
    let month = Date::new(number(0..4), number(5..7) as i8, 1);
    let why = match month {
        Ok(first) => format!(
            "{} {} has {} days",
            MONTHS[first.month() as usize - 1],
            first.year(),
            first.days_in_month()
        ),
        Err(_) => "months run from 01 to 12".to_owned(),
    };
    DateMistake {
        message: format!("`{text}` is not in the calendar: {why}"),
        help: "write the day as year-month-day, such as `2026-03-09`".to_owned(),
        readings: Vec::new(),
    }
}

fn mistake(text: &str, readings: Vec<Date>) -> DateMistake {
    let shown: String = text.chars().take(40).collect();
    let (message, help) = match readings.as_slice() {
        [one] => (format!("`{shown}` is not written as year-month-day"), format!("write `{one}`")),
        [one, two] => (
            format!("`{shown}` can be read as two different days"),
            format!("which one is meant? write `{one}` ({}) or `{two}` ({})", in_words(*one), in_words(*two)),
        ),
        _ => (
            format!("`{shown}` is not a date"),
            "dates are written year-month-day, such as `2026-03-09`".to_owned(),
        ),
    };
    DateMistake { message, help, readings }
}

fn in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

/// The days that a text may mean, none or one or two.
fn readings(text: &str) -> Vec<Date> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [whole] if whole.len() == 8 && whole.is_ascii() => {
            day(&whole[..4], &whole[4..6], &whole[6..]).into_iter().collect()
        }
        [year, month, date] if year.len() == 4 && month_named(month).is_none() => {
            day(year, month, date).or_else(|| day(year, date, month)).into_iter().collect()
        }
        [one, two, three] => match (month_named(one), month_named(two)) {
            (Some(month), _) => day(three, &month, two).into_iter().collect(),
            (_, Some(month)) => {
                day(three, &month, one).or_else(|| day(one, &month, three)).into_iter().collect()
            }
            (None, None) => both(one, two, three),
        },
        _ => Vec::new(),
    }
}

/// Day first and month first, where both are days of the calendar.
fn both(one: &str, two: &str, year: &str) -> Vec<Date> {
    let mut found: Vec<Date> = [day(year, two, one), day(year, one, two)].into_iter().flatten().collect();
    found.sort();
    found.dedup();
    found
}

/// The number of a month whose English name or its first letters are written.
fn month_named(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let long_enough = word.len() >= 3 && word.chars().all(char::is_alphabetic);
    let at = MONTHS.iter().position(|name| name.to_lowercase().starts_with(&word));
    at.filter(|_| long_enough).map(|at| (at + 1).to_string())
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let ordinal = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let year = year.parse::<i16>().ok()?.checked_add(century)?;
    Date::new(year, month.parse().ok()?, ordinal.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::read;
    use jiff::civil::{Date, date};

    #[test]
    fn iso_dates_are_read_with_and_without_a_time() {
        for text in ["2024-03-01", "2024-03-01T10:00:00Z", "2024-03-01 10:00:00 +0100", "2024-03-01T10:00"] {
            assert_eq!(read(text), Ok(date(2024, 3, 1)), "{text}");
        }
    }

    #[test]
    fn other_forms_show_what_was_meant() {
        let cases: [(&str, &[Date]); 11] = [
            ("3/9/26", &[date(2026, 3, 9), date(2026, 9, 3)]),
            ("13/9/2026", &[date(2026, 9, 13)]),
            ("3.3.2026", &[date(2026, 3, 3)]),
            ("9 March 2026", &[date(2026, 3, 9)]),
            ("March 9th, 2026", &[date(2026, 3, 9)]),
            ("9-Mar-2026", &[date(2026, 3, 9)]),
            ("2026-3-9", &[date(2026, 3, 9)]),
            ("2026/03/09", &[date(2026, 3, 9)]),
            ("20260309", &[date(2026, 3, 9)]),
            ("soon", &[]),
            ("2026-03", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).expect_err(text).readings, expected, "{text}");
        }
    }

    #[test]
    fn two_readings_are_both_shown() {
        let help = read("3/9/26").expect_err("two readings").help;
        assert_eq!(
            help,
            "which one is meant? write `2026-03-09` (9 March 2026) or `2026-09-03` (3 September 2026)"
        );
    }

    #[test]
    fn days_outside_the_calendar_say_why() {
        assert!(read("2026-02-30").expect_err("no such day").message.contains("February 2026 has 28 days"));
        assert!(read("2026-13-01").expect_err("no such month").message.contains("01 to 12"));
    }
}
