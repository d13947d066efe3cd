//! Journeys on which nothing went wrong.
//!
//! In: the headings of journeys. Out: a finding for a journey without a heading that speaks of a mistake.
//! Never: a journey that is not written in English, or one without any heading.

use super::{Seen, about_page};
use crate::diag::{Code, Diagnostic};
use crate::model::Page;
use crate::schema::Kind;

/// Beginnings of words that headings of such chapters have.
const WORDS: [&str; 24] = [
    "wrong",
    "mistake",
    "fail",
    "error",
    "setback",
    "regret",
    "lost",
    "losing",
    "broke",
    "break",
    "wrongly",
    "hard",
    "difficult",
    "stuck",
    "stumbl",
    "slip",
    "fell",
    "badly",
    "worst",
    "blunder",
    "crash",
    "astray",
    "didn",
    "not",
];

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let journeys = seen.records(Kind::Journey).filter(|(_, page)| seen.is_english(page));
    journeys.filter_map(|(_, page)| finding(page)).collect()
}

fn finding(page: &Page) -> Option<Diagnostic> {
    let document = page.document.as_deref()?;
    let speaks = |heading: &str| {
        let heading = heading.to_lowercase();
        let mut words = heading.split(|c: char| !c.is_alphabetic());
        words.any(|word| WORDS.iter().any(|beginning| word.starts_with(beginning)))
    };
    let is_told = document.outline.is_empty() || document.outline.iter().any(|heading| speaks(&heading.text));
    let message = "no chapter of this journey says that something went wrong";
    let finding = Diagnostic::new(Code::NoMistakeChapter, message)
        .help("add a heading such as `## What went wrong`, and tell one thing that you would not do again");
    (!is_told).then(|| about_page(page, finding))
}
