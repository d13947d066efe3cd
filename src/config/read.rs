//! Reading `handbook.toml`.
//!
//! In: its text, if there is one. Out: all settings and all mistakes, each an error with the code
//! `config`. Never: reads a file; whether a named folder exists is found out where it is used.
//!
//! The keys of later stages (`kinds`, `visibility`, `cadence`, `status`, `scale`, `limits`, `search`,
//! `roots`, `programme`, `preview`) are accepted and have no effect yet.

use std::collections::BTreeMap;

use super::{Config, Dates, LinkForm, Markdown, Nav, RawHtml};
use crate::diag::{Code, Diagnosed, Diagnostic, Severity, nearest};
use crate::schema::{self, Record, SETTINGS};
use crate::source::{Span, join};
use crate::syntax::{Language, Value, ValueKind};

/// Reads the text of `handbook.toml`; `None` when the handbook has none. The findings name no file.
#[must_use]
pub fn read(text: Option<&str>) -> Diagnosed<Config> {
    let Some(text) = text else { return Diagnosed::default() };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let parsed = Language::Toml.parse(&text[start..], start);
    let decoded = schema::decode(&parsed.value, &SETTINGS, Language::Toml);
    let mut checked = Checked { found: parsed.diagnostics, record: &decoded.value };
    let config = config(&mut checked);
    let mut found = checked.found;
    found.extend(decoded.diagnostics);
    found.sort_by_key(|one| one.span);
    let found =
        found.into_iter().map(|one| Diagnostic { code: Code::Config, severity: Severity::Error, ..one });
    Diagnosed { value: config, diagnostics: found.collect() }
}

fn config(read: &mut Checked<'_>) -> Config {
    let record = read.record;
    let usual = Config::default();
    Config {
        is_handbook: true,
        name: record.text("name").unwrap_or_default(),
        description: record.text("description").unwrap_or_default(),
        language: read.text("language", language).unwrap_or(usual.language),
        timezone: read.text("timezone", timezone),
        as_of: record.date("as_of"),
        dates: if record.word("dates") == Some("written") { Dates::Written } else { Dates::Git },
        content: read.text("content", folder).unwrap_or_else(|| "content".to_owned()),
        theme: read.text("theme", folder),
        templates: read.text("templates", folder).unwrap_or(usual.templates),
        base_url: read.text("base_url", base_url),
        repo_url: read.text("repo_url", web_address).map(|url| url.trim_end_matches('/').to_owned()),
        edit_url: read.text("edit_url", edit_url),
        links: if record.word("links") == Some("file") { LinkForm::File } else { LinkForm::Pretty },
        soft_links: record.bool("soft_links").unwrap_or_default(),
        drafts: record.bool("drafts").unwrap_or_default(),
        logo: read.text("logo", folder),
        favicon: read.text("favicon", folder),
        accent: read.text("accent", accent),
        footer: record.text("footer"),
        markdown: markdown(record),
        rules: read.rules(),
        nav: nav(record),
    }
}

fn markdown(record: &Record) -> Markdown {
    let usual = Markdown::default();
    let Some(table) = record.record("markdown") else { return usual };
    Markdown {
        raw_html: match table.word("raw_html") {
            Some("escape") => RawHtml::Escape,
            Some("trusted") => RawHtml::Trusted,
            _ => RawHtml::Safe,
        },
        smart_punctuation: table.bool("smart_punctuation").unwrap_or(usual.smart_punctuation),
        highlight: table.bool("highlight").unwrap_or(usual.highlight),
        math: table.bool("math").unwrap_or(usual.math),
    }
}

fn nav(record: &Record) -> Nav {
    let doors = record.record("nav").map(|table| table.list("doors")).unwrap_or_default();
    Nav { doors: doors.iter().map(|(door, _)| door.trim_matches('/').to_owned()).collect() }
}

/// What is wrong with a value: what it is, and what to write.
type Objection = (String, String);

/// The decoded settings while their values are looked at one by one.
struct Checked<'a> {
    found: Vec<Diagnostic>,
    record: &'a Record,
}

impl Checked<'_> {
    /// A text that passes `check`, which may also put it into its usual form.
    fn text(&mut self, key: &str, check: fn(&str) -> Result<String, Objection>) -> Option<String> {
        let (text, span) = self.record.text_at(key)?;
        match check(&text) {
            Ok(text) => Some(text),
            Err((message, help)) => {
                self.object(span, format!("`{key}` {message}"), help);
                None
            }
        }
    }

    fn object(&mut self, span: Span, message: String, help: String) {
        self.found.push(Diagnostic::new(Code::Config, message).at(span).help(help));
    }

    fn rules(&mut self) -> BTreeMap<Code, Option<Severity>> {
        let Some(value) = self.record.any("rules") else { return BTreeMap::new() };
        let ValueKind::Table(table) = &value.kind else {
            let help = "write a line `[rules]` and below it, for example, `broken-fragment = \"warning\"`";
            self.object(
                value.span,
                format!("`rules` should be a table, but here it is {}", value.noun()),
                help.to_owned(),
            );
            return BTreeMap::new();
        };
        let mut rules = BTreeMap::new();
        for (key, value) in &table.entries {
            if let (Some(code), Some(severity)) =
                (self.code(&key.name, key.span), self.severity(&key.name, value))
            {
                rules.insert(code, severity);
            }
        }
        rules
    }

    fn code(&mut self, name: &str, span: Span) -> Option<Code> {
        let known = Code::from_name(name);
        if known.is_none() {
            let message = format!("there is no finding called `{name}`");
            let found = Diagnostic::new(Code::Config, message).at(span);
            self.found.push(match nearest(name, Code::ALL.iter().map(|code| code.as_str())) {
                Some(near) => found
                    .label(format!("did you mean `{near}`?"))
                    .help(format!("write `{near}` in place of `{name}`")),
                None => found
                    .help("the code of a finding stands in brackets in its message, such as `broken-link`"),
            });
        }
        known
    }

    fn severity(&mut self, name: &str, value: &Value) -> Option<Option<Severity>> {
        const WORDS: [&str; 4] = ["error", "warning", "note", "off"];
        let word = value.text().unwrap_or_default();
        match word.as_str() {
            "error" => Some(Some(Severity::Error)),
            "warning" => Some(Some(Severity::Warning)),
            "note" => Some(Some(Severity::Note)),
            "off" => Some(None),
            _ => {
                let near = nearest(&word, WORDS).unwrap_or("warning");
                let help =
                    format!("write `{name} = \"{near}\"`; the choices are `error`, `warning`, `note`, `off`");
                self.object(value.span, format!("`{name}` is set to something that is no severity"), help);
                None
            }
        }
    }
}

