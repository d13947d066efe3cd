//! A measure that should stay within limits, now.
//!
//! In: limits, the last reading. Out: the limits as a zone on an axis of values, the reading as a mark.
//! Never: a bar from zero, as if more were better.

use super::bullet::outside;
use super::canvas::{Canvas, LINE, WIDTH};
use super::figures::{amount, caption};
use super::label::{Label, write};
use super::scale::Scale;
use super::{Drawing, Reading, Setting, Table};
use crate::number::Rational;
use crate::words::date_text;

/// A measure that should stay within limits, both included.
#[derive(Debug, Clone)]
pub struct Band<'a> {
    /// What the numbers count; may be empty.
    pub unit: &'a str,
    /// The lower limit.
    pub low: Option<Rational>,
    /// The upper limit.
    pub high: Option<Rational>,
    /// The last reading.
    pub reading: Option<Reading>,
    /// On how many days it was within, and of how many.
    pub days_in: Option<(i64, i64)>,
    /// How many readings there are.
    pub readings: usize,
}

/// Draws where the measure is.
#[must_use]
pub fn draw(band: &Band<'_>, setting: &Setting<'_>) -> Drawing {
    let picture = Picture { band, setting, scale: band.scale() };
    let takeaway = picture.takeaway();
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: caption("chart_readings", band.readings, setting),
    }
}

impl Band<'_> {
    fn holds(&self, value: &Rational) -> bool {
        self.low.as_ref().is_none_or(|low| low <= value)
            && self.high.as_ref().is_none_or(|high| value <= high)
    }

    /// Two limits lie in the middle half of the axis. One limit lies in its middle, with as much room on
    /// both sides as the reading needs.
    fn scale(&self) -> Scale {
        let [low, high] = [&self.low, &self.high];
        let one = low.as_ref().or(high.as_ref()).cloned().unwrap_or_else(Rational::zero);
        let other = high.clone().unwrap_or_else(|| one.clone());
        let apart = &other - &one;
        let far = self.reading.as_ref().map(|reading| (&reading.value - &one).abs());
        let room = match far {
            _ if !apart.is_zero() => apart.abs() * Rational::of(1, 2),
            Some(far) if !far.is_zero() => far * Rational::of(5, 4),
            _ if one.is_zero() => Rational::one(),
            _ => one.abs() * Rational::of(1, 10),
        };
        Scale::new((&one - &room, &other + &room), (30, WIDTH - 30))
    }
}

/// The heights of the zone.
const TOP: i64 = LINE + 60;
const BOTTOM: i64 = TOP + 160;

struct Picture<'a> {
    band: &'a Band<'a>,
    setting: &'a Setting<'a>,
    scale: Scale,
}

impl Picture<'_> {
    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        self.zone(&mut canvas);
        write(&mut canvas, &[self.now()], 0);
        self.mark(&mut canvas);
        let height = write(&mut canvas, &self.labels(), BOTTOM + 50);
        canvas.finish(self.setting, takeaway, height)
    }

    fn amount(&self, value: &Rational) -> String {
        amount(value, self.band.unit, self.setting.words)
    }

    /// The zone within the limits, open at the side that has none, on the axis.
    fn zone(&self, canvas: &mut Canvas) {
        let x = |limit: &Option<Rational>, end| limit.as_ref().map_or(end, |limit| self.scale.at(limit));
        let middle = (TOP + BOTTOM) / 2;
        canvas.area("zone", (x(&self.band.low, 30), TOP), (x(&self.band.high, WIDTH - 30), BOTTOM));
        canvas.line("axis", (30, middle), (WIDTH - 30, middle));
        for limit in [&self.band.low, &self.band.high].into_iter().flatten() {
            let x = self.scale.at(limit);
            canvas.line("goal", (x, TOP - 10), (x, BOTTOM + 10));
        }
    }

    /// The reading: a dot within, hollow without, at the end with a mark when it lies further out.
    fn mark(&self, canvas: &mut Canvas) {
        let Some(reading) = &self.band.reading else { return };
        let place = (self.scale.at(&reading.value), (TOP + BOTTOM) / 2);
        if self.scale.leaves_out(&reading.value) {
            let is_low = reading.value < self.scale.ends().0;
            outside(canvas, place, if is_low { -1 } else { 1 });
        } else {
            canvas.dot(if self.band.holds(&reading.value) { "dot" } else { "dot hollow" }, place, 60);
        }
    }

    /// The label above the zone.
    fn now(&self) -> Label {
        let words = self.setting.words;
        match &self.band.reading {
            None => Label::around("strong", words.get("chart_no_reading"), WIDTH / 2),
            Some(reading) => {
                let is_outside = self.scale.leaves_out(&reading.value);
                let key = if is_outside { "chart_now_outside" } else { "chart_now" };
                let text = words.filled(key, &[("value", &self.amount(&reading.value))]);
                Label::around("strong", &text, self.scale.at(&reading.value))
            }
        }
    }

    /// The labels below the zone.
    fn labels(&self) -> Vec<Label> {
        let told = |key: &str, limit: &Option<Rational>| {
            let limit = limit.as_ref()?;
            let text = self.setting.words.filled(key, &[("value", &self.amount(limit))]);
            Some(Label::around("", &text, self.scale.at(limit)))
        };
        let labels = [told("chart_low", &self.band.low), told("chart_high", &self.band.high)];
        labels.into_iter().flatten().collect()
    }

    /// The limits in words: `4 to 8 hours`, `at least 99.9 %`.
    fn limits(&self) -> String {
        let words = self.setting.words;
        let number = |limit: &Rational| amount(limit, "", words);
        match (&self.band.low, &self.band.high) {
            (Some(low), Some(high)) => {
                words.filled("chart_within", &[("low", &number(low)), ("high", &self.amount(high))])
            }
            (Some(low), None) => words.filled("chart_at_least", &[("value", &self.amount(low))]),
            (None, Some(high)) => words.filled("chart_at_most", &[("value", &self.amount(high))]),
            (None, None) => String::new(),
        }
    }

    fn takeaway(&self) -> String {
        let words = self.setting.words;
        let limits = self.limits();
        let Some(Reading { date, value }) = &self.band.reading else {
            return words.filled("chart_band_unread", &[("limits", &limits)]);
        };
        let key = match (self.band.holds(value), self.band.days_in.is_some()) {
            (true, false) => "chart_band_in",
            (false, false) => "chart_band_out",
            (true, true) => "chart_band_in_days",
            (false, true) => "chart_band_out_days",
        };
        let (days, of) = self.band.days_in.unwrap_or_default();
        let values = [
            ("value", self.amount(value)),
            ("date", date_text(*date, words)),
            ("limits", limits),
            ("days", days.to_string()),
            ("of", of.to_string()),
        ];
        words.filled(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn table(&self) -> Table {
        let words = self.setting.words;
        let word = |key: &str| words.get(key).to_owned();
        let row = |key: &str, value: String, day: String| vec![word(key), value, day];
        let limit = |key: &str, limit: &Option<Rational>| {
            limit.as_ref().map(|limit| row(key, self.amount(limit), String::new()))
        };
        let reading = self.band.reading.as_ref().map(|reading| {
            row("chart_row_reading", self.amount(&reading.value), date_text(reading.date, words))
        });
        let limits = [limit("chart_row_low", &self.band.low), limit("chart_row_high", &self.band.high)];
        let rows = limits.into_iter().chain([reading]).flatten().collect();
        Table { head: ["chart_what", "chart_value", "chart_day"].map(word).to_vec(), rows }
    }
}

#[cfg(test)]
mod tests;
