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
