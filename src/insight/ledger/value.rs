//! What a reading says.
//!
//! In: the words behind the colon, and the measure. Out: the [`Value`], or what is wrong with it.
//! Never: takes another unit than the measure's, or a level that the scale does not have.

use super::Value;
use crate::diag::{Code, Diagnostic};
use crate::number;
use crate::parse::growth::{Aim, Measure};
use crate::source::Span;
use crate::syntax::{clipped, date};

/// Reads `text`, which stands at `span`, as a value of `measure` on a scale of so many `levels`.
pub(super) fn read(text: &str, span: Span, measure: &Measure, levels: u32) -> Result<Value, Diagnostic> {
    let text = text.trim();
    let read = match &measure.aim {
        Aim::Deliverable => deliverable(text, measure),
        Aim::Level { .. } => level(text, measure, levels),
        Aim::Change { .. } | Aim::Band { .. } => with_unit(text, measure),
    };
    read.map_err(|found| found.at(span))
}

fn deliverable(text: &str, measure: &Measure) -> Result<Value, Diagnostic> {
    let folded = text.to_lowercase();
    match folded.as_str() {
        "done" | "yes" => return Ok(Value::Done(None)),
        "no" | "not yet" => return Ok(Value::NotDone),
        _ => {}
    }
    let day = folded.strip_prefix("done").or_else(|| folded.strip_prefix("yes"));
    match day.filter(|day| day.starts_with(char::is_whitespace)) {
        Some(day) => date::read(day)
            .map(|day| Value::Done(Some(day)))
            .map_err(|mistake| Diagnostic::new(Code::BadDate, mistake.message).help(mistake.help)),
        None => {
            let message =
                format!("`{}` does not say whether “{}” is done", clipped(text), clipped(&measure.title));
            Err(Diagnostic::new(Code::BadEnum, message)
                .help(format!("write `{0}: done`, `{0}: done 2026-09-28` or `{0}: not yet`", measure.id)))
        }
    }
}

fn level(text: &str, measure: &Measure, levels: u32) -> Result<Value, Diagnostic> {
    let bare = text.strip_prefix("level").map_or(text, str::trim_start);
    let number = number::read(bare)
        .ok()
        .filter(|number| number.whole().is_some_and(|level| (1..=i64::from(levels)).contains(&level)));
    number.map(Value::Number).ok_or_else(|| {
        let message = format!("`{}` is no level: they are whole numbers from 1 to {levels}", clipped(text));
        Diagnostic::new(Code::BadLevel, message).help(format!("write, for example, `{}: 2`", measure.id))
    })
}

fn with_unit(text: &str, measure: &Measure) -> Result<Value, Diagnostic> {
    let end = text.find(|c: char| !is_of_number(c)).unwrap_or(text.len());
    let (written, unit) = (text[..end].trim_end(), text[end..].trim());
    let Ok(value) = number::read(written) else { return Err(no_number(text, written, measure)) };
    let is_exponent = text[end..].starts_with(['e', 'E']) && unit[1..].starts_with(|c: char| is_of_number(c));
    if is_exponent {
        return Err(no_number(text, text, measure));
    }
    if unit.is_empty() || same_unit(unit, &measure.unit) {
        return Ok(Value::Number(value));
    }
    let (counts, help) = if measure.unit.is_empty() {
        ("without a unit".to_owned(), format!("write the number alone: `{}: {written}`", measure.id))
    } else {
        let unit = clipped(&measure.unit);
        (format!("in `{unit}`"), format!("write how many `{unit}` it is: `{}: …`", measure.id))
    };
    let message =
        format!("“{}” is counted {counts}, but here it is `{}`", clipped(&measure.title), clipped(unit));
    Err(Diagnostic::new(Code::UnitMismatch, message).label("another unit").help(help))
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '.' | ',') || c.is_whitespace()
}

fn same_unit(one: &str, other: &str) -> bool {
    let folded = |unit: &str| -> String {
        unit.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect()
    };
    folded(one) == folded(other)
}

fn no_number(text: &str, written: &str, measure: &Measure) -> Diagnostic {
    let found = Diagnostic::new(Code::BadNumber, format!("`{}` is no number", clipped(text)));
    match number::read(written).err().and_then(|mistake| mistake.meant) {
        Some(meant) => found.label("decimals use a point").help(format!("write `{}: {meant}`", measure.id)),
        None => found.help(format!("write the number behind the colon, such as `{}: 4`", measure.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::tracked;
    use super::*;
    use crate::number::Rational;
    use jiff::civil::date;

    fn read_as(aim: Aim, unit: &str, text: &str) -> Result<Value, Code> {
        let mut measure = tracked("minutes", "Minutes to restore").measure;
        (measure.aim, measure.unit) = (aim, unit.to_owned());
        read(text, Span::default(), &measure, 5).map_err(|found| found.code)
    }

    fn number(text: &str) -> Result<Value, Code> {
        let aim = Aim::Band { low: Some(Rational::from(4)), high: None };
        read_as(aim, "hours / week", text)
    }

    #[test]
    fn numbers_may_carry_the_unit_of_the_measure() {
        let value = |above, below| Ok(Value::Number(Rational::of(above, below)));
        assert_eq!(number("41"), value(41, 1));
        assert_eq!(number("1.5 Hours/week"), value(3, 2));
        assert_eq!(number("12 000"), value(12_000, 1));
        assert_eq!(number("12 000 hours/week"), value(12_000, 1));
        assert_eq!(number("−3"), value(-3, 1));
        assert_eq!(number("4 h"), Err(Code::UnitMismatch));
        assert_eq!(number("1,5"), Err(Code::BadNumber));
        assert_eq!(number("1e3"), Err(Code::BadNumber));
        assert_eq!(number("many"), Err(Code::BadNumber));
        assert_eq!(number(""), Err(Code::BadNumber));
    }

    #[test]
    fn deliverables_are_done_or_not() {
        let read = |text| read_as(Aim::Deliverable, "", text);
        assert_eq!(read("Done"), Ok(Value::Done(None)));
        assert_eq!(read("done 2026-09-28"), Ok(Value::Done(Some(date(2026, 9, 28)))));
        assert_eq!(read("not yet"), Ok(Value::NotDone));
        assert_eq!(read("done 3/9/26"), Err(Code::BadDate));
        assert_eq!(read("donee"), Err(Code::BadEnum));
    }

    #[test]
    fn levels_are_whole_numbers_of_the_scale() {
        let read = |text| read_as(Aim::Level { from: 2, to: 4 }, "", text);
        assert_eq!(read("3"), Ok(Value::Number(Rational::from(3))));
        assert_eq!(read("level 3"), Ok(Value::Number(Rational::from(3))));
        assert_eq!(
            (read("2.5"), read("6"), read("0")),
            (Err(Code::BadLevel), Err(Code::BadLevel), Err(Code::BadLevel))
        );
    }
}
