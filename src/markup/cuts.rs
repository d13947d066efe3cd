//! Parts of a text that the page shows elsewhere, or not at all.
//!
//! In: spans of the file. Out: the HTML of each by itself; what remains is the text of the page. A block
//! belongs to a span when it starts in it. Never: loses a block that no span takes.

use super::writer::Writer;
use super::{Body, BodyOptions};
use crate::model::Resolved;
use crate::parse::markdown::{Event, Range, prepare, scan, walk};
use crate::parse::{Document, Link};
use crate::source::Span;

/// A part of a text, as bytes of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Blocks, to be shown by themselves.
    Blocks(Span),
    /// A few words of one line, to be shown by themselves; links and emphasis stay.
    Words(Span),
    /// Blocks that are not shown; one that another cut takes as well is not shown either.
    Away(Span),
}

/// Where the blocks of a text go.
#[derive(Debug)]
pub(super) struct Cutter<'d> {
    cuts: &'d [Cut],
    /// The HTML of each cut; the last one is that of the remaining text. The one that is being written is
    /// empty here.
    out: Vec<String>,
    at: usize,
    /// How many tags are open.
    depth: usize,
}

impl<'d> Cutter<'d> {
    pub(super) fn new(cuts: &'d [Cut]) -> Self {
        Self { cuts, out: vec![String::new(); cuts.len() + 1], at: cuts.len(), depth: 0 }
    }

    /// Counts an event; true for one that begins a block of the text itself.
    pub(super) fn is_block(&mut self, event: &Event<'_>) -> bool {
        let is_block = self.depth == 0;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        is_block && !self.cuts.is_empty()
    }

    /// Where a block goes that starts at `start`; `None` for one that is not shown.
    fn place(&self, start: u32) -> Option<usize> {
        let has = |span: &Span| (span.start..span.end).contains(&start);
        let is_away = |cut: &Cut| matches!(cut, Cut::Away(span) if has(span));
        let takes = |cut: &Cut| matches!(cut, Cut::Blocks(span) if has(span));
        let taken = self.cuts.iter().position(takes);
        (!self.cuts.iter().any(is_away)).then_some(taken.unwrap_or(self.cuts.len()))
    }
}

impl Writer<'_> {
    /// Goes on where the block at `range` belongs; false when it is not shown.
    pub(super) fn turn_to(&mut self, range: &Range) -> bool {
        let start = self.prepared.span(range).shifted(self.document.body_start as usize).start;
        let Some(at) = self.cutter.place(start) else { return false };
        self.turn(at);
        true
    }

    fn turn(&mut self, at: usize) {
        std::mem::swap(&mut self.out, &mut self.cutter.out[self.cutter.at]);
        self.cutter.at = at;
        std::mem::swap(&mut self.out, &mut self.cutter.out[at]);
    }

    /// The remaining text, and the HTML of each cut.
    pub(super) fn finish(mut self) -> Body {
        self.turn(self.cutter.cuts.len());
        self.write_footnotes();
        self.cutter.out.pop();
        Body { html: self.out, cuts: self.cutter.out }
    }
}

/// A few words of a line as HTML, without a paragraph around them. `links` are those of the document.
pub(super) fn words(document: &Document, span: Span, links: &[Resolved], options: BodyOptions<'_>) -> String {
    let text = document.text.get(span.range()).unwrap_or_default();
    let is_inside = |link: &Link| span.start <= link.span.start && link.span.end <= span.end;
    let own = document.links.iter().zip(links).filter(|(link, _)| is_inside(link));
    let (own, resolved): (Vec<&Link>, Vec<Resolved>) = own.map(|(link, to)| (link, to.clone())).unzip();
    let found = scan(text, 0, options.markdown);
    let is_whole = found.links.iter().map(|link| &link.target).eq(own.iter().map(|link| &link.target));
    let html = is_whole.then(|| {
        let prepared = prepare(text, options.markdown);
        let options = BodyOptions { terms: &[], cuts: &[], ..options };
        let mut writer = Writer::new(document, &prepared, &resolved, options);
        walk(&prepared, options.markdown, &mut writer);
        writer.finish().html
    });
    let line = html.as_deref().and_then(|html| html.strip_prefix("<p>")?.strip_suffix("</p>\n"));
    line.filter(|line| !line.contains("<p>")).map_or_else(|| escaped(text), str::to_owned)
}

/// The text as it stands, for what is no line of words.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    super::escape::text(&mut out, text.trim());
    out
}
