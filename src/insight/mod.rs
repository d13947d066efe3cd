//! What follows from what is written: progress, status, rhythm, rates, levels, all as of one day.
//!
//! In: the linked handbook, the settings, the date. Out: [`Insights`], with one [`Standing`] for every
//! goal and plan, and the findings that only all files of a record together show. Never: a clock, a
//! float, a file that the edition does not have; a number that its reader cannot follow back to lines.
//!
//! Every file opens with its formula and the number of its rule in `docs/numbers.md`. `ledger` gathers
//! what is written about a record, `frame` what is around it (its days, its rhythm, its limits); the
//! other files compute from the two.

pub mod attainment;
pub mod band;
pub mod barriers;
pub mod confidence;
pub mod coaching;
pub mod coverage;
pub mod days;
pub mod deliverable;
pub mod frame;
pub mod ledger;
pub mod level;
pub mod load;
pub mod mean;
mod measure;
pub mod milestones;
pub mod pace;
pub mod proficiency;
pub mod progress;
pub mod rates;
pub mod rhythm;
pub mod shades;
pub mod standing;
pub mod status;
mod whole;
#[cfg(test)]
mod tests;

pub use frame::{Around, Frame};
pub use ledger::{
    Gathered, Ledger, OpenBarrier, Place, Placed, Reading, Shift, Spoken, Told, Tracked, Value, gather,
};
pub use rates::{Count, CycleRates};
pub use standing::{Cadence, Confidence, MeasureStanding, MilestoneCount, Rhythm, Standing, Status};
pub use whole::Figures;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diag::{Diagnosed, Diagnostic};
use crate::model::{Handbook, PageId};
use whole::Whole;

/// What follows from what is written about goals and plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insights {
    /// The day as of which everything is computed.
    pub as_of: Date,
    /// Where every goal and plan stands.
    pub standings: BTreeMap<PageId, Arc<Standing>>,
    /// What is written about every goal and plan.
    pub ledgers: BTreeMap<PageId, Arc<Ledger>>,
    /// What is around every goal and plan.
    pub frames: BTreeMap<PageId, Frame>,
    /// What is known about all records together.
    pub figures: Figures,
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
    let Gathered { ledgers, mut findings } = gather(handbook, config, as_of);
    let around = Around::new(handbook, config, as_of);
    let frames: BTreeMap<PageId, Frame> =
        ledgers.keys().filter_map(|page| Some((*page, frame::of(handbook, *page, &around)?))).collect();
    let stand = |(page, frame): (&PageId, &Frame)| Some((*page, standing::of(ledgers.get(page)?, frame)));
    let standings: BTreeMap<PageId, Standing> = frames.iter().filter_map(stand).collect();
    let whole = Whole { around: &around, frames: &frames, ledgers: &ledgers, standings: &standings };
    let Diagnosed { value: figures, diagnostics } = whole.figures();
    findings.extend(diagnostics);
    findings.extend(frame::of_stretches(handbook));
    findings.extend(
        whole.records().flat_map(|known| frame::findings(handbook, known.page, known.ledger, known.frame)),
    );
    Insights { as_of, standings: shared(standings), ledgers: shared(ledgers), frames, figures, findings }
}

fn shared<T>(all: BTreeMap<PageId, T>) -> BTreeMap<PageId, Arc<T>> {
    all.into_iter().map(|(page, one)| (page, Arc::new(one))).collect()
}