/// A BCP-47 tag: a language and parts behind hyphens.
fn language(text: &str) -> Result<String, Objection> {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_language && parts.all(is_part) {
        return Ok(text.to_owned());
    }
    let hint = text.replace('_', "-");
    let help = match language_hint(&hint) {
        true => format!("write `language = \"{hint}\"`"),
        false => "write a language tag such as `language = \"en\"` or `language = \"pt-BR\"`".to_owned(),
    };
    Err((format!("should be a language tag, but `{text}` is none"), help))
}

fn language_hint(hint: &str) -> bool {
    hint.contains('-') && language(&hint.replace('-', "")).is_err() && hint.len() <= 6 && hint.is_ascii()
}

fn timezone(text: &str) -> Result<String, Objection> {
    let zones = jiff::tz::db();
    if let Ok(zone) = zones.get(text) {
        return Ok(zone.iana_name().unwrap_or(text).to_owned());
    }
    let names: Vec<String> = zones.available().map(|name| name.as_str().to_owned()).collect();
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let wanted = text.to_lowercase().replace(' ', "_");
    let same_city = names.iter().find(|name| last(name) == last(&wanted)).map(String::as_str);
    let help = match same_city.or_else(|| nearest(text, names.iter().map(String::as_str))) {
        Some(near) => format!("write `timezone = \"{near}\"`"),
        None => "write a name such as `timezone = \"Europe/Lisbon\"`".to_owned(),
    };
    Err((format!("names no time zone: `{text}`"), help))
}

/// A path below the root, without `.` and `..`.
fn folder(text: &str) -> Result<String, Objection> {
    let is_absolute = text.starts_with(['/', '\\', '~']) || text.as_bytes().get(1) == Some(&b':');
    let inside = join("", &text.replace('\\', "/")).filter(|_| !is_absolute && !text.contains('\0'));
    inside.ok_or_else(|| {
        (
            format!("should be a path inside the handbook, but `{text}` leads out of it"),
            "write a path relative to `handbook.toml`, such as `\"docs\"`".to_owned(),
        )
    })
}

fn web_address(text: &str) -> Result<String, Objection> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !host.contains(char::is_whitespace)
    });
    if is_address {
        return Ok(text.to_owned());
    }
    let bare = text.trim_start_matches('/');
    let is_domain = bare.contains('.') && !bare.contains([' ', ':']) && !bare.is_empty();
    let help = match is_domain {
        true => format!("write `\"https://{bare}\"`"),
        false => "write a whole address, such as `\"https://handbook.example.org/\"`".to_owned(),
    };
    Err((format!("should be an address that starts with `https://`, but it is `{text}`"), help))
}

/// Where the site is published: without a query, and with `/` at its end.
fn base_url(text: &str) -> Result<String, Objection> {
    let url = web_address(text)?;
    if url.contains(['?', '#']) {
        let bare = url.split(['?', '#']).next().unwrap_or_default();
        return Err((
            "should be the address of a folder, without `?` or `#`".to_owned(),
            format!("write `base_url = \"{}/\"`", bare.trim_end_matches('/')),
        ));
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

fn edit_url(text: &str) -> Result<String, Objection> {
    let url = web_address(text)?;
    if url.contains("{path}") {
        return Ok(url);
    }
    Err((
        "does not say where the path of the page belongs".to_owned(),
        format!("write `edit_url = \"{}/{{path}}\"`", url.trim_end_matches('/')),
    ))
}

/// A colour as `#rrggbb`; `#rgb` is lengthened.
fn accent(text: &str) -> Result<String, Objection> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let long: String = match digits.len() {
        3 if is_hex => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 if is_hex => digits.to_owned(),
        _ => {
            return Err((
                format!("should be a colour such as `#0b6e4f`, but it is `{text}`"),
                "write six hexadecimal digits behind a `#`: two each for red, green and blue".to_owned(),
            ));
        }
    };
    if text.starts_with('#') {
        return Ok(format!("#{}", long.to_lowercase()));
    }
    Err(("should start with `#`".to_owned(), format!("write `accent = \"#{long}\"`")))
}
