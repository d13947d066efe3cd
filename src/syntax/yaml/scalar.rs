//! What a plain YAML word means.
//!
//! In: a scalar as written. Out: its kind by the core schema of YAML 1.2, with ISO dates besides.
//! Never: turns `yes`, `no`, `on` or `off` into booleans, so that a page may be titled "No"; nor
//! `007` or `0x1F` into numbers.

use crate::syntax::{ValueKind, date};

/// The value of a scalar without quotes.
pub(super) fn plain(text: &str) -> ValueKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => ValueKind::Null,
        "true" | "True" | "TRUE" => ValueKind::Bool(true),
        "false" | "False" | "FALSE" => ValueKind::Bool(false),
        _ if date::has_iso_shape(text) => ValueKind::Date(text.to_owned()),
        _ => number(text).unwrap_or_else(|| ValueKind::Str(text.to_owned())),
    }
}

fn number(text: &str) -> Option<ValueKind> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if all_digits(digits) {
        return text.parse().ok().filter(|_| !is_padded).map(ValueKind::Int);
    }
    let (whole, fraction) = digits.split_once('.')?;
    (all_digits(whole) && all_digits(fraction) && !is_padded).then(|| ValueKind::Float(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_the_kind_that_authors_expect() {
        let text = |text: &str| ValueKind::Str(text.to_owned());
        let cases = [
            ("12", ValueKind::Int(12)),
            ("-3", ValueKind::Int(-3)),
            ("1.50", ValueKind::Float("1.50".to_owned())),
            ("2024-03-01", ValueKind::Date("2024-03-01".to_owned())),
            ("~", ValueKind::Null),
            ("True", ValueKind::Bool(true)),
            ("yes", text("yes")),
            ("007", text("007")),
            ("0x1F", text("0x1F")),
            ("1e5", text("1e5")),
            ("1.2.3", text("1.2.3")),
            ("99999999999999999999", text("99999999999999999999")),
        ];
        for (word, kind) in cases {
            assert_eq!(plain(word), kind, "{word}");
        }
    }
}
