//! The text of a file, cut at its headings.
//!
//! In: a document, where its links lead, the parts of it that its page does not show. Out: [`Passage`]s.
//! Never: markup, the title of the page, or a heading of its own counting: the n-th heading is the n-th
//! of the outline, as in `markup`.

use std::mem;

use super::raw::Raw;
use crate::config;
use crate::model::{LinkClass, Resolved};
use crate::parse::markdown::{
    Element, Event, LinkTag, Prepared, Range, Sink, Tag, TagEnd, Value, prepare, walk,
};
use crate::parse::{Document, LinkKind};
use crate::source::Span;

/// A part of a text between two headings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Passage {
    /// The index of its heading in the outline; `None` before the first.
    pub(super) heading: Option<usize>,
    /// Its blocks, separated by `\n`.
    pub(super) text: String,
}

/// The text of `document`; there is always a first passage without a heading.
pub(super) fn passages(
    document: &Document,
    links: &[Resolved],
    left_out: &[Span],
    options: config::Markdown,
) -> Vec<Passage> {
    let prepared = prepare(document.body(), options);
    let mut reader = Reader::new(document, &prepared, links, left_out);
    walk(&prepared, options, &mut reader);
    reader.close();
    reader.passages
}

struct Reader<'d> {
    document: &'d Document,
    prepared: &'d Prepared<'d>,
    links: std::slice::Iter<'d, Resolved>,
    left_out: &'d [Span],
    passages: Vec<Passage>,
    /// The text of the passage that is being read.
    text: String,
    heading: Option<usize>,
    /// How many headings were met, that of the title included.
    headings: usize,
    /// How many tags are open.
    depth: usize,
    /// Within how many open tags nothing is read.
    unread: Option<usize>,
    /// Where the alternative text of the open picture starts.
    picture: usize,
    raw: Raw,
}

impl<'d> Reader<'d> {
    fn new(
        document: &'d Document,
        prepared: &'d Prepared<'d>,
        links: &'d [Resolved],
        left_out: &'d [Span],
    ) -> Self {
        Self {
            document,
            prepared,
            links: links.iter(),
            left_out,
            passages: Vec::new(),
            text: String::new(),
            heading: None,
            headings: 0,
            depth: 0,
            unread: None,
            picture: 0,
            raw: Raw::default(),
        }
    }

    /// Ends the passage.
    fn close(&mut self) {
        let mut text = mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        self.passages.push(Passage { heading: self.heading, text });
    }

    /// Begins a line, unless one has just been begun.
    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }

    /// Sets words apart from what stands before them.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Whether the block at `range` is not on the page.
    fn is_left_out(&self, range: &Range) -> bool {
        let start = self.prepared.span(range).shifted(self.document.body_start as usize).start;
        self.left_out.iter().any(|span| (span.start..span.end).contains(&start))
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range) {
        if self.depth == 0 && !self.left_out.is_empty() && self.is_left_out(range) {
            self.unread.get_or_insert(self.depth);
        }
        self.depth += 1;
        // Links and headings are counted whether or not they are read.
        match tag {
            Tag::Heading { .. } => self.start_heading(),
            Tag::Link(link) | Tag::Picture(link) => self.start_link(link, range),
            Tag::Element(element) => self.pass_links(element),
            _ => {}
        }
        if self.unread.is_none() && tag.end().is_block() {
            self.line();
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match self.unread {
            Some(depth) if depth == self.depth => self.unread = None,
            Some(_) => {}
            None if end == TagEnd::Picture => self.end_picture(),
            None if end.is_block() => self.line(),
            None => {}
        }
    }

    /// The words of headings are those of the outline; of the title, those of the page.
    fn start_heading(&mut self) {
        let index = self.headings.checked_sub(usize::from(self.document.title_in_body));
        self.headings += 1;
        let is_read = self.unread.is_none();
        self.unread.get_or_insert(self.depth - 1);
        if let Some(index) = index.filter(|_| is_read) {
            self.close();
            self.heading = Some(index);
        }
    }

    fn pass_links(&mut self, element: &Element) {
        for _ in element.links() {
            self.links.next();
        }
    }

    fn start_link(&mut self, link: &LinkTag<'_>, range: &Range) {
        let resolved = self.links.next();
        if self.unread.is_some() {
            return;
        }
        let is_picture = link.kind == LinkKind::Picture;
        if let Some(LinkClass::Text) = resolved.map(|resolved| resolved.class) {
            self.text.push_str(self.prepared.text.get(range.clone()).unwrap_or(""));
            self.unread = Some(self.depth - 1);
        } else if is_picture {
            self.blank();
            self.picture = self.text.len();
            self.unread = (!link.has_words).then_some(self.depth - 1);
        } else if let Some(title) = resolved.and_then(|it| it.title.as_ref()).filter(|_| !link.has_words) {
            self.text.push_str(title);
            self.unread = Some(self.depth - 1);
        }
    }

    /// Sets the alternative text apart, without the width that Obsidian writes behind it.
    fn end_picture(&mut self) {
        let alt = self.text.get(self.picture..).unwrap_or("");
        let is_size = |size: &str| size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
        let words = alt.rsplit_once('|').filter(|(_, size)| is_size(size)).map(|(words, _)| words.len());
        self.text.truncate(self.picture + words.unwrap_or(alt.len()));
        self.blank();
    }

    fn void(&mut self, element: &Element) {
        self.pass_links(element);
        if self.unread.is_some() {
            return;
        }
        self.blank();
        let alt = element.attributes.iter().find(|attribute| attribute.name == "alt");
        if let Some(Value::Text(words)) = alt.map(|attribute| &attribute.value) {
            self.text.push_str(words);
            self.blank();
        }
    }

    fn words(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Math(words, _) | Event::Call(words) => {
                let begins = self.text.is_empty() || self.text.ends_with('\n');
                self.text.push_str(if begins { words.trim_start_matches('\n') } else { words });
            }
            Event::SoftBreak | Event::HardBreak => self.blank(),
            Event::Rule => self.line(),
            Event::Raw(html) => {
                let words = self.raw.text(html);
                self.text.push_str(&words);
            }
            Event::Start(_) | Event::End(_) | Event::Void(_) => {}
            Event::FootnoteReference(_) | Event::ItemId(_) => {}
        }
    }
}

