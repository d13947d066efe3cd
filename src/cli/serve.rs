//! `serve`: the site in a browser, and what happens to it in the terminal.

mod screen;
mod signals;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::{Common, ServeArguments};
use super::outcome::{Failure, Outcome};
use super::project::{Project, as_of};
use crate::config::{Config, Dates};
use crate::serve::{self, Loaded, Surroundings, Watched};
use crate::source::{GitFolder, MANIFEST, SourceTree};

use screen::Screen;

/// Serves until somebody ends it, which is how it is meant to end: with status 0.
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
    let stop = signals::listen()?;
    let mut screen = Screen::new(&common, arguments.open);
    let owned = common.clone();
    let load = move |previous: Option<&SourceTree>, named: &BTreeSet<PathBuf>| {
        load(&project, &owned, previous, named).map_err(|failure| failure.to_string())
    };
    serve::run(&options, Box::new(load), stop, &mut |event| screen.show(event))
        .map_err(|error| Failure::new(error.to_string()))?;
    screen.end();
    Ok(Outcome::Fine)
}

fn load(
    project: &Project,
    common: &Common,
    previous: Option<&SourceTree>,
    named: &BTreeSet<PathBuf>,
) -> Result<Loaded, Failure> {
    let config = project.settings()?;
    let options = project.build_options(&config)?;
    let base_path = base_path(options.base_url.as_deref().or(config.base_url.as_deref()));
    let tree = project.load(&config, previous, named)?;
    let around = surroundings(&project.root, common.config.as_deref(), &config);
    let is_other_day = project.is_other_day();
    let (common, day) = (common.clone(), options.as_of);
    let is_outdated = move || as_of(&common, &config).is_ok_and(|today| today != day);
    Ok(Loaded {
        tree: tree.into(),
        options,
        base_path,
        is_other_day,
        around,
        is_outdated: Box::new(is_outdated),
    })
}

/// Where changes may come from: the root for the settings, the content and the templates with
/// everything in them, the folders of single files, and git's log for the dates.
fn surroundings(root: &Path, settings: Option<&Path>, config: &Config) -> Surroundings {
    let git = GitFolder::of(root);
    let dates = git.iter().filter(|_| config.dates == Dates::Git).flat_map(GitFolder::folders);
    let single = config.logo.iter().chain(&config.favicon).map(|file| root.join(file));
    let single = single.chain(settings.and_then(|file| file.canonicalize().ok()));
    let around = single.filter_map(|file| file.parent().map(Path::to_owned));
    let shallow: BTreeSet<PathBuf> = around.chain(dates).chain([root.to_owned()]).collect();
    let deep = config.theme.iter().chain([&config.templates, &config.content]);
    let deep: BTreeSet<PathBuf> = deep.map(|folder| root.join(folder)).collect();
    let watched = |folder: PathBuf, deep| Watched { folder, deep };
    // What is watched deeply comes last, because it counts for a folder that is named twice.
    let shallow = shallow.into_iter().map(|folder| watched(folder, false));
    let watched = shallow.chain(deep.into_iter().map(|folder| watched(folder, true))).collect();
    Surroundings { watched, ignored: written(root), git }
}

/// The usual folder of the output, if we wrote it: loading leaves it out anyway.
fn written(root: &Path) -> Vec<PathBuf> {
    let out = root.join("public");
    if out.join(MANIFEST).is_file() { vec![out] } else { Vec::new() }
}

/// `/handbook/` of `https://example.org/handbook/`.
fn base_path(base_url: Option<&str>) -> String {
    let rest = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path.trim_end_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
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
    fn everything_that_a_build_reads_is_watched() {
        let config = Config {
            content: "docs".to_owned(),
            theme: Some("look".to_owned()),
            logo: Some("img/logo.svg".to_owned()),
            ..Config::default()
        };
        let around = surroundings(Path::new("/nowhere"), None, &config);
        let watched: Vec<_> =
            around.watched.iter().map(|it| (it.folder.to_string_lossy(), it.deep)).collect();
        let expected = [
            ("/nowhere", false),
            ("/nowhere/img", false),
            ("/nowhere/docs", true),
            ("/nowhere/look", true),
            ("/nowhere/templates", true),
        ];
        assert_eq!(watched, expected.map(|(folder, deep)| (folder.into(), deep)));
    }
}
