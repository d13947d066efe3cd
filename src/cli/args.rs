//! The arguments, as clap reads them. The comments here are the help texts.
//!
//! In: words. Out: [`Arguments`]. Never: looks at the disk or the clock.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;

use super::report::Format;
use crate::edition::Audience;

/// Turns a folder of Markdown into a linked, checked, accessible handbook
#[derive(Debug, Parser)]
#[command(name = "understory", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Exit status: 0 fine, 1 the content has errors, 2 usage or environment.")]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub(super) common: Common,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small handbook to begin with, which you then replace by your own
    ///
    /// Nothing is ever overwritten: when one of its files exists already, nothing is written at all.
    Init(InitArguments),
    /// Write the site to a folder
    Build(BuildArguments),
    /// Report everything that is wrong, without writing anything
    Check(FolderArgument),
    /// Show the site in a browser, and again after every change
    #[command(visible_aliases = ["server", "dev", "preview"])]
    Serve(ServeArguments),
    /// List all pages or the records of a kind, as a table or as JSON
    List(ListArguments),
    /// Say how the numbers of a goal, a plan or a person's plans came about
    ///
    /// Prints the readings that count with their lines, the formulas with the numbers in them, and which clause
    /// decided on the status. Exit status 1 when the record or its cycle has errors, 2 when there is no such record.
    Why(WhyArguments),
    /// Propose who could coach whom in a cycle
    ///
    /// Pairs in which both help and both are helped, then triads, then people who could help one way, as a
    /// proposal that people decide about. Built for the leads of the programme unless `--audience` says otherwise.
    Match(MatchArguments),
    /// Turn Markdown on standard input into HTML on standard output
    Render(RenderArguments),
    /// Explain what a finding means and how to fix it
    Explain(ExplainArguments),
    /// Print what the front matter of a kind may hold, as JSON Schema for editors
    Schema(SchemaArguments),
    /// Print the completions of a shell
    Completions(CompletionsArguments),
    /// Print the manual page
    Man(ManArguments),
}

/// What every command takes, before or after its name.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Common options")]
pub(super) struct Common {
    /// The handbook's folder; without it the nearest one upward with a `handbook.toml`, else the current one
    #[arg(short = 'C', long, value_name = "DIR", global = true, value_hint = ValueHint::DirPath)]
    pub(super) root: Option<PathBuf>,
    /// A settings file other than the `handbook.toml` in the handbook's folder
    #[arg(short, long, value_name = "FILE", global = true, value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// The day that everything depends on, such as 2026-10-16, instead of today
    #[arg(long, value_name = "DATE", global = true, value_parser = date)]
    pub(super) as_of: Option<Date>,
    /// For whom the site is built: everyone (as without it), world, leads, programme, team:ID or person:ID
    #[arg(long, value_name = "AUDIENCE", global = true, value_parser = Audience::parse)]
    pub(super) audience: Option<Audience>,
    /// The address where the site will be published
    #[arg(short = 'u', long, value_name = "URL", global = true, value_parser = base_url, value_hint = ValueHint::Url)]
    pub(super) base_url: Option<String>,
    /// Include drafts
    #[arg(short = 'D', long, global = true)]
    pub(super) drafts: bool,
    /// Include pages dated in the future
    #[arg(short = 'F', long, global = true)]
    pub(super) future: bool,
    /// Treat warnings as errors
    #[arg(long, global = true)]
    pub(super) strict: bool,
    /// Use this many threads instead of one a processor
    #[arg(short = 'j', long, value_name = "N", global = true, value_parser = threads)]
    pub(super) threads: Option<usize>,
    /// How findings are shown (for `list`, `why` and `match`: `json` for JSON)
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        global = true,
        default_value_t,
        hide_default_value = true
    )]
    pub(super) format: Format,
    /// Show all findings, not only the first 200
    #[arg(long, global = true)]
    pub(super) all: bool,
    /// Say nothing but findings and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more about what was done
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// Whether output is coloured
    #[arg(long, value_enum, value_name = "WHEN", global = true, default_value_t, hide_default_value = true)]
    pub(super) color: Color,
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The folder of a handbook.
#[derive(Debug, Clone, Args)]
pub(super) struct FolderArgument {
    /// The handbook's folder, or any folder of Markdown
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) dir: Option<PathBuf>,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder of the new handbook, made if need be; without it the current one
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) dir: Option<PathBuf>,
    /// Only the settings and an opening page
    #[arg(long)]
    pub(super) bare: bool,
    /// Write front matter in YAML instead of TOML
    #[arg(long)]
    pub(super) yaml: bool,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// Where from.
    #[command(flatten)]
    pub(super) folder: FolderArgument,
    /// The folder of the site [default: `public` in the handbook's folder]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// Write what can be written, even if the content has errors
    #[arg(long)]
    pub(super) keep_going: bool,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// Where from.
    #[command(flatten)]
    pub(super) folder: FolderArgument,
    /// The port; the next free one when it is taken
    #[arg(short, long, default_value_t = 4747)]
    pub(super) port: u16,
    /// Fail when the port is taken
    #[arg(long)]
    pub(super) strict_port: bool,
    /// The address to listen on; anything but this machine needs `--host`
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(super) bind: IpAddr,
    /// A name under which a browser may ask for the site (may be given again)
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) host: Vec<String>,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Look for changes by itself, for shares that do not tell about them
    #[arg(long)]
    pub(super) poll: bool,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub(super) struct ListArguments {
    /// What to list, such as `goal` or `person`; without it all pages
    #[arg(value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Only those with this value, such as `team=platform` or `tags=onboarding` (may be given again)
    #[arg(long = "where", value_name = "KEY=VALUE", value_parser = condition)]
    pub(super) conditions: Vec<(String, String)>,
}

