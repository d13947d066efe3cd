//! HTTP: requests in, answers out, and the stream that tells browsers about new builds.
//!
//! In: a socket that listens, the board with the newest site, the allowed names. Out: answers, for as
//! long as the process lives. Never: a decision about what is answered ([`super::answer`]), a body read
//! from a browser, a word to the terminal.
//!
//! Connections stay open between requests. Each may cost `tiny_http` a thread and two descriptors, so
//! what bounds both is the limit of descriptors that [`limits`] sets; no other cap is needed for pages.
//! A request goes from the connection's thread over the server's queue to a worker ([`door`]); a
//! connection occupies one worker at most ([`lanes`]), which keeps pipelined requests in order, and
//! there is always one more worker than is busy, so a browser that never reads holds up nobody else.
//!
//! `tiny_http` 0.12 has weak places. What is done about each:
//! - Its pool counts threads as idle that a burst has already promised to other connections; some
//!   connections then wait behind a busy one. `doorkeeper` opens short connections of our own after
//!   every burst, and a few a second in any case; each sets a thread free that takes what waits.
//! - It stops accepting for ever when the system refuses a connection, and its accepting thread dies
//!   when the second descriptor of one cannot be had. `doorkeeper` starts a new server on the same
//!   socket as soon as descriptors are free; the old one goes on answering its connections.
//! - It gives connections no deadlines and leaves Nagle's algorithm on. Sockets inherit both from the
//!   one that listens ([`limits`]), which is why a head that is never finished ends after a while.
//! - It panics on a socket that was reset before it was looked at. That costs one of its threads and
//!   no more; [`panics`] keeps the words about it off the terminal.
//! - It reserves memory for a declared body when a request is dropped: [`body`].
//! - A streaming response of its own never arrives, and head and body go out in two parts, which costs
//!   a delayed acknowledgement: all heads are written by hand, with the body behind them ([`wire`]).
//!
//! What cannot be helped from outside: a head without end, or requests sent without end by somebody
//! who never reads, grow in memory until they stop. Browsers do neither.

mod body;
mod door;
mod doorkeeper;
mod lanes;
mod limits;
mod nudge;
mod panics;
mod stream;
mod wire;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use tiny_http::Request;

use super::answer::{Asked, answer, refusal, split_target};
use super::board::Board;
use super::desk::EVENTS;
use super::hosts::Hosts;
use body::Bodies;
use lanes::{Lanes, Turn};
use limits::Limits;
use stream::Streams;

pub(super) use limits::raise_descriptor_limit;

/// What all workers share.
struct Service {
    board: Arc<Board>,
    hosts: Hosts,
    lanes: Lanes,
    streams: Streams,
    bodies: Bodies,
}

/// Answers requests on `listener` as long as the process lives.
pub(super) fn start(listener: TcpListener, board: Arc<Board>, hosts: Hosts) -> io::Result<()> {
    start_within(Limits::of_this_process(), listener, board, hosts)
}

fn start_within(limits: Limits, listener: TcpListener, board: Arc<Board>, hosts: Hosts) -> io::Result<()> {
    panics::keep_quiet();
    limits.set_on(&listener);
    let streams = Streams::start(board.clone(), limits.streams)?;
    let (lanes, bodies) = (Lanes::default(), Bodies::default());
    let service = Arc::new(Service { board, hosts, lanes, streams, bodies });
    doorkeeper::start(limits, listener, service)
}

impl Service {
    /// Answers a connection until it has nothing more to ask for.
    fn take(&self, mut turn: Turn) {
        while let Some(request) = turn.next() {
            self.respond(request, &mut turn);
        }
    }

    fn respond(&self, request: Request, turn: &mut Turn) {
        if let Some(refusal) = body::refusal(&request) {
            return self.bodies.refuse(request, &refusal);
        }
        let asked = asked(&request);
        let answer = match refusal(&asked, &self.hosts) {
            Some(refusal) => refusal,
            None if asked.method == "GET" && path(asked.url) == EVENTS => return self.stream(request, turn),
            None => answer(&asked, &self.board.current()),
        };
        wire::send(request, &answer);
    }

    fn stream(&self, request: Request, turn: &mut Turn) {
        match self.streams.admit() {
            Some(place) => place.follow(request, turn.give_to_stream()),
            None => wire::send(request, &stream::full()),
        }
    }
}

fn path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or("")
}

fn asked(request: &Request) -> Asked<'_> {
    let header = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map(|header| header.value.as_str())
    };
    let count =
        |name: &'static str| request.headers().iter().filter(|header| header.field.equiv(name)).count();
    let size =
        |header: &tiny_http::Header| header.field.as_str().as_str().len() + header.value.as_str().len();
    let (authority, url) = split_target(request.url());
    Asked {
        method: request.method().as_str(),
        url,
        authority,
        head: request.headers().iter().map(size).sum(),
        host: header("Host").filter(|_| count("Host") == 1),
        origin: header("Origin"),
        site: header("Sec-Fetch-Site"),
        mode: header("Sec-Fetch-Mode"),
        destination: header("Sec-Fetch-Dest"),
        known: header("If-None-Match"),
        range: header("Range"),
        if_range: header("If-Range"),
    }
}

#[cfg(test)]
mod tests;
