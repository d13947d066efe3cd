//! The value of a measure: `55 -> 30 min`, `stay 4..8 hours/week`, `level 2 -> 4`.
//!
//! In: the piece behind a colon. Out: what counts as progress, and the unit. Never: computes anything; whether
//! a stretch lies beyond its target is said here too, because the table form asks the same.

use super::piece::Piece;
use super::{Aim, amount};
use crate::diag::{Code, Diagnostic};
use crate::number::Rational;
use crate::syntax::clipped;

/// Arrows, as people write them.
const ARROWS: [&str; 2] = ["->", "→"];
/// What stands between `stay` and a limit: the sign, and whether it is the lower limit.
const SIGNS: [(&str, bool); 4] = [(">=", true), ("<=", false), ("≥", true), ("≤", false)];

/// What counts as progress, and the unit.
pub(super) type Read = Result<(Aim, String), Diagnostic>;

/// Before and behind the first arrow.
pub(super) fn arrow(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let first = ARROWS.iter().filter_map(|arrow| Some((piece.text().find(arrow)?, arrow))).min()?;
    let (before, behind) = piece.split_once(first.1)?;
    Some((before.trim(), behind.trim()))
}

/// Whether the text behind a colon is meant as a value: numbers around an arrow, `stay` or `level` before a
/// number.
pub(super) fn is_meant(piece: Piece<'_>) -> bool {
    let text = piece.text().trim();
    if let Some(rest) = keyword(text, "stay") {
        return is_limit(rest);
    }
    if let Some(rest) = keyword(text, "level") {
        return amount::begins(rest);
    }
    let is_number_at_end =
        |text: &str| amount::begins(text.rsplit(char::is_whitespace).next().unwrap_or_default());
    arrow(piece).is_some_and(|(before, behind)| {
        amount::begins(before.text()) || (is_number_at_end(before.text()) && amount::begins(behind.text()))
    })
}

/// What follows `word` at the start of a text.
fn keyword<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    let rest = &text[start.len()..];
    (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')).then(|| rest.trim_start())
}

fn is_limit(rest: &str) -> bool {
    const WORDS: [&str; 12] = [
        "at least",
        "at most",
        "above",
        "below",
        "between",
        "under",
        "over",
        "within",
        "from",
        "up to",
        "more than",
        "less than",
    ];
    let behind_word = WORDS.iter().find_map(|word| keyword(rest, word));
    rest.starts_with(['<', '>', '=', '≤', '≥']) || amount::begins(behind_word.unwrap_or(rest))
}

/// The value that a piece says.
pub(super) fn read(piece: Piece<'_>) -> Read {
    let piece = piece.trim();
    let rest =
        |word: &str| keyword(piece.text(), word).map(|rest| piece.from(piece.text().len() - rest.len()));
    if let Some(rest) = rest("stay") {
        return band(piece, rest);
    }
    if let Some(rest) = rest("level") {
        return level(piece, rest);
    }
    change(piece)
}

fn change(piece: Piece<'_>) -> Read {
    let Some((before, behind)) = arrow(piece) else { return Err(no_value(piece)) };
    let (number, unit) = amount::split(behind);
    let number = if number.is_empty() { behind } else { number };
    let (baseline, target) = (amount::read(before)?, amount::read(number)?);
    if baseline == target {
        return Err(goes_nowhere(piece, number.text(), unit));
    }
    Ok((Aim::Change { baseline, target, stretch: None }, unit_of(unit)?))
}

/// A measure that begins where it ends.
fn goes_nowhere(piece: Piece<'_>, number: &str, unit: Piece<'_>) -> Diagnostic {
    let unit = if unit.is_empty() { String::new() } else { format!(" {}", unit.words()) };
    let help = format!("to keep it there, write `stay >= {number}{unit}` or `stay <= {number}{unit}`");
    let message = format!("`{}` begins where it ends", clipped(&piece.words()));
    piece.wrong(Code::TargetEqualsBaseline, message).help(help)
}

