//! The heading of an entry: `2026-10-02 reflection — Halfway`.
//!
//! In: the words of a heading. Out: day, kind and title, or that it is prose. Never: takes a heading for an
//! entry that does not begin with a day.

use jiff::civil::Date;

use super::piece::Piece;
use super::{EntryKind, day};
use crate::diag::{Code, Diagnostic, nearest};
use crate::syntax::clipped;

/// The kinds, in the order in which messages name them.
const KINDS: [EntryKind; 4] =
    [EntryKind::Reflection, EntryKind::Review, EntryKind::Update, EntryKind::Session];

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) date: Date,
    /// The kind, if one is written.
    pub(super) kind: Option<EntryKind>,
    pub(super) title: Option<String>,
}

/// Whether a heading begins with what looks like a day.
pub(super) fn is_dated(words: Piece<'_>) -> bool {
    let Some((date, rest)) = day::split(words) else { return false };
    let next = rest.trim().text().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    !day::is_month(date.text()) || near(next).is_some()
}

fn near(word: &str) -> Option<&'static str> {
    nearest(word, KINDS.map(EntryKind::name))
}

/// Reads a heading that [`is_dated`]; `None` when its day cannot be read.
pub(super) fn read(words: Piece<'_>, found: &mut Vec<Diagnostic>) -> Option<Head> {
    let (date, rest) = day::split(words)?;
    let date = day::read(date).map_err(|mistake| found.push(mistake)).ok()?;
    let rest = rest.trim();
    if let Some(title) = title(rest) {
        return Some(Head { date, kind: None, title });
    }
    let end = rest.text().find(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '—' | '–'));
    let (word, behind) =
        (rest.to(end.unwrap_or(rest.text().len())), rest.from(end.unwrap_or(rest.text().len())));
    let kind = KINDS.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(word.text()));
    let title = title(behind.trim());
    if kind.is_none() {
        found.push(no_such_kind(word, rest));
    } else if title.is_none() {
        found.push(stray(behind.trim()));
    }
    Some(Head { date, kind, title: title.flatten() })
}

/// What stands behind a dash or a colon; `None` for words without one. Nothing is no title.
fn title(piece: Piece<'_>) -> Option<Option<String>> {
    if piece.is_empty() {
        return Some(None);
    }
    let rest = piece.text().strip_prefix(['—', '–', ':']).or_else(|| piece.text().strip_prefix("- "))?;
    Some(Some(super::piece::one_line(rest)).filter(|title| !title.is_empty()))
}

fn no_such_kind(word: Piece<'_>, rest: Piece<'_>) -> Diagnostic {
    let found = word.wrong(Code::UnknownEntryKind, format!("`{}` is no kind of entry", clipped(word.text())));
    let kinds = "`reflection`, `review`, `update` and `session`";
    match near(word.text()) {
        Some(near) => found
            .label(format!("did you mean `{near}`?"))
            .help(format!("{}; the kinds are {kinds}", word.write(near))),
        None => found.help(format!(
            "the kinds are {kinds}; if it is a title, {}",
            rest.write(&format!("— {}", rest.words()))
        )),
    }
}

/// Words behind the kind.
fn stray(behind: Piece<'_>) -> Diagnostic {
    let message = format!("`{}` stands behind the kind of the entry", clipped(&behind.words()));
    let words = behind.text().trim_start_matches([',', '-', ' ']);
    behind
        .wrong(Code::UnknownEntryKind, message)
        .help(format!("a title stands behind a dash: {}", behind.write(&format!("— {words}"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> (Option<Head>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        (super::read(Piece::exact(text, 0), &mut found), found)
    }

    fn head(text: &str) -> (Option<EntryKind>, Option<String>) {
        let (head, found) = read(text);
        assert!(found.is_empty(), "{text}: {found:?}");
        let head = head.expect(text);
        assert_eq!(head.date, date(2026, 9, 3), "{text}");
        (head.kind, head.title)
    }

    #[test]
    fn a_heading_says_day_kind_and_title() {
        let title = |text: &str| Some(text.to_owned());
        assert_eq!(head("2026-09-03"), (None, None));
        assert_eq!(head("2026-09-03 Reflection"), (Some(EntryKind::Reflection), None));
        assert_eq!(head("2026-09-03 review — Half  way"), (Some(EntryKind::Review), title("Half way")));
        assert_eq!(head("2026-09-03 session: with B: C"), (Some(EntryKind::Session), title("with B: C")));
        assert_eq!(head("2026-09-03 update - x"), (Some(EntryKind::Update), title("x")));
        assert_eq!(head("2026-09-03: x"), (None, title("x")));
        assert_eq!(head("2026-09-03—x"), (None, title("x")));
    }

    #[test]
    fn headings_without_a_day_are_prose() {
        let is = |text| is_dated(Piece::exact(text, 0));
        for text in ["Measures", "2026 in short", "2026-09 in short", "3 things", "1.2.3", "What happened"] {
            assert!(!is(text), "{text}");
        }
        for text in ["2026-09-03", "3/9/26 reflection", "2026-9-3", "2026-09 reflexion", "9 March 2026 x"] {
            assert!(is(text), "{text}");
        }
    }

    #[test]
    fn every_mistake_stands_in_its_place_and_shows_the_heading() {
        let cases = [
            ("2026-09-03 reflexion", "unknown-entry-kind", "reflexion", "write `2026-09-03 reflection`"),
            ("2026-09-03 Half way", "unknown-entry-kind", "Half", "write `2026-09-03 — Half way`"),
            ("2026-09-03 review of it", "unknown-entry-kind", "of it", "write `2026-09-03 review — of it`"),
            ("2026-9-3 review", "bad-date", "2026-9-3", "write `2026-09-03 review`"),
            ("3/9/26 reflection", "bad-date", "3/9/26", "write `2026-03-09` (9 March 2026) or `2026-09-03`"),
            ("2026-09 reflection", "bad-date", "2026-09", "2026-03-09"),
        ];
        for (text, code, place, help) in cases {
            let (_, found) = read(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            let span = found[0].span.expect("a place");
            assert_eq!((found[0].code.as_str(), &text[span.range()]), (code, place), "{text}");
            assert!(found[0].help.as_deref().unwrap_or_default().contains(help), "{found:?}");
        }
    }
}
