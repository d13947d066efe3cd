//! Numbers of growth in words.
//!
//! In: exact numbers, measures, statuses. Out: short texts in the language of the site. Never: a
//! percentage without what it is of, a float.

use jiff::civil::Date;

use super::shapes::StatusView;
use crate::insight::{MeasureStanding, Standing, Status};
use crate::number::Rational;
use crate::parse::growth::{Aim, EntryKind};
use crate::view::card::Card;
use crate::view::page::date_view;

/// From how many digits on thousands are set apart.
const LONG: usize = 5;

/// A number as people read it: at most three digits behind the point, a true minus, thin spaces in long
/// ones.
pub(in crate::view) fn number(number: &Rational) -> String {
    let decimal = number.abs().decimal(3);
    let (whole, fraction) = decimal.split_once('.').unwrap_or((&decimal, ""));
    let sign = if number.is_negative() && decimal != "0" { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", grouped(whole))
}

fn grouped(digits: &str) -> String {
    if digits.len() < LONG {
        return digits.to_owned();
    }
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join("\u{202f}")
}

/// A number with its unit, which a break never parts.
pub(in crate::view) fn amount(value: &Rational, unit: &str) -> String {
    if unit.is_empty() { number(value) } else { format!("{}\u{a0}{unit}", number(value)) }
}

/// A share of one as a percentage.
pub(in crate::view) fn percent(share: &Rational) -> String {
    format!("{}\u{a0}%", number(&Rational::from((share * &Rational::from(100)).rounded())))
}

/// A score or share with two digits.
pub(in crate::view) fn share(value: &Rational) -> String {
    value.decimal(2).replacen('-', "−", 1)
}

/// The limits of a band: `4 to 8 hours`.
pub(in crate::view) fn limits(
    card: &Card<'_>,
    low: Option<&Rational>,
    high: Option<&Rational>,
    unit: &str,
) -> String {
    match (low, high) {
        (Some(low), Some(high)) => {
            card.filled("limits_both", &[("low", &number(low)), ("high", &amount(high, unit))])
        }
        (Some(low), None) => card.filled("limits_low", &[("low", &amount(low, unit))]),
        (None, Some(high)) => card.filled("limits_high", &[("high", &amount(high, unit))]),
        (None, None) => String::new(),
    }
}

/// A day in words.
pub(in crate::view) fn day(card: &Card<'_>, date: Date) -> String {
    date_view(card.context, date).text
}

/// The kind of an entry in words.
pub(in crate::view) fn kind(card: &Card<'_>, kind: EntryKind) -> String {
    card.say(&format!("entry_{}", kind.name()))
}

/// A status with its shape. `read_on` is the day of the last reading, for one that is old.
pub(in crate::view) fn status(card: &Card<'_>, status: Status, read_on: Option<Date>) -> StatusView {
    let name = status.as_str();
    let key = format!("status_{}", name.replace('-', "_"));
    let word = match (status, read_on) {
        (Status::Stale, Some(date)) => card.filled("status_stale_since", &[("day", &day(card, date))]),
        _ => card.say(&key),
    };
    StatusView { word, mark: format!("mark-{name}") }
}

/// The status of a record with its shape.
pub(in crate::view) fn standing_status(card: &Card<'_>, standing: &Standing) -> StatusView {
    let decided = standing.decided_by.and_then(|at| standing.measures.get(at));
    status(card, standing.status, decided.and_then(|measure| measure.read_on))
}

/// The measure that a line about a record speaks of: the one that decided, else the first.
pub(super) fn telling(standing: &Standing) -> Option<&MeasureStanding> {
    let decided = standing.decided_by.and_then(|at| standing.measures.get(at));
    decided.or_else(|| standing.measures.first())
}

/// The numbers of a record in a few words: the last value of its measure, or how many have been read.
pub(in crate::view) fn in_short(card: &Card<'_>, standing: &Standing) -> String {
    let Some(measure) = telling(standing) else { return String::new() };
    let written = &measure.tracked.measure;
    match (&measure.current, &written.aim) {
        (_, Aim::Deliverable) => super::measures::sentence(card, measure),
        (Some(current), Aim::Change { baseline, .. }) => card.filled(
            "short_change",
            &[
                ("measure", &written.title),
                ("baseline", &number(baseline)),
                ("current", &number(current)),
                ("target", &amount(measure.target.as_ref().unwrap_or(current), &written.unit)),
            ],
        ),
        _ => format!("{}: {}", written.title, super::measures::sentence(card, measure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_read_them() {
        assert_eq!(number(&Rational::of(-3, 2)), "−1.5");
        assert_eq!(number(&Rational::from(1234)), "1234");
        assert_eq!(number(&Rational::from(1_234_567)), "1\u{202f}234\u{202f}567");
        assert_eq!(amount(&Rational::from(41), "min"), "41\u{a0}min");
        assert_eq!(percent(&Rational::of(14, 25)), "56\u{a0}%");
        assert_eq!(share(&Rational::of(2, 3)), "0.67");
    }
}
