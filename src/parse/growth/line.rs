//! The items of the list of an entry.
//!
//! In: the words of all items. Out: what each says. The list is certainly one of readings when one of them
//! begins with a word that has a meaning of its own, such as `win`; only then are mistakes behind such words
//! told. Never: knows the measures; an item with any other key is left to whoever does.

use super::piece::Piece;
use super::suffix::{self, Known, Takes};
use super::{Barrier, EntryLine, NoteKind, Said, amount};
use crate::diag::{Code, Diagnostic, Severity};
use crate::number::{self, Rational};
use crate::source::Span;
use crate::syntax::clipped;

const KNOWN: &[Known] =
    &[Known::new("kind", Takes::Words, "(kind: time)"), Known::new("asked", Takes::Words, "(asked: tomas)")];

/// A word with a meaning of its own before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Confidence,
    Note(NoteKind),
    Barrier,
    Resolved,
    Goal,
}

/// The word that a line begins with, what stands before its colon, and what behind it.
fn key(line: Piece<'_>) -> Option<(Word, Piece<'_>, Piece<'_>)> {
    let (key, value) = line.split_once(":")?;
    let folded = key.words().to_lowercase().replace(['-', '_'], " ");
    let word = match folded.as_str() {
        "confidence" => Word::Confidence,
        "win" => Word::Note(NoteKind::Win),
        "learned" | "learnt" => Word::Note(NoteKind::Learned),
        "tried" => Word::Note(NoteKind::Tried),
        "setback" => Word::Note(NoteKind::Setback),
        "changed" => Word::Note(NoteKind::Changed),
        "thanks" => Word::Note(NoteKind::Thanks),
        "barrier" => Word::Barrier,
        "barrier resolved" => Word::Resolved,
        _ if folded.starts_with("goal ") && folded.contains('/') => Word::Goal,
        _ => return None,
    };
    Some((word, key.trim(), value.trim()))
}

