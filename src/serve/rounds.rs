//! The rounds of the preview: wait, load, build, publish, again and again, on one thread.
//!
//! In: what loads the handbook. Out: sites on the [`Board`], and [`Event`]s for whoever tells the
//! person at the terminal. Never: ends because of what a round meets; the last good site stays.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use super::background::Background;
use super::board::{Board, Published};
use super::change::{self, Round, Shown};
use super::report::Report;
use super::settle::{Missing, Moment};
use super::watch::{Look, Watch};
use super::{Event, Load, Loaded, Message, Took, clock, now};
use crate::build::{Build, BuildOptions, Builder, Work};
use crate::source::SourceTree;

/// Said when a round was lost to a mistake of the program itself.
const OWN_MISTAKE: &str = "Understory itself made a mistake (the lines above say where); the last good pages \
                           stay. Please report it; changing what you changed last may help meanwhile";

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
    /// What the newest site was built from, and its pages.
    shown: Shown,
    /// Whether time alone has made the newest site out of date.
    is_outdated: Box<dyn Fn() -> bool + Send>,
    is_unreadable: bool,
    missing: Missing,
}

/// A site to be published, and what is told about it.
struct Next {
    published: Arc<Published>,
    work: Work,
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
            shown: Default::default(),
            is_outdated: Box::new(|| false),
            is_unreadable: false,
            missing: Missing::default(),
        }
    }

    /// Goes round as long as the process lives; ends when the first round gives no site.
    pub(super) fn run(mut self, polls: bool) {
        let (mut watch, board) = match self.first(polls) {
            Ok(started) => started,
            Err(words) => return self.tell(Message::Failed(words)),
        };
        loop {
            if let Some(words) = watch.refusal() {
                self.tell(Message::Event(Event::Notice(words)));
            }
            let look = watch.wait(&*self.is_outdated);
            self.round(&mut watch, &board, &look);
        }
    }

    fn first(&mut self, polls: bool) -> Result<(Watch, Arc<Board>), String> {
        let started = now();
        let first = self.load(&BTreeSet::new())?;
        // Watching starts before building, so that nothing saved meanwhile is missed.
        let watch = Watch::new(polls, &first.around);
        let Next { published, work, round } = self.build(first, started)?;
        let board = Arc::new(Board::new(published.clone()));
        self.tell(Message::Start(board.clone(), round));
        self.background.render(published, work);
        Ok((watch, board))
    }

    /// Looks at the handbook, and builds if anything is not as it was.
    fn round(&mut self, watch: &mut Watch, board: &Board, look: &Look) {
        let pause = self.background.pause();
        let started = now();
        let mut loaded = match self.load(&look.named) {
            Ok(loaded) => loaded,
            Err(words) => {
                watch.lose();
                self.is_unreadable = true;
                return self.trouble(board, words);
            }
        };
        watch.follow(&loaded.around);
        let moment = Moment { look, began: started, at: now(), writing: watch.writing(), clock: clock() };
        if self.missing.settle(&self.loaded, &mut loaded.tree, moment) {
            watch.look_again();
        }
        let was_unreadable = std::mem::replace(&mut self.is_unreadable, false);
        if change::is_same(&self.loaded, &loaded.tree) && self.options.as_ref() == Some(&loaded.options) {
            if was_unreadable {
                self.publish_again(board, None);
                self.tell(Message::Event(Event::Mended));
            }
            return;
        }
        match self.build(loaded, started) {
            Ok(Next { published, work, round }) => {
                board.publish(published.clone());
                drop(pause);
                self.tell(Message::Event(Event::Built(round)));
                self.background.render(published, work);
            }
            Err(words) => self.trouble(board, words),
        }
    }

    /// The last good site stays, and everybody who looks at it hears why.
    fn trouble(&mut self, board: &Board, words: String) {
        if board.current().trouble.as_deref() != Some(&words) {
            self.publish_again(board, Some(Arc::from(words.as_str())));
        }
        self.tell(Message::Event(Event::Trouble(words)));
    }

    /// The same site under a number of its own, so that browsers ask what is to be said of it.
    fn publish_again(&mut self, board: &Board, trouble: Option<Arc<str>>) {
        self.number += 1;
        board.publish(Published { number: self.number, trouble, ..Published::clone(&board.current()) });
    }

    fn load(&mut self, named: &BTreeSet<PathBuf>) -> Result<Loaded, String> {
        let load = || (self.load)(self.options.as_ref().map(|_| &*self.loaded), named);
        catch_unwind(AssertUnwindSafe(load)).unwrap_or_else(|_| Err(OWN_MISTAKE.to_owned()))
    }

    fn build(&mut self, loaded: Loaded, started: Instant) -> Result<Next, String> {
        let load = started.elapsed();
        let build = || self.builder.build(&loaded.tree, &loaded.options);
        let built = catch_unwind(AssertUnwindSafe(build)).map(|built| built.map_err(|error| error.message));
        let took = Took { load, build: started.elapsed().saturating_sub(load) };
        (self.loaded, self.options) = (loaded.tree.clone(), Some(loaded.options.clone()));
        match built {
            Ok(built) => built.map(|build| self.next(build, loaded, took)),
            Err(_) => {
                // What it remembers may be the half of something.
                self.builder = Builder::remembering();
                Err(OWN_MISTAKE.to_owned())
            }
        }
    }

    fn next(&mut self, build: Build, loaded: Loaded, took: Took) -> Next {
        let tree = loaded.tree.clone();
        let before = std::mem::replace(&mut self.shown, (tree.clone(), build.handbook.clone()));
        let changes = change::changes(&before, &self.shown, &build.config);
        let report = Report::of(&build, &loaded, changes.clone(), took);
        self.number += 1;
        self.is_outdated = loaded.is_outdated;
        let number = self.number;
        let Build { site, diagnostics, work, stats, .. } = build;
        let round = Round { number, diagnostics, tree, pages: stats.pages, took, changes };
        let published = Published {
            number,
            site,
            base_path: loaded.base_path,
            report: Arc::new(report),
            redone: Arc::default(),
            trouble: None,
        };
        Next { published: Arc::new(published), work, round }
    }

    fn tell(&self, message: Message) {
        // Nobody hears it any more when the preview ends.
        let _ = self.terminal.send(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::Surroundings;
    use crate::source::{SourceFile, SourcePath, Stamp};
    use std::sync::mpsc::channel;

    fn loaded(text: &str) -> Loaded {
        let file = SourceFile::of_bytes(SourcePath::new("a.md"), Stamp::default(), text.as_bytes().to_vec());
        let as_of = jiff::civil::date(2026, 10, 16);
        let options = BuildOptions { drafts: true, ..BuildOptions::on(as_of) };
        Loaded {
            tree: Arc::new(SourceTree::in_memory([file])),
            options,
            base_path: "/".to_owned(),
            is_other_day: false,
            around: Surroundings::default(),
            is_outdated: Box::new(|| false),
        }
    }

    /// What happens when these are loaded one after the other, in a word each.
    fn told(mut loads: Vec<fn() -> Result<Loaded, String>>) -> Vec<String> {
        let (terminal, messages) = channel();
        loads.reverse();
        let load = move |_: Option<&SourceTree>, _: &BTreeSet<PathBuf>| loads.pop().expect("a load")();
        let (mut rounds, mut said) = (Rounds::new(Box::new(load), terminal), Vec::new());
        let (mut watch, board) = rounds.first(true).unwrap();
        for _ in 0..3 {
            rounds.round(&mut watch, &board, &Look::default());
        }
        said.push(format!("shown {}", board.current().number));
        let words = messages.try_iter().filter_map(|message| match message {
            Message::Start(_, round) | Message::Event(Event::Built(round)) => {
                Some(format!("built {}", round.number))
            }
            Message::Event(Event::Trouble(words)) => Some(words),
            Message::Event(Event::Mended) => Some("mended".to_owned()),
            Message::Event(_) | Message::Failed(_) | Message::Stop => None,
        });
        words.chain(said).collect()
    }

    #[test]
    fn what_cannot_be_loaded_is_said_and_the_last_site_stays() {
        let good = || Ok(loaded("# A"));
        let bad = || Err("no folder".to_owned());
        assert_eq!(told(vec![good, bad, good, good]), ["built 1", "no folder", "mended", "shown 3"]);
        let other = || Ok(loaded("# B"));
        assert_eq!(told(vec![good, bad, other, other]), ["built 1", "no folder", "built 3", "shown 3"]);
    }

    #[test]
    fn a_mistake_of_the_program_does_not_end_the_preview() {
        let good = || Ok(loaded("# A"));
        let other = || Ok(loaded("# B"));
        let panics = || panic!("as a test");
        assert_eq!(told(vec![good, panics, other, other]), ["built 1", OWN_MISTAKE, "built 3", "shown 3"]);
    }
}
