//! A measure in one line: `Minutes to restore: 55 -> 30 min by 2026-12-18 (source: pager log)`.
//!
//! In: the line. Out: the [`Measure`]. Never: drops a line; one that has no value is a deliverable.

use jiff::civil::Date;

use super::piece::Piece;
use super::suffix::{self, Known, Suffixes, Takes};
use super::{Aim, Commitment, Lens, Measure, amount, day, value};
use crate::diag::{Code, Diagnostic};
use crate::number::Rational;
use crate::parse::markdown::{heading_slug, plain};

const KNOWN: &[Known] = &[
    Known::new("stretch", Takes::Number, "(stretch 8)"),
    Known::new("committed", Takes::Nothing, "(committed)"),
    Known::new("source", Takes::Words, "(source: incident calendar)"),
    Known::new("lens", Takes::Words, "(lens: practice)"),
    Known::new("impact", Takes::Words, "(impact: customer)"),
    Known::new("id", Takes::Words, "(id: reviews)"),
    Known::new("done", Takes::Day, "(done 2026-09-28)"),
];

const LENSES: &[&str] = &["learning", "practice", "outcome"];
const IMPACTS: &[&str] = &["customer", "efficiency", "quality", "people", "learning"];

/// A line cut into what it says.
struct Cut<'a> {
    title: Piece<'a>,
    aim: Aim,
    unit: String,
    due: Option<Date>,
    suffixes: Suffixes<'a>,
}

/// Reads a line as a measure; `None` when it has a mistake that leaves nothing to measure.
pub(super) fn read(line: Piece<'_>, found: &mut Vec<Diagnostic>) -> Option<Measure> {
    let line = line.trim();
    let cut = match value_at(line) {
        Some(colon) => with_value(line, colon, found)?,
        None => deliverable(line, found)?,
    };
    if cut.title.is_empty() {
        found.push(
            line.wrong(Code::MissingField, "this measure has no name")
                .help(format!("say before the colon what is measured: `Reviews I led{}`", shown(line))),
        );
        return None;
    }
    Some(measure(cut, line, found))
}

fn shown(line: Piece<'_>) -> String {
    let words = line.words();
    if words.starts_with(':') { words } else { format!(": {words}") }
}

fn measure(cut: Cut<'_>, line: Piece<'_>, found: &mut Vec<Diagnostic>) -> Measure {
    let Cut { title, mut aim, unit, due, suffixes } = cut;
    if let Some(mistake) = stretch(&mut aim, &unit, &suffixes) {
        found.push(mistake);
    }
    let title = plain(title.text());
    let written = suffixes.words("id").map(|id| heading_slug(&id)).filter(|id| !id.is_empty());
    Measure {
        id: written.unwrap_or_else(|| id_of(&title)),
        aim,
        unit,
        commitment: commitment(&suffixes, found),
        due,
        source: suffixes.words("source"),
        lens: suffixes.word("lens", LENSES, found).and_then(lens),
        impact: suffixes.word("impact", IMPACTS, found),
        weight: Rational::one(),
        phases: Vec::new(),
        done: done(&suffixes, found),
        span: line.span(),
        title,
    }
}

/// The id that follows from a title.
pub(super) fn id_of(title: &str) -> String {
    let slug = heading_slug(title);
    if slug.is_empty() { "measure".to_owned() } else { slug }
}

/// The lens called `word`.
pub(super) fn lens(word: &str) -> Option<Lens> {
    match word {
        "learning" => Some(Lens::Learning),
        "practice" => Some(Lens::Practice),
        "outcome" => Some(Lens::Outcome),
        _ => None,
    }
}

fn commitment(suffixes: &Suffixes<'_>, found: &mut Vec<Diagnostic>) -> Option<Commitment> {
    let is_stretch = suffixes.valued("stretch", false).is_some();
    let committed = suffixes.get("committed");
    if let Some(suffix) = committed.filter(|_| is_stretch) {
        let message = "a measure is either promised or reached for";
        let help = format!("remove `(committed)` or `(stretch)`: {}", suffix.whole.write(""));
        found.push(suffix.whole.wrong(Code::BadSuffix, message).help(help));
    }
    let stretch = is_stretch.then_some(Commitment::Stretch);
    stretch.or_else(|| committed.map(|_| Commitment::Committed))
}