/// Whether one of the items begins with a word that has a meaning of its own.
pub(super) fn is_certain(items: &[Piece<'_>]) -> bool {
    items.iter().any(|item| key(item.trim()).is_some())
}

/// Whether an item looks like a reading: a short key, a colon, a value.
pub(super) fn is_like_reading(item: Piece<'_>) -> bool {
    item.split_once(":").is_some_and(|(key, value)| {
        !value.is_empty() && key.text().split_whitespace().count() <= 6 && amount::begins(value.text())
    })
}

/// What an item says.
pub(super) fn read(item: Piece<'_>, found: &mut Vec<Diagnostic>) -> EntryLine {
    let line = item.trim();
    let said = match key(line).map(|(word, key, value)| said(word, key, value)) {
        None => Said::Other,
        Some((said, mistakes)) => {
            found.extend(mistakes);
            said
        }
    };
    EntryLine { text: line.text().to_owned(), span: line.span(), said }
}

fn said(word: Word, key: Piece<'_>, value: Piece<'_>) -> (Said, Vec<Diagnostic>) {
    let mut found = Vec::new();
    if value.is_empty() && word != Word::Confidence {
        let message = format!("nothing stands behind `{}:`", clipped(&key.words()));
        let found = key.wrong(Code::MissingField, message).severity(Severity::Warning);
        return (Said::Faulty, vec![found.help("write it behind the colon, or remove the line")]);
    }
    let said = match word {
        Word::Confidence => confidence(key, value).map(Said::Confidence),
        Word::Note(kind) => Ok(Said::Note(kind, value.span())),
        Word::Resolved => Ok(Said::Resolved(value.span())),
        Word::Barrier => barrier(value, &mut found).map(Said::Barrier),
        Word::Goal => for_goal(key, value),
    };
    let said = said.unwrap_or_else(|mistake| {
        found.push(mistake);
        Said::Faulty
    });
    (said, found)
}

// ---- confidence -----------------------------------------------------------------------------------

fn confidence(key: Piece<'_>, value: Piece<'_>) -> Result<Rational, Diagnostic> {
    let read = match value.split_once("/") {
        Some((some, ten)) => of_ten(some.text(), ten.text()),
        None => number::read(value.text()).ok(),
    };
    let read = read.filter(|number| !number.is_negative() && *number <= Rational::one());
    read.ok_or_else(|| {
        let place = if value.is_empty() { key } else { value };
        let message = match value.is_empty() {
            true => "this confidence says nothing: it is a number from 0 to 1, or so many of ten".to_owned(),
            false => format!(
                "`{}` is no confidence: it is a number from 0 to 1, or so many of ten",
                clipped(&value.words())
            ),
        };
        let found = place.wrong(Code::BadConfidence, message);
        match meant_confidence(value) {
            Some(meant) => found.label(format!("did you mean `{meant}`?")).help(value.write(&meant)),
            None => found.help("write `confidence: 0.7` or `confidence: 7/10`"),
        }
    })
}

fn of_ten(some: &str, ten: &str) -> Option<Rational> {
    let is_ten = number::read(ten).is_ok_and(|ten| ten == Rational::from(10));
    number::read(some).ok().filter(|_| is_ten)?.over(&Rational::from(10))
}

/// `7` as `7/10`, `70 %` as `0.7`, `0,6` as `0.6`.
fn meant_confidence(value: Piece<'_>) -> Option<String> {
    let (number, rest) = amount::split(value);
    let read = match number::read(number.text()) {
        Ok(read) => read,
        Err(mistake) => return mistake.meant.filter(|_| rest.is_empty()),
    };
    let percent = rest.text() == "%" && read <= Rational::from(100);
    if percent && !read.is_negative() {
        return Some(read.over(&Rational::from(100))?.decimal(4));
    }
    let is_of_ten = read > Rational::one() && read <= Rational::from(10);
    is_of_ten.then(|| format!("{}/10", number.text()))
}

// ---- barriers and goals ---------------------------------------------------------------------------

fn barrier(value: Piece<'_>, found: &mut Vec<Diagnostic>) -> Result<Barrier, Diagnostic> {
    let (words, suffixes) = suffix::behind_words(value, KNOWN, found);
    if words.is_empty() {
        return Err(value
            .wrong(Code::MissingField, "this barrier does not say what is in the way")
            .help("write it before the parentheses: `barrier: no time on Fridays (kind: time)`"));
    }
    let asked = suffixes.get("asked").map(|suffix| {
        let at = suffix.value.text().len() - suffix.value.text().trim_start_matches('@').len();
        let person = suffix.value.from(at).trim();
        (person.words(), person.span())
    });
    let kind = suffixes.words("kind").map(|kind| kind.to_lowercase());
    Ok(Barrier { text: words.words(), words: words.span(), kind, asked })
}

/// `goal restore-faster/minutes: 41`.
fn for_goal(key: Piece<'_>, value: Piece<'_>) -> Result<Said, Diagnostic> {
    let path = key.from("goal".len()).trim();
    let at = path.text().rfind('/').unwrap_or_default();
    let (goal, measure) = (path.to(at).trim(), path.from((at + 1).min(path.text().len())).trim());
    if goal.is_empty() || measure.is_empty() {
        let message = format!("`{}` does not say which measure of which goal", clipped(&key.words()));
        return Err(key
            .wrong(Code::UnknownKey, message)
            .help("write the goal, a slash and the measure: `goal restore-faster/minutes: 41`"));
    }
    let told = |piece: Piece<'_>| -> (String, Span) { (piece.words(), piece.span()) };
    Ok(Said::ForGoal { goal: told(goal), measure: told(measure), value: told(value) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Said, Vec<Diagnostic>) {
        let mut found = Vec::new();
        (super::read(Piece::exact(text, 0), &mut found).said, found)
    }

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    #[test]
    fn words_have_their_meanings() {
        let said = |text| {
            let (said, found) = read(text);
            assert!(found.is_empty(), "{text}: {found:?}");
            said
        };
        assert_eq!(said("confidence: 0.6"), Said::Confidence(Rational::of(3, 5)));
        assert_eq!(said("Confidence: 6/10"), Said::Confidence(Rational::of(3, 5)));
        assert_eq!(said("confidence: 1"), Said::Confidence(Rational::one()));
        assert_eq!(said("win: a: b"), Said::Note(NoteKind::Win, span(5, 9)));
        assert_eq!(said("WIN :a"), Said::Note(NoteKind::Win, span(5, 6)));
        assert_eq!(said("barrier-resolved: no"), Said::Resolved(span(18, 20)));
        assert_eq!(said("reviews I led: 4"), Said::Other);
        assert_eq!(said("no key here"), Said::Other);
        assert_eq!(said("goals met: 3"), Said::Other);
        assert_eq!(
            said("goal a/b/minutes: 41 min"),
            Said::ForGoal {
                goal: ("a/b".to_owned(), span(5, 8)),
                measure: ("minutes".to_owned(), span(9, 16)),
                value: ("41 min".to_owned(), span(18, 24)),
            }
        );
    }

    #[test]
    fn a_barrier_says_what_kind_and_who_was_asked() {
        let (said, found) = read("barrier: no (free) Fridays (again) (kind: Time) (asked: @tomas)");
        let Said::Barrier(barrier) = said else { panic!("{said:?}") };
        assert!(found.is_empty());
        assert_eq!((barrier.text.as_str(), barrier.words), ("no (free) Fridays (again)", span(9, 34)));
        assert_eq!(barrier.kind.as_deref(), Some("time"));
        assert_eq!(barrier.asked, Some(("tomas".to_owned(), span(57, 62))));
    }

    #[test]
    fn every_mistake_stands_in_its_place_and_shows_the_line() {
        let cases = [
            ("confidence: 7", "bad-confidence", "7", "write `confidence: 7/10`"),
            ("confidence: 70 %", "bad-confidence", "70 %", "write `confidence: 0.7`"),
            ("confidence: 0,6", "bad-confidence", "0,6", "write `confidence: 0.6`"),
            ("confidence: 7/5", "bad-confidence", "7/5", ""),
            ("confidence: 11/10", "bad-confidence", "11/10", ""),
            ("confidence: -0.1", "bad-confidence", "-0.1", ""),
            ("confidence: high", "bad-confidence", "high", ""),
            ("confidence:", "bad-confidence", "confidence", ""),
            ("win:", "missing-field", "win", ""),
            ("barrier: a (asks: b)", "bad-suffix", "(asks: b)", "write `barrier: a (asked: b)`"),
            ("barrier: (kind: time)", "missing-field", "(kind: time)", ""),
            ("goal restore/: 4", "unknown-key", "goal restore/", ""),
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
