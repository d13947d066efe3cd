//! What pages show about coaching.
//!
//! In: cards of records, the coaching of `insight`. Out: views. Never: a weight of a pair, a reason for which it was
//! proposed, or an order of people.

mod buddy;
mod helpers;
mod pair;
mod partners;
mod person;
mod record;
mod sessions;

pub use record::{
    ArrivalView, BuddiesView, CoachingView, HelpView, PairView, PartnerView, PersonCoaching, SessionView,
    TermView,
};

pub(super) use helpers::{place, why};
pub(super) use pair::said_by_the_page;
pub(super) use record::coaching;
