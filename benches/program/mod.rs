//! What all benchmarks are as programs: arguments in, a table or an error out, and a status.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own")]

use std::error::Error;
use std::process::ExitCode;

/// Measures what the arguments of the process ask for and prints the table, if it was not printed already.
pub(crate) fn run<Wanted>(
    usage: &str,
    read: impl FnOnce(&[String]) -> Option<Wanted>,
    measure: impl FnOnce(&Wanted) -> Result<Option<String>, Box<dyn Error>>,
) -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    arguments.retain(|argument| argument != "--bench");
    if !is_bench {
        // `cargo test --all-targets` comes by; it wants no measurements.
        return ExitCode::SUCCESS;
    }
    let Some(wanted) = read(&arguments) else {
        eprintln!("{usage}");
        return ExitCode::from(2);
    };
    match measure(&wanted) {
        Ok(table) => {
            table.iter().for_each(|table| println!("{table}"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
