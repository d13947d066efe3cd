//! How quickly the preview answers: `cargo bench --bench http -- [--seconds N] [--connections N]`.
//!
//! In: the program, started on a handbook of one page of about 10 KB. Out: a table: requests a second
//! over connections that stay open; then how long a page takes, over a fresh connection and over one
//! that is open already, in peace and while others do what they should not. The client runs on the same
//! machine and its time is part of every figure.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program of its own, with a clock and a folder of its own"
)]

mod client;
mod laps;
mod preview;
#[path = "../program/mod.rs"]
mod program;
mod trouble;

use std::error::Error;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use client::{Client, PAGE};
use laps::Laps;
use preview::Preview;
use trouble::Trouble;

const USAGE: &str = "usage: cargo bench --bench http -- [--seconds N] [--connections N]";
/// Between two pages of a patient reader.
const PAUSE: Duration = Duration::from_millis(2);

/// The arguments.
struct Wanted {
    seconds: u64,
    connections: usize,
}

fn main() -> ExitCode {
    program::run(USAGE, read, |wanted| measure(wanted).map(|()| None))
}

fn read(arguments: &[String]) -> Option<Wanted> {
    let mut wanted = Wanted { seconds: 10, connections: 8 };
    for option in arguments.chunks(2) {
        match option {
            [name, value] if name == "--seconds" => wanted.seconds = value.parse().ok()?,
            [name, value] if name == "--connections" => wanted.connections = value.parse().ok()?,
            _ => return None,
        }
    }
    Some(wanted).filter(|wanted| wanted.seconds > 0 && wanted.connections > 0)
}

fn measure(wanted: &Wanted) -> Result<(), Box<dyn Error>> {
    trouble::raise_descriptor_limit()?;
    let time = Duration::from_secs(wanted.seconds);
    println!("| | requests | a second | p50 ms | p99 ms | max ms | errors |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let preview = Preview::start()?;
    Client::open(preview.port)?.get(PAGE)?;
    println!(
        "{}",
        flood(&preview, wanted.connections, time).row(&format!("{} connections", wanted.connections))
    );
    drop(preview);
    for trouble in Trouble::ALL {
        // A preview of its own for each, so that none pays for the one before.
        let preview = Preview::start()?;
        let stop = AtomicBool::new(false);
        let (fresh, open) = thread::scope(|scope| {
            let cause = scope.spawn(|| trouble.cause(preview.port, &stop));
            thread::sleep(Duration::from_millis(200));
            let open = scope.spawn(|| patient(time, Client::open(preview.port).ok(), preview.port));
            let fresh = patient(time, None, preview.port);
            stop.store(true, Ordering::Relaxed);
            let cause = cause.join();
            (fresh, open.join().ok().filter(|_| cause.is_ok()))
        });
        println!("{}", fresh.row(&format!("{}: a fresh connection", trouble.words())));
        println!("{}", open.ok_or("a thread died")?.row(&format!("{}: an open one", trouble.words())));
    }
    Ok(())
}

/// As many requests as possible.
fn flood(preview: &Preview, connections: usize, time: Duration) -> Laps {
    let one = || {
        let mut laps = Laps::default();
        let mut client = Client::open(preview.port).ok();
        while laps.elapsed() < time {
            laps.add(|| client.as_mut().is_some_and(|client| client.get(PAGE).is_ok()));
        }
        laps
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..connections).map(|_| scope.spawn(one)).collect();
        Laps::sum(threads.into_iter().filter_map(|thread| thread.join().ok()))
    })
}

/// A page now and then, over this connection or over a fresh one each time.
fn patient(time: Duration, mut client: Option<Client>, port: u16) -> Laps {
    let mut laps = Laps::default();
    let started = Instant::now();
    while started.elapsed() < time {
        laps.add(|| match &mut client {
            Some(client) => client.get(PAGE).is_ok(),
            None => Client::open(port).and_then(|mut client| client.get(PAGE)).is_ok(),
        });
        thread::sleep(PAUSE);
    }
    laps
}
