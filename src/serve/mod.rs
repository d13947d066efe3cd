//! The live preview: the site in a browser, built again after every change.
//!
//! In: what loads the handbook, an address. Out: answers to browsers and [`Event`]s for the person
//! at the terminal. Never: serves a file from disk by its name, decides what a change affects (the
//! whole tree is the input of every build), or prints.

mod address;
mod answer;
mod background;
mod board;
mod change;
mod conditional;
mod desk;
mod from_root;
mod hosts;
mod kinds;
mod pages;
mod range;
mod report;
mod rounds;
mod server;
mod settle;
mod signs;
mod timing;
mod watch;

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::build::BuildOptions;
use crate::source::{GitFolder, SourceTree};

pub use change::{Changes, Round};

use board::Board;
use hosts::Hosts;
use rounds::Rounds;

/// How the preview is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// The address to listen on.
    pub bind: IpAddr,
    /// The first port to try.
    pub port: u16,
    /// Whether another port will not do.
    pub strict_port: bool,
    /// Names that a browser may ask for, beside this machine's own.
    pub hosts: Vec<String>,
    /// Whether to look for changes instead of being told.
    pub poll: bool,
}

/// A handbook as it is now, and how to build it.
pub struct Loaded {
    /// Everything on disk.
    pub tree: Arc<SourceTree>,
    /// What the settings and the arguments say.
    pub options: BuildOptions,
    /// Path of the address where the site will be published, such as `/handbook/`; pages that know
    /// their published address link below it.
    pub base_path: String,
    /// Whether somebody asked for another day than today.
    pub is_other_day: bool,
    /// Where changes may come from.
    pub around: Surroundings,
    /// Whether time alone has made what was loaded out of date: another day has begun.
    pub is_outdated: Box<dyn Fn() -> bool + Send>,
}

/// Where changes of a handbook may come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// Folders whose changes matter.
    pub watched: Vec<Watched>,
    /// Folders whose changes never matter.
    pub ignored: Vec<PathBuf>,
    /// Where git keeps its own files.
    pub git: Option<GitFolder>,
}

/// A folder whose changes matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The folder.
    pub folder: PathBuf,
    /// Whether folders in it matter too.
    pub deep: bool,
}

/// Loads the handbook; says in words why it cannot be loaded. Gets what was loaded last, and the
/// files that the system named since then as changed, which are to be read whatever their times say.
pub type Load = dyn FnMut(Option<&SourceTree>, &BTreeSet<PathBuf>) -> Result<Loaded, String> + Send;

/// What happens, for the person at the terminal.
pub enum Event {
    /// The site can be visited.
    Ready {
        /// Its address.
        url: String,
        /// The port that was wanted, when another one is used because it is taken.
        taken: Option<u16>,
    },
    /// The site was built, for the first time or again.
    Built(Round),
    /// What a build changed was rendered in the background.
    Rendered {
        /// The number of the build.
        number: u64,
        /// How many pages are not what they were; `None` when a newer build came before that was known.
        pages: Option<usize>,
    },
    /// Something to know, once.
    Notice(String),
    /// The handbook cannot be loaded or built at the moment; the last good site stays.
    Trouble(String),
    /// The handbook can be loaded again, and is what it was.
    Mended,
}

/// How long a build took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Took {
    /// Reading what is on disk.
    pub load: Duration,
    /// Building the site, without rendering its pages.
    pub build: Duration,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// The port is taken, or no port near it is free.
    Port(u16, io::Error),
    /// The handbook cannot be loaded.
    Load(String),
    /// Other machines may ask, but no name is allowed for them.
    NoHost(IpAddr),
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Port(port, error) if error.kind() == io::ErrorKind::AddrInUse => {
                write!(out, "port {port} is taken; choose another with `--port`")
            }
            Self::Port(port, error) => write!(out, "cannot listen on port {port}: {error}"),
            Self::Load(words) => out.write_str(words),
            Self::NoHost(bind) => write!(
                out,
                "`--bind {bind}` lets other machines ask; say with `--host NAME` which name they use for this one"
            ),
        }
    }
}

impl std::error::Error for ServeError {}

/// What the threads of the preview tell the one that called [`run`].
enum Message {
    /// The first site stands.
    Start(Arc<Board>, Round),
    /// There is no first site.
    Failed(String),
    Event(Event),
    Stop,
}

/// Builds and serves, again and again, until something comes from `stop`.
///
/// The threads that build and answer live as long as the process, which should end then.
///
/// # Errors
/// When the first load fails or there is no port.
pub fn run(
    options: &Options,
    load: Box<Load>,
    stop: Receiver<()>,
    on_event: &mut dyn FnMut(Event),
) -> Result<(), ServeError> {
    if !options.bind.is_loopback() && options.hosts.is_empty() {
        return Err(ServeError::NoHost(options.bind));
    }
    server::raise_descriptor_limit();
    let mut listener = Some(address::listen(options)?);
    let (sender, messages) = channel();
    let (rounds, polls) = (Rounds::new(load, sender.clone()), options.poll);
    thread::spawn(move || rounds.run(polls));
    thread::spawn(move || {
        if stop.recv().is_ok() {
            // Nobody hears it any more when the preview could not start.
            let _ = sender.send(Message::Stop);
        }
    });
    for message in messages {
        match message {
            Message::Stop => break,
            Message::Failed(words) => return Err(ServeError::Load(words)),
            Message::Event(event) => on_event(event),
            Message::Start(board, round) => {
                if let Some(listener) = listener.take() {
                    let ready = start(options, listener, board)?;
                    on_event(Event::Built(round));
                    on_event(ready);
                }
            }
        }
    }
    Ok(())
}

/// Lets browsers in.
fn start(options: &Options, listener: TcpListener, board: Arc<Board>) -> Result<Event, ServeError> {
    let url = address::url(options, &listener);
    let port = listener.local_addr().map_or(options.port, |address| address.port());
    let taken = Some(options.port).filter(|wanted| *wanted != port && *wanted != 0);
    let hosts = Hosts::new(options.bind, &options.hosts);
    server::start(listener, board, hosts).map_err(|error| ServeError::Port(options.port, error))?;
    Ok(Event::Ready { url, taken })
}

/// The time as the times of files are counted: in nanoseconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "serve is a clock: a file that was written just now may be half"
)]
fn clock() -> i128 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i128::try_from(since.as_nanos()).unwrap_or(i128::MAX)
}

#[expect(clippy::disallowed_methods, reason = "serve is a clock: it says how long a build took")]
fn now() -> Instant {
    Instant::now()
}
