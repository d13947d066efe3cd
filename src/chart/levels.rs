//! How many people of a team are on which level of a skill, over time.
//!
//! In: counts by level, on days. Out: counts on top of each other, the lowest level at the bottom, each
//! kept until the next day. Never: a mean of levels, a person.

use jiff::civil::Date;

use super::canvas::{Canvas, Point};
use super::figures::caption;
use super::label::Anchor;
use super::plane::{Beside, Plane, RISE, ends};
use super::{Drawing, Setting, Table};
use crate::number::Rational;
use crate::words::date_text;

/// A team in a skill.
#[derive(Debug, Clone)]
pub struct Levels<'a> {
    /// The names of all levels, the lowest first.
    pub names: &'a [String],
    /// How many people were on each level, the lowest first, from which day on, oldest first.
    pub counts: Vec<(Date, Vec<usize>)>,
}

/// Draws how the counts changed.
#[must_use]
pub fn draw(levels: &Levels<'_>, setting: &Setting<'_>) -> Drawing {
    let picture = Picture::new(levels, setting);
    let takeaway = picture.takeaway();
    let people = levels.counts.last().map_or(0, |(_, counts)| counts.iter().sum());
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: caption("chart_people", people, setting),
    }
}

struct Picture<'a> {
    levels: &'a Levels<'a>,
    setting: &'a Setting<'a>,
    dates: (Date, Date),
    left: Vec<Beside>,
    right: Vec<Beside>,
    plane: Plane,
}

/// How many tints there are.
const TINTS: usize = 5;

impl<'a> Picture<'a> {
    fn new(levels: &'a Levels<'a>, setting: &'a Setting<'a>) -> Self {
        let (first, last) =
            ends(levels.counts.iter().map(|(day, _)| *day).chain([setting.as_of]), setting.as_of);
        // A single day is drawn as wide as a whole one.
        let first = if first == last { first.yesterday().unwrap_or(first) } else { first };
        let most = levels.counts.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0);
        let left =
            [most, 0].map(|at| Beside { at: number(at), class: "soft", text: at.to_string() }).to_vec();
        let right = levels.now();
        let rise = RISE.max(200 * right.len() as i64);
        let plane = Plane::new((first, last), (number(0), number(most.max(1))), (&left, &right), rise);
        Self { levels, setting, dates: (first, last), left, right, plane }
    }

    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        for at in 0..self.levels.names.len() {
            let (low, high) = (self.edge(at), self.edge(at + 1));
            let corners: Vec<Point> = high.iter().chain(low.iter().rev()).copied().collect();
            let is_there =
                self.levels.counts.iter().any(|(_, counts)| counts.get(at).is_some_and(|n| *n > 0));
            if is_there {
                canvas.shape(tint(at, self.levels.names.len()), &corners);
            }
        }
        self.plane.floor(&mut canvas);
        self.plane.beside(&mut canvas, &self.left, Anchor::Right);
        self.plane.beside(&mut canvas, &self.right, Anchor::Left);
        let height = self.plane.dates(&mut canvas, self.dates, Vec::new(), self.setting);
        canvas.finish(self.setting, takeaway, height)
    }

    /// The upper edge of everybody on the first `below` levels. A first day that was made up has what the
    /// next one has.
    fn edge(&self, below: usize) -> Vec<Point> {
        let sum = |counts: &[usize]| number(counts.iter().take(below).sum());
        let is_single = self.levels.counts.iter().all(|(day, _)| *day == self.dates.1);
        let day = |day: Date| if is_single { self.dates.0 } else { day };
        let values: Vec<_> = self.levels.counts.iter().map(|(on, counts)| (day(*on), sum(counts))).collect();
        self.plane.steps(&values, self.dates.1)
    }

    fn takeaway(&self) -> String {
        let words = self.setting.words;
        let (Some(first), Some(last)) = (self.levels.counts.first(), self.levels.counts.last()) else {
            return words.get("chart_unrated").to_owned();
        };
        let told = |(day, counts): &(Date, Vec<usize>)| (date_text(*day, words), self.levels.list(counts));
        let ((first_date, first), (last_date, last)) = (told(first), told(last));
        let key = if self.levels.counts.len() > 1 { "chart_levels_moved" } else { "chart_levels" };
        let values =
            [("first_date", &*first_date), ("first", &first), ("last_date", &last_date), ("last", &last)];
        words.filled(key, &values)
    }

    fn table(&self) -> Table {
        let day = self.setting.words.get("chart_day").to_owned();
        let count = |counts: &[usize], at: usize| counts.get(at).copied().unwrap_or(0).to_string();
        let row = |(day, counts): &(Date, Vec<usize>)| {
            let counts = (0..self.levels.names.len()).map(|at| count(counts, at));
            [date_text(*day, self.setting.words)].into_iter().chain(counts).collect()
        };
        let head = [day].into_iter().chain(self.levels.names.iter().cloned()).collect();
        Table { head, rows: self.levels.counts.iter().map(row).collect() }
    }
}

impl Levels<'_> {
    /// The counts that are not zero, in words: `1 learning, 3 independent`.
    fn list(&self, counts: &[usize]) -> String {
        let there = counts.iter().zip(self.names).filter(|(count, _)| **count > 0);
        there.map(|(count, name)| format!("{count}\u{a0}{name}")).collect::<Vec<_>>().join(", ")
    }

    /// What is on top of each other today, on the right: every level in the middle of its part.
    fn now(&self) -> Vec<Beside> {
        let Some((_, counts)) = self.counts.last() else { return Vec::new() };
        let mut below = 0;
        let mut texts = Vec::new();
        for (count, name) in counts.iter().zip(self.names) {
            if *count > 0 {
                let at = number(2 * below + count) * Rational::of(1, 2);
                texts.push(Beside { at, class: "", text: format!("{count}\u{a0}{name}") });
            }
            below += count;
        }
        texts
    }
}

/// The class of a level: the higher, the stronger, whatever the number of levels.
fn tint(at: usize, levels: usize) -> &'static str {
    let step = at * (TINTS - 1) / levels.saturating_sub(1).max(1);
    ["tier t1", "tier t2", "tier t3", "tier t4", "tier t5"][step.min(TINTS - 1)]
}

fn number(count: usize) -> Rational {
    Rational::from(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
