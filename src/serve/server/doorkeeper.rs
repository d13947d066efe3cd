//! Who sees to it that somebody accepts connections and that none of them waits for a thread.
//!
//! In: the socket that listens. Out: a [`Door`] that accepts, now and after every failure. Never: ends,
//! or opens a door while descriptors are short.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::door::Door;
use super::nudge::{nudge, within};
use super::{Service, panics};
use crate::serve::now;

/// How often we knock although nobody came: a burst that was too quick to be seen waits no longer.
const QUIET: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
/// How often we knock after somebody came.
const BUSY: Duration = Duration::from_millis(20);
/// Knocks each time then.
const KNOCKS: usize = 8;
/// For how long after somebody came.
const BURST: Duration = Duration::from_millis(500);
/// Between two attempts to open a door.
const REOPEN: Duration = Duration::from_millis(100);
/// Free descriptors that make opening a door worth while.
const FREE: usize = 16;
/// Unanswered knocks in a row after which the door counts as deaf, whatever it says.
const UNANSWERED: usize = 12;
/// Deaf doors that may be kept although nothing is heard from their connections.
const KEPT: usize = 8;
/// After this long without a request, deadlines have ended the connections of a deaf door.
const SILENCE: Duration = Duration::from_secs(90);

/// Opens the first door and keeps watch.
pub(super) fn start(listener: TcpListener, service: Arc<Service>) -> io::Result<()> {
    let address = within(listener.local_addr()?);
    let door = Door::open(&listener, &service)?;
    let keeper = Doorkeeper {
        listener,
        address,
        service,
        door,
        old: Vec::new(),
        fallen: panics::fallen(),
        unanswered: 0,
        tried: now(),
    };
    thread::Builder::new().name("doorkeeper".to_owned()).spawn(move || keeper.watch()).map(drop)
}

struct Doorkeeper {
    listener: TcpListener,
    address: SocketAddr,
    service: Arc<Service>,
    /// The door that accepts.
    door: Arc<Door>,
    /// Doors that do not, with the last number of requests that was seen to differ, and when.
    old: Vec<(Arc<Door>, usize, Instant)>,
    fallen: usize,
    unanswered: usize,
    tried: Instant,
}

impl Doorkeeper {
    fn watch(mut self) {
        let mut busy_until = now();
        loop {
            let is_busy = now() < busy_until;
            if is_busy {
                thread::sleep(BUSY);
            }
            if self.somebody_came(if is_busy { Timespec::default() } else { QUIET }) {
                busy_until = now() + BURST;
            }
            if self.is_deaf() {
                self.reopen();
            } else {
                self.knock(if is_busy { KNOCKS } else { 1 });
            }
        }
    }

    /// Waits until somebody is at the door, or in vain.
    fn somebody_came(&self, patience: Timespec) -> bool {
        let mut who = [PollFd::new(&self.listener, PollFlags::IN)];
        let came = poll(&mut who, Some(&patience)).is_ok_and(|count| count > 0);
        if came && patience != Timespec::default() {
            // Nobody answers them if the door is deaf; that must not make us run in circles.
            thread::sleep(Duration::from_millis(1));
        }
        came
    }

    fn knock(&mut self, times: usize) {
        for _ in 0..times {
            match nudge(self.address) {
                Ok(()) => self.unanswered = 0,
                Err(_) => {
                    self.unanswered += 1;
                    return;
                }
            }
        }
    }

    fn is_deaf(&mut self) -> bool {
        let fallen = panics::fallen();
        if fallen != self.fallen {
            // Another preview's thread, perhaps, in a process with several; then one door more is open.
            self.fallen = fallen;
            self.door.give_up();
        }
        self.door.is_deaf() || self.unanswered >= UNANSWERED
    }

    /// Opens a new door if that can last; the old one's connections go on.
    fn reopen(&mut self) {
        if self.tried.elapsed() < REOPEN || !self.has_descriptors() {
            return;
        }
        self.tried = now();
        // Starting a thread may fail inside the library, with a panic.
        let opened = catch_unwind(AssertUnwindSafe(|| Door::open(&self.listener, &self.service)));
        if let Ok(Ok(door)) = opened {
            let old = std::mem::replace(&mut self.door, door);
            self.old.push((old.clone(), old.heard(), now()));
            self.unanswered = 0;
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
