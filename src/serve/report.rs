//! What the preview tells about a build, beside its pages.
//!
//! In: a build, the tree it was made from, what the person at the terminal asked for. Out: a
//! [`Report`]. Never: a word about a file that the build's readers may not see.

use std::sync::Arc;

use super::{Loaded, Took};
use crate::build::Build;
use crate::diag::Diagnostic;
use crate::model::Handbook;
use crate::source::SourcePath;

/// What is told about a build.
#[derive(Default)]
pub(super) struct Report {
    /// All findings.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The linked pages.
    pub(super) handbook: Arc<Handbook>,
    /// Files that are new, changed or gone since the build before.
    pub(super) changed: Vec<SourcePath>,
    /// How long loading and building took.
    pub(super) took: Took,
}

impl Report {
    /// The report of a build.
    pub(super) fn of(build: &Build, _: &Loaded, changed: &[SourcePath], took: Took) -> Self {
        Self {
            diagnostics: build.diagnostics.clone(),
            handbook: build.handbook.clone(),
            changed: changed.to_vec(),
            took,
        }
    }
}
