//! Waiting for the next reason to look at the handbook.
//!
//! In: the folders that matter. Out: the moment when something may have changed, and the files that
//! were named. Never: says what changed; events are hints, and the whole tree is loaded again.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::settle::Writing;
use super::signs::{self, News};
use super::timing::{Sign, Timing};
use super::{Surroundings, Watched, now};

/// How often to look where nobody tells; seldomer where looking takes long.
const POLL: Duration = Duration::from_secs(1);
/// How often to ask whether anything but a file has changed: the day, the folders themselves.
const TICK: Duration = Duration::from_secs(20);
/// How long git, when it is changing many files, may hold a look up.
const GIT: Duration = Duration::from_secs(2);
const SHORT: Duration = Duration::from_millis(20);

/// The watch over a handbook.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    polls: bool,
    around: Surroundings,
    /// What told the watched folders from others of their names when watching began.
    identities: Vec<Option<Identity>>,
    sender: Sender<Told>,
    events: Receiver<Told>,
    timing: Timing,
    named: BTreeSet<PathBuf>,
    writing: Writing,
    /// Whether watching must begin anew.
    is_moved: bool,
    /// Whether the handbook could not be loaded.
    is_lost: bool,
    looked: Looked,
    refusal: Option<String>,
}

/// A reason to look.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// The files that were named by then.
    pub(super) named: BTreeSet<PathBuf>,
    /// Whether nothing has happened for some time.
    pub(super) is_quiet: bool,
}

/// Something that was told, and when.
struct Told {
    at: Instant,
    news: Result<News, String>,
}

/// When the last look began and ended.
#[derive(Clone, Copy)]
struct Looked {
    began: Instant,
    ended: Instant,
}

impl Watch {
    /// Starts watching; looks from time to time where the system cannot tell.
    pub(super) fn new(polls: bool, around: &Surroundings) -> Self {
        let (sender, events) = channel();
        let mut watch = Self {
            watcher: None,
            polls,
            around: around.clone(),
            identities: Vec::new(),
            sender,
            events,
            timing: Timing::default(),
            named: BTreeSet::new(),
            writing: Writing::default(),
            is_moved: false,
            is_lost: false,
            looked: Looked { began: now(), ended: now() },
            refusal: None,
        };
        watch.start();
        watch
    }

    /// Watches other folders when the settings name others, and new ones of the same names.
    pub(super) fn follow(&mut self, around: &Surroundings) {
        let was_lost = std::mem::replace(&mut self.is_lost, false);
        if self.around == *around && !was_lost && !self.has_moved() {
            return;
        }
        self.around = around.clone();
        self.start();
        // What came between the loading and the watching came unseen.
        self.timing.look_later(now());
    }

    /// The handbook cannot be loaded, perhaps because its folder is gone: looks from time to time.
    pub(super) fn lose(&mut self) {
        self.is_lost = true;
    }

    /// Why the system does not tell about changes, in words, once.
    pub(super) fn refusal(&mut self) -> Option<String> {
        self.refusal.take()
    }

    /// Which files are being written at this moment.
    pub(super) fn writing(&mut self) -> &Writing {
        self.hear();
        self.writing.forget(now());
        &self.writing
    }

    /// Something was seen that will not stay so.
    pub(super) fn look_again(&mut self) {
        self.timing.note(Sign::Middle, now());
    }

    /// Waits for a reason to look. `is_due` says whether there is one that no file tells of.
    pub(super) fn wait(&mut self, is_due: &dyn Fn() -> bool) -> Look {
        self.looked.ended = now();
        self.timing.end(self.looked.ended);
        let mut tick = now() + TICK;
        loop {
            self.hear();
            let at = now();
            if at >= tick {
                if is_due() || self.identities != identities(&self.around.watched) {
                    break;
                }
                tick = at + TICK;
            }
            let due = self.timing.due().into_iter().chain(self.next_poll()).min();
            if due.is_some_and(|due| at >= due) && !self.is_git_busy(at) {
                break;
            }
            let short = if due.is_some_and(|due| at >= due) { Some(at + SHORT) } else { due };
            self.listen(short.unwrap_or(tick).min(tick));
        }
        self.looked.began = now();
        let is_quiet = self.timing.begin(self.looked.began);
        Look { named: std::mem::take(&mut self.named), is_quiet }
    }

