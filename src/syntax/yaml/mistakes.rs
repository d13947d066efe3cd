//! What people get wrong in YAML, and the line that would have been right.
//!
//! In: a block and the statement at which the parser failed. Out: a [`Mistake`] in plain words.
//! Never: decides whether a block is valid; the parser did.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::Reason;
use crate::diag::Code;
use crate::syntax::line::{self, Pair, Quoting};
use crate::syntax::repair::{Failure, Mistake};

/// Says what is wrong at `failure` and how the line should read.
pub(super) fn explain(block: &str, failure: &Failure<Reason>) -> Mistake {
    let lines = line::between(block, failure.from, failure.at);
    match &failure.reason {
        Reason::TooDeep | Reason::Syntax(ErrorKind::RecursionLimitExceeded) => too_deep(block, failure.at),
        Reason::Syntax(kind) => tab(block, &lines, kind)
            .or_else(|| lines.iter().find_map(|at| pair_mistake(block, at, &lines, kind)))
            .or_else(|| lines.iter().find_map(|at| without_colon(block, at)))
            .or_else(|| lines.last().and_then(|at| indented(block, at, kind)))
            .or_else(|| lines.last().and_then(|at| crooked_item(block, at)))
            .unwrap_or_else(|| other(block, failure, kind)),
        Reason::KeyIsNoWord => {
            first_pair(block, &lines).unwrap_or_else(|| whole_block(block, &failure.reason))
        }
        Reason::NotATable => first_line(block),
        Reason::TooMuch | Reason::AliasInItself => whole_block(block, &failure.reason),
    }
}

/// Tabs before a key: YAML only knows spaces.
fn tab(block: &str, lines: &[Range<usize>], kind: &ErrorKind) -> Option<Mistake> {
    let about_tabs = matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
    );
    let after_last = lines.last().and_then(|last| line::after(block, last)).filter(|_| about_tabs);
    let at = lines.iter().cloned().chain(after_last).find(|at| indentation(block, at).contains('\t'))?;
    let text = &block[at.clone()];
    let content = text.trim_start();
    let below_key = line::before(block, &at).is_some_and(|above| block[above].trim_end().ends_with(':'));
    let fixed = if below_key { format!("  {content}") } else { content.to_owned() };
    let tabs = at.start..at.start + indentation(block, &at).len();
    let help = if below_key { Some("indent with two spaces instead of the tab") } else { None };
    let found = Mistake::new(tabs, at.clone(), "this line is indented with a tab; YAML only allows spaces");
    let found = match help {
        Some(help) => found.help(format!("{help}: `{fixed}`")),
        None => found.fix(fixed),
    };
    Some(match line::pair(block, &at, ':') {
        Some(pair) if !below_key => Mistake { rescued_key: Some(pair.key_at), ..found },
        Some(_) | None => found,
    })
}

fn indentation<'a>(block: &'a str, at: &Range<usize>) -> &'a str {
    let text = &block[at.clone()];
    &text[..text.len() - text.trim_start_matches([' ', '\t']).len()]
}

fn pair_mistake(block: &str, at: &Range<usize>, lines: &[Range<usize>], kind: &ErrorKind) -> Option<Mistake> {
    let pair = line::pair(block, at, ':').filter(|pair| has_space_after_colon(block, pair))?;
    let is_last = lines.last() == Some(at);
    if let Some(found) = text_item(block, at, &pair) {
        return Some(found);
    }
    let (message, fixed) = value_mistake(&pair, kind, is_last)?;
    let skip = at.start..continued(block, at).max(at.end);
    let found = Mistake::new(pair.value_at.clone(), skip, message).fix(pair.with_value(": ", &fixed));
    Some(if pair.lead.is_empty() { Mistake { rescued_key: Some(pair.key_at), ..found } } else { found })
}

/// A list item that is a text with two colons, such as `- Reviews I led: 0 -> 6 (id: reviews)`. Keys of
/// tables have no spaces.
fn text_item(block: &str, at: &Range<usize>, pair: &Pair<'_>) -> Option<Mistake> {
    let is_text = pair.lead.trim() == "-" && pair.key.contains(' ') && !pair.key.starts_with(['"', '\'']);
    let holds_colon = line::quoting(pair.value, true) == Quoting::Bare && pair.value.contains(": ");
    (is_text && holds_colon).then(|| {
        let text = pair.key_at.start..pair.value_at.end;
        let fixed = format!("{}{}{}", pair.lead, line::quoted(&block[text.clone()]), pair.comment);
        let message = "this item holds two colons, so YAML needs quotes around it";
        Mistake::new(text, at.clone(), message).fix(fixed)
    })
}

fn has_space_after_colon(block: &str, pair: &Pair<'_>) -> bool {
    pair.value.is_empty() || block[..pair.value_at.start].ends_with([' ', '\t'])
}

