//! The dashboard: everything that is to be mended, and what the last build did.
//!
//! In: the published site and its report. Out: an HTML page that works without a script. Never: a
//! file that the build's readers may not see.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

use super::finding::{Counts, Shown, shown};
use super::framed;
use super::html::{escaped, link, with_code};
use super::page::address;
use crate::build::{Redone, Why};
use crate::diag::Diagnostic;
use crate::model::Page;
use crate::serve::board::Published;
use crate::serve::report::Report;

/// Findings that are listed, and rows of every other list.
const FINDINGS: usize = 200;
const ROWS: usize = 50;

/// The page; `is_here` says whether who asks sits at this machine.
pub(super) fn page(published: &Published, is_here: bool) -> String {
    let report = &published.report;
    let name = report.handbook.pages.first().map_or("the handbook", |home| home.title.as_str());
    let name = if report.config.name.is_empty() { name } else { &report.config.name };
    let main = format!(
        "<main>\n<p>{}</p>\n<h1>Preview of {}</h1>\n{}{}{}{}</main>\n",
        link("/", "To the handbook"),
        escaped(name),
        summary(published),
        findings(report, is_here),
        changed(report),
        redone(published)
    );
    framed(&format!("Preview of {name}"), &main)
}

/// Who looks, at what, and how long it took.
fn summary(published: &Published) -> String {
    let report = &published.report;
    let facts = [
        ("Pages", report.handbook.pages.len().to_string()),
        ("Build", published.number.to_string()),
        ("Read in", time(report.took.load)),
        ("Built in", time(report.took.build)),
        ("As of", report.day.to_string()),
        ("For", report.audience.to_string()),
    ];
    let fact =
        |(term, value): &(&str, String)| format!("<div><dt>{term}</dt><dd>{}</dd></div>\n", escaped(value));
    format!("<dl class=\"facts\">\n{}</dl>\n", facts.iter().map(fact).collect::<String>())
}

fn findings(report: &Report, is_here: bool) -> String {
    let all = &report.diagnostics;
    let counts = Counts::of(all.iter());
    if all.is_empty() {
        return "<section>\n<h2>To be mended</h2>\n<p class=\"fine\">Nothing. Every link leads somewhere and every field is understood.</p>\n</section>\n"
            .to_owned();
    }
    let mut out = format!("<section>\n<h2>To be mended</h2>\n<p>{}</p>\n", in_words(counts));
    let pages = pages_by_file(report);
    let listed = &all[..all.len().min(FINDINGS)];
    for of_file in listed.chunk_by(|one, two| one.path == two.path) {
        out.push_str(&file(of_file, &pages, report, is_here));
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "{}</section>\n", more(all.len(), FINDINGS));
    out
}

