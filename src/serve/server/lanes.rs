//! One connection, one worker: requests of a connection are answered one after the other, in order.
//!
//! In: requests from any number of workers. Out: to one of them, the turns of a connection. Never: two
//! workers at the same connection, or an answer behind a stream, which has no end.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tiny_http::Request;

use super::body::Held;

/// The connections that are being answered.
#[derive(Default, Clone)]
pub(super) struct Lanes(Arc<Mutex<HashMap<SocketAddr, Lane>>>);

enum Lane {
    /// A worker is busy with it; these requests came meanwhile.
    Busy(VecDeque<Held>),
    /// A stream is written to it until it closes.
    Stream,
}

impl Lanes {
    /// The turn of the request's connection, unless a worker or a stream has it already.
    pub(super) fn enter(&self, request: Request) -> Option<Turn> {
        let who = request.remote_addr().copied().unwrap_or((Ipv4Addr::UNSPECIFIED, 0).into());
        let request = Held::from(request);
        match self.lock().entry(who) {
            Entry::Vacant(lane) => drop(lane.insert(Lane::Busy(VecDeque::new()))),
            Entry::Occupied(mut lane) => {
                match lane.get_mut() {
                    Lane::Busy(waiting) => waiting.push_back(request),
                    // Nothing can be answered behind a stream.
                    Lane::Stream => request.discard(),
                }
                return None;
            }
        }
        Some(Turn { exit: Exit { lanes: self.clone(), who: Some(who) }, first: Some(request) })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SocketAddr, Lane>> {
        // No code runs under the lock that could leave the map in between.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to answer a connection.
pub(super) struct Turn {
    exit: Exit,
    first: Option<Held>,
}

impl Turn {
    /// The next request of the connection; none ends the turn.
    pub(super) fn next(&mut self) -> Option<Request> {
        let next = self.first.take().or_else(|| self.exit.next_waiting());
        next.and_then(Held::release)
    }

    /// The connection belongs to a stream from now on; what else it asked for is never answered.
    pub(super) fn give_to_stream(&mut self) -> Exit {
        let exit = Exit { lanes: self.exit.lanes.clone(), who: self.exit.who.take() };
        if let Some(who) = exit.who {
            let last = exit.lanes.lock().insert(who, Lane::Stream);
            last.into_iter().for_each(Lane::discard);
        }
        exit
    }
}

/// Gives the connection free when it is dropped.
pub(super) struct Exit {
    lanes: Lanes,
    who: Option<SocketAddr>,
}

impl Exit {
    /// What came meanwhile; with the last of it, the connection is free in the same moment.
    fn next_waiting(&mut self) -> Option<Held> {
        let who = self.who?;
        let mut lanes = self.lanes.lock();
        let next = match lanes.get_mut(&who) {
            Some(Lane::Busy(waiting)) => waiting.pop_front(),
            Some(Lane::Stream) | None => None,
        };
        if next.is_none() {
            lanes.remove(&who);
            self.who = None;
        }
        next
    }
}

impl Drop for Exit {
    fn drop(&mut self) {
        // Only a worker that panicked leaves requests behind.
        let left = self.who.and_then(|who| self.lanes.lock().remove(&who));
        left.into_iter().for_each(Lane::discard);
    }
}

impl Lane {
    fn discard(self) {
        match self {
            Self::Busy(waiting) => waiting.into_iter().for_each(Held::discard),
            Self::Stream => {}
        }
    }
}
