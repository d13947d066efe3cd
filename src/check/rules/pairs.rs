//! The pairs that stand, with what several rules ask about them.
//!
//! In: the pairings that the edition has. Out: those that were proposed, go on or rest, with names, bosses and hours.
//! Never: a pair that is over, or one that the edition does not have.

use jiff::civil::Date;

use super::{Seen, about_field, related};
use crate::diag::{Code, Diagnostic};
use crate::insight::coaching::{Pairing, hours, working};
use crate::matching::{Hours, overlap};
use crate::model::{Direction, Page, PageId};
use crate::schema::{Kind, Record};

/// A pair that stands.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) id: PageId,
    pub(super) page: &'a Page,
    pub(super) pairing: &'a Pairing,
}

impl Standing<'_> {
    /// A finding about a field of the pair.
    pub(super) fn finding(&self, code: Code, field: &str, message: String, help: String) -> Diagnostic {
        about_field(self.page, field, Diagnostic::new(code, message)).help(help)
    }
}

impl<'a> Seen<'a> {
    /// The pairs that stand: proposed ones, and those that go on or rest and whose last day has not passed.
    pub(super) fn standing(self) -> impl Iterator<Item = Standing<'a>> {
        let as_of = self.insights.as_of;
        let all = self.insights.figures.coaching.pairings.iter();
        let stands =
            move |pairing: &Pairing| pairing.stands() && pairing.until.is_none_or(|until| until >= as_of);
        let stand = all.filter(move |(_, pairing)| stands(pairing));
        stand.map(move |(id, pairing)| Standing { id: *id, page: self.handbook.page(*id), pairing })
    }

    /// What a page is called.
    pub(super) fn name(self, page: PageId) -> &'a str {
        &self.handbook.page(page).title
    }

    /// The id of a record.
    pub(super) fn key(self, page: PageId) -> &'a str {
        self.handbook.page(page).record().map(|record| record.id.as_str()).unwrap_or_default()
    }

    /// What the card of somebody says, else one of its companions.
    pub(super) fn says<T>(self, person: PageId, read: impl Fn(&Record) -> Option<T>) -> Option<T> {
        let documents = self.handbook.page(person).documents();
        documents.filter_map(|document| document.record.as_ref()).find_map(|file| read(&file.fields))
    }

    /// Whether one leads the other, at whatever height.
    pub(super) fn leads(self, one: PageId, other: PageId) -> bool {
        let mut below = vec![other];
        while let Some(boss) = self.boss(below[below.len() - 1]).filter(|boss| !below.contains(boss)) {
            if boss == one {
                return true;
            }
            below.push(boss);
        }
        false
    }

    fn boss(self, person: PageId) -> Option<PageId> {
        let page = self.handbook.page(person);
        related(page, (Kind::Person, "reports_to"), Direction::Out).next().map(|one| one.page)
    }

    /// The day for which the hours of a pair are compared: the date, moved into its cycle.
    pub(super) fn day(self, pairing: &Pairing) -> Date {
        let fields = pairing.cycle.and_then(|cycle| self.handbook.page(cycle).fields());
        let days = fields.and_then(|fields| fields.date("start").zip(fields.date("end")));
        days.map_or(self.insights.as_of, |(start, end)| self.insights.as_of.min(end).max(start))
    }

    /// How many minutes of a day two people share; `None` when one of them does not say when they work.
    pub(super) fn shared(self, (one, other): (PageId, PageId), day: Date) -> Option<i64> {
        Some(overlap(self.hours(one, day)?, self.hours(other, day)?))
    }

    fn hours(self, person: PageId, day: Date) -> Option<Hours> {
        hours(self.handbook, person, self.config.timezone.as_deref(), day)
    }

    /// When somebody works: `Chen Yilin works 00:00–08:00 UTC (08:00–16:00 in Asia/Singapore)`.
    pub(super) fn works(self, person: PageId, day: Date) -> Option<String> {
        let own = working(self.handbook, person)?;
        let utc = clocks(self.hours(person, day)?.ends());
        let zone = own.zone.as_deref().or(self.config.timezone.as_deref());
        let local = zone.map(|zone| format!(" ({} in {zone})", clocks(own.hours))).unwrap_or_default();
        Some(format!("{} works {utc} UTC{local}", self.name(person)))
    }
}

/// `08:00–16:00`.
fn clocks((from, to): (i64, i64)) -> String {
    format!("{:02}:{:02}–{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
}

/// A length of time in words: `1 h 30 min`, `no time`.
pub(super) fn length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 0) => "no time".to_owned(),
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_clocks_in_words() {
        assert_eq!([0, 45, 120, 90].map(length), ["no time", "45 min", "2 h", "1 h 30 min"]);
        assert_eq!(clocks((8 * 60, 16 * 60 + 5)), "08:00–16:05");
    }
}
