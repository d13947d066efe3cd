//! Reading a page's front matter.
//!
//! In: the text of a file. Out: the decoded block and where the body starts. Never: decides what is
//! published; it only says what was written and what must be withheld.

use std::ops::Range;

use jiff::civil::Date;

use super::split::{Opening, split};
use super::{FrontMatter, Keeper, audience};
use crate::diag::{Code, Diagnosed, Diagnostic, Severity};
use crate::schema::{self, PAGE, Period, Record};
use crate::source::Span;
use crate::syntax::Language;

/// The largest block that is read, in bytes.
const MOST_BYTES: usize = 256 * 1024;

/// Reads the front matter of a file. The number is the byte at which the body starts; the spans of
/// the findings are bytes of the whole file, which they do not name.
#[must_use]
pub(crate) fn read(text: &str) -> Diagnosed<(FrontMatter, usize)> {
    match split(text) {
        Opening::Text(body) => Diagnosed { value: (FrontMatter::default(), body), diagnostics: Vec::new() },
        Opening::Unclosed { language, mark, keys, body } => {
            unclosed(text, language, mark, keys).at_body(body)
        }
        Opening::Block { language, block, body } if block.len() > MOST_BYTES => {
            too_large(text, language, block).at_body(body)
        }
        Opening::Block { language, block, body } => decoded(text, language, block).at_body(body),
    }
}

/// Front matter and findings that have not met their body yet.
struct Front {
    front: FrontMatter,
    found: Vec<Diagnostic>,
}

impl Front {
    fn at_body(self, body: usize) -> Diagnosed<(FrontMatter, usize)> {
        Diagnosed { value: (self.front, body), diagnostics: self.found }
    }

    /// A page whose block cannot be read.
    fn unreadable(found: Diagnostic, block: &str) -> Self {
        let mut found = vec![found.severity(Severity::Warning)];
        let withheld = deny(&mut found, block, block);
        Self { front: FrontMatter { withheld, ..FrontMatter::default() }, found }
    }
}

/// Whether a block with mistakes against its language names an audience. Then the first mistake is
/// an error and says so: what the block hides from whom is not known, and nothing may widen by
/// accident. A key written twice only counts when it is the one that names the audience.
fn deny(mistakes: &mut [Diagnostic], text: &str, block: &str) -> bool {
    let names_audience = |one: &Diagnostic| {
        one.span.and_then(|span| text.get(span.range())).is_some_and(audience::is_mentioned)
    };
    let mut unread = mistakes.iter_mut().filter(|one| one.code != Code::DuplicateKey || names_audience(one));
    let Some(first) = unread.next().filter(|_| audience::is_mentioned(block)) else { return false };
    first.severity = Severity::Error;
    first.message.push_str("; because the block names an audience, the page is in no build");
    true
}

fn decoded(text: &str, language: Language, block: Range<usize>) -> Front {
    let written = &text[block.clone()];
    let mut parsed = language.parse(written, block.start);
    let record = schema::decode(&parsed.value, &PAGE, language);
    let (withheld, about_audience) = audience::withheld(&parsed.value, language);
    let warn = |mut one: Diagnostic| {
        one.severity = Severity::Warning;
        one
    };
    let mut found: Vec<Diagnostic> = parsed.diagnostics.drain(..).map(warn).collect();
    let denied = deny(&mut found, text, written);
    found.extend(record.diagnostics.into_iter().map(warn));
    found.extend(about_audience);
    found.sort_by_key(|one| one.span);
    Front { front: FrontMatter { withheld: withheld || denied, ..front_matter(&record.value) }, found }
}

fn unclosed(text: &str, language: Language, mark: Range<usize>, keys: Range<usize>) -> Front {
    let sign = &text[mark.clone()].trim_end();
    let line = match language {
        Language::Toml => "+++",
        Language::Yaml => "---",
    };
    let message =
        format!("the front matter that starts with `{sign}` is never closed, so it is shown as text");
    let found = Diagnostic::new(Code::BadFrontMatter, message)
        .at(mark)
        .help(format!("write a line `{line}` below the last key, or put an empty line behind this one"));
    Front::unreadable(found, &text[keys])
}

fn too_large(text: &str, language: Language, block: Range<usize>) -> Front {
    let sign = match language {
        Language::Toml => "+++",
        Language::Yaml => "---",
    };
    let size = block.len() / 1024;
    let message = format!(
        "the front matter is {size} KiB long, so it is not read; at most {} KiB are",
        MOST_BYTES / 1024
    );
    let found = Diagnostic::new(Code::TooLarge, message)
        .at(block.start..block.start)
        .help(format!("is the closing `{sign}` in the right place? text belongs below it"));
    Front::unreadable(found, &text[block])
}

fn front_matter(record: &Record) -> FrontMatter {
    let status = record.text("status").filter(|status| !status.is_empty());
    let says_draft = status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("draft"));
    FrontMatter {
        title: filled(record, "title"),
        summary: filled(record, "summary"),
        slug: filled_at(record, "slug"),
        permalink: filled_at(record, "permalink"),
        weight: record.thousandths("weight"),
        aliases: record.list("aliases").to_vec(),
        redirect_to: filled_at(record, "redirect_to"),
        tags: tags(record),
        draft: record.bool("draft").unwrap_or(says_draft),
        date: record.date("date"),
        updated: record.date("updated"),
        expires: record.date("expires"),
        lang: filled(record, "lang"),
        glossary: record.bool("glossary"),
        template: filled_at(record, "template"),
        keeper: keeper(record, status),
        withheld: false,
    }
}

/// A text that is not empty, on one line.
fn filled(record: &Record, field: &str) -> Option<String> {
    let lines = record.text(field)?;
    let text = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    Some(text).filter(|text| !text.is_empty())
}

/// A text that is not empty, and its place.
fn filled_at(record: &Record, field: &str) -> Option<(String, Span)> {
    record.text_at(field).filter(|(text, _)| !text.is_empty())
}

/// The tags without the `#` that some tools write, each once.
fn tags(record: &Record) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for (tag, _) in record.list("tags") {
        let tag = tag.trim_start_matches('#').trim();
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

fn keeper(record: &Record, status: Option<String>) -> Keeper {
    let reviewed = record.date("reviewed");
    let due = reviewed.zip(record.period("review_in")).and_then(|(date, period)| later(date, period));
    Keeper {
        owners: record.list("owner").iter().map(|(name, _)| name.clone()).collect(),
        reviewed,
        review_by: record.date("review_by").or(due),
        status,
        outdated: record.bool("outdated").unwrap_or(false),
    }
}

fn later(date: Date, period: Period) -> Option<Date> {
    let span = jiff::Span::new().try_months(period.months).ok()?.try_days(period.days).ok()?;
    date.checked_add(span).ok()
}
