//! The lines of a source file that a finding is about, with the place marked.
//!
//! In: a finding and the file as it was built. Out: its first lines, each in three parts: before the
//! place, the place, after it. Never: more than a few lines, or a character that would change how the
//! rest is shown.

use serde::Serialize;

use crate::diag::plain::on_one_line;
use crate::source::{LineIndex, Position, Span};

/// Lines shown of a place that has many.
const LINES: u32 = 3;
/// Characters shown before a place, in it and after it, in every line.
const AROUND: usize = 60;
const WITHIN: usize = 160;

/// A line of a source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u32,
    /// What stands before the place.
    pub(super) before: String,
    /// The place.
    pub(super) place: String,
    /// What stands after it.
    pub(super) after: String,
}

/// Where a place starts, and the lines that it is in.
pub(super) fn excerpt(text: &str, span: Span) -> (Position, Vec<Line>) {
    let index = LineIndex::new(text);
    let (start, end) = (index.position(span.start as usize), index.position(span.end as usize));
    // A place that ends with a line break does not reach into the line after it.
    let last = if end.column == 1 && end.line > start.line { end.line - 1 } else { end.line };
    let lines = (start.line..=last.min(start.line + LINES - 1)).map(|number| {
        let line = index.line(number).trim_start_matches('\u{feff}');
        let from = if number == start.line { start.column as usize - 1 } else { 0 };
        let to = if number == end.line { end.column as usize - 1 } else { usize::MAX };
        cut(number, line, from, to)
    });
    (start, lines.collect())
}

/// The line in three parts, shortened where it is long; `from` and `to` count characters.
fn cut(number: u32, line: &str, from: usize, to: usize) -> Line {
    let letters: Vec<char> = line.chars().collect();
    let from = from.min(letters.len());
    let to = to.clamp(from, letters.len());
    let (before, place, after) = (&letters[..from], &letters[from..to], &letters[to..]);
    let tail = &before[before.len().saturating_sub(AROUND)..];
    Line {
        number,
        before: if tail.len() < before.len() { format!("…{}", shown(tail)) } else { shown(tail) },
        place: head(place, WITHIN),
        after: head(after, AROUND),
    }
}

fn head(letters: &[char], most: usize) -> String {
    let cut = letters.len() > most;
    shown(&letters[..letters.len().min(most)]) + if cut { "…" } else { "" }
}

fn shown(letters: &[char]) -> String {
    on_one_line(&letters.iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, from: usize, to: usize) -> Vec<String> {
        let (_, lines) = excerpt(text, Span::new(from, to));
        lines.iter().map(|it| format!("{}|{}|{}|{}", it.number, it.before, it.place, it.after)).collect()
    }

    #[test]
    fn the_place_stands_between_what_is_before_and_after_it() {
        assert_eq!(parts("one\nzwé drei\n", 4, 8), ["2||zwé| drei"]);
        assert_eq!(parts("a\nb\nc\nd\ne\n", 0, 9), ["1||a|", "2||b|", "3||c|"]);
        assert_eq!(parts("---\nx: 1\n---\n", 0, 4), ["1||---|"]);
    }

    #[test]
    fn an_empty_place_at_the_end_is_still_a_line() {
        assert_eq!(parts("ab", 2, 2), ["1|ab||"]);
        assert_eq!(parts("", 9, 12), ["1|||"]);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}HERE{}", "x".repeat(100), "y".repeat(100));
        let (start, lines) = excerpt(&line, Span::new(100, 104));
        assert_eq!((start.line, start.column), (1, 101));
        assert_eq!(lines[0].before, format!("…{}", "x".repeat(60)));
        assert_eq!((lines[0].place.as_str(), lines[0].after.chars().count()), ("HERE", 61));
    }
}
