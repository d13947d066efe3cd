//! Who holds a record: the one that `private`, `manager` and the other levels start from.
//!
//! In: the file of a record, the directory. Out: [`Holders`]. Never: takes somebody for an owner who
//! has no card that everyone may read.

use super::directory::{Directory, People};
use crate::parse::{Document, RecordFile};
use crate::schema::{Kind, Reference};
use crate::source::composed;

/// Who holds a record, and the team that it belongs to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Holders {
    /// Its owner; of a pair its people.
    pub(super) people: People,
    /// Its team, else the team of its owner.
    pub(super) team: Option<String>,
}

impl Holders {
    /// The holders of the record whose file is `document`.
    pub(super) fn of(document: &Document, directory: &Directory) -> Self {
        let (people, team) = match &document.record {
            Some(record) => named(record),
            None => (
                document
                    .front
                    .keeper
                    .owners
                    .first()
                    .map(|owner| composed(owner.trim()))
                    .into_iter()
                    .collect(),
                None,
            ),
        };
        let people = if people.is_empty() {
            team.as_deref().and_then(|team| directory.lead(team)).into_iter().collect()
        } else {
            people
        };
        let people: People = people.into_iter().filter(|person| directory.knows(person)).collect();
        let team = team.or_else(|| common_team(&people, directory));
        Self { people, team }
    }
}

/// The people and the team that a record names as its own.
fn named(record: &RecordFile) -> (People, Option<String>) {
    let one = |field: &str, kind| references(record, field, kind).into_iter().next();
    let owner = || one("owner", Kind::Person).into_iter().collect::<People>();
    match record.kind {
        Kind::Person => (People::from([record.id.clone()]), None),
        Kind::Team => (People::new(), Some(record.id.clone())),
        // The path says whose they are; a field that contradicts it is an error and no way to more readers.
        Kind::Plan | Kind::Ratings => (People::from([record.name().to_owned()]), None),
        Kind::Journey => (
            one("person", Kind::Person).or_else(|| Some(record.name().to_owned())).into_iter().collect(),
            None,
        ),
        Kind::Pair | Kind::Session => {
            (references(record, "people", Kind::Person).into_iter().collect(), None)
        }
        Kind::Goal => (owner(), one("team", Kind::Team)),
        Kind::Pilot => (owner(), Some(references(record, "teams", Kind::Team)).and_then(only)),
        _ => (owner(), None),
    }
}

fn only(mut ids: Vec<String>) -> Option<String> {
    if ids.len() == 1 { ids.pop() } else { None }
}

/// The ids that a field names, of the kind that it may name.
fn references(record: &RecordFile, field: &str, kind: Kind) -> Vec<String> {
    let is_of_kind = |one: &&Reference| one.kind.is_none_or(|written| written == kind);
    record.fields.refs(field).iter().filter(is_of_kind).map(|one| composed(one.id.trim())).collect()
}

/// The one team that all these people are in.
fn common_team(people: &People, directory: &Directory) -> Option<String> {
    let mut teams = people.iter().map(|person| directory.team_of(person));
    let first = teams.next().flatten()?;
    teams.all(|team| team.as_ref() == Some(&first)).then_some(first)
}