impl<'a> Sink<'a> for Reader<'_> {
    fn event(&mut self, event: Event<'a>, range: Range) {
        match &event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(*end),
            Event::Void(element) => self.void(element),
            _ if self.unread.is_none() => self.words(&event),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::parse;
    use crate::source::SourcePath;

    /// The passages of a text, each as heading and text.
    fn read(text: &str, markdown: config::Markdown) -> Vec<(String, String)> {
        let config = Config { markdown, ..Config::default() };
        let document = parse::document(&SourcePath::new("a.md"), 0, Arc::from(text), &config);
        let link = |link: &parse::Link| Resolved {
            href: Some("x/".into()),
            class: if link.target == "nowhere" { LinkClass::Text } else { LinkClass::Internal },
            title: Some("Its title".into()),
            size: None,
        };
        let links: Vec<Resolved> = document.links.iter().map(link).collect();
        let words = |at: usize| document.outline[at].text.clone();
        let passages = passages(&document, &links, &[], markdown);
        passages.into_iter().map(|one| (one.heading.map(words).unwrap_or_default(), one.text)).collect()
    }

    fn text(text: &str) -> String {
        let passages = read(text, config::Markdown::default());
        assert_eq!(passages.len(), 1, "{passages:?}");
        passages[0].1.clone()
    }

    #[test]
    fn a_text_is_cut_at_its_headings_and_the_title_is_none() {
        let found = read(
            "# Title\n\nLead.\n\n## *One* `x`\n\na\nb\n\n### Two\n\n## Three\n\n- c\n- d\n",
            config::Markdown::default(),
        );
        let found: Vec<(&str, &str)> = found.iter().map(|(heading, text)| (&**heading, &**text)).collect();
        assert_eq!(found, [("", "Lead."), ("One x", "a b"), ("Two", ""), ("Three", "c\nd")]);
    }

    #[test]
    fn blocks_stand_in_lines_of_their_own() {
        assert_eq!(text("a\n\n> b\n>\n> c\n\n1. d\n   - e\n\n---\n\nf"), "a\nb\nc\nd\ne\nf");
        assert_eq!(text("| a | b |\n|---|---|\n| c | **d** |"), "a\nb\nc\nd");
        assert_eq!(text("```rust\nfn a() {\n    b();\n}\n```\n\nc"), "fn a() {\n    b();\n}\nc");
        assert_eq!(text("> [!warning] Mind\n> the gap"), "Mind\nthe gap");
    }

    #[test]
    fn markup_goes_and_alternative_texts_stay() {
        assert_eq!(text("*a* [b **c**](x) &amp; `d`<br>e"), "a b c & d e");
        assert_eq!(text("a ![two words](p.png)b ![c|300](p.png)"), "a two words b c");
        assert_eq!(
            text(
                "<details><summary>More</summary>\n\nin <b>it</b> <img src=\"p.png\" alt=\"a map\">\n\n</details>"
            ),
            "More\nin it a map"
        );
        assert_eq!(text("a<script>b</script>c"), "ac");
    }

    #[test]
    fn wiki_links_say_what_the_page_says() {
        assert_eq!(text("See [[x]], [[x|words]] and [[nowhere]]."), "See Its title, words and [[nowhere]].");
    }

    #[test]
    fn trusted_html_is_read_for_its_words() {
        let markdown = config::Markdown { raw_html: config::RawHtml::Trusted, ..config::Markdown::default() };
        let found =
            read("a\n\n<div onclick=\"x\">b <i>c</i></div>\n\n<script>\nlet d;\n</script>\n\ne", markdown);
        let words: Vec<&str> = found[0].1.split_whitespace().collect();
        assert_eq!(words, ["a", "b", "c", "e"]);
    }

    #[test]
    fn what_the_page_leaves_out_is_not_read() {
        let config = Config::default();
        let source = "# T\n\nA.\n\n## Later\n\nB [l](x).\n\n## Now\n\nC [[x]].\n";
        let document = parse::document(&SourcePath::new("a.md"), 0, Arc::from(source), &config);
        let resolved = |title: &str| Resolved {
            href: None,
            class: LinkClass::Internal,
            title: Some(title.into()),
            size: None,
        };
        let links = [resolved("one"), resolved("two")];
        let later = Span::from(source.find("## Later").unwrap()..source.find("## Now").unwrap());
        let found = passages(&document, &links, &[later], config.markdown);
        let expected = [(None, "A."), (Some(1), "C two.")];
        let expected = expected.map(|(heading, text)| Passage { heading, text: text.to_owned() });
        assert_eq!(found, expected);
    }
}
