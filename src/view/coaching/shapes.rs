//! The shapes of what pages show about coaching.

use serde::Serialize;

use crate::view::growth::shapes::StatusView;
use crate::view::{ChartView, DateView, Phrase};

/// The page on which people find each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CoachingView {
    /// How many people are in a pairing, in a sentence.
    pub state: String,
    /// Where it says how coaching goes; empty without such a page.
    pub programme: String,
    /// Who can help and who is looking, by skill.
    pub board: Vec<SkillLine>,
    /// Who is open to a pair and has room.
    pub open: Vec<OpenPerson>,
    /// How many more there are.
    pub more_open: usize,
    /// What people say one may ask them about: the words, their journey, and in `note` their name.
    pub asks: Vec<Phrase>,
    /// Who gives what to whom; `None` without pairings, and for more people than a picture can show.
    pub network: Option<ChartView>,
    /// The same as a table, for more people.
    pub matrix: Option<GiftMatrix>,
    /// The pairings, by form.
    pub groups: Vec<PairingGroup>,
    /// What a new pair writes down.
    pub sample: Sample,
}

/// A skill with those who offer and want it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SkillLine {
    /// The skill.
    pub skill: Phrase,
    /// Who can help, with team and hours in `note`.
    pub helpers: Vec<Phrase>,
    /// How many more can.
    pub more_helpers: usize,
    /// Who would like to learn it.
    pub seekers: Vec<Phrase>,
    /// How many more would.
    pub more_seekers: usize,
}

/// Somebody who has room for a pair.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OpenPerson {
    /// Who, with team and hours in `note`.
    pub person: Phrase,
    /// The skills in which they help.
    pub offers: Vec<Phrase>,
    /// The skills that they want to learn, most wanted first.
    pub wants: Vec<Phrase>,
}

/// Who gives what to whom: givers down, receivers across.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct GiftMatrix {
    /// Who gets something.
    pub receivers: Vec<Phrase>,
    /// Who gives something, each with what every receiver gets; may be empty.
    pub rows: Vec<GiftRow>,
    /// The same once more, one gift a line: giver, receiver, what.
    pub gifts: Vec<[String; 3]>,
}

/// What one person gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct GiftRow {
    /// Who gives.
    pub giver: Phrase,
    /// What each receiver gets, in the order of the columns; may be empty.
    pub cells: Vec<String>,
}

/// Pairings of one form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PairingGroup {
    /// The form in words: `In pairs`.
    pub title: String,
    /// The pairings.
    pub pairings: Vec<PairingLine>,
}

/// A pairing in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PairingLine {
    /// Its page.
    pub pairing: Phrase,
    /// Where it stands, unless it simply goes on.
    pub status: Option<StatusView>,
    /// Who gives what to whom, in sentences.
    pub gifts: Vec<String>,
}

/// What a new pair writes down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Sample {
    /// The id of the cycle in which it is.
    pub cycle: String,
    /// The day on which it begins.
    pub since: String,
    /// The day of its check-up.
    pub checkup: String,
}

/// The page that says how coaching goes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ProgrammesView {
    /// The day as of which everything is.
    pub as_of: DateView,
    /// Where it is explained how the numbers are computed.
    pub about: String,
    /// The cycles, those that have begun first, the latest of them first.
    pub cycles: Vec<ProgrammeView>,
}

/// How coaching goes in a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ProgrammeView {
    /// Id of its heading.
    pub id: String,
    /// The cycle, with its days in `note`.
    pub cycle: Phrase,
    /// The numbers, each with its label in `note`.
    pub rates: Vec<Phrase>,
    /// Offers and wants by skill.
    pub balance: Vec<BalanceLine>,
    /// The pairings whose check-up is due, each with its day in `note`.
    pub checkups: Vec<Phrase>,
    /// The pairings that nobody has accepted yet, where the edition has them.
    pub proposed: Vec<Phrase>,
}

/// How many people offer, want and are given a skill.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct BalanceLine {
    /// The skill.
    pub skill: Phrase,
    /// How many offer it.
    pub offers: usize,
    /// How many want it.
    pub wants: usize,
    /// How many are given it.
    pub given: usize,
}
