//! What people get wrong in TOML, and the line that would have been right.
//!
//! In: a block and the place where the parser failed. Out: a [`Mistake`] in plain words.
//! Never: decides whether a block is valid; the parser did.

use std::ops::Range;

use crate::diag::Code;
use crate::syntax::date;
use crate::syntax::line::{self, Pair, Quoting};
use crate::syntax::repair::{Failure, Mistake};

/// Says what is wrong at `failure` and how the line should read.
pub(super) fn explain(block: &str, failure: &Failure<String>) -> Mistake {
    let at = line::around(block, failure.at);
    if failure.reason.contains("recurs") {
        return too_deep(at);
    }
    unclosed_text(block, failure.at)
        .or_else(|| unclosed_above(block, &at))
        .or_else(|| bare_in_long_list(block, &at, failure))
        .or_else(|| header(block, &at))
        .or_else(|| pair_mistake(block, &at, failure))
        .or_else(|| without_equals(block, &at))
        .or_else(|| item(block, &at))
        .unwrap_or_else(|| other(block, failure, at))
}

fn too_deep(at: Range<usize>) -> Mistake {
    let found = Mistake::new(at.clone(), at, "lists and tables are nested too deeply to be read");
    Mistake { code: Code::TooDeep, ..found.help("write short lists and plain values") }
}

/// A text in three quotes that is opened above and never closed.
fn unclosed_text(block: &str, at: usize) -> Option<Mistake> {
    let above = block.get(..at)?;
    let is_open = |quotes: &&&str| above.matches(**quotes).count() % 2 == 1;
    let quotes = ["\"\"\"", "\'\'\'"].iter().find(is_open)?;
    let opener = line::around(block, above.rfind(quotes)?);
    let pair = line::pair(block, &opener, '=').filter(|pair| pair.value.starts_with(quotes))?;
    let message = format!("the text of `{}` starts with three quotes that are never closed", pair.key);
    Some(
        Mistake::new(pair.value_at.clone(), opener, message)
            .help(format!("write `{quotes}` behind its last word")),
    )
}

/// A list or inline table that was opened above and never closed, so that this line broke it.
fn unclosed_above(block: &str, at: &Range<usize>) -> Option<Mistake> {
    let here = &block[at.clone()];
    let is_new_statement =
        line::pair(block, at, '=').is_some() || here.starts_with('[') || here.trim().is_empty();
    if !is_new_statement || here.starts_with([' ', '\t']) {
        return None;
    }
    let opener = openers(block, at)?;
    let pair = line::pair(block, &opener, '=')?;
    let missing = line::missing_brackets(pair.value);
    let message = format!("the list of `{}` is opened but never closed", pair.key);
    let skip = opener.start..at.start.saturating_sub(1).max(opener.end);
    let items = block[pair.value_at.end..skip.end].trim();
    let found = Mistake::new(pair.value_at.clone(), skip, message);
    Some(if items.is_empty() {
        let fixed = format!("{}{missing}", pair.value.trim_end_matches(','));
        rescued(&pair, found.fix(pair.with_value(" = ", &fixed)))
    } else {
        found.help(format!("write `{missing}` after the last item"))
    })
}

/// A bare word on the first line of a list that is closed further down; the whole list is left out.
fn bare_in_long_list(block: &str, at: &Range<usize>, failure: &Failure<String>) -> Option<Mistake> {
    const FAR_ENOUGH: usize = 200;
    let pair = line::pair(block, at, '=').filter(|pair| pair.value.starts_with('['))?;
    if line::missing_brackets(pair.value).is_empty() || !failure.reason.contains("quoted") {
        return None;
    }
    let below =
        std::iter::successors(line::after(block, at), |line| line::after(block, line)).take(FAR_ENOUGH);
    let is_closed =
        |end: &Range<usize>| line::missing_brackets(&block[pair.value_at.start..end.end]).is_empty();
    let last = below.take_while(|line| line::pair(block, line, '=').is_none()).find(is_closed)?;
    let message = format!("the text in the list of `{}` needs quotes", pair.key);
    let found = Mistake::new(pair.value_at.clone(), at.start..last.end, message);
    Some(found.help("put each text of the list in quotes, such as `\"reviews\"`"))
}

