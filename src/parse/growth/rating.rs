//! A level of a skill in one line: `facilitation: 3 (by: self) (evidence: https://…)`.
//!
//! In: the words of an item, and the day of its heading. Out: the [`Rating`]. Never: knows which skills exist,
//! or how many levels their scale has.

use jiff::civil::Date;

use super::piece::Piece;
use super::suffix::{self, Known, Suffixes, Takes};
use super::{Rater, Rating, amount};
use crate::diag::{Code, Diagnostic};
use crate::syntax::clipped;

const KNOWN: &[Known] = &[
    Known::new("by", Takes::Words, "(by: self)"),
    Known::new("agreed", Takes::Nothing, "(agreed)"),
    Known::new("evidence", Takes::Words, "(evidence: https://tidewise.example/1)"),
];

/// Reads an item as a level of a skill; `None` when it has a mistake.
pub(super) fn read(line: Piece<'_>, date: Date, found: &mut Vec<Diagnostic>) -> Option<Rating> {
    let line = line.trim();
    let (words, suffixes) = suffix::behind_words(line, KNOWN, found);
    let Some((skill, value)) = words.split_once(":").filter(|(skill, _)| !skill.is_empty()) else {
        found.push(
            line.wrong(Code::BadLevel, "this line does not say which skill is on which level")
                .help("write it like this: `facilitation: 3 (by: self)`"),
        );
        return None;
    };
    let level = level(value.trim()).map_err(|mistake| found.push(mistake)).ok()?;
    let by = rater(&suffixes, words, found)?;
    let skill = skill.trim();
    let evidence = suffixes.words("evidence");
    Some(Rating { date, skill: (skill.words(), skill.span()), level, by, evidence, span: line.span() })
}

fn level(value: Piece<'_>) -> Result<u32, Diagnostic> {
    let (number, rest) = amount::split(value);
    let read = crate::number::read(number.text()).ok().and_then(|number| number.whole());
    let level = read.and_then(|level| u32::try_from(level).ok()).filter(|level| (1..=20).contains(level));
    level.filter(|_| rest.is_empty()).ok_or_else(|| {
        let message =
            format!("`{}` is no level: they are whole numbers, counted from 1", clipped(&value.words()));
        let found = value.wrong(Code::BadLevel, message);
        match level {
            Some(level) => found.help(value.write(&level.to_string())),
            None => found.help("write the number of the level alone: `facilitation: 3 (by: self)`"),
        }
    })
}

fn rater(suffixes: &Suffixes<'_>, words: Piece<'_>, found: &mut Vec<Diagnostic>) -> Option<Rater> {
    if suffixes.get("agreed").is_some() {
        return Some(Rater::Agreed);
    }
    match suffixes.words("by") {
        Some(by) if by.eq_ignore_ascii_case("self") => Some(Rater::Own),
        Some(by) => Some(Rater::Other(by)),
        // When the mark is there and wrong, that was told.
        None if found.iter().any(|one| one.code == Code::BadSuffix && touches(one, words)) => None,
        None => {
            let message = "this line does not say who sees it so";
            let fix = words.write(&format!("{} (by: self)", words.words()));
            let help = format!("{fix}, or the id of somebody in place of `self`, or `(agreed)`");
            found.push(words.wrong(Code::MissingField, message).help(help));
            None
        }
    }
}

/// Whether a finding stands directly behind the words.
fn touches(found: &Diagnostic, words: Piece<'_>) -> bool {
    found.span.is_some_and(|span| span.start >= words.span().start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> (Option<Rating>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        (super::read(Piece::exact(text, 0), date(2026, 7, 10), &mut found), found)
    }

    #[test]
    fn a_line_says_which_level_and_who_sees_it() {
        let (rating, found) = read("Incident command: 3 (by: tomas) (evidence: https://e (x))");
        let rating = rating.expect("a rating");
        assert!(found.is_empty());
        assert_eq!(
            (rating.skill.0.as_str(), rating.skill.1.range(), rating.level),
            ("Incident command", 0..16, 3)
        );
        assert_eq!(
            (rating.by, rating.evidence.as_deref()),
            (Rater::Other("tomas".to_owned()), Some("https://e (x)"))
        );
        assert_eq!(read("a: 4 (agreed)").0.expect("agreed").by, Rater::Agreed);
        assert_eq!(read("a: 4 (by: Self)").0.expect("own").by, Rater::Own);
    }

    #[test]
    fn every_mistake_stands_in_its_place() {
        let cases = [
            ("a: 3/5 (by: self)", "bad-level", "3/5", "write `a: 3 (by: self)`"),
            ("a: 2.5 (by: self)", "bad-level", "2.5", ""),
            ("a: 0 (by: self)", "bad-level", "0", ""),
            ("a 3 (by: self)", "bad-level", "a 3 (by: self)", ""),
            ("a: 3", "missing-field", "a: 3", ""),
            ("a: 3 (bye: self)", "bad-suffix", "(bye: self)", "write `a: 3 (by: self)`"),
            ("a: 3 (agred)", "bad-suffix", "(agred)", "write `a: 3 (agreed)`"),
        ];
        for (text, code, place, help) in cases {
            let (_, found) = read(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            let span = found[0].span.expect("a place");
            assert_eq!((found[0].code.as_str(), &text[span.range()]), (code, place), "{text}");
            let told = found[0].help.as_deref().unwrap_or_default();
            assert!(help.is_empty() || told == help, "{text}: {told}");
        }
    }
}
