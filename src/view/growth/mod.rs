//! What the pages of goals and plans show about progress.
//!
//! In: the card of a record; what `insight` gathered and computed about it. Out: a [`GrowthView`], and the
//! texts that it takes out of the record's files. Never: computes a number; whatever is said here can be
//! asked for with `understory why`.

pub(super) mod barriers;
mod charts;
pub(super) mod entries;
pub(super) mod measures;
pub(super) mod milestones;
mod pieces;
pub(super) mod prompts;
mod revisions;
pub(super) mod say;
pub(super) mod shapes;
pub(super) mod standing;

pub(super) use pieces::Pieces;

use crate::insight::{Ledger, Standing};
use crate::parse::growth::{Growth, Holds, Section};
use crate::view::card::Card;
use shapes::{GrowthView, PartOf};

/// What the page of `card` shows about progress; `None` for what is no goal or plan.
pub(super) fn growth(card: &Card<'_>, pieces: &mut Pieces) -> Option<GrowthView> {
    let insights = &card.context.insights;
    let (ledger, standing) = (insights.ledger(card.id)?, insights.standing(card.id)?);
    leave_out(card, ledger, pieces);
    Some(GrowthView {
        standing: standing::view(card, standing),
        measures: part(card, Holds::Measures, "measures", measures::views(card, standing), pieces),
        milestones: {
            let items = milestones::views(card, ledger, pieces);
            part(card, Holds::Milestones, "milestones", items, pieces)
        },
        milestones_count: milestones::count(card, standing),
        burnup: None,
        revisions: {
            let items = revisions::views(card, ledger, pieces);
            part(card, Holds::Revisions, "revisions", items, pieces)
        },
        barriers: barriers::own(card, &ledger.barriers, pieces),
        entries: entries::views(card, ledger, pieces),
        prompts: prompts::prompts(card, ledger, standing),
    })
}

/// All sections of the page's files, with the index of their file.
fn sections<'a>(card: &Card<'a>) -> impl Iterator<Item = (usize, &'a Growth, &'a Section)> {
    let documents = card.page.documents().enumerate();
    let growths = documents.filter_map(|(file, document)| Some((file, document.growth.as_deref()?)));
    growths.flat_map(|(file, growth)| growth.sections.iter().map(move |section| (file, growth, section)))
}

/// A part of the record, with the texts that stand beside its lines.
fn part<T>(card: &Card<'_>, holds: Holds, id: &str, items: Vec<T>, pieces: &mut Pieces) -> PartOf<T> {
    let own: Vec<(usize, &Section)> =
        sections(card).filter(|(.., one)| one.holds == holds).map(|(file, _, one)| (file, one)).collect();
    let heading = own.iter().find(|(file, _)| *file == 0).map(|(_, section)| section.id.clone());
    let texts = own.iter().map(|(file, section)| pieces.section(*file, section)).collect();
    PartOf { id: heading.unwrap_or_else(|| format!("ui:{id}")), items, texts }
}

/// Leaves out the entries of later days.
fn leave_out(card: &Card<'_>, ledger: &Ledger, pieces: &mut Pieces) {
    for (file, growth, section) in sections(card) {
        let Holds::Entry(at) = section.holds else { continue };
        let Some(entry) = growth.entries.get(at) else { continue };
        let is_told =
            |told: &crate::insight::Told| told.place.file == file && told.value.heading == entry.heading;
        if !ledger.entries.iter().any(is_told) {
            pieces.away(file, section.span);
        }
    }
}

/// Whether a heading of the record's own file belongs to a part that the page shows in a place of its own.
pub(super) fn is_part(card: &Card<'_>, heading: crate::source::Span) -> bool {
    sections(card).any(|(file, _, section)| {
        file == 0 && section.span.start <= heading.start && heading.start < section.span.end
    })
}

/// Where a record stands, for pages that list it.
pub(super) fn standing_of<'a>(card: &Card<'a>) -> Option<&'a Standing> {
    card.context.insights.standing(card.id)
}