/// Puts the number behind `stretch` into the aim.
fn stretch(aim: &mut Aim, unit: &str, suffixes: &Suffixes<'_>) -> Option<Diagnostic> {
    let suffix = suffixes.valued("stretch", true)?;
    let (number, behind) = amount::split(suffix.value);
    let same_unit = behind.is_empty() || behind.words().eq_ignore_ascii_case(unit);
    let read = match amount::read(if same_unit && !number.is_empty() { number } else { suffix.value }) {
        Ok(read) => read,
        Err(mistake) => return Some(Diagnostic { code: Code::BadStretch, ..mistake }),
    };
    let (message, help) = value::stretched(aim, read).err()?;
    Some(suffix.whole.wrong(Code::BadStretch, message).help(help))
}

/// The day on which a deliverable was done.
fn done(suffixes: &Suffixes<'_>, found: &mut Vec<Diagnostic>) -> Option<Date> {
    suffixes.day("done", found)
}

// ---- cutting ----------------------------------------------------------------------------------------

/// The last colon outside of parentheses that leaves a value; of a line without one, the last colon
/// behind which a digit shows that a value was meant.
fn value_at(line: Piece<'_>) -> Option<usize> {
    let text = line.text();
    let groups = suffix::groups(text);
    let is_outside = |at: &usize| !groups.iter().any(|group| group.contains(at));
    let colons: Vec<usize> = text
        .match_indices(':')
        .map(|(at, _)| at)
        .filter(is_outside)
        .filter(|at| !is_within_word(text, *at))
        .collect();
    let head = |colon: usize| {
        let end = groups.iter().map(|group| group.start).find(|start| *start > colon);
        line.cut(colon + 1..end.unwrap_or(text.len()))
    };
    let valued = colons.iter().rev().find(|colon| value::is_meant(head(**colon)));
    valued.or_else(|| colons.last().filter(|colon| amount::begins(head(**colon).text()))).copied()
}

/// Whether a colon belongs to a time or a web address.
fn is_within_word(text: &str, colon: usize) -> bool {
    let (before, behind) = (&text[..colon], &text[colon + 1..]);
    let is_digit = |c: char| c.is_ascii_digit();
    behind.starts_with("//")
        || (before.ends_with(is_digit) && behind.starts_with(is_digit))
        || before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"))
}

/// A line with a value behind `colon`: what stands between parentheses is the value, or its day.
fn with_value<'a>(line: Piece<'a>, colon: usize, found: &mut Vec<Diagnostic>) -> Option<Cut<'a>> {
    let tail = line.from(colon + 1);
    let mut due = None;
    let mut head = None;
    for part in between(tail) {
        let (part, by) = by(part, found);
        due = due.or(by);
        match head {
            None => head = Some(part),
            Some(_) if part.is_empty() => {}
            Some(_) => found.push(stray(part)),
        }
    }
    let wholes: Vec<Piece<'a>> =
        suffix::groups(tail.text()).into_iter().map(|group| tail.cut(group)).collect();
    let suffixes = suffix::read_all(&wholes, KNOWN, found);
    let head = head?;
    let read = if value::is_meant(head) { value::read(head) } else { Err(value::no_value(head)) };
    let (aim, unit) = read.map_err(|mistake| found.push(mistake)).ok()?;
    if let Some(suffix) = suffixes.get("done") {
        let message = "a measure with numbers is done when its last reading says so";
        found.push(suffix.whole.wrong(Code::BadSuffix, message).help(suffix.whole.write("")));
    }
    Some(Cut { title: line.to(colon).trim(), aim, unit, due, suffixes })
}

