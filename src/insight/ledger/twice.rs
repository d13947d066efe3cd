//! What is said twice: two values of one thing on one day, two entries of one day, kind and author.
//!
//! In: what the files of a record say, with places. Out: each thing once, and a finding that names both
//! places. Never: a finding about two equal values.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::gather::Files;
use super::{Place, Reading, Told};
use crate::diag::{Code, Diagnostic};
use crate::number::Rational;

/// The readings of a measure, oldest first, one a day: of a day the first one written.
pub(super) fn readings(
    name: &str,
    mut all: Vec<Reading>,
    files: &Files<'_>,
) -> (Vec<Reading>, Vec<Diagnostic>) {
    all.sort_by_key(|reading| (reading.date, reading.place));
    let mut findings = Vec::new();
    let mut once: Vec<Reading> = Vec::new();
    for reading in all {
        match once.last().filter(|last| last.date == reading.date) {
            Some(last) if last.value != reading.value => {
                findings.push(two_values(name, reading.date, last.place, reading.place, files));
            }
            Some(_) => {}
            None => once.push(reading),
        }
    }
    (once, findings)
}

/// The confidences of a record, oldest first, one a day.
pub(super) fn confidences(
    mut all: Vec<(Date, Rational, Place)>,
    files: &Files<'_>,
) -> (Vec<(Date, Rational)>, Vec<Diagnostic>) {
    all.sort_by_key(|(date, _, place)| (*date, *place));
    let mut findings = Vec::new();
    let mut once: Vec<(Date, Rational, Place)> = Vec::new();
    for (date, value, place) in all {
        match once.last().filter(|(last, ..)| *last == date) {
            Some((_, known, first)) if *known != value => {
                findings.push(two_values("confidence", date, *first, place, files));
            }
            Some(_) => {}
            None => once.push((date, value, place)),
        }
    }
    (once.into_iter().map(|(date, value, _)| (date, value)).collect(), findings)
}

fn two_values(name: &str, date: Date, first: Place, second: Place, files: &Files<'_>) -> Diagnostic {
    let message = format!("`{name}` has another value on {date} in {}", files.named(first));
    let found = Diagnostic::new(Code::TwoValues, message).label("the second value of that day");
    files.at(found, second).help("one day has one value: correct one of the two, or give one another date")
}

/// Entries of one day, kind and author that stand twice. `author` says who wrote an entry.
pub(super) fn entries(
    all: &[Told],
    author: impl Fn(&Told) -> Option<String>,
    files: &Files<'_>,
) -> Vec<Diagnostic> {
    let mut known: BTreeMap<_, Place> = BTreeMap::new();
    let mut findings = Vec::new();
    for told in all {
        let key = (told.value.date, told.value.kind, author(told));
        match known.get(&key) {
            Some(first) => findings.push(again(told, *first, files)),
            None => drop(known.insert(key, told.place)),
        }
    }
    findings
}

fn again(told: &Told, first: Place, files: &Files<'_>) -> Diagnostic {
    let Told { value: entry, place, .. } = told;
    let kind = entry.kind.name();
    let message =
        format!("the {kind} of {} by the same person stands in {} already", entry.date, files.named(first));
    files
        .at(Diagnostic::new(Code::DuplicateEntry, message), *place)
        .help("join the two, or give one of them another date or kind")
}
