//! `check`: everything that `build` would report, without output; and, unless an audience is named,
//! what only those who keep the handbook may know of pages that are left out.

use crate::build::BuildOptions;

use super::args::{Common, FolderArgument};
use super::build::{has_mistakes, print_report};
use super::outcome::{Failure, Outcome};
use super::progress::{Clock, summary};
use super::project::Project;
use super::report::Tally;
use super::terminal;

/// Reports all findings.
pub(super) fn run(arguments: &FolderArgument, common: &Common) -> Result<Outcome, Failure> {
    let clock = Clock::start();
    let project = Project::find(arguments.dir.as_deref(), common)?;
    let config = project.settings()?;
    // Who asks for an audience wants to know what its build would say.
    let as_keeper = common.audience.is_none();
    let options = BuildOptions { as_keeper, ..project.build_options(&config)? };
    let mut built = project.build(&config, &options)?;
    built.build.diagnostics.extend(built.build.template_failures());
    print_report(&built, common)?;
    if !common.quiet {
        let tally = Tally::of(&built.build.diagnostics);
        terminal::note(&summary(built.build.stats.pages, clock.elapsed(), tally));
    }
    Ok(Outcome::of(has_mistakes(&built.build.diagnostics, common)))
}
