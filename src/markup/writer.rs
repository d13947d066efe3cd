//! Events in, HTML out: the state of a page that is being written.
//!
//! In: events. Out: one string of HTML. Never: decides what is allowed; the events are clean.

use std::collections::HashSet;

use pulldown_cmark::CowStr;

use super::cuts::Cutter;
use super::footnotes::Footnotes;
use super::tables::Columns;
use super::terms::Terms;
use super::{BodyOptions, code, escape};
use crate::model::Resolved;
use crate::parse::Document;
use crate::parse::markdown::{Element, Event, Prepared, Range, Sink, Tag, TagEnd};

/// Writes a page.
pub(super) struct Writer<'d> {
    pub(super) document: &'d Document,
    pub(super) options: BodyOptions<'d>,
    /// The text that ranges point into.
    pub(super) prepared: &'d Prepared<'d>,
    /// What is written: that of the cut which the current block belongs to.
    pub(super) out: String,
    pub(super) cutter: Cutter<'d>,
    links: std::slice::Iter<'d, Resolved>,
    /// What has to be written at the ends of open links, elements and callouts.
    pub(super) closers: Vec<&'static str>,
    pub(super) footnotes: Footnotes,
    pub(super) tables: Vec<Columns>,
    /// How many tables of the page scroll in a region.
    pub(super) table_regions: usize,
    pub(super) lists: Vec<bool>,
    /// The alternative text of the open picture, with the number of pictures in each other.
    pub(super) alt: (usize, String),
    pub(super) picture: Option<super::links::OpenPicture>,
    pub(super) has_picture: bool,
    pub(super) anchors: usize,
    /// How deep the reader is inside something that was already written as it stands.
    skipping: usize,
    pub(super) code: Option<code::Block>,
    pub(super) headings: super::headings::Headings,
    /// Ids that no element may have again; gathered when the first element with an id is met.
    pub(super) ids: Option<HashSet<String>>,
    /// Ids of the document that links may lead to; gathered when the first such link is met.
    pub(super) own_ids: Option<HashSet<&'d str>>,
    /// Where the `<li` of each open item ends, until it has an id.
    items: Vec<usize>,
    /// The words of the glossary.
    pub(super) terms: Terms<'d>,
}

impl<'d> Writer<'d> {
    pub(super) fn new(
        document: &'d Document,
        prepared: &'d Prepared<'d>,
        links: &'d [Resolved],
        options: BodyOptions<'d>,
    ) -> Self {
        Self {
            document,
            options,
            prepared,
            out: String::with_capacity(document.text.len() * 3 / 2),
            cutter: Cutter::new(options.cuts),
            links: links.iter(),
            closers: Vec::new(),
            footnotes: Footnotes::default(),
            tables: Vec::new(),
            table_regions: 0,
            lists: Vec::new(),
            alt: (0, String::new()),
            picture: None,
            has_picture: false,
            anchors: 0,
            skipping: 0,
            code: None,
            headings: super::headings::Headings::default(),
            ids: None,
            own_ids: None,
            items: Vec::new(),
            terms: Terms::new(options.terms),
        }
    }

