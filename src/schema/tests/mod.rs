//! Every field of every kind: a right value in both languages, a wrong one with its place and its
//! fix, and its absence. A field without a row fails.
//!
//! In: the tables, and rows worked out by hand. Out: verdicts. Never: an expected value that the
//! tables compute, except the example line of the message "write it like this".

mod common;
mod content;
mod growth;
mod laws;
mod parts;
mod people;
mod work;

use std::collections::BTreeSet;

use super::{Detail, Field, Kind, KindSchema, Line, Record, Reference, Typed, decode};
use crate::diag::{Diagnosed, Diagnostic};
use crate::source::LineIndex;
use crate::syntax::Language;

/// A field: its name, a right value in TOML and in YAML, what both mean, a wrong value that both
/// languages write alike, and what is said about it: the code, and the fix, or `=` for the example.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// The rows of a kind's own fields.
fn own(kind: Kind) -> &'static [Row] {
    match kind {
        Kind::Page => common::PAGE,
        Kind::Person => people::PERSON,
        Kind::Team => people::TEAM,
        Kind::Role => people::ROLE,
        Kind::Cycle => work::CYCLE,
        Kind::Skill => work::SKILL,
        Kind::Goal => work::GOAL,
        Kind::Plan => work::PLAN,
        Kind::Practice => work::PRACTICE,
        Kind::Story => growth::STORY,
        Kind::Journey => growth::JOURNEY,
        Kind::Pair => growth::PAIR,
        Kind::Session => growth::SESSION,
        Kind::Ratings => growth::RATINGS,
        Kind::Resource => growth::RESOURCE,
        Kind::Onboarding => people::ONBOARDING,
        Kind::Term => people::TERM,
        Kind::Retro => growth::RETRO,
        Kind::Pilot => growth::PILOT,
    }
}

const TOML: Language = Language::Toml;
const YAML: Language = Language::Yaml;

fn read(schema: &KindSchema, language: Language, text: &str) -> Diagnosed<Record> {
    let mut parsed = language.parse(text, 0);
    let mut decoded = decode(&parsed.value, schema, language);
    decoded.diagnostics.splice(0..0, parsed.diagnostics.drain(..));
    decoded
}

/// A finding as `LINE:COLUMN CODE HELP`.
fn told(one: &Diagnostic, text: &str) -> String {
    let at = LineIndex::new(text).position(one.span.expect("a place").start as usize);
    format!("{}:{} {} {}", at.line, at.column, one.code, one.help.as_deref().unwrap_or("-"))
}

fn all_told(schema: &KindSchema, language: Language, text: &str) -> Vec<String> {
    read(schema, language, text).diagnostics.iter().map(|one| told(one, text)).collect()
}

/// A value in a short form.
fn shown(value: &Typed) -> String {
    match value {
        Typed::Text(text) => text.clone(),
        Typed::Bool(value) => value.to_string(),
        Typed::Number(number) => format!("{number} exactly"),
        Typed::Whole(number) => number.to_string(),
        Typed::Date(date) => date.to_string(),
        Typed::Word(word) => format!("<{word}>"),
        Typed::Words(words) => format!("<{}>", words.join(" ")),
        Typed::List(items) => items.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" | "),
        Typed::Minutes(minutes) => format!("{minutes} minutes"),
        Typed::Hours(from, to) => format!("{from} to {to}"),
        Typed::Refs(references) => references.iter().map(shown_reference).collect::<Vec<_>>().join(" "),
        Typed::Lines(lines) => lines.iter().map(|(line, _)| shown_line(line)).collect::<Vec<_>>().join(" | "),
        Typed::Period(period) => format!("{} months {} days", period.months, period.days),
        Typed::Record(record) => shown_record(record),
        Typed::Any(value) => value.text().unwrap_or_else(|| value.noun().to_owned()),
    }
}

fn shown_line(line: &Line) -> String {
    match line {
        Line::Text(text) => text.clone(),
        Line::Record(record) => shown_record(record),
    }
}

fn shown_record(record: &Record) -> String {
    let fields: Vec<String> = record.iter().map(|(name, value)| format!("{name} {}", shown(value))).collect();
    format!("{{{}}}", fields.join(", "))
}

