//! `why`: how a number came about, in words or as JSON.
//!
//! In: what people call a REF. Out: readings with their lines, formulas with their numbers, the clauses of rule
//! 10. Never: a number that the pages do not show; it prints what `insight` computed.
//!
//! `reference` reads the REF, `subject` finds what it means, `own` its own mistakes, `json` and `words` print.

mod clauses;
mod json;
mod own;
mod reference;
mod subject;
mod words;

use super::args::{Common, WhyArguments};
use super::build::{has_mistakes, print_report};
use super::outcome::{Failure, Outcome};
use super::project::{Built, Project};
use super::report::Format;
use super::terminal;
pub(super) use json::number;
pub(super) use own::{is_among, mistakes_of};
use reference::Reference;
use subject::Subject;

/// Prints how the numbers of a record came about; its own mistakes instead, when it has any.
pub(super) fn run(arguments: &WhyArguments, common: &Common) -> Result<Outcome, Failure> {
    let reference = Reference::read(&arguments.reference)?;
    let project = Project::find(None, common)?;
    let config = project.settings()?;
    let mut built = project.build(&config, &project.build_options(&config)?)?;
    let mistakes = own::findings(&reference, &built.build);
    if has_mistakes(&mistakes, common) {
        built.build.diagnostics = mistakes;
        print_report(&built, common)?;
        return Ok(Outcome::Mistakes);
    }
    let subject = Subject::find(&reference, &built.build).map_err(|near| unknown(&reference, near))?;
    terminal::print(&text(&subject, &built, common)?)?;
    Ok(Outcome::Fine)
}

fn text(subject: &Subject<'_>, built: &Built, common: &Common) -> Result<String, Failure> {
    if common.format == Format::Json {
        return terminal::json(&json::of(subject, built.build.insights.as_of));
    }
    Ok(words::of(subject, &built.build))
}

fn unknown(reference: &Reference, near: Option<String>) -> Failure {
    let hint = near.map_or_else(
        || "`understory list goal`, `list plan` and `list person` show what there is".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Failure::new(format!("there is no `{reference}`; {hint}"))
}
