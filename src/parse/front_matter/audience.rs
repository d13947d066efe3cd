//! Which audience a page names.
//!
//! In: a page's front matter, readable or not. Out: the level that it names, or that it is not clear
//! which, so that the page must stay out of every build. Never: widens because of a spelling mistake.

use crate::diag::{Code, Diagnostic, nearest};
use crate::schema::{Level, folded};
use crate::source::composed;
use crate::syntax::{Key, Language, Table, Value, ValueKind, clipped};

/// The keys that name an audience.
const KEYS: [&str; 2] = ["visibility", "audience"];

/// What a block says about who may read the page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Readers {
    /// The audience that it names.
    pub(super) level: Option<Level>,
    /// Whether it is not clear which one it names; then the page is in no build.
    pub(super) is_unclear: bool,
}

/// The audience that a block names, and the findings about words that name none.
pub(super) fn readers(table: &Table, language: Language) -> (Readers, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut readers = Readers::default();
    for (key, value) in &table.entries {
        if is_audience(key) {
            readers.name(level(key, value, &mut found));
        } else if let Some(meant) = misspelt(key, value) {
            readers.is_unclear = true;
            found.push(misspelt_key(key, meant));
        } else if language == Language::Toml {
            let buried = buried(value);
            readers.is_unclear |= !buried.is_empty();
            found.extend(buried.into_iter().map(|inner| buried_key(inner, &key.name)));
        }
    }
    (readers, found)
}

impl Readers {
    /// Takes what one key says; two keys must say the same.
    fn name(&mut self, level: Option<Level>) {
        self.is_unclear |=
            level.is_none() || self.level.as_ref().is_some_and(|other| Some(other) != level.as_ref());
        self.level = level.or(self.level.take());
    }
}

fn is_audience(key: &Key) -> bool {
    KEYS.contains(&folded(&key.name).as_str())
}

/// Keys that name a narrow audience below a `[table]` line. TOML takes every key that follows such a
/// line for a part of the table, which is easily overlooked.
fn buried(value: &Value) -> Vec<&Key> {
    let narrow = |(key, value): &&(Key, Value)| is_audience(key) && names_narrow(value);
    let entries = value.table().map(|table| table.entries.as_slice()).unwrap_or_default();
    let own = entries.iter().filter(narrow).map(|(key, _)| key);
    let inner = entries.iter().map(|(_, value)| value).chain(value.items().unwrap_or_default());
    own.chain(inner.flat_map(buried)).collect()
}

fn buried_key(key: &Key, table: &str) -> Diagnostic {
    let message = format!("`{}` is a part of `[{table}]` here, so the page is in no build", key.name);
    Diagnostic::new(Code::UnknownAudience, message).at(key.span).help(format!(
        "move this line above the first `[…]` line, or give the key in `[{table}]` another name"
    ))
}

fn names_narrow(value: &Value) -> bool {
    words(value).iter().any(|(word, _)| {
        word.eq_ignore_ascii_case("named") || one_level(word).is_some_and(|level| !level.is_open())
    })
}

/// The level that a value names; `None` and a finding when that is not clear.
fn level(key: &Key, value: &Value, found: &mut Vec<Diagnostic>) -> Option<Level> {
    let words = words(value);
    if matches!(value.kind, ValueKind::Null) || words.is_empty() {
        found.push(unknown_word("").at(key.span));
        return None;
    }
    let levels: Vec<Option<Level>> = words.iter().map(|(word, _)| one_level(word)).collect();
    let unknown = words.iter().zip(&levels).filter(|(_, level)| level.is_none());
    found.extend(unknown.map(|((word, at), _)| unknown_word(word).at(at.span)));
    match levels.into_iter().collect::<Option<Vec<Level>>>()?.as_slice() {
        [one] => Some(one.clone()),
        several if several.contains(&Level::Everyone) && several.iter().all(Level::is_open) => {
            Some(Level::Everyone)
        }
        _ => {
            let message = "several audiences are named here, so the page is in no build";
            let finding = Diagnostic::new(Code::UnknownAudience, message).at(value.span);
            found.push(finding.help("name one, or the people: `named: mara, jonas`"));
            None
        }
    }
}

