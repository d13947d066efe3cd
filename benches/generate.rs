//! Writes a handbook for measuring: `cargo bench --bench generate -- DIR PAGES [--seed N] [--for hugo]`.
//!
//! In: a folder and a number of pages. Out: a handbook, the same bytes for the same arguments.
//! Never: overwrites a folder that holds anything else.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own")]

mod handbook;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use handbook::{Recipe, VERSION, write};

const USAGE: &str = "usage: cargo bench --bench generate -- DIR PAGES [--seed N] [--for understory|hugo]
       cargo bench --bench generate -- --version";

fn main() -> ExitCode {
    // `cargo bench` itself adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if arguments.first().is_some_and(|first| first == "--version") {
        println!("{VERSION}");
        return ExitCode::SUCCESS;
    }
    match read(&arguments) {
        // Without arguments there is nothing to do: `cargo bench` and `cargo test --all-targets` come by.
        None if arguments.is_empty() => ExitCode::SUCCESS,
        None => fail(USAGE),
        Some((folder, recipe)) => run(&folder, recipe),
    }
}

fn run(folder: &Path, recipe: Recipe) -> ExitCode {
    match write(recipe, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("cannot write {}: {error}", folder.display())),
    }
}

fn fail(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(2)
}

fn read(arguments: &[String]) -> Option<(PathBuf, Recipe)> {
    let [folder, pages, options @ ..] = arguments else { return None };
    let mut recipe = Recipe::new(pages.parse().ok()?);
    for option in options.chunks(2) {
        let [name, value] = option else { return None };
        recipe = recipe.with(name, value)?;
    }
    Some((PathBuf::from(folder), recipe))
}
