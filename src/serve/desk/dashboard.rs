//! The dashboard: everything that is to be mended, and what the last build did.
//!
//! In: the published site and its report. Out: an HTML page that works without a script. Never: a
//! file that the build's readers may not see.

use std::collections::BTreeMap;
use std::time::Duration;

use super::findings;
use super::framed;
use super::html::{escaped, link, more};
use super::page::{address, trouble};
use crate::build::{Redone, Why};
use crate::serve::board::Published;
use crate::source::SourcePath;

/// Rows of every list.
const ROWS: usize = 50;

/// The page; `is_here` says whether who asks sits at this machine.
pub(super) fn page(published: &Published, is_here: bool) -> String {
    let report = &published.report;
    let name = report.handbook.pages.first().map_or("the handbook", |home| home.title.as_str());
    let name = if report.config.name.is_empty() { name } else { &report.config.name };
    let main = format!(
        "<main>\n<p>{}</p>\n<h1>Preview of {}</h1>\n{}{}{}{}{}</main>\n",
        link("/", "To the handbook"),
        escaped(name),
        trouble(published, is_here).map(notice).unwrap_or_default(),
        summary(published),
        findings::section(report, is_here),
        changed(published),
        redone(published)
    );
    framed(&format!("Preview of {name}"), &main)
}

fn notice(trouble: &str) -> String {
    format!("<p class=\"trouble\"><strong>These pages are not current:</strong> {}.</p>\n", escaped(trouble))
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

fn changed(published: &Published) -> String {
    let report = &published.report;
    let changed = &report.changes.named;
    let item = |path: &SourcePath| format!("<li><code>{}</code></li>\n", escaped(path.as_str()));
    let items: String = changed.iter().take(ROWS).map(item).collect();
    // Before the first build there was nothing that could change.
    if items.is_empty() || published.number == 1 {
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
    if published.number == 1 {
        return format!("{heading}<p>All of them: it was the first.</p>\n</section>\n");
    }
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
    use super::*;
    use crate::serve::desk::tests::published;
    use crate::serve::report::Report;

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
