//! One line of a block, taken apart the way its author meant it.
//!
//! In: a line that a parser stumbled over. Out: its key, separator and value as ranges, and text in
//! quotes that would have been right. Never: a full parser; it only serves messages.

use std::ops::Range;

/// A line of the form `key SEPARATOR value`; ranges are bytes of the whole block.
#[derive(Debug, Clone)]
pub(super) struct Pair<'a> {
    /// Everything before the key: indentation and a list's dash.
    pub(super) lead: &'a str,
    /// The key as written.
    pub(super) key: &'a str,
    /// The value as written, without a comment behind it.
    pub(super) value: &'a str,
    /// A comment behind the value, with the space before it.
    pub(super) comment: &'a str,
    /// Where the value stands.
    pub(super) value_at: Range<usize>,
    /// Where the key stands.
    pub(super) key_at: Range<usize>,
}

/// The range of the line that holds `offset`, without its line break.
pub(super) fn around(text: &str, offset: usize) -> Range<usize> {
    let offset = crate::source::floor_char_boundary(text, offset);
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// The ranges of the lines from the one that holds `from` to the one that holds `to`.
pub(super) fn between(text: &str, from: usize, to: usize) -> Vec<Range<usize>> {
    let mut lines = vec![around(text, from)];
    while let Some(next) = lines.last().and_then(|last| after(text, last)) {
        if next.start > to {
            break;
        }
        lines.push(next);
    }
    lines
}

/// The line behind `line`, if there is one.
pub(super) fn after(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    text[line.end..].find('\n').map(|at| around(text, line.end + at + 1))
}

/// The line before `line`, if there is one.
pub(super) fn before(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    line.start.checked_sub(1).map(|at| around(text, at))
}

/// Splits the line `at` at the first `separator` that ends a key.
pub(super) fn pair<'a>(text: &'a str, at: &Range<usize>, separator: char) -> Option<Pair<'a>> {
    let line = &text[at.clone()];
    let start = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
    let split = start + line[start..].find(separator)?;
    let key = line[start..split].trim_end();
    let raw = &line[split + separator.len_utf8()..];
    let value = without_comment(raw.trim_start()).trim_end();
    let value_start = split + separator.len_utf8() + (raw.len() - raw.trim_start().len());
    is_key(key).then(|| Pair {
        lead: &line[..start],
        key,
        value,
        comment: line[value_start + value.len()..].trim_end(),
        value_at: at.start + value_start..at.start + value_start + value.len(),
        key_at: at.start + start..at.start + start + key.len(),
    })
}

impl Pair<'_> {
    /// The same line with another value.
    pub(super) fn with_value(&self, separator: &str, value: &str) -> String {
        format!("{}{}{separator}{value}{}", self.lead, self.key, self.comment)
    }
}

/// Whether a key can look like this: a few words, perhaps in quotes.
fn is_key(key: &str) -> bool {
    let bare = key.trim_matches(['"', '\'']);
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | '$' | '<');
    !bare.is_empty() && bare.chars().count() <= 60 && bare.chars().all(allowed)
}

/// The value without a comment behind it. A `#` inside quotes is none.
fn without_comment(value: &str) -> &str {
    let mut quote = None;
    let mut previous = ' ';
    for (at, c) in value.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '#' && previous == ' ' => return &value[..at],
            None if matches!(c, '"' | '\'') && matches!(previous, ' ' | '[' | ',' | '{') => quote = Some(c),
            Some(_) | None => {}
        }
        previous = c;
    }
    value
}

/// `text` in the quotes that both TOML and YAML read back as `text`.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// How a value in quotes ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// The value is not in quotes.
    Bare,
    /// There is no closing quote on the line.
    Unclosed(char),
    /// Text follows the closing quote.
    Trailing,
    /// In quotes from start to end.
    Whole(char),
}

/// How the quotes of `value` end. `doubled`: whether `''` stands for an apostrophe, as in YAML.
pub(super) fn quoting(value: &str, doubled: bool) -> Quoting {
    let Some(open) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return Quoting::Bare };
    let rest = &value[1..];
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && open == '"' {
            chars.next();
        } else if c == open {
            if doubled && open == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
                continue;
            }
            let whole = rest[at + 1..].trim().is_empty();
            return if whole { Quoting::Whole(open) } else { Quoting::Trailing };
        }
    }
    Quoting::Unclosed(open)
}

/// The text between typographic quotes, if the whole value stands in one pair of such quotes.
pub(super) fn in_smart_quotes(value: &str) -> Option<&str> {
    const DOUBLE: [char; 4] = ['“', '”', '„', '‟'];
    const SINGLE: [char; 2] = ['‘', '’'];
    enclosed(value, &DOUBLE).or_else(|| enclosed(value, &SINGLE))
}

/// The text between two of `marks`, if none stands within it.
fn enclosed<'a>(value: &'a str, marks: &[char]) -> Option<&'a str> {
    let inner = value.strip_prefix(marks)?.strip_suffix(marks)?;
    (!inner.contains(marks)).then_some(inner)
}

/// The closing brackets that `value` lacks, outside of quotes; empty when it is balanced.
pub(super) fn missing_brackets(value: &str) -> String {
    let mut open = Vec::new();
    let mut quote = None;
    for c in value.chars() {
        match (quote, c) {
            (Some(mark), c) if mark == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => open.push(']'),
            (None, '{') => open.push('}'),
            (None, ']' | '}') => drop(open.pop()),
            (Some(_) | None, _) => {}
        }
    }
    open.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_into_key_value_and_comment() {
        let text = "x: 1\n  - title : Foo: bar  # why\n";
        let pair = pair(text, &around(text, 10), ':').expect("a pair");
        assert_eq!((pair.lead, pair.key, pair.value, pair.comment), ("  - ", "title", "Foo: bar", "  # why"));
        assert_eq!(&text[pair.value_at], "Foo: bar");
        assert_eq!(&text[pair.key_at], "title");
    }

    #[test]
    fn prose_is_no_pair() {
        let text = "What (if anything) is this: a question?";
        assert!(pair(text, &around(text, 0), ':').is_none());
    }

    #[test]
    fn quotes_are_chosen_so_that_the_text_survives() {
        assert_eq!(quoted("a b"), "\"a b\"");
        assert_eq!(quoted("say \"hi\""), "'say \"hi\"'");
        assert_eq!(quoted("it's \"so\""), "\"it's \\\"so\\\"\"");
    }

    #[test]
    fn the_end_of_quotes_is_found() {
        assert_eq!(quoting("\"a\\\"b\"", true), Quoting::Whole('"'));
        assert_eq!(quoting("'it''s'", true), Quoting::Whole('\''));
        assert_eq!(quoting("'it's'", true), Quoting::Trailing);
        assert_eq!(quoting("\"a", true), Quoting::Unclosed('"'));
        assert_eq!(quoting("a", true), Quoting::Bare);
    }

    #[test]
    fn typographic_quotes_come_off_in_pairs() {
        assert_eq!(in_smart_quotes("“It’s fine”"), Some("It’s fine"));
        assert_eq!(in_smart_quotes("„Hallo“"), Some("Hallo"));
        assert_eq!(in_smart_quotes("“One” and “two”"), None);
        assert_eq!(in_smart_quotes("‘it’s’"), None);
    }

    #[test]
    fn missing_brackets_are_counted_outside_quotes() {
        assert_eq!(missing_brackets("[a, {b: \"]\""), "}]");
        assert_eq!(missing_brackets("[a]"), "");
    }
}
