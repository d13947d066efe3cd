//! Who may read a document.
//!
//! In: a document, the record it belongs to, the directory of people. Out: [`Readers`], and the one
//! rule that decides: a document takes part in a build exactly when everybody in the build's
//! audience may read it. Never: widens; whoever is not known is not a reader.

use super::Audience;
use super::directory::{Directory, People};
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
    fn and(self, other: Self) -> Self {
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
    /// The readers of `document`. `host` is the file of the record itself, for a companion or entry.
    pub(super) fn readers(self, document: &Document, host: Option<&Document>) -> Readers {
        let owner = host.unwrap_or(document);
        let own = self.at_level(self.level(document), owner);
        match host {
            Some(host) if !document.front.widen => own.and(self.at_level(self.level(host), host)),
            _ => own,
        }
    }

    /// The level that a document names, in its name or its front matter, else the usual one.
    fn level(self, document: &Document) -> Level {
        let Some(record) = &document.record else {
            return document.front.level.clone().unwrap_or_else(|| self.config.level_of(Kind::Page));
        };
        match (&document.front.level, &record.suffix) {
            (Some(level), None) | (None, Some(level)) => level.clone(),
            // Two words for one file must agree; a test of this room holds that.
            (Some(written), Some(suffix)) if written == suffix => suffix.clone(),
            (Some(_), Some(_)) => Level::Named(Vec::new()),
            (None, None) => self.usual(record),
        }
    }

    fn usual(self, record: &RecordFile) -> Level {
        match (record.kind, &record.part) {
            (Kind::Pair, Part::Fragment { .. }) => self.config.level_of(Kind::Session),
            (Kind::Pair, Part::Main) if is_proposed(record) => Level::Programme,
            (kind, _) => self.config.level_of(kind),
        }
    }

    /// The readers at `level` of what belongs to the record of `owner`.
    fn at_level(self, level: Level, owner: &Document) -> Readers {
        let holders = self.holders(owner);
        let people = match level {
            Level::World => return Readers::World,
            Level::Everyone => return Readers::Everyone,
            Level::Named(people) => people.into_iter().filter(|one| self.directory.knows(one)).collect(),
            Level::Private => holders.people,
            Level::Manager => {
                let managers = holders.people.iter().filter_map(|one| self.directory.manager(one));
                managers.chain(holders.people.iter().cloned()).collect()
            }
            Level::Chain => {
                let managers = holders.people.iter().flat_map(|one| self.directory.chain(one));
                managers.chain(holders.people.iter().cloned()).collect()
            }
            Level::Team => holders.team.map(|team| self.directory.team(&team)).unwrap_or_default(),
            Level::Pair => pair(owner),
            Level::Programme => {
                let people = if pair(owner).is_empty() { holders.people } else { pair(owner) };
                people.union(self.directory.programme()).cloned().collect()
            }
        };
        Readers::These(people)
    }

    /// Who holds a record: its owner, else the lead of its team.
    fn holders(self, document: &Document) -> Holders {
        let named = |field: &str| first(document, field);
        let (person, team) = match document.record.as_ref().map(|record| (record.kind, record)) {
            Some((Kind::Person, record)) => (Some(record.id.clone()), None),
            Some((Kind::Team, record)) => (None, Some(record.id.clone())),
            Some((Kind::Ratings | Kind::Journey, _)) => (named("person"), None),
            Some((Kind::Goal, _)) => (named("owner"), named("team")),
            Some((Kind::Onboarding, _)) => (named("owner"), None),
            Some(_) => (named("owner"), None),
            None => (document.front.keeper.owners.first().cloned(), None),
        };
        let person = person.or_else(|| team.as_deref().and_then(|team| self.directory.lead(team)));
        let person = person.filter(|person| self.directory.knows(person));
        let team = team.or_else(|| person.as_deref().and_then(|person| self.directory.team_of(person)));
        Holders { people: person.into_iter().collect(), team }
    }

    /// Whether the record belongs to somebody; else it can be neither private nor for a manager.
    pub(super) fn has_owner(self, document: &Document) -> bool {
        !self.holders(document).people.is_empty()
    }
}

/// Who holds a record, and the team that it belongs to.
struct Holders {
    people: People,
    team: Option<String>,
}

fn first(document: &Document, field: &str) -> Option<String> {
    Some(document.record.as_ref()?.fields.refs(field).first()?.id.clone())
}

/// The people of a pair; of anything else nobody.
fn pair(document: &Document) -> People {
    let pair = document.record.as_ref().filter(|record| record.kind == Kind::Pair);
    pair.into_iter().flat_map(|record| record.fields.refs("people")).map(|one| one.id.clone()).collect()
}

/// A pair that nobody has accepted yet.
fn is_proposed(record: &RecordFile) -> bool {
    record.fields.word("status").unwrap_or("proposed") == "proposed"
}
