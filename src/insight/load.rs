//! The hours that are asked of people: rule 19.
//!
//! Per month: the `hours` of somebody's active plans, and coaching, against their `learning_hours`. Coaching is,
//! for every active pair, the minutes of its sessions in the last 30 days, as far as the edition has them, else
//! `30 / interval` sessions of an hour.
//!
//! In: plans, pairs, people. Out: a [`Load`] for everybody of whom something is asked. Never: shown to others
//! than the person and their manager.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::days::between;
use super::whole::Whole;
use super::{Around, Frame};
use crate::model::PageId;
use crate::number::Rational;
use crate::parse::Part;
use crate::schema::{Kind, Often, Record};

/// The hours a month that are asked of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Load {
    /// By plans.
    pub plans: Rational,
    /// By coaching.
    pub coaching: Rational,
    /// How many there are, when the person says it.
    pub offered: Option<Rational>,
}

impl Load {
    /// All that is asked.
    #[must_use]
    pub fn asked(&self) -> Rational {
        &self.plans + &self.coaching
    }

    /// Whether more is asked than so many percent of what is there.
    #[must_use]
    pub fn is_over(&self, percent: i64) -> bool {
        let most = self.offered.as_ref().map(|offered| offered * &Rational::of(percent, 100));
        most.is_some_and(|most| self.asked() > most)
    }
}

/// The hours that are asked of everybody who has an active plan or pair.
pub(super) fn of(whole: Whole<'_>) -> BTreeMap<PageId, Load> {
    let mut loads: BTreeMap<PageId, Load> = BTreeMap::new();
    let around = whole.around;
    for known in whole.of_kind(Kind::Plan).filter(|known| is_active(known.frame, around)) {
        let Some(owner) = whole.owner(known.page) else { continue };
        let hours = around.fields(known.page).and_then(|fields| fields.number("hours"));
        let load = loads.entry(owner).or_default();
        load.plans = hours.map_or_else(|| load.plans.clone(), |hours| &load.plans + &hours);
    }
    for pair in around.all(Kind::Pair) {
        let Some(hours) = coaching(pair, around) else { continue };
        for person in around.relateds(pair, "people") {
            let load = loads.entry(person).or_default();
            load.coaching = &load.coaching + &hours;
        }
    }
    for (person, load) in &mut loads {
        load.offered = around.fields(*person).and_then(|fields| fields.number("learning_hours"));
    }
    loads
}

/// Whether a plan goes on in its cycle.
fn is_active(frame: &Frame, around: &Around<'_>) -> bool {
    let has_begun = frame.cycle.and_then(|cycle| around.stretch(cycle));
    frame.is_running() && has_begun.is_some_and(|(_, start, _)| start <= frame.as_of)
}

/// How far back sessions are counted, and how many days a month has.
const MONTH: i64 = 30;

/// The hours a month of a pair; `None` when it is not active.
fn coaching(pair: PageId, around: &Around<'_>) -> Option<Rational> {
    let fields = around.fields(pair)?;
    let is_here = fields.date("since").is_none_or(|since| since <= around.as_of)
        && fields.date("until").is_none_or(|until| around.as_of <= until);
    if fields.word("status") != Some("active") || !is_here {
        return None;
    }
    let minutes = minutes(pair, around);
    Some(if minutes > 0 { Rational::of(minutes, 60) } else { planned(fields) })
}

/// The minutes of the sessions in the last 30 days that the edition has.
fn minutes(pair: PageId, around: &Around<'_>) -> i64 {
    let parts = around.handbook.page(pair).parts.iter();
    let sessions =
        parts.filter_map(|part| part.document.record.as_ref()).filter_map(|file| match file.part {
            Part::Fragment { date, .. } if is_recent(date, around.as_of) => file.fields.whole("minutes"),
            Part::Fragment { .. } | Part::Main | Part::Companion => None,
        });
    sessions.sum()
}

fn is_recent(date: Date, as_of: Date) -> bool {
    (0..MONTH).contains(&between(date, as_of))
}

/// What a pair's rhythm comes to, at an hour a session; nothing without one.
fn planned(fields: &Record) -> Rational {
    let interval = fields.word("cadence").and_then(Often::from_word).and_then(Often::days);
    interval.map_or_else(Rational::zero, |days| Rational::of(MONTH, i64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn more_than_there_is() {
        let load = |plans, coaching, offered: Option<i64>| Load {
            plans: Rational::from(plans),
            coaching,
            offered: offered.map(Rational::from),
        };
        // 6 + 30/14 = 8 1/7 hours.
        let one = load(6, Rational::of(30, 14), Some(8));
        assert_eq!(one.asked(), Rational::of(57, 7));
        assert!(one.is_over(100) && !one.is_over(120));
        assert!(!load(8, Rational::zero(), Some(8)).is_over(100));
        assert!(!load(99, Rational::zero(), None).is_over(100));
    }

    #[test]
    fn the_last_thirty_days() {
        let is_in = |day| is_recent(day, date(2026, 10, 30));
        assert!(is_in(date(2026, 10, 30)) && is_in(date(2026, 10, 1)));
        assert!(!is_in(date(2026, 9, 30)) && !is_in(date(2026, 10, 31)));
    }
}
