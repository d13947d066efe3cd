//! Rendering what nobody has asked for yet, so that it is there when somebody does.
//!
//! In: published sites, with what of them is still to be rendered. Out: which pages are not what
//! they were. Never: holds up a build or an answer: it stops between two pages, for a build and for
//! every newer site, and runs at a lower priority where the system has one for threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::board::Published;
use super::{Event, Message};
use crate::build::{Redone, Work};

/// A site that is still to be rendered.
struct Task {
    published: Arc<Published>,
    work: Work,
}

/// The thread that renders in the background.
pub(super) struct Background {
    tasks: Sender<Task>,
    gate: Arc<Gate>,
}

/// What the thread must heed.
#[derive(Default)]
struct Gate {
    /// The number of the newest site.
    newest: AtomicU64,
    is_building: Mutex<bool>,
    opened: Condvar,
}

/// Nothing is rendered in the background as long as this lives.
pub(super) struct Pause(Arc<Gate>);

impl Background {
    /// Starts the thread; it tells `terminal` when a site is done.
    pub(super) fn start(terminal: Sender<Message>) -> Self {
        let (tasks, wanted) = channel();
        let gate = Arc::<Gate>::default();
        let heeded = gate.clone();
        thread::spawn(move || render_all(&wanted, &heeded, &terminal));
        Self { tasks, gate }
    }

    /// Stops rendering until the pause is dropped.
    pub(super) fn pause(&self) -> Pause {
        *self.gate.lock() = true;
        Pause(self.gate.clone())
    }

    /// Renders this site next; the ones before it no further.
    pub(super) fn render(&self, published: Arc<Published>, work: Work) {
        self.gate.newest.store(published.number, Ordering::Relaxed);
        // The thread lives as long as the preview.
        let _ = self.tasks.send(Task { published, work });
    }
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, bool> {
        self.is_building.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for builds to end; whether the site of this number is still the newest then.
    fn is_open_for(&self, number: u64) -> bool {
        let waited = self.opened.wait_while(self.lock(), |is_building| *is_building);
        drop(waited);
        self.newest.load(Ordering::Relaxed) == number
    }
}

impl Drop for Pause {
    fn drop(&mut self) {
        *self.0.lock() = false;
        self.0.opened.notify_all();
    }
}

fn render_all(tasks: &Receiver<Task>, gate: &Gate, terminal: &Sender<Message>) {
    yield_to_others();
    while let Ok(Task { published, work }) = tasks.recv() {
        let number = published.number;
        let redone = redo(&work, &|| gate.is_open_for(number));
        let pages = redone.as_ref().map(Vec::len);
        redone.into_iter().for_each(|redone| drop(published.redone.set(redone)));
        // Nobody hears it any more when the preview ends.
        let _ = terminal.send(Message::Event(Event::Rendered { number, pages }));
    }
}

/// Renders; `None` when it was stopped. A page that fails fails again where it is asked for, and is said there.
fn redo(work: &Work, go_on: &dyn Fn() -> bool) -> Option<Vec<Redone>> {
    catch_unwind(AssertUnwindSafe(|| work.redo(go_on))).ok().flatten()
}

/// On Linux a thread has a priority of its own.
#[cfg(target_os = "linux")]
fn yield_to_others() {
    // A refusal leaves the usual priority.
    let _ = rustix::process::nice(10);
}

#[cfg(not(target_os = "linux"))]
fn yield_to_others() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_site_and_a_build_stop_it() {
        let gate = Arc::<Gate>::default();
        gate.newest.store(2, Ordering::Relaxed);
        assert!(gate.is_open_for(2) && !gate.is_open_for(1));
        *gate.lock() = true;
        let waiting = {
            let gate = gate.clone();
            thread::spawn(move || gate.is_open_for(2))
        };
        gate.newest.store(3, Ordering::Relaxed);
        drop(Pause(gate.clone()));
        assert!(!waiting.join().unwrap(), "overtaken by what was built meanwhile");
    }
}
