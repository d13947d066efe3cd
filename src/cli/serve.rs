//! `serve`: the site in a browser, and what happens to it in the terminal.

use std::path::PathBuf;

use super::args::{Common, ServeArguments};
use super::outcome::{Failure, Outcome};
use super::progress::{counted, seconds, summary};
use super::project::Project;
use super::report::{Report, Tally, on_one_line};
use super::terminal;
use crate::build::Build;
use crate::config::Config;
use crate::serve::{self, Event, Loaded, Watched};
use crate::source::{MANIFEST, SourcePath, SourceTree};

/// Changed files named in a line at most.
const NAMED: usize = 3;

/// Serves until the process is stopped.
pub(super) fn run(arguments: &ServeArguments, common: &Common) -> Result<Outcome, Failure> {
    let common = Common { drafts: true, ..common.clone() };
    let project = Project::find(arguments.folder.dir.as_deref(), &common)?;
    let options = serve::Options {
        bind: arguments.bind,
        port: arguments.port,
        strict_port: arguments.strict_port,
        hosts: arguments.host.clone(),
        poll: arguments.poll,
    };
    let mut screen = Screen {
        common: &common,
        open: arguments.open,
        shown: String::new(),
        trouble: String::new(),
        is_first: true,
    };
    let mut load =
        |previous: Option<&SourceTree>| load(&project, previous).map_err(|failure| failure.to_string());
    serve::run(&options, &mut load, &mut |event| screen.show(&event))
        .map(|()| Outcome::Fine)
        .map_err(|error| Failure::new(error.to_string()))
}

fn load(project: &Project, previous: Option<&SourceTree>) -> Result<Loaded, Failure> {
    let config = project.settings()?;
    let options = project.build_options(&config)?;
    let base_path = base_path(options.base_url.as_deref().or(config.base_url.as_deref()));
    let tree = project.load(&config, previous)?;
    Ok(Loaded {
        tree,
        options,
        base_path,
        is_other_day: project.is_other_day(),
        watched: watched(project, &config),
        ignored: written(project),
    })
}

/// The root for the settings, the content and the templates with everything in them, and git's log.
fn watched(project: &Project, config: &Config) -> Vec<Watched> {
    let root = &project.root;
    let folders = config.theme.iter().chain([&config.templates, &config.content]);
    let deep = folders.map(|folder| Watched { folder: root.join(folder), deep: true });
    let shallow = [root.clone(), root.join(".git/logs")].map(|folder| Watched { folder, deep: false });
    shallow.into_iter().chain(deep).collect()
}

/// The usual folder of the output, if we wrote it: loading leaves it out anyway.
fn written(project: &Project) -> Vec<PathBuf> {
    let out = project.root.join("public");
    if out.join(MANIFEST).is_file() { vec![out] } else { Vec::new() }
}

/// `/handbook/` of `https://example.org/handbook/`.
fn base_path(base_url: Option<&str>) -> String {
    let rest = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path.trim_end_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// What the person at the terminal has seen.
struct Screen<'a> {
    common: &'a Common,
    open: bool,
    shown: String,
    trouble: String,
    is_first: bool,
}

impl Screen<'_> {
    fn show(&mut self, event: &Event<'_>) {
        match event {
            Event::Ready { url } => self.ready(url),
            Event::Trouble(words) => self.trouble(words),
            Event::Built { build, tree, changed, took } => {
                self.trouble.clear();
                self.findings(build, tree);
                let tally = Tally::of(&build.diagnostics);
                let took = took.load + took.build;
                let line = summary(build.stats.pages, took, tally);
                let again = format!("{} → {}, {}", names(changed), redone(build), seconds(took));
                if !self.common.quiet {
                    terminal::note(if self.is_first { &line } else { &again });
                }
                self.is_first = false;
            }
        }
    }

    /// Says once that the handbook cannot be loaded.
    fn trouble(&mut self, words: &str) {
        if self.trouble != words {
            terminal::error(words);
            words.clone_into(&mut self.trouble);
        }
    }

    fn ready(&self, url: &str) {
        terminal::note(&format!("Open {url} (Ctrl-C ends)"));
        if self.open && open_browser(url).is_err() {
            terminal::note("no browser could be started; open the address by hand");
        }
    }

    /// Prints the findings when they are others than last time.
    fn findings(&mut self, build: &Build, tree: &SourceTree) {
        let report = Report {
            diagnostics: &build.diagnostics,
            tree,
            pages: build.stats.pages,
            format: self.common.format,
            all: self.common.all,
            width: terminal::width(),
        };
        let text = report.to_text();
        if text == self.shown {
            return;
        }
        // The preview goes on for the browser even if nobody reads the terminal.
        let _ = terminal::print(&text);
        if build.diagnostics.is_empty() && !self.is_first && !self.common.quiet {
            terminal::note("everything is fine again");
        }
        self.shown = text;
    }
}

fn redone(build: &Build) -> String {
    counted(build.work.unknown_pages().max(build.stats.parsed), "page") + " redone"
}

fn names(changed: &[SourcePath]) -> String {
    let named: Vec<String> = changed.iter().take(NAMED).map(|path| on_one_line(path.as_str())).collect();
    match changed.len() {
        0 => "no file changed".to_owned(),
        count if count > NAMED => format!("{} and {} more", named.join(", "), count - NAMED),
        _ => named.join(", "),
    }
}

/// Asks the system to open the address.
fn open_browser(url: &str) -> std::io::Result<()> {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = std::process::Command::new(program);
    command.arg(url).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command.spawn().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_path() {
        assert_eq!(base_path(Some("https://example.org/a/b/")), "/a/b/");
        assert_eq!(base_path(Some("https://example.org")), "/");
        assert_eq!(base_path(None), "/");
    }

    #[test]
    fn long_lists_of_changes_are_cut() {
        let paths = ["a", "b", "c", "d", "e"].map(SourcePath::new);
        assert_eq!(names(&paths), "a, b, c and 2 more");
        assert_eq!(names(&paths[..1]), "a");
    }
}
