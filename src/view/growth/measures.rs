//! The measures of a goal or plan: where each stands, and why.
//!
//! In: the card of a record and the [`MeasureStanding`]s. Out: [`MeasureView`]s. Never: a percentage
//! alone for what has steps, or a number without its day.

use jiff::civil::Date;

use super::say;
use super::shapes::MeasureView;
use super::standing::labelled;
use crate::config::Cutoffs;
use crate::insight::{MeasureStanding, Standing, Status};
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment, Lens, Measure};
use crate::view::Phrase;
use crate::view::card::Card;

/// Id of the heading of a measure.
pub(super) fn html_id(measure: &Measure) -> String {
    format!("ui:measure-{}", measure.id)
}

/// The measures of a record.
pub(super) fn views(card: &Card<'_>, standing: &Standing) -> Vec<MeasureView> {
    standing.measures.iter().map(|measure| view(card, measure, standing)).collect()
}

fn view(card: &Card<'_>, measure: &MeasureStanding, standing: &Standing) -> MeasureView {
    let written = &measure.tracked.measure;
    let mut status = say::status(card, measure.status, measure.read_on);
    if measure.is_late {
        status.word = card.filled("status_late", &[("word", &status.word)]);
    }
    MeasureView {
        id: html_id(written),
        title: written.title.clone(),
        rule: rule(card, measure, &status.word),
        status,
        sentence: sentence(card, measure),
        facts: facts(card, measure, standing),
        now: super::charts::now(card, measure),
        over_time: super::charts::over_time(card, measure, standing),
    }
}

/// The last reading, and the way it has come.
pub(in crate::view) fn sentence(card: &Card<'_>, measure: &MeasureStanding) -> String {
    let unit = measure.tracked.measure.unit.as_str();
    match &measure.tracked.measure.aim {
        Aim::Change { baseline, .. } => {
            let target = measure.target.clone().unwrap_or_else(|| baseline.clone());
            change(card, measure, baseline, &target, unit)
        }
        Aim::Band { low, high } => {
            band(card, measure, &say::limits(card, low.as_ref(), high.as_ref(), unit), unit)
        }
        Aim::Deliverable => match measure.read_on.filter(|_| measure.progress == Rational::one()) {
            Some(date) => card.filled("measure_done", &[("day", &say::day(card, date))]),
            None => card.say("measure_open"),
        },
        Aim::Level { from, .. } => level(card, measure, *from),
    }
}

/// The latest value and its day.
fn last(measure: &MeasureStanding) -> Option<(&Rational, Date)> {
    measure.current.as_ref().zip(measure.read_on)
}

fn change(
    card: &Card<'_>,
    measure: &MeasureStanding,
    baseline: &Rational,
    target: &Rational,
    unit: &str,
) -> String {
    let ends = [("baseline", say::number(baseline)), ("target", say::amount(target, unit))];
    let Some((current, date)) = last(measure) else { return filled(card, "measure_unread", &ends) };
    let raw = measure.raw.clone().unwrap_or_else(Rational::zero);
    let (key, share) = if raw.is_negative() {
        ("measure_below", say::percent(&raw.abs()))
    } else if raw > Rational::one() {
        ("measure_beyond", say::percent(&raw))
    } else {
        ("measure_between", say::percent(&raw))
    };
    let now = [
        ("current", say::amount(current, unit)),
        ("day", say::day(card, date)),
        ("done", say::number(&(current - baseline).abs())),
        ("whole", say::amount(&(target - baseline).abs(), unit)),
        ("share", share),
    ];
    let values: Vec<(&str, String)> = ends.into_iter().chain(now).collect();
    filled(card, key, &values)
}

fn band(card: &Card<'_>, measure: &MeasureStanding, limits: &str, unit: &str) -> String {
    let limits = ("limits", limits.to_owned());
    let Some((current, date)) = last(measure) else {
        return filled(card, "measure_band_unread", &[limits]);
    };
    let (days, all) = measure.days_in.unwrap_or_default();
    let key = if measure.is_within() { "measure_band_in" } else { "measure_band_out" };
    let now = [
        limits,
        ("current", say::amount(current, unit)),
        ("day", say::day(card, date)),
        ("days", days.to_string()),
        ("all", all.to_string()),
    ];
    filled(card, key, &now)
}

