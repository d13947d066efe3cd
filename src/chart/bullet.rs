//! A measure now: how much of the way from its start to its target is done.
//!
//! In: start, target, what would be more, the last reading and what an even pace would show. Out: a bar
//! on an axis that runs from start to target, with every number written. A way down is drawn like a way
//! up: progress goes to the right, the numbers say the rest. Never: a reading that disappears; one far
//! outside lies at the end with a mark that says so.

use super::canvas::{Canvas, LINE, WIDTH};
use super::figures::{about, amount, short_unit, with_unit};
use super::label::{Label, write};
use super::scale::Scale;
use super::{Drawing, Reading, Setting, Table};
use crate::number::Rational;
use crate::words::date_text;

/// A measure that goes from one number to another, up or down.
#[derive(Debug, Clone)]
pub struct Bullet<'a> {
    /// What the numbers count; may be empty.
    pub unit: &'a str,
    /// Where it started.
    pub baseline: Rational,
    /// Where it should go.
    pub target: Rational,
    /// What would be remarkable: beyond the target.
    pub stretch: Option<Rational>,
    /// The last reading.
    pub reading: Option<Reading>,
    /// How much of the way would be done at an even pace, 0 to 1.
    pub expected: Option<Rational>,
    /// How many readings there are.
    pub readings: usize,
}

/// Draws where the measure is.
#[must_use]
pub fn draw(bullet: &Bullet<'_>, setting: &Setting<'_>) -> Drawing {
    let picture = Picture { bullet, setting, scale: bullet.scale() };
    let takeaway = picture.takeaway();
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: super::figures::caption("chart_readings", bullet.readings, setting),
    }
}

impl Bullet<'_> {
    /// How much of the way is done at `value`, below 0 and above 1 too.
    pub(super) fn share(&self, value: &Rational) -> Rational {
        (value - &self.baseline).over(&(&self.target - &self.baseline)).unwrap_or_else(Rational::zero)
    }

    /// The value at which `share` of the way is done.
    fn value(&self, share: &Rational) -> Rational {
        &self.baseline + &(share * &(&self.target - &self.baseline))
    }

    /// From the start to the target or beyond; a reading outside widens it by a quarter of the way.
    fn scale(&self) -> Scale {
        let end = self.stretch.as_ref().map_or_else(Rational::one, |stretch| self.share(stretch));
        let end = end.max(Rational::one());
        let share = self.reading.as_ref().map_or_else(Rational::zero, |reading| self.share(&reading.value));
        let quarter = Rational::of(1, 4);
        let from = share.clone().min(Rational::zero()).max(-quarter.clone());
        let to = share.min(&end + &quarter).max(end);
        Scale::new((from, to), (EDGE, WIDTH - EDGE))
    }
}

/// Room for half a stroke.
const EDGE: i64 = 30;

/// The heights of the bar.
const TOP: i64 = LINE + 60;
const BOTTOM: i64 = TOP + 160;

struct Picture<'a> {
    bullet: &'a Bullet<'a>,
    setting: &'a Setting<'a>,
    scale: Scale,
}

