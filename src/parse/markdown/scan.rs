//! What a page's Markdown says: title, outline, links, running text, first paragraph, losses.
//!
//! In: the text of a file and where its Markdown starts. Out: a [`Scan`] whose spans are bytes
//! of the file. Never: HTML.

use pulldown_cmark::CowStr;
use std::collections::BTreeSet;

use super::blocks::{Block, Blocks};
use super::prose::Prose;
use super::slug::Slugs;
use super::{Element, Event, LinkTag, Prepared, Range, Sink, Tag, TagEnd, Value, prepare, sentence, walk};
use crate::config;
use crate::diag::Diagnostic;
use crate::parse::{Heading, Link, LinkKind, Loss};
use crate::source::Span;

/// Longest lead, in characters.
const LEAD: usize = 300;
/// Longest sentence around a link, in characters.
const SENTENCE: usize = 240;

/// What a page's Markdown says.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// The words of the first level-one heading.
    pub title: Option<String>,
    /// Whether that heading is the first of the page. Its id is then the first of [`Self::anchors`].
    pub title_in_body: bool,
    /// All headings, also the one that is the title. Levels are as the page shows them below its
    /// title: 2 to 6, and no level is skipped.
    pub outline: Vec<Heading>,
    /// Other ids that a link may point to.
    pub anchors: Vec<String>,
    /// Links and pictures in order.
    pub links: Vec<Link>,
    /// The running text, in which words of the glossary may become links: bytes of the file, by place.
    pub prose: Vec<Span>,
    /// First paragraph as plain text.
    pub lead: String,
    /// Number of words.
    pub words: u32,
    /// Number of words of the title among them.
    pub title_words: u32,
    /// The blocks that stand in nothing else, by place.
    pub blocks: Vec<Block>,
    /// What could not be kept.
    pub losses: Vec<Loss>,
    /// Findings, without the file's path.
    pub diagnostics: Vec<Diagnostic>,
}

/// Scans the Markdown of `text` from `body_start` on.
#[must_use]
pub fn scan(text: &str, body_start: usize, options: config::Markdown) -> Scan {
    let prepared = prepare(text.get(body_start..).unwrap_or(""), options);
    let mut scanner = Scanner::new(&prepared, text, body_start);
    let report = walk(&prepared, options, &mut scanner);
    scanner.flush();
    let (prose, blocks) = (scanner.prose.finish(), scanner.blocks.finish());
    let mut scan = Scan { prose, blocks, ..scanner.scan };
    scan.losses = report.losses();
    scan.losses.iter_mut().for_each(|loss| loss.span = loss.span.shifted(body_start));
    scan.diagnostics = report.diagnostics;
    for found in &mut scan.diagnostics {
        found.span = found.span.map(|span| span.shifted(body_start));
    }
    scan
}

/// A heading that is being read.
struct OpenHeading {
    level: u8,
    id: Option<String>,
    range: Range,
}

/// A link that is being read, or waits for the end of its sentence.
struct OpenLink {
    index: usize,
    start: usize,
    end: usize,
    /// Alternative texts of pictures inside, for a link without words.
    alt: String,
}

struct Scanner<'p> {
    prepared: &'p Prepared<'p>,
    body_start: usize,
    scan: Scan,
    prose: Prose<'p>,
    blocks: Blocks<'p>,
    slugs: Slugs,
    anchors: BTreeSet<String>,
    /// The plain text of the block that is being read.
    block: String,
    waiting: Vec<OpenLink>,
    open_links: Vec<OpenLink>,
    /// Where the alternative texts of the open pictures start in `alt`.
    pictures: Vec<(usize, usize)>,
    alt: String,
    heading: Option<OpenHeading>,
    /// Number of blocks around that are no running text.
    aside: usize,
    in_code: bool,
    lead_open: bool,
}

