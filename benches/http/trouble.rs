//! What others do to a preview meanwhile.
//!
//! In: its port. Out: connections that are held, or thrown away, until it is enough. Never: an answer
//! read to its end.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::net::sockopt::set_socket_linger;
use rustix::process::{Resource, getrlimit, setrlimit};

/// What is done.
#[derive(Clone, Copy)]
pub(crate) enum Trouble {
    /// Nothing.
    Peace,
    /// A thousand tabs listen.
    Streams,
    /// Five hundred requests are begun and not finished.
    HalfHeads,
    /// Connections are reset as soon as their request was sent.
    Resets,
    /// Two hundred connections are opened at once, stay a moment, and all go.
    Bursts,
}

impl Trouble {
    /// All of them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Peace, Self::Streams, Self::HalfHeads, Self::Resets, Self::Bursts];

    /// Its name.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Peace => "in peace",
            Self::Streams => "1,000 open streams",
            Self::HalfHeads => "500 half-sent heads",
            Self::Resets => "a storm of resets",
            Self::Bursts => "bursts of 200 connections",
        }
    }

    /// Does it until it is enough.
    pub(crate) fn cause(self, port: u16, stop: &AtomicBool) {
        match self {
            Self::Peace => {}
            Self::Streams => {
                hold(port, 1000, "GET /__preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n", stop);
            }
            Self::HalfHeads => hold(port, 500, "GET /page/ HTTP/1.1\r\nHost: local", stop),
            Self::Resets => repeat(stop, || reset(port)),
            Self::Bursts => repeat(stop, || burst(port)),
        }
    }
}

fn repeat(stop: &AtomicBool, mut what: impl FnMut()) {
    while !stop.load(Ordering::Relaxed) {
        what();
    }
}

fn open(port: u16, text: &str) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.write_all(text.as_bytes())?;
    Ok(stream)
}

fn hold(port: u16, count: usize, text: &str, stop: &AtomicBool) {
    let held: Vec<_> = (0..count).filter_map(|_| open(port, text).ok()).collect();
    if text.contains("events") {
        let is_open = |mut stream: &TcpStream| {
            let mut status = [0; 12];
            stream.read_exact(&mut status).is_ok() && &status == b"HTTP/1.1 200"
        };
        println!("({} of {count} streams are open)", held.iter().filter(|stream| is_open(stream)).count());
    }
    repeat(stop, || thread::sleep(Duration::from_millis(10)));
}

fn reset(port: u16) {
    // Whatever fails here fails as it should.
    if let Ok(stream) = open(port, "GET /page/ HTTP/1.1\r\nHost: localhost\r\n\r\n") {
        let _ = set_socket_linger(&stream, Some(Duration::ZERO));
    }
}

fn burst(port: u16) {
    let held: Vec<_> = (0..200).filter_map(|_| open(port, "").ok()).collect();
    thread::sleep(Duration::from_millis(50));
    for stream in &held {
        // What cannot be reset is closed.
        let _ = set_socket_linger(stream, Some(Duration::ZERO));
    }
}

/// Two descriptors for each of the held connections do not fit into the usual limit.
pub(crate) fn raise_descriptor_limit() -> io::Result<()> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    Ok(setrlimit(Resource::Nofile, limit)?)
}