/// `team`, or `named: mara, jonas`; the words of levels in any case, ids as they are.
fn one_level(word: &str) -> Option<Level> {
    let is_named = |(word, _): &(&str, &str)| word.trim().eq_ignore_ascii_case("named");
    let Some((_, names)) = word.split_once(':').filter(is_named) else {
        return Level::from_word(&word.to_lowercase());
    };
    let names = names.trim().trim_start_matches('[').trim_end_matches(']').split(',');
    let names = names.map(|name| name.trim().trim_start_matches("person:").trim()).map(composed);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then_some(Level::Named(names))
}

/// The words of a value; a list or table inside counts as a word that is no audience.
fn words(value: &Value) -> Vec<(String, &Value)> {
    let one = |value| (Value::text(value).unwrap_or_default().trim().to_owned(), value);
    match value.items() {
        Some(items) => items.iter().map(one).collect(),
        None => vec![one(value)],
    }
}

fn unknown_word(word: &str) -> Diagnostic {
    let message = match word {
        "" => "no audience is named here, so the page is in no build".to_owned(),
        _ => format!("`{}` is not an audience, so the page is in no build", clipped(word)),
    };
    let found = Diagnostic::new(Code::UnknownAudience, message);
    match nearest(word, Level::WORDS) {
        Some(near) => found
            .label(format!("did you mean `{near}`?"))
            .help(format!("write `{near}` in place of `{word}`")),
        None if word.to_lowercase().starts_with("named") => {
            found.help("write the ids of the people: `named: mara, jonas`")
        }
        None => found.help("for a page that all may read, write `everyone` or remove the line"),
    }
}

/// The key that was meant by one that is an edit or two away and holds a narrow audience.
fn misspelt(key: &Key, value: &Value) -> Option<&'static str> {
    let name = folded(&key.name);
    let is_close = |known: &&str| {
        name.chars().count().abs_diff(known.len()) <= 2
            && nearest(&name, [*known]).is_some()
            && name != *known
    };
    KEYS.into_iter().find(is_close).filter(|_| names_narrow(value))
}

fn misspelt_key(key: &Key, meant: &str) -> Diagnostic {
    let message = format!("`{}` looks like `{meant}`, so the page is in no build", key.name);
    Diagnostic::new(Code::UnknownAudience, message)
        .at(key.span)
        .label(format!("did you mean `{meant}`?"))
        .help(format!("write `{meant}` in place of `{}`, or give the key another name", key.name))
}

/// Whether text that could not be read holds a key that names an audience.
pub(super) fn is_mentioned(text: &str) -> bool {
    let lower = text.to_lowercase();
    KEYS.iter().any(|key| lower.match_indices(key).any(|(at, _)| is_key(&lower, at, key.len())))
}

/// Whether the word at `at` stands where a key stands: first in its line or behind a bracket or
/// comma, and is not a part of a longer word.
fn is_key(text: &str, at: usize, len: usize) -> bool {
    let before = text[..at].trim_end_matches(|c| is_filler(c) || matches!(c, '-' | '?'));
    let after = text[at + len..].trim_start_matches(is_filler);
    let ends_word = !text[at + len..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (before.is_empty() || before.ends_with(['\n', '\r', '{', ',', '[', '\u{feff}']))
        && ends_word
        && (after.is_empty() || after.starts_with([':', '=', '\n', '\r']))
}

/// White space within a line and quotes, which may stand around a key.
fn is_filler(c: char) -> bool {
    let is_space = c.is_whitespace() && !matches!(c, '\n' | '\r');
    is_space || matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::is_mentioned;

    #[test]
    fn keys_are_seen_and_prose_is_not() {
        for text in [
            "visibility: x",
            "a: 1\n \"Audience\" = x",
            "{a: 1, visibility: x",
            "- audience: x",
            "? visibility\n: x",
        ] {
            assert!(is_mentioned(text), "{text}");
        }
        for text in ["title: our audience: all", "visibility_note: x", "# visibility: x", "low visibility"] {
            assert!(!is_mentioned(text), "{text}");
        }
    }
}
