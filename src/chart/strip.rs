//! The rhythm of a record: in which weeks something was written.
//!
//! In: entries with their days and kinds. Out: a row for every kind, a mark for every entry in its week,
//! another shape for every kind. Never: a sum of entries as a merit; an empty week stays empty.

use jiff::civil::{Date, Weekday};

use super::canvas::{Canvas, LINE, Point, WIDTH};
use super::figures::caption;
use super::label::{Anchor, Label, MIDDLE, width, write};
use super::scale::days;
use super::{Drawing, Setting, Table};
use crate::words::date_text;

/// The entries of a record or of several.
#[derive(Debug, Clone)]
pub struct Strip {
    /// The first day that counts.
    pub start: Date,
    /// The last day that will count.
    pub end: Date,
    /// The entries, in any order.
    pub entries: Vec<(Date, Mark)>,
}

/// What kind of entry it is, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Where it stands, looked at together.
    Review,
    /// What was learned.
    Reflection,
    /// What happened.
    Update,
}

/// Draws the weeks.
#[must_use]
pub fn draw(strip: &Strip, setting: &Setting<'_>) -> Drawing {
    let picture = Picture::new(strip, setting);
    let takeaway = picture.takeaway();
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: caption("chart_entries", picture.entries.len(), setting),
    }
}

/// The kinds, each with its words.
const KINDS: [(Mark, &str); 3] = [
    (Mark::Review, "chart_reviews"),
    (Mark::Reflection, "chart_reflections"),
    (Mark::Update, "chart_updates"),
];

/// More weeks than these would make marks too small: only the last ones are drawn.
const MOST: i64 = 53;

/// How many entries of one week and kind are drawn above each other; the table counts all.
const HIGH: usize = 3;

struct Picture<'a> {
    setting: &'a Setting<'a>,
    /// The Monday of the first week.
    first: Date,
    /// How many weeks there are, and how many of them have begun.
    weeks: (i64, i64),
    /// The entries in these weeks up to today: each with its week.
    entries: Vec<(i64, Mark)>,
    left: i64,
}

impl<'a> Picture<'a> {
    fn new(strip: &Strip, setting: &'a Setting<'a>) -> Self {
        let last = monday(strip.end.max(strip.start));
        let all = between(monday(strip.start), last) + 1;
        let first = later(last, 1 - all.min(MOST));
        let begun = (between(first, monday(setting.as_of)) + 1).clamp(0, all.min(MOST));
        let week = |(day, kind): &(Date, Mark)| (between(first, monday(*day)), *kind);
        let dated = strip.entries.iter().filter(|(day, _)| *day <= setting.as_of);
        let mut entries: Vec<_> =
            dated.map(week).filter(|(week, _)| (0..all.min(MOST)).contains(week)).collect();
        entries.sort_unstable();
        let widest = KINDS.iter().map(|(_, key)| width(setting.words.get(key))).max();
        let left = widest.unwrap_or(0).min(1200) + 80;
        Self { setting, first, weeks: (all.min(MOST), begun), entries, left }
    }

    /// The middle of a week.
    fn x(&self, week: i64) -> i64 {
        self.left + (RIGHT - self.left) * (2 * week + 1) / (2 * self.weeks.0)
    }

    /// How many entries of a kind a week has.
    fn count(&self, week: i64, kind: Mark) -> usize {
        self.entries.iter().filter(|entry| **entry == (week, kind)).count()
    }

    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        let mut top = 0;
        for (kind, key) in KINDS {
            let most = (0..self.weeks.0).map(|week| self.count(week, kind)).max().unwrap_or(0).clamp(1, HIGH);
            let bottom = top + (PITCH * most as i64).max(LINE) + 60;
            let label = Label::new("soft", self.setting.words.get(key), (0, Anchor::Left), self.left - 60);
            canvas.text(&label, bottom - PITCH / 2 + MIDDLE);
            self.row(&mut canvas, kind, bottom);
            top = bottom;
        }
        let begun: Vec<i64> = (0..self.weeks.1).map(|week| self.x(week)).collect();
        canvas.comb("tick", &begun, (top + 60, top + 100));
        let height = write(&mut canvas, &self.dates(), top + 130);
        canvas.finish(self.setting, takeaway, height)
    }

    /// The marks of a kind, above a line over the weeks that have begun.
    fn row(&self, canvas: &mut Canvas, kind: Mark, bottom: i64) {
        let end = self.left + (RIGHT - self.left) * self.weeks.1 / self.weeks.0;
        canvas.line("start", (self.left, bottom), (end, bottom));
        for week in 0..self.weeks.1 {
            for at in 0..self.count(week, kind).min(HIGH) {
                let y = bottom - PITCH / 2 - PITCH * at as i64;
                mark(canvas, kind, (self.x(week), y), RADIUS.min(self.x(1) - self.x(0)));
            }
        }
    }

    /// The first and the last week, and today between them.
    fn dates(&self) -> Vec<Label> {
        let words = self.setting.words;
        let label = |week: i64| {
            let day = later(self.first, week);
            let text = words.filled("chart_week_of", &[("date", &date_text(day, words))]);
            Label::around("soft", &text, self.x(week))
        };
        let mut weeks = vec![0, self.weeks.0 - 1];
        weeks.dedup();
        weeks.into_iter().map(label).collect()
    }

    fn takeaway(&self) -> String {
        let mut weeks: Vec<i64> = self.entries.iter().map(|(week, _)| *week).collect();
        weeks.dedup();
        let [done, all] = [weeks.len().to_string(), self.weeks.1.to_string()];
        self.setting.words.filled("chart_weeks", &[("done", &done), ("all", &all)])
    }

    /// A row for every week in which something was written.
    fn table(&self) -> Table {
        let words = self.setting.words;
        let mut weeks: Vec<i64> = self.entries.iter().map(|(week, _)| *week).collect();
        weeks.dedup();
        let row = |week: &i64| {
            let counts = KINDS.iter().map(|(kind, _)| self.count(*week, *kind).to_string());
            [date_text(later(self.first, *week), words)].into_iter().chain(counts).collect()
        };
        let kinds = KINDS.iter().map(|(_, key)| words.get(key).to_owned());
        let head = [words.get("chart_week").to_owned()].into_iter().chain(kinds).collect();
        Table { head, rows: weeks.iter().map(row).collect() }
    }
}

/// Between two marks above each other.
const PITCH: i64 = 110;

/// Where the weeks end, with room for half a mark of the last one.
const RIGHT: i64 = WIDTH - 30;

/// How large a mark is at most.
const RADIUS: i64 = 42;

/// A diamond for a review, a circle for a reflection, an upright line for an update.
fn mark(canvas: &mut Canvas, kind: Mark, (x, y): Point, radius: i64) {
    match kind {
        Mark::Review => {
            canvas.shape("dot", &[(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]);
        }
        Mark::Reflection => canvas.dot("dot", (x, y), radius * 4 / 5),
        Mark::Update => canvas.line("line", (x, y - radius), (x, y + radius)),
    }
}

/// The Monday of the week of a day.
fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(jiff::Span::new().days(since)).unwrap_or(day)
}

/// How many weeks lie between two Mondays.
fn between(one: Date, other: Date) -> i64 {
    (days(other) - days(one)).floor().div_euclid(7)
}

/// The Monday some weeks later.
fn later(monday: Date, weeks: i64) -> Date {
    monday.checked_add(jiff::Span::new().days(weeks * 7)).unwrap_or(monday)
}

#[cfg(test)]
mod tests;
