//! The live preview: the site in a browser, built again after every change.
//!
//! In: what loads the handbook, an address. Out: answers to browsers and [`Event`]s for the person
//! at the terminal. Never: serves a file from disk by its name, decides what a change affects (the
//! whole tree is the input of every build), or prints.

mod address;
mod answer;
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
mod server;
mod watch;

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crate::build::{Build, BuildOptions, Builder};
use crate::source::{SourcePath, SourceTree};

use board::{Board, Published};
use hosts::Hosts;
use report::Report;
use watch::Watch;

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
    pub tree: SourceTree,
    /// What the settings and the arguments say.
    pub options: BuildOptions,
    /// Path of the address where the site will be published, such as `/handbook/`; pages that know
    /// their published address link below it.
    pub base_path: String,
    /// Folders whose changes matter.
    pub watched: Vec<Watched>,
    /// Folders whose changes never matter.
    pub ignored: Vec<PathBuf>,
}

/// A folder whose changes matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The folder.
    pub folder: PathBuf,
    /// Whether folders in it matter too.
    pub deep: bool,
}

/// Loads the handbook; says in words why it cannot be loaded.
pub type Load<'a> = dyn FnMut(Option<&SourceTree>) -> Result<Loaded, String> + 'a;

/// What happens, for the person at the terminal.
pub enum Event<'a> {
    /// The site can be visited.
    Ready {
        /// Its address.
        url: &'a str,
    },
    /// The site was built, for the first time or again.
    Built {
        /// The result.
        build: &'a Build,
        /// What it was built from.
        tree: &'a SourceTree,
        /// Files that are new, changed or gone since last time.
        changed: &'a [SourcePath],
        /// How long that took.
        took: Took,
    },
    /// The handbook cannot be loaded at the moment; the last good site stays.
    Trouble(&'a str),
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

/// Builds and serves, again and again, until the process ends.
///
/// # Errors
/// When the first load fails or there is no port.
pub fn run(
    options: &Options,
    load: &mut Load<'_>,
    on_event: &mut dyn FnMut(Event<'_>),
) -> Result<(), ServeError> {
    if !options.bind.is_loopback() && options.hosts.is_empty() {
        return Err(ServeError::NoHost(options.bind));
    }
    server::raise_descriptor_limit();
    let listener = address::listen(options)?;
    let url = address::url(options, &listener);
    let started = now();
    let first = load(None).map_err(ServeError::Load)?;
    let mut preview =
        Preview { builder: Builder::remembering(), tree: SourceTree::default(), options: None, number: 0 };
    // Watching starts before building, so that nothing saved meanwhile is missed.
    let mut watch = Watch::new(options.poll, &first);
    let board = Arc::new(preview.build(first, started, on_event).map_err(ServeError::Load)?);
    let hosts = Hosts::new(options.bind, &options.hosts);
    server::start(listener, board.clone(), hosts).map_err(|error| ServeError::Port(options.port, error))?;
    on_event(Event::Ready { url: &url });
    loop {
        watch.wait();
        let started = now();
        match load(Some(&preview.tree)) {
            Err(words) => {
                watch.lose();
                on_event(Event::Trouble(&words));
            }
            Ok(loaded) => {
                watch.follow(&loaded);
                preview.build_again(loaded, started, &board, on_event);
            }
        }
    }
}

/// The memory of the loop.
struct Preview {
    builder: Builder,
    tree: SourceTree,
    options: Option<BuildOptions>,
    number: u64,
}

impl Preview {
    fn build(
        &mut self,
        loaded: Loaded,
        started: Instant,
        on_event: &mut dyn FnMut(Event<'_>),
    ) -> Result<Board, String> {
        self.next(loaded, started, on_event).map(Board::new)
    }

    fn build_again(
        &mut self,
        loaded: Loaded,
        started: Instant,
        board: &Board,
        on_event: &mut dyn FnMut(Event<'_>),
    ) {
        if change::is_same(&self.tree, &loaded.tree) && self.options.as_ref() == Some(&loaded.options) {
            return;
        }
        match self.next(loaded, started, on_event) {
            Ok(published) => board.publish(published),
            Err(words) => on_event(Event::Trouble(&words)),
        }
    }

    fn next(
        &mut self,
        loaded: Loaded,
        started: Instant,
        on_event: &mut dyn FnMut(Event<'_>),
    ) -> Result<Published, String> {
        let load = started.elapsed();
        let build = self.builder.build(&loaded.tree, &loaded.options).map_err(|error| error.message)?;
        let changed = change::changed(&self.tree, &loaded.tree);
        let took = Took { load, build: started.elapsed().saturating_sub(load) };
        on_event(Event::Built { build: &build, tree: &loaded.tree, changed: &changed, took });
        let report = Report::of(&build, &loaded, &changed, took);
        (self.tree, self.options) = (loaded.tree, Some(loaded.options));
        self.number += 1;
        Ok(Published {
            number: self.number,
            site: build.site,
            base_path: loaded.base_path,
            report,
            redone: OnceLock::new(),
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "serve is a clock: it says how long a build took")]
fn now() -> Instant {
    Instant::now()
}
