//! The one way through a page: pulldown-cmark's events in, ours out, always balanced.
//!
//! In: prepared text, settings, a [`Sink`]. Out: events into the sink, a [`Report`].
//! Never: recurses, so no depth of nesting can overflow the stack.

use pulldown_cmark::{CodeBlockKind, Event as Source, Tag as SourceTag, TagEnd as SourceEnd};

use super::input::{Input, is_paragraph};
use super::{Event, Prepared, Range, Report, Sink, Tag, TagEnd};
use crate::config::{self, RawHtml};
use crate::diag::{Code, Diagnostic};
use crate::parse::LinkKind;

/// How many containers may lie in each other.
const MAX_CONTAINERS: usize = 90;
/// How many elements of any kind may lie in each other.
const MAX_DEPTH: usize = 100;

/// Walks through the page.
pub fn walk<'a>(prepared: &'a Prepared<'a>, options: config::Markdown, sink: &mut impl Sink<'a>) -> Report {
    let mut walker = Walker::new(prepared, options, sink);
    while let Some((event, range)) = walker.input.next() {
        walker.step(event, range);
    }
    walker.close_all();
    walker.report
}

/// Something that has begun and not yet ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// Its end.
    pub(super) end: TagEnd,
    /// For HTML, the element's name as written; `None` for Markdown.
    pub(super) html: Option<&'static str>,
    /// Whether its start was passed on.
    pub(super) shown: bool,
}

/// HTML that is being left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dropping {
    pub(super) name: &'static str,
    pub(super) depth: usize,
    pub(super) nested: usize,
}

/// The state of a walk.
pub(super) struct Walker<'a, 's, S> {
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) text: &'a str,
    pub(super) input: Input<'a>,
    pub(super) raw_html: RawHtml,
    pub(super) open: Vec<Open>,
    pub(super) dropping: Option<Dropping>,
    pub(super) report: Report,
    /// Where the next end of an element to be dropped stands, so that nobody looks for it twice.
    pub(super) next_ends: Vec<(&'static str, usize)>,
    /// Number of open links, in which no other can be.
    pub(super) anchors: usize,
    /// Number of open links and pictures, in which no bare address becomes a link.
    pub(super) links: usize,
    sink: &'s mut S,
    pub(super) in_code: bool,
    pub(super) in_formula: bool,
    pub(super) title_depth: usize,
    is_deep: bool,
}

