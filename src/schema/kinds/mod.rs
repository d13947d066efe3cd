//! One table of fields per kind.
//!
//! In: nothing. Out: the tables. Never: decides what a field does.

mod goal;
mod growth;
mod learning;
mod people;
mod practice;
pub(super) mod shared;

pub(super) use goal::{CYCLE, GOAL, PLAN};
pub(super) use growth::{PAIR, PILOT, RATINGS, RETRO, SESSION};
pub(super) use learning::{ONBOARDING, RESOURCE, SKILL, TERM};
pub(super) use people::{PERSON, ROLE, TEAM};
pub(super) use practice::{JOURNEY, PRACTICE, STORY};
