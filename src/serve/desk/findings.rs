//! The findings of a build as the dashboard lists them: file by file, each with its lines.
//!
//! In: a report. Out: HTML. Never: words that are not escaped.

use std::collections::BTreeMap;

use super::finding::{Counts, Shown, shown};
use super::html::{escaped, link, more, with_code};
use super::page::address;
use crate::diag::Diagnostic;
use crate::model::Page;
use crate::serve::report::Report;

/// Findings that are listed.
const LISTED: usize = 200;
const FINE: &str = "<p>Nothing. Every link leads somewhere and every field is understood.</p>\n";

/// The pages that each file with a finding is shown on.
type PagesByFile<'a> = BTreeMap<&'a str, Vec<&'a Page>>;

/// The section of the findings; `is_here` says whether who asks sits at this machine.
pub(super) fn section(report: &Report, is_here: bool) -> String {
    let all = &report.diagnostics;
    let heading = "<section>\n<h2>To be mended</h2>\n";
    if all.is_empty() {
        return format!("{heading}{FINE}</section>\n");
    }
    let pages = pages_by_file(report);
    let listed = &all[..all.len().min(LISTED)];
    let files = listed.chunk_by(|one, two| one.path == two.path);
    let files: String = files.map(|findings| file(findings, &pages, report, is_here)).collect();
    let counts = in_words(Counts::of(all.iter()));
    format!("{heading}<p>{counts}</p>\n{files}{}</section>\n", more(all.len(), LISTED))
}

/// `2 mistakes · 1 warning · 1 broken link`.
fn in_words(counts: Counts) -> String {
    let Counts { mistakes, warnings, links, files } = counts;
    let rows =
        [(mistakes, "mistake"), (warnings, "warning"), (links, "broken link"), (files, "missing file")];
    let some = rows.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = some.map(|(count, noun)| counted(*count, noun)).collect();
    if words.is_empty() { "Only notes.".to_owned() } else { words.join(" · ") }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn pages_by_file(report: &Report) -> PagesByFile<'_> {
    let mut pages = PagesByFile::new();
    for page in &report.handbook.pages {
        for document in page.documents().filter(|document| report.sources.contains_key(&document.path)) {
            pages.entry(document.path.as_str()).or_default().push(page);
        }
    }
    pages
}

/// The findings about one file, or about none.
fn file(findings: &[Diagnostic], pages: &PagesByFile<'_>, report: &Report, is_here: bool) -> String {
    let path = findings.first().and_then(|finding| finding.path.as_ref()).map(|path| path.as_str());
    let heading = match path {
        Some(path) => format!("<code>{}</code>", escaped(path)),
        None => "The whole handbook".to_owned(),
    };
    let shown_on = path.and_then(|path| pages.get(path)).map_or(&[][..], Vec::as_slice);
    let links: Vec<String> = shown_on.iter().map(|page| link(&address(&page.url), &page.title)).collect();
    let on = match links.is_empty() {
        true => String::new(),
        false => format!("<p class=\"on\">Shown on {}</p>\n", links.join(", ")),
    };
    let items: String = findings.iter().map(|finding| item(&shown(finding, report, is_here))).collect();
    format!("<article>\n<h3>{heading}</h3>\n{on}<ol class=\"findings\">\n{items}</ol>\n</article>\n")
}

/// One finding: what, where, the lines, the fix.
fn item(finding: &Shown<'_>) -> String {
    let Shown { code, severity, message, .. } = finding;
    let what = format!(
        "<p><strong class=\"{}\">{severity}:</strong> {} <a class=\"code\" href=\"/__preview/explain/{code}\">{code}</a></p>\n",
        severity.to_lowercase(),
        with_code(message)
    );
    let place = finding.place.as_ref().map(|place| place_of(place, finding.editor.as_deref()));
    let lines = (!finding.lines.is_empty()).then(|| lines_of(finding));
    let label = finding.label.as_ref().map(|label| paragraph("label", label));
    let help = finding.help.as_ref().map(|help| paragraph("help", help));
    let count = finding.count.map(|count| format!("{count} times in this handbook; this is the first."));
    let count = count.map(|words| paragraph("help", &words));
    let parts = [Some(what), place, lines, label, help, count];
    format!("<li>\n{}</li>\n", parts.into_iter().flatten().collect::<String>())
}

fn place_of(place: &str, editor: Option<&str>) -> String {
    let open = editor.map_or_else(String::new, |url| format!(" {}", link(url, "Open in the editor")));
    format!("<p class=\"place\"><code>{}</code>{open}</p>\n", escaped(place))
}

fn lines_of(finding: &Shown<'_>) -> String {
    let lines = finding.lines.iter().map(|line| {
        let [before, place, after] = [&line.before, &line.place, &line.after].map(|part| escaped(part));
        format!("<span class=\"number\">{}</span> {before}<mark>{place}</mark>{after}", line.number)
    });
    format!("<pre>{}</pre>\n", lines.collect::<Vec<_>>().join("\n"))
}

fn paragraph(class: &str, words: &str) -> String {
    format!("<p class=\"{class}\">{}</p>\n", with_code(words))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::Code;
    use crate::source::SourcePath;

    #[test]
    fn findings_are_told_by_file_and_nothing_in_them_is_markup() {
        let path = SourcePath::new("content/<b>.md");
        let finding = Diagnostic::new(Code::BrokenLink, "no page `<i>`").in_file(&path).help("write `<u>`");
        let report = Report { diagnostics: Arc::from(vec![finding]), ..Report::default() };
        let section = section(&report, true);
        assert!(section.contains("<h3><code>content/&lt;b&gt;.md</code></h3>"));
        assert!(
            section.contains("no page <code>&lt;i&gt;</code>") && section.contains("<code>&lt;u&gt;</code>")
        );
        assert!(section.contains("1 mistake · 1 broken link"));
        assert!(!section.contains("<i>") && !section.contains("<u>") && !section.contains("<b>"));
    }

    #[test]
    fn a_handbook_without_findings_is_fine() {
        assert!(section(&Report::default(), true).contains("Nothing. Every link leads somewhere"));
        let note = Diagnostic::new(Code::AvoidedWord, "x");
        let report = Report { diagnostics: Arc::from(vec![note]), ..Report::default() };
        assert!(section(&report, true).contains("<p>Only notes.</p>"));
        assert!(section(&report, true).contains("<h3>The whole handbook</h3>"));
    }
}
