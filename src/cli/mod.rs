//! The command line: arguments, the clock, the environment, standard output and exit statuses.
//!
//! In: the arguments of the process. Out: an exit status: 0 fine, 1 the content has errors,
//! 2 usage or environment. Never: decides what is wrong with a handbook. This is the only room
//! that asks for the date or the environment, and the only one that prints.

mod args;
mod build;
mod check;
mod explain;
mod init;
mod list;
mod matching;
mod outcome;
mod progress;
mod project;
mod render;
pub mod report;
mod schema;
mod serve;
mod shell;
mod terminal;
mod why;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command, Common};
use outcome::{Failure, Outcome};

/// Runs the program with the given arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(usage) => {
            // A closed pipe is no reason to complain about a help text.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    match dispatch(&parsed.command, &parsed.common) {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => {
            terminal::error(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: &Command, common: &Common) -> Result<Outcome, Failure> {
    terminal::set_up(common.color);
    set_threads(common.threads)?;
    match command {
        Command::Init(arguments) => init::run(arguments, common),
        Command::Build(arguments) => build::run(arguments, common),
        Command::Check(arguments) => check::run(arguments, common),
        Command::Serve(arguments) => serve::run(arguments, common),
        Command::List(arguments) => list::run(arguments, common),
        Command::Why(arguments) => why::run(arguments, common),
        Command::Match(arguments) => matching::run(arguments, common),
        Command::Render(arguments) => render::run(arguments, common),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Completions(arguments) => shell::completions(arguments),
        Command::Man(arguments) => shell::man(arguments),
    }
}

fn set_threads(threads: Option<usize>) -> Result<(), Failure> {
    let Some(threads) = threads else { return Ok(()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    pool.build_global().map_err(|error| Failure::new(format!("cannot start {threads} threads: {error}")))
}
