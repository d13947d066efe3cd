//! One value by the type of its field.
//!
//! In: a spanned value and its field. Out: the typed value, or what is wrong and what to write.
//! Never: accepts a value of another type in silence.

use super::decode::is_said;
use super::typed::{Period, Typed};
use super::{Field, Kind, Target, Type, moments, references};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::number::{self, Rational};
use crate::source::Span;
use crate::syntax::{Language, Value, ValueKind, clipped, date};

/// What a value is read for.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The key as written.
    pub(super) key: &'a str,
    /// Its field.
    pub(super) field: &'static Field,
    /// The language of corrected lines.
    pub(super) language: Language,
    /// Whether the value is one of several, so that a corrected line would lose the others.
    pub(super) is_item: bool,
}

pub(super) type Read = Result<Typed, Diagnostic>;

/// The typed value, and all mistakes in it.
pub(super) fn read(value: &Value, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    match context.field.ty {
        Type::List | Type::Tags | Type::Links => return list(value, context),
        Type::Short(most) => return short(value, most, context),
        Type::Langs => return moments::languages(value, context),
        Type::Words(known) => return words(value, known, context),
        Type::Refs(target) => return references::many(value, target, context),
        Type::ByPerson(target) => return references::by_person(value, target, context),
        _ => {}
    }
    match single(value, context) {
        Ok(typed) => Diagnosed { value: Some(typed), diagnostics: Vec::new() },
        Err(found) => Diagnosed { value: None, diagnostics: vec![found] },
    }
}

fn single(value: &Value, context: &Context<'_>) -> Read {
    let value = only_item(value);
    match context.field.ty {
        Type::Text => text(value, context).map(Typed::Text),
        Type::Bool => boolean(value, context),
        Type::Number => number(value, context),
        Type::NotNegative => bounded(value, |number| !number.is_negative(), context),
        Type::Positive => bounded(value, |number| *number > Rational::zero(), context),
        Type::Factor => bounded(value, is_factor, context),
        Type::Whole(least, most) => whole(value, (least, most), context),
        Type::Date => day(value, context),
        Type::Due => due(value, context),
        Type::Length => moments::length(value, context),
        Type::Hours => moments::hours(value, context),
        Type::Zone => moments::zone(value, context),
        Type::Lang => moments::language(value, context),
        Type::Address => moments::address(value, context),
        Type::Ref(target) => references::single(value, target, context),
        Type::Word(words) => word(value, words, context),
        Type::Period => period(value, context),
        Type::Any => Ok(Typed::Any(value.clone())),
        Type::Table(_)
        | Type::Tables(_)
        | Type::Lines(_)
        | Type::Short(_)
        | Type::List
        | Type::Tags
        | Type::Links
        | Type::Langs
        | Type::Words(_)
        | Type::Refs(_)
        | Type::ByPerson(_) => Err(context.wrong_type(value)),
    }
}

/// The item of a list of one, as some tools write single values.
fn only_item(value: &Value) -> &Value {
    match value.items() {
        Some([item]) => item,
        Some(_) | None => value,
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(key: &'a str, field: &'static Field, language: Language) -> Self {
        Self { key, field, language, is_item: false }
    }

    /// The context of the items of `value`, which may be one alone.
    pub(super) fn items(self, value: &Value) -> impl Iterator<Item = (&Value, Self)> {
        let items = value.items().unwrap_or(std::slice::from_ref(value));
        let is_item = value.items().is_some();
        items.iter().filter(|item| is_said(item)).map(move |item| (item, Self { is_item, ..self }))
    }
}

impl Context<'_> {
    pub(super) fn wrong_type(&self, value: &Value) -> Diagnostic {
        if self.is_item {
            return self.wrong_item(value);
        }
        let expected = noun(self.field.ty);
        Diagnostic::new(
            Code::WrongType,
            format!("`{}` should be {expected}, but here it is {}", self.key, value.noun()),
        )
        .at(value.span)
        .help(self.such_as())
    }

    pub(super) fn such_as(&self) -> String {
        format!("write it like this: `{}`", self.language.line(self.key, self.field.example))
    }

    /// The fix of a whole value: a line, or in a list the item alone.
    pub(super) fn write(&self, value: &str) -> String {
        if self.is_item {
            return format!("write `{value}` in its place");
        }
        format!("write `{}`", self.language.line(self.key, value))
    }
}

