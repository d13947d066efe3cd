//! The levels of one person in one skill over time: what they say themselves, and what others observe.
//!
//! In: ratings with their days and evidence, the names of levels. Out: two lines that keep a level until
//! the next rating and end at the last one; a mark at every rating, small without evidence, hollow when
//! it is old. Never: a level between two levels, a level that nobody gave, a mean of the two.

use jiff::civil::Date;

use super::canvas::{Canvas, Point};
use super::figures::{caption, level};
use super::label::{Anchor, Label};
use super::plane::{Beside, Plane, RISE, ends};
use super::{Drawing, Setting, Table};
use crate::number::Rational;
use crate::words::date_text;

/// The ratings of one person in one skill.
#[derive(Debug, Clone)]
pub struct Proficiency<'a> {
    /// The names of all levels, the first one's first.
    pub names: &'a [String],
    /// The ratings, oldest first.
    pub ratings: Vec<Rating>,
}

/// A level on a day.
#[derive(Debug, Clone)]
pub struct Rating {
    /// The day.
    pub date: Date,
    /// The level, from 1.
    pub level: u32,
    /// Who says so.
    pub by: By,
    /// What shows it, in words; may be empty.
    pub evidence: String,
    /// Whether it is older than twelve months.
    pub is_old: bool,
}

/// Who gives a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The person.
    Own,
    /// Somebody else, or both together.
    Observed,
}

/// Draws how the levels came.
#[must_use]
pub fn draw(proficiency: &Proficiency<'_>, setting: &Setting<'_>) -> Drawing {
    let picture = Picture::new(proficiency, setting);
    let takeaway = picture.takeaway();
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: picture.caption(),
    }
}

struct Picture<'a> {
    all: &'a Proficiency<'a>,
    setting: &'a Setting<'a>,
    dates: (Date, Date),
    left: Vec<Beside>,
    plane: Plane,
}

/// Half of what lies between the two lines where they are on one level.
const SIDE: i64 = 28;

impl<'a> Picture<'a> {
    fn new(all: &'a Proficiency<'a>, setting: &'a Setting<'a>) -> Self {
        let dates = ends(all.ratings.iter().map(|rating| rating.date).chain([setting.as_of]), setting.as_of);
        let named = u32::try_from(all.names.len()).unwrap_or(u32::MAX);
        let most = all.ratings.iter().map(|rating| rating.level).chain([named, 2]).max().unwrap_or(2);
        let shown = if most <= MOST { 1..=most } else { 1..=1 };
        let name = |step: u32| Beside { at: number(step), class: "soft", text: level(step, all.names) };
        let left: Vec<Beside> = shown.map(name).collect();
        // Half a level below and above them, for the name of a line that ends there.
        let half = Rational::of(1, 2);
        let numbers = (half.clone(), number(most) + half);
        let plane = Plane::new(dates, numbers, (&left, &[]), RISE.max(300 * left.len() as i64));
        Self { all, setting, dates, left, plane }
    }

    fn of(&self, by: By) -> Vec<&Rating> {
        self.all.ratings.iter().filter(|rating| rating.by == by).collect()
    }

