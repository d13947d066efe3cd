//! What was written about a record, day by day.
//!
//! In: the card of a record, its ledger. Out: [`EntryView`]s, newest first. Never: an entry of a later day,
//! or a line of a list that nobody can find in the file.

use super::pieces::Pieces;
use super::say;
use super::shapes::{EntryLineView, EntryView};
use crate::insight::{Ledger, Spoken, Told, Value};
use crate::model::PageId;
use crate::parse::Part;
use crate::parse::growth::{EntryLine, NoteKind, Said};
use crate::source::Span;
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::page::date_view;
use crate::view::readers::readers_text;

/// The entries of a record.
pub(super) fn views(card: &Card<'_>, ledger: &Ledger, pieces: &mut Pieces) -> Vec<EntryView> {
    ledger.entries.iter().rev().map(|told| view(card, told, pieces)).collect()
}

fn view(card: &Card<'_>, told: &Told, pieces: &mut Pieces) -> EntryView {
    let entry = &told.value;
    let file = told.place.file;
    let lines = if told.is_read { lines(card, told, pieces) } else { Vec::new() };
    if let Some(list) = entry.list.filter(|_| told.is_read) {
        pieces.away(file, list);
    }
    pieces.away(file, entry.heading);
    let piece = pieces.blocks(file, entry.body);
    EntryView {
        id: id(card, told),
        date: date_view(card.context, entry.date),
        kind: say::kind(card, entry.kind),
        title: entry.title.clone().unwrap_or_default(),
        author: entry.author.as_deref().map(|author| super::barriers::person_link(card, author)),
        readers: readers(card, file),
        lines,
        piece,
        part: is_own_file(card, file).then(|| file - 1),
    }
}

/// Whether a file of the page is one entry.
fn is_own_file(card: &Card<'_>, file: usize) -> bool {
    let document = card.page.documents().nth(file);
    let part = document.and_then(|document| document.record.as_ref()).map(|file| &file.part);
    file > 0 && matches!(part, Some(Part::Fragment { .. }))
}

/// The id of its heading in the page: ids of other files than the record's own have those files' names
/// before them.
pub(in crate::view) fn id(card: &Card<'_>, told: &Told) -> String {
    let document = card.page.documents().nth(told.place.file);
    let stem = document.map(|document| document.path.stem().to_owned()).unwrap_or_default();
    match (told.place.file, told.value.id.as_str()) {
        (0, id) => id.to_owned(),
        (_, "") => format!("ui:{stem}"),
        (_, id) => format!("{stem}:{id}"),
    }
}

/// Its heading in words: its day, its kind, and what stands behind them.
pub(in crate::view) fn heading(card: &Card<'_>, told: &Told) -> String {
    let entry = &told.value;
    let words =
        [say::day(card, entry.date), say::kind(card, entry.kind), entry.title.clone().unwrap_or_default()];
    words.join(" ").trim_end().to_owned()
}

fn readers(card: &Card<'_>, file: usize) -> String {
    let part = file.checked_sub(1).and_then(|at| card.page.parts.get(at));
    let narrower = part.filter(|part| part.readers != card.page.readers);
    let readers = narrower.and_then(|part| part.readers.as_ref());
    readers.map(|readers| readers_text(card.context, readers)).unwrap_or_default()
}

fn lines(card: &Card<'_>, told: &Told, pieces: &mut Pieces) -> Vec<EntryLineView> {
    let file = told.place.file;
    let numbered = told.value.lines.iter().enumerate();
    numbered
        .filter_map(|(at, line)| match told.readings.iter().find(|reading| reading.line == at) {
            Some(reading) => reading_line(card, reading),
            None => said(card, file, line, pieces),
        })
        .collect()
}