/// Arguments of `why`.
#[derive(Debug, Args)]
pub(super) struct WhyArguments {
    /// goal:ID, plan:CYCLE/OWNER, person:ID, measure:goal:ID/MEASURE or measure:plan:CYCLE/OWNER/MEASURE
    #[arg(value_name = "REF")]
    pub(super) reference: String,
}

/// Arguments of `match`.
#[derive(Debug, Args)]
pub(super) struct MatchArguments {
    /// The cycle, such as `2026-h2`
    #[arg(value_name = "CYCLE")]
    pub(super) cycle: String,
    /// Say why this person is not paired, and which single change would pair them
    #[arg(long, value_name = "PERSON", conflicts_with = "write")]
    pub(super) explain: Option<String>,
    /// Pair as many people as possible, before anything else
    #[arg(long)]
    pub(super) participation: bool,
    /// Find a buddy for everybody who is new, instead of pairs
    #[arg(long, conflicts_with_all = ["mentors", "participation", "explain"])]
    pub(super) buddies: bool,
    /// Find a mentor for everybody who wants to learn, instead of pairs
    #[arg(long, conflicts_with_all = ["participation", "explain"])]
    pub(super) mentors: bool,
    /// Write a file with `status = "proposed"` for every pairing, never over another file
    #[arg(long)]
    pub(super) write: bool,
}

/// Arguments of `render`.
#[derive(Debug, Args)]
pub(super) struct RenderArguments {
    /// One JSON string or `{"markdown": …}` a line in, one `{"html": …}` a line out
    #[arg(long)]
    pub(super) ndjson: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The code of a finding, such as `broken-link`; without it all codes are listed
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// The kind, such as `goal`; without it one schema for all kinds
    #[arg(value_name = "KIND")]
    pub(super) kind: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The command whose page is printed; without it the program's own
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

fn date(text: &str) -> Result<Date, String> {
    let is_shaped = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = text.parse().ok().filter(|_| is_shaped);
    date.ok_or_else(|| "write the date as year-month-day, such as `2026-10-16`".to_owned())
}

/// The address of a folder, with `/` at its end.
fn base_url(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address =
        host.is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '['));
    if !is_address
        || text.contains(|character: char| matches!(character, '?' | '#') || character.is_whitespace())
    {
        return Err("write the whole address of a folder, such as `https://handbook.example.org/`".to_owned());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

fn threads(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=1024).contains(number));
    number.ok_or_else(|| "write a number from 1 to 1024".to_owned())
}

fn condition(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("write it as KEY=VALUE, such as `tags=onboarding`")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn common_options_stand_before_or_after_the_command() {
        let before = Arguments::try_parse_from(["understory", "-C", "x", "--strict", "build"]).unwrap();
        let after = Arguments::try_parse_from(["understory", "build", "-C", "x", "--strict"]).unwrap();
        assert_eq!((before.common.root, before.common.strict), (after.common.root, after.common.strict));
    }

    #[test]
    fn dates_are_iso_dates() {
        assert!(date("2026-10-16").is_ok());
        assert!(
            ["16.10.2026", "2026-02-30", "20261016", "2026-10-16T00:00"]
                .iter()
                .all(|text| date(text).is_err())
        );
    }

    #[test]
    fn base_urls_are_whole_and_end_in_a_slash() {
        assert_eq!(base_url("https://example.org/a").unwrap(), "https://example.org/a/");
        assert!(
            ["example.org", "https://", "https://e.org/?x", "ftp://e.org"]
                .iter()
                .all(|url| base_url(url).is_err())
        );
    }

    #[test]
    fn aliases_of_serve() {
        for alias in ["server", "dev", "preview"] {
            let parsed = Arguments::try_parse_from(["understory", alias]).unwrap();
            assert!(matches!(parsed.command, Command::Serve(_)));
        }
    }
}