/// The end of the lines below `at` that are indented more than it and so belong to it.
fn continued(block: &str, at: &Range<usize>) -> usize {
    let own = indentation(block, at).len();
    let mut last = at.clone();
    while let Some(next) = line::after(block, &last) {
        if block[next.clone()].trim().is_empty() || indentation(block, &next).len() <= own {
            break;
        }
        last = next;
    }
    last.end
}

/// What is wrong with a value, and the value as it should be.
fn value_mistake(pair: &Pair<'_>, kind: &ErrorKind, is_last: bool) -> Option<(String, String)> {
    let (key, value) = (pair.key, pair.value);
    match line::quoting(value, true) {
        Quoting::Unclosed(mark) => {
            return Some((format!("the text of `{key}` has no closing quote"), format!("{value}{mark}")));
        }
        Quoting::Trailing => {
            let meant = line::quoted(&inner_or_whole(value));
            return Some((format!("text stands behind the closing quote of `{key}`"), meant));
        }
        Quoting::Whole('"') if is_escape_error(kind) => {
            let meant = line::quoted(&value[1..value.len() - 1]);
            return Some((
                format!("a backslash in the double quotes of `{key}` starts an escape that does not exist"),
                meant,
            ));
        }
        Quoting::Whole(_) => return None,
        Quoting::Bare => {}
    }
    brackets(key, value).or_else(|| special_start(key, value)).or_else(|| second_colon(key, value, is_last))
}

fn is_escape_error(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidUnicodeEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
    )
}

/// `'it's'` as `it's`, but `"a" b` as a whole.
fn inner_or_whole(value: &str) -> String {
    let open = value.chars().next().unwrap_or('"');
    let inner = value.strip_prefix(open).and_then(|inner| inner.strip_suffix(open));
    inner.unwrap_or(value).to_owned()
}

fn brackets(key: &str, value: &str) -> Option<(String, String)> {
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let missing = line::missing_brackets(value);
    if missing.is_empty() {
        let first = value.chars().next().unwrap_or('[');
        return Some((
            format!("a value that starts with `{first}` is read as a list or table; as text it needs quotes"),
            line::quoted(value),
        ));
    }
    Some((
        format!("the list of `{key}` is opened but never closed"),
        format!("{}{missing}", value.trim_end_matches(',')),
    ))
}

/// Characters that mean something to YAML at the start of a value.
fn special_start(key: &str, value: &str) -> Option<(String, String)> {
    let first = value.chars().next()?;
    let block_text = matches!(first, '|' | '>') && value.len() <= 3;
    let listed = matches!(first, '-' | '?') && value[1..].starts_with(' ');
    let special =
        matches!(first, '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | ',' | ']' | '}') && !block_text;
    (special || listed).then(|| {
        let sign = if first == '`' { "a backtick".to_owned() } else { format!("`{first}`") };
        (
            format!("the value of `{key}` starts with {sign}, so YAML needs quotes around it"),
            line::quoted(value),
        )
    })
}

fn second_colon(key: &str, value: &str, is_last: bool) -> Option<(String, String)> {
    let holds_colon = value.contains(": ") || (is_last && value.ends_with(':'));
    holds_colon.then(|| {
        (
            format!("the value of `{key}` holds a second colon, so YAML needs quotes around it"),
            line::quoted(value),
        )
    })
}

/// A line without `: `: `title:Foo`, `title = Foo`, or words that are no setting at all.
fn without_colon(block: &str, at: &Range<usize>) -> Option<Mistake> {
    if let Some(pair) = line::pair(block, at, ':').filter(|pair| !has_space_after_colon(block, pair)) {
        let message = format!("there is no space after the colon of `{}`", pair.key);
        let found = Mistake::new(pair.key_at.start..pair.value_at.end, at.clone(), message);
        let found = found.fix(pair.with_value(": ", &plain_or_quoted(pair.value)));
        return Some(rescued(&pair, found));
    }
    let pair = line::pair(block, at, '=').filter(|_| line::pair(block, at, ':').is_none())?;
    let message = format!(
        "`{}` is followed by `=`; between `---` lines a key and its value are joined by a colon",
        pair.key
    );
    let found = Mistake::new(pair.key_at.end..pair.value_at.start, at.clone(), message);
    Some(rescued(&pair, found.fix(pair.with_value(": ", &plain_or_quoted(pair.value)))))
}

fn rescued(pair: &Pair<'_>, found: Mistake) -> Mistake {
    if pair.lead.is_empty() { Mistake { rescued_key: Some(pair.key_at.clone()), ..found } } else { found }
}

fn plain_or_quoted(value: &str) -> String {
    let is_plain = !value.contains(": ") && !value.starts_with(['@', '`', '%', '&', '*', '!', '|', '>', '{']);
    if is_plain { value.to_owned() } else { line::quoted(value) }
}

