//! Who the people are: teams, leads and managers, as far as everybody may know them.
//!
//! In: the documents that take part at all. Out: a [`Directory`], and the people whom an audience
//! names. Never: learns anything from a card that not everybody may read, so that such a card
//! cannot change who sees what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Audience, names};
use crate::config::Config;
use crate::diag::nearest;
use crate::parse::{Document, Part, RecordFile};
use crate::schema::Kind;
use crate::source::composed;

/// The ids of some people.
pub(super) type People = BTreeSet<String>;

/// People and teams, by id.
#[derive(Debug, Default)]
pub(super) struct Directory {
    people: BTreeMap<String, Member>,
    teams: BTreeMap<String, Option<String>>,
    programme: People,
}

#[derive(Debug)]
struct Member {
    team: Option<String>,
    reports_to: Option<String>,
    has_left: bool,
}

/// An audience that nobody belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownAudience {
    /// Why, and what to write instead.
    pub message: String,
}

impl Directory {
    /// The people and teams of `documents`.
    pub(super) fn new(documents: &[&Arc<Document>], as_of: Date, config: &Config) -> Self {
        let programme = config.programme_leads.iter().map(|id| composed(id.trim())).collect();
        let mut directory = Self { programme, ..Self::default() };
        let open = documents.iter().filter(|document| is_open_card(document, config));
        for record in open.filter_map(|document| document.record.as_ref()) {
            directory.add(record, as_of);
        }
        directory.programme.retain(|person| !directory.people.get(person).is_some_and(|card| card.has_left));
        directory
    }

    fn add(&mut self, record: &RecordFile, as_of: Date) {
        let named = |field: &str, kind: Kind| {
            let one = record.fields.refs(field).first();
            one.filter(|one| one.kind.is_none_or(|written| written == kind))
                .map(|one| composed(one.id.trim()))
        };
        match record.kind {
            Kind::Person => {
                let has_left = record.fields.date("left").is_some_and(|left| left <= as_of);
                let member = Member {
                    team: named("team", Kind::Team),
                    reports_to: named("reports_to", Kind::Person),
                    has_left,
                };
                self.people.entry(record.id.clone()).or_insert(member);
            }
            Kind::Team => {
                self.teams.entry(record.id.clone()).or_insert_with(|| named("lead", Kind::Person));
            }
            _ => {}
        }
    }

    /// The people of `audience`; `None` for everyone and the world, who are more than the people known here.
    pub(super) fn people_of(&self, audience: &Audience) -> Result<Option<People>, UnknownAudience> {
        let people = match audience {
            Audience::Everyone | Audience::World => return Ok(None),
            Audience::Team(id) => {
                known("team", id, self.teams.keys())?;
                self.team(id)
            }
            Audience::Person(id) => {
                known("person", id, self.people.keys())?;
                People::from([id.clone()])
            }
            Audience::Leads => {
                self.teams.values().flatten().filter(|lead| self.is_here(lead)).cloned().collect()
            }
            Audience::Programme => self.programme.clone(),
        };
        // Somebody without a card counts: a set that is larger than it seems never shows more.
        if people.iter().any(|person| self.knows(person)) { Ok(Some(people)) } else { Err(nobody(audience)) }
    }

    /// The team's members who are still here, and its lead.
    pub(super) fn team(&self, id: &str) -> People {
        let is_member = |member: &Member| member.team.as_deref() == Some(id) && !member.has_left;
        let members = self.people.iter().filter(|(_, member)| is_member(member)).map(|(id, _)| id.clone());
        members.chain(self.lead(id).filter(|lead| self.is_here(lead))).collect()
    }

    /// The lead of a team, who owns what the team holds.
    pub(super) fn lead(&self, team: &str) -> Option<String> {
        self.teams.get(team).cloned().flatten()
    }

    /// The home team of a person.
    pub(super) fn team_of(&self, person: &str) -> Option<String> {
        self.people.get(person)?.team.clone()
    }

    /// Whom a person reports to, if that one is still here.
    pub(super) fn manager(&self, person: &str) -> Option<String> {
        self.above(person).filter(|manager| self.is_here(manager))
    }

    /// All managers above a person who are still here, nearest first; a circle ends where it began.
    pub(super) fn chain(&self, person: &str) -> Vec<String> {
        let mut chain: Vec<String> = Vec::new();
        let mut above = self.above(person);
        while let Some(manager) = above.filter(|one| one != person && !chain.contains(one)) {
            above = self.above(&manager);
            chain.push(manager);
        }
        chain.retain(|manager| self.is_here(manager));
        chain
    }

    fn above(&self, person: &str) -> Option<String> {
        self.people.get(person)?.reports_to.clone()
    }

    /// Whether a person has not left. Nothing is known of somebody without a card.
    fn is_here(&self, person: &str) -> bool {
        self.people.get(person).is_none_or(|card| !card.has_left)
    }

    /// The leads of the programme.
    pub(super) fn programme(&self) -> &People {
        &self.programme
    }

    /// Whether there is a card for the person that all may read.
    pub(super) fn knows(&self, person: &str) -> bool {
        self.people.contains_key(person)
    }

    /// The ids of all who have a card that all may read.
    pub(super) fn people(&self) -> impl Iterator<Item = &str> {
        self.people.keys().map(String::as_str)
    }
}

fn known<'a>(
    what: &str,
    id: &str,
    mut known: impl Iterator<Item = &'a String> + Clone,
) -> Result<(), UnknownAudience> {
    if known.clone().any(|one| one == id) {
        return Ok(());
    }
    let message = match nearest(id, known.clone().map(String::as_str)) {
        Some(near) => format!("there is no {what} `{id}`; did you mean `{what}:{near}`?"),
        None if known.next().is_none() => {
            format!("there is no {what} `{id}`; no page of a {what} is for everyone to read")
        }
        None => format!("there is no {what} `{id}`"),
    };
    Err(UnknownAudience { message })
}

fn nobody(audience: &Audience) -> UnknownAudience {
    let why = match audience {
        Audience::Leads => "no team names a `lead`".to_owned(),
        Audience::Programme => {
            "name its leads in handbook.toml, under `[programme]`: `leads = [\"mara\"]`".to_owned()
        }
        Audience::Team(id) => format!("nobody's page says `team = \"{id}\"`, and the team has no `lead`"),
        Audience::Everyone | Audience::World | Audience::Person(_) => "nobody is known".to_owned(),
    };
    UnknownAudience { message: format!("nobody belongs to the audience `{audience}`: {why}") }
}

/// Whether a document is the card of a person or team, whole, and open to all.
fn is_open_card(document: &Document, config: &Config) -> bool {
    let Some(record) = &document.record else { return false };
    let level = names::written(document, config).unwrap_or_else(|| config.level_of(record.kind));
    matches!(record.kind, Kind::Person | Kind::Team)
        && record.part == Part::Main
        && level.is_open()
        && !document.is_faulty
}