/// Digits that are none of the forms.
pub(super) fn no_value(piece: Piece<'_>) -> Diagnostic {
    let piece = piece.trim();
    let message = format!("`{}` does not say from which number to which", clipped(&piece.words()));
    let (first, rest) = amount::split(piece);
    let behind = rest.text().trim_start_matches(|c: char| !c.is_ascii_digit());
    let second = rest.from(rest.text().len() - behind.len());
    let joins = &rest.text()[..rest.text().len() - behind.len()];
    let is_step = ["to", "-", ">", "=>", "–", "—", "->", "- >", "-->", "➔", "⇒"].contains(&joins.trim());
    let fix = if is_step && !second.is_empty() {
        piece.write(&format!("{} -> {}", first.text(), second.words()))
    } else {
        piece.write(&format!("0 -> {}", piece.words()))
    };
    piece.wrong(Code::BadNumber, message).help(format!("{fix}, from where it is now to where it should be"))
}

fn unit_of(unit: Piece<'_>) -> Result<String, Diagnostic> {
    if unit.text().contains('(') {
        let found = unit.wrong(Code::BadSuffix, "a parenthesis is opened here and never closed");
        return Err(found.help(unit.write(&format!("{})", unit.words()))));
    }
    Ok(unit.words())
}

// ---- bands ----------------------------------------------------------------------------------------

fn band(piece: Piece<'_>, rest: Piece<'_>) -> Read {
    let signed = SIGNS.iter().find(|(sign, _)| rest.text().starts_with(sign));
    let Some((sign, is_low)) = signed else { return between(piece, rest) };
    let (number, unit) = amount::split(rest.from(sign.len()));
    let limit = Some(amount::read(number)?);
    let aim =
        if *is_low { Aim::Band { low: limit, high: None } } else { Aim::Band { low: None, high: limit } };
    if SIGNS.iter().any(|(sign, _)| unit.text().contains(sign)) {
        return Err(bad_band(piece, rest));
    }
    Ok((aim, unit_of(unit)?))
}

/// `4..8 hours/week`.
fn between(piece: Piece<'_>, rest: Piece<'_>) -> Read {
    let Some((low, behind)) = rest.split_once("..").filter(|(low, _)| amount::begins(low.text())) else {
        return Err(bad_band(piece, rest));
    };
    // A third point is a slip.
    let dots = behind.text().len() - behind.text().trim_start_matches('.').len();
    let (high, unit) = amount::split(behind.from(dots));
    let (low, high) = (amount::read(low.trim())?, amount::read(high)?);
    if low > high {
        return Err(bad_band(piece, rest).label("the lower limit stands first"));
    }
    Ok((Aim::Band { low: Some(low), high: Some(high) }, unit_of(unit)?))
}

/// Limits that are none, with those that were probably meant.
fn bad_band(piece: Piece<'_>, rest: Piece<'_>) -> Diagnostic {
    let message = format!("`{}` does not say within which limits", clipped(&piece.words()));
    let found = piece.wrong(Code::BadBand, message);
    match meant_band(rest) {
        Some(band) => found.help(piece.write(&format!("stay {band}"))),
        None => found.help("write `stay >= 99.9 %`, `stay <= 10 min` or `stay 4..8 hours/week`"),
    }
}

fn meant_band(rest: Piece<'_>) -> Option<String> {
    let text = rest.text();
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let first = rest.from(text[..digit].trim_end_matches(['-', '−']).len());
    let (one, behind) = amount::split(first);
    let second = behind.text().find(|c: char| c.is_ascii_digit()).map(|at| behind.from(at));
    let before =
        text[..text.len() - first.text().len()].trim().trim_end_matches("than").trim().to_lowercase();
    if let Some(second) = second.filter(|_| behind.text().len() < 30) {
        let (other, unit) = amount::split(second);
        let value = |piece: Piece<'_>| amount::read(piece).ok();
        let (low, high) = if value(one)? <= value(other)? { (one, other) } else { (other, one) };
        return Some(format!("{}..{} {}", low.text(), high.text(), unit.words()).trim_end().to_owned());
    }
    let sign = match before.as_str() {
        "at least" | "above" | "over" | "more" | ">" | "=>" | "from" => ">=",
        "at most" | "below" | "under" | "less" | "<" | "=<" | "within" | "up to" => "<=",
        _ => return None,
    };
    Some(format!("{sign} {}", first.words()))
}

