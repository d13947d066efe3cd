//! `init`: a small filled handbook to begin with.

use std::path::{Path, PathBuf};

use super::args::{Common, InitArguments};
use super::outcome::{Failure, Outcome};
use super::progress::counted;
use super::project::as_of;
use super::report::on_one_line;
use super::terminal;
use crate::config::Config;
use crate::output;
use crate::starter::{self, IGNORE, Options};
use crate::syntax::Language;

/// Makes the handbook, unless it would overwrite something.
pub(super) fn run(arguments: &InitArguments, common: &Common) -> Result<Outcome, Failure> {
    let dir = folder(arguments.dir.as_deref(), common);
    let mut files = starter::files(&options(arguments, common)?);
    let is_ignoring = output::is_taken(&dir.join(IGNORE.0));
    if !is_ignoring {
        files.push((IGNORE.0.to_owned(), IGNORE.1.to_owned()));
    }
    output::plant(&dir, &files)?;
    if !common.quiet {
        terminal::note(&summary(&dir, files.len(), arguments.bare, is_ignoring));
    }
    Ok(Outcome::Fine)
}

/// Where the handbook goes, as it would be typed; empty for the current folder.
fn folder(dir: Option<&Path>, common: &Common) -> PathBuf {
    let root = common.root.clone().unwrap_or_default();
    let folder = dir.map_or(root.clone(), |dir| root.join(dir));
    folder.components().filter(|part| part.as_os_str() != ".").collect()
}

fn options(arguments: &InitArguments, common: &Common) -> Result<Options, Failure> {
    Ok(Options {
        bare: arguments.bare,
        language: if arguments.yaml { Language::Yaml } else { Language::Toml },
        // The settings that are about to be made say nothing about the date.
        today: as_of(common, &Config::default())?,
    })
}

fn summary(dir: &Path, files: usize, bare: bool, is_ignoring: bool) -> String {
    let (place, argument) = if dir.as_os_str().is_empty() {
        ("this folder".to_owned(), String::new())
    } else {
        (on_one_line(&dir.to_string_lossy()), on_one_line(&format!(" {}", quoted(&dir.to_string_lossy()))))
    };
    let pages = if bare { "_index.md, the opening page" } else { "the pages, to be replaced by your own" };
    let ignore =
        if is_ignoring { "\n\nYour .gitignore was left as it is; add the line /public/ to it." } else { "" };
    format!(
        "Made a handbook in {place}: {}\n\n  handbook.toml  the settings\n  content/       {pages}{ignore}\n\nLook at it:\n\n  understory serve{argument}",
        counted(files, "file")
    )
}

/// A path as a shell reads it.
fn quoted(path: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-+:@%".contains(letter);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(dir: &str) -> String {
        let text = summary(Path::new(dir), 3, false, false);
        text.lines().last().unwrap().trim().to_owned()
    }

    #[test]
    fn the_next_command_can_be_typed_as_it_stands() {
        assert_eq!(end(""), "understory serve");
        assert_eq!(end("hand/book"), "understory serve hand/book");
        assert_eq!(end("our hand's book"), r"understory serve 'our hand'\''s book'");
    }

    #[test]
    fn an_ignore_file_of_ones_own_is_mentioned() {
        assert!(summary(Path::new("x"), 2, true, true).contains("add the line /public/"));
        assert!(!summary(Path::new("x"), 3, true, false).contains(".gitignore"));
    }
}
