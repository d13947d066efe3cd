//! The order of pages that another tool's navigation file gives: `SUMMARY.md` and `mkdocs.yml`.
//!
//! In: the documents called `SUMMARY.md`, the text of `mkdocs.yml`. Out: positions of documents.
//! Never: hides a page that the file does not list; such pages follow the listed ones.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::pages::{Rank, Ranks};
use crate::diag::{Code, Diagnostic};
use crate::parse::Document;
use crate::source::join;

/// What the navigation files say.
#[derive(Default)]
pub(super) struct Navigation {
    pub(super) ranks: Ranks,
    pub(super) findings: Vec<Diagnostic>,
}

impl Navigation {
    /// Reads the tables of contents among `documents`, and an mkdocs navigation if there is one.
    pub(super) fn read(documents: &[Arc<Document>], mkdocs: Option<&str>, content: &str) -> Self {
        let known: BTreeSet<&str> = documents.iter().map(|document| document.path.as_str()).collect();
        let mut navigation = Self::default();
        for document in documents.iter().filter(|document| document.is_contents()) {
            navigation.read_summary(document, &known);
        }
        for (title, path) in mkdocs.map(mkdocs_entries).unwrap_or_default() {
            let folders = ["docs", content];
            let paths = folders.iter().filter_map(|folder| join(folder, &path));
            if let Some(path) = paths.into_iter().find(|path| known.contains(path.as_str())) {
                navigation.add(path, title);
            }
        }
        navigation
    }

    fn read_summary(&mut self, document: &Document, known: &BTreeSet<&str>) {
        for link in &document.links {
            let target = link.target.split('#').next().unwrap_or("");
            let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
            let path = join(document.path.folder(), &decoded)
                .filter(|_| !target.is_empty() && !target.contains("://"));
            match path {
                Some(path) if known.contains(path.as_str()) => self.add(path, link.text.clone()),
                Some(path) => self.findings.push(unlisted(document, link, &path)),
                None => {}
            }
        }
    }

    fn add(&mut self, path: String, title: String) {
        let position = self.ranks.len();
        self.ranks.entry(path).or_insert(Rank { position, title });
    }
}

fn unlisted(document: &Document, link: &crate::parse::Link, path: &str) -> Diagnostic {
    Diagnostic::new(Code::BrokenLink, format!("the table of contents lists `{path}`, which does not exist"))
        .in_file(&document.path)
        .at(link.span)
        .help("write the page, or remove the entry")
}

/// Title and path of every page in the `nav:` list of an mkdocs file, in order. Only that list is
/// read, line by line: the rest of the file may hold tags that no YAML reader knows.
fn mkdocs_entries(text: &str) -> Vec<(String, String)> {
    let after = text.lines().skip_while(|line| !line.starts_with("nav:")).skip(1);
    let list = after.take_while(|line| line.is_empty() || line.starts_with([' ', '-', '#', '\t']));
    list.filter_map(mkdocs_entry).collect()
}

/// `- Title: path.md`, `- path.md`, either part in quotes; `None` for a heading.
fn mkdocs_entry(line: &str) -> Option<(String, String)> {
    let entry = line.trim_start().strip_prefix('-')?.trim();
    let (title, path) = entry.rsplit_once(": ").unwrap_or(("", entry));
    let unquoted = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
    let path = unquoted(path);
    crate::source::is_markdown(path.rsplit('.').next()?).then(|| (unquoted(title), path))
}

#[cfg(test)]
mod tests {
    use super::mkdocs_entries;

    #[test]
    fn the_nav_list_of_an_mkdocs_file() {
        let text = "site_name: x\nnav:\n  - Home: index.md\n  - 'User: guide':\n      - \"guide/a.md\"\n  - Out: https://x.org\nplugins:\n  - b.md\n";
        let expected = [("Home", "index.md"), ("", "guide/a.md")]
            .map(|(title, path)| (title.to_owned(), path.to_owned()));
        assert_eq!(mkdocs_entries(text), expected);
    }
}
