//! Requests with a body. Nobody here wants one, and some are dangerous.
//!
//! In: a request. Out: a refusal, sent before the body is looked at. Never: reads a body, or drops a
//! request whose declared body is large.
//!
//! When a request is dropped, `tiny_http` reads what is left of its body, into memory that it reserves
//! for all of it at once; for a declared body larger than memory, the process is killed. Reading it in
//! small pieces does not help, because a connection that ends early has the same effect. So such
//! requests are kept until the process ends, with their connection and its thread. A page of another
//! site that makes a browser send many of them has to send the bodies as well; after a few, those for
//! which there is memory are let go, so that what stays is only what no browser sends.

use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};

use tiny_http::{Header, Request, Response};

use super::super::answer::Answer;
use super::wire;

/// The largest declared body for which there is always memory.
const SMALL: usize = 16 << 20;
/// The largest body that `tiny_http` reads before it gives us the request.
const READ: usize = 1024;
/// Requests that are kept before memory is asked for.
const KEPT: usize = 64;

/// Refuses requests with a body that was not read yet.
pub(super) fn refusal(request: &Request) -> Option<Answer> {
    let has_body = is_endless(request) || request.body_length().is_some_and(|length| length > READ);
    let waits = expects(request) && request.body_length().is_some_and(|length| length > 0);
    let is_ours = matches!(request.method().as_str(), "GET" | "HEAD");
    let status = if is_ours { 413 } else { 405 };
    (has_body || waits).then(|| Answer::words(status, "no bodies here\n"))
}

fn is_endless(request: &Request) -> bool {
    request.headers().iter().any(|header| header.field.equiv("Transfer-Encoding"))
}

fn expects(request: &Request) -> bool {
    request.headers().iter().any(|header| header.field.equiv("Expect"))
}

fn is_small(request: &Request) -> bool {
    request.body_length().is_none_or(|length| length <= SMALL)
}

/// Counts the requests that are kept.
#[derive(Default)]
pub(super) struct Bodies(AtomicUsize);

impl Bodies {
    /// Sends the refusal of a request with a body.
    pub(super) fn refuse(&self, request: Request, refusal: &Answer) {
        if is_endless(&request) {
            // Whatever follows is read as a request and refused as such.
            return wire::send_last(request, refusal);
        }
        let response = response(refusal);
        if is_small(&request) || self.has_memory(request.body_length()) {
            // Answers first, then drops the body. An error means that the browser has gone.
            let _ = request.respond(response);
        } else {
            self.0.fetch_add(1, Ordering::Relaxed);
            mem::forget(request.upgrade("none", response));
        }
    }

    fn has_memory(&self, length: Option<usize>) -> bool {
        let is_many = self.0.load(Ordering::Relaxed) >= KEPT;
        is_many && length.is_some_and(|length| Vec::<u8>::new().try_reserve_exact(length).is_ok())
    }
}

fn response(refusal: &Answer) -> Response<std::io::Cursor<Vec<u8>>> {
    let response = Response::from_data(refusal.body.to_vec()).with_status_code(refusal.status);
    let headers = refusal.headers.iter();
    headers
        .filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok())
        .fold(response, |response, header| response.with_header(header))
}

/// A request that waits, and may be dropped at any moment without an answer.
pub(super) struct Held(Option<Request>);

impl From<Request> for Held {
    fn from(request: Request) -> Self {
        Self(Some(request))
    }
}

impl Held {
    /// The request.
    pub(super) fn release(mut self) -> Option<Request> {
        self.0.take()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        match self.0.take() {
            Some(request) if is_small(&request) => drop(request.into_writer()),
            Some(request) => mem::forget(request),
            None => {}
        }
    }
}
