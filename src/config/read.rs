//! Reading `handbook.toml`.
//!
//! In: its text, if there is one. Out: all settings and all mistakes, each an error with the code
//! `config`. Never: reads a file; whether a named folder exists is found out where it is used.
//!
//! The key of a later stage (`roots`) is accepted and has no effect yet.

use std::collections::BTreeMap;

use super::checks::{Objection, accent, base_url, edit_url, folder, language, timezone, web_address};
use super::clarity;
use super::editor::editor;
use super::kinds::{Kinds, kinds, visibility};
use super::search::{Search, search};
use super::{Cadences, Config, Cutoffs, Dates, Limits, LinkForm, Markdown, Nav, RawHtml};
use crate::diag::{Code, Diagnosed, Diagnostic, Severity, nearest};
use crate::schema::{self, Kind, Level, Record, SETTINGS};
use crate::source::Span;
use crate::syntax::{Language, Value, ValueKind};

/// Reads the text of `handbook.toml`; `None` when the handbook has none. The findings name no file.
#[must_use]
pub fn read(text: Option<&str>) -> Diagnosed<Config> {
    let Some(text) = text else { return Diagnosed::default() };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let parsed = Language::Toml.parse(&text[start..], start);
    let decoded = schema::decode(&parsed.value, &SETTINGS, Language::Toml);
    let is_broken = !parsed.diagnostics.is_empty() && clarity::may_be_lost(text);
    let mut checked = Checked { found: parsed.diagnostics, record: &decoded.value, is_unclear: false };
    let mut config = config(&mut checked);
    config.is_unclear = checked.is_unclear || is_broken || clarity::is_astray(&parsed.value);
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
        kinds: read.kinds(),
        visibility: read.visibility(),
        is_unclear: false,
        programme_leads: programme_leads(record),
        cadence: record.record("cadence").map_or(usual.cadence, |table| Cadences::default().with(table)),
        cutoffs: read.cutoffs(),
        limits: record.record("limits").map_or(usual.limits, |table| Limits::default().with(table)),
        scale: scale(record).unwrap_or(usual.scale),
        search: read.search(),
        editor: read.editor(),
    }
}

fn programme_leads(record: &Record) -> Vec<String> {
    let leads = record.record("programme").map(|table| table.refs("leads")).unwrap_or_default();
    leads.iter().map(|lead| lead.id.clone()).collect()
}

fn scale(record: &Record) -> Option<Vec<String>> {
    let names: Vec<String> = record.list("scale").iter().map(|(name, _)| name.clone()).collect();
    (!names.is_empty()).then_some(names)
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
        glossary: table.bool("glossary").unwrap_or(usual.glossary),
    }
}

fn nav(record: &Record) -> Nav {
    let doors = record.record("nav").map(|table| table.list("doors")).unwrap_or_default();
    Nav { doors: doors.iter().map(|(door, _)| door.trim_matches('/').to_owned()).collect() }
}

