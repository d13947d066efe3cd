//! Numbers, lengths, hours and measures in words.
//!
//! In: values of fields. Out: short texts. Never: a date, or a word of the language that is not filled in.

use crate::number::Rational;
use crate::schema::Line;
use crate::words::{Words, fill};

/// A length of time in words: `1 h 30 min`.
pub(super) fn length_text(words: &Words, minutes: i64) -> String {
    let part =
        |key: &str, number: i64| fill(words.get(key), |name| (name == "n").then(|| number.to_string()));
    match (minutes / 60, minutes % 60) {
        (0, rest) => part("length_minutes", rest),
        (hours, 0) => part("length_hours", hours),
        (hours, rest) => format!("{} {}", part("length_hours", hours), part("length_minutes", rest)),
    }
}

/// Hours of the day: `09:00–17:00`.
pub(super) fn clock(from: i64, to: i64) -> String {
    let time = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}–{}", time(from), time(to))
}

/// A line, or the line that a table would be.
pub(super) fn line_text(line: &Line) -> String {
    if let Line::Text(text) = line { tidy(text) } else { told(line) }
}

/// A number with at most six digits behind its point, and a sign as people print it.
pub(super) fn decimal(number: &Rational) -> String {
    number.decimal(6).replace('-', "−")
}

/// A measure as people read it: an arrow, and no short name.
fn tidy(line: &str) -> String {
    let line = line.replace("->", "→");
    let Some((before, rest)) = line.split_once("(id:") else { return line };
    let Some((_, after)) = rest.split_once(')') else { return line };
    format!("{} {}", before.trim_end(), after.trim_start()).trim_end().to_owned()
}

/// A measure in the form of a table as the line that says the same.
fn told(line: &Line) -> String {
    let Line::Record(record) = line else { return String::new() };
    let number = |field: &str| record.number(field).map(|number| decimal(&number));
    let title = record.text("title").unwrap_or_default();
    let unit = record.text("unit").map(|unit| format!(" {unit}")).unwrap_or_default();
    match (number("baseline"), number("target"), number("low"), number("high")) {
        (Some(from), Some(to), ..) => format!("{title}: {from} → {to}{unit}"),
        (_, _, Some(low), Some(high)) => format!("{title}: {low}–{high}{unit}"),
        (_, _, Some(low), None) => format!("{title}: ≥ {low}{unit}"),
        (_, _, None, Some(high)) => format!("{title}: ≤ {high}{unit}"),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lengths_in_words() {
        let number = |above, below| decimal(&Rational::of(above, below));
        assert_eq!((number(3, 2), number(-1, 4), number(6, 1)), ("1.5".into(), "−0.25".into(), "6".into()));
        assert_eq!(tidy("A: 1 -> 2 (id: a) (source: x)"), "A: 1 → 2 (source: x)");
        let words = Words::of("en");
        let length = |minutes| length_text(&words, minutes);
        assert_eq!(
            (length(20), length(120), length(90)),
            ("20 min".into(), "2 h".into(), "1 h 30 min".into())
        );
    }
}
