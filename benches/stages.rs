//! How long each stage takes: `cargo bench --bench stages -- [PAGES] [--runs N] [--seed N]`.
//!
//! In: a generated handbook, written once below the target folder. Out: a table with medians, of
//! the wall clock and of the processor's time over all threads. The stages are called one after the
//! other through the public interface, so that each is seen alone; the last two rows are what the
//! program does: `Builder::build`, and writing, which renders the pages on the way.

mod handbook;
mod laps;
mod program;
mod wanted;

use rayon::prelude::*;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use laps::Laps;
use understory::build::{BuildOptions, Builder, load_options};
use understory::config::{self, Config};
use understory::edition::Audience;
use understory::edition::{self, Edition, Reader, UnknownAudience};
use understory::insight;
use understory::markup::{self, BodyOptions};
use understory::model::{self, Handbook, Titles};
use understory::output::{self, WriteOptions};
use understory::parse::{self, Document};
use understory::render::{Renderer, Texts};
use understory::source::{self, SourceTree, is_markdown};
use understory::theme::Theme;
use understory::view::{self, Context, PageRef, PageView, ThemePaths};
use wanted::Wanted;

const USAGE: &str = "usage: cargo bench --bench stages -- [PAGES] [--runs N] [--seed N]";

fn main() -> ExitCode {
    wanted::run(USAGE, measure)
}

fn measure(wanted: &Wanted) -> Result<String, Box<dyn Error>> {
    let root = wanted::written(wanted.recipe, "understory")?;
    let out = wanted::bench_folder()?.join("out").join(format!("stages-{}", std::process::id()));
    // The first run touches fresh memory, which is dear in a virtual machine; it does not count.
    one_run(&root, &out.join("first"), &mut Laps::default())?;
    let mut laps = Laps::default();
    for number in 0..wanted.runs {
        one_run(&root, &out.join(number.to_string()), &mut laps)?;
    }
    fs::remove_dir_all(out)?;
    Ok(laps.table(wanted.recipe.pages))
}

fn one_run(root: &Path, out: &Path, laps: &mut Laps) -> Result<(), Box<dyn Error>> {
    let settings = config::read(source::read_settings(root, None)?.as_deref()).value;
    let options = load_options(&settings, None);
    let tree = laps.time("load: walk, read, hash", || source::load(root, &options, None))?;
    stage_by_stage(&tree, settings.clone(), laps);

    let as_of = settings.as_of.ok_or("the generated settings pin a date")?;
    let options = BuildOptions::on(as_of);
    let build =
        laps.time("`Builder::build`: all before rendering", || known(Builder::new().build(&tree, &options)));
    laps.time("`output::write`: render and write", || {
        output::write(&build.site, out, &WriteOptions::default())
    })?;
    Ok(())
}

fn stage_by_stage(tree: &SourceTree, config: Config, laps: &mut Laps) {
    let documents = laps.time("parse", || parse_all(tree, &config));
    let as_of = config.as_of.unwrap_or_default();
    let reader =
        Reader { audience: Audience::Everyone, drafts: false, future: false, as_of, as_keeper: false };
    let edition: Edition = laps.time("select", || known(edition::select(&documents, &reader, &config)).value);
    let theme = laps.time("theme", || Theme::assemble(tree, &config)).value;
    let handbook = laps.time("link", || model::link(&edition, tree, &config, &Titles::default())).value;
    let (context, renderer) =
        laps.time("orders of pages, templates read", || prepare(handbook, config, &theme, as_of));
    let pages = context.pages();
    let views: Vec<PageView> =
        laps.time("views", || pages.par_iter().map(|page| view::page(&context, *page)).collect());
    let bodies: Vec<String> =
        laps.time("bodies", || pages.par_iter().map(|page| body(&context, *page)).collect());
    laps.time("templates", || {
        let rendered = views
            .par_iter()
            .zip(&bodies)
            .map(|(view, body)| renderer.page(view, Texts { body, ..Texts::default() }, None));
        rendered.map(|page| page.map_or(0, |bytes| bytes.len())).sum::<usize>()
    });
}

/// What was built for everyone, who always exist.
fn known<T>(built: Result<T, UnknownAudience>) -> T {
    built.unwrap_or_else(|error| panic!("{}", error.message))
}

fn parse_all(tree: &SourceTree, config: &Config) -> Vec<Arc<Document>> {
    let pages = tree.files.par_iter().filter(|file| is_markdown(&file.path.extension()));
    pages
        .filter_map(|file| Some(Arc::new(parse::document(&file.path, file.hash, file.text()?, config))))
        .collect()
}

fn prepare(
    handbook: Handbook,
    config: Config,
    theme: &Theme,
    as_of: jiff::civil::Date,
) -> (Context, Renderer) {
    let insights = insight::compute(&handbook, &config, as_of);
    let context = Context::new(Arc::new(handbook), Arc::new(insights), Arc::new(config), theme.words.clone());
    let site = view::site(&context, ThemePaths::default());
    (context, Renderer::new(theme, &site).value)
}

fn body(context: &Context, page: PageRef) -> String {
    let PageRef::Page(id, 1) = page else { return String::new() };
    let page = context.handbook.page(id);
    let options = BodyOptions::new(context.config.markdown, &context.words);
    let written = page.document.as_deref();
    written.map_or_else(String::new, |document| markup::body(document, &page.links, options).html)
}
