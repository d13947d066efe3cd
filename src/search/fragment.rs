//! What a result is shown from: title, address and text of one page.
//!
//! In: a page. Out: one file with all headings and the first texts, and further ones for the later texts
//! of a long page. Never: anything of another page, or a text that is not on the page.

use serde::Serialize;

use super::page::{Page, Section};

/// How many bytes of text stand in one part, unless a section alone is longer.
const PART: usize = 5 << 10;

/// The first part.
#[derive(Serialize)]
struct First<'a> {
    u: &'a str,
    t: &'a str,
    k: &'a str,
    /// Anchor and heading of every section.
    h: Vec<(&'a str, &'a str)>,
    /// The texts of the first sections.
    s: Vec<&'a str>,
    /// The first section of each further part.
    p: Vec<usize>,
}

/// The files of a page, the first one first: names below `search/` and contents. A further part is
/// the list of its texts.
#[must_use]
pub fn fragment(at: usize, page: &Page) -> Vec<(String, String)> {
    let cuts = cuts(&page.sections);
    let ends = cuts.iter().copied().chain([page.sections.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let parts = starts.zip(ends).map(|(start, end)| texts(&page.sections[start..end])).enumerate();
    let file = |(part, texts): (usize, Vec<&str>)| {
        let value = if part == 0 { json(&first(page, texts, &cuts)) } else { json(&texts) };
        (name(at, part), value)
    };
    parts.map(file).collect()
}

fn first<'a>(page: &'a Page, texts: Vec<&'a str>, cuts: &[usize]) -> First<'a> {
    let headings = page.sections.iter().map(|section| (&*section.anchor, &*section.heading)).collect();
    First { u: &page.url, t: &page.title, k: &page.kind, h: headings, s: texts, p: cuts.to_vec() }
}

fn texts(sections: &[Section]) -> Vec<&str> {
    sections.iter().map(|section| &*section.text).collect()
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

/// The value as JSON, which is also a literal of JavaScript. It is made of texts and numbers, which
/// always have one.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
