//! What the front matter of a companion or a session says, in words: it stands beside their texts, where
//! the page says who can read it.
//!
//! In: the card of a record and one of its other files. Out: phrases, each with its label.
//! Never: leaves a field out because nobody thought of it.

use super::amounts::{clock, decimal, line_text};
use super::card::Card;
use super::shapes::Phrase;
use crate::parse::{Part, RecordFile};
use crate::schema::{Kind, Record, Reference, Type, Typed};

/// The parts of the table `grow`, with the keys of their labels.
const GROW: [(&str, &str); 4] = [
    ("goal", "label_grow_goal"),
    ("reality", "label_grow_reality"),
    ("options", "label_grow_options"),
    ("will", "label_grow_will"),
];
/// The parts of the table `roles`, with the keys of their labels.
const ROLES: [(&str, &str); 3] =
    [("coach", "label_coach"), ("coachee", "label_coachee"), ("observer", "label_observer")];

/// The details of a file beside the record's own.
pub(super) fn details(card: &Card<'_>, file: &RecordFile) -> Vec<Phrase> {
    let is_session = file.kind == Kind::Pair && matches!(file.part, Part::Fragment { .. });
    let schema = if is_session { Kind::Session.schema() } else { file.kind.schema() };
    let own = |name: &str| schema.fields.iter().any(|field| field.name == name && !NAMES.contains(&name));
    let fields = file.fields.iter().filter(|(name, _)| own(name));
    fields.flat_map(|(name, value)| said(card, name, value)).collect()
}

/// Fields that the page says already.
const NAMES: [&str; 5] = ["name", "title", "owner", "cycle", "person"];

/// A field with its label.
fn said(card: &Card<'_>, name: &str, value: &Typed) -> Vec<Phrase> {
    match (name, value) {
        ("roles", Typed::Record(table)) => roles(card, table).collect(),
        ("grow", Typed::Record(table)) => grow(card, table).collect(),
        (_, Typed::Refs(references)) => references.iter().map(|one| linked(card, name, one)).collect(),
        (_, Typed::Date(day)) => vec![Phrase { note: label(card, name), ..card.dated(*day) }],
        _ => vec![Phrase { note: label(card, name), ..Phrase::of(told(card, name, value)) }],
    }
}

/// The label of a field among the words, else its name.
fn label(card: &Card<'_>, name: &str) -> String {
    let dashed = name.replace('_', "-");
    let kind = card.kind.name();
    let keys = [
        format!("label_{name}"),
        format!("fact_{name}"),
        format!("block_{dashed}"),
        format!("rel_{kind}_{name}_out"),
    ];
    let words = &card.context.words.all;
    keys.iter().find_map(|key| words.get(key)).cloned().unwrap_or_else(|| name.replace('_', " "))
}

fn linked(card: &Card<'_>, name: &str, reference: &Reference) -> Phrase {
    let schema = card.kind.schema().field(name).map(|field| field.ty);
    let kinds: &[Kind] = match schema {
        Some(Type::Ref(target) | Type::Refs(target) | Type::ByPerson(target)) => target.kinds,
        _ => &[],
    };
    let page = kinds.iter().find_map(|kind| card.context.handbook.record(*kind, &reference.id));
    let link = page.map_or_else(|| Phrase::of(reference.id.clone()), |page| card.link(page));
    Phrase { note: label(card, name), ..link }
}

/// A value in words.
fn told(card: &Card<'_>, name: &str, value: &Typed) -> String {
    match value {
        Typed::Text(text) => text.clone(),
        Typed::Bool(is) => is.to_string(),
        Typed::Number(number) => decimal(number),
        Typed::Whole(number) if name == "minutes" => card.minutes_text(*number),
        Typed::Whole(number) => number.to_string(),
        Typed::Date(date) => card.dated(*date).text,
        Typed::Word(word) if name == "form" => card.value("session", word),
        Typed::Word(word) => card.value(name, word),
        Typed::Words(words) => words.iter().map(|word| card.value(name, word)).collect::<Vec<_>>().join(", "),
        Typed::List(items) => items.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(", "),
        Typed::Minutes(minutes) => card.minutes_text(*minutes),
        Typed::Hours(from, to) => clock(*from, *to),
        Typed::Period(period) => card.period(*period),
        Typed::Refs(references) => {
            references.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(", ")
        }
        Typed::Lines(lines) => lines.iter().map(|(line, _)| line_text(line)).collect::<Vec<_>>().join("; "),
        Typed::Record(record) => {
            let parts = record.iter().map(|(name, value)| format!("{name} {}", told(card, name, value)));
            parts.collect::<Vec<_>>().join(", ")
        }
        Typed::Any(value) => value.text().unwrap_or_else(|| value.noun().to_owned()),
    }
}

fn grow<'a>(card: &'a Card<'_>, table: &'a Record) -> impl Iterator<Item = Phrase> + 'a {
    let part = |(field, label): &(&str, &str)| {
        Some(Phrase { note: card.say(label), ..Phrase::of(table.text(field)?) })
    };
    GROW.iter().filter_map(part)
}

fn roles<'a>(card: &'a Card<'_>, roles: &'a Record) -> impl Iterator<Item = Phrase> + 'a {
    ROLES.iter().filter_map(|(field, label)| {
        let id = &roles.refs(field).first()?.id;
        let page = card.context.handbook.record(Kind::Person, id)?;
        Some(Phrase { note: card.say(label), ..card.link(page) })
    })
}