fn reading_line(card: &Card<'_>, reading: &Spoken) -> Option<EntryLineView> {
    let record = card.context.insights.standing(reading.record)?;
    let measure = &record.measures.get(reading.measure)?.tracked.measure;
    let text = match &reading.value {
        Value::Number(number) => say::amount(number, &measure.unit),
        Value::Done(Some(date)) => card.filled("measure_done", &[("day", &say::day(card, *date))]),
        Value::Done(None) => card.say("reading_done"),
        Value::NotDone => card.say("reading_not_done"),
    };
    let anchor = super::measures::html_id(measure);
    let href = if reading.record == own_page(card) {
        format!("#{anchor}")
    } else {
        format!("{}#{anchor}", card.link(reading.record).href.unwrap_or_default())
    };
    Some(EntryLineView { kind: "reading", label: measure.title.clone(), href: Some(href), text, piece: None })
}

fn own_page(card: &Card<'_>) -> PageId {
    card.id
}

fn said(card: &Card<'_>, file: usize, line: &EntryLine, pieces: &mut Pieces) -> Option<EntryLineView> {
    let piece = |kind, key: &str, pieces: &mut Pieces, words: Span| EntryLineView {
        kind,
        label: card.say(key),
        href: None,
        text: String::new(),
        piece: Some(pieces.words(file, words)),
    };
    match &line.said {
        Said::Confidence(value) => Some(EntryLineView {
            kind: "confidence",
            label: card.say("label_confidence"),
            href: None,
            text: say::share(value),
            piece: None,
        }),
        Said::Note(kind, words) => {
            let (kind, key) = note(*kind);
            Some(piece(kind, key, pieces, *words))
        }
        Said::Barrier(barrier) => Some(piece("barrier", "note_barrier", pieces, barrier.words)),
        Said::Resolved(words) => Some(piece("resolved", "note_resolved", pieces, *words)),
        Said::ForGoal { .. } | Said::Faulty | Said::Other => None,
    }
}

fn note(kind: NoteKind) -> (&'static str, &'static str) {
    match kind {
        NoteKind::Win => ("win", "note_win"),
        NoteKind::Learned => ("learned", "note_learned"),
        NoteKind::Tried => ("tried", "note_tried"),
        NoteKind::Setback => ("setback", "note_setback"),
        NoteKind::Changed => ("changed", "note_changed"),
        NoteKind::Thanks => ("thanks", "note_thanks"),
    }
}

/// How many wins the first page has room for.
const WINS: usize = 4;

/// The latest wins and thanks of the whole handbook, newest first: what was written, whose it is and when.
pub(in crate::view) fn wins(card: &Card<'_>) -> Vec<Phrase> {
    let ledgers = card.context.insights.ledgers.iter();
    let told = ledgers.flat_map(|(page, ledger)| ledger.entries.iter().map(move |told| (*page, told)));
    let lines = told.flat_map(|(page, told)| told.value.lines.iter().map(move |line| (page, told, line)));
    let is_win = |line: &EntryLine| matches!(line.said, Said::Note(NoteKind::Win | NoteKind::Thanks, _));
    let mut wins: Vec<(PageId, &Told, &EntryLine)> = lines.filter(|(.., line)| is_win(line)).collect();
    wins.sort_by_key(|(page, told, line)| (std::cmp::Reverse(told.value.date), *page, line.span));
    wins.into_iter().take(WINS).map(|(page, told, line)| win(card, page, told, line)).collect()
}

fn win(card: &Card<'_>, page: PageId, told: &Told, line: &EntryLine) -> Phrase {
    let words = line.text.split_once(':').map_or("", |(_, words)| words.trim());
    let owner = Card::new(card.context, page, card.url).title("owner");
    let by = told.value.author.as_deref().map(|author| super::barriers::person_link(card, author).text);
    let day = say::day(card, told.value.date);
    let note = by.or(owner).map_or_else(|| day.clone(), |who| format!("{who}, {day}"));
    Phrase { text: words.to_owned(), href: card.link(page).href, note, ..Phrase::default() }
}
