//! How long a change takes to be shown: `cargo bench --bench rebuild -- [PAGES] [--runs N] [--seed N]`.
//!
//! In: a generated handbook, copied once below the target folder. Out: a table with medians: loading
//! the tree again, building it, and rendering the changed page, after a change of one page's text and
//! after a change of its title. What the program adds (waiting for the watcher, HTTP) is measured by
//! `compare.py preview`.

#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own input")]

mod handbook;
mod laps;
mod program;
mod wanted;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use laps::Laps;
use understory::build::{Build, BuildOptions, Builder, load_options};
use understory::config;
use understory::source::{self, Known, LoadOptions, SourceTree};
use wanted::Wanted;

const USAGE: &str = "usage: cargo bench --bench rebuild -- [PAGES] [--runs N] [--seed N]";

fn main() -> ExitCode {
    wanted::run(USAGE, measure)
}

/// A handbook that is built again and again.
struct Desk {
    root: PathBuf,
    load: LoadOptions,
    options: BuildOptions,
    builder: Builder,
    tree: SourceTree,
}

impl Desk {
    fn open(root: &Path) -> Result<Self, Box<dyn Error>> {
        let settings = config::read(source::read_settings(root, None)?.as_deref()).value;
        let as_of = settings.as_of.ok_or("the generated settings pin a date")?;
        let options = BuildOptions { drafts: true, ..BuildOptions::on(as_of) };
        let load = load_options(&settings, None);
        let tree = source::load(root, &load, None)?;
        Ok(Self { root: root.to_owned(), load, options, builder: Builder::remembering(), tree })
    }

    fn build(&mut self) -> Result<Build, Box<dyn Error>> {
        self.builder.build(&self.tree, &self.options).map_err(|error| error.message.into())
    }

    /// Writes a page, and times everything up to its bytes.
    fn change(&mut self, page: &Page, text: &str, laps: &mut Laps, what: &str) -> Result<(), Box<dyn Error>> {
        fs::write(&page.file, text)?;
        let named = BTreeSet::from([page.file.clone()]);
        let lap = |name: &str| -> &'static str { format!("{what}: {name}").leak() };
        self.tree = laps.time(lap("load"), || {
            source::load(&self.root, &self.load, Some(Known { tree: &self.tree, named: &named }))
        })?;
        let build = laps.time(lap("build"), || self.build())?;
        let shown = laps.time(lap("render the page"), || build.site.bytes(&page.output));
        let shown = shown.ok_or("the page is not in the site")??;
        let is_shown = String::from_utf8_lossy(&shown).contains("changed-now");
        laps.time(lap("let go of the build before"), || drop(build));
        if is_shown { Ok(()) } else { Err("the page does not show the change".into()) }
    }
}

/// The page that is changed.
struct Page {
    file: PathBuf,
    output: String,
    text: String,
}

impl Page {
    /// A page in the middle of the handbook.
    fn of(desk: &Desk) -> Result<Self, Box<dyn Error>> {
        let pages = desk.tree.files.iter().filter(|file| file.is_text() && file.path.stem() != "_index");
        let pages: Vec<_> = pages.filter(|file| file.path.extension() == "md").collect();
        let file = pages.get(pages.len() / 2).ok_or("there is no page")?;
        let below = file.path.below("content").unwrap_or(file.path.as_str());
        let output = format!("{}/index.html", below.trim_end_matches(".md"));
        let text = file.text().ok_or("it is no text")?.to_string();
        Ok(Self { file: desk.root.join(file.path.as_str()), output, text })
    }
}

fn measure(wanted: &Wanted) -> Result<String, Box<dyn Error>> {
    // A handbook of its own: the other benchmarks must find theirs as it was written.
    let root = wanted::written(wanted.recipe, "rebuilt")?;
    let mut desk = Desk::open(&root)?;
    desk.build()?;
    let page = Page::of(&desk)?;
    let mut laps = Laps::default();
    for run in 0..wanted.runs {
        let text = format!("{}\n\nchanged-now-{run}\n", page.text);
        desk.change(&page, &text, &mut laps, "text")?;
    }
    for run in 0..wanted.runs {
        let text = format!("{}\n\n## changed-now-{run}\n", page.text);
        desk.change(&page, &text, &mut laps, "heading")?;
    }
    fs::write(&page.file, &page.text)?;
    Ok(laps.table(wanted.recipe.pages))
}
