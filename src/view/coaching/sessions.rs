//! The sessions of a pair, as far as the edition has them: files of their own, and headings in the pair's file.
//!
//! In: the card of a pair. Out: [`SessionView`]s, how many were held, who coached last. Never: a session that the
//! edition does not have, or a hint that there is one.

use jiff::civil::Date;

use super::pair::is_for_one_of_them;
use super::record::SessionView;
use crate::edition::Readable;
use crate::insight::coaching::{Pairing, State};
use crate::model::PageId;
use crate::parse::Part;
use crate::parse::growth::{EntryKind, Growth, Holds};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::growth::Pieces;
use crate::view::page::date_view;
use crate::view::readers::readers_text;

/// The sessions of which something is written, the latest first.
pub(super) fn views(card: &Card<'_>, pieces: &mut Pieces) -> Vec<SessionView> {
    let mut sessions: Vec<SessionView> = files(card).chain(headings(card, pieces)).collect();
    sessions.sort_by(|one, other| other.date.iso.cmp(&one.date.iso));
    sessions
}

/// Sessions in files of their own.
fn files<'a>(card: &'a Card<'_>) -> impl Iterator<Item = SessionView> + 'a {
    let parts = card.page.parts.iter().enumerate();
    parts.filter_map(|(at, part)| {
        let Part::Fragment { date, .. } = part.document.record.as_ref()?.part else { return None };
        let date = date_view(card.context, date);
        Some(SessionView { part: Some(at), id: String::new(), date, title: String::new(), piece: None })
    })
}

/// Sessions under headings of the pair's own file, whose texts stand among the others.
fn headings(card: &Card<'_>, pieces: &mut Pieces) -> Vec<SessionView> {
    let growth = card.page.document.as_ref().and_then(|document| document.growth.as_deref());
    growth.into_iter().flat_map(|growth| of_growth(card, growth, pieces)).collect()
}

fn of_growth(card: &Card<'_>, growth: &Growth, pieces: &mut Pieces) -> Vec<SessionView> {
    let view = |section: &crate::parse::growth::Section| {
        let Holds::Entry(at) = section.holds else { return None };
        let entry = growth.entries.get(at).filter(|entry| entry.kind == EntryKind::Session)?;
        Some(SessionView {
            part: None,
            id: section.id.clone(),
            date: date_view(card.context, entry.date),
            title: entry.title.clone().unwrap_or_default(),
            piece: Some(pieces.section(0, section)),
        })
    };
    growth.sections.iter().filter_map(view).collect()
}

/// Who can read the sessions, where that is the same for all and fewer than can read the page; else empty.
pub(super) fn readers(card: &Card<'_>, sessions: &[SessionView]) -> String {
    let file = |session: &SessionView| card.page.parts.get(session.part?)?.readers.as_ref();
    let mut readers: Vec<Option<&Readable>> = sessions.iter().map(file).collect();
    readers.dedup();
    match readers[..] {
        [Some(readers)] if Some(readers) != card.page.readers.as_ref() => readers_text(card.context, readers),
        _ => String::new(),
    }
}

/// How many sessions were held of those that are planned, in a sentence; empty for a pair that has not begun.
pub(super) fn held(card: &Card<'_>, pairing: &Pairing) -> String {
    if pairing.state == State::Proposed {
        return String::new();
    }
    let (n, all) = (pairing.held.len().to_string(), pairing.planned.to_string());
    match (pairing.held.last(), is_for_one_of_them(card, pairing)) {
        (Some(_), _) => card.filled("sessions_held", &[("n", &n), ("all", &all)]),
        (None, true) => card.filled("sessions_none", &[("all", &all)]),
        (None, false) => card.say("sessions_kept"),
    }
}

/// Who coached in a session.
pub(super) struct Roles {
    pub(super) date: Date,
    pub(super) coach: PageId,
}

/// Who coached in the latest session that says it.
pub(super) fn last_roles(card: &Card<'_>) -> Option<Roles> {
    let files = card.page.parts.iter().filter_map(|part| part.document.record.as_ref());
    let sessions = files.filter_map(|file| {
        let Part::Fragment { date, .. } = file.part else { return None };
        let coach = &file.fields.record("roles")?.refs("coach").first()?.id;
        let coach = card.context.handbook.record(Kind::Person, coach)?;
        Some(Roles { date, coach }).filter(|roles| roles.date <= card.context.as_of)
    });
    sessions.max_by_key(|roles| roles.date)
}
