//! The pictures of a goal or plan.
//!
//! In: the card of a record and what was computed about it. Out: [`ChartView`]s. Never: a picture of what a
//! sentence says as well: of deliverables, and over time of a single reading.

use jiff::civil::Date;

use super::measures::html_id;
use super::say;
use crate::chart::{self, Reading, Setting, band, bullet, burnup, rungs, spark, steps};
use crate::insight::milestones::done_on;
use crate::insight::{Ledger, MeasureStanding, Standing, Status, Value};
use crate::model::PageId;
use crate::parse::growth::{Aim, MilestoneState};
use crate::view::card::Card;
use crate::view::chart::ChartView;

/// How many readings a picture over time needs.
const READINGS: usize = 2;
/// How many milestones a picture needs.
const MILESTONES: usize = 3;

/// Draws with a title and ids that no other picture of the page has, and says where the numbers come from.
pub(in crate::view) fn drawn(
    card: &Card<'_>,
    (title, prefix): (&str, &str),
    rule: &str,
    draw: impl FnOnce(&Setting<'_>) -> chart::Drawing,
) -> ChartView {
    let setting = Setting { title, prefix, as_of: card.context.as_of, words: &card.context.words };
    ChartView::new(draw(&setting), card.numbers(rule))
}

/// Where a measure is now.
pub(super) fn now(card: &Card<'_>, measure: &MeasureStanding) -> Option<ChartView> {
    let written = &measure.tracked.measure;
    let readings = readings(measure);
    let reading = readings.last().cloned();
    let (unit, count) = (written.unit.as_str(), readings.len());
    let prefix = format!("{}-now", html_id(written).replacen("ui:", "", 1));
    let name = (written.title.as_str(), prefix.as_str());
    match &written.aim {
        Aim::Change { .. } => {
            let bullet = bullet(measure)?;
            Some(drawn(card, name, "rule-3", |setting| bullet::draw(&bullet, setting)))
        }
        Aim::Band { low, high } => {
            let (low, high, days_in) = (low.clone(), high.clone(), measure.days_in);
            let band = band::Band { unit, low, high, reading, days_in, readings: count };
            Some(drawn(card, name, "rule-4", |setting| band::draw(&band, setting)))
        }
        Aim::Level { from, to } => {
            let level = |reading: Reading| Some((reading.date, u32::try_from(reading.value.whole()?).ok()?));
            let names = &card.context.config.scale;
            let reading = reading.and_then(level);
            let rungs = rungs::Rungs { from: *from, to: *to, reading, names, readings: count };
            Some(drawn(card, name, "rule-6", |setting| rungs::draw(&rungs, setting)))
        }
        Aim::Deliverable => None,
    }
}

/// Where the measure of a goal is that its line in a list speaks of, as SVG; empty for what has no way.
pub(super) fn spark(card: &Card<'_>, page: PageId, standing: &Standing) -> String {
    let Some(measure) = say::telling(standing) else { return String::new() };
    let prefix = format!("way-{}", page.0);
    let name = (measure.tracked.measure.title.as_str(), prefix.as_str());
    let drawn =
        bullet(measure).map(|bullet| drawn(card, name, "rule-3", |setting| spark::draw(&bullet, setting)));
    drawn.map(|chart| chart.svg).unwrap_or_default()
}

/// A measure that goes from one number to another.
fn bullet(measure: &MeasureStanding) -> Option<bullet::Bullet<'_>> {
    let written = &measure.tracked.measure;
    let Aim::Change { baseline, stretch, .. } = &written.aim else { return None };
    let readings = readings(measure);
    Some(bullet::Bullet {
        unit: &written.unit,
        baseline: baseline.clone(),
        target: measure.target.clone()?,
        stretch: stretch.clone(),
        reading: readings.last().cloned(),
        expected: measure.expected.clone(),
        readings: readings.len(),
    })
}

/// How a measure came there.
pub(super) fn over_time(
    card: &Card<'_>,
    measure: &MeasureStanding,
    standing: &Standing,
) -> Option<ChartView> {
    let written = &measure.tracked.measure;
    let readings = readings(measure);
    let aim = aim(card, measure).filter(|_| readings.len() >= READINGS)?;
    let (unit, start, due) = (written.unit.as_str(), standing.start, measure.due);
    let steps = steps::Steps { unit, aim, readings, start, due, is_old: measure.status == Status::Stale };
    let prefix = format!("{}-time", html_id(written).replacen("ui:", "", 1));
    let title = card.filled("over_time", &[("measure", &written.title)]);
    Some(drawn(card, (&title, &prefix), "rule-9", |setting| steps::draw(&steps, setting)))
}

/// What a measure should do, with the targets that it had up to the day.
fn aim(card: &Card<'_>, measure: &MeasureStanding) -> Option<steps::Aim> {
    let shifts = &measure.tracked.shifts;
    match &measure.tracked.measure.aim {
        Aim::Change { baseline, stretch, .. } => Some(steps::Aim::Change {
            baseline: baseline.clone(),
            target: shifts
                .first()
                .map_or_else(|| measure.target.clone(), |first| Some(first.from.clone()))?,
            revisions: shifts
                .iter()
                .filter(|shift| shift.date <= card.context.as_of)
                .map(|shift| (shift.date, shift.to.clone()))
                .collect(),
            stretch: stretch.clone(),
        }),
        Aim::Band { low, high } => Some(steps::Aim::Band { low: low.clone(), high: high.clone() }),
        Aim::Deliverable | Aim::Level { .. } => None,
    }
}

fn readings(measure: &MeasureStanding) -> Vec<Reading> {
    let number = |reading: &crate::insight::Reading| match &reading.value {
        Value::Number(value) => Some(Reading { date: reading.date, value: value.clone() }),
        Value::Done(_) | Value::NotDone => None,
    };
    measure.tracked.readings.iter().filter_map(number).collect()
}

/// Milestones over time, stretch ones apart.
pub(super) fn burnup(card: &Card<'_>, ledger: &Ledger, standing: &Standing) -> Option<ChartView> {
    let promised = || ledger.milestones.iter().map(|placed| &placed.value).filter(|one| !one.is_stretch);
    let all = promised().count();
    let first = promised().map(|milestone| milestone.date).min()?;
    let begin = standing.start.map_or(first, |start: Date| start.min(first));
    let burnup = burnup::Burnup {
        scope: vec![(begin, all)],
        done: promised().filter_map(|milestone| done_on(milestone, card.context.as_of)).collect(),
        dropped: promised().filter(|one| matches!(one.state, MilestoneState::Dropped(_))).count(),
        start: Some(begin),
        due: standing.due,
    };
    let title = card.say("part_milestones");
    let draws = all >= MILESTONES;
    draws
        .then(|| drawn(card, (&title, "milestones-time"), "rule-5", |setting| burnup::draw(&burnup, setting)))
}
