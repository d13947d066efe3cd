//! What the card in the corner says of one page.
//!
//! In: an address, and what its tab knew of the page before. Out: JSON. Never: a page that the build's
//! readers may not see: all of it is taken from what they may.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::eyes::{Eyes, badge, eyes};
use super::finding::{Counts, Shown, shown};
use crate::config::LinkForm;
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{Page, href};
use crate::output::SiteError;
use crate::serve::board::Published;
use crate::serve::report::Report;

/// What a tab is told about its page.
#[derive(Serialize)]
struct Told<'a> {
    /// The number of the build.
    number: u64,
    /// Whether the site has the page.
    exists: bool,
    /// Why `build` leaves the page out.
    badge: Option<String>,
    /// The files that are shown on the page; as the tab knew them when the page is gone.
    files: Vec<&'a str>,
    /// What tells the text of the page from any other.
    text: Option<String>,
    /// Whether a mistake keeps the page from being made as it was meant.
    is_held: bool,
    /// Where the text of the page lies now, when it lies elsewhere.
    moved: Option<String>,
    /// The findings about the page, mistakes first.
    findings: Vec<Shown<'a>>,
    /// How many there are.
    here: Counts,
    /// How many there are on other pages.
    elsewhere: Counts,
    /// How many there are in all.
    all: Counts,
    /// Whose eyes these are.
    eyes: Option<Eyes>,
    /// Why this is not what is on disk now.
    trouble: Option<&'a str>,
}

/// What a tab asks, and what it knew of the page before.
#[derive(Default)]
struct Question {
    /// The address of the page, decoded.
    path: String,
    /// The files that were shown on it.
    files: Vec<String>,
    /// What told its text from any other.
    text: Option<String>,
}

/// The answer to `path=…&file=…&text=…` as JSON; `is_here` says whether who asks sits at this machine.
pub(super) fn json(query: &str, published: &Published, is_here: bool) -> String {
    let question = Question::read(query);
    // A struct of texts and numbers can always be written as JSON.
    told(&question, published, is_here, &failure(&question, published))
}

fn told(question: &Question, published: &Published, is_here: bool, failure: &[Diagnostic]) -> String {
    let report = &published.report;
    let page = question.page(published);
    let files: Vec<&str> = match page {
        Some(page) => page.documents().map(|document| document.path.as_str()).collect(),
        None => question.files.iter().map(String::as_str).collect(),
    };
    let (here, elsewhere) = split(&report.diagnostics, &files);
    let mut here: Vec<&Diagnostic> = failure.iter().chain(here).collect();
    here.sort_by_key(|finding| finding.severity);
    let told = Told {
        number: published.number,
        exists: published.site.entry(&question.file()).is_some(),
        badge: page.and_then(|page| badge(page, report)),
        text: page.and_then(text_of),
        is_held: !failure.is_empty() || is_held(page, &here),
        moved: page.is_none().then(|| moved(question, report)).flatten(),
        findings: here.iter().map(|finding| shown(finding, report, is_here)).collect(),
        here: Counts::of(here.iter().copied()),
        elsewhere: Counts::of(elsewhere.iter().copied()),
        all: Counts::of(report.diagnostics.iter()),
        eyes: eyes(report),
        trouble: trouble(published, is_here),
        files,
    };
    serde_json::to_string(&told).unwrap_or_default()
}

/// Why the site is not what is on disk now. The words may name folders of this machine.
pub(super) fn trouble(published: &Published, is_here: bool) -> Option<&str> {
    let words = published.trouble.as_deref()?;
    Some(if is_here { words } else { "the handbook cannot be read or built at the moment" })
}

/// The findings about these files, and all others.
fn split<'a>(all: &'a [Diagnostic], files: &[&str]) -> (Vec<&'a Diagnostic>, Vec<&'a Diagnostic>) {
    let files: BTreeSet<&str> = files.iter().copied().collect();
    let is_here = |finding: &&Diagnostic| finding.path.as_ref().is_some_and(|it| files.contains(it.as_str()));
    all.iter().partition(is_here)
}

