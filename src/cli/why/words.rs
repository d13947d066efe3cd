//! Numbers in words: every reading with its line, every formula with the numbers in it.
//!
//! In: what is to be explained. Out: text for people. Never: control characters of a text that somebody wrote.

use std::fmt::Write;

use super::subject::{Record, Subject};
use super::{clauses, json};
use crate::build::Build;
use crate::cli::report::on_one_line;
use crate::insight::days::between;
use crate::insight::pace::{Way, fitting};
use crate::insight::{MeasureStanding, Reading, Value, level};
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment};
use crate::source::LineIndex;

/// A number with at most three decimals.
pub(super) fn decimal(number: &Rational) -> String {
    number.decimal(3)
}

/// A part of one as a percentage, rounded.
pub(super) fn percent(part: &Rational) -> String {
    format!("{} %", (part * &Rational::from(100)).rounded())
}

/// `14/25 (56 %)`
fn part(number: &Rational) -> String {
    format!("{number} ({})", percent(number))
}

/// The text that explains `subject`.
pub(super) fn of(subject: &Subject<'_>, build: &Build) -> String {
    let mut out = Lines { text: String::new(), build };
    match subject {
        Subject::Record(record) => out.record(record),
        Subject::Measure(record, at) => {
            let as_of = record.standing.as_of;
            out.line(&format!("A measure of {}, as of {as_of}", record.reference()));
            out.measure(record, &record.standing.measures[*at]);
        }
        Subject::Person(page, plans) => {
            out.line(&format!("{}: {} as of {}", page.title, counted(plans.len()), build.insights.as_of));
            for plan in plans {
                out.line("");
                out.record(plan);
            }
        }
    }
    out.text
}

fn counted(plans: usize) -> String {
    match plans {
        0 => "no plan".to_owned(),
        1 => "1 plan".to_owned(),
        plans => format!("{plans} plans"),
    }
}

/// The text as it grows.
struct Lines<'a> {
    text: String,
    build: &'a Build,
}

impl Lines<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}", on_one_line(line).trim_end());
    }

    fn record(&mut self, record: &Record<'_>) {
        let standing = record.standing;
        let day = |day: Option<jiff::civil::Date>| day.map_or("unknown".to_owned(), |day| day.to_string());
        self.line(&format!("{}: {}", record.reference(), record.page.title));
        self.line(&format!("{}, as of {}", standing.status.as_str(), standing.as_of));
        self.line(&format!("  from {} to {}", day(standing.start), day(standing.due)));
        self.clauses("rule 10", &clauses::of_record(record));
        self.means(record);
        if let Some(felt) = &standing.confidence {
            let disagree = if standing.disagree { "; computed and felt disagree" } else { "" };
            self.line(&format!("  confidence {} of {}{disagree} (rule 11)", decimal(&felt.value), felt.date));
        }
        let steps = standing.milestones;
        if steps.all > 0 {
            let dropped = steps.dropped;
            self.line(&format!(
                "  milestones: {} of {} done, {dropped} dropped (rule 5)",
                steps.done, steps.all
            ));
        }
        for measure in &standing.measures {
            self.line("");
            self.measure(record, measure);
        }
    }

    /// The scores and the pace of a record, with what they are made of.
    fn means(&mut self, record: &Record<'_>) {
        let standing = record.standing;
        let scored = |measure: &MeasureStanding| Some(measure.score.clone());
        let kinds = [
            ("score", Commitment::Committed, standing.score.as_ref()),
            ("stretch score", Commitment::Stretch, standing.stretch_score.as_ref()),
        ];
        for (label, kind, mean) in kinds {
            let theirs = || standing.measures.iter().filter(|measure| measure.commitment == kind);
            if let Some(mean) = mean {
                self.line(&format!("  {label}: {} = {} (rule 7)", fraction(theirs(), scored), part(mean)));
                let read = theirs().filter(|measure| measure.is_read()).count();
                self.line(&format!("    {read} of {} measures have a reading", theirs().count()));
            }
        }
        if let (Some(progress), Some(expected)) = (&standing.progress, &standing.expected) {
            let promise = clauses::promise(standing);
            let (progress, expected) = (part(progress), part(expected));
            self.line(&format!(
                "  {promise} measures: progress {progress}, at an even pace {expected} (rule 9)"
            ));
        }
    }

    fn measure(&mut self, record: &Record<'_>, standing: &MeasureStanding) {
        let measure = &standing.tracked.measure;
        let commitment = match standing.commitment {
            Commitment::Committed => "committed",
            Commitment::Stretch => "stretch",
        };
        self.line(&format!("{}: {} ({}, {commitment})", measure.id, measure.title, json::kind(&measure.aim)));
        self.line(&format!("  {}", standing.status.as_str()));
        self.readings(record, standing);
        self.line(&format!("  progress: {}", progress(standing)));
        self.line(&format!("  score: {}", score(standing)));
        if let Some(expected) = expected(standing, record) {
            self.line(&format!("  at an even pace: {expected}"));
        }
        self.clauses("rule 10", &clauses::of_measure(standing, record));
    }

    /// The readings that count, with their lines.
    fn readings(&mut self, record: &Record<'_>, standing: &MeasureStanding) {
        let readings = &standing.tracked.readings;
        // Of a band every day counts, of a deliverable the first day on which it was done.
        let shown: &[Reading] = match standing.tracked.measure.aim {
            Aim::Band { .. } | Aim::Deliverable => readings,
            Aim::Change { .. } | Aim::Level { .. } => &readings[readings.len().saturating_sub(1)..],
        };
        match standing.tracked.measure.done {
            Some(day) => self.line(&format!("  done on {day}, as its line says")),
            None if shown.is_empty() => self.line("  no reading"),
            None => {}
        }
        for reading in shown {
            let place = self.place(record, reading);
            let value = value(reading, &standing.tracked.measure.unit);
            self.line(&format!("  read on {}: {value}  {place}", reading.date));
        }
        if readings.len() > shown.len() {
            let earlier = readings.len() - shown.len();
            let noun = if earlier == 1 { "reading" } else { "readings" };
            self.line(&format!("    and {earlier} {noun} before it"));
        }
    }

    /// `content/goals/x.md:12`
    fn place(&self, record: &Record<'_>, reading: &Reading) -> String {
        let page = self.build.handbook.page(reading.place.page.unwrap_or(record.id));
        let Some(document) = page.documents().nth(reading.place.file) else { return String::new() };
        let line = LineIndex::new(&document.text).position(reading.place.span.start as usize).line;
        format!("{}:{line}", document.path)
    }

    /// The clause that decided, then those before it.
    fn clauses(&mut self, rule: &str, clauses: &[String]) {
        let Some((decided, before)) = clauses.split_last() else { return };
        self.line(&format!("  {rule}, clause {} decides: {decided}", clauses.len()));
        for (at, clause) in before.iter().enumerate() {
            self.line(&format!("    {} did not: {clause}", at + 1));
        }
    }
}

