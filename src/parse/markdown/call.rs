//! The syntax of other tools' template calls: `{{< name … >}}`, `{{% name … %}}`, `{% name … %}`,
//! `{{#name …}}`.
//!
//! In: text that starts with a brace. Out: name and arguments. Never: knows what a call means.

use crate::source::floor_char_boundary;

/// A call, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call<'a> {
    /// Its name, without the mark of an end.
    pub(super) name: &'a str,
    /// Whether it ends what another call of this name began.
    pub(super) closes: bool,
    /// Whether it was only meant to be shown: `{{</* … */>}}`.
    pub(super) quoted: bool,
    /// Its arguments as written.
    pub(super) arguments: &'a str,
    /// Length of the whole call.
    pub(super) length: usize,
}

/// Longest call, in bytes; what is longer is text.
const MAX_LENGTH: usize = 500;

/// The marks around a call.
const MARKS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{#", "}}")];

/// Reads the call that `text` starts with; it has to end in the same line.
pub(super) fn read(text: &str) -> Option<Call<'_>> {
    let (start, end) = MARKS.iter().find(|(start, _)| text.starts_with(start))?;
    let near = &text[..floor_char_boundary(text, MAX_LENGTH)];
    let line = near.split('\n').next().unwrap_or(near);
    let inner_length = line[start.len()..].find(end)?;
    let inner = &line[start.len()..start.len() + inner_length];
    let length = start.len() + inner_length + end.len();
    let quoted = inner.starts_with("/*");
    let inner = inner.trim_matches('-').trim().trim_end_matches('/').trim_end();
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) if !quoted => (true, inner.trim_start()),
        _ => (false, inner),
    };
    let stop = inner.find(|letter: char| letter.is_whitespace() || letter == '"').unwrap_or(inner.len());
    let (word, arguments) = inner.split_at(stop);
    let (closes, name) = match word.strip_prefix("end") {
        Some(name) if *start == "{%" && !name.is_empty() => (true, name.trim_start_matches('_')),
        _ => (closes, word),
    };
    Some(Call { name, closes, quoted, arguments: arguments.trim(), length })
}

impl<'a> Call<'a> {
    /// The argument called one of `names`.
    pub(super) fn named(&self, names: &[&str]) -> Option<&'a str> {
        self.words().find_map(|(name, value)| name.filter(|name| names.contains(name)).map(|_| value))
    }

    /// The arguments without names, in order.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = &'a str> {
        self.words().filter(|(name, _)| name.is_none()).map(|(_, value)| value)
    }

    /// All arguments with their names.
    fn words(&self) -> Words<'a> {
        Words { rest: self.arguments }
    }
}

/// The arguments of a call.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = (Option<&'a str>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return None;
        }
        let stop = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '"' | '\'' | '`' | ','));
        let stop = stop.unwrap_or(rest.len());
        let (name, value) = match rest[stop..].trim_start().strip_prefix('=') {
            Some(value) if stop > 0 => (Some(&rest[..stop]), value.trim_start()),
            _ => (None, rest),
        };
        let (value, rest) = take_value(value);
        self.rest = rest;
        Some((name, value))
    }
}

/// A quoted value, or one up to the next blank, and what is behind it.
fn take_value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'));
    match quote.and_then(|quote| text[1..].split_once(quote)) {
        Some((value, rest)) => (value, rest),
        None => {
            let stop = text.find(char::is_whitespace).unwrap_or(text.len());
            (&text[..stop], &text[stop..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_of_all_tools_are_read() {
        let call = read("{{< hint type=\"info\" title='A b' >}} x").unwrap();
        assert_eq!((call.name, call.closes, call.length), ("hint", false, 36));
        assert_eq!((call.named(&["style", "type"]), call.named(&["title"])), (Some("info"), Some("A b")));
        let call = read("{%- include \"a.md\" b -%}").unwrap();
        assert_eq!((call.name, call.unnamed().collect::<Vec<_>>()), ("include", vec!["a.md", "b"]));
        assert!(read("{{% /note %}}").unwrap().closes && read("{% endhint %}").unwrap().closes);
        assert_eq!(read("{{</* x */>}}").map(|call| call.quoted), Some(true));
        let call = read("{{#include ../a.md}} x").unwrap();
        assert_eq!((call.name, call.arguments, call.length), ("include", "../a.md", 20));
        assert_eq!(read("{{< x"), None);
        assert_eq!(read("{{ x }}"), None);
    }

    #[test]
    fn odd_arguments_come_to_an_end() {
        let call = read("{{< x = \" ' ,, a= b=c >}}").unwrap();
        assert!(call.words().count() < 10);
    }
}
