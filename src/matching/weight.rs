//! How good a pair is.
//!
//! `w(i, j) = b(i, j) + b(j, i) − 0.5 · |b(i, j) − b(j, i)| + 0.3 · [different teams] + 0.2 · min(hours, 4) / 4 + 0.2 · [a format in common] − 1.0 · [paired in the last cycle] − 0.5 · [paired in the one before]`, in thousandths, to the nearest, halves away from zero.
//!
//! In: two people. Out: a [`Weight`]. Never: a reason to pair somebody, which `barred` and the benefits are.

use super::benefit::{Offers, UNIT, benefit};
use super::overlap::overlap;
use super::person::{Past, Person};

/// The most minutes in common that count.
const LONG: i64 = 240;

/// How good a pair is, and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// The whole, in thousandths.
    pub thousandths: i32,
    /// What the first gets, in [`UNIT`]s.
    pub first_gets: i64,
    /// What the second gets.
    pub second_gets: i64,
    /// The minutes that they share.
    pub overlap: i64,
}

/// Weighs a pair.
#[must_use]
pub fn weigh(one: &Person, other: &Person, offers: &Offers, past: &Past) -> Weight {
    let (first_gets, second_gets) = (benefit(other, one, offers), benefit(one, other, offers));
    let overlap = overlap(one.hours, other.hours);
    let shares_format = !one.formats.is_disjoint(&other.formats);
    let (last, before) = past.of(one, other);
    let tenths = |count: i64, holds: bool| if holds { count * UNIT / 10 } else { 0 };
    // The lesser counts once and a half, the greater a half: b + b' − |b − b'| / 2.
    let benefits = first_gets + second_gets - (first_gets - second_gets).abs() / 2;
    let extras = setting(one, other) + tenths(2, shares_format);
    let whole = benefits + extras - tenths(10, last) - tenths(5, before);
    Weight { thousandths: rounded(whole), first_gets, second_gets, overlap }
}

/// What teams and hours add, whoever helps whom: `0.3 · [different teams] + 0.2 · min(hours, 4) / 4`, in [`UNIT`]s.
pub(super) fn setting(one: &Person, other: &Person) -> i64 {
    let is_one_team = one.team.is_some() && one.team == other.team;
    let teams = if is_one_team { 0 } else { 3 * UNIT / 10 };
    teams + UNIT / 5 * overlap(one.hours, other.hours).min(LONG) / LONG
}

/// [`UNIT`]s in thousandths, halves away from zero.
pub(super) fn rounded(units: i64) -> i32 {
    let thousandth = UNIT / 1000;
    let nearest = (units.abs() + thousandth / 2) / thousandth;
    i32::try_from(nearest * units.signum()).unwrap_or(i32::MAX)
}
