//! What the front matter of a session says, in words.
//!
//! In: the card of a pair and the file of a session. Out: phrases, each with its label.

use super::card::Card;
use super::shapes::Phrase;
use crate::parse::{Part, RecordFile};
use crate::schema::{Kind, Record};

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

/// The details of a session; nothing for any other file.
pub(super) fn details(card: &Card<'_>, file: &RecordFile) -> Vec<Phrase> {
    let is_session = file.kind == Kind::Pair && matches!(file.part, Part::Fragment { .. });
    if !is_session {
        return Vec::new();
    }
    let fields = &file.fields;
    let said = |label: &str, text: String| Phrase { note: card.say(label), ..Card::plain(text) };
    let form = fields.word("form").map(|word| said("fact_form", card.value("session", word)));
    let minutes = fields.whole("minutes").map(|number| said("fact_time", card.minutes_text(number)));
    let next = fields.date("next").map(|day| Phrase { note: card.say("label_next"), ..card.dated(day) });
    let roles = fields.record("roles").into_iter().flat_map(|roles| self::roles(card, roles));
    let grow = fields
        .record("grow")
        .into_iter()
        .flat_map(|grow| GROW.iter().filter_map(|(field, label)| Some(said(label, grow.text(field)?))));
    form.into_iter().chain(minutes).chain(roles).chain(grow).chain(next).collect()
}

fn roles<'a>(card: &'a Card<'_>, roles: &'a Record) -> impl Iterator<Item = Phrase> + 'a {
    ROLES.iter().filter_map(|(field, label)| {
        let id = &roles.refs(field).first()?.id;
        let page = card.context.handbook.record(Kind::Person, id)?;
        Some(Phrase { note: card.say(label), ..card.link(page) })
    })
}
