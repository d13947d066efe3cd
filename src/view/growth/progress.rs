//! The page that shows how the whole handbook is doing.
//!
//! In: the context. Out: a [`PageView`] with rates that are always n of d, what stretches came to, the
//! rhythm of entries, and what is in the way. Never: an order of people, or a mean that hides one.

use jiff::civil::Date;

use super::charts::drawn;
use super::shapes::{CycleView, ProgressView};
use super::standing::labelled;
use super::{say, team, tree};
use crate::chart::{dots, strip};
use crate::insight::{Count, CycleRates, Frame};
use crate::model::PageId;
use crate::parse::growth::EntryKind;
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::chart::ChartView;
use crate::view::context::{Context, PageRef};
use crate::view::page::{date_view, frame, home_crumb};
use crate::view::shapes::{Content, PageView};
use crate::view::template::Template;

/// How many cycles are shown.
const CYCLES: usize = 4;

/// The page.
pub(in crate::view) fn page(context: &Context) -> PageView {
    let url = context.url(PageRef::Progress);
    let mut view = frame(context, Template::Progress, &url, context.words.get("progress_title"));
    view.breadcrumbs = vec![home_crumb(context, &url)];
    let card = Card::new(context, PageId(0), &url);
    let records: Vec<PageId> = context.insights.standings.keys().copied().collect();
    view.content = Content::Progress(ProgressView {
        as_of: date_view(context, context.as_of),
        about: card.numbers("rule-13"),
        goals: tree::all(&card),
        cycles: cycles(&card),
        attainment: attainment(&card),
        barriers_line: barriers_line(&card),
        barriers: team::by_kind(&card, &records),
    });
    view
}

/// The cycles that have begun, the latest first.
fn cycles(card: &Card<'_>) -> Vec<CycleView> {
    let known = card.context.insights.figures.rates.iter();
    let day = |page: PageId, field: &str| Card::new(card.context, page, card.url).day(field);
    let stretch = |page: PageId| Some((day(page, "start")?, day(page, "end")?));
    let mut begun: Vec<_> = known
        .filter_map(|(page, rates)| Some((stretch(*page)?, *page, rates)))
        .filter(|((start, _), ..)| *start <= card.context.as_of)
        .collect();
    begun.sort_by_key(|((start, end), page, _)| (std::cmp::Reverse(*start), *end, *page));
    begun.truncate(CYCLES);
    begun.into_iter().map(|(stretch, page, rates)| cycle(card, page, stretch, rates)).collect()
}

fn cycle(card: &Card<'_>, page: PageId, (start, end): (Date, Date), rates: &CycleRates) -> CycleView {
    let rows = [
        ("rate_coverage", rates.coverage),
        ("rate_completion", rates.completion),
        ("rate_agreed_completion", rates.agreed_completion),
        ("rate_reflections", rates.reflections),
        ("rate_updates", rates.updates),
        ("rate_closure", rates.closure),
    ];
    CycleView {
        cycle: card.link(page),
        rates: rows.into_iter().map(|(key, count)| labelled(card, key, counted(card, count))).collect(),
        strip: rhythm(card, page, (start, end)),
    }
}

/// So many of so many, in words; nothing is never a rate.
fn counted(card: &Card<'_>, Count { n, of }: Count) -> String {
    if of == 0 {
        return card.say("rate_none");
    }
    card.filled("rate_of", &[("n", &n.to_string()), ("of", &of.to_string())])
}

/// The weeks of a cycle, and what was written in each.
fn rhythm(card: &Card<'_>, cycle: PageId, (start, end): (Date, Date)) -> Option<ChartView> {
    let insights = &card.context.insights;
    let is_in = |frame: &Frame| frame.cycle == Some(cycle);
    let records = insights.frames.iter().filter(|(_, frame)| is_in(frame)).map(|(page, _)| *page);
    let told = records.filter_map(|page| insights.ledger(page)).flat_map(|ledger| &ledger.entries);
    let entries: Vec<(Date, strip::Mark)> = told
        .filter(|told| (start..=end).contains(&told.value.date))
        .filter_map(|told| Some((told.value.date, mark(told.value.kind)?)))
        .collect();
    let name = card.context.page(cycle).title.clone();
    let title = card.filled("rhythm_of", &[("cycle", &name)]);
    let prefix = format!("rhythm-{}", cycle.0);
    let picture = strip::Strip { start, end, entries };
    let has_entries = !picture.entries.is_empty();
    has_entries.then(|| drawn(card, (&title, &prefix), "rule-12", |setting| strip::draw(&picture, setting)))
}

fn mark(kind: EntryKind) -> Option<strip::Mark> {
    match kind {
        EntryKind::Review => Some(strip::Mark::Review),
        EntryKind::Reflection => Some(strip::Mark::Reflection),
        EntryKind::Update => Some(strip::Mark::Update),
        EntryKind::Session => None,
    }
}

/// What the stretch measures came to that are closed.
fn attainment(card: &Card<'_>) -> Option<ChartView> {
    let insights = &card.context.insights;
    let scores = insights.figures.attainment.dots.iter().filter_map(|dot| {
        let measure = insights.standing(dot.record)?.measures.get(dot.measure)?;
        Some((measure.tracked.measure.title.clone(), dot.score.clone()))
    });
    let picture = dots::Dots { scores: scores.collect() };
    let title = card.say("attainment_title");
    let is_any = !picture.scores.is_empty();
    is_any.then(|| drawn(card, (&title, "attainment"), "rule-14", |setting| dots::draw(&picture, setting)))
}

/// How many barriers are open, how many were resolved, and how long that took.
fn barriers_line(card: &Card<'_>) -> Vec<Phrase> {
    let figures = &card.context.insights.figures.barriers;
    let count = |key: &str, number: usize| Phrase::of(card.count(key, number as u64));
    let median = figures
        .median
        .as_ref()
        .map(|median| Phrase::of(card.filled("barriers_median", &[("days", &say::number(median))])));
    let counts = [("barriers_open", figures.open.len()), ("barriers_resolved", figures.resolved)];
    counts.into_iter().map(|(key, number)| count(key, number)).chain(median).collect()
}
