//! The two axes of a picture over time: days to the right, numbers upwards.
//!
//! In: the days and numbers that are shown. Out: places, the frame, labels around it. Never: a line
//! between two readings that nobody has read.

use jiff::civil::Date;

use super::Setting;
use super::canvas::{Canvas, Point, WIDTH};
use super::label::{Anchor, Label, MIDDLE, stack, width, write};
use super::scale::{Scale, days, hull};
use crate::number::Rational;
use crate::words::date_text;

/// Where days and numbers lie.
#[derive(Debug)]
pub(super) struct Plane {
    days: Scale,
    numbers: Scale,
    sides: (i64, i64),
    rise: (i64, i64),
}

/// A text beside the plane, at the height of a number.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    /// The number.
    pub(super) at: Rational,
    /// What it is, for styles.
    pub(super) class: &'static str,
    /// The text.
    pub(super) text: String,
}

/// From the top of the sheet to the plane.
const TOP: i64 = 100;

/// How high the plane is, unless it needs more.
pub(super) const RISE: i64 = 1200;

/// From the plane to the lower axis.
const FLOOR: i64 = 90;

/// What texts beside the plane may take of its width at most.
const MARGIN: i64 = 1150;

impl Plane {
    /// A plane `rise` high, with room for the texts beside it. A text belongs to the left or the right.
    pub(super) fn new(
        dates: (Date, Date),
        numbers: (Rational, Rational),
        (left, right): (&[Beside], &[Beside]),
        rise: i64,
    ) -> Self {
        let room = |texts: &[Beside]| {
            let widest = texts.iter().map(|beside| width(&beside.text)).max();
            widest.map_or(30, |widest| (widest + 100).min(MARGIN))
        };
        let sides = (room(left), WIDTH - room(right).max(60));
        let rise = (TOP + rise, TOP);
        let dates = (days(dates.0), days(dates.1));
        Self { days: Scale::new(dates, sides), numbers: Scale::new(numbers, rise), sides, rise }
    }

    /// Where a day lies.
    pub(super) fn x(&self, day: Date) -> i64 {
        self.days.on(day)
    }

    /// Where a number lies.
    pub(super) fn y(&self, number: &Rational) -> i64 {
        self.numbers.at(number)
    }

    /// Whether a number lies below or above the plane: 1 when it is below, -1 above.
    pub(super) fn tip(&self, number: &Rational) -> Option<i64> {
        let is_low = number < &self.numbers.ends().0;
        self.numbers.leaves_out(number).then_some(if is_low { 1 } else { -1 })
    }

    /// The left and the right end.
    pub(super) fn sides(&self) -> (i64, i64) {
        self.sides
    }

    /// The upper and the lower end.
    pub(super) fn heights(&self) -> (i64, i64) {
        (self.rise.1, self.rise.0)
    }

