//! From `handbook.toml` to what must be loaded.
//!
//! In: the settings of a handbook. Out: [`LoadOptions`]. Never: reads the settings file itself.

use std::path::PathBuf;

use crate::config::{Config, Dates};
use crate::source::LoadOptions;

/// Where the settings come from and where the output goes, for loading.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The settings file, when it was named on the command line.
    pub file: Option<PathBuf>,
    /// Folders that are never walked: the output.
    pub excluded: Vec<PathBuf>,
}

/// What to load for a handbook with these settings.
#[must_use]
pub fn load_options(config: &Config, settings: &Settings) -> LoadOptions {
    let themes =
        config.theme.iter().cloned().chain([config.templates.clone()]).filter(|folder| !folder.is_empty());
    LoadOptions {
        settings: settings.file.clone(),
        content: config.content.clone(),
        themes: if config.is_handbook { themes.collect() } else { Vec::new() },
        files: config.logo.iter().chain(&config.favicon).cloned().collect(),
        excluded: settings.excluded.clone(),
        git: config.dates == Dates::Git,
    }
}
