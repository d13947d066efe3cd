//! A measure over time: its readings, each kept until the next one, and the target as it was on each day.
//!
//! In: readings, start and targets or limits, days. Out: step lines with a dot at every reading. Never: a
//! slope between two readings; a line over days on which the last reading was too old to hold.

use jiff::civil::Date;

use super::canvas::{Canvas, Point};
use super::figures::{amount, caption, figure, short_unit};
use super::label::{Anchor, Label};
use super::plane::{Beside, Plane, RISE, ends, window};
use super::{Drawing, Reading, Setting, Table};
use crate::number::Rational;
use crate::words::date_text;

/// A measure with its past.
#[derive(Debug, Clone)]
pub struct Steps<'a> {
    /// What the numbers count; may be empty.
    pub unit: &'a str,
    /// What it should do.
    pub aim: Aim,
    /// The readings, oldest first.
    pub readings: Vec<Reading>,
    /// Its first day.
    pub start: Option<Date>,
    /// By when.
    pub due: Option<Date>,
    /// Whether the last reading is too old to say anything about today.
    pub is_old: bool,
}

/// What a measure should do.
#[derive(Debug, Clone)]
pub enum Aim {
    /// Go from one number to another.
    Change {
        /// Where it started.
        baseline: Rational,
        /// The target before the first revision.
        target: Rational,
        /// Later targets, each with the day from which on it holds, oldest first.
        revisions: Vec<(Date, Rational)>,
        /// What would be remarkable: beyond the target.
        stretch: Option<Rational>,
    },
    /// Stay within limits.
    Band {
        /// The lower limit.
        low: Option<Rational>,
        /// The upper limit.
        high: Option<Rational>,
    },
}

/// Draws how the measure came to where it is.
#[must_use]
pub fn draw(steps: &Steps<'_>, setting: &Setting<'_>) -> Drawing {
    let picture = Picture::new(steps, setting);
    let takeaway = picture.takeaway();
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: caption("chart_readings", steps.readings.len(), setting),
    }
}

impl Aim {
    /// The numbers that always lie on the picture.
    fn fixed(&self) -> Vec<Rational> {
        match self {
            Self::Change { baseline, target, revisions, stretch } => {
                let later = revisions.iter().map(|(_, target)| target.clone());
                [baseline.clone(), target.clone()].into_iter().chain(later).chain(stretch.clone()).collect()
            }
            Self::Band { low, high } => [low, high].into_iter().flatten().cloned().collect(),
        }
    }
}

struct Picture<'a> {
    steps: &'a Steps<'a>,
    setting: &'a Setting<'a>,
    dates: (Date, Date),
    left: Vec<Beside>,
    right: Vec<Beside>,
    now: Option<Beside>,
    plane: Plane,
}

