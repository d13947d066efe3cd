//! The view of a record: its sheet, its parts and the pages it connects to.
//!
//! In: the context and the page of a record. Out: a [`RecordView`]. Cost: bounded by the record's own
//! fields and relations.

use super::aside;
use super::card::Card;
use super::context::Context;
use super::derived;
use super::kinds;
use super::page::date_view;
use super::readers::readers_text;
use super::shapes::{PartView, Photo, Phrase, RecordView};
use crate::model::{LinkClass, PageId, PagePart};
use crate::parse::{Part, RecordFile};
use crate::schema::Kind;

/// The view of the record on the page `id`, shown at `url`.
pub(super) fn record(context: &Context, id: PageId, url: &str, minutes: u32) -> RecordView {
    let card = Card::new(context, id, url);
    let sheet = kinds::sheet(&card);
    let groups = sheet.edges.iter().filter_map(|edge| card.group(*edge));
    let groups = groups.chain(derived::groups(&card)).collect();
    RecordView {
        kind: card.kind.name(),
        kind_name: card.say(&format!("kind_{}", card.kind.name())),
        minutes,
        photo: photo(&card),
        facts: sheet.facts,
        blocks: sheet.blocks,
        below: sheet.below,
        parts: card.page.parts.iter().map(|part| part_view(&card, part)).collect(),
        groups,
    }
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

fn part_title(card: &Card<'_>, file: Option<&RecordFile>, written: Option<&str>) -> String {
    let key = match file.map(|file| (file.kind, &file.part)) {
        Some((Kind::Pair, Part::Fragment { .. })) => "part_session",
        Some((_, Part::Fragment { .. })) => "part_update",
        Some((_, Part::Main | Part::Companion)) | None => "part_companion",
    };
    written.map_or_else(|| card.say(key), str::to_owned)
}
