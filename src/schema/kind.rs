//! The kinds of things that a handbook holds, and the facts about each that need no file.
//!
//! In: nothing. Out: [`Kind`] with its name, folder, table and default readers.
//! Never: knows a page. Adding a kind starts here: one variant, one row, one file under `kinds/`.

use super::kinds;
use super::level::Level;
use super::{KindSchema, PAGE};

/// A kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// Plain text: everything that is nothing else.
    #[default]
    Page,
    /// Somebody of the team.
    Person,
    /// People who work together.
    Team,
    /// What is expected of somebody.
    Role,
    /// A stretch of time with a beginning and an end.
    Cycle,
    /// Something that people get better at, level by level.
    Skill,
    /// What a team or a person wants to reach.
    Goal,
    /// What one person does in one cycle.
    Plan,
    /// A way of working that is written down.
    Practice,
    /// What happened when somebody tried.
    Story,
    /// How a leader has grown.
    Journey,
    /// Two or three people who coach each other.
    Pair,
    /// A meeting of a pair.
    Session,
    /// Levels of one person's skills, by date.
    Ratings,
    /// Something to learn from.
    Resource,
    /// The first weeks of somebody new.
    Onboarding,
    /// A word that the team uses.
    Term,
    /// What the team wants to keep and to change.
    Retro,
    /// A change that is tried for a while.
    Pilot,
}

/// Name, folder, table, default readers.
type Row = (Kind, &'static str, Option<&'static str>, &'static KindSchema, Level);

const ROWS: &[Row] = &[
    (Kind::Page, "page", None, &PAGE, Level::Everyone),
    (Kind::Person, "person", Some("people"), &kinds::PERSON, Level::Everyone),
    (Kind::Team, "team", Some("teams"), &kinds::TEAM, Level::Everyone),
    (Kind::Role, "role", Some("roles"), &kinds::ROLE, Level::Everyone),
    (Kind::Cycle, "cycle", Some("cycles"), &kinds::CYCLE, Level::Everyone),
    (Kind::Skill, "skill", Some("skills"), &kinds::SKILL, Level::Everyone),
    (Kind::Goal, "goal", Some("goals"), &kinds::GOAL, Level::Everyone),
    (Kind::Plan, "plan", Some("plans"), &kinds::PLAN, Level::Everyone),
    (Kind::Practice, "practice", Some("practices"), &kinds::PRACTICE, Level::Everyone),
    (Kind::Story, "story", Some("stories"), &kinds::STORY, Level::Everyone),
    (Kind::Journey, "journey", Some("journeys"), &kinds::JOURNEY, Level::Everyone),
    (Kind::Pair, "pair", Some("pairs"), &kinds::PAIR, Level::Everyone),
    (Kind::Session, "session", None, &kinds::SESSION, Level::Pair),
    (Kind::Ratings, "ratings", Some("ratings"), &kinds::RATINGS, Level::Manager),
    (Kind::Resource, "resource", Some("resources"), &kinds::RESOURCE, Level::Everyone),
    (Kind::Onboarding, "onboarding", Some("onboarding"), &kinds::ONBOARDING, Level::Everyone),
    (Kind::Term, "term", Some("terms"), &kinds::TERM, Level::Everyone),
    (Kind::Retro, "retro", Some("retros"), &kinds::RETRO, Level::Everyone),
    (Kind::Pilot, "pilot", Some("pilots"), &kinds::PILOT, Level::Everyone),
];

impl Kind {
    /// Every kind, a plain page first.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.0)
    }

    /// The kind called `name`, as in `kind = "practice"`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name)
    }

    /// The kind whose records lie in the folder `name` unless `handbook.toml` says otherwise.
    #[must_use]
    pub fn from_folder(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.folder() == Some(name))
    }

    /// The word in `kind = "…"`, in references and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The folder below the content that holds its records; `None` for pages and sessions.
    #[must_use]
    pub fn folder(self) -> Option<&'static str> {
        self.row().2
    }

    /// Its table of fields.
    #[must_use]
    pub fn schema(self) -> &'static KindSchema {
        self.row().3
    }

    /// The word with its article, as messages say it: `a practice`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.schema().kind
    }

    /// Who may read a record that says nothing about it, unless `handbook.toml` says otherwise.
    #[must_use]
    pub fn usual_level(self) -> Level {
        self.row().4.clone()
    }

    fn row(self) -> &'static Row {
        // The rows stand in the order of the variants; a test holds that.
        &ROWS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_variants() {
        assert!(ROWS.iter().enumerate().all(|(at, row)| row.0 as usize == at));
        assert_eq!(ROWS.len(), Kind::Pilot as usize + 1);
    }

    #[test]
    fn names_and_folders_lead_back() {
        for kind in Kind::all() {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            assert!(kind.folder().is_none_or(|folder| Kind::from_folder(folder) == Some(kind)));
        }
    }
}
