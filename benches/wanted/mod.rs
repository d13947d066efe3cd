//! What is to be measured: the arguments of a benchmark, and the handbook that they ask for.
//!
//! In: `[PAGES] [--runs N] [--seed N]`. Out: a generated handbook below the target folder.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::handbook::{self, Form, Recipe};
use crate::program;

/// The arguments.
pub(crate) struct Wanted {
    pub(crate) recipe: Recipe,
    pub(crate) runs: usize,
}

/// Measures what the arguments of the process ask for and prints the table.
pub(crate) fn run(usage: &str, measure: fn(&Wanted) -> Result<String, Box<dyn Error>>) -> ExitCode {
    program::run(usage, read, |wanted| measure(wanted).map(Some))
}

fn read(arguments: &[String]) -> Option<Wanted> {
    let is_number = |argument: &String| argument.starts_with(|letter: char| letter.is_ascii_digit());
    let (pages, options) = match arguments {
        [first, rest @ ..] if is_number(first) => (first.parse().ok()?, rest),
        rest => (10_000, rest),
    };
    let mut wanted = Wanted { recipe: Recipe::new(pages), runs: 5 };
    for option in options.chunks(2) {
        match option {
            [name, value] if name == "--runs" => wanted.runs = value.parse().ok().filter(|runs| *runs > 0)?,
            [name, value] => wanted.recipe = wanted.recipe.with(name, value)?,
            _ => return None,
        }
    }
    Some(wanted).filter(|wanted| wanted.recipe.form == Form::Understory)
}

/// The folder for everything that benchmarks write: `bench` in the target folder.
pub(crate) fn bench_folder() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(3).ok_or("the program lies in no target folder")?;
    Ok(target.join("bench"))
}

/// The folder of the handbook of `recipe`, written unless it is there; `name` keeps it apart from
/// those of other benchmarks.
pub(crate) fn written(recipe: Recipe, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let Recipe { pages, seed, .. } = recipe;
    let root = bench_folder()?.join(format!("data/{name}-{pages}-seed{seed}-v{}", handbook::VERSION));
    handbook::write(recipe, &root)?;
    Ok(root)
}
