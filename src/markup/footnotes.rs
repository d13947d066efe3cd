//! Footnotes: numbered in the order of their first reference, gathered at the page's end.
//!
//! In: references and definitions, in any order. Out: numbers with links both ways.
//! Never: loses a note that nothing refers to; it comes last.

use std::collections::HashMap;

use super::escape;
use super::writer::Writer;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    /// By number, from 0.
    notes: Vec<Note>,
    /// The definitions that are being written, with the HTML around them.
    open: Vec<(usize, String)>,
}

#[derive(Debug, Default)]
struct Note {
    references: usize,
    html: String,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        let key = label.to_lowercase();
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.numbers.insert(key, self.notes.len());
        self.notes.push(Note::default());
        self.notes.len() - 1
    }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let at = self.footnotes.number(label);
        self.footnotes.notes[at].references += 1;
        let id = reference_id(at, self.footnotes.notes[at].references);
        let number = at + 1;
        self.out.push_str("<sup><a class=\"footnote-ref\"");
        self.id_attribute(&id);
        self.out.push_str(" href=\"");
        self.own_fragment(&format!("fn:{number}"));
        self.out.push_str(&format!("\">{number}</a></sup>"));
    }

    pub(super) fn start_footnote(&mut self, label: &str) {
        let at = self.footnotes.number(label);
        let around = std::mem::take(&mut self.out);
        self.footnotes.open.push((at, around));
    }

    pub(super) fn end_footnote(&mut self) {
        let Some((at, around)) = self.footnotes.open.pop() else { return };
        let html = std::mem::replace(&mut self.out, around);
        self.footnotes.notes[at].html.push_str(&html);
    }

    /// Writes the notes at the end of the page.
    pub(super) fn write_footnotes(&mut self) {
        let mut notes: Vec<(usize, Note)> =
            std::mem::take(&mut self.footnotes.notes).into_iter().enumerate().collect();
        notes.retain(|(_, note)| !note.html.is_empty() || note.references > 0);
        if notes.is_empty() {
            return;
        }
        self.block("<section class=\"footnotes\"");
        let label = self.options.words.get("footnotes");
        self.attribute("aria-label", label);
        self.out.push_str(">\n<ol>\n");
        for (at, note) in &notes {
            self.write_note(*at, note);
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn write_note(&mut self, at: usize, note: &Note) {
        self.out.push_str("<li");
        self.id_attribute(&format!("fn:{}", at + 1));
        self.out.push_str(">\n");
        let html = note.html.trim_end();
        let (body, end) = html.strip_suffix("</p>").map_or((html, "\n"), |body| (body, "</p>\n"));
        self.out.push_str(body);
        for reference in 1..=note.references {
            self.back_link(at, reference);
        }
        self.out.push_str(end);
        self.out.push_str("</li>\n");
    }

    fn back_link(&mut self, at: usize, reference: usize) {
        let id = reference_id(at, reference);
        self.out.push_str(" <a class=\"footnote-back\" href=\"");
        self.own_fragment(&id);
        self.out.push_str("\" aria-label=\"");
        escape::text(&mut self.out, self.options.words.get("footnote_back"));
        let number = at + 1;
        match reference {
            1 => self.out.push_str(&format!(" {number}\">↩</a>")),
            _ => self.out.push_str(&format!(" {number}-{reference}\">↩<sup>{reference}</sup></a>")),
        }
    }
}

fn reference_id(at: usize, reference: usize) -> String {
    let number = at + 1;
    match reference {
        1 => format!("fnref:{number}"),
        _ => format!("fnref:{number}:{reference}"),
    }
}
