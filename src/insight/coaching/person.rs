//! A person as the matching sees them, on the day for which people are matched.
//!
//! Working hours are `hours` in `timezone`, by default nine to five in the zone of the handbook, turned into UTC
//! by the offset that the zone has on that day at 12:00 UTC: the hours of somebody can move when clocks change.
//!
//! In: the card of a person and its companions, as far as the edition has them. Out: a [`Person`]. Never: anything
//! that is not about coaching, such as age, gender or origin.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Seen;
use super::pairing::Form;
use crate::insight::proficiency::Curve;
use crate::matching::{Coaching, Hours, Person};
use crate::model::{Direction, Handbook, PageId};
use crate::schema::{Kind, Record};

/// Nine to five, in minutes since midnight.
const OFFICE: (i64, i64) = (9 * 60, 17 * 60);
/// How many pairings somebody has room for who does not say it.
const CAPACITY: i64 = 1;

impl<'a> Seen<'a> {
    /// A person on a day, with `standing` pairings that take up room.
    pub(super) fn person(self, page: PageId, day: Date, standing: usize) -> Option<Person> {
        let id = self.around.handbook.page(page).record()?.id.clone();
        let room = capacity(self.around.handbook, page).saturating_sub(standing);
        Some(Person {
            team: self.named(page, "team").into_iter().next(),
            managers: self.managers(page),
            coaching: self.coaching(page),
            offers: self.named(page, "offers").into_iter().collect(),
            wants: self.named(page, "wants"),
            room: u32::try_from(room).unwrap_or(u32::MAX),
            hours: self.hours(page, day),
            languages: self.languages(page),
            formats: self.words(page, "prefers").map(str::to_owned).collect(),
            avoid: self.named(page, "avoid").into_iter().collect(),
            joined: self.said(page, |fields| fields.date("joined")),
            has_buddy: self.is_helped(page, Form::Buddy),
            has_mentor: self.is_helped(page, Form::Mentor),
            levels: self.levels(page),
            id,
        })
    }

