//! What git knows about the files: dates, moves, the commit that is checked out.
//!
//! In: the root. Out: a [`GitHistory`], empty where there is no repository. Never: names of
//! people, commit subjects, or an error because git is missing.

use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// What git knows about the files below the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GitHistory {
    /// The commit that is checked out, in full; `None` outside a repository or before its first commit.
    pub commit: Option<String>,
    /// Whether the history is cut off, so that its dates would be wrong; then there are none.
    pub shallow: bool,
    /// First and last commit of every file, by path below the root.
    pub dates: BTreeMap<String, FileDates>,
    /// Where files were moved to, by their former path.
    pub moves: BTreeMap<String, String>,
}

/// The days of a file's first and last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileDates {
    /// Day of the first commit.
    pub created: Date,
    /// Day of the last commit.
    pub updated: Date,
}

impl GitHistory {
    /// The history of `content` below `root`; `previous` again when the same commit is still checked out.
    pub(super) fn load(root: &Path, content: &str, previous: Option<&Arc<Self>>) -> Arc<Self> {
        let Some(head) = Head::of(root) else { return Arc::default() };
        if let Some(previous) = previous.filter(|known| known.commit.as_deref() == Some(&*head.commit)) {
            return previous.clone();
        }
        let mut history = Self { commit: Some(head.commit), shallow: head.shallow, ..Self::default() };
        if !history.shallow {
            let folder = if content.is_empty() { "." } else { content };
            let format = "--format=%x01%as";
            let log = git(root, &["log", "-z", "--name-status", "-M", "--relative", format, "--", folder]);
            history.read_log(&log.unwrap_or_default());
        }
        Arc::new(history)
    }

    /// Reads `git log -z --name-status`: NUL-separated fields, a commit's date after `\x01`, then
    /// a status and one path, or two for a move.
    fn read_log(&mut self, log: &str) {
        let mut fields = log.split('\0').map(|field| field.trim_start_matches('\n'));
        let mut day = None;
        while let Some(field) = fields.next() {
            if let Some(date) = field.strip_prefix('\x01') {
                day = date.trim().parse::<Date>().ok();
                continue;
            }
            let (Some(day), Some(path)) = (day, fields.next().filter(|_| !field.is_empty())) else {
                continue;
            };
            match field.as_bytes()[0] {
                b'R' => self.moved(path, fields.next().unwrap_or(path), day),
                b'D' => {}
                _ => self.touched(path, day),
            }
        }
    }

    fn touched(&mut self, path: &str, day: Date) {
        // The log runs backwards, so a path's later name is already known.
        let path = self.current_name(path).to_owned();
        let dates = self.dates.entry(path).or_insert(FileDates { created: day, updated: day });
        dates.created = dates.created.min(day);
        dates.updated = dates.updated.max(day);
    }

    fn moved(&mut self, from: &str, to: &str, day: Date) {
        self.touched(to, day);
        let to = self.current_name(to).to_owned();
        if from != to && !self.dates.contains_key(from) {
            self.moves.insert(from.to_owned(), to);
        }
    }

    fn current_name<'a>(&'a self, path: &'a str) -> &'a str {
        self.moves.get(path).map_or(path, String::as_str)
    }
}

/// Where git keeps what it knows about a working tree, for those who wait for it to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitFolder(PathBuf);

impl GitFolder {
    /// The folder for the working tree that `root` lies in: `.git`, or what a file of that name leads to.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "source is the room that reads")]
    pub fn of(root: &Path) -> Option<Self> {
        let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists())?;
        if git.is_dir() {
            return Some(Self(git));
        }
        let text = std::fs::read_to_string(&git).ok()?;
        let folder = git.parent()?.join(text.strip_prefix("gitdir:")?.trim());
        folder.is_dir().then_some(Self(folder))
    }

    /// The folder itself, and the one of its log.
    #[must_use]
    pub fn folders(&self) -> [PathBuf; 2] {
        [self.0.clone(), self.0.join("logs")]
    }

    /// Whether git is changing the working tree at this moment. A lock that is older than ten
    /// seconds was left behind.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let made = self.0.join("index.lock").metadata().and_then(|lock| lock.modified());
        made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age.as_secs() < 10))
    }
}

struct Head {
    commit: String,
    shallow: bool,
}

impl Head {
    fn of(root: &Path) -> Option<Self> {
        let answer = git(root, &["rev-parse", "HEAD", "--is-shallow-repository"])?;
        let mut lines = answer.lines();
        let commit = lines.next().filter(|line| line.len() >= 40)?.to_owned();
        Some(Self { commit, shallow: lines.next() == Some("true") })
    }
}

/// What git prints, as text; `None` when it fails or is not installed.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(log: &str) -> GitHistory {
        let mut history = GitHistory::default();
        history.read_log(&log.replace('|', "\0"));
        history
    }

    fn days(history: &GitHistory, path: &str) -> Option<(String, String)> {
        let dates = history.dates.get(path)?;
        Some((dates.created.to_string(), dates.updated.to_string()))
    }

    #[test]
    fn first_and_last_day_of_a_file() {
        let log = "\x012026-03-01|\nM|a.md|\x012026-02-01|\nA|b.md|\x012026-01-01|\nA|a.md|";
        let history = history(log);
        assert_eq!(days(&history, "a.md"), Some(("2026-01-01".into(), "2026-03-01".into())));
        assert_eq!(days(&history, "b.md"), Some(("2026-02-01".into(), "2026-02-01".into())));
    }

    #[test]
    fn a_moved_file_keeps_its_first_day_and_is_found_by_its_old_names() {
        let log = "\x012026-03-01|\nR100|b.md|c.md|\x012026-02-01|\nR090|a.md|b.md|\x012026-01-01|\nA|a.md|";
        let history = history(log);
        assert_eq!(days(&history, "c.md"), Some(("2026-01-01".into(), "2026-03-01".into())));
        assert_eq!(history.moves.get("a.md").map(String::as_str), Some("c.md"));
        assert_eq!(history.moves.get("b.md").map(String::as_str), Some("c.md"));
    }

    #[test]
    fn a_name_that_was_used_again_is_not_moved() {
        let log = "\x012026-03-01|\nA|a.md|\x012026-02-01|\nR100|a.md|b.md|\x012026-01-01|\nA|a.md|";
        let history = history(log);
        assert_eq!(history.moves.get("a.md"), None);
        assert_eq!(days(&history, "b.md"), Some(("2026-02-01".into(), "2026-02-01".into())));
    }

    #[test]
    fn deleted_files_and_nonsense_have_no_dates() {
        let history = history("\x01nonsense|\nM|a.md|\x012026-01-01|\nD|b.md||");
        assert!(history.dates.is_empty());
    }
}