impl<'a, 's, S: Sink<'a>> Walker<'a, 's, S> {
    pub(super) fn new(prepared: &'a Prepared<'a>, options: config::Markdown, sink: &'s mut S) -> Self {
        let text = &*prepared.text;
        Self {
            prepared,
            text,
            input: Input::new(text, options),
            raw_html: options.raw_html,
            open: Vec::new(),
            dropping: None,
            report: Report::default(),
            next_ends: Vec::new(),
            anchors: 0,
            links: 0,
            sink,
            in_code: false,
            in_formula: false,
            title_depth: 0,
            is_deep: false,
        }
    }

    fn step(&mut self, event: Source<'a>, range: Range) {
        match event {
            Source::Start(tag) => self.source_start(tag, range),
            Source::End(SourceEnd::HtmlBlock | SourceEnd::MetadataBlock(_)) => {}
            Source::End(end) => self.source_end(end, range),
            Source::Text(text) => self.text_event(text, range),
            Source::Code(code) => {
                let code = self.restored(code, &range);
                self.emit(Event::Code(code), range);
            }
            Source::InlineMath(formula) => self.emit(Event::Math(formula, false), range),
            Source::DisplayMath(formula) => self.emit(Event::Math(formula, true), range),
            Source::InlineHtml(html) | Source::Html(html) => self.inline_html(html, range),
            Source::FootnoteReference(label) => self.emit(Event::FootnoteReference(label), range),
            Source::SoftBreak => self.line_break(Event::SoftBreak, range),
            Source::HardBreak => self.line_break(Event::HardBreak, range),
            Source::Rule => self.rule(range),
            Source::TaskListMarker(_) => {}
        }
    }

    /// Passes an event on, unless it is inside something that is left out.
    pub(super) fn emit(&mut self, event: Event<'a>, range: Range) {
        if self.dropping.is_none() {
            self.sink.event(event, range);
        }
    }

    fn rule(&mut self, range: Range) {
        self.close_html_paragraph(&range);
        self.close_html_heading(&range);
        self.emit(Event::Rule, range);
    }

    // ---- starts and ends --------------------------------------------------------------------

    /// Begins `tag` for `html`, the element that was written, or for Markdown.
    pub(super) fn start(&mut self, tag: Tag<'a>, html: Option<&'static str>, range: Range) {
        let end = tag.end();
        if end.is_block() && html.is_none() {
            self.close_html_paragraph(&range);
            if end == TagEnd::Paragraph && self.in_html_heading() {
                return self.start_hidden(end);
            }
            self.close_html_heading(&range);
        }
        let shown = self.dropping.is_none() && self.is_shown(end, &range);
        self.open.push(Open { end, html, shown });
        self.in_code |= end == TagEnd::CodeBlock;
        if shown {
            self.links += usize::from(is_link(end));
            self.anchors += usize::from(is_anchor(end));
            self.sink.event(Event::Start(tag), range);
        }
    }

    /// Begins something of Markdown that leaves no trace on the page.
    pub(super) fn start_hidden(&mut self, end: TagEnd) {
        self.open.push(Open { end, html: None, shown: false });
    }

    fn is_shown(&mut self, end: TagEnd, range: &Range) -> bool {
        let depth = self.open.len();
        let fits = match end {
            TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::DefinitionTitle
            | TagEnd::Definition => {
                self.open.iter().rev().find(|open| open.html.is_none()).is_none_or(|open| open.shown)
            }
            TagEnd::BlockQuote
            | TagEnd::Callout
            | TagEnd::List
            | TagEnd::Table
            | TagEnd::DefinitionList
            | TagEnd::FootnoteDefinition
            | TagEnd::Element(_) => depth < MAX_CONTAINERS,
            _ => depth < MAX_DEPTH,
        };
        if !fits && !self.is_deep {
            self.is_deep = true;
            self.report_depth(range);
        }
        fits
    }

    fn report_depth(&mut self, range: &Range) {
        let message =
            format!("text nested more than {MAX_CONTAINERS} levels deep, shown without its inner levels");
        let found = Diagnostic::new(Code::TooDeep, message).at(self.prepared.span(range));
        self.report.diagnostics.push(found.help("take quotations and lists out of each other"));
    }

    /// Ends the innermost thing, whatever it is.
    pub(super) fn close_top(&mut self, range: Range) {
        let Some(top) = self.open.pop() else { return };
        if self.dropping.is_some_and(|dropping| self.open.len() < dropping.depth) {
            self.dropping = None;
        }
        if top.shown {
            self.links -= usize::from(is_link(top.end));
            self.anchors -= usize::from(is_anchor(top.end));
            self.emit(Event::End(top.end), range);
        }
    }

    fn source_end(&mut self, end: SourceEnd, range: Range) {
        self.in_code &= end != SourceEnd::CodeBlock;
        self.in_formula &= end != SourceEnd::Paragraph;
        let here = range.end..range.end;
        if self.ends_title() && end == SourceEnd::Paragraph {
            return self.close_title(here);
        }
        while self.open.last().is_some_and(|open| open.html.is_some()) {
            self.close_top(here.clone());
        }
        self.close_top(range);
    }

    fn close_all(&mut self) {
        let end = self.text.len();
        while !self.open.is_empty() {
            self.close_top(end..end);
        }
    }

    fn source_start(&mut self, tag: SourceTag<'a>, range: Range) {
        match tag {
            SourceTag::Paragraph => self.start(Tag::Paragraph, None, range),
            SourceTag::Heading { level, id, classes, .. } => {
                self.start(Tag::Heading { level: level as u8, id, classes }, None, range);
            }
            SourceTag::BlockQuote(_) => self.quotation(range),
            SourceTag::CodeBlock(CodeBlockKind::Indented) => self.start(Tag::CodeBlock(None), None, range),
            SourceTag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.start(Tag::CodeBlock(Some(info)), None, range);
            }
            SourceTag::HtmlBlock => self.html_block(range),
            SourceTag::List(first) => self.start(Tag::List(first), None, range),
            SourceTag::Item => self.item(range),
            SourceTag::FootnoteDefinition(label) => self.start(Tag::FootnoteDefinition(label), None, range),
            SourceTag::DefinitionList => self.start(Tag::DefinitionList, None, range),
            SourceTag::DefinitionListTitle => self.start(Tag::DefinitionTitle, None, range),
            SourceTag::DefinitionListDefinition => self.start(Tag::Definition, None, range),
            SourceTag::Table(columns) => self.start(Tag::Table(columns), None, range),
            SourceTag::TableHead => self.start(Tag::TableHead, None, range),
            SourceTag::TableRow => self.start(Tag::TableRow, None, range),
            SourceTag::TableCell => self.start(Tag::TableCell, None, range),
            SourceTag::Emphasis | SourceTag::Subscript | SourceTag::Superscript => {
                self.start(Tag::Emphasis, None, range);
            }
            SourceTag::Strong => self.start(Tag::Strong, None, range),
            SourceTag::Strikethrough => self.start(Tag::Strikethrough, None, range),
            SourceTag::Link { link_type, dest_url, title, .. } => {
                self.link(LinkKind::Link, (link_type, dest_url, title), range);
            }
            SourceTag::Image { link_type, dest_url, title, .. } => {
                self.link(LinkKind::Picture, (link_type, dest_url, title), range);
            }
            SourceTag::MetadataBlock(_) => {}
        }
    }

    fn item(&mut self, range: Range) {
        let skip = usize::from(self.input.peek(0).is_some_and(|next| is_paragraph(&next.0)));
        let task = match self.input.peek(skip) {
            Some((Source::TaskListMarker(done), _)) => Some(*done),
            _ => None,
        };
        self.start(Tag::Item(task), None, range);
    }
}

fn is_link(end: TagEnd) -> bool {
    end == TagEnd::Picture || is_anchor(end)
}

fn is_anchor(end: TagEnd) -> bool {
    matches!(end, TagEnd::Link | TagEnd::Element("a"))
}
