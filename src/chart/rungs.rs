//! A measure that goes from one level of a skill to a higher one, now.
//!
//! In: the first and the last level, the one that was read, the names of levels. Out: a box for every
//! step, filled when it is done. Never: a part of a step, a percentage: levels have an order and no size.

use jiff::civil::Date;

use super::canvas::{Canvas, LINE, WIDTH};
use super::figures::caption;
use super::label::{Label, write};
use super::{Drawing, Setting, Table};
use crate::words::date_text;

/// A measure of levels.
#[derive(Debug, Clone)]
pub struct Rungs<'a> {
    /// The level at the start.
    pub from: u32,
    /// The level to reach, above [`Self::from`].
    pub to: u32,
    /// The last level that was read, and when.
    pub reading: Option<(Date, u32)>,
    /// The names of all levels, the first one's first; may be empty.
    pub names: &'a [String],
    /// How many readings there are.
    pub readings: usize,
}

/// Draws how many steps are done.
#[must_use]
pub fn draw(rungs: &Rungs<'_>, setting: &Setting<'_>) -> Drawing {
    let takeaway = rungs.takeaway(setting);
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: rungs.svg(setting, &takeaway),
        takeaway,
        table: rungs.table(setting),
        caption: caption("chart_readings", rungs.readings, setting),
    }
}

/// More steps than these are drawn as one: no scale has as many levels.
const MOST: u32 = 40;

/// The heights of the boxes.
const TOP: i64 = 30;
const BOTTOM: i64 = TOP + 160;

impl Rungs<'_> {
    fn steps(&self) -> u32 {
        self.to.saturating_sub(self.from)
    }

    /// How many steps are done, at most all of them.
    fn done(&self) -> u32 {
        self.reading.map_or(0, |(_, level)| level.saturating_sub(self.from)).min(self.steps())
    }

    /// A level with its name: `3 independent`.
    fn level(&self, level: u32) -> String {
        super::figures::level(level, self.names)
    }

    fn svg(&self, setting: &Setting<'_>, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        let count = i64::from(self.steps().clamp(1, MOST));
        let x = |step: i64| 30 + (WIDTH - 60) * step / count;
        for step in 0..count {
            let is_done = i64::from(self.done()) > step;
            let (from, to) = (x(step) + 20, x(step + 1) - 20);
            canvas.area(if is_done { "rung done" } else { "rung" }, (from, TOP), (to, BOTTOM));
        }
        let now = x(i64::from(self.done()).min(count));
        let height = write(&mut canvas, &self.labels(setting, now), BOTTOM + 30);
        canvas.finish(setting, takeaway, height.max(BOTTOM + LINE))
    }

    /// The labels below the boxes: the first and the last level, and the one that was read.
    fn labels(&self, setting: &Setting<'_>, now: i64) -> Vec<Label> {
        let told = |key: &str, class, level: u32, x: i64| {
            let text = setting.words.filled(key, &[("value", &self.level(level))]);
            Label::around(class, &text, x)
        };
        let mut labels =
            vec![told("chart_start", "", self.from, 0), told("chart_target", "", self.to, WIDTH)];
        labels.push(match self.reading {
            Some((_, level)) => told("chart_level_now", "strong", level, now),
            None => Label::around("strong", setting.words.get("chart_no_reading"), now),
        });
        labels
    }

    fn takeaway(&self, setting: &Setting<'_>) -> String {
        let words = setting.words;
        let (from, to) = (self.level(self.from), self.level(self.to));
        let [done, steps] = [self.done(), self.steps()].map(|steps| steps.to_string());
        let Some((date, level)) = self.reading else {
            return words.filled("chart_steps_unread", &[("from", &from), ("to", &to), ("steps", &steps)]);
        };
        let (date, level) = (date_text(date, words), self.level(level));
        let values = [("done", &*done), ("steps", &steps), ("level", &level), ("date", &date), ("to", &to)];
        words.filled("chart_steps_done", &values)
    }

    fn table(&self, setting: &Setting<'_>) -> Table {
        let word = |key: &str| setting.words.get(key).to_owned();
        let row = |key: &str, level: u32, day: String| vec![word(key), self.level(level), day];
        let reading =
            self.reading.map(|(date, level)| row("chart_row_reading", level, date_text(date, setting.words)));
        let start = row("chart_row_start", self.from, String::new());
        let target = row("chart_row_target", self.to, String::new());
        let rows = [Some(start), reading, Some(target)].into_iter().flatten().collect();
        Table { head: ["chart_what", "chart_level", "chart_day"].map(word).to_vec(), rows }
    }
}

#[cfg(test)]
mod tests;
