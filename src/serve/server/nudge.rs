//! Short connections to ourselves: `tiny_http` gives each a thread, and that thread then takes what
//! still waits for one.
//!
//! In: our own address. Out: how long the oldest has waited for its answer. Never: a connection that
//! lingers, or a long wait: those that wait for a thread themselves are waited for later.

use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::sockopt::set_socket_linger;

use crate::serve::now;

/// How long connecting may take.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long the answers are waited for at once; they take a tenth of that.
const GLANCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 3_000_000 };
/// No request line: answered with 400 at once, without a worker, and the connection is done with.
const NOTHING: &[u8] = b"\r\n";

/// What became of nudges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// All were answered.
    Answered,
    /// New ones are answered before old ones: those wait in the queue for a thread, with others.
    Stuck,
    /// Everything takes long; more nudges would only make it longer.
    Slow,
}

/// The nudges that are under way.
pub(super) struct Nudges {
    address: SocketAddr,
    most: usize,
    waiting: Vec<(TcpStream, Instant)>,
}

impl Nudges {
    /// None yet, for a server that listens at this address; so many may wait for their answers.
    pub(super) fn to(bound: SocketAddr, most: usize) -> Self {
        let host = match bound.ip() {
            IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(address) if address.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            address => address,
        };
        Self { address: SocketAddr::new(host, bound.port()), most, waiting: Vec::new() }
    }

    /// Nudges so many times, and says what became of these and those before.
    pub(super) fn send(&mut self, times: usize) -> Fate {
        let old = self.waiting.len();
        // Without a descriptor there is no nudge; the next one may have more luck.
        let new = (0..times).map_while(|_| knock(self.address).ok());
        self.waiting.extend(new.map(|stream| (stream, now())));
        let new = self.waiting.len() - old;
        if let Some((last, _)) = self.waiting.last() {
            let _ = poll(&mut [PollFd::new(last, PollFlags::IN)], Some(&GLANCE));
        }
        let fate = self.sort_out(old, new);
        if self.waiting.len() > self.most {
            // The oldest stays, for its age.
            self.waiting.drain(1..=self.waiting.len() - self.most);
        }
        fate
    }

    fn sort_out(&mut self, old: usize, new: usize) -> Fate {
        let mut all = std::mem::take(&mut self.waiting);
        let mut later = all.split_off(old);
        all.retain_mut(|(stream, _)| !is_answered(stream));
        later.retain_mut(|(stream, _)| !is_answered(stream));
        let fate = match (all.is_empty(), later.len()) {
            (true, 0) => Fate::Answered,
            (false, waiting) if waiting < new => Fate::Stuck,
            _ => Fate::Slow,
        };
        all.append(&mut later);
        self.waiting = all;
        fate
    }

    /// For how long the oldest has been waiting.
    pub(super) fn age(&self) -> Duration {
        self.waiting.first().map_or(Duration::ZERO, |(_, sent)| sent.elapsed())
    }

    /// Forgets those that wait.
    pub(super) fn forget(&mut self) {
        self.waiting.clear();
    }
}

fn is_answered(stream: &mut TcpStream) -> bool {
    !matches!(stream.read(&mut [0; 1]), Err(error) if error.kind() == ErrorKind::WouldBlock)
}

fn knock(address: SocketAddr) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_nonblocking(true)?;
    // Closing resets the connection, or the system would keep its port for a minute.
    set_socket_linger(&stream, Some(Duration::ZERO))?;
    stream.write_all(NOTHING)?;
    Ok(stream)
}
