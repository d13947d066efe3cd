//! All mistakes of a block in one run, although parsers stop at the first.
//!
//! In: a block, one attempt at parsing, and words for a failure. Out: the table, with what the
//! broken lines meant where that is plain, and one finding per broken line. How: the broken line
//! is reported, blanked out (so that every offset stays true), and the block is parsed again.
//! Never: more than [`MOST_MISTAKES`] rounds.

use std::ops::Range;

use super::{Key, Table, Value};
use crate::diag::{Code, Diagnosed, Diagnostic};
use crate::source::Span;

/// How many mistakes of one block are reported.
pub(super) const MOST_MISTAKES: usize = 20;

/// One attempt at parsing a block. Spans are offsets in the block.
#[derive(Debug, Default)]
pub(super) struct Attempt<R> {
    /// What could be read.
    pub(super) table: Table,
    /// Findings that do not stop the parser, such as keys written twice.
    pub(super) notes: Vec<Diagnostic>,
    /// What stopped the parser.
    pub(super) failure: Option<Failure<R>>,
}

/// What stopped a parser.
#[derive(Debug)]
pub(super) struct Failure<R> {
    /// Where the statement began that it was reading.
    pub(super) from: usize,
    /// Where it stopped.
    pub(super) at: usize,
    /// Why, in the parser's own terms.
    pub(super) reason: R,
}

/// A failure in the words of the author.
#[derive(Debug)]
pub(super) struct Mistake {
    /// Which kind of finding it is.
    pub(super) code: Code,
    /// The place to show.
    pub(super) span: Range<usize>,
    /// What was read and what was expected.
    pub(super) message: String,
    /// What to do, unless a corrected line says it all.
    pub(super) help: Option<String>,
    /// The line as it should be.
    pub(super) fix: Option<String>,
    /// What to leave out so that the rest can be read; nothing when the rest is lost.
    pub(super) skip: Range<usize>,
    /// Where the key stands whose value the corrected line gives; `None` below another key.
    pub(super) rescued_key: Option<Range<usize>>,
}

impl Mistake {
    /// A mistake at `span` without a known correction, in the line `skip`.
    pub(super) fn new(span: Range<usize>, skip: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code: Code::BadFrontMatter,
            span,
            message: message.into(),
            help: None,
            fix: None,
            skip,
            rescued_key: None,
        }
    }

    /// The mistake with the line as it should be.
    pub(super) fn fix(mut self, line: String) -> Self {
        self.fix = Some(line);
        self
    }

    /// The mistake with advice.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn diagnostic(&self) -> Diagnostic {
        let found = Diagnostic::new(self.code, &self.message).at(self.span.clone());
        let fix = self.fix.as_ref().map(|line| format!("write `{}`", super::clipped(line.trim())));
        let help: Vec<String> = fix.into_iter().chain(self.help.clone()).collect();
        if help.is_empty() { found } else { found.help(help.join("; ")) }
    }
}

/// Reads `block` to its end, one finding per broken line; `offset` is added to every span.
pub(super) fn parse<R>(
    block: &str,
    offset: usize,
    attempt: impl Fn(&str) -> Attempt<R>,
    explain: impl Fn(&str, &Failure<R>) -> Mistake,
) -> Diagnosed<Table> {
    let mut working = block.to_owned();
    let mut found = Vec::new();
    let mut rescued = Vec::new();
    let mut last = attempt(&working);
    while let Some(failure) = last.failure.take() {
        let mistake = explain(&working, &failure);
        found.push(mistake.diagnostic());
        rescued.extend(rescue(&mistake, &attempt));
        let blanked = blank(&mut working, mistake.skip);
        if found.len() >= MOST_MISTAKES {
            found.push(and_more(failure.at));
        }
        if !blanked || found.len() >= MOST_MISTAKES {
            break;
        }
        last = attempt(&working);
    }
    found.append(&mut last.notes);
    Diagnosed { value: joined(last.table, rescued).shifted(offset), diagnostics: shifted(found, offset) }
}

fn and_more(at: usize) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, "more lines below may be wrong; they were not looked at")
        .at(at..at)
        .help("put the lines above right first")
}

/// What the corrected line says, placed where the broken line stands.
fn rescue<R>(mistake: &Mistake, attempt: impl Fn(&str) -> Attempt<R>) -> Option<(Key, Value)> {
    let key_at = mistake.rescued_key.clone()?;
    let read = attempt(mistake.fix.as_deref()?);
    let (key, value) = read.table.entries.into_iter().next().filter(|_| read.failure.is_none())?;
    let key = Key { name: key.name, span: Span::from(key_at) };
    // The value keeps its own kind; its parts have no place of their own in the file.
    Some((key, Value { span: Span::from(mistake.span.clone()), ..flat(value, &mistake.span) }))
}

fn flat(value: Value, span: &Range<usize>) -> Value {
    use super::ValueKind::{List, Table as Nested};
    let kind = match value.kind {
        List(items) => List(items.into_iter().map(|item| flat(item, span)).collect()),
        Nested(_) => Nested(Table::default()),
        other => other,
    };
    Value::new(kind, span.clone())
}

/// The table with the rescued entries in their places, unless the key is there already.
fn joined(mut table: Table, rescued: Vec<(Key, Value)>) -> Table {
    for (key, value) in rescued {
        if table.get(&key.name).is_none() {
            table.entries.push((key, value));
        }
    }
    table.entries.sort_by_key(|(key, _)| key.span);
    table
}

fn shifted(found: Vec<Diagnostic>, by: usize) -> Vec<Diagnostic> {
    let shift = |one: Diagnostic| Diagnostic { span: one.span.map(|span| span.shifted(by)), ..one };
    found.into_iter().map(shift).collect()
}

/// Overwrites a range with spaces, line breaks apart; whether anything was there.
fn blank(text: &mut String, range: Range<usize>) -> bool {
    let Some(part) = text.get(range.clone()) else { return false };
    let keep = |c: char| matches!(c, '\n' | '\r');
    let spaces: String =
        part.chars().map(|c| if keep(c) { c.to_string() } else { " ".repeat(c.len_utf8()) }).collect();
    let changed = spaces != part;
    text.replace_range(range, &spaces);
    changed
}
