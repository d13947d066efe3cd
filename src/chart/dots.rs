//! How far stretch measures came: one dot for each that is closed.
//!
//! In: scores from 0 to 1. Out: dots on an axis, equal ones on top of each other, with the zone that is
//! the custom. Never: a mean, a name beside a dot.

use super::canvas::{Canvas, WIDTH};
use super::figures::{caption, figure};
use super::label::{Label, write};
use super::scale::Scale;
use super::{Drawing, Setting, Table};
use crate::number::Rational;

/// The stretch measures that are closed.
#[derive(Debug, Clone)]
pub struct Dots {
    /// What each was about, and its score.
    pub scores: Vec<(String, Rational)>,
}

/// Draws how the scores lie.
#[must_use]
pub fn draw(dots: &Dots, setting: &Setting<'_>) -> Drawing {
    let takeaway = dots.takeaway(setting);
    let caption = caption("chart_closed", dots.scores.len(), setting);
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: dots.svg(setting, &takeaway),
        takeaway,
        table: dots.table(setting),
        caption: format!("{caption}. {}", setting.words.get("chart_custom")),
    }
}

/// How wide a column of dots is, which is also how high a dot is where there is room.
const COLUMN: i64 = 100;

/// How high a column may be.
const MOST: i64 = 1200;

impl Dots {
    fn svg(&self, setting: &Setting<'_>, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        let scale = Scale::new((Rational::zero(), Rational::one()), (60, WIDTH - 60));
        let columns = self.columns(&scale);
        let highest = columns.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let pitch = COLUMN.min(MOST / highest).max(1);
        let bottom = 40 + (highest * pitch).max(2 * COLUMN);
        let [low, high] = [6, 7].map(|tenths| scale.at(&Rational::of(tenths, 10)));
        canvas.area("zone", (low, 20), (high, bottom));
        canvas.line("axis", (60, bottom), (WIDTH - 60, bottom));
        for (x, count) in columns {
            for at in 0..count {
                canvas.dot("dot", (x, bottom - pitch * at - pitch / 2), (pitch / 2 - 5).max(5));
            }
        }
        let height = write(&mut canvas, &labels(setting, &scale), bottom + 30);
        canvas.finish(setting, takeaway, height)
    }

    /// The places of the columns, from the left, each with how many dots stand there.
    fn columns(&self, scale: &Scale) -> Vec<(i64, i64)> {
        let mut places: Vec<i64> = self.scores.iter().map(|(_, score)| scale.at(score)).collect();
        places.sort_unstable();
        let mut columns: Vec<(i64, i64)> = Vec::new();
        for place in places {
            match columns.last_mut() {
                Some((x, count)) if place - *x < COLUMN * 4 / 5 => *count += 1,
                _ => columns.push((place, 1)),
            }
        }
        columns
    }

    fn takeaway(&self, setting: &Setting<'_>) -> String {
        if self.scores.is_empty() {
            return setting.words.get("chart_none_closed").to_owned();
        }
        let enough = Rational::of(7, 10);
        let reached = self.scores.iter().filter(|(_, score)| *score >= enough).count();
        let [reached, all] = [reached, self.scores.len()].map(|count| count.to_string());
        let words = setting.words;
        let least = figure(&enough, 1, words);
        words.filled("chart_scored", &[("done", &reached), ("all", &all), ("least", &least)])
    }

    fn table(&self, setting: &Setting<'_>) -> Table {
        let words = setting.words;
        let row = |(title, score): &(String, Rational)| vec![title.clone(), figure(score, 2, words)];
        let head = ["chart_what", "chart_score"].map(|key| words.get(key).to_owned()).to_vec();
        Table { head, rows: self.scores.iter().map(row).collect() }
    }
}

/// The ends of the axis, and the zone between them.
fn labels(setting: &Setting<'_>, scale: &Scale) -> Vec<Label> {
    let number = |above: i64| figure(&Rational::of(above, 100), 2, setting.words);
    let place = |above: i64| scale.at(&Rational::of(above, 100));
    let zone = setting.words.filled("chart_zone", &[("low", &number(60)), ("high", &number(70))]);
    vec![
        Label::around("soft", &number(0), place(0)),
        Label::around("soft", &number(100), place(100)),
        Label::around("", &zone, place(65)),
    ]
}

#[cfg(test)]
mod tests;
