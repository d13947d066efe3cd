//! Who sees to it that somebody accepts connections and that none of them waits for a thread.
//!
//! In: the socket that listens. Out: a [`Door`] that accepts, now and after every failure. Never: ends,
//! or opens a door while descriptors are short.

use std::io;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::door::Door;
use super::limits::Limits;
use super::nudge::{Fate, Nudges};
use super::{Service, panics};
use crate::serve::now;

/// How often we knock although nobody came: a burst that was too quick to be seen waits no longer.
/// Each knock also keeps an idle thread of the library from ending, so it is not more often.
const QUIET: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };
/// How often we knock after somebody came.
const BUSY: Duration = Duration::from_millis(15);
/// Knocks at a time, compared with the usual number, when connections wait for a thread.
const MORE: usize = 8;
/// For how long after somebody came.
const BURST: Duration = Duration::from_millis(200);
/// Between two attempts to open a door.
const REOPEN: Duration = Duration::from_millis(100);
/// Free descriptors that make opening a door worth while.
const FREE: usize = 16;
/// When a knock is not answered for so long, the door counts as deaf, whatever it says.
const DEAF: Duration = Duration::from_secs(3);
/// Deaf doors that may be kept although nothing is heard from their connections.
const KEPT: usize = 8;
/// After this long without a request, deadlines have ended the connections of a deaf door.
const SILENCE: Duration = Duration::from_secs(90);

/// Opens the first door and keeps watch.
pub(super) fn start(limits: Limits, listener: TcpListener, service: Arc<Service>) -> io::Result<()> {
    let knocks = limits.knocks;
    let nudges = Nudges::to(listener.local_addr()?, knocks * MORE);
    let door = Door::open(&listener, &service)?;
    let (old, fallen, tried) = (Vec::new(), panics::fallen(), now());
    let keeper = Doorkeeper { listener, service, door, old, nudges, knocks, fallen, tried };
    thread::Builder::new().name("doorkeeper".to_owned()).spawn(move || keeper.watch()).map(drop)
}

struct Doorkeeper {
    listener: TcpListener,
    service: Arc<Service>,
    /// The door that accepts.
    door: Arc<Door>,
    /// Doors that do not, with the last number of requests that was seen to differ, and when.
    old: Vec<(Arc<Door>, usize, Instant)>,
    nudges: Nudges,
    /// How often we knock at a time after somebody came.
    knocks: usize,
    /// How many accepting threads had died when we last looked.
    fallen: usize,
    /// When a door was opened last.
    tried: Instant,
}

impl Doorkeeper {
    fn watch(mut self) {
        let (mut busy_until, mut knocks) = (now(), self.knocks);
        loop {
            let is_busy = now() < busy_until;
            if is_busy {
                thread::sleep(BUSY);
            }
            let came = self.somebody_came(if is_busy { Timespec::default() } else { QUIET });
            if self.is_deaf() {
                thread::sleep(BUSY);
                self.reopen();
                continue;
            }
            if came && !is_busy {
                // Not amid a burst: our own connections would be part of it.
                busy_until = now() + BURST;
                continue;
            }
            let fate = self.nudges.send(if is_busy { knocks } else { 1 });
            if came || fate != Fate::Answered {
                busy_until = now() + BURST;
            }
            knocks = match fate {
                Fate::Answered => self.knocks,
                Fate::Stuck => (knocks * 2).min(self.knocks * MORE),
                Fate::Slow => 1,
            };
        }
    }

    /// Waits until somebody is at the door, or in vain.
    fn somebody_came(&self, patience: Timespec) -> bool {
        let came = poll(&mut [PollFd::new(&self.listener, PollFlags::IN)], Some(&patience));
        came.is_ok_and(|count| count > 0)
    }

    fn is_deaf(&mut self) -> bool {
        let fallen = panics::fallen();
        if fallen != self.fallen {
            // Another preview's thread, perhaps, in a process with several; then one door more is open.
            self.fallen = fallen;
            self.door.give_up();
        }
        self.door.is_deaf() || self.nudges.age() > DEAF
    }

    /// Opens a new door if that can last; the old one's connections go on.
    fn reopen(&mut self) {
        self.nudges.forget();
        if self.tried.elapsed() < REOPEN || !self.has_descriptors() {
            return;
        }
        self.tried = now();
        // Starting a thread may fail inside the library, with a panic.
        let opened = catch_unwind(AssertUnwindSafe(|| Door::open(&self.listener, &self.service)));
        if let Ok(Ok(door)) = opened {
            let old = std::mem::replace(&mut self.door, door);
            self.old.push((old.clone(), old.heard(), now()));
        }
        self.forget();
    }

    /// Lets go of old doors that nobody can still be behind.
    fn forget(&mut self) {
        for (door, heard, since) in &mut self.old {
            if door.heard() != *heard {
                (*heard, *since) = (door.heard(), now());
            }
        }
        let is_left =
            |(door, _, since): &(Arc<Door>, usize, Instant)| door.is_deaf() && since.elapsed() > SILENCE;
        while self.old.len() > KEPT {
            let Some(at) = self.old.iter().position(is_left) else { return };
            self.old.remove(at).0.close();
        }
    }

    fn has_descriptors(&self) -> bool {
        let spare: io::Result<Vec<TcpListener>> = (0..FREE).map(|_| self.listener.try_clone()).collect();
        spare.is_ok()
    }
}
