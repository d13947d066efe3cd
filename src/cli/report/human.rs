//! A finding with the line it is about, underlined, and the fix: for people at a terminal.
//!
//! Only the first line of a place is shown, and only escaped text reaches the renderer.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Place, on_one_line, place};
use crate::diag::plain::{in_lines, push};
use crate::diag::{Diagnostic, Severity};
use crate::source::LineIndex;

/// The text of a finding, with colours, and an empty line after it.
pub(super) fn finding(finding: &Diagnostic, lines: Option<&LineIndex<'_>>, width: usize) -> String {
    let title =
        level(finding.severity).primary_title(on_one_line(&finding.message)).id(finding.code.as_str());
    let mut elements: Vec<Element<'_>> = source(finding, lines).into_iter().collect();
    elements.extend(finding.count.filter(|count| *count > 1).map(how_often));
    elements.extend(finding.help.as_ref().map(|help| Level::HELP.message(in_lines(help)).into()));
    let group = if elements.is_empty() { Group::with_title(title) } else { title.elements(elements) };
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    renderer.render(&[group]) + "\n\n"
}

/// The line that the finding is about, or at least its file.
fn source<'a>(finding: &'a Diagnostic, lines: Option<&LineIndex<'_>>) -> Option<Element<'a>> {
    let path = on_one_line(finding.path.as_ref()?.as_str());
    let (Some(place), Some(lines)) = (place(finding, lines), lines) else {
        return Some(Origin::path(path).into());
    };
    let (text, span) = excerpt(lines, place);
    let label = finding.label.as_deref().map(on_one_line);
    let annotation = AnnotationKind::Primary.span(span).label(label);
    let snippet = Snippet::source(text).path(path).line_start(place.start.line as usize);
    Some(snippet.annotation(annotation).into())
}

/// The first line of a place, escaped, and the part of it that is underlined.
fn excerpt(lines: &LineIndex<'_>, place: Place) -> (String, Range<usize>) {
    let line = lines.line(place.start.line).trim_start_matches('\u{feff}');
    let end_column = if place.end.line > place.start.line { u32::MAX } else { place.end.column };
    let (mut text, mut start, mut end) = (String::new(), None, None);
    for (column, character) in (1_u32..).zip(line.chars()) {
        if column == place.start.column {
            start = Some(text.len());
        }
        if column == end_column {
            end = Some(text.len());
        }
        text = push(text, character);
    }
    let start = start.unwrap_or(text.len());
    let end = end.unwrap_or(text.len()).max(start);
    (text, start..end)
}

fn how_often<'a>(count: u32) -> Element<'a> {
    Level::NOTE.message(format!("{count} times in this handbook; this is the first")).into()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
