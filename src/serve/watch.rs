//! Waiting for the next reason to look at the handbook.
//!
//! In: the folders that matter. Out: the moment when something may have changed. Never: says
//! what changed; events are hints, and the whole tree is loaded again.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Loaded, Watched};

/// Silence after which a burst of changes is over.
const QUIET: Duration = Duration::from_millis(50);
/// The longest time that a burst holds a build up.
const CAP: Duration = Duration::from_millis(500);
/// After a change: files in folders that were just made may have come unseen.
const SECOND_LOOK: Duration = Duration::from_millis(300);
/// How often to look where nobody tells.
const POLL: Duration = Duration::from_secs(1);

/// The watch over a handbook.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    polls: bool,
    watched: Vec<Watched>,
    ignored: Vec<PathBuf>,
    /// What told the watched folders from others of their names when watching began.
    identities: Vec<Option<Identity>>,
    sender: Sender<()>,
    events: Receiver<()>,
    look_again: bool,
}

impl Watch {
    /// Starts watching; looks from time to time where the system cannot tell.
    pub(super) fn new(poll: bool, loaded: &Loaded) -> Self {
        let (sender, events) = channel();
        let (watched, ignored, identities) = (loaded.watched.clone(), loaded.ignored.clone(), Vec::new());
        let mut watch = Self {
            watcher: None,
            polls: poll,
            watched,
            ignored,
            identities,
            sender,
            events,
            look_again: false,
        };
        watch.start();
        watch
    }

    /// Watches other folders when the settings name others, and new ones of the same names.
    pub(super) fn follow(&mut self, loaded: &Loaded) {
        let is_same = self.watched == loaded.watched && self.ignored == loaded.ignored;
        if is_same && self.watcher.is_some() && self.identities == identities(&self.watched) {
            return;
        }
        (self.watched, self.ignored) = (loaded.watched.clone(), loaded.ignored.clone());
        self.start();
    }

    /// The handbook cannot be loaded, perhaps because its folder is gone: looks from time to time.
    pub(super) fn lose(&mut self) {
        self.watcher = None;
    }

    /// Waits for a change to be over, or for the time to look.
    pub(super) fn wait(&mut self) {
        let first = match (self.look_again, self.watcher.is_some()) {
            (true, _) => self.events.recv_timeout(SECOND_LOOK),
            (false, false) => self.events.recv_timeout(POLL),
            (false, true) => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        self.look_again = first.is_ok();
        if self.look_again {
            self.wait_for_quiet();
        }
    }

    fn wait_for_quiet(&self) {
        let started = now();
        while started.elapsed() < CAP && self.events.recv_timeout(QUIET).is_ok() {}
    }

    /// Starts watching, or leaves it at looking where the system does not tell.
    fn start(&mut self) {
        self.identities = identities(&self.watched);
        self.watcher = if self.polls { None } else { self.watcher().ok() };
    }

    fn watcher(&self) -> notify::Result<RecommendedWatcher> {
        let (sender, ignored) = (self.sender.clone(), self.ignored.clone());
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.map_or(true, |event| matters(&event, &ignored)) {
                // The receiver lives as long as the process.
                let _ = sender.send(());
            }
        })?;
        for Watched { folder, deep } in self.watched.iter().filter(|it| it.folder.is_dir()) {
            let mode = if *deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            watcher.watch(folder, mode)?;
        }
        Ok(watcher)
    }
}

/// Inode and time of birth: a folder that was removed and made again is watched no longer.
type Identity = (u64, Option<SystemTime>);

fn identities(watched: &[Watched]) -> Vec<Option<Identity>> {
    let identity = |found: Metadata| (found.ino(), found.created().ok());
    watched.iter().map(|it| it.folder.metadata().ok().map(identity)).collect()
}

/// Reading is no change (it would wake us after every build), nor is what we or git write ourselves.
fn matters(event: &notify::Event, ignored: &[PathBuf]) -> bool {
    let is_ignored =
        |path: &PathBuf| ignored.iter().any(|folder| path.starts_with(folder)) || is_of_git(path);
    !matches!(event.kind, EventKind::Access(_))
        && (event.paths.is_empty() || !event.paths.iter().all(is_ignored))
}

/// What git writes for itself; a new `HEAD` log entry is a commit, which changes dates.
fn is_of_git(path: &Path) -> bool {
    path.iter().any(|part| part == ".git") && !path.ends_with("logs/HEAD")
}

#[expect(clippy::disallowed_methods, reason = "serve is a clock: a burst must not hold a build up for ever")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind};

    #[test]
    fn reading_and_our_own_output_do_not_matter() {
        let event = |kind, path: &str| notify::Event::new(kind).add_path(PathBuf::from(path));
        let create = EventKind::Create(CreateKind::File);
        let ignored = [PathBuf::from("/h/public")];
        assert!(matters(&event(create, "/h/content/a.md"), &ignored));
        assert!(matters(&event(create, "/h/.git/logs/HEAD"), &ignored));
        assert!(!matters(&event(EventKind::Access(AccessKind::Read), "/h/content/a.md"), &ignored));
        assert!(!matters(&event(create, "/h/public/a.html"), &ignored));
        assert!(!matters(&event(create, "/h/.git/index.lock"), &ignored));
    }
}
