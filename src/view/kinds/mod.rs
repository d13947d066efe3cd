//! What the page of each kind shows, one file per kind.
//!
//! In: a [`Card`], which is one record with its relations. Out: a [`Sheet`]: its facts, its blocks and
//! which relations it lists, in order. Never: the text itself, HTML, or a computed number.

mod cycle;
mod goal;
mod journey;
mod onboarding;
mod pair;
mod person;
mod pilot;
mod plan;
mod practice;
mod ratings;
mod resource;
mod retro;
mod role;
mod skill;
mod story;
mod team;
mod term;

pub(super) use person::place;

use super::card::Card;
use super::edge::Edge;
use super::shapes::{Block, Fact};
use crate::schema::Kind;

/// What the page of a record shows around its text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// At most five facts.
    pub(super) facts: Vec<Fact>,
    /// What fields say, above the text.
    pub(super) blocks: Vec<Block>,
    /// What fields say, below the text.
    pub(super) below: Vec<Block>,
    /// The relations that are listed below the text, in order.
    pub(super) edges: &'static [Edge],
}

/// The sheet of a record.
pub(super) fn sheet(card: &Card<'_>) -> Sheet {
    match card.kind {
        Kind::Page => Sheet::default(),
        Kind::Person => person::sheet(card),
        Kind::Team => team::sheet(card),
        Kind::Role => role::sheet(card),
        Kind::Cycle => cycle::sheet(card),
        Kind::Skill => skill::sheet(card),
        Kind::Goal => goal::sheet(card),
        Kind::Plan => plan::sheet(card),
        Kind::Practice => practice::sheet(card),
        Kind::Story => story::sheet(card),
        Kind::Journey => journey::sheet(card),
        Kind::Pair | Kind::Session => pair::sheet(card),
        Kind::Ratings => ratings::sheet(card),
        Kind::Resource => resource::sheet(card),
        Kind::Onboarding => onboarding::sheet(card),
        Kind::Term => term::sheet(card),
        Kind::Retro => retro::sheet(card),
        Kind::Pilot => pilot::sheet(card),
    }
}

/// Drops what is absent.
fn present<T, const N: usize>(items: [Option<T>; N]) -> Vec<T> {
    items.into_iter().flatten().collect()
}

/// Every list of edges, for the test that each has its words.
#[cfg(test)]
pub(super) const EDGES: &[&[Edge]] = &[
    person::EDGES,
    team::EDGES,
    role::EDGES,
    cycle::EDGES,
    skill::EDGES,
    goal::EDGES,
    plan::EDGES,
    practice::EDGES,
    story::EDGES,
    journey::EDGES,
    pair::EDGES,
    resource::EDGES,
    term::EDGES,
    pilot::EDGES,
];
