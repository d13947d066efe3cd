//! The levels of a team: rules 16 and 17.
//!
//! For every team and skill: how many people are on which level, over time. Growth is counted only of people who
//! have a level at both ends, and printed with how many they are. Coverage: how many people of the team do it
//! without help, which is level 3 of five and otherwise six tenths of the levels, rounded up, unless
//! `independent` says it: none is a gap, one a single point, two and more are covered.
//!
//! In: the levels of people, teams, and the skills that their goals need. Out: [`TeamSkill`]s. Never: a mean of
//! levels, somebody who has left, or a figure in an edition that has no ratings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::Around;
use super::proficiency::{Curve, Proficiency};
use super::rates::Stay;
use super::whole::Whole;
use crate::model::PageId;
use crate::schema::Kind;

/// A skill in a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamSkill {
    /// The team.
    pub team: PageId,
    /// The skill.
    pub skill: PageId,
    /// How many people are on each level, the lowest first.
    pub levels: Vec<usize>,
    /// From which level on somebody does it without help.
    pub independent: usize,
    /// How many people do.
    pub independents: usize,
    /// How many people are on each level from a day on, for every day on which that changed.
    pub over_time: Vec<(Date, Vec<usize>)>,
    /// Who has come how far in twelve months.
    pub growth: Growth,
}

/// How many people can do something without help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// Nobody.
    Gap,
    /// One person alone.
    SinglePoint,
    /// Two or more.
    Covered,
}

/// How many people have come how far between two days, of those with a level on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Growth {
    /// On a higher level.
    pub up: usize,
    /// On the same level.
    pub same: usize,
    /// On a lower level.
    pub down: usize,
}

impl Growth {
    /// How many people there are to compare.
    #[must_use]
    pub fn matched(self) -> usize {
        self.up + self.same + self.down
    }
}

impl TeamSkill {
    /// Whether the team can do without any one person.
    #[must_use]
    pub fn cover(&self) -> Cover {
        match self.independents {
            0 => Cover::Gap,
            1 => Cover::SinglePoint,
            _ => Cover::Covered,
        }
    }
}

/// From which of so many levels on somebody does it without help, unless it is written.
#[must_use]
pub fn independent(levels: usize, written: Option<i64>) -> usize {
    let written = written.and_then(|level| usize::try_from(level).ok()).filter(|level| *level <= levels);
    written.unwrap_or_else(|| (levels * 6).div_ceil(10))
}

/// How many levels a skill has: its own, else those that hold for a team, else the handbook's.
pub(super) fn levels_of(around: &Around<'_>, skill: PageId, team: Option<PageId>) -> usize {
    let own = around.fields(skill).map_or(0, |fields| fields.list("scale").len());
    if own > 0 { own } else { around.scale(team).len() }
}

/// The skills of all teams, as far as the edition has ratings.
pub(super) fn of(whole: Whole<'_>, people: &BTreeMap<PageId, Proficiency>) -> Vec<TeamSkill> {
    if people.is_empty() {
        return Vec::new();
    }
    let mut curves: BTreeMap<(PageId, PageId), Vec<&Curve>> = BTreeMap::new();
    for key in needed(whole) {
        curves.entry(key).or_default();
    }
    for (person, proficiency) in people {
        let is_here = whole.around.fields(*person).and_then(Stay::of);
        let is_here = is_here.is_some_and(|stay| stay.is_here(whole.around.as_of));
        let Some(team) = whole.around.related(*person, "team").filter(|_| is_here) else { continue };
        for (skill, curve) in &proficiency.curves {
            curves.entry((team, *skill)).or_default().push(curve);
        }
    }
    curves.into_iter().map(|((team, skill), curves)| team_skill(whole, (team, skill), &curves)).collect()
}

/// The skills that the goals of teams need.
fn needed(whole: Whole<'_>) -> BTreeSet<(PageId, PageId)> {
    let goals = whole.of_kind(Kind::Goal).filter(|known| known.frame.is_running());
    let needs = goals.filter_map(|known| Some((known.frame.team?, known.page)));
    needs
        .flat_map(|(team, goal)| whole.around.relateds(goal, "skills").map(move |skill| (team, skill)))
        .collect()
}

