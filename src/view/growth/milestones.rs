//! The milestones of a plan or goal.
//!
//! In: the card of a record, its ledger. Out: [`MilestoneView`]s in the order of their days. Never: drops a
//! milestone that was given up.

use super::pieces::Pieces;
use super::say;
use super::shapes::MilestoneView;
use crate::insight::milestones::done_on;
use crate::insight::{Ledger, MilestoneCount, Placed, Standing};
use crate::parse::growth::{Milestone, MilestoneState};
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::page::date_view;

/// The milestones of a record.
pub(super) fn views(card: &Card<'_>, ledger: &Ledger, pieces: &mut Pieces) -> Vec<MilestoneView> {
    let mut milestones: Vec<&Placed<Milestone>> = ledger.milestones.iter().collect();
    milestones.sort_by_key(|placed| placed.value.date);
    milestones.into_iter().map(|placed| view(card, placed, pieces)).collect()
}

fn view(card: &Card<'_>, placed: &Placed<Milestone>, pieces: &mut Pieces) -> MilestoneView {
    let milestone = &placed.value;
    let (mark, word) = state(card, milestone);
    let link = |label: &str, target: &Option<String>| {
        target.clone().map(|target| Phrase { note: card.say(label), ..super::measures::address(target) })
    };
    let links = [link("label_evidence", &milestone.evidence), link("label_work", &milestone.work)];
    MilestoneView {
        date: date_view(card.context, milestone.date),
        piece: pieces.words(placed.place.file, milestone.words),
        mark,
        word,
        is_stretch: milestone.is_stretch,
        links: links.into_iter().flatten().collect(),
    }
}

fn state(card: &Card<'_>, milestone: &Milestone) -> (&'static str, String) {
    let as_of = card.context.as_of;
    match &milestone.state {
        MilestoneState::Done(_) => match done_on(milestone, card.context.as_of) {
            Some(done) => ("done", card.filled("milestone_done", &[("day", &say::day(card, done))])),
            None => ("open", card.say("milestone_open")),
        },
        MilestoneState::Dropped(reason) => match reason {
            Some(reason) => ("dropped", card.filled("milestone_dropped_because", &[("reason", reason)])),
            None => ("dropped", card.say("milestone_dropped")),
        },
        MilestoneState::Open if milestone.date < as_of => ("behind", card.say("milestone_late")),
        MilestoneState::Open => ("open", card.say("milestone_open")),
    }
}

/// `5 of 7 done, 1 dropped`, stretch ones apart.
pub(in crate::view) fn count(card: &Card<'_>, standing: &Standing) -> String {
    let promised = counted(card, "milestones_count", standing.milestones);
    let stretch = counted(card, "milestones_stretch", standing.stretch_milestones);
    [promised, stretch].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn counted(card: &Card<'_>, key: &str, count: MilestoneCount) -> Option<String> {
    let MilestoneCount { done, dropped, all } = count;
    let key = if dropped > 0 { format!("{key}_dropped") } else { key.to_owned() };
    let [done, dropped, all] = [done, dropped, all].map(|number| number.to_string());
    (count.all > 0).then(|| card.filled(&key, &[("n", &done), ("all", &all), ("dropped", &dropped)]))
}
