//! Days inside lines.
//!
//! In: a piece of a line. Out: what looks like a day at its start, and the day. Never: takes a plain year, a
//! version or a number of things for a day.

use jiff::civil::Date;

use super::piece::Piece;
use crate::diag::{Code, Diagnostic};
use crate::syntax::date;

/// What looks like a day at the start of a piece, and what follows it.
pub(super) fn split(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let piece = piece.trim();
    let length = length(piece.text())?;
    Some((piece.to(length), piece.from(length)))
}

/// The length of what looks like a day at the start of a text.
fn length(text: &str) -> Option<usize> {
    let word = text.find(char::is_whitespace).map_or(text, |end| &text[..end]);
    if date::has_iso_shape(word) {
        return Some(word.len());
    }
    let first = word.find(|c: char| !c.is_alphanumeric() && !is_between(c)).unwrap_or(word.len());
    let first = word[..first].trim_end_matches(is_between).len();
    if is_shape(&word[..first]) || is_meant(&word[..first]) {
        return Some(first);
    }
    let mut ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let third = ends.clone().nth(2);
    let end = ends.nth(1).map(|_| third.unwrap_or(text.len()))?;
    let words = text[..end].trim_end_matches(|c: char| c.is_ascii_punctuation());
    is_meant(words).then_some(words.len())
}

fn is_between(c: char) -> bool {
    matches!(c, '-' | '/' | '.')
}

/// Whether digits stand as in a day: `3/9/26`, `2026-9-3`, `2026-09`.
fn is_shape(word: &str) -> bool {
    let groups: Vec<&str> = word.split(is_between).collect();
    let is_digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let has_year = groups.first().is_some_and(|group| group.len() == 4);
    match groups.as_slice() {
        [year, month] => {
            has_year && is_digits(year) && is_digits(month) && month.len() <= 2 && word.contains('-')
        }
        [_, _, last] => {
            groups.iter().all(is_digits) && (has_year || last.len() == 4 || word.contains(['-', '/']))
        }
        _ => false,
    }
}

/// Whether a text can be read as a day, though it is written otherwise.
fn is_meant(text: &str) -> bool {
    date::read(text).is_err_and(|mistake| !mistake.readings.is_empty())
}

/// Whether a text is a month of a year alone: `2026-09`.
pub(super) fn is_month(text: &str) -> bool {
    text.split('-').count() == 2 && is_shape(text)
}

/// The day that a piece says.
pub(super) fn read(piece: Piece<'_>) -> Result<Date, Diagnostic> {
    date::read(piece.text()).map_err(|mistake| {
        let help = match mistake.readings.as_slice() {
            [one] => piece.write(&one.to_string()),
            _ => mistake.help,
        };
        piece.wrong(Code::BadDate, mistake.message).help(help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<&str> {
        split(Piece::exact(text, 0)).map(|(day, _)| day.text())
    }

    #[test]
    fn what_looks_like_a_day_is_cut_off() {
        let days = [
            ("2026-09-03 reflection", "2026-09-03"),
            ("2026-09-03T10:00 reflection", "2026-09-03T10:00"),
            ("2026-09-03: title", "2026-09-03"),
            ("2026-09-03—title", "2026-09-03"),
            ("3/9/26 reflection", "3/9/26"),
            ("2026-9-3", "2026-9-3"),
            ("03.09.2026, reflection", "03.09.2026"),
            ("20260903 update", "20260903"),
            ("2026-09 reflection", "2026-09"),
            ("2026-13-45", "2026-13-45"),
            ("9 March 2026 reflection", "9 March 2026"),
            ("March 9, 2026: reflection", "March 9, 2026"),
            ("9-Mar-2026 x", "9-Mar-2026"),
        ];
        for (text, expected) in days {
            assert_eq!(day(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_years_and_versions_are_no_days() {
        for text in
            ["2026 in short", "March 2026 in short", "3 things I learned", "1.2.3 released", "24/7", "", "Q4"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_mistake_shows_the_whole_line() {
        let line = Piece::exact("## 2026-9-3 review", 0);
        let found = read(line.cut(3..11)).expect_err("not ISO");
        assert_eq!(found.help.as_deref(), Some("write `## 2026-09-03 review`"));
        assert_eq!(found.span, Some((3..11).into()));
    }
}
