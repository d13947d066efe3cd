//! Questions for the next talk, chosen by where a record stands.
//!
//! In: the card of a record, its ledger and standing. Out: at most [`MOST`] questions. Never: a judgement.

use super::barriers::days;
use super::say;
use crate::insight::{Ledger, Standing, Status};
use crate::parse::growth::{Commitment, Milestone, MilestoneState};
use crate::view::card::Card;

/// How many questions a talk has room for.
const MOST: usize = 5;

/// The questions for the next talk about a record.
pub(super) fn prompts(card: &Card<'_>, ledger: &Ledger, standing: &Standing) -> Vec<String> {
    if matches!(
        standing.status,
        Status::Done | Status::Met | Status::Dropped | Status::Missed | Status::Closed
    ) {
        return vec![card.say("prompt_closing"), card.say("prompt_handing_on")];
    }
    let questions = barriers(card, ledger)
        .chain(disagreement(card, standing))
        .chain(measures(card, standing))
        .chain(all_stretch(card, standing))
        .chain(next_milestone(card, ledger))
        .chain([card.say("prompt_always")]);
    questions.take(MOST).collect()
}

fn barriers<'a>(card: &'a Card<'_>, ledger: &'a Ledger) -> impl Iterator<Item = String> + 'a {
    let open = ledger.barriers.iter().filter(|barrier| barrier.resolved.is_none());
    open.take(2).map(|barrier| {
        let days = card.count("days", days(barrier.opened, card.context.as_of));
        card.filled("prompt_barrier", &[("barrier", &barrier.barrier.text), ("days", &days)])
    })
}

fn disagreement(card: &Card<'_>, standing: &Standing) -> Option<String> {
    standing.disagree.then(|| card.say("prompt_disagree"))
}

/// A question about the measure that decided, else about the first that is not on its way.
fn measures(card: &Card<'_>, standing: &Standing) -> Option<String> {
    let deciding = standing.decided_by.and_then(|at| standing.measures.get(at));
    let measure = deciding.or_else(|| standing.measures.first())?;
    let key = match measure.status {
        Status::NoReading => "prompt_unread",
        Status::Stale => "prompt_stale",
        Status::Behind | Status::AtRisk => "prompt_behind",
        Status::DueSoon => "prompt_due_soon",
        Status::OnTrack | Status::TooEarly | Status::Achieved => "prompt_on_track",
        Status::Draft | Status::Dropped | Status::Paused | Status::Met => {
            return Some(card.say("prompt_resting"));
        }
        Status::Done | Status::Missed | Status::Closed => "prompt_missed",
    };
    Some(card.filled(key, &[("measure", &measure.tracked.measure.title)]))
}

fn all_stretch(card: &Card<'_>, standing: &Standing) -> Option<String> {
    let is_stretch = standing.measures.iter().all(|measure| measure.commitment == Commitment::Stretch);
    (is_stretch && standing.measures.len() > 1).then(|| card.say("prompt_all_stretch"))
}

fn next_milestone(card: &Card<'_>, ledger: &Ledger) -> Option<String> {
    let next = next(card, ledger)?;
    let day = say::day(card, next.date);
    Some(card.filled("prompt_milestone", &[("milestone", &next.text), ("day", &day)]))
}

/// The first milestone that is still open and whose day has not passed; else the oldest open one.
pub(in crate::view) fn next<'l>(card: &Card<'_>, ledger: &'l Ledger) -> Option<&'l Milestone> {
    let open = || {
        ledger.milestones.iter().map(|placed| &placed.value).filter(|one| one.state == MilestoneState::Open)
    };
    let coming = open().filter(|one| one.date >= card.context.as_of).min_by_key(|one| one.date);
    coming.or_else(|| open().min_by_key(|one| one.date))
}
