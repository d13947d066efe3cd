//! New files for somebody to go on with: all of them, or none.
//!
//! In: a folder, which need not exist, and texts by path. Out: the files. Never: overwrites
//! anything, or leaves half of them behind when the system refuses one.
#![expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::reason;

/// How many files in the way a message names.
const NAMED: usize = 5;

/// Why nothing was planted.
#[derive(Debug)]
pub enum PlantError {
    /// These exist already; paths as they were given, or the one above that is a file.
    InTheWay(Vec<String>),
    /// Something else stands where the folder, or one above it, should be.
    NotAFolder(PathBuf),
    /// The system refused something.
    Disk(PathBuf, io::Error),
}

/// Makes `files` below `dir`, and `dir` itself with its parents. Paths are relative, `/`-separated.
///
/// # Errors
/// When one of them exists, or the system refuses; then there is nothing new.
pub fn plant(dir: &Path, files: &[(String, String)]) -> Result<(), PlantError> {
    let mut in_the_way: Vec<String> = files.iter().filter_map(|(path, _)| in_the_way(dir, path)).collect();
    in_the_way.dedup();
    if !in_the_way.is_empty() {
        return Err(PlantError::InTheWay(in_the_way));
    }
    let mut bed = Bed::default();
    let planted = files.iter().try_for_each(|(path, text)| bed.add(dir, path, text));
    if planted.is_err() {
        bed.clear();
    }
    planted
}

/// Whether something has this path already, if only a link that leads nowhere.
#[must_use]
pub fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The path when it exists, else the one above it that is no folder.
fn in_the_way(dir: &Path, path: &str) -> Option<String> {
    let above = path.match_indices('/').map(|(at, _)| &path[..at]);
    let blocks = |folder: &&str| {
        let folder = dir.join(folder);
        is_taken(&folder) && !folder.is_dir()
    };
    above.into_iter().find(blocks).or(is_taken(&dir.join(path)).then_some(path)).map(str::to_owned)
}

/// What has been made so far.
#[derive(Default)]
struct Bed {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Bed {
    fn add(&mut self, dir: &Path, path: &str, text: &str) -> Result<(), PlantError> {
        let place = dir.join(path);
        self.open_folder(place.parent().unwrap_or(dir))?;
        let mut file = File::create_new(&place).map_err(|error| match error.kind() {
            // Somebody was quicker.
            io::ErrorKind::AlreadyExists => PlantError::InTheWay(vec![path.to_owned()]),
            _ => PlantError::Disk(place.clone(), error),
        })?;
        self.files.push(place.clone());
        file.write_all(text.as_bytes()).map_err(|error| PlantError::Disk(place, error))
    }

    /// Makes a folder and those above it, where they do not exist.
    fn open_folder(&mut self, folder: &Path) -> Result<(), PlantError> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.open_folder(parent)?;
        }
        match fs::create_dir(folder) {
            Ok(()) => self.folders.push(folder.to_owned()),
            Err(_) if folder.is_dir() => {}
            Err(_) if is_taken(folder) => return Err(PlantError::NotAFolder(folder.to_owned())),
            Err(error) => return Err(PlantError::Disk(folder.to_owned(), error)),
        }
        Ok(())
    }

    /// Takes back what was made; a folder in which somebody has put something else stays.
    fn clear(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.into_iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

impl fmt::Display for PlantError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InTheWay(paths) => write!(
                out,
                "{} there already, so nothing was written; name another folder, or move {} away first",
                list(paths),
                if paths.len() == 1 { "it" } else { "them" }
            ),
            Self::NotAFolder(path) => {
                write!(out, "{} is there already, but is not a folder; name another one", path.display())
            }
            Self::Disk(path, error) => {
                write!(out, "cannot write {}: {}; nothing was kept", path.display(), reason(error))
            }
        }
    }
}

impl std::error::Error for PlantError {}

/// `a is`, `a and b are`, `a, b, c, d, e and 2 more are`.
fn list(paths: &[String]) -> String {
    let mut names: Vec<String> = paths.iter().take(NAMED).cloned().collect();
    if paths.len() > NAMED {
        names.push(format!("{} more", paths.len() - NAMED));
    }
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last} are", rest.join(", ")),
        _ => format!("{} is", names.concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<(String, String)> {
        paths.iter().map(|path| ((*path).to_owned(), format!("text of {path}"))).collect()
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_made_with_its_parents() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("a/b");
        plant(&dir, &files(&["x.md", "c/d/y.md"])).unwrap();
        assert_eq!(fs::read_to_string(dir.join("c/d/y.md")).unwrap(), "text of c/d/y.md");
        assert_eq!(names(&dir), ["c", "x.md"]);
    }

    #[test]
    fn one_file_in_the_way_stops_all() {
        let temp = tempfile::tempdir().unwrap();
        fs::write(temp.path().join("mine.md"), "years of work").unwrap();
        let error = plant(temp.path(), &files(&["a.md", "b/c.md", "mine.md"])).unwrap_err();
        assert!(matches!(&error, PlantError::InTheWay(paths) if paths == &["mine.md"]), "{error}");
        assert_eq!(names(temp.path()), ["mine.md"]);
        assert_eq!(fs::read_to_string(temp.path().join("mine.md")).unwrap(), "years of work");
    }

    #[test]
    fn a_file_where_a_folder_should_be_is_named_once() {
        let temp = tempfile::tempdir().unwrap();
        fs::write(temp.path().join("b"), "").unwrap();
        let error = plant(temp.path(), &files(&["b/c/x.md", "b/y.md"])).unwrap_err();
        assert!(matches!(&error, PlantError::InTheWay(paths) if paths == &["b"]), "{error}");
        for dir in ["b", "b/c/d"] {
            let error = plant(&temp.path().join(dir), &files(&["x.md"])).unwrap_err();
            assert!(matches!(&error, PlantError::NotAFolder(path) if path.ends_with("b")), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_in_the_way_too() {
        let temp = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/nowhere/at/all", temp.path().join("x.md")).unwrap();
        let error = plant(temp.path(), &files(&["x.md"])).unwrap_err();
        assert!(matches!(error, PlantError::InTheWay(_)));
    }

    #[test]
    fn what_was_made_is_taken_back_when_the_rest_cannot_be() {
        let temp = tempfile::tempdir().unwrap();
        let too_long = "n".repeat(300);
        let dir = temp.path().join("new");
        fs::write(temp.path().join("mine.md"), "").unwrap();
        let error = plant(&dir, &files(&["a.md", "b/c.md", &too_long])).unwrap_err();
        assert!(matches!(error, PlantError::Disk(..)), "{error}");
        assert_eq!(names(temp.path()), ["mine.md"]);
    }

    #[test]
    fn up_to_five_are_named() {
        let message = |count: usize| {
            let paths = (1..=count).map(|at| format!("{at}.md")).collect();
            PlantError::InTheWay(paths).to_string()
        };
        assert_eq!(
            message(1),
            "1.md is there already, so nothing was written; name another folder, or move it away first"
        );
        assert!(message(2).starts_with("1.md and 2.md are there already, so"));
        assert!(message(5).starts_with("1.md, 2.md, 3.md, 4.md and 5.md are there"));
        assert!(message(7).starts_with("1.md, 2.md, 3.md, 4.md, 5.md and 2 more are there"));
    }
}