fn team_skill(whole: Whole<'_>, (team, skill): (PageId, PageId), curves: &[&Curve]) -> TeamSkill {
    let as_of = whole.around.as_of;
    let all = levels_of(whole.around, skill, Some(team));
    let has_own = whole.around.fields(skill).is_some_and(|fields| !fields.list("scale").is_empty());
    let written = whole.around.limits(Some(team)).independent.filter(|_| !has_own);
    let independent = independent(all, written);
    let over_time = over_time(curves, all);
    let levels = over_time.last().map_or_else(|| vec![0; all], |(_, levels)| levels.clone());
    TeamSkill {
        team,
        skill,
        independents: levels.iter().skip(independent.saturating_sub(1)).sum(),
        levels,
        independent,
        over_time,
        growth: growth(curves, as_of.saturating_sub(12.months()), as_of),
    }
}

/// How many people are on each of so many levels, from every day on that brought a reading.
#[must_use]
pub fn over_time(curves: &[&Curve], levels: usize) -> Vec<(Date, Vec<usize>)> {
    let mut changes: Vec<(Date, usize)> =
        curves.iter().enumerate().flat_map(|(who, curve)| curve.days().map(move |day| (day, who))).collect();
    changes.sort_unstable();
    changes.dedup();
    let mut now: Vec<Option<u32>> = vec![None; curves.len()];
    let mut counts = vec![0usize; levels];
    let mut series: Vec<(Date, Vec<usize>)> = Vec::new();
    for (day, who) in changes {
        let level = curves[who].agreed_on(day).map(|agreed| agreed.level);
        move_one(&mut counts, now[who], level);
        now[who] = level;
        match series.last_mut().filter(|(last, _)| *last == day) {
            Some((_, last)) => last.clone_from(&counts),
            None => series.push((day, counts.clone())),
        }
    }
    series
}

/// Moves a person from one level to another.
fn move_one(counts: &mut [usize], from: Option<u32>, to: Option<u32>) {
    let at = |level: u32| (level as usize).saturating_sub(1);
    if let Some(count) = from.and_then(|level| counts.get_mut(at(level))) {
        *count = count.saturating_sub(1);
    }
    if let Some(count) = to.and_then(|level| counts.get_mut(at(level))) {
        *count += 1;
    }
}

/// Who has come how far between two days.
#[must_use]
pub fn growth(curves: &[&Curve], from: Date, to: Date) -> Growth {
    let level = |curve: &Curve, day| curve.agreed_on(day).map(|agreed| agreed.level);
    let mut growth = Growth::default();
    for (before, after) in curves.iter().filter_map(|curve| Some((level(curve, from)?, level(curve, to)?))) {
        match after.cmp(&before) {
            std::cmp::Ordering::Greater => growth.up += 1,
            std::cmp::Ordering::Equal => growth.same += 1,
            std::cmp::Ordering::Less => growth.down += 1,
        }
    }
    growth
}

#[cfg(test)]
mod tests {
    use super::super::tests::curve;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn without_help_from_six_tenths_of_the_levels_on() {
        let cases = [(5, None, 3), (4, None, 3), (3, None, 2), (2, None, 2), (10, None, 6), (1, None, 1)];
        for (levels, written, expected) in cases {
            assert_eq!(independent(levels, written), expected, "{levels}");
        }
        assert_eq!((independent(5, Some(4)), independent(2, Some(4))), (4, 2));
    }

    #[test]
    fn people_by_level_over_time() {
        let (spring, summer, autumn) = (date(2025, 3, 1), date(2026, 6, 1), date(2026, 9, 1));
        let (mara, jonas, aiko) =
            (curve(&[(spring, 2), (autumn, 4)]), curve(&[(spring, 3)]), curve(&[(summer, 1)]));
        let all = [&mara, &jonas, &aiko];
        assert_eq!(
            over_time(&all, 5),
            [(spring, vec![0, 1, 1, 0, 0]), (summer, vec![1, 1, 1, 0, 0]), (autumn, vec![1, 0, 1, 1, 0]),]
        );
        // Aiko has no level in spring, so two are compared.
        let growth = growth(&all, spring, autumn);
        assert_eq!((growth.up, growth.same, growth.down, growth.matched()), (1, 1, 0, 2));
        assert_eq!(over_time(&[], 2), []);
    }
}