/// What a type is called in messages.
pub(super) fn noun(ty: Type) -> String {
    let words = match ty {
        Type::Ref(target) => return references::noun(target),
        Type::Refs(target) => return references::plural(target),
        Type::ByPerson(target) => {
            return format!("a table of people, each with {}", references::noun(target));
        }
        Type::Whole(least, most) => return format!("a whole number from {least} to {most}"),
        Type::Short(most) => return format!("text of at most {most} characters"),
        Type::Text => "text",
        Type::Bool => "`true` or `false`",
        Type::Number => "a number",
        Type::NotNegative => "a number, not below 0",
        Type::Positive => "a number above 0",
        Type::Factor => "a number from 0.1 to 10",
        Type::Links => "a list of texts, or a table",
        Type::Date => "a date",
        Type::Word(_) => "one of a few words",
        Type::Due => "a date, or the id of a cycle",
        Type::Words(_) => "a list of a few words",
        Type::List | Type::Tags => "a list of texts",
        Type::Period => "a length of time",
        Type::Length => "a length of time, such as `20 min`",
        Type::Hours => "hours of the day, such as `09:00-17:00`",
        Type::Zone => "the name of a time zone",
        Type::Lang => "the tag of a language",
        Type::Langs => "a list of tags of languages",
        Type::Address => "a web address",
        Type::Table(_) => "a table",
        Type::Tables(_) => "a list of tables",
        Type::Lines(_) => "a list of lines or tables",
        Type::Any => "any value",
    };
    words.to_owned()
}

pub(super) fn text(value: &Value, context: &Context<'_>) -> Result<String, Diagnostic> {
    value.text().map(|text| text.trim().to_owned()).ok_or_else(|| context.wrong_type(value))
}

fn boolean(value: &Value, context: &Context<'_>) -> Read {
    let word = value.text().map(|text| text.trim().to_ascii_lowercase());
    match word.as_deref() {
        Some("true" | "yes" | "on" | "y") => Ok(Typed::Bool(true)),
        Some("false" | "no" | "off" | "n") => Ok(Typed::Bool(false)),
        _ => Err(context.wrong_type(value)),
    }
}

fn number(value: &Value, context: &Context<'_>) -> Read {
    let text = value.text().ok_or_else(|| context.wrong_type(value))?;
    let text = text.trim();
    number::read(text).map(Typed::Number).map_err(|mistake| {
        let found = Diagnostic::new(
            Code::BadNumber,
            format!("`{}` should be a number, but `{}` is none", context.key, clipped(text)),
        )
        .at(value.span);
        match mistake.meant {
            Some(meant) => found.label("decimals use a point").help(context.write(&meant)),
            None => match leading_number(text) {
                Some(number) => found.label("the number alone").help(context.write(number)),
                None => found.help(context.such_as()),
            },
        }
    })
}

/// The number before its unit, as in `8 h`.
fn leading_number(text: &str) -> Option<&str> {
    let (number, unit) = text.split_at(text.find(|c: char| c.is_whitespace() || c.is_alphabetic())?);
    // `1e3` is a number in other places, and not 1.
    let is_unit = unit.trim().chars().next().is_some_and(char::is_alphabetic)
        && !unit.contains(|c: char| c.is_ascii_digit());
    (is_unit && number::read(number).is_ok()).then_some(number)
}

/// A number that is not too small.
fn bounded(value: &Value, fits: impl Fn(&Rational) -> bool, context: &Context<'_>) -> Read {
    let Typed::Number(number) = number(value, context)? else { return Err(context.wrong_type(value)) };
    if fits(&number) {
        return Ok(Typed::Number(number));
    }
    let message = format!(
        "`{}` should be {}, but here it is {}",
        context.key,
        noun(context.field.ty),
        value.text().unwrap_or_default()
    );
    Err(Diagnostic::new(Code::BadNumber, message).at(value.span).help(context.such_as()))
}

