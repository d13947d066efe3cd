//! `build`: load, build, write.

use std::path::{Path, PathBuf};

use super::args::{BuildArguments, Common};
use super::outcome::{Failure, Outcome};
use super::progress::{Clock, Progress, counted, size, summary};
use super::project::{Built, Project};
use super::report::{Report, Tally};
use super::terminal;
use crate::diag::Diagnostic;
use crate::output::{self, Site, WriteError, WriteOptions, WriteReport};

/// Writes the site, unless the content has errors.
pub(super) fn run(arguments: &BuildArguments, common: &Common) -> Result<Outcome, Failure> {
    let clock = Clock::start();
    let mut project = Project::find(arguments.folder.dir.as_deref(), common)?;
    let config = project.settings()?;
    let out = arguments.out.clone().unwrap_or_else(|| project.root.join("public"));
    output::check_place(&out, &project.root, &project.content(&config))?;
    project.excluded.push(out.clone());
    let mut built = project.build(&config)?;
    let written = if stops(&built.build.diagnostics, arguments, common) {
        built.build.diagnostics.extend(built.build.site.template_failures());
        None
    } else {
        write(&mut built, &out, arguments.keep_going, (clock, common.quiet))?
    };
    print_report(&built, common);
    if !common.quiet {
        sum_up(&built, written.as_ref().map(|report| (report, out)), clock, common.verbose);
    }
    Ok(Outcome::of(has_mistakes(&built.build.diagnostics, common)))
}

/// Whether findings count as errors.
pub(super) fn has_mistakes(diagnostics: &[Diagnostic], common: &Common) -> bool {
    let tally = Tally::of(diagnostics);
    tally.errors > 0 || (common.strict && tally.warnings > 0)
}

fn stops(diagnostics: &[Diagnostic], arguments: &BuildArguments, common: &Common) -> bool {
    !arguments.keep_going && has_mistakes(diagnostics, common)
}

/// Prints all findings of a build.
pub(super) fn print_report(built: &Built, common: &Common) {
    let report = Report {
        diagnostics: &built.build.diagnostics,
        tree: &built.tree,
        pages: built.build.stats.pages,
        format: common.format,
        all: common.all,
        width: terminal::width(),
    };
    terminal::print(&report.to_text());
}

/// Writes the site; templates that fail join the findings.
fn write(
    built: &mut Built,
    out: &Path,
    keep_going: bool,
    (clock, quiet): (Clock, bool),
) -> Result<Option<WriteReport>, Failure> {
    match write_with_progress(&built.build.site, out, keep_going, (clock, quiet)) {
        Ok(report) => {
            built.build.diagnostics.extend(report.failed.iter().cloned());
            Ok(Some(report))
        }
        Err(WriteError::Templates(findings)) => {
            built.build.diagnostics.extend(findings);
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

fn write_with_progress(
    site: &Site,
    out: &Path,
    keep_going: bool,
    (clock, quiet): (Clock, bool),
) -> Result<WriteReport, WriteError> {
    let progress = Progress::new(site.entries.len(), clock, quiet);
    let on_wait = |holder: &str| {
        terminal::note(&format!("waiting for another run that writes to {} ({holder})", out.display()));
    };
    let on_file = || progress.step();
    let options =
        WriteOptions { keep_going, on_wait: &on_wait, on_file: &on_file, ..WriteOptions::default() };
    let report = output::write(site, out, &options);
    progress.end();
    report
}

fn sum_up(built: &Built, written: Option<(&WriteReport, PathBuf)>, clock: Clock, verbose: bool) {
    let stats = &built.build.stats;
    let mut line = summary(stats.pages, clock.elapsed(), Tally::of(&built.build.diagnostics));
    match written {
        Some((report, out)) => {
            line.push_str(&format!(", {} in {}", size(report.bytes), out.display()));
            if verbose {
                line.push_str(&format!("\n{}", details(report, stats.parsed, stats.rendered)));
            }
        }
        None => line.push_str("; nothing was written"),
    }
    terminal::note(&line);
}

fn details(report: &WriteReport, parsed: usize, rendered: usize) -> String {
    let files = counted(report.written, "file");
    let (unchanged, removed) = (report.unchanged, report.removed);
    format!("{parsed} parsed, {rendered} rendered; {files} written, {unchanged} unchanged, {removed} removed")
}