    /// Where the next link leads.
    pub(super) fn next_link(&mut self) -> Option<&'d Resolved> {
        self.links.next()
    }

    /// Passes over the links that an element makes.
    fn pass_links(&mut self, element: &Element) {
        for _ in element.links() {
            self.links.next();
        }
    }

    /// Starts a line, unless one has just been started.
    pub(super) fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Writes a start tag in a line of its own.
    pub(super) fn block(&mut self, tag: &str) {
        self.line();
        self.out.push_str(tag);
    }

    /// Leaves out everything up to the end of what has just begun.
    pub(super) fn skip(&mut self) {
        self.skipping = 1;
    }

    /// Passes over the links that a tag makes.
    fn pass_tag(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link(_) | Tag::Picture(_) => {
                self.links.next();
            }
            Tag::Element(element) => self.pass_links(element),
            Tag::Heading { .. } => self.headings.pass(),
            _ => {}
        }
    }

    fn skipped(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.skipping += 1;
                self.pass_tag(tag);
            }
            Event::Void(element) => self.pass_links(element),
            Event::End(_) => self.skipping = self.skipping.saturating_sub(1),
            _ => {}
        }
    }

    /// Inside a picture only words count.
    fn in_alt(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.pass_tag(tag);
                self.alt.0 += usize::from(matches!(tag, Tag::Picture(_)));
            }
            Event::Void(element) => self.pass_links(element),
            Event::End(TagEnd::Picture) => self.end_picture(),
            Event::Text(text) | Event::Code(text) | Event::Math(text, _) | Event::Call(text) => {
                self.alt.1.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => self.alt.1.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range) {
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::Heading { level, classes, .. } => self.start_heading(level, &classes),
            Tag::BlockQuote => self.block("<blockquote>\n"),
            Tag::Callout(callout) => self.start_callout(&callout),
            Tag::CalloutTitle => {}
            Tag::CodeBlock(info) => self.start_code(info.as_deref()),
            Tag::List(first) => self.start_list(first),
            Tag::Item(task) => self.start_item(task),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionTitle => self.block("<dt>"),
            Tag::Definition => self.block("<dd>"),
            Tag::Table(columns) => self.start_table(columns),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link(link) => self.start_link(&link, range),
            Tag::Picture(link) => self.start_picture(&link, range),
            Tag::Element(element) => self.start_element(&element),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading => self.end_heading(),
            TagEnd::BlockQuote => self.block("</blockquote>\n"),
            TagEnd::Callout => self.end_callout(),
            TagEnd::CalloutTitle => self.end_callout_title(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List => self.end_list(),
            TagEnd::Item => self.end_item(),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::DefinitionList => self.block("</dl>\n"),
            TagEnd::DefinitionTitle => self.out.push_str("</dt>\n"),
            TagEnd::Definition => self.out.push_str("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Picture => {}
            TagEnd::Element(name) => self.end_element(name),
        }
    }

    // ---- lists ------------------------------------------------------------------------------

    fn start_list(&mut self, first: Option<u64>) {
        self.lists.push(first.is_some());
        self.line();
        match first {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(first) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
        }
    }

    fn end_list(&mut self) {
        let ordered = self.lists.pop().unwrap_or(false);
        self.out.push_str(if ordered { "</ol>\n" } else { "</ul>\n" });
    }

    fn start_item(&mut self, task: Option<bool>) {
        self.block("<li");
        self.items.push(self.out.len());
        match task {
            None => self.out.push('>'),
            Some(done) => self.start_task(done),
        }
    }

    /// A task is text with a drawn mark and hidden words, never a switched-off box.
    fn start_task(&mut self, done: bool) {
        let (class, key) = if done { ("task done", "task_done") } else { ("task", "task_todo") };
        let start = format!(
            " class=\"{class}\"><span class=\"mark\" aria-hidden=\"true\"></span><span class=\"hidden\">"
        );
        self.out.push_str(&start);
        escape::text(&mut self.out, self.options.words.get(key));
        self.out.push_str(": </span>");
    }

    fn end_item(&mut self) {
        self.items.pop();
        self.out.push_str("</li>\n");
    }

    fn item_id(&mut self, id: &str) {
        let Some(at) = self.items.last().copied().filter(|at| *at > 0) else { return };
        if !self.is_new_id(id) {
            return;
        }
        self.items.last_mut().into_iter().for_each(|at| *at = 0);
        let mut attribute = String::from(" id=\"");
        escape::text(&mut attribute, self.options.id_prefix);
        escape::text(&mut attribute, id);
        attribute.push('"');
        self.out.insert_str(at, &attribute);
    }

    // ---- words ------------------------------------------------------------------------------

    fn text(&mut self, text: &str, range: &Range) {
        match &mut self.code {
            Some(block) => return block.text.push_str(text),
            None if self.terms.is_done() => escape::text(&mut self.out, text),
            None => self.text_with_terms(text, range),
        }
        self.headings.text(text);
    }

    fn code_span(&mut self, text: &str) {
        self.out.push_str("<code>");
        escape::text(&mut self.out, text);
        self.out.push_str("</code>");
        self.headings.text(text);
    }

    fn math(&mut self, formula: &str, display: bool) {
        self.out.push_str(if display { "<code class=\"math display\">" } else { "<code class=\"math\">" });
        escape::text(&mut self.out, formula);
        self.out.push_str("</code>");
    }

    fn call(&mut self, call: &CowStr<'_>) {
        self.out.push_str("<span class=\"call\">");
        escape::text(&mut self.out, call);
        self.out.push_str("</span>");
    }
}

impl<'a> Sink<'a> for Writer<'_> {
    fn event(&mut self, event: Event<'a>, range: Range) {
        let is_block = self.cutter.is_block(&event);
        if self.skipping > 0 || is_block && !self.turn_to(&range) {
            return self.skipped(&event);
        }
        if self.alt.0 > 0 {
            return self.in_alt(&event);
        }
        self.end_term_before(&event);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text, &range),
            Event::Code(code) => self.code_span(&code),
            Event::Math(formula, display) => self.math(&formula, display),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => {
                self.out.push('\n');
                self.headings.text(" ");
            }
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            Event::Raw(html) => self.out.push_str(&html),
            Event::Void(element) => self.void(&element),
            Event::Call(call) => self.call(&call),
            Event::ItemId(id) => self.item_id(&id),
        }
    }
}
