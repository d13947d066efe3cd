//! What is in the way, from the day it is written to the day it is resolved.
//!
//! In: the entries of a record, oldest first. Out: its barriers, and every `barrier resolved:` that closes
//! none. A resolution closes the oldest open barrier that begins with its words; case, spaces and hyphens
//! make no difference. Never: closes a barrier that was written later.

use jiff::civil::Date;

use super::gather::Files;
use super::lookup::folded;
use super::{OpenBarrier, Place, Told};
use crate::diag::{Code, Diagnostic, nearest};
use crate::parse::growth::{EntryLine, Said};
use crate::source::Span;
use crate::syntax::clipped;

/// The barriers of a record.
pub(super) fn barriers(entries: &[Told], files: &Files<'_>) -> (Vec<OpenBarrier>, Vec<Diagnostic>) {
    let mut barriers: Vec<OpenBarrier> = Vec::new();
    let mut findings = Vec::new();
    for (told, line) in entries.iter().flat_map(|told| told.value.lines.iter().map(move |line| (told, line)))
    {
        let place = Place { span: line.span, ..told.place };
        match &line.said {
            Said::Barrier(barrier) => barriers.push(OpenBarrier {
                barrier: barrier.clone(),
                opened: told.value.date,
                resolved: None,
                place,
            }),
            Said::Resolved(words) => {
                if let Err(found) = resolve(&mut barriers, line, *words, told.value.date) {
                    findings.push(files.in_file(found, place));
                }
            }
            _ => {}
        }
    }
    (barriers, findings)
}

fn resolve(barriers: &mut [OpenBarrier], line: &EntryLine, words: Span, on: Date) -> Result<(), Diagnostic> {
    let said = line.text.split_once(':').map_or("", |(_, words)| words.trim());
    let beginning = folded(said);
    let is_meant = |barrier: &&mut OpenBarrier| {
        barrier.resolved.is_none()
            && !beginning.is_empty()
            && folded(&barrier.barrier.text).starts_with(&beginning)
    };
    if let Some(barrier) = barriers.iter_mut().find(is_meant) {
        barrier.resolved = Some(on);
        return Ok(());
    }
    let open = || barriers.iter().filter(|barrier| barrier.resolved.is_none());
    let texts = || open().map(|barrier| barrier.barrier.text.as_str());
    let message = format!("no open barrier begins with `{}`", clipped(said));
    let found = Diagnostic::new(Code::DanglingReference, message).at(words);
    // Mostly the beginning alone is written, so it is compared with as much of each.
    let beginnings: Vec<String> =
        texts().map(|text| text.chars().take(said.chars().count()).collect()).collect();
    let near = nearest(said, beginnings.iter().map(String::as_str)).map(str::to_owned);
    Err(match (near, open().next()) {
        (Some(near), _) => {
            found.label(format!("did you mean `{near}`?")).help(format!("write `barrier resolved: {near}`"))
        }
        (None, Some(first)) => {
            found.help(format!("the oldest open one is `{}`", clipped(&first.barrier.text)))
        }
        (None, None) => {
            found.help("every barrier up to this day is resolved; write `barrier: …` where one begins")
        }
    })
}