fn shown_reference(reference: &Reference) -> String {
    let kind = reference.kind.map_or(String::new(), |kind| format!("{}:", kind.name()));
    let beside = match &reference.detail {
        Detail::None => String::new(),
        Detail::Note(note) => format!("({note})"),
        Detail::Level(level) => format!("({level})"),
        Detail::Step { from, to, goal } => format!("({from} to {to} for {})", goal.as_deref().unwrap_or("-")),
        Detail::By(person) => format!("(by {person})"),
    };
    format!("@{kind}{}{beside}", reference.id)
}

/// The value of `name` in `text`, which must be without mistakes.
fn value(schema: &KindSchema, language: Language, name: &str, text: &str) -> String {
    let read = read(schema, language, text);
    assert_eq!(all_told(schema, language, text), [""; 0], "{text}");
    shown(read.value.get(name).unwrap_or_else(|| panic!("{text}: no value")).0)
}

/// What a row says about its field, in both languages.
fn holds(schema: &KindSchema, field: &Field, row: &Row) {
    let (name, in_toml, in_yaml, means, wrong, found) = *row;
    assert_eq!(value(schema, TOML, name, &format!("{name} = {in_toml}")), means, "TOML {name}");
    assert_eq!(value(schema, YAML, name, &format!("{name}: {in_yaml}")), means, "YAML {name}");
    for (language, text) in [(TOML, format!("{name} = {wrong}")), (YAML, format!("{name}: {wrong}"))] {
        let column = if language == TOML { name.len() + 4 } else { name.len() + 3 };
        let (code, fix) = found.split_once(' ').unwrap_or((found, ""));
        let line = |toml: &str| if language == TOML { toml.to_owned() } else { in_yaml_form(toml, name) };
        let help = match fix {
            "=" => format!("write it like this: `{}`", language.line(name, field.example)),
            fix => line(fix),
        };
        let expected = if found.is_empty() { Vec::new() } else { vec![format!("1:{column} {code} {help}")] };
        let places: Vec<String> = all_told(schema, language, &text);
        if places.first().is_some_and(|place| !place.starts_with(&format!("1:{column} "))) {
            // The place of an item lies behind the bracket.
            let shifted = format!("1:{} {code} {help}", column + 1);
            assert_eq!(places, [shifted], "{text}");
        } else {
            assert_eq!(places, expected, "{text}");
        }
    }
    assert!(read(schema, TOML, "").value.get(name).is_none(), "{name} is absent");
}

/// A fix for TOML as YAML writes it.
fn in_yaml_form(fix: &str, name: &str) -> String {
    fix.replace(&format!("`{name} = "), &format!("`{name}: "))
}

fn names<'r>(rows: impl IntoIterator<Item = &'r Row>) -> BTreeSet<&'static str> {
    rows.into_iter().map(|row| row.0).collect()
}

#[test]
fn every_field_of_every_kind_has_a_row() {
    for kind in Kind::all() {
        let fields: BTreeSet<&str> = kind.schema().fields.iter().map(|field| field.name).collect();
        assert_eq!(names(own(kind)), fields, "{}: rows and fields differ", kind.name());
        assert_eq!(own(kind).len(), fields.len(), "{}: a field has two rows", kind.name());
    }
    let shared: BTreeSet<&str> = Kind::Goal.schema().common.iter().map(|field| field.name).collect();
    assert_eq!(names(common::SHARED), shared, "shared fields and their rows differ");
}

#[test]
fn own_fields_are_read_right_and_their_mistakes_are_told() {
    for kind in Kind::all() {
        let schema = kind.schema();
        for row in own(kind) {
            holds(schema, schema.field(row.0).expect("a field"), row);
        }
    }
}

#[test]
fn shared_fields_are_the_same_in_every_kind() {
    for kind in Kind::all().filter(|kind| *kind != Kind::Page) {
        let schema = kind.schema();
        for field in schema.shared_fields() {
            let row = common::SHARED.iter().find(|row| row.0 == field.name).expect("a row");
            holds(schema, field, row);
        }
    }
}
