//! What a file says twice: measures with one id, entries of one day and kind, levels that disagree.
//!
//! In: all that was read from a file. Out: findings at the second place, which name the line of the first.
//! Never: compares two files.

use std::collections::BTreeMap;

use super::read::Reader;
use super::{Rater, Rating};
use crate::diag::{Code, Diagnostic};
use crate::source::{LineIndex, Span};

/// Finds what is said twice.
pub(super) fn find(reader: &mut Reader<'_>) {
    let found: Vec<Diagnostic> =
        [measures(reader), entries(reader), ratings(reader)].into_iter().flatten().collect();
    reader.found.extend(found);
}

/// The place of the first of each key, for every later one.
fn seconds<K: Ord, T>(items: impl Iterator<Item = (K, Span, T)>) -> Vec<(Span, Span, (T, T))>
where
    T: Clone,
{
    let mut firsts: BTreeMap<K, (Span, T)> = BTreeMap::new();
    let mut seconds = Vec::new();
    for (key, span, item) in items {
        match firsts.get(&key) {
            Some((first, other)) => seconds.push((*first, span, (other.clone(), item))),
            None => drop(firsts.insert(key, (span, item))),
        }
    }
    seconds
}

fn line_of(reader: &Reader<'_>, span: Span) -> u32 {
    LineIndex::new(reader.file.text).position(span.start as usize).line
}

fn measures(reader: &Reader<'_>) -> Vec<Diagnostic> {
    let ids = reader.growth.measures.iter().map(|measure| (&measure.id, measure.span, &measure.id));
    let finding = |(first, second, (id, _)): (Span, Span, (&String, &String))| {
        let line = line_of(reader, first);
        Diagnostic::new(Code::DuplicateId, format!("two measures have the id `{id}`"))
            .at(second)
            .help(format!("give this one another, such as `(id: {id}-2)`; the other is in line {line}"))
    };
    seconds(ids).into_iter().map(finding).collect()
}

fn entries(reader: &Reader<'_>) -> Vec<Diagnostic> {
    let entries = reader.growth.entries.iter();
    let keys = entries.map(|entry| ((entry.date, entry.kind), entry.heading, entry));
    let finding = |(first, second, (entry, _)): (Span, Span, (&super::Entry, _))| {
        let (kind, date) = (entry.kind.name(), entry.date);
        let article = if kind == "update" { "an" } else { "a" };
        let line = line_of(reader, first);
        Diagnostic::new(Code::DuplicateEntry, format!("there is already {article} {kind} of {date}"))
            .at(second)
            .help(format!(
                "join the two, or correct the date or the kind of one; the other is in line {line}"
            ))
    };
    seconds(keys).into_iter().map(finding).collect()
}

/// Two levels of one reader for one skill on one day.
fn ratings(reader: &Reader<'_>) -> Vec<Diagnostic> {
    let key = |rating: &Rating| {
        let skill = rating.skill.0.to_lowercase().replace(' ', "-");
        (rating.date, skill, rating.by.clone())
    };
    let keys = reader.growth.ratings.iter().map(|rating| (key(rating), rating.span, rating));
    let finding = |(first, second, (one, other)): (Span, Span, (&Rating, &Rating))| {
        let by = match &one.by {
            Rater::Own => "by `self`".to_owned(),
            Rater::Other(id) => format!("by `{id}`"),
            Rater::Agreed => "that were agreed on".to_owned(),
        };
        let message = format!(
            "two levels of `{}` {by} on {}: {} and {}",
            one.skill.0, one.date, one.level, other.level
        );
        let line = line_of(reader, first);
        Diagnostic::new(Code::TwoValues, message)
            .at(second)
            .help(format!("correct one of them; the other is in line {line}"))
    };
    let seconds = seconds(keys).into_iter().filter(|(_, _, (one, other))| one.level != other.level);
    seconds.map(finding).collect()
}
