//! Reading a page's front matter.
//!
//! In: the text of a file. Out: the decoded block and where the body starts. Never: decides what is
//! published; it only says what was written and what must be withheld.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::familiar::familiar;
use super::split::{Opening, split};
use super::{FrontMatter, Keeper, audience};
use crate::config::{Config, hundredths};
use crate::diag::{Code, Diagnosed, Diagnostic, Severity, nearest};
use crate::parse::record::{RecordFile, place, record, schema_of};
use crate::schema::{self, Kind, PAGE, Period, Record};
use crate::source::{SourcePath, Span};
use crate::syntax::{Language, Table, Value, clipped};

/// The largest block that is read, in bytes.
const MOST_BYTES: usize = 256 * 1024;

/// Reads the front matter of the file at `path`. The spans of the findings are bytes of the whole file,
/// which they do not name.
#[must_use]
pub(crate) fn read(text: &str, path: &SourcePath, config: &Config) -> Diagnosed<Front> {
    let around = Around { text, path, config };
    let front = match split(text) {
        Opening::Text(body) => around.bare(body, Language::Toml),
        Opening::Unclosed { language, mark, keys, body } => around.unclosed(language, mark, keys).at(body),
        Opening::Block { language, block, body } if block.len() > MOST_BYTES => {
            around.too_large(language, block).at(body)
        }
        Opening::Block { language, block, body } => around.decoded(language, block).at(body),
    };
    let Unplaced { front, found } = front;
    Diagnosed { value: front, diagnostics: found }
}

/// What a file says before its text.
#[derive(Debug, Default)]
pub(crate) struct Front {
    /// The fields that every page may have.
    pub(crate) matter: FrontMatter,
    /// The record that the file belongs to, with the fields of its kind.
    pub(crate) record: Option<RecordFile>,
    /// The byte at which the body starts.
    pub(crate) body: usize,
    /// The keys of the block that say something, readable or not.
    pub(crate) keys: Vec<String>,
    /// Whether there is a block that could not be read at all.
    pub(crate) is_unread: bool,
    /// Where the block stands.
    pub(crate) block: Option<Span>,
    /// The language of the block.
    pub(crate) language: Option<Language>,
}

/// A file that is being read.
#[derive(Clone, Copy)]
struct Around<'a> {
    text: &'a str,
    path: &'a SourcePath,
    config: &'a Config,
}

/// Front matter and findings that may not have met their body yet.
struct Unplaced {
    front: Front,
    found: Vec<Diagnostic>,
}

impl Unplaced {
    fn at(mut self, body: usize) -> Self {
        self.front.body = body;
        self
    }
}

impl Around<'_> {
    /// A file without a block that can be read.
    fn bare(self, body: usize, language: Language) -> Unplaced {
        let place = place(self.path, None, self.config);
        let schema = place.as_ref().map_or(&PAGE, schema_of);
        let fields = schema::decode(&Table::default(), schema, language).value;
        let (record, found) = place.map(|place| record(place, fields)).unzip();
        Unplaced { front: Front { record, body, ..Front::default() }, found: found.unwrap_or_default() }
    }

    /// A page whose block cannot be read.
    fn unreadable(self, found: Diagnostic, block: &str, language: Language) -> Unplaced {
        let mut unplaced = self.bare(0, language);
        let is_record = unplaced.front.record.is_some();
        unplaced.front.is_unread = true;
        let mut found = vec![found.severity(if is_record { Severity::Error } else { Severity::Warning })];
        unplaced.front.matter.withheld = deny(&mut found, block, block);
        unplaced.found.extend(found);
        unplaced
    }

    fn decoded(self, language: Language, block: Range<usize>) -> Unplaced {
        let written = &self.text[block.clone()];
        let mut parsed = language.parse(written, block.start);
        let (kind, about_kind) = self.kind(&parsed.value, language);
        let place = place(self.path, kind, self.config);
        let schema = place.as_ref().map_or(&PAGE, schema_of);
        let settle = |mut one: Diagnostic| {
            if schema.open {
                one.severity = Severity::Warning;
            }
            one
        };
        let said = if schema.open { familiar(&parsed.value) } else { Cow::Borrowed(&parsed.value) };
        let fields = schema::decode(&said, schema, language);
        drop(said);
        let (readers, about_audience) = audience::readers(&parsed.value, language);
        let keys = said_keys(&parsed, written);
        let mut found: Vec<Diagnostic> = parsed.diagnostics.drain(..).map(settle).collect();
        let denied = deny(&mut found, self.text, written);
        found.retain(|one| !fields.diagnostics.iter().any(|other| tells_more(other, one)));
        found.extend(fields.diagnostics.into_iter().map(settle));
        found.extend(about_audience);
        found.extend(about_kind);
        let mut matter = front_matter(&fields.value);
        matter.withheld = readers.is_unclear || denied;
        matter.level = readers.level;
        let (record, about_place) = place.map(|place| record(place, fields.value)).unzip();
        found.extend(about_place.unwrap_or_default());
        found.sort_by_key(|one| one.span);
        let front = Front {
            matter,
            record,
            body: 0,
            keys,
            is_unread: false,
            block: Some(block.into()),
            language: Some(language),
        };
        Unplaced { front, found }
    }

    /// The kind that the block names. Outside a handbook `kind` is often somebody else's key.
    fn kind(self, table: &Table, language: Language) -> (Option<Kind>, Option<Diagnostic>) {
        let Some(value) = table.get("kind") else { return (None, None) };
        let word = value.text().unwrap_or_default();
        match Kind::from_name(word.trim()) {
            Some(kind) => (Some(kind), None),
            None if !self.config.is_handbook => (None, None),
            None => (None, Some(unknown_kind(&word, value, language))),
        }
    }

    fn unclosed(self, language: Language, mark: Range<usize>, keys: Range<usize>) -> Unplaced {
        let sign = &self.text[mark.clone()].trim_end();
        let message =
            format!("the front matter that starts with `{sign}` is never closed, so it is shown as text");
        let line = sign_of(language);
        let found = Diagnostic::new(Code::BadFrontMatter, message)
            .at(mark)
            .help(format!("write a line `{line}` below the last key, or put an empty line behind this one"));
        self.unreadable(found, &self.text[keys], language)
    }

    fn too_large(self, language: Language, block: Range<usize>) -> Unplaced {
        let size = block.len() / 1024;
        let message = format!(
            "the front matter is {size} KiB long, so it is not read; at most {} KiB are",
            MOST_BYTES / 1024
        );
        let found = Diagnostic::new(Code::TooLarge, message).at(block.start..block.start).help(format!(
            "is the closing `{}` in the right place? text belongs below it",
            sign_of(language)
        ));
        self.unreadable(found, &self.text[block], language)
    }
}

