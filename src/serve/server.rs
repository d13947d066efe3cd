//! HTTP: requests in, answers out, and the stream that tells browsers about new builds.
//!
//! `tiny_http` has four weak places that are contained here.
//! - It stops accepting for ever when the system refuses one connection: the server starts anew on
//!   the same socket.
//! - It reserves memory for a declared body when a request is dropped: such requests are never dropped.
//! - A streaming response of its own never arrives: all heads are written by hand.
//! - In a burst of connections it hands some to a thread that is busy with another one, where they
//!   wait until that one is closed: every answer closes its connection, and a [`Nudge`] gives what
//!   still waits a thread of its own.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use tiny_http::{Request, Response, Server};

use super::answer::{Answer, Asked, answer, refusal};
use super::board::Board;
use super::desk::EVENTS;
use super::hosts::Hosts;

const WORKERS: usize = 8;
/// More open tabs than anybody reads.
const STREAMS: usize = 64;
const PING: Duration = Duration::from_secs(15);
const RESTART: Duration = Duration::from_millis(100);
const BURST: Duration = Duration::from_millis(20);
/// The largest declared body that may be dropped, and so read into memory.
const SMALL_BODY: usize = 64 * 1024;
const STREAM_HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                           X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";

struct Service {
    board: Arc<Board>,
    hosts: Hosts,
    streams: AtomicUsize,
    nudge: Nudge,
}

/// Answers requests on `listener` as long as the process lives.
pub(super) fn start(listener: TcpListener, board: Arc<Board>, hosts: Hosts) -> io::Result<()> {
    let nudge = Nudge::new(listener.local_addr()?);
    let service = Arc::new(Service { board, hosts, streams: AtomicUsize::new(0), nudge });
    thread::spawn(move || {
        loop {
            // Ends only when the system refuses a connection, for want of descriptors.
            let _ = serve_until_refused(&listener, &service);
            thread::sleep(RESTART);
        }
    });
    Ok(())
}

/// Opens a connection and closes it again after every burst of requests: `tiny_http` starts or
/// wakes a thread for it, and that thread then takes what still waits.
struct Nudge(Sender<()>);

impl Nudge {
    fn new(address: SocketAddr) -> Self {
        let (sender, bursts) = channel();
        thread::spawn(move || {
            while bursts.recv().is_ok() {
                thread::sleep(BURST);
                bursts.try_iter().for_each(drop);
                let _ = TcpStream::connect_timeout(&address, RESTART);
            }
        });
        Self(sender)
    }

    fn later(&self) {
        // The thread at the other end lives as long as the process.
        let _ = self.0.send(());
    }
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
        self.nudge.later();
        if request.body_length().is_some_and(|length| length > SMALL_BODY) {
            return refuse_body(request);
        }
        let asked = asked(&request);
        let answer = match refusal(&asked, &self.hosts) {
            Some(refusal) => refusal,
            None if asked.url == EVENTS && asked.method == "GET" => return self.stream(request),
            None => answer(&asked, &self.board.current()),
        };
        send(request, &answer);
    }

    /// Gives the request a thread of its own that tells about every build.
    fn stream(self: &Arc<Self>, request: Request) {
        if self.streams.fetch_add(1, Ordering::Relaxed) >= STREAMS {
            self.streams.fetch_sub(1, Ordering::Relaxed);
            return send(request, &Answer::words(503, "too many open tabs\n"));
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
    let refusal = Response::from_string("no bodies here\n").with_status_code(413);
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

/// Sends an answer and asks the browser to close the connection.
fn send(request: Request, answer: &Answer) {
    let has_body = request.method().as_str() != "HEAD" && answer.status != 304;
    let head = head(answer);
    let mut browser = request.into_writer();
    let body: &[u8] = if has_body { &answer.body } else { &[] };
    // An error means that the browser has gone, and nobody is left to be told.
    let _ = browser
        .write_all(head.as_bytes())
        .and_then(|()| browser.write_all(body))
        .and_then(|()| browser.flush());
}

fn head(answer: &Answer) -> String {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if answer.status != 304 {
        head.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
    }
    head + "Connection: close\r\n\r\n"
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        500 => "Internal Server Error",
        _ => "Service Unavailable",
    }
}

#[cfg(test)]
mod tests;
