//! The running text of a page: where a word of the glossary may become a link.
//!
//! In: the events of a page. Out: the byte runs of its file that the page shows letter for letter
//! as text. Never: text in a link, picture, heading, table head, defined term, code, formula or
//! call, text struck out, or text that the file writes differently from what the page shows.

use super::input::is_slice;
use super::{Event, Prepared, Range, TagEnd};
use crate::source::Span;

/// A shorter run holds no term.
const SHORTEST: usize = 2;

/// Gathers the runs.
pub(super) struct Prose<'p> {
    prepared: &'p Prepared<'p>,
    file: &'p str,
    body_start: usize,
    runs: Vec<Span>,
    /// Number of things around in which no link belongs.
    aside: usize,
    /// Number of elements of trusted HTML that are open, as far as anyone can tell.
    raw: usize,
    /// Whether only a line break has come since the last run.
    joins: bool,
}

impl<'p> Prose<'p> {
    pub(super) fn new(prepared: &'p Prepared<'p>, file: &'p str, body_start: usize) -> Self {
        Self { prepared, file, body_start, runs: Vec::new(), aside: 0, raw: 0, joins: false }
    }

    /// Takes one event.
    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range) {
        match event {
            Event::Text(text) if self.aside + self.raw == 0 => return self.text(text, range),
            Event::SoftBreak => return,
            Event::Start(tag) => self.aside += usize::from(is_aside(tag.end())),
            Event::End(end) => self.aside -= usize::from(is_aside(*end)),
            Event::Raw(html) => self.raw = open_after(self.raw, html),
            Event::Text(_) | Event::Code(_) | Event::Math(..) | Event::Call(_) | Event::Void(_) => {}
            Event::FootnoteReference(_) | Event::HardBreak | Event::Rule | Event::ItemId(_) => {}
        }
        self.joins = false;
    }

    fn text(&mut self, text: &str, range: &Range) {
        let joins = std::mem::replace(&mut self.joins, false);
        let span = self.prepared.span(range).shifted(self.body_start);
        let is_as_written =
            is_slice(&self.prepared.text, text, range) && self.file.get(span.range()) == Some(text);
        if !is_as_written {
            return;
        }
        self.joins = true;
        match self.runs.last_mut().filter(|last| joins && is_break(self.file, **last, span)) {
            Some(last) => last.end = span.end,
            None => self.runs.push(span),
        }
    }

    /// The runs, by place.
    pub(super) fn finish(mut self) -> Vec<Span> {
        self.runs.retain(|run| run.range().len() >= SHORTEST);
        self.runs.shrink_to_fit();
        self.runs
    }
}

/// Whether nothing but a line break and blanks lie between two runs.
fn is_break(file: &str, one: Span, next: Span) -> bool {
    let between = file.get(one.end as usize..next.start as usize);
    between.is_some_and(|between| between.bytes().all(|byte| byte.is_ascii_whitespace()))
}

/// Whether no link to the glossary belongs inside.
fn is_aside(end: TagEnd) -> bool {
    match end {
        TagEnd::Heading | TagEnd::CalloutTitle | TagEnd::DefinitionTitle | TagEnd::TableHead => true,
        TagEnd::CodeBlock | TagEnd::Link | TagEnd::Picture | TagEnd::Strikethrough => true,
        TagEnd::Element(name) => ASIDE.binary_search(&name).is_ok(),
        TagEnd::Paragraph | TagEnd::BlockQuote | TagEnd::Callout | TagEnd::List | TagEnd::Item => false,
        TagEnd::FootnoteDefinition | TagEnd::DefinitionList | TagEnd::Definition => false,
        TagEnd::Table | TagEnd::TableRow | TagEnd::TableCell | TagEnd::Emphasis | TagEnd::Strong => false,
    }
}