/// What stands before, between and behind the parentheses of a piece.
fn between(piece: Piece<'_>) -> Vec<Piece<'_>> {
    let groups = suffix::groups(piece.text());
    let starts = std::iter::once(0).chain(groups.iter().map(|group| group.end));
    let ends = groups.iter().map(|group| group.start).chain(std::iter::once(piece.text().len()));
    starts.zip(ends).map(|(start, end)| piece.cut(start..end)).collect()
}

/// Words between the parts behind a value.
fn stray(part: Piece<'_>) -> Diagnostic {
    let part = part.trim();
    part.wrong(
        Code::BadSuffix,
        format!("`{}` stands behind the parentheses", crate::syntax::clipped(&part.words())),
    )
    .help("write words and units before the first parenthesis, or give them a name: `(source: …)`")
}

/// A line that says what will be there.
fn deliverable<'a>(line: Piece<'a>, found: &mut Vec<Diagnostic>) -> Option<Cut<'a>> {
    let (words, suffixes) = suffix::behind_words(line, KNOWN, found);
    let (title, due) = by(words, found);
    Some(Cut { title, aim: Aim::Deliverable, unit: String::new(), due, suffixes })
}

/// Takes `by 2026-12-18` off the end of a piece. A day in the middle of words counts, and the words stay.
fn by<'a>(piece: Piece<'a>, found: &mut Vec<Diagnostic>) -> (Piece<'a>, Option<Date>) {
    let piece = piece.trim();
    let Some((word, date, behind)) = by_at(piece) else { return (piece, None) };
    match day::read(date) {
        Ok(day) if behind.is_empty() => (piece.to(word).trim(), Some(day)),
        Ok(day) => (piece, Some(day)),
        Err(mistake) => {
            found.push(mistake);
            (if behind.is_empty() { piece.to(word).trim() } else { piece }, None)
        }
    }
}

