//! Numbers inside lines.
//!
//! In: a piece of a line. Out: the number at its start, and what follows it. Never: takes a word for a
//! number, or the start of `1e3` for 1.

use super::piece::Piece;
use crate::diag::{Code, Diagnostic};
use crate::number::{self, Rational};
use crate::syntax::clipped;

/// Whether a text begins like a number.
pub(super) fn begins(text: &str) -> bool {
    let digits = text.trim_start().trim_start_matches(['-', '−', '+']);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

/// The number at the start of a piece, and what follows it; both without blanks around them.
pub(super) fn split(piece: Piece<'_>) -> (Piece<'_>, Piece<'_>) {
    let piece = piece.trim();
    let text = piece.text();
    let sign = text.len() - text.trim_start_matches(['-', '−', '+']).len();
    let digits = text[sign..].find(|c: char| !is_of_number(c)).map_or(text.len(), |at| sign + at);
    // Two points stand between the limits of a band.
    let digits = text[..digits].find("..").unwrap_or(digits);
    // A comma or stop behind the digits belongs to the words.
    let end = text[..digits].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let is_exponent = text[digits..].starts_with(['e', 'E']) && begins(&text[digits + 1..]);
    if is_exponent {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return (piece.to(end), piece.from(end).trim());
    }
    (piece.to(end).trim(), piece.from(end).trim())
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',') || c.is_whitespace()
}

/// The number that a piece is.
pub(super) fn read(piece: Piece<'_>) -> Result<Rational, Diagnostic> {
    number::read(piece.text()).map_err(|mistake| {
        let found = piece.wrong(Code::BadNumber, format!("`{}` is no number", clipped(&piece.words())));
        let (alone, rest) = split(piece);
        match mistake.meant {
            Some(meant) => found.label("decimals use a point").help(piece.write(&meant)),
            None if number::read(alone.text()).is_ok() && !rest.is_empty() => {
                found.label("the number alone").help(piece.write(alone.text()))
            }
            None => found.help("write digits, with a point before decimals, such as `1.5`"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_ends_before_its_unit() {
        let cases = [
            ("30 min", "30", "min"),
            ("99.9%", "99.9", "%"),
            ("12 000 hours / week", "12 000", "hours / week"),
            ("−3", "−3", ""),
            ("7 of 8", "7", "of 8"),
            ("1e3 x", "1e3", "x"),
            ("25 - 30", "25", "- 30"),
            ("8, then", "8", ", then"),
            ("8..4 h", "8", "..4 h"),
            ("x", "", "x"),
        ];
        for (text, number, rest) in cases {
            let (one, other) = split(Piece::exact(text, 0));
            assert_eq!((one.text(), other.text()), (number, rest), "{text}");
        }
    }

    #[test]
    fn mistakes_show_the_line_that_was_meant() {
        let line = Piece::exact("Reviews: 1,5 -> 3", 0);
        let found = read(line.cut(9..12)).expect_err("a comma");
        assert_eq!(found.help.as_deref(), Some("write `Reviews: 1.5 -> 3`"));
        let line = Piece::exact("Reviews: 55 min -> 30 min", 0);
        let found = read(line.cut(9..15)).expect_err("a unit");
        assert_eq!(found.help.as_deref(), Some("write `Reviews: 55 -> 30 min`"));
    }
}
