//! The view of a record: its sheet, its parts and the pages it connects to.
//!
//! In: the context and the page of a record. Out: a [`RecordView`]. Cost: bounded by the record's own
//! fields and relations.

use super::aside;
use super::card::Card;
use super::coaching::{self, CoachingView};
use super::derived;
use super::growth::{self, Pieces};
use super::kinds;
use super::page::date_view;
use super::readers::readers_text;
use super::shapes::{PartView, Photo, Phrase, RecordView};
use crate::model::{LinkClass, PagePart};
use crate::parse::{Part, RecordFile};
use crate::schema::Kind;

/// The view of the record of `card`; `pieces` takes the texts that it shows in places of its own.
pub(super) fn record(card: &Card<'_>, minutes: u32, pieces: &mut Pieces) -> RecordView {
    let sheet = kinds::sheet(card);
    let groups = sheet.edges.iter().filter_map(|edge| card.group(*edge));
    let mut groups = groups.chain(derived::groups(card)).collect();
    let coaching = coaching::coaching(card, pieces);
    if let Some(CoachingView::Pair(pair)) = &coaching {
        coaching::said_by_the_page(pair, &mut groups);
    }
    RecordView {
        kind: card.kind.name(),
        kind_name: card.say(&format!("kind_{}", card.kind.name())),
        minutes,
        photo: photo(card),
        facts: sheet.facts,
        blocks: sheet.blocks,
        growth: growth::growth(card, pieces),
        coaching,
        below: sheet.below,
        parts: parts(card),
        groups,
    }
}

/// The files beside the record's own; the entries of goals and plans stand among what was written.
fn parts(card: &Card<'_>) -> Vec<PartView> {
    let has_growth = matches!(card.kind, Kind::Goal | Kind::Plan);
    let parts = card.page.parts.iter().filter(|part| !(has_growth && is_fragment(part)));
    parts.map(|part| part_view(card, part)).collect()
}

/// Whether a file is an entry by itself.
pub(super) fn is_fragment(part: &PagePart) -> bool {
    let file = part.document.record.as_ref();
    file.is_some_and(|file| matches!(file.part, Part::Fragment { .. }))
}

/// The picture that the record names, if it lies in the handbook.
fn photo(card: &Card<'_>) -> Option<Photo> {
    let photo = card.page.photo.as_ref().filter(|photo| photo.class == LinkClass::Internal)?;
    let (width, height) = photo.size.map(|size| (size.width, size.height)).unzip();
    Some(Photo { src: photo.href.as_deref()?.to_owned(), width, height })
}

fn part_view(card: &Card<'_>, part: &PagePart) -> PartView {
    let document = &part.document;
    let file = document.record.as_ref();
    let id = format!("ui:{}", document.path.stem());
    let (date, author) = match file.map(|file| &file.part) {
        Some(Part::Fragment { date, author }) => (Some(date_view(card.context, *date)), author.as_deref()),
        Some(Part::Main | Part::Companion) | None => (None, None),
    };
    let author = author.map(|author| match card.context.handbook.record(Kind::Person, author) {
        Some(page) => card.link(page),
        None => Phrase::of(author),
    });
    let is_narrower = part.readers != card.page.readers;
    let readers = part.readers.as_ref().filter(|_| is_narrower);
    let readers = readers.map(|readers| readers_text(card.context, readers)).unwrap_or_default();
    let title = part_title(card, file, document.title.as_deref());
    let details = file.map(|file| aside::details(card, file)).unwrap_or_default();
    PartView { id, title, date, author, readers, details }
}

/// The heading of a file beside the record's own.
pub(super) fn part_heading(card: &Card<'_>, part: &PagePart) -> String {
    part_title(card, part.document.record.as_ref(), part.document.title.as_deref())
}

fn part_title(card: &Card<'_>, file: Option<&RecordFile>, written: Option<&str>) -> String {
    let key = match file.map(|file| (file.kind, &file.part)) {
        Some((Kind::Pair, Part::Fragment { .. })) => "part_session",
        Some((_, Part::Fragment { .. })) => "part_update",
        Some((_, Part::Main | Part::Companion)) | None => "part_companion",
    };
    written.map_or_else(|| card.say(key), str::to_owned)
}
