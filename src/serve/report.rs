//! What the preview tells about a build, beside its pages.
//!
//! In: a build, the tree it was made from, what the person at the terminal asked for. Out: a
//! [`Report`]. Never: a word about a file that the build's readers may not see, or work for every page:
//! it is made after every build, and looked into only when somebody asks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Changes, Loaded, Took};
use crate::build::Build;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::edition::Audience;
use crate::model::{Handbook, Page};
use crate::source::{SourceFile, SourcePath};

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
    /// Files that are new, changed or gone since the build before.
    pub(super) changes: Changes,
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
    pub(super) fn of(build: &Build, loaded: &Loaded, changes: Changes, took: Took) -> Self {
        let about = build.diagnostics.iter().filter_map(|finding| finding.path.as_ref());
        let source = |path: &SourcePath| Some((path.clone(), loaded.tree.file(path.as_str())?.clone()));
        Self {
            diagnostics: Arc::from(build.diagnostics.as_slice()),
            sources: about.filter_map(source).collect(),
            handbook: build.handbook.clone(),
            config: build.config.clone(),
            root: loaded.tree.root.clone(),
            changes,
            took,
            audience: loaded.options.audience.clone(),
            day: loaded.options.as_of,
            is_other_day: loaded.is_other_day,
        }
    }

    /// The page at the address `url` below the site's root.
    pub(super) fn page(&self, url: &str) -> Option<&Page> {
        self.handbook.pages.iter().find(|page| page.url == url).map(|page| &**page)
    }
}
