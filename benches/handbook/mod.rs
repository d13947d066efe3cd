//! A realistic handbook of any size, the same bytes for the same seed.
//!
//! In: a [`Recipe`] and a folder. Out: a handbook for Understory, or the same pages as a site for
//! another generator. Never: writes into a folder that holds anything else.

#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own input")]

mod blocks;
mod code;
mod form;
mod front;
mod hugo;
mod page;
mod picture;
mod plan;
mod random;
mod text;
mod words;

use rayon::prelude::*;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

pub(crate) use form::Form;
use page::Writer;
use plan::{MOST_PAGES, Plan};
use words::Vocabulary;

/// The version of the generator: raised whenever it writes other bytes for the same recipe.
pub(crate) const VERSION: u32 = 1;

/// The file that says which recipe a folder was written from; written last.
const MARK: &str = "generated.txt";

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recipe {
    /// Number of pages, without those that stand for folders.
    pub(crate) pages: usize,
    /// Where the chance comes from.
    pub(crate) seed: u64,
    /// For which generator.
    pub(crate) form: Form,
}

impl Recipe {
    /// The usual recipe for so many pages.
    pub(crate) fn new(pages: usize) -> Self {
        Self { pages, seed: 1, form: Form::Understory }
    }

    /// The recipe with one option of the command line; `None` when there is no such option or value.
    pub(crate) fn with(self, option: &str, value: &str) -> Option<Self> {
        match option {
            "--seed" => Some(Self { seed: value.parse().ok()?, ..self }),
            "--for" => Some(Self { form: Form::named(value)?, ..self }),
            _ => None,
        }
    }

    fn mark(&self) -> String {
        let Self { pages, seed, form } = self;
        format!(
            "understory benchmark data, version {VERSION}, {pages} pages, seed {seed}, for {}\n",
            form.name()
        )
    }
}

/// Writes the handbook of `recipe` into `folder`, unless it is there already.
pub(crate) fn write(recipe: Recipe, folder: &Path) -> Result<()> {
    if fs::read_to_string(folder.join(MARK)).is_ok_and(|mark| mark == recipe.mark()) {
        return Ok(());
    }
    if folder.exists() && fs::read_dir(folder)?.next().is_some() {
        return Err(Error::other("the folder holds something else; name another one or remove it"));
    }
    if !(20..=MOST_PAGES).contains(&recipe.pages) {
        return Err(Error::other(format!("the number of pages must be from 20 to {MOST_PAGES}")));
    }
    let words = Vocabulary::new();
    let plan = Plan::new(recipe.seed, recipe.pages, &words);
    write_settings(recipe.form, folder)?;
    write_pictures(recipe, &plan, folder)?;
    write_pages(&Writer { plan: &plan, words: &words, form: recipe.form }, &folder.join("content"))?;
    fs::write(folder.join(MARK), recipe.mark())
}

fn write_settings(form: Form, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    match form {
        Form::Understory => fs::write(folder.join("handbook.toml"), SETTINGS),
        Form::Hugo => hugo::write(folder),
    }
}

/// Every page stays a plain page, whatever its folder is called: the pages are prose, and both
/// generators are to do the same work.
const SETTINGS: &str = r#"name = "Ferry team handbook"
description = "How we work and grow."
base_url = "https://handbook.example.org/"
as_of = 2026-10-01
dates = "written"
kinds = "none"
"#;

fn write_pictures(recipe: Recipe, plan: &Plan, folder: &Path) -> Result<()> {
    let pictures = folder.join(recipe.form.pictures());
    fs::create_dir_all(&pictures)?;
    (0..plan.pictures).try_for_each(|number| {
        fs::write(pictures.join(format!("{number:03}.png")), picture::png(plan.seed, number))
    })
}

fn write_pages(writer: &Writer<'_>, content: &Path) -> Result<()> {
    let plan = writer.plan;
    for (at, folder) in plan.folders.iter().enumerate() {
        let path = content.join(&folder.path);
        fs::create_dir_all(&path)?;
        fs::write(path.join("_index.md"), writer.folder(at))?;
    }
    (0..plan.places.len())
        .into_par_iter()
        .try_for_each(|page| fs::write(content.join(plan.path(page) + ".md"), writer.page(page)))
}
