//! What a result is shown from: title, address and text of one page.
//!
//! In: a page. Out: one file, and further ones for the later sections of a long page. Never: anything
//! of another page, or a text that is not on the page.

use serde::Serialize;

use super::page::{Page, Section};

/// How many bytes of text stand in one part, unless a section alone is longer.
const PART: usize = 12 << 10;

/// The first part.
#[derive(Serialize)]
struct First<'a> {
    u: &'a str,
    t: &'a str,
    k: &'a str,
    /// Sections as anchor, heading and text.
    s: Vec<(&'a str, &'a str, &'a str)>,
    /// The first section of each further part.
    p: Vec<usize>,
}

/// A further part.
#[derive(Serialize)]
struct Part<'a> {
    s: Vec<(&'a str, &'a str, &'a str)>,
}

/// The files of a page, the first one first: names below `search/` and contents.
#[must_use]
pub fn fragment(at: usize, page: &Page) -> Vec<(String, String)> {
    let cuts = cuts(&page.sections);
    let (first, rest) = page.sections.split_at(cuts.first().copied().unwrap_or(page.sections.len()));
    let whole = First { u: &page.url, t: &page.title, k: &page.kind, s: written(first), p: cuts.clone() };
    let mut files = vec![(name(at, 0), json(&whole))];
    let (mut rest, mut start) = (rest, first.len());
    for (end, number) in cuts.iter().skip(1).copied().chain([page.sections.len()]).zip(1..=cuts.len()) {
        let (part, after) = rest.split_at(end - start);
        files.push((name(at, number), json(&Part { s: written(part) })));
        (rest, start) = (after, end);
    }
    files
}

/// The name of a part of a page's fragment.
pub(super) fn name(at: usize, part: usize) -> String {
    if part == 0 { format!("f/{at}.js") } else { format!("f/{at}-{part}.js") }
}

/// How many parts the fragment of a page has, and about how many bytes.
pub(super) fn measure(page: &Page) -> (usize, usize) {
    let size = page.sections.iter().map(size).sum::<usize>() + page.url.len() + page.title.len() + 60;
    (cuts(&page.sections).len() + 1, size)
}

fn size(section: &Section) -> usize {
    section.text.len() + section.heading.len() + section.anchor.len() + 10
}

/// The first section of each further part.
fn cuts(sections: &[Section]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut length = 0;
    for (at, section) in sections.iter().enumerate() {
        if length > 0 && length + size(section) > PART {
            cuts.push(at);
            length = 0;
        }
        length += size(section);
    }
    cuts
}

fn written(sections: &[Section]) -> Vec<(&str, &str, &str)> {
    sections.iter().map(|section| (&*section.anchor, &*section.heading, &*section.text)).collect()
}

/// The value as JSON, which is also a literal of JavaScript. It is made of texts and numbers, which
/// always have one.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
