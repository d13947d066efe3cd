//! The handbook as a whole, with what is known about its single records.
//!
//! In: the linked handbook, and frame, ledger and standing of every goal and plan. Out: [`Figures`]. Cost:
//! linear in the handbook. Never: an order of people, or one figure for a person's worth.

use std::collections::BTreeMap;

use super::attainment::{self, Attainment};
use super::barriers::{self, BarrierFigures};
use super::coaching::{self, Coaching};
use super::coverage::{self, TeamSkill};
use super::load::{self, Load};
use super::proficiency::{self, Proficiency};
use super::rates::{self, CycleRates};
use super::{Around, Frame, Ledger, Standing};
use crate::diag::Diagnosed;
use crate::model::{Handbook, PageId};
use crate::schema::Kind;

/// What is known about all records together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// How much is done of what was to be done, by cycle (rule 13).
    pub rates: BTreeMap<PageId, CycleRates>,
    /// What stretch measures came to (rule 14).
    pub attainment: Attainment,
    /// The levels of people, by person, as far as the edition has ratings (rule 15).
    pub proficiency: BTreeMap<PageId, Proficiency>,
    /// The levels of teams, by team and skill (rules 16 and 17); empty in an edition without ratings.
    pub coverage: Vec<TeamSkill>,
    /// What is in the way (rule 18).
    pub barriers: BarrierFigures,
    /// The hours that are asked of people, by person (rule 19).
    pub loads: BTreeMap<PageId, Load>,
    /// Who coaches whom, and how that goes.
    pub coaching: Coaching,
}

/// Handbook and records.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) around: &'a Around<'a>,
    pub(super) frames: &'a BTreeMap<PageId, Frame>,
    pub(super) ledgers: &'a BTreeMap<PageId, Ledger>,
    pub(super) standings: &'a BTreeMap<PageId, Standing>,
}

/// A goal or plan with all that is known about it.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) page: PageId,
    pub(super) frame: &'a Frame,
    pub(super) ledger: &'a Ledger,
    pub(super) standing: &'a Standing,
}

impl<'a> Whole<'a> {
    pub(super) fn handbook(&self) -> &'a Handbook {
        self.around.handbook
    }

    /// The goals and plans of which everything is known, in the order of their pages.
    pub(super) fn records(self) -> impl Iterator<Item = Known<'a>> {
        self.frames.iter().filter_map(move |(page, frame)| {
            let (ledger, standing) = (self.ledgers.get(page)?, self.standings.get(page)?);
            Some(Known { page: *page, frame, ledger, standing })
        })
    }

    /// Those of one kind.
    pub(super) fn of_kind(self, kind: Kind) -> impl Iterator<Item = Known<'a>> {
        self.records().filter(move |known| known.frame.kind == kind)
    }

    /// The person who holds a record.
    pub(super) fn owner(self, page: PageId) -> Option<PageId> {
        self.around.related(page, "owner")
    }

    /// Everything that is known about all records together, and what is wrong with ratings.
    pub(super) fn figures(self) -> Diagnosed<Figures> {
        let Diagnosed { value: proficiency, diagnostics } = proficiency::of(self);
        let figures = Figures {
            rates: rates::of(self),
            attainment: attainment::of(self),
            coverage: coverage::of(self, &proficiency),
            coaching: coaching::of(self, &proficiency),
            proficiency,
            barriers: barriers::of(self),
            loads: load::of(self),
        };
        Diagnosed { value: figures, diagnostics }
    }
}