/// Whether something can count so many times as much.
pub(crate) fn is_factor(number: &Rational) -> bool {
    *number >= Rational::of(1, 10) && *number <= Rational::from(10)
}

fn whole(value: &Value, (least, most): (i64, i64), context: &Context<'_>) -> Read {
    let Typed::Number(number) = number(value, context)? else { return Err(context.wrong_type(value)) };
    number.whole().filter(|whole| (least..=most).contains(whole)).map(Typed::Whole).ok_or_else(|| {
        let written = value.text().unwrap_or_default();
        let message = format!(
            "`{}` should be a whole number from {least} to {most}, but here it is {written}",
            context.key
        );
        Diagnostic::new(Code::BadNumber, message).at(value.span).help(context.such_as())
    })
}

/// A day, or the id of a cycle: text that does not look like a date.
fn due(value: &Value, context: &Context<'_>) -> Read {
    const CYCLE: Target = Target::to(&[Kind::Cycle]);
    let text = text(value, context)?;
    let is_id =
        text.contains(|c: char| c.is_alphabetic()) && !date::has_iso_shape(&text) && !text.contains(' ');
    match day(value, context) {
        Err(_) if is_id => references::one(value, CYCLE, context).map(|one| Typed::Refs(vec![one])),
        read => read,
    }
}

fn day(value: &Value, context: &Context<'_>) -> Read {
    let text = value.text().ok_or_else(|| context.wrong_type(value))?;
    date::read(&text).map(Typed::Date).map_err(|mistake| {
        let help = match mistake.readings.as_slice() {
            [one] => context.write(&one.to_string()),
            _ => mistake.help,
        };
        Diagnostic::new(Code::BadDate, mistake.message).at(value.span).help(help)
    })
}

fn word(value: &Value, words: &'static [&'static str], context: &Context<'_>) -> Read {
    let text = text(value, context)?;
    words.iter().find(|word| word.eq_ignore_ascii_case(&text)).map(|word| Typed::Word(word)).ok_or_else(
        || {
            let message = format!("`{}` is not a value of `{}`", clipped(&text), context.key);
            let choices = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let found = Diagnostic::new(Code::BadEnum, message).at(value.span);
            match nearest(&text, words.iter().copied()) {
                Some(word) => found
                    .label(format!("did you mean `{word}`?"))
                    .help(format!("{}; the choices are {choices}", context.write(&format!("\"{word}\"")))),
                None => found.help(format!("the choices are {choices}")),
            }
        },
    )
}

fn words(value: &Value, known: &'static [&'static str], context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let mut found = Vec::new();
    let mut words = Vec::new();
    for (item, context) in context.items(value) {
        match word(item, known, &context) {
            Ok(Typed::Word(word)) => words.push(word),
            Ok(_) => {}
            Err(mistake) => found.push(mistake),
        }
    }
    Diagnosed { value: Some(Typed::Words(words)), diagnostics: found }
}

fn period(value: &Value, context: &Context<'_>) -> Read {
    let text = text(value, context)?;
    length(&text).map(Typed::Period).ok_or_else(|| {
        let help = match text.parse::<u16>() {
            Ok(_) => context.write(&format!("\"{text} days\"")),
            Err(_) => context.such_as(),
        };
        let message =
            format!("`{}` should be a length of time, but `{}` is none", context.key, clipped(&text));
        Diagnostic::new(Code::WrongType, message).at(value.span).help(help)
    })
}

/// `6 months`, `90 days`, `every 2 weeks`, `quarterly`.
fn length(text: &str) -> Option<Period> {
    let text = text.to_lowercase();
    let text = text.trim().trim_start_matches("every ").trim();
    let (count, unit) = match text {
        "weekly" => (7, "day"),
        "fortnightly" => (14, "day"),
        "monthly" => (1, "month"),
        "quarterly" => (3, "month"),
        "yearly" | "annually" => (12, "month"),
        _ => counted(text)?,
    };
    match unit.trim_end_matches('s') {
        "day" | "d" => Some(Period { months: 0, days: count }),
        "week" | "w" => Some(Period { months: 0, days: count * 7 }),
        "month" | "m" => Some(Period { months: count, days: 0 }),
        "quarter" => Some(Period { months: count * 3, days: 0 }),
        "year" | "y" => Some(Period { months: count * 12, days: 0 }),
        _ => None,
    }
}

