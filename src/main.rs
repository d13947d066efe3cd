//! The `understory` program: hands its arguments to the library and ends with the status it says.

use std::process::ExitCode;

fn main() -> ExitCode {
    understory::cli::run(std::env::args_os())
}
