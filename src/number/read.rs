//! A number as people write it.
//!
//! In: text. Out: the exact number, or what was probably meant. Separators of thousands stand between a
//! group of one to three digits and groups of exactly three; decimals use a point; `-` and `−` are signs;
//! there are no exponents. Never: takes `1,5` for fifteen, or for one and a half.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Rational;

/// Separators of thousands: comma, space, thin and no-break spaces.
const SEPARATORS: [char; 5] = [',', ' ', '\u{2009}', '\u{202f}', '\u{a0}'];

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberMistake {
    /// The number that was probably meant, as it should be written: `1.5` for `1,5`.
    pub meant: Option<String>,
}

/// Reads a number.
///
/// # Errors
/// When the text is none: what was probably meant.
pub fn read(text: &str) -> Result<Rational, NumberMistake> {
    let text = text.trim();
    exact(text).ok_or_else(|| NumberMistake { meant: meant(text) })
}

fn exact(text: &str) -> Option<Rational> {
    let (is_negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole = ungrouped(whole)?;
    if !is_digits(fraction) {
        return None;
    }
    let above: BigInt = format!("{whole}{fraction}").parse().ok()?;
    let below = BigInt::from(10).pow(u32::try_from(fraction.len()).ok()?);
    let number = Rational(BigRational::new(above, below));
    Some(if is_negative { -number } else { number })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1,234,567` without its separators; `None` when they do not stand between groups of three digits.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(SEPARATORS);
    let first = groups.next().filter(|first| is_digits(first))?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = first.len() <= 3 && rest.iter().all(|group| is_digits(group) && group.len() == 3);
    (rest.is_empty() || is_grouped).then(|| format!("{first}{}", rest.concat()))
}

/// The number with a point where a comma stands for one.
fn meant(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once(',')?;
    let pointed = format!("{whole}.{fraction}");
    exact(&pointed).map(|_| pointed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let cases = [
            ("1", Some((1, 1))),
            ("-1.5", Some((-3, 2))),
            ("−1.5", Some((-3, 2))),
            ("2.0005", Some((4001, 2000))),
            ("1,234.5", Some((2469, 2))),
            ("12 000", Some((12_000, 1))),
            ("12\u{202f}000", Some((12_000, 1))),
            ("1234,567", None),
            ("1,2345", None),
            ("1,5", None),
            ("1e3", None),
            (".5", None),
            ("5.", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(above, below)| Rational::of(above, below));
            assert_eq!(read(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_shows_the_point() {
        assert_eq!(read("1,5"), Err(NumberMistake { meant: Some("1.5".to_owned()) }));
        assert_eq!(read("1e3"), Err(NumberMistake { meant: None }));
    }
}
