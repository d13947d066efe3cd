//! The look: templates, stylesheet, script, fonts and words; built in, overlaid by the project's own.
//!
//! In: the embedded files of `themes/default`, and the project's theme and templates as loaded.
//! Out: a [`Theme`]. Never: renders a page, or fails: what cannot be used is reported and the
//! built-in file stays in its place.

mod assemble;
mod built_in;
mod client;
mod color;
mod overlay;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::SourcePath;
use crate::words::Words;

pub use client::Client;

/// Folder of the theme's files below the site's root.
pub const FOLDER: &str = "_theme";

/// A theme, complete: built-in files with the project's own laid over them.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// The built-in templates, by name (`page.html`).
    pub built_in: BTreeMap<&'static str, &'static str>,
    /// The project's templates, by name; one of a built-in name is used in its place.
    pub templates: BTreeMap<String, TemplateSource>,
    /// Files to publish, by path below the site's root (our own names carry their hash).
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Path of the stylesheet among the assets.
    pub stylesheet: String,
    /// Path of the script among the assets.
    pub script: String,
    /// Paths of the fonts to preload.
    pub fonts: Vec<String>,
    /// Path of the icon among the assets.
    pub favicon: String,
    /// The scripts that search a site.
    pub client: Arc<Client>,
    /// The interface words, with the project's own.
    pub words: Words,
    /// Hash of everything in the theme but the scripts that search, which no page holds.
    pub hash: u64,
}

/// A template of the project.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TemplateSource {
    /// Its file.
    pub path: SourcePath,
    /// The text.
    pub text: Arc<str>,
}

#[cfg(test)]
mod tests;
