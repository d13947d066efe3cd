//! Who could help whom: pairs, triads and mentors, as a proposal that people decide about.
//!
//! In: people as [`Person`]s, with what they offer and want, when they work, who leads them, and which
//! pairings there were. Out: who fits whom, and why not. Never: a type of the handbook, a random
//! choice, an attribute of a person that is not about coaching, or a pairing that is in force at once.
//!
//! All sums are exact or whole numbers: a benefit is counted in [`UNIT`]s, a weight in thousandths.
//!
//! `overlap` when two people work at the same time, `benefit` what one gives another, `barred` what rules a
//! pairing out, `weight` how good it is; `pairs` and `triads` choose the best sets;
//! `proposal` puts them together for a `pool`, `reason` says why somebody is left out and what would help.
//! `support` finds a buddy for everybody who is new, or a mentor for everybody who wants one, by `assign`.

mod assign;
mod barred;
mod benefit;
mod overlap;
mod pairs;
mod person;
mod pool;
mod proposal;
mod reason;
mod support;
mod triads;
mod weight;

pub use assign::{Offer, assign};
pub use barred::{Bar, MEETING, Needs, bars};
pub use benefit::{Offers, UNIT, benefit, given};
pub use overlap::{Hours, overlap};
pub use pairs::{Edge, Pairs, pairs};
pub use person::{Coaching, Past, Person};
pub use pool::{Pool, SETTLED};
pub use proposal::{OneWay, Pair, Proposal, propose, without};
pub use reason::{Change, Reason, helps, reason, tries};
pub use support::{Support, Supported, support};
pub use triads::{Triad, Triads, triads};
pub use weight::{Weight, weigh};