impl<'a> Picture<'a> {
    fn new(steps: &'a Steps<'a>, setting: &'a Setting<'a>) -> Self {
        let read = steps.readings.iter().map(|reading| reading.date);
        let dates = ends(read.chain(steps.start).chain(steps.due).chain([setting.as_of]), setting.as_of);
        let values: Vec<&Rational> = steps.readings.iter().map(|reading| &reading.value).collect();
        let numbers = window(&steps.aim.fixed(), &values);
        let (left, right) = (steps.scale(&numbers, setting), steps.goals(setting));
        let now = steps.now(setting);
        let names: Vec<Beside> = right.iter().chain(&now).cloned().collect();
        let plane = Plane::new(dates, numbers, (&left, &names), RISE);
        Self { steps, setting, dates, left, right, now, plane }
    }

    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        self.aim(&mut canvas);
        self.plane.floor(&mut canvas);
        let gap = self.gap(&mut canvas);
        self.line(&mut canvas);
        self.plane.beside(&mut canvas, &self.left, Anchor::Right);
        self.plane.names(&mut canvas, (self.now.as_ref(), self.setting.as_of), self.right.clone());
        let labels = gap.into_iter().chain(self.outside()).collect();
        let height = self.plane.dates(&mut canvas, self.dates, labels, self.setting);
        canvas.finish(self.setting, takeaway, height)
    }

    /// The target on each day, or the limits.
    fn aim(&self, canvas: &mut Canvas) {
        match &self.steps.aim {
            Aim::Change { baseline, target, revisions, stretch } => {
                self.level(canvas, "start", baseline);
                if let Some(stretch) = stretch {
                    self.level(canvas, "beyond", stretch);
                }
                let first = (self.dates.0, target.clone());
                let targets: Vec<_> = [first].into_iter().chain(revisions.iter().cloned()).collect();
                canvas.path("target", &self.plane.steps(&targets, self.dates.1));
            }
            Aim::Band { low, high } => {
                let (top, bottom) = self.plane.heights();
                let (left, right) = self.plane.sides();
                let y =
                    |limit: &Option<Rational>, end| limit.as_ref().map_or(end, |limit| self.plane.y(limit));
                canvas.area("zone", (left, y(high, top)), (right, y(low, bottom)));
                for limit in [low, high].into_iter().flatten() {
                    self.level(canvas, "target", limit);
                }
            }
        }
    }

    /// A line at a height, over all days.
    fn level(&self, canvas: &mut Canvas, class: &str, number: &Rational) {
        let (y, (left, right)) = (self.plane.y(number), self.plane.sides());
        canvas.line(class, (left, y), (right, y));
    }

    /// The days of which nobody knows anything, with what to say about them.
    fn gap(&self, canvas: &mut Canvas) -> Option<Label> {
        let words = self.setting.words;
        let since = match self.steps.readings.last() {
            None => self.dates.0,
            Some(last) if self.steps.is_old => last.date,
            Some(_) => return None,
        };
        let (from, to) = (self.plane.x(since), self.plane.x(self.setting.as_of));
        let (top, bottom) = self.plane.heights();
        canvas.area("gap", (from, top), (to, bottom));
        let text = match self.steps.readings.last() {
            None => words.get("chart_no_reading").to_owned(),
            Some(last) => words.filled("chart_none_since", &[("date", &date_text(last.date, words))]),
        };
        self.plane.within(canvas, &text, (since, self.setting.as_of))
    }

    /// The readings, and a mark at those that lie outside.
    fn line(&self, canvas: &mut Canvas) {
        let readings = &self.steps.readings;
        let Some(last) = readings.last() else { return };
        let values: Vec<_> = readings.iter().map(|reading| (reading.date, reading.value.clone())).collect();
        let end = if self.steps.is_old { last.date } else { self.setting.as_of.max(last.date) };
        let class = if readings.len() > MANY { "line fine" } else { "line" };
        canvas.path(class, &self.plane.steps(&values, end));
        for (at, reading) in readings.iter().enumerate() {
            let place = (self.plane.x(reading.date), self.plane.y(&reading.value));
            let is_last = at + 1 == readings.len();
            match self.plane.tip(&reading.value) {
                Some(tip) => outside(canvas, place, tip),
                None if is_last || readings.len() <= MANY => {
                    canvas.dot("dot", place, radius(readings.len(), is_last));
                }
                None => {}
            }
        }
    }

    /// What lies outside, in words.
    fn outside(&self) -> Option<Label> {
        let out: Vec<&Reading> =
            self.steps.readings.iter().filter(|reading| self.plane.tip(&reading.value).is_some()).collect();
        let last = out.last()?;
        let words = self.setting.words;
        let count = words.count("chart_outside", out.len() as u64);
        let text = crate::words::fill(&count, |name| (name == "value").then(|| self.amount(&last.value)));
        Some(Label::around("strong", &text, self.plane.x(last.date)))
    }

    fn amount(&self, value: &Rational) -> String {
        amount(value, self.steps.unit, self.setting.words)
    }

    fn takeaway(&self) -> String {
        let words = self.setting.words;
        let readings = &self.steps.readings;
        let (Some(first), Some(last)) = (readings.first(), readings.last()) else {
            return words.get("chart_unread").to_owned();
        };
        let is_steady = readings.iter().all(|reading| reading.value == first.value);
        let key = match readings.len() {
            1 => "chart_once",
            _ if is_steady => "chart_steady",
            _ => "chart_course",
        };
        let values = [
            ("first", self.amount(&first.value)),
            ("first_date", date_text(first.date, words)),
            ("last", self.amount(&last.value)),
            ("last_date", date_text(last.date, words)),
        ];
        let sentence = words.filled(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        let sentence = self.moved(sentence);
        if self.steps.is_old {
            words.filled("chart_since_then", &[("sentence", &sentence)])
        } else {
            sentence
        }
    }

    /// The sentence, with how the target moved.
    fn moved(&self, sentence: String) -> String {
        let Aim::Change { target, revisions, .. } = &self.steps.aim else { return sentence };
        let Some((_, now)) = revisions.last() else { return sentence };
        let values = [("from", self.amount(target)), ("to", self.amount(now)), ("sentence", sentence)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.setting.words.filled("chart_moved", &values)
    }

    fn table(&self) -> Table {
        let words = self.setting.words;
        let word = |key: &str| words.get(key).to_owned();
        let mut rows: Vec<(Date, Vec<String>)> = Vec::new();
        let row = |day: Date, key: &str, value: &Rational| {
            (day, vec![date_text(day, words), word(key), self.amount(value)])
        };
        if let Aim::Change { revisions, .. } = &self.steps.aim {
            rows.extend(revisions.iter().map(|(day, target)| row(*day, "chart_row_new_target", target)));
        }
        let read = self.steps.readings.iter();
        rows.extend(read.map(|reading| row(reading.date, "chart_row_reading", &reading.value)));
        rows.sort_by_key(|(day, _)| *day);
        let rows = self.steps.plan(self.setting).into_iter().chain(rows.into_iter().map(|(_, row)| row));
        Table { head: ["chart_day", "chart_what", "chart_value"].map(word).to_vec(), rows: rows.collect() }
    }
}

impl Steps<'_> {
    /// The scale on the left: the least and the greatest number of the plane.
    fn scale(&self, numbers: &(Rational, Rational), setting: &Setting<'_>) -> Vec<Beside> {
        let mut ends = vec![&numbers.1, &numbers.0];
        ends.dedup();
        let text = |at: &&Rational| figure(at, 4, setting.words);
        ends.iter().map(|at| Beside { at: (*at).clone(), class: "soft", text: text(at) }).collect()
    }

    /// What the lines are, on the right: the target of today or the limits.
    fn goals(&self, setting: &Setting<'_>) -> Vec<Beside> {
        let words = setting.words;
        let told = |(key, at): (&str, Rational)| {
            let text = words.filled(key, &[("value", &figure(&at, 4, words))]);
            Beside { at, class: "", text }
        };
        self.ends().into_iter().map(told).collect()
    }

    /// The last reading, unless it is old.
    fn now(&self, setting: &Setting<'_>) -> Option<Beside> {
        let last = self.readings.last().filter(|_| !self.is_old)?;
        let text = amount(&last.value, short_unit(self.unit), setting.words);
        Some(Beside { at: last.value.clone(), class: "strong", text })
    }

    /// The numbers that it should come to or keep, each with how it is called.
    fn ends(&self) -> Vec<(&'static str, Rational)> {
        let named = |key, number: &Option<Rational>| number.clone().map(|number| (key, number));
        match &self.aim {
            Aim::Change { target, revisions, stretch, .. } => {
                let now = revisions.last().map_or(target, |(_, target)| target).clone();
                [Some(("chart_target", now)), named("chart_stretch", stretch)].into_iter().flatten().collect()
            }
            Aim::Band { low, high } => {
                [named("chart_high", high), named("chart_low", low)].into_iter().flatten().collect()
            }
        }
    }

    /// The rows of the table that have no reading: what was planned.
    fn plan(&self, setting: &Setting<'_>) -> Vec<Vec<String>> {
        let words = setting.words;
        let day = |day: Option<Date>| day.map(|day| date_text(day, words)).unwrap_or_default();
        let row = |on: Option<Date>, key: &str, value: &Rational| {
            vec![day(on), words.get(key).to_owned(), amount(value, self.unit, words)]
        };
        match &self.aim {
            Aim::Change { baseline, target, revisions, stretch } => {
                let by = if revisions.is_empty() { self.due } else { None };
                let plan =
                    [row(self.start, "chart_row_start", baseline), row(by, "chart_row_target", target)];
                let stretch = stretch.as_ref().map(|stretch| row(self.due, "chart_row_stretch", stretch));
                plan.into_iter().chain(stretch).collect()
            }
            Aim::Band { low, high } => {
                let limit = |key, limit: &Option<Rational>| limit.as_ref().map(|limit| row(None, key, limit));
                [limit("chart_row_high", high), limit("chart_row_low", low)].into_iter().flatten().collect()
            }
        }
    }
}

/// More readings than these have no dots: they would cover their line.
const MANY: usize = 60;

/// How large the dot of a reading is: smaller among many, so that dots do not cover each other.
fn radius(count: usize, is_last: bool) -> i64 {
    match count {
        _ if is_last => 45,
        0..=24 => 35,
        _ => 22,
    }
}

/// A mark at the upper or the lower end of the plane: the reading lies further out.
fn outside(canvas: &mut Canvas, (x, y): Point, tip: i64) {
    for at in [0, 70] {
        let y = y - tip * at;
        canvas.path("outside", &[(x - 60, y - tip * 60), (x, y), (x + 60, y - tip * 60)]);
    }
}

#[cfg(test)]
mod tests;