/// Elements in which no link belongs, sorted.
const ASIDE: &[&str] = &[
    "a", "abbr", "audio", "caption", "code", "del", "dfn", "dt", "kbd", "pre", "rp", "rt", "ruby", "s",
    "samp", "summary", "th", "thead", "var", "video",
];

/// Elements without an end.
const VOID: &[&str] = &["br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// How many elements are open behind a piece of trusted HTML before which `open` were. One that never
/// ends keeps the rest of the page without links, which is better than a link in a link.
fn open_after(open: usize, html: &str) -> usize {
    html.match_indices('<').fold(open, |open, (at, _)| {
        let rest = &html[at + 1..];
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        match rest.bytes().next() {
            Some(b'/') => open.saturating_sub(1),
            Some(first) if first.is_ascii_alphabetic() => {
                open + usize::from(!VOID.contains(&name.to_ascii_lowercase().as_str()))
            }
            _ => open,
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::config::{Markdown, RawHtml};
    use crate::parse::markdown::scan;

    fn with(text: &str, options: Markdown) -> Vec<&str> {
        scan(text, 0, options).prose.iter().map(|run| &text[run.range()]).collect()
    }

    fn runs(text: &str) -> Vec<&str> {
        with(text, Markdown::default())
    }

    #[test]
    fn only_running_text_counts() {
        let text = "# Head\n\nOne `code` **two** [link](x) ![alt](y) ~~gone~~ <kbd>k</kbd>.\n\n    block\n\n\
                    | Head |\n|---|\n| cell |\n\nTerm\n: meaning\n\n- item {#id}\n- <dfn>t</dfn><b>bold</b>\n";
        assert_eq!(runs(text), ["One ", "two", "cell", "meaning", "item", "bold"]);
    }

    #[test]
    fn callouts_count_without_their_titles() {
        assert_eq!(runs("> [!note] Title\n> words\n"), ["words"]);
        assert_eq!(runs("::: tip Title\nwords\n:::\n\nmore\n"), ["words", "more"]);
        assert_eq!(runs("<details><summary>s s</summary>\n\nwords\n\n</details>\n"), ["words"]);
    }

    #[test]
    fn a_line_break_joins_and_a_mark_of_a_quotation_does_not() {
        assert_eq!(runs("one\ntwo\n\n- a b\n  c d\n"), ["one\ntwo", "a b\n  c d"]);
        assert_eq!(runs("one  \ntwo\\\nthree"), ["one", "two", "three"]);
        assert_eq!(runs("> one\n> two"), ["one", "two"]);
        assert_eq!(runs("one\n*two*\nthree"), ["one", "two", "three"]);
        assert_eq!(runs("!!! tip\n    one\n    two\n"), ["one\n    two"]);
    }

    #[test]
    fn what_the_page_shows_differently_does_not_count() {
        assert_eq!(runs("a&amp;b *cd*"), ["cd"]);
        assert_eq!(runs("one \\* two {{< odd >}} three"), ["one ", "* two ", " three"]);
        let smart = Markdown { smart_punctuation: true, ..Markdown::default() };
        assert_eq!(with("don't **say**", smart), ["say"]);
        let math = Markdown { math: true, ..Markdown::default() };
        assert_eq!(with("with $x + y$ done", math), ["with ", " done"]);
    }

    #[test]
    fn runs_are_bytes_of_the_file() {
        let text = "+++\n+++\nwords https://x.y more";
        let scan = scan(text, 8, Markdown::default());
        let runs: Vec<&str> = scan.prose.iter().map(|run| &text[run.range()]).collect();
        assert_eq!(runs, ["words ", " more"]);
    }

    #[test]
    fn inside_trusted_html_nothing_counts() {
        let trusted = Markdown { raw_html: RawHtml::Trusted, ..Markdown::default() };
        let text = "one<br>two <a href=x>three</a> four <!-- c -->\n\n<p>five\n\nsix\n";
        assert_eq!(with(text, trusted), ["one", "two ", " four "]);
    }
}