fn sign_of(language: Language) -> &'static str {
    match language {
        Language::Toml => "+++",
        Language::Yaml => "---",
    }
}

/// The keys that say something; of lines that could not be read, whatever stands where a key should.
fn said_keys(parsed: &Diagnosed<Table>, block: &str) -> Vec<String> {
    let said = parsed.value.entries.iter().filter(|(_, value)| schema::is_said(value));
    let mut keys: Vec<String> = said.map(|(key, _)| key.name.clone()).collect();
    if parsed.diagnostics.iter().any(|one| one.code != Code::DuplicateKey) {
        let firsts = block.lines().filter_map(|line| line.split([':', '=', ' ']).next());
        let is_unread = |key: &&str| !key.is_empty() && parsed.value.get(key).is_none();
        keys.extend(firsts.filter(is_unread).map(str::to_owned));
    }
    keys
}

/// Whether a finding about a value says more than that the value needs quotes. A value of the wrong type
/// is only what is left of a broken one.
fn tells_more(about_value: &Diagnostic, about_form: &Diagnostic) -> bool {
    about_form.code == Code::BadFrontMatter
        && about_value.code != Code::WrongType
        && about_form.span == about_value.span
}

fn unknown_kind(word: &str, value: &Value, language: Language) -> Diagnostic {
    let found =
        Diagnostic::new(Code::UnknownKind, format!("there is no kind `{}`", clipped(word))).at(value.span);
    match nearest(word, Kind::all().map(Kind::name)) {
        Some(near) => found
            .label(format!("did you mean `{near}`?"))
            .help(format!("write `{}`", language.line("kind", &format!("\"{near}\"")))),
        None => found
            .help(format!("the kinds are {}", Kind::all().map(Kind::name).collect::<Vec<_>>().join(", "))),
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

fn front_matter(record: &Record) -> FrontMatter {
    let status = record.wording("status").filter(|status| !status.is_empty());
    let says_draft = status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("draft"));
    FrontMatter {
        title: filled(record, "title").or_else(|| filled(record, "name")),
        summary: filled(record, "summary"),
        slug: filled_at(record, "slug"),
        permalink: filled_at(record, "permalink"),
        weight: record.number("weight").map(|weight| (weight * 1000.into()).floor()),
        aliases: record.list("aliases").to_vec(),
        redirect_to: filled_at(record, "redirect_to"),
        tags: tags(record),
        draft: record.bool("draft").unwrap_or(says_draft),
        date: record.date("date"),
        updated: record.date("updated"),
        expires: record.date("expires"),
        lang: filled(record, "lang"),
        glossary: record.bool("glossary"),
        search: record.bool("search"),
        boost: record.number("boost").map(|boost| hundredths(&boost)),
        template: filled_at(record, "template"),
        keeper: keeper(record, status),
        widen: record.bool("widen").unwrap_or_default(),
        level: None,
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
    let period = record.period("review_in").or_else(|| record.period("review_every"));
    let due = reviewed.zip(period).and_then(|(date, period)| later(date, period));
    Keeper {
        owners: record
            .list("owner")
            .iter()
            .map(|(name, _)| name.clone())
            .chain(record.refs("owner").iter().map(|owner| owner.id.clone()))
            .collect(),
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
