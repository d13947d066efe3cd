//! What the pages of goals and plans show about progress.
//!
//! In: the card of a record; what `insight` gathered and computed about it. Out: a [`GrowthView`], and the
//! texts that it takes out of the record's files. Never: computes a number; whatever is said here can be
//! asked for with `understory why`.

pub(super) mod barriers;
mod charts;
pub(super) mod entries;
mod levels;
pub(super) mod measures;
mod milestones;
pub(super) mod numbers;
mod person;
mod pieces;
pub(super) mod progress;
mod prompts;
mod revisions;
pub(super) mod say;
pub(super) mod shapes;
mod skill;
mod standing;
pub(super) mod team;
pub(super) mod tree;

pub(super) use person::is_current;
pub(super) use pieces::Pieces;

use crate::insight::{Ledger, OpenBarrier};
use crate::model::PageId;
use crate::parse::growth::{Growth, Holds, Section};
use crate::schema::Kind;
use crate::source::Span;
use crate::view::OutlineItem;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::page::outline as outline_of;
use shapes::{BarrierView, Growing, GrowthView, PartOf};

/// What the page of `card` shows about growth; `None` where there is nothing to say.
pub(super) fn growth(card: &Card<'_>, pieces: &mut Pieces) -> Option<Growing> {
    match card.kind {
        Kind::Goal | Kind::Plan => record(card, pieces).map(Box::new).map(Growing::Record),
        Kind::Person => person::growth(card).map(Box::new).map(Growing::Person),
        Kind::Team => team::growth(card).map(Growing::Team),
        Kind::Skill => skill::growth(card).map(Growing::Skill),
        Kind::Ratings => Some(levels::of_ratings(card)).filter(|all| !all.is_empty()).map(Growing::Levels),
        _ => None,
    }
}

/// What the page of a goal or plan shows.
fn record(card: &Card<'_>, pieces: &mut Pieces) -> Option<GrowthView> {
    let insights = &card.context.insights;
    let (ledger, standing) = (insights.ledger(card.id)?, insights.standing(card.id)?);
    leave_out(card, ledger, pieces);
    let is_goal = card.kind == Kind::Goal;
    Some(GrowthView {
        standing: standing::view(card, standing),
        measures: part(card, Holds::Measures, "measures", measures::views(card, standing), pieces),
        milestones: {
            let items = milestones::views(card, ledger, pieces);
            part(card, Holds::Milestones, "milestones", items, pieces)
        },
        milestones_count: milestones::count(card, standing),
        burnup: charts::burnup(card, ledger, standing),
        revisions: {
            let items = revisions::views(card, ledger, pieces);
            part(card, Holds::Revisions, "revisions", items, pieces)
        },
        barriers: barriers::own(card, &ledger.barriers, pieces),
        entries: entries::views(card, ledger, pieces),
        prompts: prompts::prompts(card, ledger, standing),
        needs: if is_goal { needs(card) } else { Vec::new() },
        tree: if is_goal { tree::tree(card) } else { Vec::new() },
    })
}

/// What is in the way of a goal and of the plans that support it: open ones first, oldest first.
fn needs(card: &Card<'_>) -> Vec<BarrierView> {
    let plans = team::pages(card, Edge::into(Kind::Plan, "goals"));
    let mut found: Vec<(PageId, &OpenBarrier)> = std::iter::once(card.id)
        .chain(plans)
        .filter_map(|page| Some((page, card.context.insights.ledger(page)?)))
        .flat_map(|(page, ledger)| ledger.barriers.iter().map(move |barrier| (page, barrier)))
        .collect();
    found.sort_by_key(|(page, barrier)| (barrier.resolved.is_some(), barrier.opened, *page));
    found.dedup();
    found.into_iter().map(|(page, barrier)| barriers::blocking(card, barrier, page)).collect()
}

/// All sections of the page's files, with the index of their file.
fn sections<'a>(card: &Card<'a>) -> impl Iterator<Item = (usize, &'a Growth, &'a Section)> {
    let documents = card.page.documents().enumerate();
    let growths = documents.filter_map(|(file, document)| Some((file, document.growth.as_deref()?)));
    growths.flat_map(|(file, growth)| growth.sections.iter().map(move |section| (file, growth, section)))
}

/// A part of the record, with the texts that stand beside its lines.
fn part<T>(card: &Card<'_>, holds: Holds, id: &str, items: Vec<T>, pieces: &mut Pieces) -> PartOf<T> {
    let own = sections(card).filter(|(.., one)| one.holds == holds);
    let texts = own.map(|(file, _, section)| pieces.section(file, section)).collect();
    PartOf { id: part_id(card, holds, id), items, texts }
}

/// The id of a part in the page: that of the heading which the record's own file gives it.
pub(super) fn part_id(card: &Card<'_>, holds: Holds, id: &str) -> String {
    let heading = sections(card).find(|(file, _, section)| *file == 0 && section.holds == holds);
    heading.map_or_else(|| format!("ui:{id}"), |(.., section)| section.id.clone())
}

/// Leaves out the entries of later days.
fn leave_out(card: &Card<'_>, ledger: &Ledger, pieces: &mut Pieces) {
    let documents = card.page.documents().enumerate();
    let growths = documents.filter_map(|(file, document)| Some((file, document.growth.as_deref()?)));
    for (file, growth) in growths {
        untold(ledger, file, growth).for_each(|span| pieces.away(file, span));
    }
}

/// The entries of a file that are of later days.
pub(super) fn untold<'a>(
    ledger: &'a Ledger,
    file: usize,
    growth: &'a Growth,
) -> impl Iterator<Item = Span> + 'a {
    let is_told = move |heading: Span| {
        ledger.entries.iter().any(|told| told.place.file == file && told.value.heading == heading)
    };
    growth.sections.iter().filter_map(move |section| {
        let Holds::Entry(at) = section.holds else { return None };
        let entry = growth.entries.get(at)?;
        (!is_told(entry.heading)).then_some(section.span)
    })
}

/// The outline of the page: its own parts, the headings of its text, what was written.
pub(super) fn outline(card: &Card<'_>, growth: &GrowthView) -> Vec<OutlineItem> {
    let part = |id: &str, key: &str, is_there: bool| {
        is_there.then(|| OutlineItem { id: id.to_owned(), text: card.say(key), level: 2 })
    };
    let before = [
        part("ui:standing", "part_standing", true),
        part(&growth.measures.id, "part_measures", true),
        part(&growth.milestones.id, "part_milestones", !growth.milestones.items.is_empty()),
    ];
    let headings = card.page.document.iter().flat_map(|document| &document.outline);
    let text = outline_of(headings.filter(|heading| !is_part_of(card, heading.span)));
    let after = [
        part("ui:barriers", "part_barriers", !growth.barriers.is_empty()),
        part(&growth.revisions.id, "part_revisions", !growth.revisions.items.is_empty()),
        part("ui:entries", "part_entries", true),
    ];
    before.into_iter().flatten().chain(text).chain(after.into_iter().flatten()).collect()
}

/// Whether a heading of the record's own file belongs to a part that the page shows in a place of its own.
pub(super) fn is_part_of(card: &Card<'_>, heading: Span) -> bool {
    sections(card).any(|(file, _, section)| {
        file == 0 && section.span.start <= heading.start && heading.start < section.span.end
    })
}
