//! Lengths, hours, zones, languages and addresses.
//!
//! In: a spanned value and its field. Out: the typed value, or what is wrong and what to write.
//! Never: asks what time it is.

use jiff::tz::TimeZone;

use super::typed::Typed;
use super::values::{Context, Read, text};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::syntax::{Value, clipped};

/// Minutes in the units that people write.
const UNITS: &[(&str, i64)] =
    &[("min", 1), ("minute", 1), ("m", 1), ("h", 60), ("hour", 60), ("hr", 60), ("day", 480), ("d", 480)];

/// `20 min`, `2 h`, `1 h 30 min`, `1.5 h`; a day is a working day of eight hours.
pub(super) fn length(value: &Value, context: &Context<'_>) -> Read {
    let written = text(value, context)?;
    minutes(&written).map(Typed::Minutes).ok_or_else(|| {
        let message =
            format!("`{}` should be a length of time, but `{}` is none", context.key, clipped(&written));
        let found = Diagnostic::new(Code::WrongType, message).at(value.span);
        match (written.parse::<u32>(), leading_length(&written)) {
            (Ok(number), _) => found.help(context.write(&format!("\"{number} min\""))),
            (Err(_), Some(length)) => {
                found.help(context.write(&format!("\"{length}\"")) + ", and say the rest in the text")
            }
            (Err(_), None) => found.help(context.such_as()),
        }
    })
}

/// The length that a text begins with, as in `2 h a week`.
fn leading_length(text: &str) -> Option<&str> {
    let ends = text.match_indices(char::is_whitespace).map(|(at, _)| &text[..at]);
    let mut starts = ends.map(|start| start.trim_end_matches([',', ';']));
    starts.rfind(|start| minutes(start).is_some())
}

fn minutes(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let mut rest = text.as_str();
    let mut sum = 0i64;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let after = after.trim_start();
        let letters = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        sum = sum.checked_add(tenths(number)?.checked_mul(in_minutes(unit)?)?)?;
        rest = after.trim_start();
    }
    (sum > 0 && sum % 10 == 0).then_some(sum / 10)
}

fn in_minutes(unit: &str) -> Option<i64> {
    let singular = if unit.len() > 1 { unit.trim_end_matches('s') } else { unit };
    UNITS.iter().find(|(name, _)| *name == singular).map(|(_, minutes)| *minutes)
}

/// `1.5` as 15.
fn tenths(number: &str) -> Option<i64> {
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sound = is_digits(whole) && whole.len() <= 5 && is_digits(tenth) && tenth.len() == 1;
    is_sound.then(|| Some(whole.parse::<i64>().ok()? * 10 + tenth.parse::<i64>().ok()?)).flatten()
}

/// `09:00-17:00`; an end before the start runs over midnight.
pub(super) fn hours(value: &Value, context: &Context<'_>) -> Read {
    let written = text(value, context)?;
    let span = written.split_once(['-', '–']).and_then(|(from, to)| Some((clock(from)?, clock(to)?)));
    span.filter(|(from, to)| from != to).map(|(from, to)| Typed::Hours(from, to)).ok_or_else(|| {
        let message =
            format!("`{}` should be hours of the day, but `{}` are none", context.key, clipped(&written));
        Diagnostic::new(Code::WrongType, message).at(value.span).help(context.such_as())
    })
}

/// `9`, `09:30` or `24:00` as minutes since midnight.
fn clock(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "00"));
    let is_sound = (1..=2).contains(&hour.len()) && minute.len() == 2;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minute) || (hour, minute) == (24, 0);
    (is_sound && is_time).then_some(hour * 60 + minute)
}

