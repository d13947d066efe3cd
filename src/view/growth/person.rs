//! What a person's page shows about their growth: the next step first.
//!
//! In: the card of a person. Out: a [`PersonGrowth`]; `None` where nobody wrote a plan. Never: one score for
//! a person, or a comparison with another.

use jiff::civil::Date;

use super::say;
use super::shapes::{BarrierView, MeasureLine, Moment, NextView, PersonGrowth};
use super::{barriers, levels, measures, prompts, team};
use crate::edition::Audience;
use crate::insight::milestones::done_on;
use crate::insight::{Ledger, Rhythm, Standing, Status};
use crate::model::PageId;
use crate::parse::growth::{NoteKind, Said};
use crate::schema::Kind;
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::edge::Edge;
use crate::view::page::date_view;

/// How many moments the timeline shows.
const MOMENTS: usize = 40;

/// A plan of the person.
struct Plan<'a> {
    page: PageId,
    ledger: &'a Ledger,
    standing: &'a Standing,
}

/// What the page of a person shows.
pub(super) fn growth(card: &Card<'_>) -> Option<PersonGrowth> {
    let plans = plans(card);
    let levels = levels::of_person(card, card.id);
    if plans.is_empty() && levels.is_empty() {
        return None;
    }
    let current: Vec<&Plan<'_>> = plans.iter().filter(|plan| is_current(plan.standing)).collect();
    let mut moments: Vec<(Date, Moment)> = plans.iter().flat_map(|plan| moments(card, plan)).collect();
    moments.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    let more = moments.len().saturating_sub(MOMENTS);
    Some(PersonGrowth {
        next: current.first().map(|plan| next(card, plan)),
        barriers: current.iter().flat_map(|plan| open_barriers(card, plan)).collect(),
        measures: current.iter().flat_map(|plan| lines(card, plan)).collect(),
        moments: moments.into_iter().take(MOMENTS).map(|(_, moment)| moment).collect(),
        more,
        levels,
        load: load(card).unwrap_or_default(),
    })
}

/// The plans that the person owns, the latest first.
fn plans<'a>(card: &Card<'a>) -> Vec<Plan<'a>> {
    let insights = &card.context.insights;
    let owned = team::pages(card, Edge::into(Kind::Plan, "owner"));
    let mut plans: Vec<Plan<'a>> = owned
        .into_iter()
        .filter_map(|page| {
            Some(Plan { page, ledger: insights.ledger(page)?, standing: insights.standing(page)? })
        })
        .collect();
    plans.sort_by_key(|plan| (std::cmp::Reverse(plan.standing.due), plan.page));
    plans
}

/// The hours that are asked of the person, in the build of that person or of their manager.
fn load(card: &Card<'_>) -> Option<String> {
    let Audience::Person(reader) = &card.context.audience else { return None };
    let reports_to = card.page.fields().and_then(|fields| fields.refs("reports_to").first());
    let is_own = card.page.record().is_some_and(|file| file.id == *reader);
    let may_see = is_own || reports_to.is_some_and(|manager| manager.id == *reader);
    let load = card.context.insights.figures.loads.get(&card.id).filter(|_| may_see)?;
    let key = if load.offered.is_some() { "load_of" } else { "load" };
    let [asked, plans, coaching] = [&load.asked(), &load.plans, &load.coaching].map(say::number);
    let offered = load.offered.as_ref().map(say::number).unwrap_or_default();
    let values = [("asked", &asked), ("plans", &plans), ("coaching", &coaching), ("offered", &offered)];
    Some(card.filled(key, &values.map(|(name, value)| (name, value.as_str()))))
}

/// Whether a plan runs: it is agreed on, not closed, and its day has not passed.
pub(in crate::view) fn is_current(standing: &Standing) -> bool {
    let is_closed = matches!(
        standing.status,
        Status::Done | Status::Dropped | Status::Met | Status::Missed | Status::Closed | Status::Draft
    );
    !is_closed && standing.due.is_none_or(|due| due >= standing.as_of)
}

/// What is still in the way of a plan, oldest first.
fn open_barriers(card: &Card<'_>, plan: &Plan<'_>) -> Vec<BarrierView> {
    let open = plan.ledger.barriers.iter().filter(|barrier| barrier.resolved.is_none());
    open.map(|barrier| barriers::blocking(card, barrier, plan.page)).collect()
}

fn next(card: &Card<'_>, plan: &Plan<'_>) -> NextView {
    let milestone = prompts::next(card, plan.ledger).map(|milestone| Phrase {
        note: say::day(card, milestone.date),
        ..Phrase::of(milestone.text.clone())
    });
    let entries = plan.standing.cadence.iter().filter(|cadence| cadence.rhythm != Rhythm::Resting);
    let entries = entries.filter_map(|cadence| super::standing::next(card, cadence)).collect();
    let prompts = prompts::prompts(card, plan.ledger, plan.standing);
    NextView { plan: card.link(plan.page), milestone, entries, prompts }
}

fn lines(card: &Card<'_>, plan: &Plan<'_>) -> Vec<MeasureLine> {
    let href = card.link(plan.page).href.unwrap_or_default();
    let line = |measure: &crate::insight::MeasureStanding| MeasureLine {
        title: measure.tracked.measure.title.clone(),
        href: format!("{href}#{}", measures::html_id(&measure.tracked.measure)),
        status: say::status(card, measure.status, measure.read_on),
        sentence: measures::sentence(card, measure),
    };
    plan.standing.measures.iter().map(line).collect()
}

/// What happened in a plan: entries with what went well, milestones, changed targets, its beginning.
fn moments(card: &Card<'_>, plan: &Plan<'_>) -> Vec<(Date, Moment)> {
    let href = card.link(plan.page).href.unwrap_or_default();
    let moment = |date: Date, kind: &'static str, label: String, text: String, href: String| {
        (date, Moment { date: date_view(card.context, date), kind, label, text, href })
    };
    let entries = plan.ledger.entries.iter().map(|told| {
        let entry = &told.value;
        let wins = entry.lines.iter().filter(|line| matches!(line.said, Said::Note(NoteKind::Win, _)));
        let wins: Vec<&str> =
            wins.filter_map(|line| line.text.split_once(':')).map(|(_, words)| words.trim()).collect();
        let target = if entry.id.is_empty() { href.clone() } else { format!("{href}#{}", entry.id) };
        moment(entry.date, "entry", say::kind(card, entry.kind), wins.join("; "), target)
    });
    let milestones = plan.ledger.milestones.iter().filter_map(|placed| {
        let day = done_on(&placed.value, card.context.as_of)?;
        let (label, text) = (card.say("moment_milestone"), placed.value.text.clone());
        Some(moment(day, "milestone", label, text, href.clone()))
    });
    let shifts = plan.standing.measures.iter().flat_map(|measure| {
        let written = &measure.tracked.measure;
        let unit = written.unit.as_str();
        measure.tracked.shifts.iter().filter(|shift| shift.date <= card.context.as_of).map(move |shift| {
            let change = format!("{} → {}", say::amount(&shift.from, unit), say::amount(&shift.to, unit));
            (shift.date, format!("{}: {change}", written.title))
        })
    });
    let shifts: Vec<(Date, Moment)> = shifts
        .map(|(date, text)| moment(date, "shift", card.say("moment_shift"), text, href.clone()))
        .collect();
    let start = plan.standing.start.filter(|start| *start <= card.context.as_of).map(|start| {
        let title = card.context.page(plan.page).title.clone();
        moment(start, "start", card.say("moment_start"), title, href.clone())
    });
    entries.chain(milestones).chain(shifts).chain(start).collect()
}