// ---- levels ---------------------------------------------------------------------------------------

fn level(piece: Piece<'_>, rest: Piece<'_>) -> Read {
    let wrong = |label: &str| {
        let message = format!("`{}` does not say from which level to which", clipped(&piece.words()));
        let found = piece.wrong(Code::BadLevel, message).help(piece.write(&meant_levels(rest)));
        if label.is_empty() { found } else { found.label(label) }
    };
    let (before, behind) = arrow(rest).ok_or_else(|| wrong(""))?;
    let (number, unit) = amount::split(behind);
    let step = amount::read(before).ok().zip(amount::read(number).ok());
    let (from, to) = step.ok_or_else(|| wrong(""))?;
    let (from, to) = levels(&from, &to).ok_or_else(|| wrong("levels are whole numbers from 1"))?;
    if from >= to {
        return Err(wrong("the second level should be higher"));
    }
    Ok((Aim::Level { from, to }, unit_of(unit)?))
}

/// Whole numbers from 1.
pub(super) fn levels(from: &Rational, to: &Rational) -> Option<(u32, u32)> {
    let level =
        |number: &Rational| u32::try_from(number.whole()?).ok().filter(|level| (1..=20).contains(level));
    Some((level(from)?, level(to)?))
}

/// The step that was probably meant: the lower level first.
fn meant_levels(rest: Piece<'_>) -> String {
    let digits = rest.text().split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok());
    let mut levels: Vec<u32> = digits.map(|level| level.clamp(1, 20)).take(2).collect();
    levels.sort_unstable();
    match levels.as_slice() {
        [one, other] if one != other => format!("level {one} -> {other}"),
        [one, ..] => format!("level {one} -> {}", one + 1),
        [] => "level 2 -> 4".to_owned(),
    }
}

// ---- stretch --------------------------------------------------------------------------------------

