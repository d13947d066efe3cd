//! The levels of a person over time: rule 15.
//!
//! For every skill one line per reader, stepping at each reading: nothing between readings and nothing beyond the
//! last. A reading from before T minus twelve calendar months is dated. The agreed level is the latest `(agreed)`
//! one, else the latest of anybody but the person, else the person's own, marked as such.
//!
//! In: files of ratings. Out: [`Proficiency`] by person, and what is wrong between lines and files: two levels of
//! one reader on one day, skills that do not exist, levels that a scale does not have. Never: a mean of levels.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::coverage::levels_of;
use super::whole::Whole;
use super::{Around, Place};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::model::{Handbook, Page, PageId, slugify};
use crate::parse::growth::{Rater, Rating};
use crate::schema::Kind;
use crate::source::LineIndex;
use crate::syntax::clipped;

/// The levels of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proficiency {
    /// By skill, in the order of pages.
    pub curves: BTreeMap<PageId, Curve>,
}

/// The levels of a person in a skill, by reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    /// Readings of each, oldest first: the person's own, others', agreed ones.
    pub lines: BTreeMap<Rater, Vec<Point>>,
}

/// A level on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The level, from 1.
    pub level: u32,
    /// What shows it: words or a web address.
    pub evidence: Option<String>,
    /// Whether it is older than twelve months.
    pub is_dated: bool,
    /// Where it is written, in a file of the page of ratings.
    pub place: Place,
}

/// The level that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// The level, from 1.
    pub level: u32,
    /// Of which day.
    pub date: Date,
    /// Whether only the person says so.
    pub is_own: bool,
}

impl Curve {
    /// The level that counted on a day.
    #[must_use]
    pub fn agreed_on(&self, day: Date) -> Option<Agreed> {
        let rank = |rater: &Rater| match rater {
            Rater::Agreed => 2,
            Rater::Other(_) => 1,
            Rater::Own => 0,
        };
        let known = self.lines.iter().filter_map(|(rater, points)| {
            let point = points.iter().rev().find(|point| point.date <= day)?;
            Some((rank(rater), point))
        });
        let (rank, point) = known.max_by_key(|(rank, point)| (*rank, point.date))?;
        Some(Agreed { level: point.level, date: point.date, is_own: rank == 0 })
    }

    /// The days on which somebody read a level.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        self.lines.values().flatten().map(|point| point.date)
    }
}

/// The levels of everybody whose ratings the edition has.
pub(super) fn of(whole: Whole<'_>) -> Diagnosed<BTreeMap<PageId, Proficiency>> {
    let mut people: BTreeMap<PageId, Proficiency> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for page in whole.around.all(Kind::Ratings) {
        let Some(person) = whole.around.related(page, "person") else { continue };
        let file = Rated { around: whole.around, page };
        let own = people.entry(person).or_default();
        diagnostics.extend(file.ratings().into_iter().filter_map(|one| file.lay(one, own).err()));
    }
    Diagnosed { value: people, diagnostics }
}

/// A page of ratings.
#[derive(Clone, Copy)]
struct Rated<'a> {
    around: &'a Around<'a>,
    page: PageId,
}

