//! HTTP: requests in, answers out, and the stream that tells browsers about new builds.
//!
//! `tiny_http` has three weak places that are contained here. It stops accepting for ever when the
//! system refuses one connection: then the server starts anew on the same socket. It reserves
//! memory for a declared body when a request is dropped: such requests are never dropped. And a
//! streaming response of its own never arrives: the event stream writes its head by hand.

use std::io::{self, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Request, Response, Server};

use super::answer::{Answer, Asked, EVENTS, answer, refusal};
use super::board::Board;
use super::hosts::Hosts;

const WORKERS: usize = 8;
/// More open tabs than anybody reads.
const STREAMS: usize = 64;
const PING: Duration = Duration::from_secs(15);
const RESTART: Duration = Duration::from_millis(100);
/// The largest declared body that may be dropped, and so read into memory.
const SMALL_BODY: usize = 64 * 1024;
const STREAM_HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                           X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";

struct Service {
    board: Arc<Board>,
    hosts: Hosts,
    streams: AtomicUsize,
}

/// Answers requests on `listener` as long as the process lives.
pub(super) fn start(listener: TcpListener, board: Arc<Board>, hosts: Hosts) {
    let service = Arc::new(Service { board, hosts, streams: AtomicUsize::new(0) });
    thread::spawn(move || {
        loop {
            // Ends only when the system refuses a connection, for want of descriptors.
            let _ = serve_until_refused(&listener, &service);
            thread::sleep(RESTART);
        }
    });
}

fn serve_until_refused(listener: &TcpListener, service: &Arc<Service>) -> io::Result<()> {
    let server = Server::from_listener(listener.try_clone()?, None).map_err(io::Error::other)?;
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| work(&server, service));
        }
    });
    Ok(())
}

fn work(server: &Server, service: &Arc<Service>) {
    while let Ok(request) = server.recv() {
        service.respond(request);
    }
    // The next worker wakes and ends too.
    server.unblock();
}

impl Service {
    fn respond(self: &Arc<Self>, request: Request) {
        if request.body_length().is_some_and(|length| length > SMALL_BODY) {
            return refuse_body(request);
        }
        let asked = asked(&request);
        let answer = match refusal(&asked, &self.hosts) {
            Some(refusal) => refusal,
            None if asked.url == EVENTS && asked.method == "GET" => return self.stream(request),
            None => answer(&asked, &self.board.current()),
        };
        // The browser has gone: nobody is left to be told.
        let _ = request.respond(response(answer));
    }

    /// Gives the request a thread of its own that tells about every build.
    fn stream(self: &Arc<Self>, request: Request) {
        if self.streams.fetch_add(1, Ordering::Relaxed) >= STREAMS {
            self.streams.fetch_sub(1, Ordering::Relaxed);
            let _ = request.respond(response(Answer::words(503, "too many open tabs\n")));
            return;
        }
        let service = self.clone();
        thread::spawn(move || {
            // Ends when the browser closes the connection.
            let _ = service.tell(request.into_writer());
            service.streams.fetch_sub(1, Ordering::Relaxed);
        });
    }

    fn tell(&self, mut browser: Box<dyn Write + Send>) -> io::Result<()> {
        browser.write_all(STREAM_HEAD.as_bytes())?;
        let mut seen = self.board.current().number;
        write!(browser, "data: {seen}\n\n")?;
        loop {
            browser.flush()?;
            let number = self.board.wait(seen, PING);
            if number == seen {
                browser.write_all(b": ping\n\n")?;
            } else {
                write!(browser, "data: {number}\n\n")?;
            }
            seen = number;
        }
    }
}

/// Refuses a request whose declared body is large, without ever dropping its reader: that would
/// reserve memory for all of it at once, and the process could be killed for that. The connection
/// stays open until the process ends; only somebody with a reason to harm declares such a body.
fn refuse_body(request: Request) {
    let refusal = response(Answer::words(413, "no bodies here\n"));
    std::mem::forget(request.upgrade("none", refusal));
}

fn asked(request: &Request) -> Asked<'_> {
    let header = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map(|header| header.value.as_str())
    };
    Asked {
        method: request.method().as_str(),
        url: request.url(),
        host: header("Host"),
        origin: header("Origin"),
        known: header("If-None-Match"),
    }
}

fn response(answer: Answer) -> Response<io::Cursor<Arc<[u8]>>> {
    let length = answer.body.len();
    let headers =
        answer.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_str()).ok());
    let headers = headers.collect();
    let body = io::Cursor::new(answer.body);
    Response::new(answer.status.into(), headers, body, Some(length), None).with_chunked_threshold(usize::MAX)
}

#[cfg(test)]
mod tests;
