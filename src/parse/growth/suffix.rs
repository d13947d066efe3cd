//! The small parts in parentheses behind a line: `(source: pager log) (stretch)`.
//!
//! In: a piece of a line, and the parts that are known there. Out: the parts, and what is wrong with them.
//! Never: takes words that merely stand in parentheses for a part, where words may stand.

use std::ops::Range;

use jiff::civil::Date;

use super::day;
use super::piece::Piece;
use crate::diag::{Code, Diagnostic, nearest};
use crate::syntax::clipped;

/// A part that is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands behind its name.
    pub(super) takes: Takes,
    /// How it is written.
    pub(super) example: &'static str,
}

/// What stands behind the name of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Nothing.
    Nothing,
    /// Nothing, or a number.
    Number,
    /// A colon and words.
    Words,
    /// A day.
    Day,
}

impl Known {
    pub(super) const fn new(name: &'static str, takes: Takes, example: &'static str) -> Self {
        Self { name, takes, example }
    }
}

/// A part as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suffix<'a> {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands behind its name; may be empty.
    pub(super) value: Piece<'a>,
    /// The whole, with its parentheses.
    pub(super) whole: Piece<'a>,
}

/// The parts of a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Suffixes<'a>(Vec<Suffix<'a>>);

impl<'a> Suffixes<'a> {
    /// The part called `name`.
    pub(super) fn get(&self, name: &str) -> Option<Suffix<'a>> {
        self.0.iter().find(|suffix| suffix.name == name).copied()
    }

    /// The part called `name` that has a value, or that has none.
    pub(super) fn valued(&self, name: &str, has_value: bool) -> Option<Suffix<'a>> {
        self.0.iter().find(|suffix| suffix.name == name && suffix.value.is_empty() != has_value).copied()
    }

    /// The words of the part called `name`.
    pub(super) fn words(&self, name: &str) -> Option<String> {
        self.get(name).map(|suffix| suffix.value.words())
    }

    /// The day of the part called `name`.
    pub(super) fn day(&self, name: &str, found: &mut Vec<Diagnostic>) -> Option<Date> {
        day::read(self.get(name)?.value).map_err(|mistake| found.push(mistake)).ok()
    }

    /// One of a few words as the value of the part called `name`.
    pub(super) fn word(
        &self,
        name: &str,
        words: &'static [&'static str],
        found: &mut Vec<Diagnostic>,
    ) -> Option<&'static str> {
        let value = self.get(name)?.value;
        let written = value.words();
        let known = words.iter().find(|word| word.eq_ignore_ascii_case(&written)).copied();
        if known.is_none() {
            found.push(no_such_word(name, words, value));
        }
        known
    }
}

fn no_such_word(name: &str, words: &'static [&'static str], value: Piece<'_>) -> Diagnostic {
    let written = value.words();
    let choices = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let found = value.wrong(Code::BadEnum, format!("`{}` is not a value of `{name}`", clipped(&written)));
    match nearest(&written, words.iter().copied()) {
        Some(word) => found
            .label(format!("did you mean `{word}`?"))
            .help(format!("{}; the choices are {choices}", value.write(word))),
        None => found.help(format!("the choices are {choices}")),
    }
}

/// The balanced parentheses of a text that stand in no others, by place.
pub(super) fn groups(text: &str) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut closed: Vec<Range<usize>> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open.push(at),
            b')' => {
                let Some(start) = open.pop() else { continue };
                closed.retain(|group| group.start < start);
                closed.push(start..at + 1);
            }
            _ => {}
        }
    }
    closed
}

/// Takes the parts off the end of words. Parentheses that look like no part belong to the words.
pub(super) fn behind_words<'a>(
    piece: Piece<'a>,
    known: &'static [Known],
    found: &mut Vec<Diagnostic>,
) -> (Piece<'a>, Suffixes<'a>) {
    let mut words = piece.trim();
    let mut suffixes = Vec::new();
    let mut groups = groups(words.text());
    while let Some(group) = groups.pop().filter(|group| group.end == words.text().len()) {
        let whole = words.cut(group.clone());
        if !looks_known(whole, known) {
            break;
        }
        suffixes.push(whole);
        words = words.to(group.start);
        words = words.to(words.text().trim_end().len());
    }
    suffixes.reverse();
    (words, read_all(&suffixes, known, found))
}

/// Reads all of `wholes` as parts; each may stand once.
pub(super) fn read_all<'a>(
    wholes: &[Piece<'a>],
    known: &'static [Known],
    found: &mut Vec<Diagnostic>,
) -> Suffixes<'a> {
    let mut all: Vec<Suffix<'a>> = Vec::new();
    for whole in wholes {
        match read(*whole, known) {
            Err(mistake) => found.push(mistake),
            Ok(suffix) if all.iter().any(|other| is_same(other, &suffix)) => found.push(twice(&suffix)),
            Ok(suffix) => all.push(suffix),
        }
    }
    Suffixes(all)
}

/// Whether two parts say the same: `(stretch)` and `(stretch 8)` do not.
fn is_same(one: &Suffix<'_>, other: &Suffix<'_>) -> bool {
    one.name == other.name && one.value.is_empty() == other.value.is_empty()
}

fn twice(suffix: &Suffix<'_>) -> Diagnostic {
    suffix
        .whole
        .wrong(Code::BadSuffix, format!("`{}` stands twice in this line", suffix.name))
        .help(format!("remove one of the two: {}", suffix.whole.write("")))
}

/// The name and the value inside of parentheses, and whether a colon stands between them.
fn cut(whole: Piece<'_>) -> (Piece<'_>, Piece<'_>, bool) {
    let inner = whole.cut(1..whole.text().len() - 1).trim();
    let end = inner.text().find(|c: char| c == ':' || c.is_whitespace()).unwrap_or(inner.text().len());
    let behind = inner.from(end).trim();
    match behind.text().strip_prefix(':') {
        Some(_) => (inner.to(end), behind.from(1).trim(), true),
        None => (inner.to(end), behind, false),
    }
}