fn value(reading: &Reading, unit: &str) -> String {
    match &reading.value {
        Value::Number(number) => format!("{} {unit}", decimal(number)).trim_end().to_owned(),
        Value::Done(Some(day)) => format!("done on {day}"),
        Value::Done(None) => "done".to_owned(),
        Value::NotDone => "not done".to_owned(),
    }
}

/// `(2 × 14/25 + 1 × 0) / 3`
fn fraction<'m>(
    measures: impl Iterator<Item = &'m MeasureStanding>,
    value: impl Fn(&MeasureStanding) -> Option<Rational>,
) -> String {
    let known = measures.filter_map(|measure| Some((value(measure)?, &measure.tracked.measure.weight)));
    let (mut terms, mut weights) = (Vec::new(), Rational::zero());
    for (value, weight) in known {
        terms.push(format!("{} × {value}", decimal(weight)));
        weights = &weights + weight;
    }
    format!("({}) / {}", terms.join(" + "), decimal(&weights))
}

/// Rule 1 with its numbers, or its like for other kinds.
fn progress(standing: &MeasureStanding) -> String {
    let result = part(&standing.progress);
    let measured = standing.baseline().zip(standing.target.as_ref()).zip(standing.current.as_ref());
    match (&standing.tracked.measure.aim, measured, standing.days_in) {
        (Aim::Band { .. }, _, Some((held, all))) => format!("{held} of {all} days = {result} (rule 4)"),
        (Aim::Deliverable, ..) => format!("{result}: {} (rule 5)", done(standing)),
        (Aim::Level { from, .. }, Some(((_, target), current)), _) => {
            let (made, all) = level::steps(*from, target, Some(current));
            format!("{made} of {all} steps = {result} (rule 6)")
        }
        (_, Some(((baseline, target), current)), _) => {
            let (b, t, c) = (decimal(&baseline), decimal(target), decimal(current));
            let Some(raw) = &standing.raw else {
                return format!("{result}: its target is its baseline, {b}");
            };
            let clipped =
                if *raw == standing.progress { String::new() } else { format!(", counted as {result}") };
            let raw = if clipped.is_empty() { result } else { part(raw) };
            format!("({c} - {}) / ({t} - {}) = {raw}{clipped} (rule 1)", bracketed(&b), bracketed(&b))
        }
        (..) => format!("{result}: without a reading (rule 2)"),
    }
}

/// A number below zero in parentheses, to stand behind a minus.
fn bracketed(number: &str) -> String {
    if number.starts_with('-') { format!("({number})") } else { number.to_owned() }
}

fn done(standing: &MeasureStanding) -> String {
    standing.read_on.map_or_else(|| "not done".to_owned(), |day| format!("done on {day}"))
}

/// Rule 3 with its numbers.
fn score(standing: &MeasureStanding) -> String {
    let result = part(&standing.score);
    let Aim::Change { stretch: Some(stretch), .. } = &standing.tracked.measure.aim else {
        return format!("{result}, as its progress");
    };
    let (Some(target), Some(current)) = (&standing.target, &standing.current) else {
        return format!("{result}: without a reading (rule 2)");
    };
    if standing.progress < Rational::one() {
        return format!("0.7 × {} = {result} (rule 3)", standing.progress);
    }
    let (c, t, s) = (decimal(current), decimal(target), decimal(stretch));
    let t = bracketed(&t);
    format!("0.7 + 0.3 × ({c} - {t}) / ({s} - {t}), at most 1 = {result} (rule 3)")
}

/// Rule 9 with its numbers.
fn expected(standing: &MeasureStanding, record: &Record<'_>) -> Option<String> {
    let expected = standing.expected.as_ref()?;
    let way = Way::new(record.standing.start, standing.due)?;
    if matches!(standing.tracked.measure.aim, Aim::Deliverable) {
        return Some(format!("{expected}: 0 before {}, 1 from it on (rule 9)", way.due));
    }
    let passed = between(way.start, record.standing.as_of).clamp(0, between(way.start, way.due));
    let days = format!("{passed} of {} days from {} to {}", between(way.start, way.due), way.start, way.due);
    let steps: Vec<String> = fitting(&standing.tracked.measure.phases, way)
        .into_iter()
        .map(|phase| format!("{} by {}", decimal(&phase.value), phase.by))
        .collect();
    let steps = if steps.is_empty() { String::new() } else { format!(", by way of {}", steps.join(", ")) };
    Some(format!("{days}{steps} = {} (rule 9)", part(expected)))
}
