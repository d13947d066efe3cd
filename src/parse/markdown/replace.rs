//! What the calls of other tools become.
//!
//! In: a call. Out: Markdown, a container, or a mark that shows the call. Never: runs anything.

use super::call::Call;
use super::callout;
use super::container::Opener;

/// What a call among words becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Replacement {
    /// Markdown.
    Text(String),
    /// Nothing: it only arranged or switched something.
    Nothing,
    /// Itself: it was written to be read.
    Literal,
    /// A small visible mark.
    Mark,
}

const CALLOUTS: &[&str] = &["hint", "alert", "panel", "admonition", "callout", "notice", "block", "aside"];
const DETAILS: &[&str] = &["details", "expand", "collapse", "spoiler", "accordion", "dropdown"];
const ARRANGING: &[&str] = &[
    "tabs",
    "tabset",
    "tabpane",
    "content-ref",
    "columns",
    "column",
    "cards",
    "code-tabs",
    "stepper",
    "steps",
];

/// The container that a call with an end opens.
pub(super) fn opener<'a>(call: &Call<'a>) -> Option<Opener<'a>> {
    let name = call.name;
    let title = || call.named(&["title", "header", "heading", "summary", "name"]).unwrap_or("").to_owned();
    if DETAILS.contains(&name) {
        let unnamed = call.unnamed().next().unwrap_or("").to_owned();
        let title = Some(title()).filter(|title| !title.is_empty()).unwrap_or(unnamed);
        return Some(Opener::Callout("details", "", one_line(&title)));
    }
    if matches!(name, "tab" | "step") {
        let label = call.named(&["title", "name", "header"]).or_else(|| call.unnamed().next());
        return Some(label.map_or(Opener::Plain, |label| Opener::Label(one_line(label))));
    }
    if name == "code" {
        return Some(call.named(&["title"]).map_or(Opener::Plain, |title| Opener::Label(one_line(title))));
    }
    if ARRANGING.contains(&name) {
        return Some(Opener::Plain);
    }
    let known = callout::kind(name).is_some();
    if !known && !CALLOUTS.contains(&name) {
        return None;
    }
    let written = call.named(&["style", "type", "color", "kind", "level", "context"]);
    let first = call.unnamed().next();
    let word = written.or(first).filter(|word| callout::kind(word).is_some());
    let word = word.unwrap_or(if known { name } else { "note" });
    let mut title = title();
    if title.is_empty() {
        title = call.unnamed().find(|other| *other != word).unwrap_or("").to_owned();
    }
    Some(Opener::Callout(word, "", one_line(&title)))
}

/// For a call whose content is passed on as it is: the info string of the code block that it
/// becomes, if it becomes one, and whether the content goes.
pub(super) fn verbatim(call: &Call<'_>) -> Option<(Option<String>, bool)> {
    match call.name {
        "raw" | "verbatim" => Some((None, false)),
        "comment" => Some((None, true)),
        "highlight" | "mermaid" => {
            let language =
                if call.name == "mermaid" { "mermaid" } else { call.unnamed().next().unwrap_or("") };
            let plain = language
                .chars()
                .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '#'));
            Some((Some(plain.collect()), false))
        }
        _ => None,
    }
}

/// Whether an end without a start leaves no trace.
pub(super) fn vanishes(call: &Call<'_>) -> bool {
    matches!(call.name, "raw" | "verbatim") || ARRANGING.contains(&call.name)
}

/// What a call among words becomes. `before` is the character before it.
pub(super) fn inline(call: &Call<'_>, before: Option<char>) -> Replacement {
    if call.quoted {
        return Replacement::Literal;
    }
    let first = call.unnamed().next();
    match call.name {
        "raw" | "verbatim" | "tabs" | "content-ref" => Replacement::Nothing,
        "link" | "post_url" if first.is_some_and(|first| call.arguments.starts_with(first)) => {
            reference(Some(call.arguments), before)
        }
        "ref" | "relref" | "link" | "post_url" | "doc" if !call.closes => reference(first, before),
        "include" | "include_relative" | "readfile" | "include-markdown" => include(call, first),
        "figure" | "image" | "img" | "picture" if !call.closes => picture(call, first),
        "youtube" | "vimeo" | "embed" | "file" if !call.closes => film(call, first),
        "br" => Replacement::Text("<br>".to_owned()),
        _ => Replacement::Mark,
    }
}

