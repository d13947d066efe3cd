//! The rounds of the preview: wait, load, build, publish, again and again, on one thread.
//!
//! In: what loads the handbook. Out: sites on the [`Board`], and [`Event`]s for whoever tells the
//! person at the terminal. Never: ends because of what a round meets; the last good site stays.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use super::background::Background;
use super::board::{Board, Published};
use super::report::Report;
use super::watch::Watch;
use super::{Event, Load, Loaded, Message, Round, Took, change, now};
use crate::build::{Build, BuildOptions, Builder};
use crate::source::SourceTree;

/// The preview's memory between two rounds.
pub(super) struct Rounds {
    load: Box<Load>,
    terminal: Sender<Message>,
    builder: Builder,
    background: Background,
    number: u64,
    /// What was loaded last, whatever became of it.
    loaded: Arc<SourceTree>,
    options: Option<BuildOptions>,
    /// What the newest site was built from.
    shown: Arc<SourceTree>,
    is_outdated: Box<dyn Fn() -> bool + Send>,
    has_trouble: bool,
}

/// A site to be published, and what is told about it.
struct Next {
    published: Arc<Published>,
    work: crate::build::Work,
    round: Round,
}

impl Rounds {
    /// Nothing was loaded yet.
    pub(super) fn new(load: Box<Load>, terminal: Sender<Message>) -> Self {
        Self {
            load,
            builder: Builder::remembering(),
            background: Background::start(terminal.clone()),
            terminal,
            number: 0,
            loaded: Arc::default(),
            options: None,
            shown: Arc::default(),
            is_outdated: Box::new(|| false),
            has_trouble: false,
        }
    }

    /// Goes round as long as somebody listens; the first round must give a site.
    pub(super) fn run(mut self, polls: bool) {
        match self.first(polls) {
            Err(words) => self.tell(Message::Failed(words)),
            Ok((mut watch, board, next)) => {
                self.tell(Message::Start(board));
                self.announce(next);
                loop {
                    if let Some(words) = watch.refusal() {
                        self.tell(Message::Event(Event::Notice(words)));
                    }
                    let named = watch.wait(&*self.is_outdated);
                    self.round(&mut watch, named);
                }
            }
        }
    }

    fn first(&mut self, polls: bool) -> Result<(Watch, Arc<Board>, Next), String> {
        let started = now();
        let first = (self.load)(None, &BTreeSet::new())?;
        // Watching starts before building, so that nothing saved meanwhile is missed.
        let watch = Watch::new(polls, &first.around);
        let next = self.build(first, started)?;
        Ok((watch, Arc::new(Board::new(next.published.clone())), next))
    }
}
