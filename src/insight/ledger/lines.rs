//! What the list of an entry says.
//!
//! In: an entry, the measures of its record and of all goals. Out: the entry with its readings, and what is
//! wrong in its lines. The list counts as one of readings when any of its lines has a known key, or when
//! the key of the first is at most two edits from one; then every line must have one. Never: takes a list
//! of something else for readings that were misspelt.

use super::gather::Scope;
use super::lookup::{self, Meant};
use super::{Place, Spoken, Told, Tracked, Value, value};
use crate::diag::{Code, Diagnostic, nearest};
use crate::model::PageId;
use crate::parse::growth::{Entry, EntryLine, KEYS, Said};
use crate::schema::Kind;
use crate::source::Span;
use crate::syntax::clipped;

/// How many edits make a key a misspelt one.
const EDITS: usize = 2;

/// A line that is a key, a colon and a value, at one of its colons.
#[derive(Clone, Copy)]
struct Split<'l> {
    key: &'l str,
    value: &'l str,
    /// Where the value starts in the text of the line.
    at: usize,
}

/// The ways to split a line at one of its colons, the longest key first.
fn splits(line: &EntryLine) -> impl Iterator<Item = Split<'_>> {
    let text = line.text.as_str();
    text.rmatch_indices(':').map(move |(colon, _)| {
        let value = &text[colon + 1..];
        let at = colon + 1 + (value.len() - value.trim_start().len());
        Split { key: text[..colon].trim(), value: value.trim(), at }
    })
}

/// Reads the list of `entry`.
pub(super) fn told(entry: &Entry, place: Place, scope: &Scope<'_>) -> (Told, Vec<Diagnostic>) {
    let mut told = Told { value: entry.clone(), place, is_read: false, readings: Vec::new() };
    if !is_read(entry, scope.own()) {
        return (told, Vec::new());
    }
    told.is_read = true;
    let mut findings = Vec::new();
    for (at, line) in entry.lines.iter().enumerate() {
        match reading(line, at, scope) {
            Ok(reading) => told.readings.extend(reading),
            Err(found) => findings.push(found),
        }
    }
    (told, findings)
}

/// Whether the list is one of readings.
fn is_read(entry: &Entry, measures: &[Tracked]) -> bool {
    let is_known = |line: &EntryLine| {
        line.said != Said::Other
            || splits(line).any(|split| lookup::measure(split.key, measures) != Meant::Nothing)
    };
    entry.lines.iter().any(is_known) || entry.lines.first().is_some_and(|line| is_nearly(line, measures))
}

/// Whether the key of a line is at most two edits from a known one.
fn is_nearly(line: &EntryLine, measures: &[Tracked]) -> bool {
    let Some((key, _)) = line.text.split_once(':') else { return false };
    let key = lookup::folded(key);
    let is_near = |known: &str| {
        let edits = strsim::damerau_levenshtein(&key, &lookup::folded(known));
        edits <= EDITS && edits < key.chars().count()
    };
    let mut names = measures.iter().flat_map(|tracked| [&tracked.measure.id, &tracked.measure.title]);
    names.any(|name| is_near(name)) || KEYS.iter().any(|word| is_near(word))
}

/// The reading in a line; `None` for one that says something else.
fn reading(line: &EntryLine, at: usize, scope: &Scope<'_>) -> Result<Option<Spoken>, Diagnostic> {
    match &line.said {
        Said::ForGoal { goal, measure, value } => for_goal(goal, measure, value, at, scope).map(Some),
        Said::Other => own(line, at, scope).map(Some),
        Said::Barrier(barrier) => match &barrier.asked {
            Some((person, span)) => person_exists(person, *span, scope).map(|()| None),
            None => Ok(None),
        },
        Said::Confidence(_) | Said::Note(..) | Said::Resolved(_) | Said::Faulty => Ok(None),
    }
}

fn own(line: &EntryLine, at: usize, scope: &Scope<'_>) -> Result<Spoken, Diagnostic> {
    let measures = scope.own();
    let known = splits(line).find(|split| lookup::measure(split.key, measures) != Meant::Nothing);
    let Some(split) = known else { return Err(unknown_key(line, measures)) };
    let key_span = Span::new(0, split.key.len()).shifted(line.span.start as usize);
    let measure = one_of(split.key, key_span, measures)?;
    let start = line.span.start as usize + split.at;
    let value_span = within(line.span, start, start + split.value.len());
    spoken((scope.record, measure), (split.value, value_span), at, scope)
}