/// Whether `stretch` lies beyond the target, and what is wrong else: message and help.
pub(super) fn stretched(aim: &mut Aim, stretch: Rational) -> Result<(), (String, String)> {
    let alone = "`(stretch)` alone marks the whole measure as reached for and not promised";
    let Aim::Change { baseline, target, stretch: place } = aim else {
        let message = "only a measure that goes from one number to another can have a number as its stretch";
        return Err((message.to_owned(), alone.to_owned()));
    };
    let is_beyond = if baseline < target { stretch > *target } else { stretch < *target };
    if is_beyond {
        *place = Some(stretch);
        return Ok(());
    }
    let (stretch, goal) = (stretch.decimal(6), target.decimal(6));
    let side = if baseline < target { "above" } else { "below" };
    Err((
        format!("the stretch {stretch} is not beyond the target {goal}"),
        format!("write a number {side} {goal}; {alone}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Rational {
        crate::number::read(text).expect("a number")
    }

    fn told(text: &str) -> Result<(Aim, String), String> {
        read(Piece::exact(text, 0))
            .map_err(|found| format!("{} {}", found.code, found.help.unwrap_or_default()))
    }

    fn change(from: &str, to: &str, unit: &str) -> Result<(Aim, String), String> {
        Ok((Aim::Change { baseline: number(from), target: number(to), stretch: None }, unit.to_owned()))
    }

    fn band(low: Option<&str>, high: Option<&str>, unit: &str) -> Result<(Aim, String), String> {
        Ok((Aim::Band { low: low.map(number), high: high.map(number) }, unit.to_owned()))
    }

    #[test]
    fn the_forms_of_values() {
        assert_eq!(told("0 -> 6"), change("0", "6", ""));
        assert_eq!(told("55→30 min"), change("55", "30", "min"));
        assert_eq!(told("1,200 -> 12 000 letters a month"), change("1200", "12000", "letters a month"));
        assert_eq!(told("-1.5 -> −3 °C"), change("-1.5", "-3", "°C"));
        assert_eq!(told("stay >= 99.9 %"), band(Some("99.9"), None, "%"));
        assert_eq!(told("Stay ≤10 min"), band(None, Some("10"), "min"));
        assert_eq!(told("stay 4..8 hours/week"), band(Some("4"), Some("8"), "hours/week"));
        assert_eq!(told("stay -2 … 8"), Err("bad-band write `stay -2..8`".to_owned()));
        assert_eq!(told("stay 0.5 .. 0.5"), band(Some("0.5"), Some("0.5"), ""));
        assert_eq!(told("level 2 -> 4"), Ok((Aim::Level { from: 2, to: 4 }, String::new())));
    }

    #[test]
    fn mistakes_show_what_was_meant() {
        let wrong = |text, expected: &str| assert_eq!(told(text), Err(expected.to_owned()), "{text}");
        let step = ", from where it is now to where it should be";
        wrong("1,5 -> 3", "bad-number write `1.5 -> 3`");
        wrong("40 % -> 80 %", "bad-number write `40 -> 80 %`");
        wrong("1e3 -> 2", "bad-number write digits, with a point before decimals, such as `1.5`");
        wrong("0 -> six", "bad-number write digits, with a point before decimals, such as `1.5`");
        wrong("6", &format!("bad-number write `0 -> 6`{step}"));
        wrong("6 talks", &format!("bad-number write `0 -> 6 talks`{step}"));
        wrong("2 to 6 talks", &format!("bad-number write `2 -> 6 talks`{step}"));
        wrong("2 - > 6", &format!("bad-number write `2 -> 6`{step}"));
        wrong(
            "99.5 -> 99.5 %",
            "target-equals-baseline to keep it there, write `stay >= 99.5 %` or `stay <= 99.5 %`",
        );
        wrong("stay 8..4 h", "bad-band write `stay 4..8 h`");
        wrong("stay 4 to 8 h", "bad-band write `stay 4..8 h`");
        wrong("stay > 4 h", "bad-band write `stay >= 4 h`");
        wrong("stay at least 4", "bad-band write `stay >= 4`");
        wrong("stay >= 4 <= 8", "bad-band write `stay 4..8`");
        wrong("stay 4", "bad-band write `stay >= 99.9 %`, `stay <= 10 min` or `stay 4..8 hours/week`");
        wrong("level 4 -> 2", "bad-level write `level 2 -> 4`");
        wrong("level 2", "bad-level write `level 2 -> 3`");
        wrong("level 2 -> 2.5", "bad-level write `level 2 -> 3`");
        wrong("level 0 -> 2", "bad-level write `level 1 -> 2`");
        wrong("0 -> 6 (source: x", "bad-suffix write `0 -> 6 (source: x)`");
    }

    #[test]
    fn words_are_no_values() {
        let is = |text| is_meant(Piece::exact(text, 0));
        for text in ["stay in touch", "levels differ: 2", "Lantern -> Quay", "staying 4", "12 pages", "x"] {
            assert!(!is(text), "{text}");
        }
        for text in ["0 -> x", "about 5 -> 6", "stay 4", "stay below 4", "level 2", "5→6", "1,5 -> y"] {
            assert!(is(text), "{text}");
        }
    }

    #[test]
    fn a_stretch_lies_beyond_its_target() {
        let aim = |from, to| Aim::Change { baseline: number(from), target: number(to), stretch: None };
        assert!(stretched(&mut aim("40", "80"), number("95")).is_ok());
        assert!(stretched(&mut aim("55", "30"), number("20")).is_ok());
        let wrong = stretched(&mut aim("55", "30"), number("40")).expect_err("before the target");
        assert_eq!(wrong.0, "the stretch 40 is not beyond the target 30");
        assert!(wrong.1.starts_with("write a number below 30"));
        assert!(stretched(&mut aim("40", "80"), number("80")).is_err());
        assert!(stretched(&mut Aim::Deliverable, number("8")).is_err());
    }
}