/// The nearest line above that opens a bracket without closing it.
fn openers(block: &str, at: &Range<usize>) -> Option<Range<usize>> {
    const FAR_ENOUGH: usize = 200;
    let mut line = at.clone();
    for _ in 0..FAR_ENOUGH {
        line = line::before(block, &line)?;
        if let Some(pair) = line::pair(block, &line, '=') {
            let opens = pair.value.starts_with(['[', '{']) && !line::missing_brackets(pair.value).is_empty();
            return opens.then_some(line);
        }
    }
    None
}

fn header(block: &str, at: &Range<usize>) -> Option<Mistake> {
    let text = block[at.clone()].trim();
    let open = if text.starts_with("[[") { 2 } else { 1 };
    let name = text.strip_prefix('[')?.trim_matches(['[', ']', ' ']);
    let fixed = format!("{}{name}{}", "[".repeat(open), "]".repeat(open));
    (fixed != text).then(|| {
        Mistake::new(at.clone(), at.clone(), "the name of a table stands alone in brackets").fix(fixed)
    })
}

fn pair_mistake(block: &str, at: &Range<usize>, failure: &Failure<String>) -> Option<Mistake> {
    let pair = line::pair(block, at, '=')?;
    let bare_key = pair.key.starts_with(['"', '\'']) || !pair.key.contains([' ', '$', '<']);
    if !bare_key || !pair.key.is_ascii() && !pair.key.starts_with(['"', '\'']) {
        let fixed = format!("{} = {}{}", line::quoted(pair.key), literal(pair.value), pair.comment);
        let message = format!("the key `{}` needs quotes, because it is not one plain word", pair.key);
        return Some(Mistake::new(pair.key_at.clone(), at.clone(), message).fix(fixed));
    }
    let (code, message, fixed) = value_mistake(&pair, failure)?;
    let found = Mistake { code, ..Mistake::new(shown(&pair), at.clone(), message) };
    let found = match fixed {
        Ok(value) => found.fix(pair.with_value(" = ", &value)),
        Err(help) => found.help(help),
    };
    // A date or number in another form is left out, as it is in YAML.
    let is_plain = !below_header(block, at) && !matches!(code, Code::BadDate | Code::BadNumber);
    Some(if is_plain { rescued(&pair, found) } else { found })
}

/// The value, or the key when there is no value to show.
fn shown(pair: &Pair<'_>) -> Range<usize> {
    if pair.value.is_empty() { pair.key_at.clone() } else { pair.value_at.clone() }
}

fn rescued(pair: &Pair<'_>, mut found: Mistake) -> Mistake {
    found.rescued_key = Some(pair.key_at.clone());
    found
}

/// Whether a `[table]` stands above, so that the line does not belong to the top.
fn below_header(block: &str, at: &Range<usize>) -> bool {
    block[..at.start].lines().any(|line| line.trim_start().starts_with('['))
}

/// What is wrong with a value: its code, words, and the value as it should be or advice.
type Wrong = (Code, String, Result<String, String>);

fn unreadable(message: String, fixed: Result<String, String>) -> Wrong {
    (Code::BadFrontMatter, message, fixed)
}

fn value_mistake(pair: &Pair<'_>, failure: &Failure<String>) -> Option<Wrong> {
    let (key, value) = (pair.key, pair.value);
    if value.is_empty() {
        return Some(unreadable(format!("`{key}` has no value"), Ok("\"\"".to_owned())));
    }
    if let Some(inner) = line::in_smart_quotes(value) {
        return Some(unreadable(
            format!(
                "the quotes around the value of `{key}` are typographic ones; TOML needs straight quotes"
            ),
            Ok(line::quoted(inner)),
        ));
    }
    if let Some(fixed) = with_sign_too_many(value) {
        return Some(unreadable(
            format!("the value of `{key}` stands alone, without another sign"),
            Ok(fixed),
        ));
    }
    match line::quoting(value, false) {
        Quoting::Bare if value.starts_with(['[', '{']) => Some(list_mistake(key, value)),
        Quoting::Bare => Some(bare_mistake(key, value)),
        quoting => quote_mistake(key, value, &quoting, failure),
    }
}