impl<'p> Scanner<'p> {
    fn new(prepared: &'p Prepared<'p>, text: &'p str, body_start: usize) -> Self {
        Self {
            prepared,
            body_start,
            scan: Scan::default(),
            prose: Prose::new(prepared, text, body_start),
            blocks: Blocks::new(prepared, text, body_start),
            slugs: Slugs::default(),
            anchors: BTreeSet::new(),
            block: String::new(),
            waiting: Vec::new(),
            open_links: Vec::new(),
            pictures: Vec::new(),
            alt: String::new(),
            heading: None,
            aside: 0,
            in_code: false,
            lead_open: false,
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range) {
        let end = tag.end();
        if end.is_block() {
            self.flush();
        }
        match tag {
            Tag::Heading { level, id, .. } => {
                self.heading = Some(OpenHeading { level, id: id.map(String::from), range });
            }
            Tag::Link(link) => self.start_link(&link),
            Tag::Picture(link) => self.start_picture(&link),
            Tag::Element(element) => self.element(&element, &range, end == TagEnd::Element("a")),
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Paragraph => self.lead_open = self.aside == 0 && self.scan.lead.is_empty(),
            Tag::BlockQuote | Tag::Callout(_) | Tag::List(_) | Tag::Table(_) => self.aside += 1,
            Tag::FootnoteDefinition(_) | Tag::DefinitionList => self.aside += 1,
            Tag::CalloutTitle | Tag::Item(_) | Tag::DefinitionTitle | Tag::Definition => {}
            Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading => return self.end_heading(),
            TagEnd::Link | TagEnd::Element("a") => self.end_link(),
            TagEnd::Picture => self.end_picture(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::BlockQuote | TagEnd::Callout | TagEnd::List | TagEnd::Table => self.aside -= 1,
            TagEnd::FootnoteDefinition | TagEnd::DefinitionList => self.aside -= 1,
            TagEnd::Paragraph => self.take_lead(),
            TagEnd::Element(_) | TagEnd::CalloutTitle | TagEnd::Item | TagEnd::DefinitionTitle => {}
            TagEnd::Definition | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {}
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
        }
        if end.is_block() {
            self.flush();
        }
    }

    fn text(&mut self, text: &str) {
        if !self.pictures.is_empty() {
            self.alt.push_str(text);
        } else {
            self.block.push_str(text);
        }
    }

    fn take_lead(&mut self) {
        if self.lead_open && self.block.chars().any(char::is_alphanumeric) {
            self.scan.lead = sentence::lead(&one_line(&self.block), LEAD);
        }
        self.lead_open = false;
    }

    /// Ends the block's text: now the sentences around its links are known.
    fn flush(&mut self) {
        self.scan.words = self.scan.words.saturating_add(count_words(&self.block));
        for link in self.waiting.drain(..) {
            let end = link.end.min(self.block.len());
            let sentence = sentence::around(&self.block, &(link.start.min(end)..end), SENTENCE);
            self.scan.links[link.index].sentence = one_line(&sentence);
        }
        for link in &mut self.open_links {
            link.start = 0;
        }
        self.block.clear();
    }

    // ---- headings and anchors ---------------------------------------------------------------

    fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let text = one_line(&self.block);
        let id = match heading.id.filter(|id| super::allow::is_id(id)) {
            Some(id) => self.slugs.unique(&id),
            None => self.slugs.heading(self.block.trim()),
        };
        if heading.level == 1 && self.scan.title.is_none() && !text.is_empty() {
            self.scan.title = Some(text.clone());
            self.scan.title_words = count_words(&text);
            self.scan.title_in_body = self.scan.outline.is_empty();
        }
        let span = self.span(&heading.range);
        self.scan.outline.push(Heading { level: heading.level, id, text, span });
        self.flush();
    }

    fn anchor(&mut self, id: &str) {
        if self.anchors.insert(id.to_owned()) {
            self.scan.anchors.push(id.to_owned());
        }
    }

    // ---- links ------------------------------------------------------------------------------

    fn start_link(&mut self, link: &LinkTag<'_>) {
        let index = self.push_link(link.kind, &link.target, &link.place);
        self.open_links.push(OpenLink { index, start: self.block.len(), end: 0, alt: String::new() });
    }

    fn start_picture(&mut self, link: &LinkTag<'_>) {
        let index = self.push_link(link.kind, &link.target, &link.place);
        self.pictures.push((index, self.alt.len()));
    }

    fn push_link(&mut self, kind: LinkKind, target: &str, place: &Range) -> usize {
        let span = self.span(place);
        let (text, sentence) = (String::new(), String::new());
        self.scan.links.push(Link { kind, target: target.to_owned(), text, sentence, span });
        self.scan.links.len() - 1
    }

    fn span(&self, place: &Range) -> Span {
        self.prepared.span(place).shifted(self.body_start)
    }

    fn end_link(&mut self) {
        let Some(mut link) = self.open_links.pop() else { return };
        if link.index == usize::MAX {
            return;
        }
        link.end = self.block.len();
        let words = self.block.get(link.start..).unwrap_or("");
        let text = if words.trim().is_empty() { one_line(&link.alt) } else { one_line(words) };
        self.scan.links[link.index].text = text;
        self.waiting.push(link);
    }

    fn end_picture(&mut self) {
        let Some((index, start)) = self.pictures.pop() else { return };
        let alt = one_line(&self.alt[start..]);
        self.finish_picture(index, alt);
        if self.pictures.is_empty() {
            self.alt.clear();
        }
    }

    fn finish_picture(&mut self, index: usize, alt: String) {
        if let Some(link) = self.open_links.last_mut() {
            link.alt.push_str(&alt);
        }
        self.scan.links[index].text = alt;
        let at = self.block.len();
        self.waiting.push(OpenLink { index, start: at, end: at, alt: String::new() });
    }

    fn element(&mut self, element: &Element, range: &Range, is_anchor: bool) {
        let text = |name: &str| match element.attributes.iter().find(|attribute| attribute.name == name) {
            Some(super::Attribute { value: Value::Text(text), .. }) => Some(text.as_str()),
            _ => None,
        };
        if let Some(id) = text("id") {
            self.anchor(id);
        }
        let alt = text("alt").unwrap_or("");
        let mut first = usize::MAX;
        for (kind, target) in element.links() {
            let index = self.push_link(kind, target, range);
            first = first.min(index);
            if kind == LinkKind::Picture {
                self.finish_picture(index, alt.to_owned());
            }
        }
        if is_anchor {
            self.open_links.push(OpenLink {
                index: first,
                start: self.block.len(),
                end: 0,
                alt: String::new(),
            });
        }
    }
}

impl<'a> Sink<'a> for Scanner<'_> {
    fn event(&mut self, event: Event<'a>, range: Range) {
        self.prose.event(&event, &range);
        self.blocks.event(&event, &range);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.in_code => self.scan.words += count_words(&text),
            Event::Text(text) | Event::Code(text) | Event::Math(text, _) | Event::Call(text) => {
                self.text(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::FootnoteReference(_) | Event::Rule | Event::Raw(_) => {}
            Event::Void(element) => {
                self.element(&element, &range, false);
                if element.name == "br" {
                    self.text(" ");
                }
            }
            Event::ItemId(id) => self.anchor(&CowStr::into_string(id)),
        }
    }
}

/// The text with every run of blanks as one blank.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn count_words(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::LossKind;

