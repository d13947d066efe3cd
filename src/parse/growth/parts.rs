//! The parts of a text between its headings of the first two levels.
//!
//! In: the blocks of a file. Out: [`Part`]s with their heading and the blocks below it, and the words of the
//! items of a list. Never: reads a line.

use std::borrow::Cow;

use super::piece::Piece;
use super::read::File;
use crate::parse::Heading;
use crate::parse::markdown::{Block, List};
use crate::source::Span;

/// A part of a text: everything up to the next heading of the first two levels.
pub(super) struct Part<'a> {
    /// Its heading; `None` for what stands before the first one.
    pub(super) heading: Option<&'a Heading>,
    /// The blocks below it.
    pub(super) blocks: &'a [Block],
    /// From the start of its heading to the end of its text.
    pub(super) span: Span,
    text: &'a str,
}

/// The parts of a file, in order.
pub(super) fn parts(file: File<'_>) -> Vec<Part<'_>> {
    let (blocks, outline) = (file.scan.blocks.as_slice(), &file.scan.outline);
    let headed = |block: &Block| match block {
        Block::Heading(at) => outline.get(*at).filter(|heading| heading.level <= 2),
        Block::List(_) | Block::Other(_) => None,
    };
    let mut parts = Vec::new();
    let (mut heading, mut from) = (None, 0);
    for (at, block) in blocks.iter().enumerate() {
        if let Some(next) = headed(block) {
            parts.push(part(file, heading, &blocks[from..at], next.span.start as usize));
            (heading, from) = (Some(next), at + 1);
        }
    }
    parts.push(part(file, heading, &blocks[from..], file.text.len()));
    parts
}

fn part<'a>(file: File<'a>, heading: Option<&'a Heading>, blocks: &'a [Block], end: usize) -> Part<'a> {
    let start = heading.map_or(file.body_start, |heading| heading.span.start as usize);
    let text = file.text.get(start..end).unwrap_or_default();
    Part { heading, blocks, span: Span::new(start, start + text.trim_end().len()), text: file.text }
}

impl<'a> Part<'a> {
    /// The words of its heading, when that is of the second level.
    pub(super) fn words(&self) -> Option<Piece<'a>> {
        self.heading.filter(|heading| heading.level == 2).map(|heading| words(heading, self.text))
    }

    /// The lists below its heading.
    pub(super) fn lists(&self) -> impl Iterator<Item = &'a List> + use<'a> {
        self.blocks.iter().filter_map(|block| match block {
            Block::List(list) => Some(list),
            Block::Heading(_) | Block::Other(_) => None,
        })
    }

    /// The list directly below its heading.
    pub(super) fn first_list(&self) -> Option<&'a List> {
        match self.blocks.first() {
            Some(Block::List(list)) => Some(list),
            Some(Block::Heading(_) | Block::Other(_)) | None => None,
        }
    }
}

/// The words of a heading; as a part of its line, when the line has no other marks.
fn words<'a>(heading: &'a Heading, text: &'a str) -> Piece<'a> {
    let raw = text.get(heading.span.range()).unwrap_or_default().trim_end();
    let start = raw.len() - raw.trim_start_matches('#').trim_start().len();
    if raw[start..] == heading.text {
        return Piece::exact(raw, heading.span.start as usize).from(start);
    }
    Piece::within(&heading.text, text, heading.span)
}

/// The words of each item as one line, and where they start. Every byte stands where it stands in the file.
pub(super) fn lines<'a>(text: &'a str, list: &List) -> Vec<(Cow<'a, str>, usize)> {
    let line = |span: Span| (readable(text.get(span.range()).unwrap_or_default()), span.start as usize);
    list.items.iter().map(|item| line(item.text)).collect()
}

/// The text with blanks in the place of line breaks and comments.
fn readable(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r', '\t']) && !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    let mut line: String = text.replace(['\n', '\r', '\t'], " ");
    while let Some(start) = line.find("<!--") {
        let end = line[start..].find("-->").map_or(line.len(), |end| start + end + 3);
        line.replace_range(start..end, &" ".repeat(end - start));
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_bytes_in_place() {
        let text = "a\r\n  é <!-- b\n -->c";
        let line = readable(text);
        assert_eq!(line, "a    é            c");
        assert_eq!(line.len(), text.len());
        assert_eq!(readable("a <!-- b"), "a       ");
    }
}
