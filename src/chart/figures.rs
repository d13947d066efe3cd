//! Numbers in words of the language.
//!
//! In: exact numbers and units. Out: texts such as `1 234.5 min`. Never: more than four digits behind the
//! point.

use super::Setting;
use crate::number::Rational;
use crate::words::{Words, date_text};

/// The number as people of the language write it, with at most `places` digits behind the point:
/// `−0.25`, `12 000`; thin spaces separate thousands from five digits on.
#[must_use]
pub fn figure(number: &Rational, places: u32, words: &Words) -> String {
    let text = number.decimal(places);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(a, b)| (a, Some(b)));
    let fraction =
        fraction.map(|digits| format!("{}{digits}", words.get("decimal_point"))).unwrap_or_default();
    format!("{sign}{}{fraction}", grouped(whole))
}

fn grouped(whole: &str) -> String {
    if whole.len() < 5 {
        return whole.to_owned();
    }
    let mut text = String::with_capacity(whole.len() * 2);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A number as it was written, with its unit, which may be empty: `41 min`.
#[must_use]
pub fn amount(number: &Rational, unit: &str, words: &Words) -> String {
    with_unit(figure(number, 4, words), unit)
}

/// A computed number, rounded so that it does not look more exact than it is on a way as long as `way`.
pub(super) fn about(number: &Rational, way: &Rational, words: &Words) -> String {
    let places = [(100, 0), (10, 1), (1, 2)].iter().find(|(least, _)| way.abs() >= Rational::from(*least));
    figure(number, places.map_or(4, |(_, places)| *places), words)
}

/// A number in words with a unit behind it, from which no line break parts it.
pub(super) fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

/// The unit, unless it is so long that labels do without it.
pub(super) fn short_unit(unit: &str) -> &str {
    if unit.chars().count() <= 12 { unit } else { "" }
}

/// A level with its name, when it has one: `3 independent`.
pub(super) fn level(level: u32, names: &[String]) -> String {
    let at = usize::try_from(level).ok().and_then(|level| level.checked_sub(1));
    match at.and_then(|at| names.get(at)) {
        Some(name) => format!("{level}\u{a0}{name}"),
        None => level.to_string(),
    }
}

/// The line below a picture: how many there are, by the words for `key`, and as of when.
pub(super) fn caption(key: &str, number: usize, setting: &Setting<'_>) -> String {
    let words = setting.words;
    let (count, date) = (words.count(key, number as u64), date_text(setting.as_of, words));
    words.filled("chart_caption", &[("n", &count), ("date", &date)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let text = |above, below, language| figure(&Rational::of(above, below), 4, &Words::of(language));
        assert_eq!(text(-5, 4, "en"), "−1.25");
        assert_eq!(text(-5, 4, "de"), "−1,25");
        assert_eq!(text(1234, 1, "en"), "1234");
        assert_eq!(text(1_234_567, 10, "de"), "123\u{202f}456,7");
        assert_eq!(amount(&Rational::from(12_000), "min", &Words::of("en")), "12\u{202f}000\u{a0}min");
    }

    #[test]
    fn computed_numbers_do_not_look_more_exact_than_they_are() {
        let text = |way| about(&Rational::of(1000, 27), &Rational::of(way, 1), &Words::of("en"));
        assert_eq!([text(250), text(-25), text(2)], ["37", "37", "37.04"]);
    }
}