/// Whether a mistake keeps the page from being made: it is left out, or not what its author meant.
fn is_held(page: Option<&Page>, here: &[&Diagnostic]) -> bool {
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
    let stops = |finding: &&Diagnostic| page.is_none() || finding.code == Code::BadFrontMatter;
    here.iter().any(|finding| is_error(finding) && stops(finding))
}

/// The template that fails on the page, if one does.
fn failure(question: &Question, published: &Published) -> Vec<Diagnostic> {
    match published.site.bytes(&question.file()) {
        Some(Err(SiteError::Template(finding))) => vec![*finding],
        _ => Vec::new(),
    }
}

fn text_of(page: &Page) -> Option<String> {
    page.document.as_ref().map(|document| format!("{:016x}", document.hash))
}

/// The address of another page with the same text: the file was renamed.
fn moved(question: &Question, report: &Report) -> Option<String> {
    let known = question.text.as_ref()?;
    let page = report.handbook.pages.iter().find(|page| text_of(page).as_ref() == Some(known))?;
    Some(address(&page.url))
}

/// The address of a page from the root of the preview.
pub(super) fn address(url: &str) -> String {
    format!("/{}", href("", url, LinkForm::Pretty).trim_start_matches("./"))
}

impl Question {
    fn read(query: &str) -> Self {
        let mut question = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decoded(value);
            match key {
                // An address is encoded in itself, and once more to stand in a query.
                "path" => question.path = decoded(&value),
                "file" => question.files.push(value),
                "text" => question.text = Some(value),
                _ => {}
            }
        }
        question
    }

    /// The address below the site's root: `goals/x/`.
    fn below<'a>(&'a self, published: &'a Published) -> impl Iterator<Item = &'a str> {
        let path = &self.path;
        [path.strip_prefix('/'), path.strip_prefix(&published.base_path)].into_iter().flatten()
    }

    fn page<'a>(&self, published: &'a Published) -> Option<&'a Page> {
        let plain = |url: &str| url.strip_suffix("index.html").unwrap_or(url).to_owned();
        self.below(published).find_map(|url| published.report.page(&plain(url)))
    }

    /// The path of the page in the site.
    fn file(&self) -> String {
        let path = self.path.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::serve::desk::tests::published;
    use crate::source::SourcePath;

    #[test]
    fn a_question_is_decoded_once_in_the_query_and_once_in_the_address() {
        let question =
            Question::read("path=%2Fgr%25C3%25B6%25C3%259Fe%2F&file=content%2Fa%20b.md&file=c.md&text=1f");
        assert_eq!(question.path, "/größe/");
        assert_eq!(question.files, ["content/a b.md", "c.md"]);
        assert_eq!((question.text.as_deref(), question.file().as_str()), (Some("1f"), "größe/index.html"));
    }

    #[test]
    fn findings_are_here_or_elsewhere_and_a_lost_page_keeps_those_of_its_file() {
        let found = |path: &str, code| Diagnostic::new(code, "x").in_file(&SourcePath::new(path));
        let diagnostics =
            vec![found("content/a.md", Code::BadFrontMatter), found("content/b.md", Code::BrokenLink)];
        let report = Report { diagnostics: Arc::from(diagnostics), ..Report::default() };
        let answer = json("path=%2Fa%2F&file=content%2Fa.md", &published(report), true);
        let told: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(told["findings"][0]["code"], "bad-front-matter");
        assert_eq!(
            (told["here"]["mistakes"].as_u64(), told["elsewhere"]["links"].as_u64()),
            (Some(1), Some(1))
        );
        assert_eq!((told["exists"].as_bool(), told["is_held"].as_bool()), (Some(false), Some(true)));
        assert_eq!(told["moved"], serde_json::Value::Null);
    }
}