/// The decoded settings while their values are looked at one by one.
struct Checked<'a> {
    found: Vec<Diagnostic>,
    record: &'a Record,
    /// Whether a line was lost that may have said which pages are for whom.
    is_unclear: bool,
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

    fn editor(&mut self) -> Option<String> {
        let (text, span) = self.record.record("preview")?.text_at("editor")?;
        editor(&text).unwrap_or_else(|(message, help)| {
            self.object(span, format!("`editor` {message}"), help);
            None
        })
    }

    fn search(&mut self) -> Search {
        self.record.record("search").map(|table| search(table, &mut self.found)).unwrap_or_default()
    }

    fn cutoffs(&mut self) -> Cutoffs {
        let Some(table) = self.record.record("status") else { return Cutoffs::default() };
        Cutoffs::read(table).unwrap_or_else(|| {
            let span = table.get("behind").or_else(|| table.get("on_track")).map(|(_, span)| span);
            let help = "write the smaller one first, such as `on_track = 0.1` and `behind = 0.25`";
            let message = "`behind` should not be below `on_track`, which is `0.165` where nobody says it";
            self.object(span.unwrap_or_default(), message.to_owned(), help.to_owned());
            Cutoffs::default()
        })
    }

    fn object(&mut self, span: Span, message: String, help: String) {
        self.found.push(Diagnostic::new(Code::Config, message).at(span).help(help));
    }

    fn kinds(&mut self) -> Kinds {
        let before = self.found.len();
        let kinds = self.record.any("kinds").map(|value| kinds(value, &mut self.found)).unwrap_or_default();
        self.is_unclear |= self.found.len() > before;
        kinds
    }

    fn visibility(&mut self) -> BTreeMap<Kind, Level> {
        let Some(value) = self.record.any("visibility") else { return BTreeMap::new() };
        let before = self.found.len();
        let levels = visibility(value, &mut self.found);
        // A kind whose level is misspelt is for nobody; any other mistake may concern every kind.
        let settled = levels.values().filter(|level| matches!(level, Level::Named(_))).count();
        self.is_unclear |= self.found.len() - before > settled;
        levels
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;
    use crate::source::LineIndex;

    /// Findings as `LINE:COLUMN LABEL | HELP`.
    fn findings(text: &str) -> Vec<String> {
        let lines = LineIndex::new(text);
        let show = |one: &Diagnostic| {
            assert_eq!((one.code, one.severity), (Code::Config, Severity::Error));
            let at = lines.position(one.span.expect("a place").start as usize);
            let help = one.help.as_deref().unwrap_or("-");
            format!("{}:{} {} | {help}", at.line, at.column, one.label.as_deref().unwrap_or("-"))
        };
        read(Some(text)).diagnostics.iter().map(show).collect()
    }

    fn one(text: &str) -> String {
        let found = findings(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].clone()
    }

    #[test]
    fn without_a_file_everything_is_as_usual() {
        let read = read(None);
        assert_eq!((read.value, read.diagnostics.len()), (Config::default(), 0));
    }

    #[test]
    fn an_empty_file_makes_a_handbook() {
        let read = read(Some(""));
        assert!(read.value.is_handbook && read.diagnostics.is_empty());
        assert_eq!(read.value.content, "content");
    }

    /// A file that sets every key.
    const FULL: &str = r##"name = "Ferry"
description = "How we work"
language = "pt-BR"
timezone = "europe/lisbon"
as_of = 2026-10-01
dates = "written"
content = "./docs/"
theme = "look"
templates = "parts"
base_url = "https://h.example.org/team"
repo_url = "https://git.example.org/ferry/"
edit_url = "https://git.example.org/edit/{path}"
links = "file"
soft_links = true
drafts = true
logo = "img/logo.svg"
favicon = "img/icon.png"
accent = "#0B6"
footer = "Ask Mara"
scale = ["new", "able"]
kinds = "none"

[markdown]
raw_html = "escape"
smart_punctuation = true
highlight = false
math = true
glossary = false

[rules]
broken-link = "off"
guessed-link = "error"

[nav]
doors = ["/goals/", "people"]

[visibility]
goal = "team"

[cadence]
update = "weekly"

[status]
on_track = 0.1
behind = 0.25

[limits]
focus = 2
independent = 1

[search]
enabled = false
weights = { practice = 1.5 }
leave_out = ["retro", "ratings"]

[preview]
editor = "zed"

[[roots]]
path = "../other"
"##;

    #[test]
    fn every_key_arrives() {
        let read = read(Some(FULL));
        assert_eq!(findings(FULL), [""; 0]);
        let expected = Config {
            is_handbook: true,
            name: "Ferry".to_owned(),
            description: "How we work".to_owned(),
            language: "pt-BR".to_owned(),
            timezone: Some("Europe/Lisbon".to_owned()),
            as_of: Some(jiff::civil::date(2026, 10, 1)),
            dates: Dates::Written,
            content: "docs".to_owned(),
            theme: Some("look".to_owned()),
            templates: "parts".to_owned(),
            base_url: Some("https://h.example.org/team/".to_owned()),
            repo_url: Some("https://git.example.org/ferry".to_owned()),
            edit_url: Some("https://git.example.org/edit/{path}".to_owned()),
            links: LinkForm::File,
            soft_links: true,
            drafts: true,
            logo: Some("img/logo.svg".to_owned()),
            favicon: Some("img/icon.png".to_owned()),
            accent: Some("#00bb66".to_owned()),
            footer: Some("Ask Mara".to_owned()),
            markdown: Markdown {
                raw_html: RawHtml::Escape,
                smart_punctuation: true,
                highlight: false,
                math: true,
                glossary: false,
            },
            rules: BTreeMap::from([(Code::BrokenLink, None), (Code::GuessedLink, Some(Severity::Error))]),
            kinds: Kinds::none(),
            visibility: BTreeMap::from([(crate::schema::Kind::Goal, crate::schema::Level::Team)]),
            is_unclear: false,
            programme_leads: Vec::new(),
            cadence: Cadences { update: schema::Often::Weekly, ..Cadences::default() },
            cutoffs: Cutoffs { on_track: Rational::of(1, 10), behind: Rational::of(1, 4) },
            limits: Limits { focus: 2, independent: Some(1), ..Limits::default() },
            scale: vec!["new".to_owned(), "able".to_owned()],
            search: Search {
                enabled: false,
                weights: BTreeMap::from([(Kind::Practice, 150)]),
                leave_out: [Kind::Ratings, Kind::Retro].into(),
            },
            editor: Some("zed://file/{path}:{line}:{column}".to_owned()),
            nav: Nav { doors: vec!["goals".to_owned(), "people".to_owned()] },
        };
        assert_eq!(read.value, expected);
    }

    #[test]
    fn all_mistakes_are_reported_at_once() {
        let text = "nmae = \"x\"\nlinks = \"fil\"\ndrafts = \"perhaps\"\nas_of = 3/9/26\n";
        assert_eq!(
            findings(text),
            [
                "1:1 did you mean `name`? | write `name` in place of `nmae`",
                "2:9 did you mean `file`? | write `links = \"file\"`; the choices are `pretty`, `file`",
                "3:10 - | write it like this: `drafts = true`",
                "4:9 - | which one is meant? write `2026-03-09` (9 March 2026) or `2026-09-03` (3 September 2026)",
            ]
        );
    }

    #[test]
    fn each_mistake_shows_its_fix() {
        let cases = [
            ("base_url = \"h.example.org\"", "1:12 - | write `\"https://h.example.org\"`"),
            (
                "base_url = \"ftp://x\"",
                "1:12 - | write a whole address, such as `\"https://handbook.example.org/\"`",
            ),
            ("base_url = \"https://x.org/?a\"", "1:12 - | write `base_url = \"https://x.org/\"`"),
            ("edit_url = \"https://x.org/e\"", "1:12 - | write `edit_url = \"https://x.org/e/{path}\"`"),
            (
                "accent = \"green\"",
                "1:10 - | write six hexadecimal digits behind a `#`: two each for red, green and blue",
            ),
            ("accent = \"0b6e4f\"", "1:10 - | write `accent = \"#0b6e4f\"`"),
            ("timezone = \"Lisbon\"", "1:12 - | write `timezone = \"Europe/Lisbon\"`"),
            ("language = \"pt_BR\"", "1:12 - | write `language = \"pt-BR\"`"),
            ("content = \"../x\"", "1:11 - | write a path relative to `handbook.toml`, such as `\"docs\"`"),
            ("theme = \"/x\"", "1:9 - | write a path relative to `handbook.toml`, such as `\"docs\"`"),
            ("theme = 'C:\\x'", "1:9 - | write a path relative to `handbook.toml`, such as `\"docs\"`"),
            (
                "[rules]\nbroken-lnk = \"off\"",
                "2:1 did you mean `broken-link`? | write `broken-link` in place of `broken-lnk`",
            ),
            (
                "[rules]\nbroken-link = \"warn\"",
                "2:15 - | write `broken-link = \"warning\"`; the choices are `error`, `warning`, `note`, `off`",
            ),
            (
                "[markdown]\nraw_htm = \"safe\"",
                "2:1 did you mean `raw_html`? | write `raw_html` in place of `raw_htm`",
            ),
            (
                "[nav]\nfooter = \"x\"",
                "2:1 here it is a part of `[nav]` | did you mean `footer` of the whole file? then move this line above the first `[…]` line",
            ),
            ("name = Ferry team", "1:8 - | write `name = \"Ferry team\"`"),
            (
                "name = \"a\"\nname = \"b\"",
                "2:1 the first one counts | keep one of the two lines and remove the other",
            ),
            (
                "[preview]\neditor = \"vscde\"",
                "2:10 - | write `editor = \"vscode\"`; the editors are cursor, idea, sublime, textmate, vscode, vscodium, windsurf, zed and none",
            ),
            (
                "[preview]\neditr = \"vscode\"",
                "2:1 did you mean `editor`? | write `editor` in place of `editr`",
            ),
            ("markdown = true", "1:12 - | write it like this: `markdown = { math = true }`"),
        ];
        for (text, expected) in cases {
            assert_eq!(one(text), expected, "{text}");
        }
    }

    #[test]
    fn mistakes_about_check_ins_cut_offs_and_limits_show_their_fix() {
        let cases = [
            (
                "[cadence]\nupdate = \"dayly\"",
                "2:10 - | the choices are `weekly`, `fortnightly`, `monthly`, `quarterly`, `irregular`",
            ),
            (
                "[status]\nbehind = 0.1",
                "2:10 - | write the smaller one first, such as `on_track = 0.1` and `behind = 0.25`",
            ),
            ("[limits]\nfocus = 0", "2:9 - | write it like this: `focus = 2`"),
        ];
        for (text, expected) in cases {
            assert_eq!(one(text), expected, "{text}");
        }
    }
}
