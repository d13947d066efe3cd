//! The blocks of a page that stand in nothing else: headings, lists with their items, and the rest.
//!
//! In: the events of a page. Out: [`Block`]s by place, whose spans are bytes of the file. Never: what stands
//! in a quotation, in code, in HTML or in another list.

use super::{Event, Prepared, Range, Tag, TagEnd};
use crate::source::Span;

/// A block that stands in nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading with this index in [`super::Scan::outline`].
    Heading(usize),
    /// A list.
    List(List),
    /// Anything else.
    Other(Span),
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Where it stands.
    pub span: Span,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where its first words stand, with the mark of a task and without the bullet; blocks below them do
    /// not count.
    pub text: Span,
}

/// Notes the blocks.
pub(super) struct Blocks<'p> {
    prepared: &'p Prepared<'p>,
    file: &'p str,
    body_start: usize,
    depth: usize,
    headings: usize,
    /// Whether the words of the item that was met last may go on.
    is_open: bool,
    /// Whether those words stand in a paragraph of their own, and it has begun.
    has_paragraph: bool,
    found: Vec<Block>,
}

impl<'p> Blocks<'p> {
    pub(super) fn new(prepared: &'p Prepared<'p>, file: &'p str, body_start: usize) -> Self {
        Self {
            prepared,
            file,
            body_start,
            depth: 0,
            headings: 0,
            is_open: false,
            has_paragraph: false,
            found: Vec::new(),
        }
    }

    /// The blocks, by place.
    pub(super) fn finish(self) -> Vec<Block> {
        self.found
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range) {
        match event {
            Event::Start(tag) => {
                self.start(tag, range);
                self.depth += 1;
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Text(text) if text.trim().is_empty() => {}
            _ if self.depth == 0 => self.found.push(Block::Other(self.span(range))),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range) {
        let is_heading = matches!(tag, Tag::Heading { .. });
        match (self.depth, tag) {
            (0, Tag::Heading { .. }) => self.found.push(Block::Heading(self.headings)),
            (0, Tag::List(_)) => {
                let span = self.trimmed(self.span(range));
                self.found.push(Block::List(List { span, items: Vec::new() }));
            }
            (0, _) => self.found.push(Block::Other(self.span(range))),
            (1, Tag::Item(_)) => self.item(range),
            (2, _) if tag.end().is_block() => self.inside(tag.end(), range),
            _ => {}
        }
        self.headings += usize::from(is_heading);
    }

    fn item(&mut self, range: &Range) {
        let span = self.span(range);
        let raw = self.file.get(span.range()).unwrap_or_default();
        let start = span.start as usize + bullet(raw);
        let text = self.trimmed(Span::new(start, span.end as usize));
        (self.is_open, self.has_paragraph) = (true, false);
        if let Some(Block::List(list)) = self.found.last_mut() {
            list.items.push(Item { text });
        }
    }

    /// A block inside an item: the words before it are those of the item.
    fn inside(&mut self, end: TagEnd, range: &Range) {
        let is_first = end == TagEnd::Paragraph && !self.has_paragraph;
        self.has_paragraph = true;
        if is_first || !self.is_open {
            return;
        }
        self.is_open = false;
        let stop = self.span(range).start;
        let Some(Block::List(list)) = self.found.last() else { return };
        let Some(text) = list.items.last().map(|item| item.text) else { return };
        let text = self.trimmed(Span { end: stop.clamp(text.start, text.end.max(text.start)), ..text });
        if let Some(Block::List(List { items, .. })) = self.found.last_mut()
            && let Some(item) = items.last_mut()
        {
            item.text = text;
        }
    }

    fn span(&self, range: &Range) -> Span {
        self.prepared.span(range).shifted(self.body_start)
    }

    /// The span without blanks at its end.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.file.get(span.range()).unwrap_or_default();
        Span::new(span.start as usize, span.start as usize + text.trim_end().len())
    }
}

/// The length of the bullet or number that an item begins with, and of the blanks behind it.
fn bullet(raw: &str) -> usize {
    let trimmed = raw.trim_start();
    let behind = match trimmed.strip_prefix(['-', '*', '+']) {
        Some(rest) => rest,
        None => {
            let rest = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(['.', ')']).unwrap_or(trimmed)
        }
    };
    raw.len() - behind.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::Block;
    use crate::config::Markdown;
    use crate::parse::markdown::scan;

    fn told(text: &str) -> Vec<String> {
        let scan = scan(text, 0, Markdown::default());
        let said = |block: &Block| match block {
            Block::Heading(at) => format!("# {}", scan.outline[*at].text),
            Block::Other(span) => format!("? {}", text[span.range()].trim_end()),
            Block::List(list) => {
                let items: Vec<&str> = list.items.iter().map(|item| &text[item.text.range()]).collect();
                format!("{} = {}", &text[list.span.range()], items.join("|"))
            }
        };
        scan.blocks.iter().map(said).collect()
    }

    #[test]
    fn only_what_stands_in_nothing_else_is_a_block() {
        let text = "# One\n\n> # Two\n> - a\n\n```\n- b\n```\n\n<!-- - c -->\n\n## Three\n- d\n\nwords\n";
        assert_eq!(
            told(text),
            ["# One", "? > # Two\n> - a", "? ```\n- b\n```", "# Three", "- d = d", "? words"]
        );
    }

    #[test]
    fn words_of_an_item_end_where_another_block_begins() {
        assert_eq!(told("- a\n  b\n  - c\n- d\ne\n"), ["- a\n  b\n  - c\n- d\ne = a\n  b|d\ne"]);
        assert_eq!(told("1. [ ] a\n\n2) b\n"), ["1. [ ] a = [ ] a", "2) b = b"]);
        assert_eq!(told("* a\n\n  b\n\n* [~] c\n\n"), ["* a\n\n  b\n\n* [~] c = a|[~] c"]);
        assert_eq!(told("-\n  a\n- - b\n"), ["-\n  a\n- - b = a|"]);
    }
}