/// A place in a line; the whole line where its text does not stand in the file as it is read.
fn within(line: Span, start: usize, end: usize) -> Span {
    let is_inside = start >= line.start as usize && end <= line.end as usize;
    if is_inside { Span::new(start, end) } else { line }
}

fn for_goal(
    (goal, goal_span): &(String, Span),
    (measure, measure_span): &(String, Span),
    (value, value_span): &(String, Span),
    at: usize,
    scope: &Scope<'_>,
) -> Result<Spoken, Diagnostic> {
    let page = scope
        .handbook
        .record(Kind::Goal, goal)
        .ok_or_else(|| nobody("goal", goal, *goal_span, scope.ids(Kind::Goal)))?;
    let measures = scope.measures_of(page);
    let found = one_of(measure, *measure_span, measures)?;
    spoken((page, found), (value.as_str(), *value_span), at, scope)
}

/// A reading of a measure of a record, from its value and where that stands.
fn spoken(
    (record, measure): (PageId, usize),
    (text, span): (&str, Span),
    line: usize,
    scope: &Scope<'_>,
) -> Result<Spoken, Diagnostic> {
    let tracked = &scope.measures_of(record)[measure].measure;
    let value: Value = value::read(text, span, tracked, scope.levels(tracked))?;
    Ok(Spoken { record, measure, value, line })
}

/// The measure that a key means.
pub(super) fn one_of(key: &str, span: Span, measures: &[Tracked]) -> Result<usize, Diagnostic> {
    match lookup::measure(key, measures) {
        Meant::One(one) => Ok(one),
        Meant::Several(one, other) => {
            let [one, other] = [one, other].map(|at| measures[at].measure.id.as_str());
            let message = format!("`{}` could be `{one}` or `{other}`", clipped(key));
            Err(Diagnostic::new(Code::AmbiguousMeasure, message)
                .at(span)
                .help(format!("write `{one}` or `{other}`, whichever is meant")))
        }
        Meant::Nothing => Err(unknown_measure(key, span, measures)),
    }
}

fn unknown_measure(key: &str, span: Span, measures: &[Tracked]) -> Diagnostic {
    let found =
        Diagnostic::new(Code::UnknownMeasure, format!("there is no measure `{}`", clipped(key))).at(span);
    let ids: Vec<String> = measures.iter().map(|tracked| format!("`{}`", tracked.measure.id)).collect();
    match (lookup::near(key, measures), ids.as_slice()) {
        (Some(near), _) => found.label(format!("did you mean `{near}`?")).help(format!("write `{near}`")),
        (None, []) => found.help("the record has no measures; write one under `## Measures`"),
        (None, _) => found.help(format!("the measures are {}", ids.join(", "))),
    }
}

/// A line of a list of readings that has no known key.
fn unknown_key(line: &EntryLine, measures: &[Tracked]) -> Diagnostic {
    let Some((key, _)) = line.text.split_once(':') else {
        return Diagnostic::new(Code::UnknownKey, "this line of a check-in has no key before a colon")
            .at(line.span)
            .help("begin it with what it is, such as `win: `, or put an empty line and a sentence between it and the readings");
    };
    let span = Span::new(0, key.trim_end().len()).shifted(line.span.start as usize);
    let found =
        Diagnostic::new(Code::UnknownKey, format!("`{}` is no key of a check-in", clipped(key.trim())));
    let near = nearest(key.trim(), KEYS.iter().copied()).or_else(|| lookup::near(key.trim(), measures));
    let found = found.at(span);
    match near {
        Some(near) => found.label(format!("did you mean `{near}`?")).help(format!("write `{near}:`")),
        None => {
            let ids: Vec<String> = measures.iter().map(|one| format!("`{}`", one.measure.id)).collect();
            let words: Vec<String> = KEYS.iter().map(|word| format!("`{word}`")).collect();
            found.help(format!("the keys are {}", [ids, words].concat().join(", ")))
        }
    }
}

fn person_exists(person: &str, span: Span, scope: &Scope<'_>) -> Result<(), Diagnostic> {
    let exists = scope.handbook.record(Kind::Person, person).is_some();
    exists.then_some(()).ok_or_else(|| nobody("person", person, span, scope.ids(Kind::Person)))
}

fn nobody<'a>(kind: &str, id: &str, span: Span, ids: impl Iterator<Item = &'a str>) -> Diagnostic {
    let found =
        Diagnostic::new(Code::DanglingReference, format!("there is no {kind} `{}`", clipped(id))).at(span);
    match nearest(id, ids) {
        Some(near) => found.label(format!("did you mean `{near}`?")).help(format!("write `{near}`")),
        None => found.help(format!("`understory list {kind}` shows the ids that exist")),
    }
}