/// Whether parentheses behind words look like a part: by a known name, or by a colon.
fn looks_known(whole: Piece<'_>, known: &'static [Known]) -> bool {
    let (name, value, has_colon) = cut(whole);
    let is_word = !name.is_empty() && name.text().chars().all(char::is_alphabetic);
    let exact = known.iter().find(|one| one.name.eq_ignore_ascii_case(name.text()));
    match exact {
        Some(known) => has_colon || value.is_empty() || known.takes != Takes::Words,
        None => is_word && (has_colon || (value.is_empty() && near(name, known).is_some())),
    }
}

fn near(name: Piece<'_>, known: &'static [Known]) -> Option<&'static Known> {
    let near = nearest(name.text(), known.iter().map(|one| one.name))?;
    known.iter().find(|one| one.name == near)
}

fn read<'a>(whole: Piece<'a>, known: &'static [Known]) -> Result<Suffix<'a>, Diagnostic> {
    let (name, value, has_colon) = cut(whole);
    let Some(exact) = known.iter().find(|one| one.name.eq_ignore_ascii_case(name.text())) else {
        return Err(unknown(whole, name, known));
    };
    let fits = match exact.takes {
        Takes::Nothing => value.is_empty() && !has_colon,
        Takes::Number => true,
        Takes::Words => !value.is_empty() && has_colon,
        Takes::Day => !value.is_empty(),
    };
    if fits { Ok(Suffix { name: exact.name, value, whole }) } else { Err(misshapen(whole, value, exact)) }
}

fn unknown(whole: Piece<'_>, name: Piece<'_>, known: &'static [Known]) -> Diagnostic {
    let found = whole.wrong(Code::BadSuffix, format!("`{}` is not known here", clipped(&whole.words())));
    let examples = known.iter().map(|one| format!("`{}`", one.example)).collect::<Vec<_>>().join(", ");
    if matches!(name.text().to_ascii_lowercase().as_str(), "by" | "due" | "until")
        && known.iter().any(|one| one.name == "source")
    {
        return found.help("a day stands before the parentheses: `… -> 30 min by 2026-12-18`");
    }
    match near(name, known) {
        Some(one) => {
            let label = format!("did you mean `{}`?", one.name);
            found.label(label).help(name.write(one.name))
        }
        None => found.help(format!("what may stand here: {examples}")),
    }
}

fn misshapen(whole: Piece<'_>, value: Piece<'_>, known: &Known) -> Diagnostic {
    let found =
        whole.wrong(Code::BadSuffix, format!("`{}` is not written as it should be", clipped(&whole.words())));
    match known.takes {
        Takes::Words if !value.is_empty() => found.label("a colon is missing").help(whole.write(&format!(
            "({}: {})",
            known.name,
            value.words()
        ))),
        Takes::Nothing => found.help(whole.write(&format!("({})", known.name))),
        Takes::Words | Takes::Day | Takes::Number => {
            found.help(format!("it is written like this: `{}`", known.example))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[Known] = &[
        Known::new("done", Takes::Day, "(done 2026-09-20)"),
        Known::new("evidence", Takes::Words, "(evidence: https://tidewise.example/1)"),
        Known::new("stretch", Takes::Nothing, "(stretch)"),
    ];

    fn told(text: &str) -> (String, Vec<String>, Vec<String>) {
        let mut found = Vec::new();
        let (words, suffixes) = behind_words(Piece::exact(text, 0), KNOWN, &mut found);
        let said = suffixes.0.iter().map(|one| format!("{}={}", one.name, one.value.text())).collect();
        let helps = found.iter().map(|one| format!("{} {}", one.code, one.help.clone().unwrap_or_default()));
        (words.text().to_owned(), said, helps.collect())
    }

    #[test]
    fn parts_come_off_the_end_in_any_order() {
        let (words, said, found) = told("Lead one (for us) (evidence: a (b) c) (STRETCH) (done: 2026-09-20)");
        assert_eq!(words, "Lead one (for us)");
        assert_eq!(said, ["evidence=a (b) c", "stretch=", "done=2026-09-20"]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn every_mistake_shows_the_whole_line() {
        let found = |text| told(text).2;
        assert_eq!(found("A (evidnce: b)"), ["bad-suffix write `A (evidence: b)`"]);
        assert_eq!(found("A (strech)"), ["bad-suffix write `A (stretch)`"]);
        assert_eq!(found("A (stretch 8)"), ["bad-suffix write `A (stretch)`"]);
        assert_eq!(found("A (done)"), ["bad-suffix it is written like this: `(done 2026-09-20)`"]);
        assert_eq!(
            found("A (mood: good)"),
            ["bad-suffix what may stand here: `(done 2026-09-20)`, \
              `(evidence: https://tidewise.example/1)`, `(stretch)`"]
        );
        assert_eq!(found("A (stretch) (stretch)"), ["bad-suffix remove one of the two: write `A (stretch)`"]);
    }

    #[test]
    fn words_in_parentheses_are_words() {
        for text in ["Lead one (evidence of joy)", "Ask (again)", "Smile :)", "Open (", "()", "(", ")("] {
            assert_eq!(told(text), (text.to_owned(), vec![], vec![]), "{text}");
        }
    }

    #[test]
    fn groups_are_balanced() {
        assert_eq!(groups("a (b (c)) d) (e"), vec![Range { start: 2, end: 9 }]);
        assert_eq!(groups("(a) (b"), vec![Range { start: 0, end: 3 }]);
    }
}