/// Where the last `by` stands that has a day behind it, the day, and what follows.
fn by_at(piece: Piece<'_>) -> Option<(usize, Piece<'_>, Piece<'_>)> {
    let text = piece.text();
    let is_word = |at: usize| {
        let (before, behind) = (&text[..at], &text[at + 2..]);
        (before.is_empty() || before.ends_with(char::is_whitespace))
            && behind.starts_with(char::is_whitespace)
    };
    let places = text.char_indices().map(|(at, _)| at);
    let words: Vec<usize> = places
        .filter(|at| {
            text.get(*at..at + 2).is_some_and(|word| word.eq_ignore_ascii_case("by")) && is_word(*at)
        })
        .collect();
    words.into_iter().rev().find_map(|at| {
        let (date, behind) = day::split(piece.from(at + 2))?;
        Some((at, date, behind.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> (Option<Measure>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        (super::read(Piece::exact(text, 0), &mut found), found)
    }

    fn measure(text: &str) -> Measure {
        let (measure, found) = read(text);
        assert!(found.is_empty(), "{text}: {found:?}");
        measure.expect(text)
    }

    fn change(from: i64, to: i64, stretch: Option<i64>) -> Aim {
        Aim::Change { baseline: from.into(), target: to.into(), stretch: stretch.map(Rational::from) }
    }

    #[test]
    fn a_line_says_everything() {
        let text = "Minutes to restore: 55 -> 30 min by 2026-12-18 (source: pager (log): old) (stretch 20) \
                    (stretch) (impact: Customer) (lens: outcome) (id: Minutes)";
        let read = measure(text);
        assert_eq!((read.id.as_str(), read.title.as_str()), ("minutes", "Minutes to restore"));
        assert_eq!((read.aim, read.unit.as_str()), (change(55, 30, Some(20)), "min"));
        assert_eq!((read.due, read.commitment), (Some(date(2026, 12, 18)), Some(Commitment::Stretch)));
        assert_eq!((read.source.as_deref(), read.impact), (Some("pager (log): old"), Some("customer")));
        assert_eq!((read.lens, read.span.range()), (Some(Lens::Outcome), 0..text.len()));
    }

    #[test]
    fn names_may_hold_colons_numbers_and_markup() {
        assert_eq!(measure("Ratio a:b (x: y), at 10: 1 -> 2").title, "Ratio a:b (x: y), at 10");
        let read = measure("**Reviews** I [led](x): 0 -> 6");
        assert_eq!((read.title.as_str(), read.id.as_str()), ("Reviews I led", "reviews-i-led"));
        assert_eq!(measure("Smile :) count: 0 -> 3").title, "Smile :) count");
        assert_eq!(measure("Reviews:0→6").aim, change(0, 6, None));
        assert_eq!(measure("Talks: 0 -> 3 (stretch)\n  (id: t) by 2026-12-01").due, Some(date(2026, 12, 1)));
    }

    #[test]
    fn lines_without_a_value_are_deliverables() {
        let read = measure("Publish the runbook (all of it) by 2026-10-01 (done 2026-09-28)");
        assert_eq!((read.title.as_str(), &read.aim), ("Publish the runbook (all of it)", &Aim::Deliverable));
        assert_eq!((read.due, read.done), (Some(date(2026, 10, 1)), Some(date(2026, 9, 28))));
        let read = measure("Publish it by 2026-10-01 for all ports");
        assert_eq!(
            (read.title.as_str(), read.due),
            ("Publish it by 2026-10-01 for all ports", Some(date(2026, 10, 1)))
        );
        assert_eq!(measure("Move routing: Lantern -> Quay").aim, Aim::Deliverable);
        assert_eq!(measure("Learn to code by day and by night").due, None);
        assert_eq!(measure("Meet at 12:30 on https://a.b:80/c").aim, Aim::Deliverable);
    }

    #[test]
    fn every_mistake_stands_in_its_place_and_shows_the_line() {
        let cases = [
            (
                "Reviews: 6",
                "bad-number",
                "6",
                "write `Reviews: 0 -> 6`, from where it is now to where it should be",
            ),
            ("Hours: 1,5 -> 3 h (id: h)", "bad-number", "1,5", "write `Hours: 1.5 -> 3 h (id: h)`"),
            ("A: 0 -> 6 (sorce: x)", "bad-suffix", "(sorce: x)", "write `A: 0 -> 6 (source: x)`"),
            ("A: 0 -> 6 (source x)", "bad-suffix", "(source x)", "write `A: 0 -> 6 (source: x)`"),
            ("A: 0 -> 6 (draft)", "bad-suffix", "(draft)", ""),
            ("A: 0 -> 6 (lens: practise)", "bad-enum", "practise", ""),
            ("A: 0 -> 6 by 2026-9-3", "bad-date", "2026-9-3", "write `A: 0 -> 6 by 2026-09-03`"),
            ("Publish by 3/9/26", "bad-date", "3/9/26", ""),
            ("A: 40 -> 80 (stretch 70)", "bad-stretch", "(stretch 70)", ""),
            ("A: stay <= 4 (stretch 3)", "bad-stretch", "(stretch 3)", ""),
            ("A: 40 -> 80 (stretch 9,5)", "bad-stretch", "9,5", "write `A: 40 -> 80 (stretch 9.5)`"),
            ("A: 5 -> 5 %", "target-equals-baseline", "5 -> 5 %", ""),
            ("A: 0 -> 6 (id: a) (id: b)", "bad-suffix", "(id: b)", ""),
            ("A: 0 -> 6 (id: a) talks", "bad-suffix", "talks", ""),
            ("A: 0 -> 6 (done 2026-09-28)", "bad-suffix", "(done 2026-09-28)", "write `A: 0 -> 6`"),
            (": 0 -> 6", "missing-field", ": 0 -> 6", ""),
            ("A: 0 -> 6 (stretch) (committed)", "bad-suffix", "(committed)", ""),
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

    #[test]
    fn a_written_id_becomes_a_slug_and_none_is_empty() {
        assert_eq!(measure("A: 0 -> 6 (id: Reviews led!)").id, "reviews-led");
        assert_eq!(measure("🚀!: 0 -> 6").id, "measure");
    }
}