    /// Waits until something is told, or until the moment has come.
    fn listen(&mut self, until: Instant) {
        match self.events.recv_timeout(until.saturating_duration_since(now())) {
            Ok(told) => self.note(told),
            // The watch holds a sender itself.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
    }

    /// Notes all that was told.
    fn hear(&mut self) {
        while let Ok(told) = self.events.try_recv() {
            self.note(told);
        }
    }

    fn note(&mut self, Told { at, news }: Told) {
        match news {
            Ok(news) => {
                self.timing.note(news.sign, at);
                self.writing.note(news.sign, at, &news.named);
                self.is_moved |= news.is_moved;
                if news.may_hide_more {
                    self.timing.look_later(at);
                }
                self.named.extend(news.named);
            }
            Err(refusal) => {
                self.give_up(refusal);
                self.timing.note(Sign::Middle, at);
            }
        }
    }

    /// When to look though nobody tells: a fifth of the time at most is spent on looking.
    fn next_poll(&self) -> Option<Instant> {
        let took = self.looked.ended.saturating_duration_since(self.looked.began);
        (self.is_lost || self.watcher.is_none()).then(|| self.looked.ended + POLL.max(took * 4))
    }

    /// Whether git is changing many files, so that those of two branches would be taken together.
    fn is_git_busy(&self, at: Instant) -> bool {
        let is_busy = || self.around.git.as_ref().is_some_and(|git| git.is_busy());
        !self.timing.is_overdue(at, GIT) && is_busy()
    }

    fn has_moved(&self) -> bool {
        self.is_moved || self.identities != identities(&self.around.watched)
    }

    /// Starts watching, or leaves it at looking where the system does not tell.
    fn start(&mut self) {
        self.identities = identities(&self.around.watched);
        self.is_moved = false;
        if self.polls {
            return;
        }
        match self.watcher() {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) => self.give_up(words(&error)),
        }
    }

    /// Looks from time to time instead, for good.
    fn give_up(&mut self, refusal: String) {
        if !self.polls {
            self.refusal = Some(refusal);
        }
        (self.polls, self.watcher) = (true, None);
    }

    fn watcher(&self) -> notify::Result<RecommendedWatcher> {
        let (sender, around) = (self.sender.clone(), self.around.clone());
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let news = match event {
                Ok(event) => signs::read(&event, &around).map(Ok),
                Err(error) => Some(Err(words(&error))),
            };
            // The receiver lives as long as the preview.
            let _ = news.map(|news| sender.send(Told { at: now(), news }));
        })?;
        for Watched { folder, deep } in self.around.watched.iter().filter(|it| it.folder.is_dir()) {
            let mode = if *deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match watcher.watch(folder, mode) {
                // A folder that went away in this moment is found by the next look.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                watched => watched?,
            }
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

/// Why the system does not tell about changes, and what to do about it.
fn words(error: &notify::Error) -> String {
    let too_many =
        |error: &std::io::Error| error.raw_os_error() == Some(rustix::io::Errno::MFILE.raw_os_error());
    let limit = match &error.kind {
        ErrorKind::MaxFilesWatch => "max_user_watches",
        ErrorKind::Io(error) if too_many(error) => "max_user_instances",
        _ => {
            return format!(
                "this system does not tell about changes ({error}); the preview looks every second"
            );
        }
    };
    format!(
        "this system watches no more folders, so the preview looks every second; \
         `sudo sysctl fs.inotify.{limit}=524288` lets it watch more"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watch(folder: &std::path::Path) -> Watch {
        let watched = vec![Watched { folder: folder.to_owned(), deep: true }];
        Watch::new(false, &Surroundings { watched, ignored: Vec::new(), git: None })
    }

    #[test]
    fn a_write_wakes_at_once_and_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("a.md");
        let mut watch = watch(folder.path());
        let written = page.clone();
        #[expect(clippy::disallowed_methods, reason = "tests write")]
        let writing = std::thread::spawn(move || {
            // Later than what would count as hard upon the start.
            std::thread::sleep(Duration::from_millis(150));
            std::fs::write(&written, "# A").unwrap();
            now()
        });
        assert_eq!(watch.wait(&|| false).named, BTreeSet::from([page]));
        let (woken, written) = (now(), writing.join().unwrap());
        assert!(
            woken.saturating_duration_since(written) < Duration::from_millis(45),
            "{written:?} {woken:?}"
        );
    }

    #[test]
    fn a_limit_is_said_once_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = watch(folder.path());
        let limit = words(&notify::Error::new(ErrorKind::MaxFilesWatch));
        assert!(limit.contains("sysctl fs.inotify.max_user_watches="), "{limit}");
        watch.give_up(limit.clone());
        assert_eq!(watch.refusal(), Some(limit.clone()));
        watch.give_up(limit);
        assert_eq!(watch.refusal(), None);
        assert!(watch.next_poll().is_some());
    }
}
