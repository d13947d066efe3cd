//! From `handbook.toml` to what must be loaded.
//!
//! In: the settings of a handbook. Out: [`LoadOptions`]. Never: reads the settings file itself.

use std::path::Path;

use crate::config::{Config, Dates};
use crate::source::LoadOptions;

/// What to load for a handbook with these settings; `file` is the settings file, when it was named by hand.
#[must_use]
pub fn load_options(config: &Config, file: Option<&Path>) -> LoadOptions {
    let themes =
        config.theme.iter().cloned().chain([config.templates.clone()]).filter(|folder| !folder.is_empty());
    LoadOptions {
        settings: file.map(Path::to_owned),
        content: config.content.clone(),
        themes: if config.is_handbook { themes.collect() } else { Vec::new() },
        files: config.logo.iter().chain(&config.favicon).cloned().collect(),
        git: config.dates == Dates::Git,
    }
}
