//! How much the preview lets itself be asked for: descriptors, streams, patience with slow browsers.
//!
//! In: what the system allows. Out: the limits, set on the process and on the socket that listens,
//! from which accepted sockets inherit them. Never: a failure; what cannot be set stays as it was.

use std::net::TcpListener;
use std::time::Duration;

use rustix::net::listen;
use rustix::net::sockopt::{Timeout, set_socket_timeout, set_tcp_nodelay};
use rustix::process::{Resource, getrlimit, setrlimit};

/// Enough for a thousand streams and a thousand other connections at two descriptors each. More would
/// only allow so many threads that the system refuses one, which `tiny_http` takes badly.
const DESCRIPTORS: u64 = 4096;
/// More open tabs than anybody reads.
const STREAMS: u64 = 1000;
/// Descriptors that streams leave to pages, to the watcher, and to reading the handbook.
const RESERVE: u64 = 256;
/// Connections that may wait to be accepted. One that finds no room tries again after a second; one at
/// the end of a long queue waits for a thread to be made for everyone before it.
const BACKLOG: i32 = 1024;
/// How long a connection may say nothing, or not take what it is sent.
const PATIENCE: Duration = Duration::from_secs(30);

/// The limits of one preview.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// How many event streams may be open.
    pub(super) streams: usize,
    /// How many connections we may open to ourselves at a time.
    pub(super) knocks: usize,
    /// How long a connection may say nothing, or not take what it is sent.
    pub(super) patience: Duration,
}

impl Limits {
    /// What this process may open, with a reserve.
    pub(super) fn of_this_process() -> Self {
        let descriptors = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
        Self { streams: streams(descriptors), knocks: knocks(descriptors), patience: PATIENCE }
    }

    /// Sets how many may wait at `listener`, and what accepted sockets inherit from it: deadlines, and
    /// that small answers leave at once. Systems that let them inherit less lose the deadlines and nothing else.
    pub(super) fn set_on(self, listener: &TcpListener) {
        // The deadline holds for accepting too; `doorkeeper` knocks much more often than that.
        let _ = set_socket_timeout(listener, Timeout::Recv, Some(self.patience));
        let _ = set_socket_timeout(listener, Timeout::Send, Some(self.patience));
        let _ = set_tcp_nodelay(listener, true);
        let _ = listen(listener, BACKLOG);
    }
}

/// A stream costs two descriptors, at least at first.
fn streams(descriptors: u64) -> usize {
    let reserve = RESERVE.min(descriptors / 2);
    usize::try_from(((descriptors - reserve) / 2).min(STREAMS)).unwrap_or(0)
}

/// One of ours costs three descriptors.
fn knocks(descriptors: u64) -> usize {
    usize::try_from(descriptors / 128).unwrap_or(usize::MAX).clamp(1, 8)
}

/// Sets how many descriptors may be open: as many as are needed, if the system permits so many.
pub(in crate::serve) fn raise_descriptor_limit() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = Some(limit.maximum.map_or(DESCRIPTORS, |maximum| maximum.min(DESCRIPTORS)));
    // A refusal leaves the old limit, which is enough for one person.
    let _ = setrlimit(Resource::Nofile, limit);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_leave_descriptors_to_pages() {
        assert_eq!(streams(4096), 1000);
        assert_eq!(streams(1024), 384);
        assert_eq!(streams(64), 16);
        assert_eq!(streams(0), 0);
    }
}
