//! Who may read a document.
//!
//! In: a document, the files that speak for its record, the directory of people. Out: [`Readers`],
//! and the one rule that decides: a document takes part in a build exactly when everybody in the
//! build's audience may read it. Never: widens; whoever is not known is not a reader.

use super::Audience;
use super::directory::{Directory, People};
use super::holders::Holders;
use super::names;
use super::records::folder_record;
use crate::config::Config;
use crate::parse::{Document, Part, RecordFile};
use crate::schema::{Kind, Level};

/// A set of readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Readers {
    /// Anybody.
    World,
    /// Everybody who works here.
    Everyone,
    /// These people; nobody else.
    These(People),
}

impl Readers {
    /// Whether everybody of `audience`, whose people are `people`, is among them.
    pub(super) fn include(&self, audience: &Audience, people: Option<&People>) -> bool {
        match (self, audience, people) {
            (Self::World, ..) => true,
            (Self::Everyone, audience, _) => *audience != Audience::World,
            (Self::These(_), _, None) => false,
            (Self::These(readers), _, Some(people)) => people.is_subset(readers),
        }
    }

    /// Those who are in both sets.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::World, narrower) | (narrower, Self::World) => narrower,
            (Self::Everyone, narrower) | (narrower, Self::Everyone) => narrower,
            (Self::These(one), Self::These(other)) => {
                Self::These(one.intersection(&other).cloned().collect())
            }
        }
    }
}

/// What reading needs to know beside the document.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) directory: &'a Directory,
    pub(super) config: &'a Config,
}

impl Around<'_> {
    /// The readers of `document`, and the level that decides. `hosts` are the files that speak for
    /// its record; a companion or an entry is never for more readers than they, unless it says so.
    pub(super) fn readers(self, document: &Document, hosts: &[&Document]) -> (Readers, Level) {
        let owner = hosts.first().copied().unwrap_or(document);
        let own = self.own(document, owner, !hosts.is_empty());
        let hosts = hosts.iter().filter(|_| !document.front.widen);
        hosts.map(|host| self.own(host, host, false)).fold(own, |(readers, level), (above, its)| {
            let both = readers.clone().and(above);
            let level = if both == readers { level } else { its };
            (both, level)
        })
    }

    /// The readers that a file has by itself.
    fn own(self, document: &Document, owner: &Document, has_host: bool) -> (Readers, Level) {
        let at = |level: Level| (self.at_level(&level, owner), level);
        if let Some(level) = names::written(document, self.config) {
            return at(level);
        }
        match &document.record {
            Some(record) if record.kind == Kind::Pair => self.pair(record, owner),
            Some(record) if !has_host || record.part == Part::Main => at(self.config.level_of(record.kind)),
            None if !has_host => at(self.page(document)),
            // What says nothing about its readers follows its record.
            Some(_) | None => (Readers::World, Level::World),
        }
    }

    /// A meeting is for its pair. A pair that nobody has accepted yet is for its people and the
    /// leads of the programme.
    fn pair(self, record: &RecordFile, owner: &Document) -> (Readers, Level) {
        let kind = if matches!(record.part, Part::Fragment { .. }) { Kind::Session } else { Kind::Pair };
        let level = self.config.level_of(kind);
        let usual = self.at_level(&level, owner);
        if kind == Kind::Pair && record.fields.word("status").unwrap_or("proposed") == "proposed" {
            let proposed = usual.clone().and(self.at_level(&Level::Programme, owner));
            return if proposed == usual { (usual, level) } else { (proposed, Level::Programme) };
        }
        (usual, level)
    }

    /// A plain page, which in a folder of narrow records is as narrow as they.
    fn page(self, document: &Document) -> Level {
        let kind = folder_record(&document.path, self.config).map(|(kind, _)| self.config.level_of(kind));
        kind.filter(|level| !level.is_open()).unwrap_or_else(|| self.config.level_of(Kind::Page))
    }

    /// The readers at `level` of what belongs to the record of `owner`.
    fn at_level(self, level: &Level, owner: &Document) -> Readers {
        let Holders { people, team } = Holders::of(owner, self.directory);
        let with = |more: Vec<String>| people.iter().cloned().chain(more).collect::<People>();
        Readers::These(match level {
            Level::World => return Readers::World,
            Level::Everyone => return Readers::Everyone,
            Level::Named(names) => self.named(names),
            Level::Private => people,
            Level::Manager => {
                with(people.iter().filter_map(|person| self.directory.manager(person)).collect())
            }
            Level::Chain => with(people.iter().flat_map(|person| self.directory.chain(person)).collect()),
            Level::Team => team.map(|team| self.directory.team(&team)).unwrap_or_default(),
            Level::Pair if is_pair(owner) => people,
            Level::Pair => People::new(),
            Level::Programme => with(self.directory.programme().iter().cloned().collect()),
        })
    }

    /// These people, if all of them are known; a name that is misspelt is not skipped.
    fn named(self, names: &[String]) -> People {
        let is_clear = names.iter().all(|name| self.directory.knows(name));
        names.iter().filter(|_| is_clear).cloned().collect()
    }
}

fn is_pair(document: &Document) -> bool {
    document.record.as_ref().is_some_and(|record| record.kind == Kind::Pair)
}
