//! The look: templates, stylesheet, script and fonts; built in, overlaid by the project's own.
//!
//! In: the embedded files of `themes/default` and the project's overlay. Out: a [`Theme`].
//! Never: renders a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::SourcePath;

/// A theme, complete: built-in files with the project's own laid over them.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Templates by name (`page.html`), with the project's file where one replaces the built-in one.
    pub templates: BTreeMap<String, TemplateSource>,
    /// Files to publish, by path below the site's root (names carry their hash).
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Path of the stylesheet among the assets.
    pub stylesheet: String,
    /// Path of the script among the assets.
    pub script: String,
    /// Paths of the fonts to preload.
    pub fonts: Vec<String>,
    /// Path of the icon among the assets.
    pub favicon: String,
    /// The interface words, with the project's own.
    pub words: crate::words::Words,
    /// Hash of everything in the theme.
    pub hash: u64,
}

/// A template and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSource {
    /// The project's file; `None` for a built-in template.
    pub path: Option<SourcePath>,
    /// The text.
    pub text: Arc<str>,
}

impl Theme {
    /// stub
    #[must_use]
    pub fn assemble(
        _tree: &crate::source::SourceTree,
        _config: &crate::config::Config,
    ) -> crate::diag::Diagnosed<Self> {
        crate::diag::Diagnosed::default()
    }
}
