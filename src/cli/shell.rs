//! `completions` and `man`: what shells and manual readers want to know about the arguments.

use clap::CommandFactory;

use super::args::{Arguments, CompletionsArguments, ManArguments};
use super::outcome::{Failure, Outcome};
use super::terminal;
use crate::diag::nearest;

/// Prints the completions of a shell.
pub(super) fn completions(arguments: &CompletionsArguments) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "understory", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}

/// Prints a manual page.
pub(super) fn man(arguments: &ManArguments) -> Result<Outcome, Failure> {
    let mut program = Arguments::command();
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => find(&program, name)?,
    };
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut page);
    rendered.map_err(|error| Failure::new(format!("cannot write the manual page: {error}")))?;
    terminal::print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Fine)
}

fn find(program: &clap::Command, name: &str) -> Result<clap::Command, Failure> {
    program.find_subcommand(name).cloned().ok_or_else(|| {
        let names = program.get_subcommands().map(clap::Command::get_name);
        let hint = nearest(name, names).map_or(String::new(), |it| format!("; did you mean `{it}`?"));
        Failure::new(format!("there is no command `{name}`{hint}"))
    })
}
