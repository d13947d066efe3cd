//! What was found for a cycle.
//!
//! In: a finished build, its pool, what was asked for. Out: [`Found`]. Never: words.

use crate::build::Build;
use crate::cli::args::MatchArguments;
use crate::matching::{self, Change, OneWay, Pool, Proposal, Reason, Support, Supported};
use crate::schema::Kind;

/// What was asked for, and what came of it.
pub(super) struct Found<'a> {
    pub(super) build: &'a Build,
    pub(super) pool: &'a Pool,
    /// The id of the cycle.
    pub(super) cycle: &'a str,
    /// Whether as many people as possible should take part.
    pub(super) is_for_all: bool,
    /// Which help that goes one way was asked for, instead of pairs.
    pub(super) support: Option<Support>,
    pub(super) proposal: Proposal,
}

/// Why somebody is left out, and what would help.
pub(super) struct Left {
    pub(super) person: usize,
    pub(super) reason: Reason,
    /// What would help, as far as there was time to try.
    pub(super) helps: Vec<Change>,
}

impl<'a> Found<'a> {
    pub(super) fn new(build: &'a Build, pool: &'a Pool, arguments: &'a MatchArguments) -> Self {
        let is_for_all = arguments.participation;
        let support = match arguments {
            MatchArguments { buddies: true, .. } => Some(Support::Buddies),
            MatchArguments { mentors: true, .. } => Some(Support::Mentors),
            _ => None,
        };
        let proposal =
            support.map_or_else(|| matching::propose(pool, is_for_all), |support| supported(pool, support));
        Self { build, pool, cycle: &arguments.cycle, is_for_all, support, proposal }
    }

    pub(super) fn id(&self, person: usize) -> &str {
        &self.pool.people[person].id
    }

    /// The name of a person.
    pub(super) fn name(&self, person: usize) -> &str {
        self.title(Kind::Person, self.id(person))
    }

    /// The name of a record.
    pub(super) fn title<'s>(&'s self, kind: Kind, id: &'s str) -> &'s str {
        let page = self.build.handbook.record(kind, id);
        page.map_or(id, |page| self.build.handbook.page(page).title.as_str())
    }

    /// The skills in which one can help another.
    pub(super) fn skills(&self, giver: usize, receiver: usize) -> impl Iterator<Item = &str> {
        matching::given(&self.pool.people[giver], &self.pool.people[receiver])
    }

    /// The minutes that two people share.
    pub(super) fn overlap(&self, one: usize, other: usize) -> i64 {
        matching::overlap(self.pool.people[one].hours, self.pool.people[other].hours)
    }

    /// Everybody who is left out. All share one measure of tries: somebody far down a long list may not be told
    /// what would help, and `--explain` tells it.
    pub(super) fn left(&self) -> Vec<Left> {
        let mut tries = matching::tries(self.pool);
        let left = self.proposal.unmatched.iter().map(|person| {
            let share = tries.min(matching::tries(self.pool) / 4);
            tries -= share;
            self.left_out(*person, share)
        });
        left.collect()
    }

    /// Why a person is left out, with at most `tries` changes tried.
    pub(super) fn left_out(&self, person: usize, tries: usize) -> Left {
        let helps = if self.support.is_some() {
            Vec::new()
        } else {
            matching::helps(self.pool, person, self.is_for_all, tries)
        };
        Left { person, reason: matching::reason(self.pool, person), helps }
    }
}

/// Help that goes one way, as a proposal without pairs.
fn supported(pool: &Pool, support: Support) -> Proposal {
    let Supported { ways, unmatched } = matching::support(pool, support);
    let mentors: Vec<OneWay> = ways;
    Proposal {
        pairs: Vec::new(),
        triads: Vec::new(),
        mentors,
        unmatched,
        weight: 0,
        is_best: true,
        is_tied: false,
    }
}
