//! What follows from what is written: progress, status, rhythm, rates, levels, all as of one day.
//!
//! In: the linked handbook, the settings, the date. Out: [`Insights`], with one [`Standing`] for every
//! goal and plan, and the findings that only all files of a record together show. Never: a clock, a
//! float, a file that the edition does not have; a number that its reader cannot follow back to lines.
//!
//! Every file opens with its formula and the number of its rule in `docs/numbers.md`. `ledger` gathers
//! what is written about a record, `frame` what is around it (its days, its rhythm, its limits); the
//! other files compute from the two.

pub mod ledger;
mod standing;

pub use ledger::{
    Gathered, Ledger, OpenBarrier, Place, Placed, Reading, Shift, Spoken, Told, Tracked, Value, gather,
};
pub use standing::{Cadence, Confidence, MeasureStanding, MilestoneCount, Rhythm, Standing, Status};

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Handbook, PageId};

/// What follows from what is written about goals and plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insights {
    /// The day as of which everything is computed.
    pub as_of: Date,
    /// Where every goal and plan stands.
    pub standings: BTreeMap<PageId, Arc<Standing>>,
    /// What is written about every goal and plan.
    pub ledgers: BTreeMap<PageId, Arc<Ledger>>,
    /// What is wrong between the lines and files.
    pub findings: Vec<Diagnostic>,
}

impl Insights {
    /// Where a goal or plan stands.
    #[must_use]
    pub fn standing(&self, page: PageId) -> Option<&Standing> {
        self.standings.get(&page).map(|standing| &**standing)
    }

    /// What is written about a goal or plan.
    #[must_use]
    pub fn ledger(&self, page: PageId) -> Option<&Ledger> {
        self.ledgers.get(&page).map(|ledger| &**ledger)
    }
}

/// Computes everything about `handbook` as of a day.
#[must_use]
pub fn compute(handbook: &Handbook, config: &Config, as_of: Date) -> Insights {
    let Gathered { ledgers, findings } = gather(handbook, config, as_of);
    let ledgers = ledgers.into_iter().map(|(page, ledger)| (page, Arc::new(ledger))).collect();
    Insights { as_of, standings: BTreeMap::new(), ledgers, findings }
}
