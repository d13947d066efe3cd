//! Where on a page the texts of its files stand.
//!
//! In: a page. Out: its sections, each with the id at which it begins on the page. Never: a text that the
//! page does not show, such as an entry of a later day.

use std::collections::BTreeMap;
use std::hash::Hash;

use super::facts;
use super::text::{Passage, passages};
use crate::model::{LinkClass, Resolved};
use crate::parse::growth::{Growth, Holds, Section as Part};
use crate::parse::{Document, Link, LinkKind};
use crate::schema::Kind;
use crate::search::Section;
use crate::source::Span;
use crate::view::card::Card;
use crate::view::growth;
use crate::view::record::{is_fragment, part_heading};

/// All sections of a page.
pub(super) fn sections(card: &Card<'_>) -> Vec<Section> {
    let lead = Section { text: facts::sentences(card).join("\n"), ..Section::default() };
    let mut sections = vec![lead];
    for file in files(card) {
        file.add_to(&mut sections);
    }
    sections.retain(|section| !(section.text.is_empty() && section.heading.is_empty()));
    // The words above a file that begins with its heading say what the heading says.
    sections.dedup_by(|next, lead| {
        let is_same = lead.text.is_empty() && lead.anchor == next.anchor;
        if is_same {
            std::mem::swap(next, lead);
        }
        is_same
    });
    sections
}

/// What the sections depend on beside the files: what links without words say, what is left out, what
/// stands above a file.
pub(super) fn around(card: &Card<'_>) -> impl Hash + use<> {
    let around = |file: File<'_>| {
        let says = |(link, resolved): (&Link, &Resolved)| {
            let title = resolved.title.clone().filter(|_| link.kind == LinkKind::Wiki);
            (resolved.class == LinkClass::Text, title)
        };
        let links: Vec<_> = file.document.links.iter().zip(file.links).map(says).collect();
        (file.at, links, file.left_out, file.anchor, file.heading)
    };
    files(card).map(around).collect::<Vec<_>>()
}

/// A file of a page.
struct File<'a> {
    card: Card<'a>,
    /// Its index among the files of the page.
    at: usize,
    document: &'a Document,
    links: &'a [Resolved],
    /// The id above its text, and the words there; both empty for the page's own file.
    anchor: String,
    heading: String,
    left_out: Vec<Span>,
}

/// The files whose texts the page shows and that want to be found.
fn files<'a>(card: &Card<'a>) -> impl Iterator<Item = File<'a>> {
    let page = card.page;
    let own = page.document.iter().map(|document| (&**document, page.links.as_slice()));
    let parts = page.parts.iter().map(|part| (&*part.document, part.links.as_slice()));
    let card = *card;
    own.chain(parts).enumerate().filter_map(move |(at, (document, links))| file(card, at, document, links))
}

fn file<'a>(card: Card<'a>, at: usize, document: &'a Document, links: &'a [Resolved]) -> Option<File<'a>> {
    if document.front.search == Some(false) {
        return None;
    }
    let (anchor, heading) = above(&card, at, document)?;
    let left_out = untold(&card, at, document);
    Some(File { card, at, document, links, anchor, heading, left_out })
}

/// The id and the words above the text of a file; `None` when the page does not show it.
fn above(card: &Card<'_>, at: usize, document: &Document) -> Option<(String, String)> {
    let Some(part) = at.checked_sub(1).and_then(|at| card.page.parts.get(at)) else {
        return Some((String::new(), String::new()));
    };
    if !has_growth(card) || !is_fragment(part) {
        return Some((format!("ui:{}", document.path.stem()), part_heading(card, part)));
    }
    let told = card.context.insights.ledger(card.id)?.entries.iter().find(|told| told.place.file == at)?;
    Some((growth::entries::id(card, told), growth::entries::heading(card, told)))
}

fn has_growth(card: &Card<'_>) -> bool {
    matches!(card.kind, Kind::Goal | Kind::Plan)
}

/// The entries of a file that the page does not show.
fn untold(card: &Card<'_>, at: usize, document: &Document) -> Vec<Span> {
    let ledger = card.context.insights.ledger(card.id).filter(|_| has_growth(card));
    let (Some(ledger), Some(growth)) = (ledger, &document.growth) else { return Vec::new() };
    growth::untold(ledger, at, growth).collect()
}

impl File<'_> {
    /// Adds the sections of the file. What stands before its first heading goes on with the page's own
    /// lead, or stands below the words above the file.
    fn add_to(self, sections: &mut Vec<Section>) {
        let anchors = self.anchors();
        let options = self.card.context.config.markdown;
        for passage in passages(self.document, self.links, &self.left_out, options) {
            match passage.heading {
                Some(at) => sections.push(self.section(at, passage, &anchors)),
                None if self.at == 0 => join(&mut sections[0].text, &passage.text),
                None => sections.push(self.lead(passage.text)),
            }
        }
    }

    fn lead(&self, text: String) -> Section {
        Section { anchor: self.anchor.clone(), heading: self.heading.clone(), text }
    }

    fn section(&self, at: usize, passage: Passage, anchors: &BTreeMap<u32, String>) -> Section {
        let Some(heading) = self.document.outline.get(at) else { return self.lead(passage.text) };
        let own = || {
            if self.at == 0 {
                heading.id.clone()
            } else {
                format!("{}:{}", self.document.path.stem(), heading.id)
            }
        };
        let anchor = anchors.get(&heading.span.start).cloned().unwrap_or_else(own);
        Section { anchor, heading: heading.text.clone(), text: passage.text }
    }

    /// The ids of headings in whose place the page has one of its own, by where they start.
    fn anchors(&self) -> BTreeMap<u32, String> {
        let growth = self.document.growth.as_deref().filter(|_| has_growth(&self.card));
        let parts = growth.into_iter().flat_map(|growth: &Growth| &growth.sections);
        parts.filter_map(|part| Some((part.heading.start, self.part_id(part)?))).collect()
    }

    fn part_id(&self, part: &Part) -> Option<String> {
        let id = match part.holds {
            Holds::Measures => "measures",
            Holds::Milestones => "milestones",
            Holds::Revisions => "revisions",
            Holds::Entry(_) | Holds::Ratings(_) => return None,
        };
        Some(growth::part_id(&self.card, part.holds, id))
    }
}

fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}