fn level(card: &Card<'_>, measure: &MeasureStanding, from: u32) -> String {
    let start = Rational::from(i64::from(from));
    let target = measure.target.clone().unwrap_or_else(|| start.clone());
    let all = &target - &start;
    let ends = vec![("from", say::number(&start)), ("to", say::number(&target)), ("all", say::number(&all))];
    let Some((current, date)) = last(measure) else { return filled(card, "measure_level_unread", &ends) };
    let done = (current - &start).max(Rational::zero()).min(all);
    let now =
        vec![("current", say::number(current)), ("day", say::day(card, date)), ("done", say::number(&done))];
    filled(card, "measure_level", &[ends, now].concat())
}

fn filled(card: &Card<'_>, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    card.filled(key, &values)
}

/// The clause of rule 10 that decided, with its numbers.
fn rule(card: &Card<'_>, measure: &MeasureStanding, word: &str) -> String {
    let day = |date: Option<Date>| date.map(|date| say::day(card, date)).unwrap_or_default();
    let key = match (measure.clause, measure.status, &measure.tracked.measure.aim) {
        (2, _, Aim::Band { .. }) => "rule_measure_2_band",
        (3, Status::Closed, _) => "rule_measure_3_closed",
        (4, Status::DueSoon, _) => "rule_measure_4_soon",
        (8, Status::Behind, _) => "rule_measure_8_out",
        (9, ..) => return pace(card, measure),
        (clause, ..) => {
            let values =
                [("word", word.to_owned()), ("due", day(measure.due)), ("day", day(measure.read_on))];
            return filled(card, &format!("rule_measure_{clause}"), &values);
        }
    };
    filled(card, key, &[("day", day(measure.due))])
}

/// The last clause: how far it is, how far an even pace would be, and how much between the two is too much.
fn pace(card: &Card<'_>, measure: &MeasureStanding) -> String {
    let Some(expected) = &measure.expected else { return card.say("rule_measure_9_unknown") };
    let usual = Cutoffs::default();
    let cutoffs = card.context.insights.frames.get(&card.id).map_or(&usual, |frame| &frame.cutoffs);
    let (key, cut) = match measure.status {
        Status::AtRisk => ("rule_measure_9_at_risk", &cutoffs.behind),
        Status::Behind => ("rule_measure_9_behind", &cutoffs.on_track),
        _ => ("rule_measure_9", &cutoffs.on_track),
    };
    let values = [
        ("expected", say::percent(expected)),
        ("progress", say::percent(&measure.progress)),
        ("cut", say::number(&(cut * &Rational::from(100)))),
    ];
    filled(card, key, &values)
}

/// What else there is to know of a measure.
fn facts(card: &Card<'_>, measure: &MeasureStanding, standing: &Standing) -> Vec<Phrase> {
    let written = &measure.tracked.measure;
    let text = |label: &str, text: Option<String>| text.map(|text| labelled(card, label, text));
    let due = measure.due.filter(|due| Some(*due) != standing.due);
    let is_mixed = standing.measures.iter().any(|other| other.commitment != measure.commitment);
    let commitment = (is_mixed || measure.commitment == Commitment::Stretch)
        .then(|| card.value("commitment", commitment_word(measure.commitment)));
    let stretch = match &written.aim {
        Aim::Change { stretch: Some(stretch), .. } => Some(say::amount(stretch, &written.unit)),
        _ => None,
    };
    let score =
        stretch.is_some().then(|| card.filled("score_of_one", &[("score", &say::share(&measure.score))]));
    let weight = Some(&written.weight).filter(|weight| **weight != Rational::one()).map(say::number);
    [
        written.source.clone().map(|source| Phrase { note: card.say("label_source"), ..address(source) }),
        text("label_by", due.map(|due| say::day(card, due))),
        text("label_promise", commitment),
        text("label_stretch_point", stretch),
        text("label_score", score),
        text("label_lens", written.lens.map(|lens| card.value("lens", lens_word(lens)))),
        text("label_impact", written.impact.map(|impact| card.value("impact", impact))),
        text("label_weight", weight),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn commitment_word(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Committed => "committed",
        Commitment::Stretch => "stretch",
    }
}

fn lens_word(lens: Lens) -> &'static str {
    match lens {
        Lens::Learning => "learning",
        Lens::Practice => "practice",
        Lens::Outcome => "outcome",
    }
}

/// A web address as a link; anything else as words.
pub(super) fn address(text: String) -> Phrase {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    Phrase { href: is_address.then(|| text.clone()), ..Phrase::of(text) }
}