    /// A line that keeps every number until the next one, and the last until `end`.
    pub(super) fn steps(&self, values: &[(Date, Rational)], end: Date) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(values.len() * 2);
        for (day, value) in values {
            let (x, y) = (self.x(*day), self.y(value));
            if let Some((_, before)) = points.last().copied() {
                points.push((x, before));
            }
            points.push((x, y));
        }
        if let Some((_, last)) = points.last().copied() {
            points.push((self.x(end), last));
        }
        points.dedup();
        points
    }

    /// The lower axis.
    pub(super) fn floor(&self, canvas: &mut Canvas) {
        let (_, bottom) = self.heights();
        canvas.line("axis", (self.sides.0, bottom + FLOOR), (self.sides.1, bottom + FLOOR));
    }

    /// A mark across the plane on a day.
    pub(super) fn mark(&self, canvas: &mut Canvas, class: &str, day: Date) {
        let (top, bottom) = self.heights();
        canvas.line(class, (self.x(day), top - 40), (self.x(day), bottom + FLOOR + 40));
    }

    /// Texts beside the plane.
    pub(super) fn beside(&self, canvas: &mut Canvas, texts: &[Beside], anchor: Anchor) {
        let (x, room) = match anchor {
            Anchor::Right => (self.sides.0 - 90, self.sides.0 - 90),
            _ => (self.sides.1 + 60, WIDTH - self.sides.1 - 60),
        };
        let label = |beside: &Beside| {
            let label = Label::new(beside.class, &beside.text, (x, anchor), room);
            (self.y(&beside.at), label)
        };
        stack(canvas, texts.iter().map(label).collect(), self.heights());
    }

    /// What lines are, at their ends: on the right, or for the line that ends on a day behind it, when
    /// there is room before the end of the plane.
    pub(super) fn names(
        &self,
        canvas: &mut Canvas,
        (name, end): (Option<&Beside>, Date),
        mut others: Vec<Beside>,
    ) {
        if let Some(name) = name {
            let x = self.x(end) + 80;
            if x + width(&name.text) + 60 < self.sides.1 {
                let label = Label::new("strong over", &name.text, (x, Anchor::Left), WIDTH);
                canvas.text(&label, self.y(&name.at) + MIDDLE);
            } else {
                others.push(name.clone());
            }
        }
        self.beside(canvas, &others, Anchor::Left);
    }

    /// A text in the middle between two days; `None` comes back when there was room for it.
    pub(super) fn within(&self, canvas: &mut Canvas, text: &str, (from, to): (Date, Date)) -> Option<Label> {
        let (from, to) = (self.x(from), self.x(to));
        if width(text) + 100 > to - from {
            return Some(Label::around("strong", text, (from + to) / 2));
        }
        let label = Label::new("strong over", text, ((from + to) / 2, Anchor::Middle), WIDTH);
        canvas.text(&label, (self.rise.0 + self.rise.1) / 2 + MIDDLE);
        None
    }

    /// The labels of the lower axis: its first and its last day, today between them, and `others`. Where
    /// the last line ends comes back.
    pub(super) fn dates(
        &self,
        canvas: &mut Canvas,
        ends: (Date, Date),
        others: Vec<Label>,
        setting: &Setting<'_>,
    ) -> i64 {
        let mut dates = vec![ends.0, ends.1];
        if ends.0 < setting.as_of && setting.as_of < ends.1 {
            self.mark(canvas, "today", setting.as_of);
            dates.push(setting.as_of);
        }
        dates.dedup();
        let label = |day: &Date| {
            let text = date_text(*day, setting.words);
            let text = if *day == setting.as_of {
                setting.words.filled("chart_as_of", &[("date", &text)])
            } else {
                text
            };
            Label::around("soft", &text, self.x(*day))
        };
        let labels: Vec<Label> = dates.iter().map(label).chain(others).collect();
        write(canvas, &labels, self.heights().1 + FLOOR + 30)
    }
}

/// The first and the last of `dates`.
pub(super) fn ends(dates: impl IntoIterator<Item = Date>, today: Date) -> (Date, Date) {
    let mut dates = dates.into_iter();
    let first = dates.next().unwrap_or(today);
    dates.fold((first, first), |(least, greatest), day| (least.min(day), greatest.max(day)))
}

/// The numbers that a plane shows: all of `fixed`, and of `readings` those that lie not further outside
/// than the fixed ones lie apart.
pub(super) fn window(fixed: &[Rational], readings: &[&Rational]) -> (Rational, Rational) {
    let Some((low, high)) = hull(fixed) else {
        return hull(readings.iter().copied()).unwrap_or((Rational::zero(), Rational::one()));
    };
    let apart = &high - &low;
    let (least, greatest) = hull(readings.iter().copied()).unwrap_or((low.clone(), high.clone()));
    if apart.is_zero() {
        return (low.min(least), high.max(greatest));
    }
    let (lowest, highest) = (&low - &apart, &high + &apart);
    (low.min(least.max(lowest)), high.max(greatest.min(highest)))
}
