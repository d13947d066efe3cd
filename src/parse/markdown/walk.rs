//! The one way through a page: pulldown-cmark's events in, ours out, always balanced.
//!
//! In: prepared text, settings, a [`Sink`]. Out: events into the sink, a [`Report`].
//! Never: recurses, so no depth of nesting can overflow the stack.

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event as Source, LinkType, Tag as SourceTag, TagEnd as SourceEnd,
};

use std::borrow::Cow;

use super::callout::{self, Callout, Fold};
use super::input::{Input, is_paragraph, is_slice, offset_in};
use super::prepare::PLACEHOLDER;
use super::{Event, LinkTag, Prepared, Range, Report, Sink, Tag, TagEnd, bare, item, scheme};
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
    /// Names that do not end anywhere below, so that nobody looks for them again.
    pub(super) never_closed: Vec<&'static str>,
    /// Number of open links and pictures, in which no bare address becomes a link.
    pub(super) links: usize,
    sink: &'s mut S,
    in_code: bool,
    in_formula: bool,
    title_depth: usize,
    is_deep: bool,
}

impl<'a, 's, S: Sink<'a>> Walker<'a, 's, S> {
    fn new(prepared: &'a Prepared<'a>, options: config::Markdown, sink: &'s mut S) -> Self {
        let text = &*prepared.text;
        Self {
            prepared,
            text,
            input: Input::new(text, options),
            raw_html: options.raw_html,
            open: Vec::new(),
            dropping: None,
            report: prepared.report.clone(),
            never_closed: Vec::new(),
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
            self.sink.event(Event::Start(tag), range);
        }
    }

    /// Begins something of Markdown that leaves no trace on the page.
    fn start_hidden(&mut self, end: TagEnd) {
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
                self.start(Tag::CodeBlock(Some(info)), None, range)
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

    // ---- links ------------------------------------------------------------------------------

    fn link(&mut self, kind: LinkKind, parts: (LinkType, CowStr<'a>, CowStr<'a>), range: Range) {
        let (link_type, target, title) = parts;
        let target = if link_type == LinkType::Email { format!("mailto:{target}").into() } else { target };
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        let kind =
            if wiki && !(kind == LinkKind::Picture && is_picture(&target)) { LinkKind::Wiki } else { kind };
        let has_words = link_type != LinkType::WikiLink { has_pothole: false };
        let place = self.place(&target, &range);
        let target = self.restored(target, &range);
        let end = if kind == LinkKind::Picture { TagEnd::Picture } else { TagEnd::Link };
        if self.is_allowed(kind, &target, &place) {
            let link = LinkTag { kind, target, title, has_words, place };
            let tag = if kind == LinkKind::Picture { Tag::Picture(link) } else { Tag::Link(link) };
            self.start(tag, None, range);
        } else {
            self.start_hidden(end);
        }
    }

    /// Where `target` stands, else the whole link.
    fn place(&self, target: &str, range: &Range) -> Range {
        match offset_in(self.text, target) {
            Some(offset) if !target.is_empty() => offset..offset + target.len(),
            _ => range.clone(),
        }
    }

    /// Whether the scheme is allowed; reports it otherwise.
    pub(super) fn is_allowed(&mut self, kind: LinkKind, target: &str, place: &Range) -> bool {
        let allowed = match kind {
            LinkKind::Link => scheme::link_allowed(target),
            LinkKind::Picture => scheme::picture_allowed(target),
            LinkKind::Wiki => true,
        };
        if !allowed && self.dropping.is_none() {
            let scheme = scheme::scheme(target).unwrap_or_default();
            let message = format!("a link with the scheme `{scheme}:`, which pages may not use");
            let found = Diagnostic::new(Code::BlockedScheme, message).at(self.prepared.span(place));
            let help = "link to a page of the handbook or to a web address such as `https://example.org/`; only the words of the link are shown";
            self.report.diagnostics.push(found.help(help));
        }
        allowed
    }

    // ---- callouts ---------------------------------------------------------------------------

    fn quotation(&mut self, range: Range) {
        let start = match self.input.peek(0) {
            Some((event, place)) if is_paragraph(event) => place.start,
            _ => return self.start(Tag::BlockQuote, None, range),
        };
        if !self.marked_callout(start, &range) && !self.spoken_callout(&range) {
            self.start(Tag::BlockQuote, None, range);
        }
    }

    /// `> [!note]- Title`
    fn marked_callout(&mut self, start: usize, range: &Range) -> bool {
        let Some(mark) = callout::mark(&self.text[start..]) else { return false };
        match self.input.peek(1) {
            Some((Source::Text(text), place)) if place.start == start && text.len() + 4 >= mark.length => {}
            _ => return false,
        }
        self.input.next();
        self.input.trim_text(mark.length);
        let has_title = !self.input.line_ends();
        self.start(Tag::Callout(Callout::named(mark.word, mark.fold, has_title)), None, range.clone());
        if has_title {
            self.start(Tag::CalloutTitle, None, start..start);
            self.title_depth = self.open.len();
        } else {
            self.callout_text();
        }
        true
    }

    /// `> **Note:** words`
    fn spoken_callout(&mut self, range: &Range) -> bool {
        let is_strong = matches!(self.input.peek(1), Some((Source::Start(SourceTag::Strong), _)));
        let word = match self.input.peek(2) {
            Some((Source::Text(CowStr::Borrowed(word)), _)) if is_strong => *word,
            _ => return false,
        };
        let Some(kind) = callout::spoken_kind(word) else { return false };
        if !matches!(self.input.peek(3), Some((Source::End(SourceEnd::Strong), _))) {
            return false;
        }
        let (colon, blanks) = match self.input.peek(4) {
            Some((Source::Text(text), _)) => (text.starts_with(':'), lead_in(text)),
            Some((Source::SoftBreak | Source::HardBreak | Source::End(SourceEnd::Paragraph), _)) => (true, 0),
            _ => (false, 0),
        };
        if !colon && !word.ends_with(':') {
            return false;
        }
        (0..4).for_each(|_| drop(self.input.next()));
        if blanks > 0 {
            self.input.trim_text(blanks);
        }
        let head = Callout { kind, word: None, fold: Fold::None, has_title: false };
        self.start(Tag::Callout(head), None, range.clone());
        self.callout_text();
        true
    }

    /// Begins the first paragraph of a callout, unless there is nothing in it.
    fn callout_text(&mut self) {
        match self.input.peek(0).map(|next| next.0.clone()) {
            Some(Source::End(SourceEnd::Paragraph)) => drop(self.input.next()),
            Some(Source::SoftBreak | Source::HardBreak) => {
                self.input.next();
                self.start_paragraph();
            }
            _ => self.start_paragraph(),
        }
    }

    fn start_paragraph(&mut self) {
        let at = self.input.peek(0).map_or(self.text.len(), |next| next.1.start);
        self.start(Tag::Paragraph, None, at..at);
    }

    fn ends_title(&self) -> bool {
        self.title_depth > 0 && self.markdown_depth() == self.title_depth
    }

    /// The depth of the innermost thing of Markdown.
    fn markdown_depth(&self) -> usize {
        self.open.iter().rposition(|open| open.html.is_none()).map_or(0, |at| at + 1)
    }

    fn close_title(&mut self, range: Range) {
        while self.open.len() >= self.title_depth {
            self.close_top(range.clone());
        }
        self.title_depth = 0;
    }

    fn line_break(&mut self, event: Event<'a>, range: Range) {
        if self.ends_title() {
            self.close_title(range);
            self.start_paragraph();
        } else {
            self.emit(event, range);
        }
    }

    // ---- text -------------------------------------------------------------------------------

    fn text_event(&mut self, text: CowStr<'a>, range: Range) {
        if self.in_code {
            let text = self.restored(text, &range);
            return self.emit(Event::Text(text), range);
        }
        if !self.prepared.calls_in(&range).is_empty() {
            return self.text_with_calls(text, range);
        }
        self.formula_mark(&text, &range);
        if !is_slice(self.text, &text, &range) {
            return self.words(text, range);
        }
        self.slice(range);
    }

    /// The text with calls as they were written.
    pub(super) fn restored(&self, text: CowStr<'a>, range: &Range) -> CowStr<'a> {
        match self.prepared.restored(&text, range) {
            Cow::Owned(restored) => restored.into(),
            Cow::Borrowed(_) => text,
        }
    }

    /// Shows the calls of other tools among the words.
    fn text_with_calls(&mut self, text: CowStr<'a>, range: Range) {
        let prepared = self.prepared;
        let exact = is_slice(self.text, &text, &range);
        let mut calls = prepared.calls_in(&range).iter();
        let mut done = 0;
        for (at, mark) in text.match_indices(PLACEHOLDER) {
            let is_call = |(place, _): &&(usize, Range)| !exact || *place == range.start + at;
            let Some((_, call)) = calls.as_slice().first().filter(is_call) else { continue };
            calls.next();
            self.call_piece(&text, done..at, &range, exact);
            let (_, place) = self.part(&text, at..at + mark.len(), &range, exact);
            self.emit(Event::Call(CowStr::Borrowed(&prepared.source[call.clone()])), place);
            done = at + mark.len();
        }
        self.call_piece(&text, done..text.len(), &range, exact);
    }

    fn call_piece(&mut self, text: &CowStr<'a>, part: Range, whole: &Range, exact: bool) {
        if !part.is_empty() {
            let (words, place) = self.part(text, part, whole, exact);
            self.words(words, place);
        }
    }

    /// Text that stands in the source as it is.
    fn slice(&mut self, range: Range) {
        let text: &'a str = &self.text[range.clone()];
        match text.ends_with('}').then(|| item::split_id(text)).flatten() {
            Some((words, id)) if self.is_item_end() => {
                let end = range.start + words.len();
                self.words(CowStr::Borrowed(words), range.start..end);
                self.emit(Event::ItemId(CowStr::Borrowed(id)), end..range.end);
            }
            _ => self.words(CowStr::Borrowed(text), range),
        }
    }

    /// Whether the line of a list item ends here.
    fn is_item_end(&mut self) -> bool {
        let mut ends = self.open.iter().rev().map(|open| open.end);
        let in_item = match ends.next() {
            Some(TagEnd::Item) => true,
            Some(TagEnd::Paragraph) => ends.next() == Some(TagEnd::Item),
            _ => false,
        };
        in_item
            && matches!(
                self.input.peek(0),
                None | Some((
                    Source::SoftBreak
                        | Source::End(SourceEnd::Paragraph | SourceEnd::Item)
                        | Source::Start(SourceTag::List(_)),
                    _
                ))
            )
    }

    /// Gives `\(` and `\)` around a formula their backslashes back.
    fn formula_mark(&mut self, text: &str, range: &Range) {
        let escaped = range.start > 0 && self.text.as_bytes()[range.start - 1] == b'\\';
        if !escaped || !text.starts_with(['(', ')']) {
            return;
        }
        let opens = text.starts_with('(') && !self.in_formula && has_formula(self.text, range.start);
        let closes = text.starts_with(')') && self.in_formula;
        if opens || closes {
            self.in_formula = opens;
            self.emit(Event::Text(CowStr::Borrowed("\\")), range.start - 1..range.start);
        }
    }

    /// Words, with bare addresses made links.
    fn words(&mut self, text: CowStr<'a>, range: Range) {
        let before = self.text[..range.start].chars().next_back();
        let first =
            if self.links == 0 && self.dropping.is_none() { bare::next(&text, 0, before) } else { None };
        let Some(mut found) = first else { return self.emit(Event::Text(text), range) };
        let exact = is_slice(self.text, &text, &range);
        let mut done = 0;
        loop {
            self.piece(&text, done..found.range.start, &range, exact);
            done = found.range.end;
            self.bare_link(&text, &found, &range, exact);
            match bare::next(&text, done, before) {
                Some(next) => found = next,
                None => break,
            }
        }
        self.piece(&text, done..text.len(), &range, exact);
    }

    fn bare_link(&mut self, text: &CowStr<'a>, found: &bare::Bare, whole: &Range, exact: bool) {
        let (words, place) = self.part(text, found.range.clone(), whole, exact);
        let target = if found.prefix.is_empty() { words } else { format!("{}{words}", found.prefix).into() };
        let title = CowStr::Borrowed("");
        let link = LinkTag { kind: LinkKind::Link, target, title, has_words: true, place: place.clone() };
        self.start(Tag::Link(link), None, place.clone());
        self.piece(text, found.range.clone(), whole, exact);
        self.close_top(place);
    }

    fn piece(&mut self, text: &CowStr<'a>, part: Range, whole: &Range, exact: bool) {
        if !part.is_empty() {
            let (words, place) = self.part(text, part, whole, exact);
            self.emit(Event::Text(words), place);
        }
    }

    /// A part of a text with its place.
    fn part(&self, text: &CowStr<'a>, part: Range, whole: &Range, exact: bool) -> (CowStr<'a>, Range) {
        if exact {
            let place = whole.start + part.start..whole.start + part.end;
            (CowStr::Borrowed(&self.text[place.clone()]), place)
        } else {
            (text[part].to_owned().into(), whole.clone())
        }
    }
}

fn is_link(end: TagEnd) -> bool {
    matches!(end, TagEnd::Link | TagEnd::Picture | TagEnd::Element("a"))
}

/// Whether the target of `![[target]]` is a picture and not a page.
fn is_picture(target: &str) -> bool {
    let ending = target.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "bmp" | "ico")
}

/// Length of the colon and blanks at the start of the words after `**Note**`.
fn lead_in(text: &str) -> usize {
    text.len() - text.trim_start_matches([':', ' ', '\t', '\u{a0}']).len()
}

/// Whether a `\)` follows the `(` at `at` soon, in the same paragraph and with something between.
fn has_formula(text: &str, at: usize) -> bool {
    let near = &text.as_bytes()[at + 1..text.len().min(at + 1000)];
    let end = near.windows(2).position(|pair| pair == b"\\)");
    let paragraph = near.windows(2).position(|pair| pair == b"\n\n").unwrap_or(near.len());
    end.is_some_and(|end| end > 0 && end < paragraph)
}
