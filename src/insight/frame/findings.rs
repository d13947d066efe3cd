//! What is wrong with the days of a goal, plan, measure, cycle or pilot.
//!
//! In: a record with its ledger and frame. Out: findings at the lines that say the days. Never: a finding about
//! a day that only another file says, twice.

use jiff::civil::Date;

use super::Frame;
use crate::diag::{Code, Diagnostic};
use crate::insight::pace::{Way, fitting};
use crate::insight::{Ledger, Place, Tracked};
use crate::model::{Handbook, Page, PageId};
use crate::schema::Kind;

/// What is wrong with the days of a goal or plan and of its measures.
#[must_use]
pub fn findings(handbook: &Handbook, page: PageId, ledger: &Ledger, frame: &Frame) -> Vec<Diagnostic> {
    let page = handbook.page(page);
    let frame = frame.begun(ledger);
    let mut found: Vec<Diagnostic> = of_record(handbook, page, &frame).into_iter().collect();
    let is_sound = found.is_empty();
    for tracked in &ledger.measures {
        let own = of_measure(tracked, &frame, is_sound);
        found.extend(own.into_iter().filter_map(|finding| Some(finding.in_file(path(page, tracked.place)?))));
    }
    found
}

fn path(page: &Page, place: Place) -> Option<&crate::source::SourcePath> {
    page.documents().nth(place.file).map(|document| &document.path)
}

/// The days of the record itself. Where both come from its cycle, that is told of the cycle.
fn of_record(handbook: &Handbook, page: &Page, frame: &Frame) -> Option<Diagnostic> {
    let (start, due) = (frame.start?, frame.due?);
    let (document, fields) = (page.document.as_ref()?, page.fields()?);
    let span = |field: &str| fields.get(field).map(|(_, span)| span);
    let agreed = fields.date("agreed").and_then(|_| span("agreed"));
    let own = agreed.or_else(|| fields.date("due").and_then(|_| span("due")))?;
    if start < due {
        return None;
    }
    let noun = if frame.kind == Kind::Goal { "goal" } else { "plan" };
    let message = format!("this {noun} begins on {start} and is due on {due}");
    let found = Diagnostic::new(Code::StartNotBeforeDue, message).at(own).in_file(&document.path);
    let cycle = frame.cycle.and_then(|cycle| handbook.page(cycle).record());
    Some(found.help(match (frame.kind, cycle) {
        (Kind::Plan, Some(cycle)) => format!("correct the day here, or `end` of the cycle `{}`", cycle.id),
        (_, Some(cycle)) => format!("correct the day here, or `start` of the cycle `{}`", cycle.id),
        (_, None) => "correct the day here, or write a cycle around it: without one, a goal begins with its first entry".to_owned(),
    }))
}

fn of_measure(tracked: &Tracked, frame: &Frame, is_sound: bool) -> Vec<Diagnostic> {
    let measure = &tracked.measure;
    let mut found = Vec::new();
    let own = measure.due.zip(frame.start).filter(|(due, start)| start >= due);
    if let Some((due, start)) = own.filter(|_| is_sound) {
        let message = format!("this measure is due on {due}, but what it belongs to begins on {start}");
        let found_here = Diagnostic::new(Code::StartNotBeforeDue, message).at(measure.span);
        found.push(found_here.help("give the measure a later day, or leave `by …` out"));
    }
    found.extend(measure.due.zip(frame.due).and_then(|(due, last)| late(tracked, (due, last), frame.kind)));
    found.extend(phases(tracked, frame));
    found
}

fn late(tracked: &Tracked, (due, last): (Date, Date), kind: Kind) -> Option<Diagnostic> {
    let noun = if kind == Kind::Goal { "goal" } else { "plan" };
    let message = format!("this measure is due on {due}, after its {noun} ({last})");
    let found = Diagnostic::new(Code::DueAfterRecord, message).at(tracked.measure.span);
    let other = if kind == Kind::Goal { "give the goal a later `due`" } else { "leave `by …` out" };
    (due > last).then(|| found.help(format!("move the day to {last} or before, or {other}")))
}

/// Steps that do not lie between start and due day, each later than the one before.
fn phases(tracked: &Tracked, frame: &Frame) -> Vec<Diagnostic> {
    let measure = &tracked.measure;
    let Some(way) = Way::new(frame.start, measure.due.or(frame.due)) else { return Vec::new() };
    let fit = fitting(&measure.phases, way);
    let astray = measure.phases.iter().filter(|phase| !fit.iter().any(|one| std::ptr::eq(*one, *phase)));
    let finding = |phase: &crate::parse::growth::Phase| {
        let message = if phase.by <= way.start || way.due <= phase.by {
            format!("this step is due on {}, which is not between {} and {}", phase.by, way.start, way.due)
        } else {
            format!("this step is due on {}, which is not after the step before it", phase.by)
        };
        let help = format!(
            "put the steps in the order of their days, each on a day of its own after {} and before {}",
            way.start, way.due
        );
        Diagnostic::new(Code::BadPhase, message).at(phase.span).help(help)
    };
    astray.map(finding).collect()
}

/// Cycles and pilots that end before they have begun.
#[must_use]
pub fn of_stretches(handbook: &Handbook) -> Vec<Diagnostic> {
    let records = [Kind::Cycle, Kind::Pilot].into_iter().filter_map(|kind| handbook.records.get(&kind));
    let pages = records.flat_map(|ids| ids.values()).map(|page| handbook.page(*page));
    pages.filter_map(turned).collect()
}

fn turned(page: &Page) -> Option<Diagnostic> {
    let (document, record) = (page.document.as_ref()?, page.record()?);
    let (start, end) = (record.fields.date("start")?, record.fields.date("end")?);
    let (_, span) = record.fields.get("end")?;
    let message = format!("this {} begins on {start} and ends on {end}", record.kind.name());
    let found = Diagnostic::new(Code::StartNotBeforeDue, message).at(span).in_file(&document.path);
    (start >= end).then(|| found.help("correct `start` or `end`: it ends after the day on which it begins"))
}