fn counted(text: &str) -> Option<(i32, &str)> {
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let unit = text[split..].trim();
    let count = if split == 0 { 1 } else { text[..split].parse::<i32>().ok()? };
    (1..=10_000).contains(&count).then_some((count, unit))
}

fn list(value: &Value, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let mut found = Vec::new();
    let mut items: Vec<(String, Span)> = Vec::new();
    match &value.kind {
        ValueKind::Table(table) if context.field.ty == Type::Links => {
            for (key, value) in &table.entries {
                match value.text() {
                    Some(text) => items.push((format!("{}: {}", key.name, text.trim()), value.span)),
                    None => found.push(context.wrong_item(value)),
                }
            }
        }
        ValueKind::List(values) => {
            for item in values.iter().filter(|item| item.kind != ValueKind::Null) {
                match item_text(item) {
                    Some(text) => items.push((text.trim().to_owned(), item.span)),
                    None => found.push(context.wrong_item(item)),
                }
            }
        }
        _ => match value.text() {
            Some(text) => items.extend(split(&text, context.field.ty).map(|part| (part, value.span))),
            None => found.push(context.wrong_type(value)),
        },
    }
    items.retain(|(text, _)| !text.is_empty());
    Diagnosed { value: Some(Typed::List(items)), diagnostics: found }
}

/// An item's text; of a table, its label or name, as some tools write tags and owners, or the line
/// that YAML takes for a table because of its colon.
fn item_text(item: &Value) -> Option<String> {
    let ValueKind::Table(table) = &item.kind else { return item.text() };
    let named = ["label", "name"].into_iter().find_map(|key| table.get(key)?.text());
    named.or_else(|| item.one_entry())
}

/// A text that should not be long; it is read all the same.
fn short(value: &Value, most: usize, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let text = match text(only_item(value), context) {
        Ok(text) => text,
        Err(found) => return Diagnosed { value: None, diagnostics: vec![found] },
    };
    let length = text.chars().count();
    let too_long = (length > most).then(|| {
        let message = format!("`{}` has {length} characters; lists have room for {most}", context.key);
        Diagnostic::new(Code::LongSummary, message)
            .at(value.span)
            .help("say it in one sentence, and the rest in the text below")
    });
    Diagnosed { value: Some(Typed::Text(text)), diagnostics: too_long.into_iter().collect() }
}

/// A single text as the list it stands for.
fn split(text: &str, ty: Type) -> impl Iterator<Item = String> {
    let parts: Vec<&str> = if ty == Type::Tags { text.split(',').collect() } else { vec![text] };
    parts.into_iter().map(|part| part.trim().to_owned()).collect::<Vec<_>>().into_iter()
}

impl Context<'_> {
    pub(super) fn wrong_item(&self, item: &Value) -> Diagnostic {
        let expected = match self.field.ty {
            Type::Refs(target) => references::noun(target),
            Type::Words(_) => "one of a few words".to_owned(),
            Type::Langs => "the tag of a language".to_owned(),
            Type::Tables(_) => "a table".to_owned(),
            Type::Lines(_) => "a line or a table".to_owned(),
            _ => "text".to_owned(),
        };
        let message =
            format!("every item of `{}` should be {expected}, but here it is {}", self.key, item.noun());
        Diagnostic::new(Code::WrongType, message).at(item.span).help(self.such_as())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time() {
        let days = |days| Some(Period { months: 0, days });
        let months = |months| Some(Period { months, days: 0 });
        let cases = [
            ("6 months", months(6)),
            ("90 days", days(90)),
            ("every 2 weeks", days(14)),
            ("1 year", months(12)),
            ("every month", months(1)),
            ("quarterly", months(3)),
            ("3w", days(21)),
            ("90", None),
            ("0 days", None),
            ("soon", None),
        ];
        for (text, expected) in cases {
            assert_eq!(length(text), expected, "{text}");
        }
    }
}