/// `2 mistakes, 1 warning, 1 broken link`.
fn in_words(counts: Counts) -> String {
    let Counts { mistakes, warnings, links, files } = counts;
    let rows =
        [(mistakes, "mistake"), (warnings, "warning"), (links, "broken link"), (files, "missing file")];
    let words: Vec<String> =
        rows.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
    if words.is_empty() { "Only notes.".to_owned() } else { words.join(" · ") }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The pages that each file with a finding is shown on.
fn pages_by_file(report: &Report) -> BTreeMap<&str, Vec<&Page>> {
    let mut pages: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
    for page in &report.handbook.pages {
        for document in page.documents().filter(|document| report.sources.contains_key(&document.path)) {
            pages.entry(document.path.as_str()).or_default().push(page);
        }
    }
    pages
}

/// The findings about one file, or about none.
fn file(
    findings: &[Diagnostic],
    pages: &BTreeMap<&str, Vec<&Page>>,
    report: &Report,
    is_here: bool,
) -> String {
    let path = findings.first().and_then(|finding| finding.path.as_ref()).map(|path| path.as_str());
    let heading = path
        .map_or_else(|| "The whole handbook".to_owned(), |path| format!("<code>{}</code>", escaped(path)));
    let shown_on = path.and_then(|path| pages.get(path)).map_or(&[][..], Vec::as_slice);
    let links: Vec<String> = shown_on.iter().map(|page| link(&address(&page.url), &page.title)).collect();
    let on = if links.is_empty() {
        String::new()
    } else {
        format!("<p class=\"on\">Shown on {}</p>\n", links.join(", "))
    };
    let items: String = findings.iter().map(|finding| item(&shown(finding, report, is_here))).collect();
    format!("<article>\n<h3>{heading}</h3>\n{on}<ol class=\"findings\">\n{items}</ol>\n</article>\n")
}

/// One finding.
fn item(finding: &Shown<'_>) -> String {
    let Shown { code, severity, message, .. } = finding;
    let mut out = format!(
        "<li>\n<p><strong class=\"{}\">{severity}:</strong> {} <a class=\"code\" href=\"/__preview/explain/{code}\">{code}</a></p>\n",
        severity.to_lowercase(),
        with_code(message)
    );
    if let Some(place) = &finding.place {
        let open = finding
            .editor
            .as_ref()
            .map_or_else(String::new, |url| format!(" {}", link(url, "Open in the editor")));
        let _ = write!(out, "<p class=\"place\"><code>{}</code>{open}</p>\n", escaped(place));
    }
    if !finding.lines.is_empty() {
        out.push_str(&source(finding));
    }
    if let Some(help) = &finding.help {
        let _ = write!(out, "<p class=\"help\">{}</p>\n", with_code(help));
    }
    if let Some(count) = finding.count {
        let _ = write!(out, "<p class=\"help\">{count} times in this handbook; this is the first.</p>\n");
    }
    out + "</li>\n"
}

fn source(finding: &Shown<'_>) -> String {
    let mut out = String::from("<pre>");
    for line in &finding.lines {
        let _ = write!(
            out,
            "<span class=\"number\">{}</span> {}<mark>{}</mark>{}\n",
            line.number,
            escaped(&line.before),
            escaped(&line.place),
            escaped(&line.after)
        );
    }
    let label = finding
        .label
        .as_ref()
        .map_or_else(String::new, |label| format!("<p class=\"label\">{}</p>\n", with_code(label)));
    format!("{}</pre>\n{label}", out.trim_end())
}

fn changed(report: &Report) -> String {
    let changed = report.changed();
    let item =
        |path: &&crate::source::SourcePath| format!("<li><code>{}</code></li>\n", escaped(path.as_str()));
    let items: String = changed.iter().take(ROWS).map(item).collect();
    if items.is_empty() {
        return String::new();
    }
    format!(
        "<section>\n<h2>Files that changed last</h2>\n<ul>\n{items}</ul>\n{}</section>\n",
        more(changed.len(), ROWS)
    )
}

fn redone(published: &Published) -> String {
    let heading = "<section>\n<h2>Pages that the last build redid</h2>\n";
    let Some(redone) = published.redone.get() else {
        return format!("{heading}<p data-pending>They are still being made.</p>\n</section>\n");
    };
    if redone.is_empty() {
        return format!("{heading}<p>None: every page is what it was.</p>\n</section>\n");
    }
    let titles: BTreeMap<&str, &str> =
        published.report.handbook.pages.iter().map(|page| (page.url.as_str(), page.title.as_str())).collect();
    let row = |it: &Redone| {
        let url = it.path.strip_suffix("index.html").unwrap_or(&it.path);
        let title = titles.get(url).copied().unwrap_or(url);
        format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", link(&address(url), title), why(it.why))
    };
    let rows: String = redone.iter().take(ROWS).map(row).collect();
    format!(
        "{heading}<table>\n<thead><tr><th scope=\"col\">Page</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{}</section>\n",
        more(redone.len(), ROWS)
    )
}

fn why(why: Why) -> &'static str {
    match why {
        Why::New => "it is new",
        Why::Text => "its text changed, or where its links lead",
        Why::Shows => "it shows something of other pages that changed",
        Why::Frame => "the theme, the settings or the header changed",
    }
}

fn more(count: usize, shown: usize) -> String {
    if count <= shown { String::new() } else { format!("<p>… and {} more.</p>\n", count - shown) }
}

fn time(took: Duration) -> String {
    let millis = took.as_millis();
    if millis < 1000 {
        format!("{millis} ms")
    } else {
        format!("{}.{} s", millis / 1000, millis % 1000 / 100)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::Code;
    use crate::serve::desk::tests::published;
    use crate::source::SourcePath;

    #[test]
    fn findings_are_told_by_file_and_nothing_in_them_is_markup() {
        let path = SourcePath::new("content/<b>.md");
        let finding = Diagnostic::new(Code::BrokenLink, "no page `<i>`").in_file(&path).help("write `<u>`");
        let report = Report { diagnostics: Arc::from(vec![finding]), ..Report::default() };
        let page = page(&published(report), true);
        assert!(page.contains("<h3><code>content/&lt;b&gt;.md</code></h3>"));
        assert!(page.contains("no page <code>&lt;i&gt;</code>") && page.contains("<code>&lt;u&gt;</code>"));
        assert!(page.contains("1 mistake · 1 broken link"));
        assert!(!page.contains("<i>") && !page.contains("<u>") && !page.contains("<b>"));
    }

    #[test]
    fn long_lists_are_cut_and_say_so() {
        let redone = |at: usize| Redone { path: format!("p{at}/index.html"), why: Why::Frame };
        let published = published(Report::default());
        assert!(page(&published, true).contains("data-pending"));
        assert!(published.redone.set((0..60).map(redone).collect()).is_ok());
        let page = page(&published, true);
        assert!(page.contains("… and 10 more.") && page.contains("<a href=\"/p49/\">p49/</a>"));
        assert!(!page.contains("p50/") && !page.contains("data-pending"));
    }

    #[test]
    fn times_are_short() {
        assert_eq!(time(Duration::from_micros(8_900)), "8 ms");
        assert_eq!(time(Duration::from_millis(1_260)), "1.2 s");
    }
}
