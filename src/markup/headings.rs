//! Headings with their permalinks.
//!
//! In: headings in order; their ids and levels were settled when the page was parsed.
//! Out: `<h2 id="…">…<a class="anchor" …>#</a></h2>`. Never: the page's own title.

use pulldown_cmark::CowStr;

use super::escape;
use super::writer::Writer;

/// Which heading comes next, and the one that is open.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Number of headings begun, the title included.
    begun: usize,
    open: Option<OpenHeading>,
}

#[derive(Debug)]
struct OpenHeading {
    level: u8,
    /// Index in the outline; `None` for the title.
    index: Option<usize>,
    /// Where the title starts in the HTML, to take it away again.
    start: usize,
    words: String,
}

impl Headings {
    /// Passes over a heading that is not shown.
    pub(super) fn pass(&mut self) {
        self.begun += 1;
    }

    /// Notes words of the open heading.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.open {
            heading.words.push_str(text);
        }
    }
}

impl Writer<'_> {
    pub(super) fn start_heading(&mut self, level: u8, classes: &[CowStr<'_>]) {
        let start = self.out.len();
        let skip_title = usize::from(self.document.title_in_body);
        let index = self.headings.begun.checked_sub(skip_title);
        self.headings.begun += 1;
        let level =
            index.and_then(|index| self.document.outline.get(index)).map_or(level, |heading| heading.level);
        self.headings.open = Some(OpenHeading { level, index, start, words: String::new() });
        self.block(&format!("<h{level}"));
        self.heading_attributes(index, classes);
        self.out.push('>');
    }

    fn heading_attributes(&mut self, index: Option<usize>, classes: &[CowStr<'_>]) {
        if let Some(heading) = index.and_then(|index| self.document.outline.get(index)) {
            self.id_attribute(&heading.id);
        }
        let plain: Vec<&str> = classes.iter().map(|class| &**class).filter(|class| is_class(class)).collect();
        if !plain.is_empty() {
            self.attribute("class", &plain.join(" "));
        }
    }

    pub(super) fn end_heading(&mut self) {
        let Some(heading) = self.headings.open.take() else { return };
        match heading.index {
            Some(index) => {
                self.permalink(index, heading.words.trim());
                self.out.push_str(&format!("</h{}>\n", heading.level));
            }
            None => self.end_title(&heading),
        }
    }

    /// The template prints the title; here only its id stays, so that links to it work, and its pictures.
    fn end_title(&mut self, heading: &OpenHeading) {
        let html = self.out.split_off(heading.start);
        let pictures: String = pictures(&html).collect();
        if let Some(id) = self.document.anchors.first() {
            self.out.push_str("<span");
            self.id_attribute(id);
            self.out.push_str("></span>\n");
        }
        if !pictures.is_empty() {
            self.out.push_str(&format!("<p>{pictures}</p>\n"));
        }
    }

    fn permalink(&mut self, index: usize, words: &str) {
        let Some(heading) = self.document.outline.get(index) else { return };
        self.out.push_str(" <a class=\"anchor\" href=\"");
        self.own_fragment(&heading.id);
        self.out.push_str("\" aria-label=\"");
        escape::text(&mut self.out, self.options.words.get("link_to_section"));
        self.out.push_str(": ");
        escape::text(&mut self.out, words);
        self.out.push_str("\">#</a>");
    }
}

/// The pictures in our own HTML, in which no attribute holds a `>`.
fn pictures(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices("<img ").filter_map(|(at, _)| html[at..].find('>').map(|end| &html[at..=at + end]))
}

fn is_class(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
