//! `match`: who could coach whom in a cycle, as a proposal.
//!
//! In: a cycle, as far as the leads of the programme may read what it needs. Out: pairs, triads and mentors with
//! their reasons, as text or JSON; with `--write` files of proposed pairs. Never: a pairing that is in force, a
//! file over another, or a level of somebody in a reason.
//!
//! `found` is what was found, `phrases` says it in words, `text`, `explained` and `json` print it, `files` is what
//! `--write` writes.

mod explained;
mod files;
mod found;
mod json;
mod phrases;
mod text;

use super::args::{Common, MatchArguments};
use super::build::{has_mistakes, print_report};
use super::outcome::{Failure, Outcome};
use super::project::{Built, Project};
use super::report::Format;
use super::terminal;
use super::why::{is_among, mistakes_of};
use crate::config::Config;
use crate::diag::{Severity, nearest};
use crate::edition::Audience;
use crate::insight::coaching;
use crate::matching::Pool;
use crate::output;
use crate::schema::Kind;
use found::Found;

/// Prints, and perhaps writes, what is proposed for a cycle.
pub(super) fn run(arguments: &MatchArguments, common: &Common) -> Result<Outcome, Failure> {
    let project = Project::find(None, common)?;
    let config = project.settings()?;
    let mut options = project.build_options(&config)?;
    options.audience = common.audience.clone().unwrap_or_else(|| audience(&config));
    let mut built = project.build(&config, &options)?;
    let mistakes = mistakes_of(Kind::Cycle, &arguments.cycle, &built.build);
    if has_mistakes(&mistakes, common) {
        built.build.diagnostics = mistakes;
        print_report(&built, common)?;
        return Ok(Outcome::Mistakes);
    }
    tell_of_losses(&built);
    let pool = pool(&built, &arguments.cycle)?;
    let person = arguments.explain.as_deref().map(|id| find(&pool, id)).transpose()?;
    let found = Found::new(&built.build, &pool, arguments);
    let printed = match (person, common.format) {
        (Some(person), Format::Json) => terminal::json(&json::of_person(&found, person)),
        (Some(person), _) => Ok(explained::of(&found, person)),
        (None, Format::Json) => terminal::json(&json::of(&found)),
        (None, _) => Ok(text::of(&found)),
    };
    terminal::print(&printed?)?;
    if arguments.write { write(&project, &config, &found) } else { Ok(Outcome::Fine) }
}

/// The leads of the programme, where there are any.
fn audience(config: &Config) -> Audience {
    if !config.programme_leads.is_empty() {
        return Audience::Programme;
    }
    terminal::note(
        "nobody leads the programme (`[programme] leads` in handbook.toml): matched by what everyone may read, \
         without ratings and without pairs that are proposed already",
    );
    Audience::Everyone
}

/// Says how many files were left out for their mistakes.
fn tell_of_losses(built: &Built) {
    let kinds = [Kind::Person, Kind::Pair, Kind::Skill, Kind::Team, Kind::Ratings];
    let is_of = |path: &str| kinds.into_iter().any(|kind| is_among(path, kind, &built.build));
    let errors = built.build.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let mut paths: Vec<&str> = errors.filter_map(|finding| Some(finding.path.as_ref()?.as_str())).collect();
    paths.retain(|path| is_of(path));
    paths.dedup();
    if !paths.is_empty() {
        let files = super::progress::counted(paths.len(), "file");
        let paths = paths.join(", ");
        terminal::note(&format!(
            "{files} with errors may be left out ({paths}); `understory check` says why"
        ));
    }
}

/// The pool of a cycle.
fn pool(built: &Built, id: &str) -> Result<Pool, Failure> {
    let handbook = &built.build.handbook;
    let Some(cycle) = handbook.record(Kind::Cycle, id) else {
        let known = handbook.records.get(&Kind::Cycle).into_iter().flat_map(|ids| ids.keys());
        let known: Vec<&str> = known.map(String::as_str).collect();
        let hint = nearest(id, known.iter().copied()).map_or_else(
            || match known[..] {
                [] => "write one, such as `cycles/2026-h2.md`, with `start` and `end`".to_owned(),
                _ => format!("there is {}", known.join(", ")),
            },
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::new(format!("there is no cycle `{id}`; {hint}")));
    };
    let pool = coaching::pool(handbook, &built.build.config, &built.build.insights, cycle);
    pool.ok_or_else(|| Failure::new(format!("the cycle `{id}` has no `start` and `end`")))
}

/// The person of an id.
fn find(pool: &Pool, id: &str) -> Result<usize, Failure> {
    pool.find(id).ok_or_else(|| {
        let ids = pool.people.iter().map(|person| person.id.as_str());
        let hint = nearest(id, ids).map_or_else(
            || "`understory list person` shows who there is".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Failure::new(format!("nobody who is active in this cycle has the id `{id}`; {hint}"))
    })
}

/// Writes the files of what is proposed.
fn write(project: &Project, config: &Config, found: &Found<'_>) -> Result<Outcome, Failure> {
    let content = project.content(config);
    let (taken, new): (Vec<_>, Vec<_>) =
        files::of(found, config).into_iter().partition(|(path, _)| output::is_taken(&content.join(path)));
    for (path, _) in &taken {
        terminal::note(&format!("{path} is there already and was left as it is"));
    }
    output::plant(&content, &new)?;
    for (path, _) in &new {
        terminal::note(&format!("wrote {}", terminal::path(&content.join(path))));
    }
    if new.is_empty() {
        terminal::note("nothing was written");
    } else {
        terminal::note(
            "everybody in them decides: `status = \"active\"` accepts, deleting the file declines",
        );
    }
    Ok(Outcome::Fine)
}