/// The value without a comma or semicolon behind it, or a second `=` before it.
fn with_sign_too_many(value: &str) -> Option<String> {
    let bare = value.trim_end_matches([',', ';']).trim_start_matches('=').trim();
    let is_whole = matches!(line::quoting(bare, false), Quoting::Whole(_));
    let is_list = bare.starts_with('[') && bare.ends_with(']') && line::missing_brackets(bare).is_empty();
    let is_other = boolean(bare).is_some() || bare.parse::<f64>().is_ok() || date::has_iso_shape(bare);
    (bare != value && (is_whole || is_list || is_other)).then(|| literal(bare))
}

fn quote_mistake(key: &str, value: &str, quoting: &Quoting, failure: &Failure<String>) -> Option<Wrong> {
    if value.starts_with("\"\"\"") || value.starts_with("\'\'\'") {
        let help = format!("write `{}` behind the last word of the text", &value[..3]);
        return Some(unreadable(
            format!("the text of `{key}` starts with three quotes that are never closed"),
            Err(help),
        ));
    }
    match quoting {
        Quoting::Unclosed(mark) => Some(unreadable(
            format!("the text of `{key}` has no closing quote"),
            Ok(format!("{value}{mark}")),
        )),
        Quoting::Trailing if failure.reason.contains("newline") && value.contains('=') => Some(unreadable(
            "two keys stand on one line".to_owned(),
            Err("give each key its own line".to_owned()),
        )),
        Quoting::Trailing => Some(unreadable(
            format!("text stands behind the closing quote of `{key}`"),
            Ok(line::quoted(&without_outer_quotes(value))),
        )),
        Quoting::Whole('"') if failure.reason.contains("escape") => Some(unreadable(
            format!("a backslash in the double quotes of `{key}` starts an escape that does not exist"),
            Ok(line::quoted(&value[1..value.len() - 1])),
        )),
        Quoting::Whole(_) | Quoting::Bare => None,
    }
}

/// `'it's'` and `"a" b` as the text that was meant.
fn without_outer_quotes(value: &str) -> String {
    let open = value.chars().next().unwrap_or('"');
    match value.strip_prefix(open).and_then(|inner| inner.strip_suffix(open)) {
        Some(inner) => inner.to_owned(),
        None => value.to_owned(),
    }
}

fn list_mistake(key: &str, value: &str) -> Wrong {
    let missing = line::missing_brackets(value);
    if !missing.is_empty() {
        return unreadable(
            format!("the list of `{key}` is opened but never closed"),
            Ok(format!("{value}{missing}")),
        );
    }
    if value.starts_with('{') {
        return unreadable(
            format!("the table of `{key}` cannot be read"),
            Err("a table on one line reads `{ name = \"a\", age = 1 }`".to_owned()),
        );
    }
    let inner = value.trim_start_matches('[').trim_end_matches(']');
    let items: Vec<String> =
        inner.split(',').map(str::trim).filter(|item| !item.is_empty()).map(literal).collect();
    unreadable(format!("the text in the list of `{key}` needs quotes"), Ok(format!("[{}]", items.join(", "))))
}

fn bare_mistake(key: &str, value: &str) -> Wrong {
    if let Some(word) = boolean(value) {
        return (Code::WrongType, format!("TOML writes `{value}` as `{word}`"), Ok(word.to_owned()));
    }
    if let Some(number) = decimal_comma(value) {
        let message = format!("the number of `{key}` has a decimal comma; decimals use a point");
        return (Code::BadNumber, message, Ok(number));
    }
    let digits = value.trim_start_matches('0');
    if value.len() > digits.len() && digits.parse::<u32>().is_ok() {
        return (Code::BadNumber, format!("the number of `{key}` starts with a zero"), Ok(digits.to_owned()));
    }
    match date::read(value) {
        Err(mistake) if mistake.readings.len() == 1 => {
            (Code::BadDate, mistake.message, Ok(mistake.readings[0].to_string()))
        }
        Err(mistake) if mistake.readings.len() == 2 || date::has_iso_shape(value) => {
            (Code::BadDate, mistake.message, Err(mistake.help))
        }
        Ok(_) | Err(_) => unreadable(format!("the text of `{key}` needs quotes"), Ok(line::quoted(value))),
    }
}

