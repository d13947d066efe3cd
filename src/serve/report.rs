//! What the preview tells about a build, beside its pages.
//!
//! In: a build, the tree it was made from, what the person at the terminal asked for. Out: a
//! [`Report`]. Never: a word about a file that the build's readers may not see, or work for every page:
//! it is made after every build, and looked into only when somebody asks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Loaded, Took};
use crate::build::Build;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::edition::Audience;
use crate::model::{Handbook, Page};
use crate::source::{SETTINGS, SourceFile, SourcePath};

/// What is told about a build.
#[derive(Default)]
pub(super) struct Report {
    /// All findings.
    pub(super) diagnostics: Arc<[Diagnostic]>,
    /// The files that the findings are about, as they were built.
    pub(super) sources: BTreeMap<SourcePath, Arc<SourceFile>>,
    /// The linked pages.
    pub(super) handbook: Arc<Handbook>,
    /// The settings.
    pub(super) config: Arc<Config>,
    /// The folder everything lies in.
    pub(super) root: PathBuf,
    /// Files that are new, changed or gone since the build before, also those that nobody may hear of.
    pub(super) all_changed: Vec<SourcePath>,
    /// How long loading and building took.
    pub(super) took: Took,
    /// For whom the site was built.
    pub(super) audience: Audience,
    /// The day of the build.
    pub(super) day: Date,
    /// Whether that is another day than today because somebody asked for it.
    pub(super) is_other_day: bool,
}

impl Report {
    /// The report of a build.
    pub(super) fn of(build: &Build, loaded: &Loaded, changed: &[SourcePath], took: Took) -> Self {
        let about = build.diagnostics.iter().filter_map(|finding| finding.path.as_ref());
        let source = |path: &SourcePath| Some((path.clone(), loaded.tree.file(path.as_str())?.clone()));
        Self {
            diagnostics: Arc::from(build.diagnostics.as_slice()),
            sources: about.filter_map(source).collect(),
            handbook: build.handbook.clone(),
            config: build.config.clone(),
            root: loaded.tree.root.clone(),
            all_changed: changed.to_vec(),
            took,
            audience: loaded.options.audience.clone(),
            day: loaded.options.as_of,
            is_other_day: loaded.is_other_day,
        }
    }

    /// The changed files that this build's readers may hear of: those that are shown on its pages, and
    /// those that make the look. A file that is gone is not among them, because nobody can say any more
    /// who could read it.
    pub(super) fn changed(&self) -> Vec<&SourcePath> {
        let pages =
            self.handbook.pages.iter().flat_map(|page| page.documents()).map(|document| &document.path);
        let assets = self.handbook.assets.iter().map(|asset| &asset.source);
        let shown: BTreeSet<&SourcePath> = pages.chain(assets).collect();
        self.all_changed.iter().filter(|path| shown.contains(path) || self.is_of_look(path)).collect()
    }

    /// The page at the address `url` below the site's root.
    pub(super) fn page(&self, url: &str) -> Option<&Page> {
        self.handbook.pages.iter().find(|page| page.url == url).map(|page| &**page)
    }

    fn is_of_look(&self, path: &SourcePath) -> bool {
        let folders = self.config.theme.iter().chain([&self.config.templates]);
        let is_look = |folder: &String| !folder.is_empty() && path.below(folder).is_some();
        path.as_str() == SETTINGS || self.config.is_handbook && folders.into_iter().any(is_look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssetCopy;

    #[test]
    fn only_files_that_are_shown_are_named() {
        let asset = AssetCopy { output: "a.png".to_owned(), source: SourcePath::new("content/a.png") };
        let names = ["content/a.png", "content/mara.manager.md", "handbook.toml", "templates/page.html"];
        let report = Report {
            handbook: Arc::new(Handbook { assets: Arc::from(vec![asset]), ..Handbook::default() }),
            config: Arc::new(Config { is_handbook: true, ..Config::default() }),
            all_changed: names.map(SourcePath::new).to_vec(),
            ..Report::default()
        };
        let told: Vec<&str> = report.changed().iter().map(|path| path.as_str()).collect();
        assert_eq!(told, ["content/a.png", "handbook.toml", "templates/page.html"]);
    }
}