impl<'a> Rated<'a> {
    fn handbook(self) -> &'a Handbook {
        self.around.handbook
    }

    fn files(self) -> &'a Page {
        self.handbook().page(self.page)
    }

    /// All ratings of its files up to the day, oldest first.
    fn ratings(self) -> Vec<(Place, &'a Rating)> {
        let files = self.files().documents().enumerate();
        let mut all: Vec<(Place, &Rating)> = files
            .filter_map(|(file, document)| Some((file, document.growth.as_deref()?)))
            .flat_map(|(file, growth)| {
                let place = move |rating: &Rating| Place { page: None, file, span: rating.span };
                growth.ratings.iter().map(move |rating| (place(rating), rating))
            })
            .collect();
        all.sort_by_key(|(place, rating)| (rating.date, *place));
        all
    }

    /// Adds a rating to what is known about its person.
    fn lay(self, (place, rating): (Place, &Rating), own: &mut Proficiency) -> Result<(), Diagnostic> {
        let skill = self.skill(rating).map_err(|found| self.located(found, place))?;
        let levels = levels_of(self.around, skill, None);
        if usize::try_from(rating.level).is_ok_and(|level| level > levels) {
            let message = format!("there is no level {}: this skill has {levels}", rating.level);
            let help = format!("write a whole number from 1 to {levels}");
            return Err(
                self.located(Diagnostic::new(Code::BadLevel, message).at(rating.span).help(help), place)
            );
        }
        if rating.date > self.around.as_of {
            return Ok(());
        }
        let line = own.curves.entry(skill).or_default().lines.entry(rating.by.clone()).or_default();
        match line.last().filter(|last| last.date == rating.date) {
            Some(last) if last.level != rating.level => Err(self.twice(rating, last.place, place)),
            Some(_) => Ok(()),
            None => {
                line.push(self.point(place, rating));
                Ok(())
            }
        }
    }

    fn point(self, place: Place, rating: &Rating) -> Point {
        let year_ago = self.around.as_of.saturating_sub(12.months());
        Point {
            date: rating.date,
            level: rating.level,
            evidence: rating.evidence.clone(),
            is_dated: rating.date < year_ago,
            place,
        }
    }

    /// The skill that a rating names, by id or by name.
    fn skill(self, rating: &Rating) -> Result<PageId, Diagnostic> {
        let (name, span) = &rating.skill;
        let known = |id: &str| self.handbook().record(Kind::Skill, id);
        if let Some(skill) = known(name.trim()).or_else(|| known(&slugify(name))) {
            return Ok(skill);
        }
        let message = format!("there is no skill `{}`", clipped(name));
        let found = Diagnostic::new(Code::DanglingReference, message).at(*span);
        let ids = self.handbook().records.get(&Kind::Skill).into_iter().flat_map(|ids| ids.keys());
        Err(match nearest(name, ids.map(String::as_str)) {
            Some(near) => found.label(format!("did you mean `{near}`?")).help(format!("write `{near}`")),
            None => found.help("write the id of a skill: the path of its file below `skills`, without `.md`"),
        })
    }

    fn twice(self, rating: &Rating, first: Place, place: Place) -> Diagnostic {
        let document = self.files().documents().nth(first.file);
        let named = document.map_or_else(String::new, |document| {
            let line = LineIndex::new(&document.text).position(first.span.start as usize).line;
            format!(" in `{}:{line}`", document.path)
        });
        let message = format!("`{}` has another level of {}{named}", clipped(&rating.skill.0), rating.date);
        let found = Diagnostic::new(Code::TwoValues, message).at(rating.span);
        self.located(found, place)
            .help("one reader sees one level on one day: correct one of the two, or give one another date")
    }

    fn located(self, found: Diagnostic, place: Place) -> Diagnostic {
        match self.files().documents().nth(place.file) {
            Some(document) => found.in_file(&document.path),
            None => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use jiff::civil::date;

    fn point(date: Date, level: u32) -> Point {
        let place = Place { page: None, file: 0, span: Span::default() };
        Point { date, level, evidence: None, is_dated: false, place }
    }

    #[test]
    fn the_agreed_level_comes_before_later_ones_of_others() {
        let (spring, summer, autumn) = (date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1));
        let mut curve = Curve::default();
        let level = |curve: &Curve, day| curve.agreed_on(day).map(|agreed| (agreed.level, agreed.is_own));
        assert_eq!(level(&curve, autumn), None);
        curve.lines.insert(Rater::Own, vec![point(spring, 4)]);
        assert_eq!(level(&curve, autumn), Some((4, true)));
        curve.lines.insert(Rater::Other("tomas".to_owned()), vec![point(spring, 1), point(summer, 2)]);
        curve.lines.insert(Rater::Other("aiko".to_owned()), vec![point(autumn, 3)]);
        assert_eq!(level(&curve, autumn), Some((3, false)));
        assert_eq!(level(&curve, date(2026, 8, 1)), Some((2, false)));
        curve.lines.insert(Rater::Agreed, vec![point(summer, 5)]);
        assert_eq!(level(&curve, autumn), Some((5, false)));
        assert_eq!(level(&curve, spring), Some((1, false)));
        assert_eq!(level(&curve, date(2026, 1, 1)), None);
    }
}
