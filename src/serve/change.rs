//! What differs between two loads, for the terminal and the dashboard; nothing is left out because of it.
//!
//! In: trees, and the pages of their sites. Out: paths, and what of them may be told. Never: names a
//! file that the readers of the preview may not see.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Took;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::Handbook;
use crate::source::{SETTINGS, SourceFile, SourcePath, SourceTree};

/// A site that was built, and what led to it.
pub struct Round {
    /// 1 for the first.
    pub number: u64,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
    /// What the site was built from.
    pub tree: Arc<SourceTree>,
    /// Pages and sections of the handbook.
    pub pages: usize,
    /// How long it took, without rendering.
    pub took: Took,
    /// The files that are new, changed or gone since the round before.
    pub changes: Changes,
}

/// The files that are new, changed or gone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Those that this preview shows, those that it showed and that are gone, and what makes the look:
    /// settings and the theme.
    pub named: Vec<SourcePath>,
    /// How many others there are, whose names are not for its readers.
    pub others: usize,
}

/// What was loaded for a site, and the pages that its readers see of it.
pub(super) type Shown = (Arc<SourceTree>, Arc<Handbook>);

/// What has changed from one site to the next, as far as the readers of both may hear of it.
pub(super) fn changes(before: &Shown, now: &Shown, config: &Config) -> Changes {
    let changed: BTreeSet<SourcePath> = changed(&before.0, &now.0).into_iter().collect();
    let is_there = |path: &SourcePath| now.0.file(path.as_str()).is_some();
    let shown = files(&now.1).filter(|path| changed.contains(*path));
    let gone = files(&before.1).filter(|path| changed.contains(*path) && !is_there(path));
    let look = changed.iter().filter(|path| is_of_look(path, config));
    let named: BTreeSet<&SourcePath> = shown.chain(gone).chain(look).collect();
    let named: Vec<SourcePath> = named.into_iter().cloned().collect();
    Changes { others: changed.len() - named.len(), named }
}

/// All files that pages of the handbook show.
fn files(handbook: &Handbook) -> impl Iterator<Item = &SourcePath> {
    let assets = handbook.assets.iter().map(|asset| &asset.source);
    handbook.pages.iter().flat_map(|page| page.documents()).map(|document| &document.path).chain(assets)
}

/// Whether a file makes the look of all pages and tells nothing of any.
fn is_of_look(path: &SourcePath, config: &Config) -> bool {
    let folders = config.theme.iter().chain([&config.templates]);
    let is_look = |folder: &String| !folder.is_empty() && path.below(folder).is_some();
    path.as_str() == SETTINGS || config.is_handbook && folders.into_iter().any(is_look)
}

/// The files that are new, changed or gone, by path.
pub(super) fn changed(before: &SourceTree, after: &SourceTree) -> Vec<SourcePath> {
    let (mut old, mut new) = (before.files.iter().peekable(), after.files.iter().peekable());
    let mut paths = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return paths,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.path.cmp(&new.path),
        };
        let one = if order.is_le() { old.next() } else { None };
        let other = if order.is_ge() { new.next() } else { None };
        let is_other = one.zip(other).is_none_or(|(one, other)| !is_same_file(one, other));
        paths.extend(other.or(one).filter(|_| is_other).map(|file| file.path.clone()));
    }
}

/// Whether nothing differs: no file, no problem, no commit.
pub(super) fn is_same(before: &SourceTree, after: &SourceTree) -> bool {
    let both = || before.files.iter().zip(&after.files);
    before.files.len() == after.files.len()
        && before.problems == after.problems
        && before.git.commit == after.git.commit
        && both().all(|(one, other)| is_same_file(one, other))
}

fn is_same_file(one: &Arc<SourceFile>, other: &Arc<SourceFile>) -> bool {
    Arc::ptr_eq(one, other) || (one.hash == other.hash && one.path == other.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssetCopy;
    use crate::source::Stamp;

    fn tree(files: &[(&str, &str)]) -> SourceTree {
        let file = |(path, text): &(&str, &str)| {
            SourceFile::of_bytes(SourcePath::new(path), Stamp::default(), text.as_bytes().to_vec())
        };
        SourceTree::in_memory(files.iter().map(file))
    }

    #[test]
    fn only_what_readers_see_saw_or_look_at_is_named() {
        let asset = |path: &str| AssetCopy { output: path.to_owned(), source: SourcePath::new(path) };
        let shown = |files: &[(&str, &str)], assets: &[&str]| -> Shown {
            let assets = assets.iter().map(|path| asset(path)).collect();
            (tree(files).into(), Handbook { assets, ..Handbook::default() }.into())
        };
        let config = Config { is_handbook: true, ..Config::default() };
        let look = [("handbook.toml", "1"), ("templates/page.html", "1")];
        let before = shown(
            &[&look[..], &[("gone", "1"), ("narrow", "1"), ("page", "1")]].concat(),
            &["gone", "narrow", "page"],
        );
        let look = [("handbook.toml", "2"), ("templates/page.html", "2")];
        let now = shown(&[&look[..], &[("hidden", "1"), ("narrow", "2"), ("page", "2")]].concat(), &["page"]);
        let named = ["gone", "handbook.toml", "page", "templates/page.html"].map(SourcePath::new).to_vec();
        assert_eq!(changes(&before, &now, &config), Changes { named, others: 2 });
    }

    #[test]
    fn new_changed_and_gone() {
        let before = tree(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
        let after = tree(&[("a", "1"), ("bb", "1"), ("c", "2"), ("d", "1"), ("e", "1")]);
        assert_eq!(changed(&before, &after), ["b", "bb", "c", "e"].map(SourcePath::new));
        assert!(!is_same(&before, &after));
        assert_eq!(changed(&before, &before.clone()), []);
        assert!(is_same(&after, &tree(&[("a", "1"), ("bb", "1"), ("c", "2"), ("d", "1"), ("e", "1")])));
        assert!(!is_same(&tree(&[("a", "1")]), &tree(&[("b", "1")])), "the same bytes under another name");
    }
}