    /// What the card says, and what its companions say.
    fn files(self, page: PageId) -> impl Iterator<Item = &'a Record> {
        files(self.around.handbook, page)
    }

    /// What the card says, else one of its companions.
    fn said<T>(self, page: PageId, read: impl Fn(&Record) -> Option<T>) -> Option<T> {
        self.files(page).find_map(read)
    }

    /// The words of a field in all files.
    fn words(self, page: PageId, field: &'static str) -> impl Iterator<Item = &'static str> {
        self.files(page).filter_map(move |fields| fields.words(field)).flatten().copied()
    }

    /// The ids of the records that a field names in any file, each once, in the order written.
    fn named(self, page: PageId, field: &str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let relations = self.around.handbook.page(page).relations.iter();
        let named = relations
            .filter(|one| (one.of, one.field, one.direction) == (Kind::Person, field, Direction::Out));
        for id in named.filter_map(|one| self.id(one.page)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The id of a record.
    pub(super) fn id(self, page: PageId) -> Option<String> {
        self.around.handbook.page(page).record().map(|record| record.id.clone())
    }

    /// Everybody above a person, the nearest first; a circle ends where it began.
    fn managers(self, page: PageId) -> Vec<String> {
        let mut chain = vec![page];
        while let Some(above) = self.around.related(chain[chain.len() - 1], "reports_to") {
            if chain.contains(&above) {
                break;
            }
            chain.push(above);
        }
        chain[1..].iter().filter_map(|manager| self.id(*manager)).collect()
    }

    fn coaching(self, page: PageId) -> Coaching {
        let is = |form: &str| self.words(page, "coaching").any(|word| word == form);
        if is("off") {
            return Coaching::default();
        }
        Coaching { peer: is("peer"), triad: is("triad"), mentor: is("mentor"), buddy: is("buddy") }
    }

    fn hours(self, page: PageId, day: Date) -> Hours {
        let zone = self.around.zone();
        hours(self.around.handbook, page, zone.as_deref(), day).unwrap_or_else(|| office(zone, day))
    }

    fn languages(self, page: PageId) -> BTreeSet<String> {
        let tags = self.files(page).flat_map(|fields| fields.list("languages"));
        // `pt-BR` and `pt` can talk to each other.
        let main = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        tags.map(|(tag, _)| main(tag)).collect()
    }

    /// Whether somebody helps a person in a pairing of this form that stands.
    fn is_helped(self, page: PageId, form: Form) -> bool {
        let pairings = self.pairings.values().filter(|pairing| pairing.form == form && pairing.stands());
        pairings.flat_map(|pairing| &pairing.gifts).any(|gift| gift.receiver == page)
    }

    /// The agreed level in every skill of which the edition has a reading.
    fn levels(self, page: PageId) -> BTreeMap<String, u32> {
        let curves = self.proficiency.get(&page).into_iter().flat_map(|known| &known.curves);
        let level = |curve: &Curve| Some(curve.agreed_on(self.around.as_of)?.level);
        curves.filter_map(|(skill, curve)| Some((self.id(*skill)?, level(curve)?))).collect()
    }
}

/// When a person works, by their own clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// From and to, in minutes since midnight.
    pub hours: (i64, i64),
    /// The zone of the clock, if they name one.
    pub zone: Option<String>,
}

/// How many pairings a person has room for at a time.
#[must_use]
pub fn capacity(handbook: &Handbook, person: PageId) -> usize {
    let said = files(handbook, person).find_map(|fields| fields.whole("capacity"));
    usize::try_from(said.unwrap_or(CAPACITY)).unwrap_or(0)
}

/// When a person works by their own clock; `None` for who says neither hours nor a zone.
#[must_use]
pub fn working(handbook: &Handbook, person: PageId) -> Option<Working> {
    let hours = files(handbook, person).find_map(|fields| fields.hours("hours"));
    let zone = files(handbook, person).find_map(|fields| fields.text("timezone"));
    let says = hours.is_some() || zone.is_some();
    says.then(|| Working { hours: hours.unwrap_or(OFFICE), zone })
}

/// When a person works on a day, in a handbook that is kept in `zone`; `None` for who says neither hours nor a
/// zone.
#[must_use]
pub fn hours(handbook: &Handbook, person: PageId, zone: Option<&str>, day: Date) -> Option<Hours> {
    let Working { hours: (start, end), zone: own } = working(handbook, person)?;
    Some(Hours::local(start, end, own.as_deref().or(zone).map_or(0, |zone| offset(zone, day))))
}

/// Nine to five in a zone.
fn office(zone: Option<String>, day: Date) -> Hours {
    Hours::local(OFFICE.0, OFFICE.1, zone.map_or(0, |zone| offset(&zone, day)))
}

/// What the card of a person says, and what its companions say.
fn files(handbook: &Handbook, person: PageId) -> impl Iterator<Item = &Record> {
    let documents = handbook.page(person).documents();
    documents.filter_map(|document| document.record.as_ref()).map(|file| &file.fields)
}

/// How many minutes the clocks of a zone are ahead of UTC on a day at 12:00 UTC; none for an unknown zone.
fn offset(zone: &str, day: Date) -> i64 {
    let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map(|noon| noon.timestamp());
    let known = TimeZone::get(zone).ok().zip(noon.ok());
    known.map_or(0, |(zone, noon)| i64::from(zone.to_offset(noon).seconds() / 60))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn clocks_change_with_the_day_of_the_zone() {
        // Berlin leaves summer time on 25 October 2026, at 01:00 UTC; Singapore and Cape Town never change.
        let table = [
            ("Europe/Berlin", date(2026, 10, 24), 120),
            ("Europe/Berlin", date(2026, 10, 25), 60),
            ("America/Bogota", date(2026, 10, 25), -300),
            ("Asia/Singapore", date(2026, 10, 25), 480),
            ("Asia/Kolkata", date(2026, 10, 25), 330),
            // Lord Howe moves by half an hour, on 4 October.
            ("Australia/Lord_Howe", date(2026, 10, 3), 630),
            ("Australia/Lord_Howe", date(2026, 10, 4), 660),
            ("Nowhere/None", date(2026, 10, 25), 0),
        ];
        for (zone, day, minutes) in table {
            assert_eq!(offset(zone, day), minutes, "{zone} {day}");
        }
    }
}
