//! Milestones over time: how many there were, and how many of them were done.
//!
//! In: the days on which the number of milestones changed, the days on which one was done. Out: two step
//! lines, so that a change of scope stays visible. Never: a milestone that was dropped as one that was
//! done, a percentage.

use jiff::civil::Date;

use super::canvas::Canvas;
use super::figures::caption;
use super::label::Anchor;
use super::plane::{Beside, Plane, ends};
use super::{Drawing, Setting, Table};
use crate::number::Rational;
use crate::words::date_text;

/// The milestones of a record.
#[derive(Debug, Clone)]
pub struct Burnup {
    /// How many there were, from which day on, oldest first; dropped ones are no longer counted from the
    /// day on which they were dropped, where that day is known.
    pub scope: Vec<(Date, usize)>,
    /// The days on which one was done, in any order.
    pub done: Vec<Date>,
    /// How many were dropped.
    pub dropped: usize,
    /// The first day.
    pub start: Option<Date>,
    /// By when.
    pub due: Option<Date>,
}

/// Draws how the milestones were reached.
#[must_use]
pub fn draw(burnup: &Burnup, setting: &Setting<'_>) -> Drawing {
    let picture = Picture::new(burnup, setting);
    let takeaway = picture.takeaway();
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: caption("chart_milestones", picture.all(), setting),
    }
}

struct Picture<'a> {
    burnup: &'a Burnup,
    setting: &'a Setting<'a>,
    dates: (Date, Date),
    /// The days on which one was done, each with how many were done then.
    done: Vec<(Date, usize)>,
    left: Vec<Beside>,
    goal: Beside,
    now: Beside,
    plane: Plane,
}

/// How high the plane is: there are few numbers.
const RISE: i64 = 900;

impl<'a> Picture<'a> {
    fn new(burnup: &'a Burnup, setting: &'a Setting<'a>) -> Self {
        let days = burnup.scope.iter().map(|(day, _)| *day).chain(burnup.done.iter().copied());
        let dates = ends(days.chain(burnup.start).chain(burnup.due).chain([setting.as_of]), setting.as_of);
        let done = counted(&burnup.done);
        let most = burnup.scope.iter().map(|(_, all)| *all).chain([burnup.done.len()]).max().unwrap_or(0);
        let (left, [goal, now]) = (scale(most), burnup.names(setting));
        let plane = Plane::new(
            dates,
            (Rational::zero(), whole(most.max(1))),
            (&left, &[goal.clone(), now.clone()]),
            RISE,
        );
        Self { burnup, setting, dates, done, left, goal, now, plane }
    }

    fn all(&self) -> usize {
        self.burnup.all()
    }

    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        let today = self.setting.as_of;
        let first = self.dates.0;
        let started =
            [(first, 0)].into_iter().filter(|_| self.done.first().is_none_or(|(day, _)| *day > first));
        let numbers = |(day, count): (Date, usize)| (day, whole(count));
        let done: Vec<_> = started.chain(self.done.iter().copied()).map(numbers).collect();
        let scope: Vec<_> = self.burnup.scope.iter().copied().map(numbers).collect();
        self.plane.floor(&mut canvas);
        canvas.path("target", &self.plane.steps(&scope, self.dates.1.max(today)));
        canvas.path("line", &self.plane.steps(&done, today));
        for (day, count) in &self.done {
            canvas.dot("dot", (self.plane.x(*day), self.plane.y(&whole(*count))), 35);
        }
        self.plane.beside(&mut canvas, &self.left, Anchor::Right);
        self.plane.names(&mut canvas, (Some(&self.now), today), vec![self.goal.clone()]);
        let height = self.plane.dates(&mut canvas, self.dates, Vec::new(), self.setting);
        canvas.finish(self.setting, takeaway, height)
    }

    fn takeaway(&self) -> String {
        let words = self.setting.words;
        let (all, dropped) = (self.all(), self.burnup.dropped);
        if all == 0 {
            return words.get("chart_no_milestones").to_owned();
        }
        let first = self.burnup.scope.first().map_or(all, |(_, first)| *first);
        let key = match (dropped, first == all) {
            (0, true) => "chart_done_of",
            (0, false) => "chart_done_of_grown",
            (_, true) => "chart_done_of_dropped",
            (_, false) => "chart_done_of_grown_dropped",
        };
        let [done, all, dropped, first] =
            [self.burnup.done.len(), all, dropped, first].map(|n| n.to_string());
        words.filled(key, &[("done", &done), ("all", &all), ("dropped", &dropped), ("first", &first)])
    }

    /// A row for every day on which something changed.
    fn table(&self) -> Table {
        let words = self.setting.words;
        let mut days: Vec<Date> = self.burnup.scope.iter().chain(&self.done).map(|(day, _)| *day).collect();
        days.sort_unstable();
        days.dedup();
        let on = |counts: &[(Date, usize)], day: Date| {
            counts.iter().rev().find(|(from, _)| *from <= day).map_or(0, |(_, count)| *count).to_string()
        };
        let row =
            |day: &Date| vec![date_text(*day, words), on(&self.done, *day), on(&self.burnup.scope, *day)];
        let head = ["chart_day", "chart_done", "chart_in_all"].map(|key| words.get(key).to_owned()).to_vec();
        Table { head, rows: days.iter().map(row).collect() }
    }
}

impl Burnup {
    /// How many milestones there are now.
    fn all(&self) -> usize {
        self.scope.last().map_or(0, |(_, all)| *all)
    }

    /// What the two lines are, on the right.
    fn names(&self, setting: &Setting<'_>) -> [Beside; 2] {
        let told = |key: &str, class, count: usize| {
            let text = setting.words.filled(key, &[("value", &count.to_string())]);
            Beside { at: whole(count), class, text }
        };
        [told("chart_all_now", "", self.all()), told("chart_done_now", "strong", self.done.len())]
    }
}

/// The scale on the left: zero and the most that there were.
fn scale(most: usize) -> Vec<Beside> {
    let end = |count: usize| Beside { at: whole(count), class: "soft", text: count.to_string() };
    if most == 0 { vec![end(0)] } else { vec![end(most), end(0)] }
}

/// Days in order, each with how many of them have come.
fn counted(days: &[Date]) -> Vec<(Date, usize)> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let mut counts: Vec<(Date, usize)> = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        match counts.last_mut() {
            Some((last, count)) if last == day => *count = at + 1,
            _ => counts.push((*day, at + 1)),
        }
    }
    counts
}

fn whole(count: usize) -> Rational {
    Rational::from(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