/// A value as TOML writes it: numbers, dates and booleans as they are, all else in quotes.
fn literal(value: &str) -> String {
    let is_whole = matches!(line::quoting(value, false), Quoting::Whole(_)) || value.starts_with(['[', '{']);
    if is_whole || value.parse::<f64>().is_ok() || date::has_iso_shape(value) {
        return value.to_owned();
    }
    if let Some(inner) = line::in_smart_quotes(value) {
        return line::quoted(inner);
    }
    boolean(value).map_or_else(|| line::quoted(&without_outer_quotes(value)), str::to_owned)
}

fn boolean(value: &str) -> Option<&'static str> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some("true"),
        "false" | "no" | "off" => Some("false"),
        _ => None,
    }
}

fn decimal_comma(value: &str) -> Option<String> {
    let (whole, fraction) = value.split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole.trim_start_matches('-')) && digits(fraction)).then(|| format!("{whole}.{fraction}"))
}

/// A line without `=`: `title: Foo`, `title "Foo"`, or words that are no setting at all.
fn without_equals(block: &str, at: &Range<usize>) -> Option<Mistake> {
    let text = block[at.clone()].trim();
    if let Some(pair) = line::pair(block, at, ':') {
        let found = Mistake::new(
            pair.key_at.end..pair.value_at.start.max(pair.key_at.end + 1),
            at.clone(),
            format!(
                "`{}` is followed by a colon; between `+++` lines a key and its value are joined by `=`",
                pair.key
            ),
        );
        let found =
            found.fix(pair.with_value(" = ", &literal(pair.value.trim_start_matches('=').trim_start())));
        return Some(if below_header(block, at) { found } else { rescued(&pair, found) });
    }
    let (key, value) = text.split_once(' ')?;
    let is_word = key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let is_value = value.trim().starts_with(['"', '\'', '[', '“']) || value.trim().parse::<f64>().is_ok();
    (is_word && is_value).then(|| {
        let start = at.start + (block[at.clone()].len() - block[at.clone()].trim_start().len());
        let word = start..start + key.len();
        let found = Mistake::new(word.clone(), at.clone(), format!("there is no `=` after `{key}`"));
        let found = found.fix(format!("{key} = {}", literal(value.trim())));
        Mistake { rescued_key: (!below_header(block, at)).then_some(word), ..found }
    })
}

/// A bare word in a list of several lines.
fn item(block: &str, at: &Range<usize>) -> Option<Mistake> {
    let text = block[at.clone()].trim();
    let word = text.trim_end_matches(',').trim_end();
    let is_item =
        openers(block, at).is_some() && !word.is_empty() && !word.starts_with(['"', '\'', ']', '[']);
    is_item.then(|| {
        Mistake::new(trimmed(block, at), at.clone(), "the text in this list needs quotes")
            .fix(format!("{},", literal(word)))
    })
}

fn other(block: &str, failure: &Failure<String>, at: Range<usize>) -> Mistake {
    let text = block[at.clone()].trim();
    let says_nothing = text.is_empty() || failure.reason.contains("key with no value");
    let message = if says_nothing {
        "this line is not `key = \"value\"`".to_owned()
    } else {
        format!("this line cannot be read: {}", failure.reason)
    };
    Mistake::new(trimmed(block, &at), at, message).help(
        "each line between the `+++` lines is `key = \"value\"`; a line that starts with `#` is a comment",
    )
}

fn trimmed(block: &str, at: &Range<usize>) -> Range<usize> {
    let line = &block[at.clone()];
    let start = at.start + (line.len() - line.trim_start().len());
    start..(start + line.trim().len()).max(start)
}
