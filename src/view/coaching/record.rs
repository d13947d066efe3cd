//! The shapes of what pages of records show about coaching, and which page shows what.
//!
//! In: the card of a record. Out: a [`RecordCoaching`]. Never: decides what to say.

use serde::Serialize;

use super::{buddy, helpers, pair, person};
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::growth::Pieces;
use crate::view::growth::shapes::BarrierView;
use crate::view::shapes::{DateView, OutlineItem, Phrase, Related};

/// What a page shows about coaching, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum RecordCoaching {
    /// Of pairs.
    Pair(Box<PairView>),
    /// Of people.
    Person(PersonCoaching),
    /// Of onboarding paths.
    Buddies(BuddiesView),
    /// Of plans: who can help with what they are about.
    Help(Vec<HelpView>),
}

/// What the page of a pair shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PairView {
    /// `proposed`, `active`, `paused` or `ended`.
    pub state: &'static str,
    /// When they meet again, in a sentence; or why they do not.
    pub next: String,
    /// What they agreed on, each with its label.
    pub terms: Vec<TermView>,
    /// Its people, in the order written.
    pub partners: Vec<PartnerView>,
    /// How many sessions were held, in a sentence; empty for a pair that has none to hold.
    pub held: String,
    /// Who can read the files of sessions, where that is the same for all; may be empty.
    pub readers: String,
    /// The sessions of which something is written, the latest first.
    pub sessions: Vec<SessionView>,
    /// Address of the feed of their days; empty when none is ahead.
    pub calendar: String,
    /// Address of the page on which people find each other.
    pub hub: String,
    /// The practices that they use, each with how that is known.
    pub practices: Vec<Related>,
}

/// Something that was agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TermView {
    /// What it is about.
    pub label: String,
    /// What was agreed on, a line or several.
    pub lines: Vec<String>,
    /// Whether it should be done now.
    pub is_due: bool,
}

/// Somebody in a pair.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PartnerView {
    /// Who, with where and when they are awake in `note`.
    pub person: Phrase,
    /// What they give; with more than two people each with to whom in `note`.
    pub gives: Vec<Phrase>,
    /// The plans of theirs that run.
    pub plans: Vec<Phrase>,
    /// The skills on which these work, with the levels in `note`.
    pub focus: Vec<Phrase>,
    /// What is in the way of these.
    pub barriers: Vec<BarrierView>,
}

/// A session of which something is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SessionView {
    /// Its file among the parts of the page.
    pub part: Option<usize>,
    /// Id of its heading, where it is written in the pair's own file.
    pub id: String,
    /// Its day.
    pub date: DateView,
    /// What its heading says besides; may be empty.
    pub title: String,
    /// Its text, as a piece, where it is written in the pair's own file.
    pub piece: Option<usize>,
}

/// What the page of a person shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PersonCoaching {
    /// Who and what helps somebody who is new.
    pub arrival: Option<ArrivalView>,
    /// The next sessions, each with its label in `note`.
    pub sessions: Vec<Phrase>,
}

/// Who and what helps somebody who is new. People come with where and when they are awake in `note`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ArrivalView {
    /// Who stands by them.
    pub buddies: Vec<Phrase>,
    /// Who leads them.
    pub leads: Vec<Phrase>,
    /// The paths for them.
    pub paths: Vec<Phrase>,
}

/// Who can be the buddy of a newcomer on a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct BuddiesView {
    /// The rules, in a sentence.
    pub rule: String,
    /// The buddies of newcomers who are on this path.
    pub running: Vec<Related>,
    /// Who would like to be one, with where and when they are awake in `note`.
    pub open: Vec<Phrase>,
    /// How many more would.
    pub more: usize,
}

/// Who can help with a skill.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct HelpView {
    /// The skill.
    pub skill: Phrase,
    /// People, with where and when they are awake in `note`.
    pub people: Vec<Phrase>,
    /// How many more there are.
    pub more: usize,
}

impl RecordCoaching {
    /// Says in the outline of a page what it shows about coaching.
    pub(in crate::view) fn add_to(&self, card: &Card<'_>, outline: &mut Vec<OutlineItem>) {
        let item = |id: &str, key| OutlineItem { id: id.to_owned(), text: card.say(key), level: 2 };
        match self {
            Self::Pair(pair) => *outline = pair::outline(card, pair),
            Self::Buddies(_) => outline.push(item("ui:buddies", "part_buddies")),
            Self::Help(_) => {
                let at = outline.iter().position(|item| item.id == "ui:entries").unwrap_or(outline.len());
                outline.insert(at, item("ui:help", "part_help"));
            }
            Self::Person(_) => {}
        }
    }
}

/// What the page of `card` shows about coaching; `None` where there is nothing to say.
pub(in crate::view) fn coaching(card: &Card<'_>, pieces: &mut Pieces) -> Option<RecordCoaching> {
    match card.kind {
        Kind::Pair => pair::view(card, pieces).map(Box::new).map(RecordCoaching::Pair),
        Kind::Person => person::view(card).map(RecordCoaching::Person),
        Kind::Onboarding => buddy::view(card).map(RecordCoaching::Buddies),
        Kind::Plan => Some(helpers::of_plan(card)).filter(|help| !help.is_empty()).map(RecordCoaching::Help),
        _ => None,
    }
}