    fn scanned(text: &str) -> Scan {
        scan(text, 0, config::Markdown::default())
    }

    fn spans(text: &str) -> Vec<String> {
        scanned(text).links.iter().map(|link| text[link.span.range()].to_owned()).collect()
    }

    #[test]
    fn the_first_level_one_heading_is_the_title() {
        let scan = scanned("<!-- c -->\n# One *two*\n\n## Three\n\n# Four\n");
        assert_eq!((scan.title.as_deref(), scan.title_in_body), (Some("One two"), true));
        let outline: Vec<(u8, &str)> =
            scan.outline.iter().map(|heading| (heading.level, &*heading.id)).collect();
        assert_eq!(outline, [(1, "one-two"), (2, "three"), (1, "four")]);
        assert!(scanned("Words.\n\n# One\n").title_in_body);
        assert!(scanned("![p](q)\n\n# One\n").title_in_body);
        assert!(!scanned("## Two\n\n# One\n").title_in_body);
    }

    #[test]
    fn spans_point_at_the_destination_in_the_file() {
        assert_eq!(spans("[a](b.md) ![c](<d e.png>) <https://f.g>"), ["b.md", "d e.png", "https://f.g"]);
        assert_eq!(spans("[a][r]\n\n[r]: x.md\n"), ["x.md"]);
        assert_eq!(
            spans("::: note\n[a](b.md) https://c.d\n:::\n\n[e](f.md)\n"),
            ["b.md", "https://c.d", "f.md"]
        );
        assert_eq!(spans("!!! tip\n    > [a](b.md)\n"), ["b.md"]);
        assert_eq!(spans("a <a\nhref=x>y</a>"), ["<a\nhref=x>"]);
        let scan = scan("+++\n+++\n[a](b)", 8, config::Markdown::default());
        assert_eq!(scan.links[0].span.range(), 12..13);
    }

    #[test]
    fn links_know_their_words_and_their_sentence() {
        let scan = scanned(
            "One. See [the *guide*](a) now! Three.\n\n- item [![alt](p)](b) end\n\n| x [c](c) |\n|--|\n",
        );
        let links: Vec<(&str, &str)> = scan.links.iter().map(|link| (&*link.text, &*link.sentence)).collect();
        let item = "item end";
        assert_eq!(links, [("the guide", "See the guide now!"), ("alt", item), ("alt", item), ("c", "x c")]);
    }

    #[test]
    fn the_lead_is_the_first_paragraph_of_words() {
        let text =
            "# T\n\n[![b](b.svg)](c)\n\n> [!note] x\n> y\n\n- z\n\nThe *lead*\nis here.\n\nNot this.\n";
        let scan = scanned(text);
        assert_eq!(scan.lead, "The lead is here.");
        assert_eq!(scan.words, 10);
    }

    #[test]
    fn losses_are_counted_once_a_name() {
        let text =
            "<blink>a</blink> <blink>b</blink> <p onclick=x>c</p> {{< odd >}} `{{< odd >}}` {{< odd >}}\n";
        let losses: Vec<(LossKind, String, u32)> =
            scanned(text).losses.into_iter().map(|loss| (loss.kind, loss.name, loss.count)).collect();
        assert_eq!(
            losses,
            [
                (LossKind::Html, "blink".to_owned(), 2),
                (LossKind::Attribute, "p@onclick".to_owned(), 1),
                (LossKind::Call, "odd".to_owned(), 2)
            ]
        );
    }

    #[test]
    fn blocked_schemes_and_other_anchors_are_noted() {
        let text = "[a](javascript:x) <a name=old></a>\n\n- b {#item}\n";
        let scan = scanned(text);
        assert_eq!(scan.anchors, ["old", "item"]);
        assert!(scan.links.is_empty());
        let found = &scan.diagnostics[0];
        assert_eq!(found.span.map(|span| &text[span.range()]), Some("javascript:x"));
        assert_eq!(found.message, "a link with the scheme `javascript:`, which pages may not use");
    }
}