/// A name of the time zone database, in any case of letters.
pub(super) fn zone(value: &Value, context: &Context<'_>) -> Read {
    let written = text(value, context)?;
    if let Ok(zone) = TimeZone::get(&written) {
        return Ok(Typed::Text(zone.iana_name().unwrap_or(&written).to_owned()));
    }
    let message = format!("`{}` is not the name of a time zone", clipped(&written));
    let found = Diagnostic::new(Code::BadEnum, message).at(value.span);
    let known: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let city = |name: &str| name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let same_city = known.iter().find(|name| city(name) == written.to_lowercase().replace(' ', "_"));
    Err(match same_city.map(String::as_str).or_else(|| nearest(&written, known.iter().map(String::as_str))) {
        Some(name) => {
            found.label(format!("did you mean `{name}`?")).help(context.write(&format!("\"{name}\"")))
        }
        None => found.help(context.such_as()),
    })
}

/// A language tag: letters, then subtags, as in `pt-BR`.
pub(super) fn language(value: &Value, context: &Context<'_>) -> Read {
    let written = text(value, context)?;
    if is_language(&written) {
        return Ok(Typed::Text(written));
    }
    let message = format!("`{}` is not the tag of a language", clipped(&written));
    let found = Diagnostic::new(Code::BadEnum, message).at(value.span);
    let named = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&written));
    let hyphened = written.replace(['_', ' '], "-");
    let meant = named.map(|(_, tag)| *tag).or_else(|| is_language(&hyphened).then_some(hyphened.as_str()));
    Err(match meant {
        Some(tag) => found.label(format!("did you mean `{tag}`?")).help(context.write(&format!("\"{tag}\""))),
        None => found.help(context.such_as()),
    })
}

/// Languages that people write out, and their tags.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("spanish", "es"),
    ("portuguese", "pt"),
    ("italian", "it"),
    ("dutch", "nl"),
    ("polish", "pl"),
    ("swedish", "sv"),
    ("norwegian", "no"),
    ("japanese", "ja"),
    ("chinese", "zh"),
    ("arabic", "ar"),
];

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_main = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_sub =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    parts.next().is_some_and(is_main) && parts.all(is_sub)
}

/// A list of tags of languages.
pub(super) fn languages(value: &Value, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let mut read = Diagnosed { value: None, diagnostics: Vec::new() };
    let mut tags = Vec::new();
    for (item, context) in context.items(value) {
        match language(item, &context) {
            Ok(Typed::Text(tag)) => tags.push((tag, item.span)),
            Ok(_) => {}
            Err(mistake) => read.diagnostics.push(mistake),
        }
    }
    read.value = Some(Typed::List(tags));
    read
}

/// A whole web or mail address.
pub(super) fn address(value: &Value, context: &Context<'_>) -> Read {
    let written = text(value, context)?;
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| written.strip_prefix(scheme));
    let is_address = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace));
    if is_address {
        return Ok(Typed::Text(written));
    }
    let message = format!("`{}` is not a whole web address", clipped(&written));
    let found = Diagnostic::new(Code::WrongType, message).at(value.span);
    let is_host = written.contains('.') && !written.contains(char::is_whitespace) && !written.contains(':');
    if is_host {
        return Err(found.help(context.write(&format!("\"https://{}\"", written.trim_start_matches('/')))));
    }
    Err(found.help(context.such_as()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_minutes() {
        let cases = [
            ("20 min", Some(20)),
            ("45min", Some(45)),
            ("2 h", Some(120)),
            ("1 h 30 min", Some(90)),
            ("1.5 hours", Some(90)),
            ("48 h", Some(2880)),
            ("1 day", Some(480)),
            ("20", None),
            ("0 min", None),
            ("soon", None),
            ("1.25 h", None),
        ];
        for (text, expected) in cases {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }

    #[test]
    fn times_of_the_day() {
        let cases =
            [("9", Some(540)), ("09:30", Some(570)), ("24:00", Some(1440)), ("25", None), ("9:5", None)];
        for (text, expected) in cases {
            assert_eq!(clock(text), expected, "{text}");
        }
    }

    #[test]
    fn tags_of_languages() {
        assert!(["en", "pt-BR", "zh-Hant-TW"].iter().all(|tag| is_language(tag)));
        assert!(["english", "e", "", "en-", "pt_BR"].iter().all(|tag| !is_language(tag)));
    }
}
