//! What teams, cycles and pilots say about records.
//!
//! How often people check in is said by the first of these that names it: a pilot of the team in its window, the
//! team, the cycle, the settings. Limits and the scale are said by a pilot, else by the settings. Of two pilots
//! of one team the first by id counts.
//!
//! In: the linked handbook, the settings, the day. Out: [`Around`], made once for all records. Never: a pilot
//! outside its window, or a team that is only above the team.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::{Cadences, Config, Limits};
use crate::insight::days::between;
use crate::model::{Direction, Handbook, PageId};
use crate::schema::{Kind, Record};

/// Teams, cycles and pilots as of a day.
#[derive(Debug, Clone)]
pub struct Around<'a> {
    pub(in crate::insight) handbook: &'a Handbook,
    pub(super) config: &'a Config,
    /// The day.
    pub(in crate::insight) as_of: Date,
    /// Cycles with both days, the shortest first, equally short ones by id.
    cycles: Vec<(PageId, Date, Date)>,
    /// The pilots that apply to each team, by id.
    pilots: BTreeMap<PageId, Vec<PageId>>,
}

/// What they say about a record.
pub(super) struct Says {
    pub(super) cadences: Cadences,
    pub(super) limits: Limits,
    pub(super) scale: Vec<String>,
}

impl<'a> Around<'a> {
    /// Looks at all cycles and pilots of a handbook.
    #[must_use]
    pub fn new(handbook: &'a Handbook, config: &'a Config, as_of: Date) -> Self {
        let mut around = Self { handbook, config, as_of, cycles: Vec::new(), pilots: BTreeMap::new() };
        around.cycles = around.stretches(Kind::Cycle).collect();
        around.cycles.sort_by_key(|(_, start, end)| between(*start, *end));
        for pilot in around.all(Kind::Pilot).collect::<Vec<_>>() {
            let applies = around.stretch(pilot).is_some_and(|(_, start, end)| start <= as_of && as_of <= end);
            for team in around.relateds(pilot, "teams").filter(|_| applies).collect::<Vec<_>>() {
                around.pilots.entry(team).or_default().push(pilot);
            }
        }
        around
    }

    /// The pages of a kind, by id.
    pub(in crate::insight) fn all(&self, kind: Kind) -> impl Iterator<Item = PageId> + use<'a> {
        self.handbook.records.get(&kind).into_iter().flat_map(|ids| ids.values().copied())
    }

    /// The first and the last day of a cycle or pilot, when it has both.
    pub(in crate::insight) fn stretch(&self, page: PageId) -> Option<(PageId, Date, Date)> {
        let fields = self.fields(page)?;
        Some((page, fields.date("start")?, fields.date("end")?))
    }

    /// The cycles or pilots that have both days.
    pub(in crate::insight) fn stretches(&self, kind: Kind) -> impl Iterator<Item = (PageId, Date, Date)> {
        self.all(kind).filter_map(|page| self.stretch(page))
    }

    pub(in crate::insight) fn fields(&self, page: PageId) -> Option<&'a Record> {
        self.handbook.page(page).fields()
    }

    /// The time zone of the handbook.
    pub(in crate::insight) fn zone(&self) -> Option<String> {
        self.config.timezone.clone()
    }

    pub(super) fn is(&self, page: PageId, kind: Kind) -> bool {
        self.handbook.page(page).kind() == kind
    }

    /// The pages that a record's own file names in a field.
    pub(in crate::insight) fn relateds(
        &self,
        page: PageId,
        field: &'static str,
    ) -> impl Iterator<Item = PageId> + use<'a> {
        let relations = self.handbook.page(page).relations.iter();
        let named = relations.filter(move |relation| {
            relation.field == field && relation.direction == Direction::Out && !relation.is_aside
        });
        named.map(|relation| relation.page)
    }

    /// The first page that a record's own file names in a field.
    pub(in crate::insight) fn related(&self, page: PageId, field: &'static str) -> Option<PageId> {
        self.relateds(page, field).next()
    }

    /// The shortest cycle that a day lies in.
    pub(in crate::insight) fn shortest_cycle(&self, day: Date) -> Option<PageId> {
        let around = self.cycles.iter().find(|(_, start, end)| *start <= day && day <= *end);
        around.map(|(page, ..)| *page)
    }

    /// The team of a record: its own, else that of the person who holds it.
    pub(super) fn team_of(&self, page: PageId) -> Option<PageId> {
        self.related(page, "team").or_else(|| self.related(self.related(page, "owner")?, "team"))
    }

    /// The names of the levels that hold for a team.
    pub(in crate::insight) fn scale(&self, team: Option<PageId>) -> Vec<String> {
        self.says(team, None).scale
    }

    /// The limits that hold for a team.
    pub(in crate::insight) fn limits(&self, team: Option<PageId>) -> Limits {
        self.says(team, None).limits
    }

    /// What is said about a record of this team and cycle.
    pub(super) fn says(&self, team: Option<PageId>, cycle: Option<PageId>) -> Says {
        let table = |page: PageId, field: &str| self.fields(page).and_then(|fields| fields.record(field));
        let mut cadences = self.config.cadence;
        for page in [cycle, team].into_iter().flatten() {
            cadences = table(page, "cadence").map_or(cadences, |table| cadences.with(table));
        }
        let mut says = Says { cadences, limits: self.config.limits, scale: self.config.scale.clone() };
        let pilots = team.and_then(|team| self.pilots.get(&team)).into_iter().flatten().rev();
        for changes in pilots.filter_map(|pilot| table(*pilot, "changes")) {
            says.change(changes);
        }
        says
    }
}

impl Says {
    fn change(&mut self, changes: &Record) {
        self.cadences = changes.record("cadence").map_or(self.cadences, |table| self.cadences.with(table));
        self.limits = changes.record("limits").map_or(self.limits, |table| self.limits.with(table));
        let names: Vec<String> = changes.list("scale").iter().map(|(name, _)| name.clone()).collect();
        if !names.is_empty() {
            self.scale = names;
        }
    }
}
