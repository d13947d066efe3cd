//! One connection, one worker: requests of a connection are answered one after the other, in order.
//!
//! In: requests from any number of workers. Out: to one of them, the turns of a connection. Never: two
//! workers at the same connection, or many that wait for the end of a stream.
//!
//! A connection is known by the address of its browser. That is the same for a later connection when
//! the earlier one was reset and nobody has noticed yet, which happens to streams. So a request behind
//! a stream is answered nevertheless, by a worker that may have to wait until the stream ends; only a
//! few of those are let in.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tiny_http::Request;

use super::body::Held;

/// Workers that may wait for the end of a stream.
const BEHIND: usize = 2;

/// The connections that are being answered.
#[derive(Default, Clone)]
pub(super) struct Lanes(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    lanes: HashMap<SocketAddr, Lane>,
    streams: u64,
}

enum Lane {
    /// A worker is busy with it; these requests came meanwhile.
    Busy(VecDeque<Held>),
    /// The stream of this number is written to it until it closes; so many workers wait for that.
    Stream(u64, usize),
}

impl Lanes {
    /// The turn of the request's connection, unless a worker has it already.
    pub(super) fn enter(&self, request: Request) -> Option<Turn> {
        let who = request.remote_addr().copied().unwrap_or((Ipv4Addr::UNSPECIFIED, 0).into());
        let request = Held::from(request);
        let is_behind = match self.lock().lanes.entry(who) {
            Entry::Vacant(lane) => {
                lane.insert(Lane::Busy(VecDeque::new()));
                false
            }
            Entry::Occupied(mut lane) => match lane.get_mut() {
                Lane::Busy(waiting) => {
                    waiting.push_back(request);
                    return None;
                }
                Lane::Stream(_, behind) if *behind < BEHIND => {
                    *behind += 1;
                    true
                }
                Lane::Stream(..) => return Some(self.turn(None, false, Err(request))),
            },
        };
        Some(self.turn(Some(who), is_behind, Ok(request)))
    }

    fn turn(&self, who: Option<SocketAddr>, is_behind: bool, request: Result<Held, Held>) -> Turn {
        let (first, refused) = request.map_or_else(|held| (None, Some(held)), |held| (Some(held), None));
        Turn { lanes: self.clone(), who, is_behind, first, _refused: refused }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // No code runs under the lock that could leave the map in between.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to answer a connection.
pub(super) struct Turn {
    lanes: Lanes,
    /// The connection, until somebody else may have it.
    who: Option<SocketAddr>,
    is_behind: bool,
    first: Option<Held>,
    /// Let go unanswered with the turn: behind a stream that goes on, no answer can arrive.
    _refused: Option<Held>,
}

impl Turn {
    /// The next request of the connection; none ends the turn.
    pub(super) fn next(&mut self) -> Option<Request> {
        let next = self.first.take().or_else(|| self.next_waiting());
        next.and_then(Held::release)
    }

    /// What came meanwhile; with the last of it, the connection is free in the same moment.
    fn next_waiting(&mut self) -> Option<Held> {
        let who = self.who.filter(|_| !self.is_behind)?;
        let lanes = &mut self.lanes.lock().lanes;
        let next = match lanes.get_mut(&who) {
            Some(Lane::Busy(waiting)) => waiting.pop_front(),
            Some(Lane::Stream(..)) | None => None,
        };
        if next.is_none() {
            lanes.remove(&who);
            self.who = None;
        }
        next
    }

    /// The connection belongs to a stream from now on; what else it asked for is never answered.
    pub(super) fn give_to_stream(&mut self) -> StreamLane {
        let mut state = self.lanes.lock();
        state.streams += 1;
        let number = state.streams;
        let who = self.who.take();
        let last = who.and_then(|who| state.lanes.insert(who, Lane::Stream(number, 0)));
        drop(state);
        drop(last);
        StreamLane { lanes: self.lanes.clone(), who, number }
    }
}

impl Drop for Turn {
    /// Only a worker that panicked, or was behind a stream, has the connection still.
    fn drop(&mut self) {
        let Some(who) = self.who else { return };
        let mut state = self.lanes.lock();
        let left = match state.lanes.get_mut(&who) {
            Some(Lane::Stream(_, behind)) if self.is_behind => {
                *behind = behind.saturating_sub(1);
                None
            }
            Some(Lane::Busy(_)) if !self.is_behind => state.lanes.remove(&who),
            _ => None,
        };
        // Letting requests go may take a while.
        drop(state);
        drop(left);
    }
}

/// Gives a stream's connection free when it is dropped.
pub(super) struct StreamLane {
    lanes: Lanes,
    who: Option<SocketAddr>,
    number: u64,
}

impl Drop for StreamLane {
    fn drop(&mut self) {
        let Some(who) = self.who else { return };
        let lanes = &mut self.lanes.lock().lanes;
        // A later connection from the same address may have it by now.
        if matches!(lanes.get(&who), Some(Lane::Stream(number, _)) if *number == self.number) {
            lanes.remove(&who);
        }
    }
}
