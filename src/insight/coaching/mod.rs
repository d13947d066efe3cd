//! Who coaches whom, how that goes, and who could.
//!
//! `pairing` is what is known of one pair, `programme` of all pairs of a cycle; `person` shows somebody as
//! [`crate::matching`] sees them, and `pool` gathers everybody for it; `buddy` is what is asked of one.
//!
//! In: people, pairs, their sessions, cycles, levels, as far as the edition has them. Out: [`Coaching`], and a
//! [`Pool`] when somebody asks for proposals. Never: a proposal, a weight of a pair, or what a session was about.

mod buddy;
mod pairing;
mod person;
mod pool;
mod programme;

pub use buddy::BuddyRules;
pub use pairing::{Form, Gift, Next, Pairing, State};
pub use person::{Working, capacity, hours, working};
pub use programme::{Balance, Programme};

use std::collections::BTreeMap;

use super::proficiency::Proficiency;
use super::whole::Whole;
use super::{Around, Insights};
use crate::config::Config;
use crate::matching::Pool;
use crate::model::{Handbook, PageId};
use crate::schema::Kind;

/// What is known about coaching.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coaching {
    /// Every pair, triad, buddy and mentor that the edition has, by page.
    pub pairings: BTreeMap<PageId, Pairing>,
    /// How it goes in each cycle that has a pairing, by page.
    pub programmes: BTreeMap<PageId, Programme>,
}

/// What coaching is computed from.
#[derive(Clone, Copy)]
struct Seen<'a> {
    around: &'a Around<'a>,
    proficiency: &'a BTreeMap<PageId, Proficiency>,
    pairings: &'a BTreeMap<PageId, Pairing>,
}

/// What is known about coaching in the whole handbook.
pub(super) fn of(whole: Whole<'_>, proficiency: &BTreeMap<PageId, Proficiency>) -> Coaching {
    let around = whole.around;
    let pairings = around.all(Kind::Pair).filter_map(|page| Some((page, Pairing::of(around, page)?)));
    let pairings: BTreeMap<PageId, Pairing> = pairings.collect();
    let seen = Seen { around, proficiency, pairings: &pairings };
    Coaching { programmes: programme::of(seen), pairings }
}

/// Everybody who is here in a cycle, ready to be matched; `None` for a page that is no cycle with both days.
#[must_use]
pub fn pool(handbook: &Handbook, config: &Config, insights: &Insights, cycle: PageId) -> Option<Pool> {
    let around = Around::new(handbook, config, insights.as_of);
    let figures = &insights.figures;
    let seen =
        Seen { around: &around, proficiency: &figures.proficiency, pairings: &figures.coaching.pairings };
    Some(pool::of(seen, around.stretch(cycle)?))
}
