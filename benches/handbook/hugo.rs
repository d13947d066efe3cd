//! The settings and the theme of the same site for hugo.
//!
//! In: a folder. Out: `hugo.toml`, layouts and a stylesheet in it. The layouts have the parts that
//! our own pages have; `benches/README.md` says which are missing.

#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own input")]

use std::fs;
use std::io::Result;
use std::path::Path;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../hugo/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "hugo.toml",
    "layouts/baseof.html",
    "layouts/home.html",
    "layouts/section.html",
    "layouts/page.html",
    "layouts/taxonomy.html",
    "layouts/term.html",
    "layouts/404.html",
    "layouts/_partials/entries.html",
    "layouts/_partials/pager.html",
    "layouts/_partials/where.html",
    "layouts/_markup/render-blockquote.html",
    "static/style.css",
];

/// Writes all files but the pages.
pub(super) fn write(folder: &Path) -> Result<()> {
    FILES.iter().try_for_each(|(path, text)| {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    })
}
