//! Where a file's front matter ends and its text begins.
//!
//! In: the text of a file. Out: the block between the marks, in which language it is, and where the
//! body starts. Never: reads the block, or takes a thematic break for front matter.

use std::ops::Range;

use super::audience;
use crate::syntax::Language;

/// What a file opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opening {
    /// Its text at once, from this byte on.
    Text(usize),
    /// A block between two marks, and where the text starts behind it.
    Block { language: Language, block: Range<usize>, body: usize },
    /// A first mark and lines like `key: value`, but no second mark; all of it is text.
    Unclosed { language: Language, mark: Range<usize>, keys: Range<usize>, body: usize },
}

/// Finds the front matter of a file.
pub(super) fn split(text: &str) -> Opening {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines(text, start);
    let Some(first) = lines.find(|line| !text[line.clone()].trim().is_empty()) else {
        return Opening::Text(start);
    };
    let Some((language, closers)) = mark(&text[first.clone()]) else { return Opening::Text(start) };
    let block_start = end_of(text, &first);
    let last = lines.find(|line| closers.contains(&text[line.clone()].trim_end()));
    let keys = keys_from(text, block_start, language);
    match last {
        Some(last) if is_block(&text[block_start..last.start], language, first.start == start) => {
            Opening::Block { language, block: block_start..last.start, body: end_of(text, &last) }
        }
        None if keys.end > keys.start => Opening::Unclosed { language, mark: first, keys, body: start },
        Some(_) | None => Opening::Text(start),
    }
}

/// The language that a mark opens and the marks that close it.
fn mark(line: &str) -> Option<(Language, &'static [&'static str])> {
    match line.trim_end() {
        "+++" => Some((Language::Toml, &["+++"])),
        "---" => Some((Language::Yaml, &["---", "..."])),
        _ => None,
    }
}

/// Whether what lies between two marks is front matter and not prose between two rules. A doubtful
/// block that names an audience is front matter, so that it is not published as text.
fn is_block(block: &str, language: Language, at_top: bool) -> bool {
    let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let Some(first) = lines.next() else { return at_top };
    language == Language::Toml
        || looks_like_key(first, language)
        || first.starts_with(['{', '[', '%', '&', '?'])
        || audience::is_mentioned(block)
        || (!block.contains("\n\n") && lines.any(|line| looks_like_key(line, language)))
}

/// The lines that follow an unclosed mark and look like front matter, if the first one is a key.
fn keys_from(text: &str, start: usize, language: Language) -> Range<usize> {
    let is_key = |line: &Range<usize>| looks_like_key(text[line.clone()].trim(), language);
    if !lines(text, start).next().is_some_and(|first| is_key(&first)) {
        return start..start;
    }
    let belongs = |line: &Range<usize>| {
        let text = &text[line.clone()];
        text.trim().is_empty() || text.starts_with([' ', '\t', '-', '#', '[', ']']) || is_key(line)
    };
    start..lines(text, start).take_while(belongs).last().map_or(start, |line| line.end)
}

/// Whether a line starts with a word and the sign that follows a key in either language.
fn looks_like_key(line: &str, language: Language) -> bool {
    let line = line.trim_start_matches(['"', '\'']);
    let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '"' | '\'');
    let end = line.find(ends).unwrap_or(line.len());
    let rest = line[end..].trim_start_matches(['"', '\'']).trim_start();
    match language {
        Language::Toml => end > 0 && rest.starts_with(['=', ':']),
        Language::Yaml => end > 0 && rest.starts_with([':', '=']) && !rest.starts_with("://"),
    }
}

/// The ranges of the lines from `start` on, without their line breaks.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let from = at;
        at += line.len();
        from..from + line.trim_end_matches(['\n', '\r']).len()
    })
}

/// The offset behind a line's break.
fn end_of(text: &str, line: &Range<usize>) -> usize {
    text[line.end..].find('\n').map_or(text.len(), |at| line.end + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, &str) {
        match split(text) {
            Opening::Block { block, body, .. } => (&text[block], &text[body..]),
            Opening::Text(body) | Opening::Unclosed { body, .. } => ("", &text[body..]),
        }
    }

    #[test]
    fn blocks_are_cut_at_their_marks() {
        assert_eq!(parts("---\na: 1\n---\nText"), ("a: 1\n", "Text"));
        assert_eq!(parts("+++\na = 1\n+++\nText"), ("a = 1\n", "Text"));
        assert_eq!(parts("---\na: 1\n...\nText"), ("a: 1\n", "Text"));
        assert_eq!(parts("\u{feff}---\r\na: 1\r\n---  \r\nText"), ("a: 1\r\n", "Text"));
        assert_eq!(parts("---\na: 1\n---"), ("a: 1\n", ""));
        assert_eq!(parts("---\n---\nText"), ("", "Text"));
        assert_eq!(parts("\n---\na: 1\n---\nText"), ("a: 1\n", "Text"));
    }

    #[test]
    fn rules_and_prose_are_text() {
        for text in
            ["", "Text", "---\nText\n\n---\nMore", "---\n\nText", "----\na: 1\n----\n", " ---\na: 1\n---\n"]
        {
            assert_eq!(split(text), Opening::Text(0), "{text:?}");
        }
    }

    #[test]
    fn an_unclosed_block_is_text_but_its_keys_are_seen() {
        let text = "---\ntitle: x\n\nText";
        let Opening::Unclosed { keys, body, .. } = split(text) else { panic!("unclosed") };
        assert_eq!((text[keys].trim(), body), ("title: x", 0));
    }
}