    fn place(&self, rating: &Rating) -> Point {
        let side = if rating.by == By::Own { SIDE } else { -SIDE };
        (self.plane.x(rating.date), self.plane.y(&number(rating.level)) + side)
    }

    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        let (left, right) = self.plane.sides();
        for beside in &self.left {
            let y = self.plane.y(&beside.at);
            canvas.line("start", (left, y), (right, y));
        }
        self.plane.floor(&mut canvas);
        self.line(&mut canvas, By::Own, "line own");
        self.line(&mut canvas, By::Observed, "line");
        self.plane.beside(&mut canvas, &self.left, Anchor::Right);
        self.names(&mut canvas);
        let height = self.plane.dates(&mut canvas, self.dates, Vec::new(), self.setting);
        canvas.finish(self.setting, takeaway, height)
    }

    /// A line through the ratings of one reader, with their marks.
    fn line(&self, canvas: &mut Canvas, by: By, class: &str) {
        let ratings = self.of(by);
        let mut points: Vec<Point> = Vec::new();
        for rating in &ratings {
            let (x, y) = self.place(rating);
            points.extend(points.last().map(|(_, before)| (x, *before)));
            points.push((x, y));
        }
        canvas.path(class, &points);
        for rating in ratings {
            let radius = if rating.evidence.is_empty() { 28 } else { 45 };
            mark(canvas, by, self.place(rating), (radius, rating.is_old));
        }
    }

    /// Who gave which line, at the last rating of each: above the higher one, below the lower one.
    fn names(&self, canvas: &mut Canvas) {
        let last = |by| self.of(by).last().map(|rating| self.place(rating));
        let (own, observed) = (last(By::Own), last(By::Observed));
        let is_own_above = match (own, observed) {
            (Some((_, own)), Some((_, observed))) => own < observed,
            _ => false,
        };
        for (key, place, is_above) in
            [("chart_own", own, is_own_above), ("chart_observed", observed, !is_own_above)]
        {
            let Some((x, y)) = place else { continue };
            let label = Label::around("strong over", self.setting.words.get(key), x);
            canvas.text(&label, if is_above { y - 75 } else { y + 170 });
        }
    }

    fn takeaway(&self) -> String {
        let words = self.setting.words;
        let said = |key: &str, by: By| {
            let last = *self.of(by).last()?;
            let (level, date) = (level(last.level, self.all.names), date_text(last.date, words));
            Some(words.filled(key, &[("level", &level), ("date", &date)]))
        };
        let own = said("chart_own_said", By::Own);
        let said: Vec<String> = own.into_iter().chain(said("chart_observed_said", By::Observed)).collect();
        match &said[..] {
            [] => words.get("chart_unrated").to_owned(),
            said => format!("{}.", said.join("; ")),
        }
    }

    /// How many ratings, as of when, and what the marks mean that are there.
    fn caption(&self) -> String {
        let words = self.setting.words;
        let mut caption = caption("chart_ratings", self.all.ratings.len(), self.setting);
        let notes = [
            (self.all.ratings.iter().any(|rating| rating.is_old), "chart_hollow"),
            (self.all.ratings.iter().any(|rating| rating.evidence.is_empty()), "chart_small"),
        ];
        for (_, key) in notes.iter().filter(|(is_there, _)| *is_there) {
            caption.push_str(". ");
            caption.push_str(words.get(key));
        }
        caption
    }

    fn table(&self) -> Table {
        let words = self.setting.words;
        let word = |key: &str| words.get(key).to_owned();
        let row = |rating: &Rating| {
            let by = word(if rating.by == By::Own { "chart_own" } else { "chart_observed" });
            let mut day = date_text(rating.date, words);
            if rating.is_old {
                day = words.filled("chart_dated", &[("date", &day)]);
            }
            vec![day, by, level(rating.level, self.all.names), rating.evidence.clone()]
        };
        let head = ["chart_day", "chart_who", "chart_level", "chart_evidence"].map(word).to_vec();
        Table { head, rows: self.all.ratings.iter().map(row).collect() }
    }
}

/// More levels than these have no names: no scale has as many.
const MOST: u32 = 12;

/// A circle for what people say themselves, a square for what others observe; hollow when it is old.
fn mark(canvas: &mut Canvas, by: By, (x, y): Point, (radius, is_old): (i64, bool)) {
    let class = if is_old { "dot hollow" } else { "dot" };
    match by {
        By::Own => canvas.dot(class, (x, y), radius),
        By::Observed => canvas.area(class, (x - radius, y - radius), (x + radius, y + radius)),
    }
}

fn number(level: u32) -> Rational {
    Rational::from(i64::from(level))
}

#[cfg(test)]
mod tests;
