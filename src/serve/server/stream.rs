//! The event streams: one line of text for every build, to every tab that listens.
//!
//! In: the board. Out: the number of the newest site, at once and after every build; nothing else.
//! Never: more streams than the descriptors allow, or one that waits for another.
//!
//! Every stream has a thread of its own, with a small stack, because writing to a browser that never
//! reads takes as long as the socket's deadline. That a browser has gone is only noticed by writing,
//! and only the second time. So everybody is pinged twice soon after a stream was opened, which is when
//! one was probably closed, and otherwise now and then.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tiny_http::Request;

use super::super::answer::Answer;
use super::super::board::Board;
use super::lanes::StreamLane;

const BEAT: Duration = Duration::from_secs(1);
/// Beats from one ping to the next.
const PING: u64 = 15;
/// Pings after a stream was opened.
const PINGS: u64 = 2;
const STACK: usize = 64 * 1024;
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                    X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
                    Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\nretry: 1000\n";

/// The answer when there are too many.
pub(super) fn full() -> Answer {
    Answer::words(503, "too many open tabs\n").with("Retry-After", "5".to_owned())
}

/// All streams together.
#[derive(Clone)]
pub(super) struct Streams(Arc<Shared>);

struct Shared {
    open: AtomicUsize,
    most: usize,
    /// Streams that were wanted since the process began.
    wanted: AtomicUsize,
    pulse: Mutex<Pulse>,
    changed: Condvar,
}

/// What streams tell, and how often they have been told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pulse {
    number: u64,
    pings: u64,
}

impl Streams {
    /// No stream yet, and at most so many; follows the board from now on.
    pub(super) fn start(board: Arc<Board>, most: usize) -> io::Result<Self> {
        let pulse = Mutex::new(Pulse { number: board.current().number, pings: 0 });
        let (open, wanted) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let streams = Self(Arc::new(Shared { open, most, wanted, pulse, changed: Condvar::new() }));
        let shared = streams.0.clone();
        thread::Builder::new().name("pulse".to_owned()).spawn(move || shared.follow(&board))?;
        Ok(streams)
    }

    /// A place for one more stream, if there is one.
    pub(super) fn admit(&self) -> Option<Place> {
        self.0.wanted.fetch_add(1, Ordering::Relaxed);
        let place = Place(self.0.clone());
        // The place counts itself, and gives itself back when it is one too many.
        (self.0.open.fetch_add(1, Ordering::Relaxed) < self.0.most).then_some(place)
    }
}

impl Shared {
    /// Beats for all streams, as long as the process lives.
    fn follow(&self, board: &Board) {
        let (mut wanted, mut soon, mut beats) = (0, 0, 0);
        loop {
            let seen = self.lock().number;
            let number = board.wait(seen, BEAT);
            if number != seen {
                self.tell(|pulse| pulse.number = number);
                continue;
            }
            beats += 1;
            let is_new = std::mem::replace(&mut wanted, self.wanted.load(Ordering::Relaxed)) != wanted;
            soon = if is_new { PINGS } else { soon };
            if soon > 0 || beats % PING == 0 {
                soon = soon.saturating_sub(1);
                self.tell(|pulse| pulse.pings += 1);
            }
        }
    }

    fn tell(&self, change: impl FnOnce(&mut Pulse)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn now(&self) -> Pulse {
        *self.lock()
    }

    /// Waits for another pulse than the one that was seen.
    fn after(&self, seen: Pulse) -> Pulse {
        let waited = self.changed.wait_while(self.lock(), |pulse| *pulse == seen);
        *waited.unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Pulse> {
        // Two numbers are whole even if a thread died.
        self.pulse.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream's place among those that may be open.
pub(super) struct Place(Arc<Shared>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Place {
    /// Gives the request a thread of its own that tells about every build until the browser has gone.
    pub(super) fn follow(self, request: Request, lane: StreamLane) {
        let stream = thread::Builder::new().name("stream".to_owned()).stack_size(STACK);
        // Without a thread the browser gets no answer, and comes again.
        let _ = stream.spawn(move || {
            let _ = self.tell(request.into_writer());
            drop(lane);
        });
    }

    fn tell(&self, mut browser: Box<dyn Write + Send>) -> io::Result<()> {
        let mut seen = self.0.now();
        browser.write_all(format!("{HEAD}data: {}\n\n", seen.number).as_bytes())?;
        loop {
            browser.flush()?;
            let pulse = self.0.after(seen);
            if pulse.number == seen.number {
                browser.write_all(b": ping\n\n")?;
            } else {
                browser.write_all(format!("data: {}\n\n", pulse.number).as_bytes())?;
            }
            seen = pulse;
        }
    }
}
