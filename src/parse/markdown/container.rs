//! The first lines of `:::` containers and `!!!` admonitions.
//!
//! In: a line without its indent. Out: what it opens. Never: decides where it ends.

use super::callout;

/// What a line opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opener<'a> {
    /// A callout: its word, its fold mark (`-`, `+` or nothing) and its title, as Markdown.
    Callout(&'a str, &'static str, String),
    /// A label in bold, with the content below it.
    Label(String),
    /// Nothing but its content.
    Plain,
}

/// Containers that only arrange what is in them.
const PLAIN: &[&str] = &[
    "tabs",
    "tab-set",
    "tabset",
    "code-group",
    "columns",
    "column",
    "grid",
    "row",
    "div",
    "center",
    "left",
    "right",
    "container",
    "group",
    "cards",
    "steps",
    "carousel",
    "hstack",
    "vstack",
];

/// Reads what stands behind the colons: `note Title`, `{note} Title`, `note[Title]`, `{.note title="T"}`.
pub(super) fn colons(rest: &str) -> Option<Opener<'_>> {
    let rest = rest.trim();
    if let Some(inner) = rest.strip_prefix('{') {
        let (inside, title) = inner.split_once('}')?;
        return Some(braces(inside, title.trim()));
    }
    let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'));
    let (word, title) = rest.split_at(end.unwrap_or(rest.len()));
    if !word.starts_with(|first: char| first.is_ascii_alphabetic()) || word.len() > 40 {
        return None;
    }
    let title = title.trim();
    let title = match title.strip_prefix('[').and_then(|inner| inner.rsplit_once(']')) {
        Some((inner, _)) => inner.to_owned(),
        None if title.starts_with('{') => attribute(title, "title").unwrap_or_default(),
        None => title.to_owned(),
    };
    Some(named(word, title))
}

/// Attributes of Pandoc, or a directive's name.
fn braces<'a>(inside: &'a str, title: &str) -> Opener<'a> {
    let name = inside.split_whitespace().next().unwrap_or("");
    let Some(class) = name.strip_prefix('.') else {
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        return if is_name { named(name, title.to_owned()) } else { Opener::Plain };
    };
    let word = class.strip_prefix("callout-").unwrap_or(class);
    match callout::kind(word) {
        Some(_) => Opener::Callout(word, "", attribute(inside, "title").unwrap_or_else(|| title.to_owned())),
        None => Opener::Plain,
    }
}

fn named(word: &str, title: String) -> Opener<'_> {
    match word {
        "tab" | "tab-item" if !title.is_empty() => Opener::Label(title),
        _ if PLAIN.contains(&word) => Opener::Plain,
        "admonition" | "dropdown" => {
            Opener::Callout(if word == "dropdown" { "details" } else { "note" }, "", title)
        }
        _ => Opener::Callout(word, "", title),
    }
}

fn attribute(text: &str, name: &str) -> Option<String> {
    let rest = text.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split_once(quote).map(|(value, _)| value.to_owned())
}

/// The callout that the attributes `.note` or `.note-title` make of a paragraph.
pub(super) fn attributes(inside: &str) -> Option<Opener<'_>> {
    let classes = inside.split_whitespace().filter_map(|word| word.strip_prefix('.'));
    let mut words = classes.map(|class| class.strip_suffix("-title").unwrap_or(class));
    words.find(|word| callout::kind(word).is_some()).map(|word| Opener::Callout(word, "", String::new()))
}

/// Reads `!!! note "Title"`, `??? note`, `???+ note`, `=== "Tab"`.
pub(super) fn admonition(line: &str) -> Option<Opener<'_>> {
    if let Some(label) = line.strip_prefix("===") {
        let label = label.trim_start_matches(['!', '+']).trim().strip_prefix('"')?.strip_suffix('"')?;
        return Some(Opener::Label(label.to_owned()));
    }
    let (fold, rest) = match line.get(..3)? {
        "!!!" => ("", &line[3..]),
        "???" if line[3..].starts_with('+') => ("+", &line[4..]),
        "???" => ("-", &line[3..]),
        _ => return None,
    };
    let rest = rest.strip_prefix(' ')?.trim();
    let (words, title) = match rest.split_once('"') {
        Some((words, title)) => (words, title.strip_suffix('"')?),
        None => (rest, ""),
    };
    let mut words = words.split_whitespace();
    let word = words.next()?;
    let is_word =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (is_word(word) && words.all(is_word)).then(|| Opener::Callout(word, fold, title.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn callout<'a>(word: &'a str, fold: &'static str, title: &str) -> Option<Opener<'a>> {
        Some(Opener::Callout(word, fold, title.to_owned()))
    }

    #[test]
    fn containers_of_all_tools_are_read() {
        assert_eq!(colons("note Mind *this*"), callout("note", "", "Mind *this*"));
        assert_eq!(colons("{warning} T"), callout("warning", "", "T"));
        assert_eq!(colons("tip[My tip]"), callout("tip", "", "My tip"));
        assert_eq!(colons(" info{title=\"T\"}"), callout("info", "", "T"));
        assert_eq!(colons("{.callout-tip title='x'}"), callout("tip", "", "x"));
        assert_eq!(colons("{.columns}"), Some(Opener::Plain));
        assert_eq!(colons("tab One"), Some(Opener::Label("One".to_owned())));
        assert_eq!(colons("<script>"), None);
    }

    #[test]
    fn admonitions_are_read_and_exclamations_are_not() {
        assert_eq!(admonition("!!! note"), callout("note", "", ""));
        assert_eq!(admonition("???+ tip \"A b\""), callout("tip", "+", "A b"));
        assert_eq!(admonition("??? danger inline \"\""), callout("danger", "-", ""));
        assert_eq!(admonition("!!! Really, that is it!"), None);
        assert_eq!(admonition("!!!"), None);
    }
}
