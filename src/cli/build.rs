//! `build`: load, build, write.

use std::path::{Path, PathBuf};

use super::args::{BuildArguments, Common};
use super::outcome::{Failure, Outcome};
use super::progress::{Progress, counted, size, summary};
use super::project::{Built, Project};
use super::report::{Report, Tally};
use super::terminal;
use crate::diag::Diagnostic;
use crate::output::{self, WriteError, WriteOptions, WriteReport};

/// Writes the site, unless the content has errors.
pub(super) fn run(arguments: &BuildArguments, common: &Common) -> Result<Outcome, Failure> {
    let progress = Progress::start(common.quiet);
    let project = Project::find(arguments.folder.dir.as_deref(), common)?;
    let config = project.settings()?;
    let out = arguments.out.clone().unwrap_or_else(|| project.root.join("public"));
    output::check_place(&out, &project.root, &project.content(&config))?;
    let mut built = project.build(&config, &project.build_options(&config)?)?;
    let written = if stops(&built.build.diagnostics, arguments, common) {
        built.build.diagnostics.extend(built.build.template_failures());
        None
    } else {
        write(&mut built, &out, arguments.keep_going, &progress)?
    };
    print_report(&built, common)?;
    if !common.quiet {
        sum_up(&built, written.as_ref().map(|report| (report, out)), &progress, common.verbose);
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
pub(super) fn print_report(built: &Built, common: &Common) -> Result<(), Failure> {
    let report = Report {
        diagnostics: &built.build.diagnostics,
        tree: &built.tree,
        pages: built.build.stats.pages,
        format: common.format,
        all: common.all,
        width: terminal::width(),
    };
    terminal::print(&report.to_text())
}

/// Writes the site; templates that fail join the findings.
fn write(
    built: &mut Built,
    out: &Path,
    keep_going: bool,
    progress: &Progress,
) -> Result<Option<WriteReport>, Failure> {
    progress.expect(built.build.site.all().len());
    let on_wait = |holder: &str| {
        terminal::note(&format!("waiting for another run that writes to {} ({holder})", out.display()));
    };
    let on_file = || progress.step();
    let options =
        WriteOptions { keep_going, on_wait: &on_wait, on_file: &on_file, ..WriteOptions::default() };
    let written = output::write(&built.build.site, out, &options);
    progress.end();
    match written {
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

fn sum_up(built: &Built, written: Option<(&WriteReport, PathBuf)>, progress: &Progress, verbose: bool) {
    let stats = &built.build.stats;
    let mut line = summary(stats.pages, progress.elapsed(), Tally::of(&built.build.diagnostics));
    match written {
        None => line.push_str("; nothing was written"),
        Some((report, out)) => {
            line.push_str(&format!(", {} in {}", size(report.bytes), terminal::path(&out)));
            if verbose {
                line.push_str(&format!(
                    "\n{}",
                    details(report, stats.parsed, built.build.work.unknown_pages())
                ));
            }
        }
    }
    terminal::note(&line);
}

fn details(report: &WriteReport, parsed: usize, rendered: usize) -> String {
    let files = counted(report.written, "file");
    let (unchanged, removed) = (report.unchanged, report.removed);
    format!("{parsed} parsed, {rendered} rendered; {files} written, {unchanged} unchanged, {removed} removed")
}
