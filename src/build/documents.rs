//! The documents of a tree, parsed once for as long as their bytes stay.
//!
//! In: the whole tree and the settings, every time. Out: every page of the tree as a document, by
//! path. Never: parses a file whose bytes it knows.

use rayon::prelude::*;
use std::sync::Arc;

use super::builder::hash_of;
use crate::config::Config;
use crate::parse::{self, Document};
use crate::source::{SourceFile, SourcePath, SourceTree, is_markdown};

/// The documents of the last tree.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// All of them, by path.
    pub(super) all: Arc<Vec<Arc<Document>>>,
    /// The paths of those that had to be parsed.
    pub(super) fresh: Vec<SourcePath>,
    /// Hash of the settings that parsing depends on.
    parsed_for: u64,
}

impl Documents {
    /// Parses the pages of `tree`.
    pub(super) fn parse(&mut self, tree: &SourceTree, config: &Config) {
        let Config { markdown, kinds, content, is_handbook, rules, theme, templates, .. } = config;
        let parsed_for = hash_of(&(markdown, kinds, content, is_handbook, rules, theme, templates));
        let known = if parsed_for == self.parsed_for { self.all.clone() } else { Arc::default() };
        let pages = paired(&tree.files, &known);
        let parsed = pages.into_par_iter().filter_map(|(file, known)| parse_one(file, known, config));
        let parsed: Vec<(Arc<Document>, bool)> = parsed.collect();
        let fresh = parsed.iter().filter(|(_, is_fresh)| *is_fresh);
        self.fresh = fresh.map(|(document, _)| document.path.clone()).collect();
        self.all = Arc::new(parsed.into_iter().map(|(document, _)| document).collect());
        self.parsed_for = parsed_for;
    }
}

/// Every file with the document that it was, if it was one. Both are sorted by path.
fn paired<'a>(
    files: &'a [Arc<SourceFile>],
    known: &'a [Arc<Document>],
) -> Vec<(&'a SourceFile, Option<&'a Arc<Document>>)> {
    let mut rest = known.iter().peekable();
    let mut pair = |file: &'a Arc<SourceFile>| {
        while rest.next_if(|document| document.path < file.path).is_some() {}
        (&**file, rest.next_if(|document| document.path == file.path))
    };
    files.iter().map(&mut pair).collect()
}

fn parse_one(
    file: &SourceFile,
    known: Option<&Arc<Document>>,
    config: &Config,
) -> Option<(Arc<Document>, bool)> {
    if let Some(document) = known.filter(|document| document.hash == file.hash && file.is_text()) {
        return Some((document.clone(), false));
    }
    let text = file.text().filter(|_| is_page(file, config))?;
    Some((Arc::new(parse::document(&file.path, file.hash, text, config)), true))
}

fn is_page(file: &SourceFile, config: &Config) -> bool {
    let in_content = file.path.below(&config.content).is_some();
    let theme = config
        .theme
        .iter()
        .chain([&config.templates])
        .filter(|folder| !folder.is_empty() && config.is_handbook);
    let in_theme = theme.into_iter().any(|folder| file.path.below(folder).is_some());
    in_content && !in_theme && is_markdown(&file.path.extension()) && file.is_text()
}