impl Picture<'_> {
    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        self.track(&mut canvas);
        self.bar(&mut canvas);
        self.marks(&mut canvas);
        write(&mut canvas, &[self.now()], 0);
        let height = write(&mut canvas, &self.labels(), BOTTOM + 50);
        canvas.finish(self.setting, takeaway, height)
    }

    fn x(&self, value: &Rational) -> i64 {
        self.scale.at(&self.bullet.share(value))
    }

    fn amount(&self, value: &Rational) -> String {
        amount(value, self.bullet.unit, self.setting.words)
    }

    /// A number without its unit, which the sentence says already.
    fn bare(&self, value: &Rational) -> String {
        amount(value, "", self.setting.words)
    }

    /// The way, and behind the target what would be more.
    fn track(&self, canvas: &mut Canvas) {
        let Bullet { baseline, target, stretch, .. } = self.bullet;
        canvas.area("track", (self.x(baseline), TOP), (self.x(target), BOTTOM));
        if let Some(stretch) = stretch {
            let middle = (TOP + BOTTOM) / 2;
            canvas.line("beyond", (self.x(target), middle), (self.x(stretch), middle));
            canvas.line("tick", (self.x(stretch), TOP), (self.x(stretch), BOTTOM));
        }
    }

    /// The reading, from the start; hollow where it went back.
    fn bar(&self, canvas: &mut Canvas) {
        let Some(reading) = &self.bullet.reading else { return };
        let share = self.bullet.share(&reading.value);
        let class = if share.is_negative() { "reach back" } else { "reach" };
        let (from, to) = (self.x(&self.bullet.baseline), self.x(&reading.value));
        let tip = if share.is_negative() { -1 } else { 1 };
        let is_outside = self.scale.leaves_out(&share);
        if is_outside {
            outside(canvas, (to, (TOP + BOTTOM) / 2), tip);
        }
        let to = if is_outside { to - tip * 160 } else { to };
        canvas.area(class, (from, TOP + 40), (to, BOTTOM - 40));
    }

    /// Start, target and even pace: lines across the bar, the target's the strongest.
    fn marks(&self, canvas: &mut Canvas) {
        let x = self.x(&self.bullet.baseline);
        canvas.line("axis", (x, TOP - 10), (x, BOTTOM + 10));
        let x = self.x(&self.bullet.target);
        canvas.line("goal", (x, TOP - 10), (x, BOTTOM + 10));
        if let Some(expected) = &self.bullet.expected {
            let x = self.scale.at(expected);
            canvas.line("pace", (x, TOP - 40), (x, BOTTOM + 40));
        }
    }

    /// The label above the bar.
    fn now(&self) -> Label {
        let words = self.setting.words;
        match &self.bullet.reading {
            None => Label::around("strong", words.get("chart_no_reading"), self.x(&self.bullet.baseline)),
            Some(reading) => {
                let is_outside = self.scale.leaves_out(&self.bullet.share(&reading.value));
                let key = if is_outside { "chart_now_outside" } else { "chart_now" };
                let text = words.filled(key, &[("value", &self.amount(&reading.value))]);
                Label::around("strong", &text, self.x(&reading.value))
            }
        }
    }

    /// The labels below the bar.
    fn labels(&self) -> Vec<Label> {
        let value = |key: &str, class: &'static str, value: &Rational| {
            let unit = short_unit(self.bullet.unit);
            let text = amount(value, unit, self.setting.words);
            let text = self.setting.words.filled(key, &[("value", &text)]);
            Label::around(class, &text, self.x(value))
        };
        let mut labels = vec![
            value("chart_start", "", &self.bullet.baseline),
            value("chart_target", "strong", &self.bullet.target),
        ];
        labels.extend(self.bullet.stretch.as_ref().map(|stretch| value("chart_stretch", "", stretch)));
        labels.extend(self.bullet.expected.as_ref().map(|expected| {
            let pace = self.pace(expected, short_unit(self.bullet.unit));
            let text = self.setting.words.filled("chart_pace", &[("value", &pace)]);
            Label::around("", &text, self.scale.at(expected))
        }));
        labels
    }

    /// What an even pace would show, rounded.
    fn pace(&self, expected: &Rational, unit: &str) -> String {
        let way = &self.bullet.target - &self.bullet.baseline;
        with_unit(about(&self.bullet.value(expected), &way, self.setting.words), unit)
    }

    fn takeaway(&self) -> String {
        let Bullet { baseline, target, stretch, reading, .. } = self.bullet;
        let words = self.setting.words;
        let [start, goal] = [baseline, target].map(|value| self.amount(value));
        let Some(Reading { date, value }) = reading else {
            return words.filled("chart_way_unread", &[("start", &start), ("target", &goal)]);
        };
        let share = self.bullet.share(value);
        let (key, done) = match stretch {
            _ if share.is_negative() => ("chart_way_back", value - baseline),
            Some(stretch) if share >= self.bullet.share(stretch) => ("chart_way_stretch", value - stretch),
            _ if share > Rational::one() => ("chart_way_beyond", value - target),
            _ if share == Rational::one() => ("chart_way_reached", value - target),
            _ => ("chart_way", value - baseline),
        };
        let stretch = stretch.as_ref().map(|stretch| self.amount(stretch)).unwrap_or_default();
        let values = [
            ("value", self.amount(value)),
            ("date", date_text(*date, words)),
            ("done", self.bare(&done.abs())),
            ("from", self.bare(baseline)),
            ("to", self.bare(target)),
            ("far", self.amount(&done.abs())),
            ("way", self.amount(&(target - baseline).abs())),
            ("start", start),
            ("target", goal),
            ("stretch", stretch),
        ];
        words.filled(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn table(&self) -> Table {
        let words = self.setting.words;
        let word = |key: &str| words.get(key).to_owned();
        let row = |key: &str, value: String, day: String| vec![word(key), value, day];
        let mut rows = vec![row("chart_row_start", self.amount(&self.bullet.baseline), String::new())];
        rows.extend(self.bullet.reading.as_ref().map(|reading| {
            row("chart_row_reading", self.amount(&reading.value), date_text(reading.date, words))
        }));
        rows.extend(self.bullet.expected.as_ref().map(|expected| {
            row("chart_row_pace", self.pace(expected, self.bullet.unit), date_text(self.setting.as_of, words))
        }));
        rows.push(row("chart_row_target", self.amount(&self.bullet.target), String::new()));
        let stretch = self.bullet.stretch.as_ref();
        rows.extend(stretch.map(|value| row("chart_row_stretch", self.amount(value), String::new())));
        Table { head: ["chart_what", "chart_value", "chart_day"].map(word).to_vec(), rows }
    }
}

/// A mark at the end of a picture: what it stands for lies further out, to the right or to the left.
pub(super) fn outside(canvas: &mut Canvas, (x, y): (i64, i64), tip: i64) {
    for at in [0, 70] {
        let x = x - tip * at;
        canvas.path("outside", &[(x - tip * 60, y - 60), (x, y), (x - tip * 60, y + 60)]);
    }
}

#[cfg(test)]
mod tests;
