//! Where a goal or plan stands, in words.
//!
//! In: the card of a record and its [`Standing`]. Out: a [`StandingView`]. Never: one score over committed
//! and stretch measures together, or a status without its rule.

use super::measures::html_id;
use super::say;
use super::shapes::StandingView;
use crate::insight::shades::Shade;
use crate::insight::{Cadence, MeasureStanding, Rhythm, Standing, Status};
use crate::number::Rational;
use crate::parse::growth::Commitment;
use crate::view::card::Card;
use crate::view::{Phrase, TextLink};

/// Where the record of `card` stands.
pub(super) fn view(card: &Card<'_>, standing: &Standing) -> StandingView {
    let decided = standing.decided_by.and_then(|at| standing.measures.get(at));
    let status = say::standing_status(card, standing);
    StandingView {
        sentence: card.say(&format!("standing_{}", standing.status.as_str().replace('-', "_"))),
        rule: rule(card, standing, &status.word),
        decided_by: decided.map(|measure| TextLink {
            href: format!("#{}", html_id(&measure.tracked.measure)),
            title: measure.tracked.measure.title.clone(),
        }),
        status,
        lines: lines(card, standing),
        disagree: disagreement(card, standing),
        about: card.numbers("rule-10"),
        reference: card.page.record().map(|file| file.reference()).unwrap_or_default(),
    }
}

/// The clause of rule 10 that decided.
fn rule(card: &Card<'_>, standing: &Standing, word: &str) -> String {
    let commitment = if has(standing, Commitment::Committed) { "committed" } else { "stretch" };
    let due = standing.due.map(|due| say::day(card, due)).unwrap_or_default();
    let key = match standing.clause {
        3..=5 => format!("rule_record_{}_{commitment}", standing.clause),
        clause => format!("rule_record_{clause}"),
    };
    card.filled(&key, &[("word", word), ("day", &due)])
}

fn has(standing: &Standing, commitment: Commitment) -> bool {
    standing.measures.iter().any(|measure| measure.commitment == commitment)
}

fn lines(card: &Card<'_>, standing: &Standing) -> Vec<Phrase> {
    let is_over = standing.due.is_some_and(|due| standing.as_of > due);
    let committed = if is_over {
        met(card, standing)
    } else {
        score(card, standing, Commitment::Committed, standing.score.as_ref())
    };
    let stretch = score(card, standing, Commitment::Stretch, standing.stretch_score.as_ref());
    let pace = standing.expected.as_ref().zip(standing.progress.as_ref()).map(|(expected, progress)| {
        card.filled(
            "pace_text",
            &[("expected", &say::percent(expected)), ("progress", &say::percent(progress))],
        )
    });
    let confidence = standing.confidence.as_ref().map(|felt| {
        card.filled(
            "confidence_text",
            &[("value", &say::share(&felt.value)), ("day", &say::day(card, felt.date))],
        )
    });
    let rows = [
        ("label_committed", committed),
        ("label_stretch", stretch),
        ("label_pace", pace),
        ("label_confidence", confidence),
    ];
    let said = rows.into_iter().filter_map(|(label, text)| Some(labelled(card, label, text?)));
    said.chain(standing.cadence.iter().filter_map(|cadence| next(card, cadence))).collect()
}

pub(super) fn labelled(card: &Card<'_>, label: &str, text: String) -> Phrase {
    Phrase { note: card.say(label), ..Phrase::of(text) }
}

/// At the end only met or not met counts for what was promised.
fn met(card: &Card<'_>, standing: &Standing) -> Option<String> {
    let committed: Vec<&MeasureStanding> =
        standing.measures.iter().filter(|measure| measure.commitment == Commitment::Committed).collect();
    let met = committed.iter().filter(|measure| measure.status == Status::Achieved).count();
    (!committed.is_empty())
        .then(|| card.filled("met_text", &[("n", &met.to_string()), ("all", &committed.len().to_string())]))
}

/// A mean score, with how many measures have a reading.
fn score(card: &Card<'_>, standing: &Standing, of: Commitment, score: Option<&Rational>) -> Option<String> {
    let score = score?;
    let measures = || standing.measures.iter().filter(|measure| measure.commitment == of);
    let read = measures().filter(|measure| measure.is_read()).count();
    let words = [
        ("score", say::share(score)),
        ("shade", card.say(shade(score))),
        ("n", read.to_string()),
        ("all", measures().count().to_string()),
    ];
    Some(card.filled("score_text", &words.each_ref().map(|(name, text)| (*name, text.as_str()))))
}

/// The word for a score.
fn shade(score: &Rational) -> &'static str {
    match Shade::of(score) {
        Shade::Low => "shade_low",
        Shade::Partial => "shade_partial",
        Shade::Delivered => "shade_delivered",
    }
}

/// When the next entry should come.
pub(super) fn next(card: &Card<'_>, cadence: &Cadence) -> Option<Phrase> {
    let next = cadence.next?;
    let key = match cadence.rhythm {
        Rhythm::Resting => return None,
        Rhythm::Kept | Rhythm::DueSoon => "next_entry",
        Rhythm::Overdue | Rhythm::Stale => "entry_overdue",
    };
    let label = card.filled("label_next_entry", &[("kind", &say::kind(card, cadence.kind))]);
    let text = card.filled(key, &[("day", &say::day(card, next))]);
    Some(Phrase { note: label, ..Phrase::of(text) })
}

fn disagreement(card: &Card<'_>, standing: &Standing) -> String {
    let felt = standing.confidence.as_ref().filter(|_| standing.disagree);
    let key = if matches!(standing.status, Status::OnTrack) { "disagree_low" } else { "disagree_high" };
    felt.map(|felt| card.filled(key, &[("value", &say::share(&felt.value))])).unwrap_or_default()
}
