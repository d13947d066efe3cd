//! A changed target in one line: `2026-10-10 minutes: 25 -> 30 — vendor delay`.
//!
//! In: the words of an item, or a string of the front matter. Out: the [`Revision`]. Never: knows whether the
//! numbers fit those of the measure.

use super::piece::Piece;
use super::value::arrow;
use super::{Revision, amount, day};
use crate::diag::{Code, Diagnostic};
use crate::parse::markdown::plain;
use crate::syntax::clipped;

/// Dashes before the reason; a hyphen only between blanks.
const DASHES: [&str; 3] = ["—", "–", " - "];

/// Reads a line as a revision; `None` when it has a mistake.
pub(super) fn read(line: Piece<'_>, found: &mut Vec<Diagnostic>) -> Option<Revision> {
    parsed(line.trim()).map_err(|mistake| found.push(mistake)).ok()
}

fn parsed(line: Piece<'_>) -> Result<Revision, Diagnostic> {
    let (date, rest) = day::split(line).ok_or_else(|| {
        line.wrong(Code::BadRevision, "this line does not begin with the day of the change")
            .help(line.to(0).write("2026-10-10 "))
    })?;
    let date = day::read(date)?;
    let (measure, value) = key(rest).ok_or_else(|| {
        line.wrong(
            Code::BadRevision,
            "this line does not say which measure was changed, and from what to what",
        )
        .help("write it like this: `2026-10-10 minutes: 25 -> 30 — vendor delay`")
    })?;
    let (numbers, reason) = reason(value);
    let (before, behind) = arrow(numbers).ok_or_else(|| no_step(numbers))?;
    let (number, _) = amount::split(behind);
    let from = amount::read(before)?;
    let to = amount::read(if number.is_empty() { behind } else { number })?;
    if from == to {
        let message = format!("`{}` changes nothing", clipped(&numbers.words()));
        return Err(numbers
            .wrong(Code::BadRevision, message)
            .help("remove the line, or correct one of the numbers"));
    }
    let words = plain(reason.text());
    Ok(Revision {
        date,
        measure: (measure.words(), measure.span()),
        from,
        to,
        reason: Some(words).filter(|words| !words.is_empty()),
        words: reason.span(),
        span: line.span(),
    })
}

/// The measure and what is behind its colon: the first one behind which a number stands.
fn key(rest: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let colons = rest.text().match_indices(':').map(|(at, _)| (rest.to(at).trim(), rest.from(at + 1).trim()));
    let mut colons = colons.filter(|(key, _)| !key.is_empty());
    let first = colons.clone().next();
    colons.find(|(_, value)| amount::begins(value.text())).or(first)
}

/// What is before and behind the dash.
fn reason(value: Piece<'_>) -> (Piece<'_>, Piece<'_>) {
    let text = value.text();
    // Behind the arrow: a dash before it stands where an arrow was meant.
    let arrow = arrow(value).map_or(0, |(_, behind)| text.len() - behind.text().len());
    let places = DASHES.iter().filter_map(|dash| Some((arrow + text[arrow..].find(dash)?, dash.len())));
    match places.min().filter(|_| arrow > 0) {
        Some((at, length)) => (value.to(at).trim(), value.from(at + length).trim()),
        None => (value, value.from(text.len())),
    }
}

fn no_step(numbers: Piece<'_>) -> Diagnostic {
    let message = format!("`{}` does not say from which target to which", clipped(&numbers.words()));
    let found = numbers.wrong(Code::BadRevision, message);
    let (from, rest) = amount::split(numbers);
    let digit = rest.text().find(|c: char| c.is_ascii_digit());
    match digit.map(|at| amount::split(rest.from(at))) {
        Some((to, _)) if !from.is_empty() => {
            found.help(from.through(to).write(&format!("{} -> {}", from.text(), to.text())))
        }
        _ => found.help("write the old and the new target: `25 -> 30`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_line_says_when_what_and_why() {
        let text = "2026-10-10 minutes (night): 25 -> 30 min — vendor: *delay* - again";
        let mut found = Vec::new();
        let read = read(Piece::exact(text, 7), &mut found).expect("a revision");
        assert!(found.is_empty());
        assert_eq!((read.date, read.measure.0.as_str()), (date(2026, 10, 10), "minutes (night)"));
        assert_eq!((read.from.whole(), read.to.whole()), (Some(25), Some(30)));
        assert_eq!(read.reason.as_deref(), Some("vendor: delay - again"));
        assert_eq!(read.span.range(), 7..7 + text.len());
        let bare = super::read(Piece::exact("2026-10-10 a: −5→1,000", 0), &mut found).expect("a revision");
        assert_eq!((bare.from.whole(), bare.to.whole(), bare.reason), (Some(-5), Some(1000), None));
    }

    #[test]
    fn every_mistake_stands_in_its_place() {
        let cases = [
            (
                "minutes: 25 -> 30",
                "bad-revision",
                "minutes: 25 -> 30",
                "write `2026-10-10 minutes: 25 -> 30`",
            ),
            ("3/9/26 minutes: 25 -> 30", "bad-date", "3/9/26", ""),
            ("2026-10-10 25 -> 30", "bad-revision", "2026-10-10 25 -> 30", ""),
            (
                "2026-10-10 a: 25 - 30 — b",
                "bad-revision",
                "25 - 30 — b",
                "write `2026-10-10 a: 25 -> 30 — b`",
            ),
            (
                "2026-10-10 a: 25 to 30 min",
                "bad-revision",
                "25 to 30 min",
                "write `2026-10-10 a: 25 -> 30 min`",
            ),
            ("2026-10-10 a: 25 -> 25", "bad-revision", "25 -> 25", ""),
            ("2026-10-10 a: 2,5 -> 3", "bad-number", "2,5", "write `2026-10-10 a: 2.5 -> 3`"),
            ("2026-10-10 a: later", "bad-revision", "later", ""),
        ];
        for (text, code, place, help) in cases {
            let found = parsed(Piece::exact(text, 0)).expect_err(text);
            let span = found.span.expect("a place");
            assert_eq!((found.code.as_str(), &text[span.range()]), (code, place), "{text}");
            let told = found.help.as_deref().unwrap_or_default();
            assert!(help.is_empty() || told == help, "{text}: {told}");
        }
    }
}
