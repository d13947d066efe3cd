//! What Tera says about a template, as findings in the project's file.
//!
//! In: an error of Tera. Out: [`Trouble`]: which template, which bytes, what is wrong.
//! Never: decides what happens then.

use tera::{Error, ErrorKind, ReportError};

use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::theme::TemplateSource;

/// One mistake in one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// Name of the template; empty when Tera does not say.
    pub template: String,
    /// The place in its text.
    pub place: Place,
    /// What is wrong.
    pub message: String,
}

/// A place in a template, as exact as Tera gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The whole template.
    Whole,
    /// These bytes.
    Bytes(Span),
    /// Line and column in characters, both from 1.
    At(usize, usize),
}

/// All mistakes that `error` tells of.
pub(super) fn troubles(error: &Error) -> Vec<Trouble> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![of_report(report)],
        ErrorKind::CircularExtend { tpl, .. } => vec![whole(tpl, "it extends itself, in a circle")],
        ErrorKind::CircularInclude { tpl, .. } => vec![whole(tpl, "it includes itself, in a circle")],
        ErrorKind::MissingParent { current, parent } => {
            vec![whole(current, &format!("it extends `{parent}`, which does not exist"))]
        }
        ErrorKind::Msg(text) => of_text(text),
        _ => vec![whole("", &error.to_string())],
    }
}

fn whole(template: &str, message: &str) -> Trouble {
    Trouble { template: template.to_owned(), place: Place::Whole, message: message.to_owned() }
}

fn of_report(report: &ReportError) -> Trouble {
    let range = report.span().range.clone();
    Trouble {
        template: report.filename().to_owned(),
        place: Place::Bytes(Span::from(range)),
        message: report.message().to_owned(),
    }
}

/// Tera hands mistakes of several templates over as one printed text; every report in it starts
/// `error: MESSAGE` and has its place in the next line, as `--> NAME:LINE:COLUMN`.
fn of_text(text: &str) -> Vec<Trouble> {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| {
        let message = pair[0].strip_prefix("error: ")?;
        let place = pair[1].trim_start().strip_prefix("--> ")?;
        Some((message, place))
    });
    let found: Vec<Trouble> = pairs.filter_map(|(message, place)| of_printed(message, place)).collect();
    if found.is_empty() { vec![whole("", text)] } else { found }
}

fn of_printed(message: &str, place: &str) -> Option<Trouble> {
    let (rest, column) = place.rsplit_once(':')?;
    let (template, line) = rest.rsplit_once(':')?;
    let place = Place::At(line.parse().ok()?, column.parse().ok()?);
    Some(Trouble { template: template.to_owned(), place, message: message.to_owned() })
}

impl Trouble {
    /// The finding about `source`, the project's template that is to blame.
    pub(super) fn in_template(&self, source: &TemplateSource) -> Diagnostic {
        let finding = Diagnostic::new(Code::BadTemplate, sentence(&self.message)).in_file(&source.path);
        match self.place {
            Place::Whole => finding,
            Place::Bytes(span) => finding.at(span),
            Place::At(line, column) => finding.at(offset(&source.text, line, column)),
        }
    }
}

/// A message in the form of all findings: lower-case start, no full stop.
pub(super) fn sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    match letters.next() {
        // A word of one capital letter or an acronym stays as it is.
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => message.to_owned(),
    }
}

fn offset(text: &str, line: usize, column: usize) -> Span {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let mut letters = rest.char_indices().skip(column.saturating_sub(1));
    let within = letters.next().map_or(rest.len(), |(at, _)| at);
    let end = letters.next().map_or(rest.len(), |(at, _)| at);
    Span::new(before + within, before + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_printed_reports_are_read() {
        let text = "error: Unknown filter `x`\n  --> parts/a.html:12:5\n   |\n12 | {{ a | x }}\n\nerror: B\n --> b.html:1:1";
        let found = troubles(&Error::message(text));
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].template.as_str(), found[0].place), ("parts/a.html", Place::At(12, 5)));
        assert_eq!(found[0].message, "Unknown filter `x`");
    }

    #[test]
    fn a_line_and_column_become_bytes() {
        assert_eq!(offset("é\nüx {{", 2, 2), Span::new(5, 6));
        assert_eq!(offset("a", 9, 9), Span::new(1, 1), "outside the text is its end");
    }

    #[test]
    fn messages_start_small_and_have_no_stop() {
        assert_eq!(sentence("Unknown filter."), "unknown filter");
        assert_eq!(sentence("IO went wrong"), "IO went wrong");
    }
}
