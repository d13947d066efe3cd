//! A measure now on little room: start, now, target, for lists.
//!
//! In: what a [`Bullet`] has. Out: one line from start to target with a dot where it is now, and the three
//! numbers. Never: a line without its scale.

use super::bullet::{self, Bullet, outside};
use super::canvas::{Canvas, LINE, WIDTH};
use super::figures::{amount, short_unit};
use super::label::{Anchor, BASELINE, Label, MIDDLE, width, write};
use super::scale::Scale;
use super::{Drawing, Setting};
use crate::number::Rational;

/// Draws where the measure is, on two lines of text.
#[must_use]
pub fn draw(bullet: &Bullet<'_>, setting: &Setting<'_>) -> Drawing {
    let drawing = bullet::draw(bullet, setting);
    Drawing { svg: svg(bullet, setting, &drawing.takeaway), ..drawing }
}

/// The height of the line.
const Y: i64 = LINE + 90;

/// What a number at an end may take.
const ROOM: i64 = 1000;

fn svg(bullet: &Bullet<'_>, setting: &Setting<'_>, takeaway: &str) -> String {
    let mut canvas = Canvas::default();
    let words = setting.words;
    let ends = [&bullet.baseline, &bullet.target].map(|end| amount(end, "", words));
    let [left, right] = ends.each_ref().map(|end| width(end).min(ROOM) + 80);
    let scale = Scale::new((Rational::zero(), Rational::one()), (left, WIDTH - right));
    canvas.text(&Label::new("soft", &ends[0], (0, Anchor::Left), ROOM), Y + MIDDLE);
    canvas.text(&Label::new("soft", &ends[1], (WIDTH, Anchor::Right), ROOM), Y + MIDDLE);
    let (from, to) = (scale.at(&Rational::zero()), scale.at(&Rational::one()));
    let is_read = bullet.reading.is_some();
    canvas.line(if is_read { "axis" } else { "gap" }, (from, Y), (to, Y));
    canvas.comb("goal", &[to], (Y - 50, Y + 50));
    let now = match &bullet.reading {
        None => Label::around("strong", words.get("chart_no_reading"), (from + to) / 2),
        Some(reading) => {
            let share = bullet.share(&reading.value);
            let x = scale.at(&share);
            canvas.line("line", (from, Y), (x, Y));
            if scale.leaves_out(&share) {
                outside(&mut canvas, (x, Y), if share.is_negative() { -1 } else { 1 });
            } else {
                canvas.dot("dot", (x, Y), 45);
            }
            let now = amount(&reading.value, short_unit(bullet.unit), words);
            Label::around("strong", &now, x)
        }
    };
    write(&mut canvas, &[now], 0);
    canvas.finish(setting, takeaway, Y + BASELINE)
}

#[cfg(test)]
mod tests;
