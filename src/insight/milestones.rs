//! Milestones that are done: rules 5 and 13.
//!
//! `all` are the milestones without the stretch ones, dropped ones included. The rate is
//! `done / (all - dropped)` of the current scope, and `done / all` of the agreed one: a text does not say when
//! a line was added, so the agreed scope is everything that stands there, and what was dropped stays in it.
//! One is done on the day written behind it, else on its own day or the day as of which everything is computed,
//! whichever is earlier.
//!
//! In: milestones. Out: counts, always with the dropped ones. Never: a rate of nothing.

use jiff::civil::Date;

use super::{MilestoneCount, Placed};
use crate::number::Rational;
use crate::parse::growth::{Milestone, MilestoneState};

/// The day on which a milestone was done, if that was up to `as_of`.
#[must_use]
pub fn done_on(milestone: &Milestone, as_of: Date) -> Option<Date> {
    match milestone.state {
        MilestoneState::Done(Some(day)) => (day <= as_of).then_some(day),
        MilestoneState::Done(None) => Some(milestone.date.min(as_of)),
        MilestoneState::Open | MilestoneState::Dropped(_) => None,
    }
}

/// Counts the stretch milestones, or all others.
#[must_use]
pub fn count(milestones: &[Placed<Milestone>], is_stretch: bool, as_of: Date) -> MilestoneCount {
    let counted = || milestones.iter().map(|one| &one.value).filter(|one| one.is_stretch == is_stretch);
    MilestoneCount {
        done: counted().filter(|one| done_on(one, as_of).is_some()).count(),
        dropped: counted().filter(|one| matches!(one.state, MilestoneState::Dropped(_))).count(),
        all: counted().count(),
    }
}

impl MilestoneCount {
    /// The part of the current scope that is done.
    #[must_use]
    pub fn rate(self) -> Option<Rational> {
        ratio(self.done, self.all.saturating_sub(self.dropped))
    }

    /// The part of the agreed scope that is done.
    #[must_use]
    pub fn agreed_rate(self) -> Option<Rational> {
        ratio(self.done, self.all)
    }
}

fn ratio(part: usize, whole: usize) -> Option<Rational> {
    let exact = |number: usize| Rational::from(i64::try_from(number).unwrap_or(i64::MAX));
    exact(part).over(&exact(whole))
}

#[cfg(test)]
mod tests {
    use super::super::tests::milestone;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn done_on_its_written_day_else_on_its_own_or_today() {
        let (own, today) = (date(2026, 9, 14), date(2026, 10, 1));
        let on = |state| done_on(&milestone(own, state, false).value, today);
        assert_eq!(on(MilestoneState::Done(Some(date(2026, 9, 20)))), Some(date(2026, 9, 20)));
        assert_eq!(on(MilestoneState::Done(Some(date(2026, 10, 2)))), None);
        assert_eq!(on(MilestoneState::Done(None)), Some(own));
        assert_eq!(on(MilestoneState::Open), None);
        let early = milestone(date(2026, 12, 1), MilestoneState::Done(None), false);
        assert_eq!(done_on(&early.value, today), Some(today));
    }

    #[test]
    fn five_of_seven_one_dropped() {
        let own = date(2026, 9, 14);
        let mut all: Vec<_> = (0..5).map(|_| milestone(own, MilestoneState::Done(None), false)).collect();
        all.push(milestone(own, MilestoneState::Open, false));
        all.push(milestone(own, MilestoneState::Dropped(None), false));
        all.push(milestone(own, MilestoneState::Open, true));
        let count = |is_stretch| count(&all, is_stretch, date(2026, 10, 1));
        assert_eq!(count(false), MilestoneCount { done: 5, dropped: 1, all: 7 });
        assert_eq!(count(true), MilestoneCount { done: 0, dropped: 0, all: 1 });
        // 5 of the 6 that are left, 5 of the 7 that were agreed.
        assert_eq!(count(false).rate(), Some(Rational::of(5, 6)));
        assert_eq!(count(false).agreed_rate(), Some(Rational::of(5, 7)));
        let dropped = MilestoneCount { done: 0, dropped: 2, all: 2 };
        assert_eq!((dropped.rate(), dropped.agreed_rate()), (None, Some(Rational::zero())));
    }
}