/// A key that is indented although the key above has its value already.
fn indented(block: &str, at: &Range<usize>, kind: &ErrorKind) -> Option<Mistake> {
    let pair = line::pair(block, at, ':')?;
    let spaces = indentation(block, at).len();
    let about_place = matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidIndentation
            | ErrorKind::ExpectedBlockMappingKey
    );
    (about_place && spaces > 0 && !pair.lead.contains('-')).then(|| {
        let message = format!("`{}` is indented, but it does not belong to the line above", pair.key);
        let found = Mistake::new(at.start..at.start + spaces, at.clone(), message);
        let found = found.fix(block[at.clone()].trim().to_owned());
        Mistake { rescued_key: Some(pair.key_at.clone()), ..found }
    })
}

/// A list item whose dash does not stand under the dash above.
fn crooked_item(block: &str, at: &Range<usize>) -> Option<Mistake> {
    let above =
        line::before(block, at).filter(|above| block[above.clone()].trim_start().starts_with("- "))?;
    let here = block[at.clone()].trim();
    let is_crooked = here.starts_with("- ") && indentation(block, at) != indentation(block, &above);
    is_crooked.then(|| {
        let spaces = indentation(block, &above).len();
        let start = at.start + indentation(block, at).len();
        Mistake::new(start..at.end, at.clone(), "this list item does not stand under the item above")
            .help(format!("put {spaces} spaces before the dash, as in the line above"))
    })
}

/// A value in braces that became a key, such as `{{ page.title }}`.
fn first_pair(block: &str, lines: &[Range<usize>]) -> Option<Mistake> {
    lines.iter().rev().find_map(|at| pair_mistake(block, at, lines, &ErrorKind::MappingValueNotAllowed))
}

fn first_line(block: &str) -> Mistake {
    let start = block.len() - block.trim_start().len();
    let at = line::around(block, start);
    without_colon(block, &at).unwrap_or_else(|| {
        let skip = if block[at.clone()].starts_with('-') { 0..block.len() } else { at.clone() };
        Mistake::new(at, skip, "this is not `key: value`")
            .help("each line between the `---` lines is `key: value`, such as `title: Our first goal`")
    })
}

fn whole_block(block: &str, reason: &Reason) -> Mistake {
    let start = block.len() - block.trim_start().len();
    let at = line::around(block, start);
    let (code, message) = match reason {
        Reason::TooMuch => (Code::TooLarge, "this block holds more values than front matter may have"),
        Reason::AliasInItself => {
            (Code::BadFrontMatter, "an alias (`*name`) stands inside the value that it repeats")
        }
        Reason::KeyIsNoWord => (Code::BadFrontMatter, "a list or table is used as a key; a key is a word"),
        Reason::TooDeep | Reason::NotATable | Reason::Syntax(_) => {
            (Code::BadFrontMatter, "this block cannot be read")
        }
    };
    let found = Mistake::new(at.clone(), 0..0, message).help("write short lists and plain values");
    Mistake { code, ..found }
}

fn other(block: &str, failure: &Failure<Reason>, kind: &ErrorKind) -> Mistake {
    let at = line::around(block, failure.at);
    let at = if block[at.clone()].trim().is_empty() { line::around(block, failure.from) } else { at };
    let text = &block[at.clone()];
    let start = at.start + (text.len() - text.trim_start().len());
    let span = failure.at.clamp(start, at.end)..at.end;
    let (message, help) = words(kind);
    Mistake::new(span, at, message).help(help)
}

/// The whole entry is left out, from its key to the last line that belongs to it.
fn too_deep(block: &str, at: usize) -> Mistake {
    let mut key = line::around(block, at);
    while !indentation(block, &key).is_empty() || block[key.clone()].starts_with('-') {
        let Some(above) = line::before(block, &key) else { break };
        key = above;
    }
    let skip = key.start..continued(block, &key).max(line::around(block, at).end);
    let found = Mistake::new(key, skip, "lists and tables are nested too deeply to be read");
    Mistake { code: Code::TooDeep, ..found.help("write short lists and plain values") }
}

/// Words for the failures that have no corrected line.
fn words(kind: &ErrorKind) -> (String, &'static str) {
    const PAIR: &str = "each line between the `---` lines is `key: value`, such as `title: Our first goal`";
    match kind {
        ErrorKind::SimpleKeyExpected => ("this line is not `key: value`".to_owned(), PAIR),
        ErrorKind::UnknownAnchor => (
            "a value that starts with `*` repeats an `&anchor`, but there is no such anchor".to_owned(),
            "put the value in quotes if the `*` is part of the text",
        ),
        ErrorKind::UnclosedQuotedScalar => {
            ("a quote is opened here and never closed".to_owned(), "close it at the end of the text")
        }
        other => (format!("this line cannot be read: {other}"), PAIR),
    }
}
