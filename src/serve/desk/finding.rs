//! A finding as the card and the dashboard show it.
//!
//! In: a finding, the report it is from. Out: [`Shown`]: words, place, source lines, the link into the
//! editor. Never: HTML.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::excerpt::{Line, excerpt};
use crate::diag::plain::on_one_line;
use crate::diag::{Code, Diagnostic, Severity};
use crate::serve::report::Report;
use crate::source::Position;
use crate::words::fill;

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A finding, ready to be shown.
#[derive(Debug, Serialize)]
pub(super) struct Shown<'a> {
    /// Its code.
    pub(super) code: &'a str,
    /// Its severity, for people.
    pub(super) severity: &'static str,
    /// What was read and what was expected.
    pub(super) message: String,
    /// A few words for the marked place.
    pub(super) label: Option<String>,
    /// What to write instead.
    pub(super) help: Option<String>,
    /// The file with line and column, as editors and terminals read it.
    pub(super) place: Option<String>,
    /// The source lines.
    pub(super) lines: Vec<Line>,
    /// The address that opens the place in the editor.
    pub(super) editor: Option<String>,
    /// How often it stands in the handbook, when it is reported once for all.
    pub(super) count: Option<u32>,
}

/// The finding, ready to be shown; `is_here` says whether who asks sits at this machine.
pub(super) fn shown<'a>(finding: &'a Diagnostic, report: &Report, is_here: bool) -> Shown<'a> {
    let source = finding.path.as_ref().and_then(|path| report.sources.get(path));
    let text = source.and_then(|file| file.text());
    let found = finding.span.zip(text).map(|(span, text)| excerpt(&text, span));
    let (at, lines) = found.map_or((None, Vec::new()), |(at, lines)| (Some(at), lines));
    let path = finding.path.as_ref().map(|path| path.as_str());
    let place = path.map(|path| match at {
        Some(Position { line, column }) => format!("{}:{line}:{column}", on_one_line(path)),
        None => on_one_line(path),
    });
    Shown {
        code: finding.code.as_str(),
        severity: severity(finding.severity),
        message: on_one_line(&finding.message),
        label: finding.label.as_deref().map(on_one_line),
        help: finding.help.as_deref().map(on_one_line),
        place,
        lines,
        editor: path.filter(|_| is_here).and_then(|path| editor(path, at, report)),
        count: finding.count.filter(|count| *count > 1),
    }
}

/// The word for a severity that people read.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Mistake",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    }
}

/// The address that opens a place in the editor of the settings.
fn editor(path: &str, at: Option<Position>, report: &Report) -> Option<String> {
    let template = report.config.editor.as_deref()?;
    let absolute = report.root.join(path);
    let encoded = utf8_percent_encode(absolute.to_str()?, PATH).to_string();
    // `scheme://file/{path}` has the first `/` of an absolute path already.
    let is_slashed = template.split("{path}").next().is_some_and(|before| before.ends_with('/'));
    let path = if is_slashed { encoded.trim_start_matches('/') } else { &encoded };
    let Position { line, column } = at.unwrap_or(Position { line: 1, column: 1 });
    Some(fill(template, |gap| match gap {
        "path" => Some(path.to_owned()),
        "line" => Some(line.to_string()),
        "column" => Some(column.to_string()),
        _ => None,
    }))
}

/// How many findings there are of each sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub(super) struct Counts {
    /// Errors.
    pub(super) mistakes: usize,
    /// Warnings.
    pub(super) warnings: usize,
    /// Links that lead nowhere.
    pub(super) links: usize,
    /// Pictures and files that do not exist.
    pub(super) files: usize,
}

impl Counts {
    /// Counts findings.
    pub(super) fn of<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.mistakes += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => {}
            }
            match finding.code {
                Code::BrokenLink | Code::BrokenFragment => counts.links += 1,
                Code::MissingAsset => counts.files += 1,
                _ => {}
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;

    fn opened(template: &str) -> Option<String> {
        let config = Config { editor: Some(template.to_owned()), ..Config::default() };
        let report = Report { root: PathBuf::from("/home/m"), config: Arc::new(config), ..Report::default() };
        editor("content/a b/ü.md", Some(Position { line: 3, column: 7 }), &report)
    }

    #[test]
    fn the_editor_gets_the_whole_path_encoded_once_and_the_place() {
        let path = "home/m/content/a%20b/%C3%BC.md";
        assert_eq!(opened("vscode://file/{path}:{line}:{column}"), Some(format!("vscode://file/{path}:3:7")));
        assert_eq!(opened("ed:{path}?{line}"), Some(format!("ed:/{path}?3")));
        assert_eq!(editor("a.md", None, &Report::default()), None, "no link unless one is wanted");
    }

    #[test]
    fn notes_are_no_mistakes_and_links_are_counted_apart() {
        let findings = [Code::BrokenLink, Code::MissingAsset, Code::AvoidedWord, Code::LongSummary]
            .map(|code| Diagnostic::new(code, "x"));
        assert_eq!(Counts::of(&findings), Counts { mistakes: 2, warnings: 1, links: 1, files: 1 });
    }
}