/// A reference: only the address inside a link or an attribute, else a whole link.
fn reference(target: Option<&str>, before: Option<char>) -> Replacement {
    let Some(target) = target.filter(|target| is_address(target)) else { return Replacement::Mark };
    match before {
        Some('(') => Replacement::Text(format!("<{target}>")),
        Some('}') => Replacement::Text(target.to_owned()),
        Some('"' | '\'' | '<' | '=') => Replacement::Text(target.replace(['"', '\'', ' '], "")),
        _ => link(target, target),
    }
}

/// Length of `{{ site.url }}{{ site.baseurl }}` at the start of an address in `text`, which means the
/// root of the site; 0 when there is none. `before` is what stands before it in its line.
pub(super) fn site_address(before: &str, text: &str) -> usize {
    let is_address =
        before.ends_with('(') || before.ends_with(['"', '\'', '<', '=']) || before.ends_with("]: ");
    let Some(inner) = text.strip_prefix("{{").filter(|_| is_address) else { return 0 };
    let Some((name, rest)) = inner.split_once("}}").filter(|(name, _)| name.len() < 40) else { return 0 };
    let name = name.split('|').next().unwrap_or(name).trim();
    if !matches!(name, "site.baseurl" | "site.url" | "site.github.url" | "page.root" | "base_url") {
        return 0;
    }
    text.len() - rest.len() + site_address("(", rest)
}

fn include(call: &Call<'_>, first: Option<&str>) -> Replacement {
    let target = call.named(&["file", "path", "src"]).or(first).unwrap_or("");
    let is_page = target.ends_with(".md") || target.ends_with(".markdown");
    if is_page && is_address(target) { link(target, target) } else { Replacement::Mark }
}

fn picture(call: &Call<'_>, first: Option<&str>) -> Replacement {
    let source = call.named(&["src", "url", "link", "path"]).or(first).unwrap_or("");
    if source.is_empty() || !is_address(source) {
        return Replacement::Mark;
    }
    let caption = call.named(&["caption", "title"]).unwrap_or("");
    let alt = call.named(&["alt"]).unwrap_or(caption);
    let picture = format!("![{}](<{source}>)", escaped(alt));
    let below = if caption.is_empty() { String::new() } else { format!(" *{}*", escaped(caption)) };
    Replacement::Text(picture + &below)
}

fn film(call: &Call<'_>, first: Option<&str>) -> Replacement {
    let target = call.named(&["id", "url", "src"]).or(first).unwrap_or("");
    if target.is_empty() || !is_address(target) {
        return Replacement::Mark;
    }
    let is_id = target.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let address = match call.name {
        "youtube" if is_id => format!("https://www.youtube.com/watch?v={target}"),
        "vimeo" if is_id => format!("https://vimeo.com/{target}"),
        _ => target.to_owned(),
    };
    let words = call.named(&["title", "caption"]).unwrap_or(&address);
    link(words, &address)
}

fn link(words: &str, target: &str) -> Replacement {
    Replacement::Text(format!("[{}](<{target}>)", escaped(words)))
}

/// Whether the text can stand between `<` and `>`.
fn is_address(text: &str) -> bool {
    !text.contains(['<', '>', '\n', '{', '}']) && !text.ends_with('\\')
}

/// Words that mean nothing but themselves in Markdown.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if letter.is_ascii_punctuation() && !matches!(letter, ',' | '\'' | '(' | ')' | '?') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A title as one line of words.
fn one_line(title: &str) -> String {
    title.replace('\n', " ").trim().to_owned()
}
