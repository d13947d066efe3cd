//! One record as its page looks at it: its fields and relations, in words and links.
//!
//! In: the context and a page of the handbook. Out: [`Card`], from which the files of `kinds` take
//! facts, blocks and lists. Never: decides what a kind shows.

use jiff::civil::Date;
use std::collections::BTreeSet;

use super::amounts::{clock, decimal, length_text, line_text};
use super::coaching;
use super::context::{Context, NUMBERS};
use super::edge::Edge;
use super::growth::say;
use super::page::date_view;
use super::shapes::{Block, Fact, Phrase, Related, RelationGroup};
use super::tagline;
use crate::model::{Direction, Page, PageId, Relation, href};
use crate::schema::{Detail, Kind, Line, Period, Record};
use crate::words::fill;

/// How many pages a relation lists.
pub(super) const LISTED: usize = 24;

/// A record, on a page at an address.
#[derive(Clone, Copy)]
pub(super) struct Card<'a> {
    pub(super) context: &'a Context,
    pub(super) id: PageId,
    pub(super) page: &'a Page,
    pub(super) kind: Kind,
    /// Address of the page on which it is shown.
    pub(super) url: &'a str,
}

impl<'a> Card<'a> {
    /// The card of the page `id`, shown at `url`.
    pub(super) fn new(context: &'a Context, id: PageId, url: &'a str) -> Self {
        let page = context.page(id);
        Self { context, id, page, kind: page.kind(), url }
    }

    // ---- fields -----------------------------------------------------------------------------

    /// What the record's own file says.
    fn first<T>(&self, read: impl FnOnce(&'a Record) -> Option<T>) -> Option<T> {
        self.page.fields().and_then(read)
    }

    /// A text that is not empty.
    pub(super) fn text(&self, field: &str) -> Option<String> {
        self.first(|record| record.text(field)).filter(|text| !text.is_empty())
    }

    /// One of the field's words.
    pub(super) fn word(&self, field: &str) -> Option<&'static str> {
        self.first(|record| record.word(field))
    }

    /// A day.
    pub(super) fn day(&self, field: &str) -> Option<Date> {
        self.first(|record| record.date(field))
    }

    /// A whole number.
    pub(super) fn whole(&self, field: &str) -> Option<i64> {
        self.first(|record| record.whole(field))
    }

    /// A length of time in words: `1 h 30 min`.
    pub(super) fn length(&self, field: &str) -> Option<String> {
        self.first(|record| record.minutes(field)).map(|minutes| self.minutes_text(minutes))
    }

    /// A number in words: `6` or `1.5`.
    pub(super) fn number(&self, field: &str) -> Option<String> {
        self.first(|record| record.number(field)).map(|number| decimal(&number))
    }

    /// Hours of the day: `09:00–17:00`.
    pub(super) fn hours(&self, field: &str) -> Option<String> {
        self.first(|record| record.hours(field)).map(|(from, to)| clock(from, to))
    }

    /// The items of a list.
    pub(super) fn list(&self, field: &str) -> Vec<String> {
        let found = self.page.fields().map(|record| record.list(field)).unwrap_or_default();
        found.iter().map(|(text, _)| text.clone()).collect()
    }

    /// Some of the field's words, in the language of the site.
    pub(super) fn words(&self, field: &str, prefix: &str) -> Vec<String> {
        let words = self.first(|record| record.words(field)).unwrap_or_default();
        words.iter().map(|word| self.value(prefix, word)).collect()
    }

    /// The lines of a field; a table as the line that would say the same.
    pub(super) fn lines(&self, field: &str) -> Vec<String> {
        let lines = self.page.fields().map(|record| record.lines(field)).unwrap_or_default();
        lines.iter().map(|(line, _)| line_text(line)).collect()
    }

    /// The tables of a field.
    pub(super) fn tables(&self, field: &str) -> Vec<&'a Record> {
        let lines = self.page.fields().map(|record| record.lines(field)).unwrap_or_default();
        let table =
            |(line, _): &'a (Line, _)| if let Line::Record(record) = line { Some(record) } else { None };
        lines.iter().filter_map(table).collect()
    }

    // ---- words ------------------------------------------------------------------------------

    /// An interface word.
    pub(super) fn say(&self, key: &str) -> String {
        self.context.words.get(key).to_owned()
    }

    /// An interface word with values filled in by name.
    pub(super) fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.context.words.filled(key, values)
    }

    /// So many things in words: `46 days`.
    pub(super) fn count(&self, key: &str, number: u64) -> String {
        self.context.words.count(key, number)
    }

    /// Address of the page that explains numbers, at one of its rules.
    pub(super) fn numbers(&self, rule: &str) -> String {
        format!("{}#{rule}", href(self.url, NUMBERS, self.context.config.links))
    }

    /// A word of an enumeration, in the language of the site: `status` and `active`.
    pub(super) fn value(&self, prefix: &str, word: &str) -> String {
        let key = format!("{prefix}_{}", word.replace(['-', '+'], "_"));
        let said = self.context.words.get(&key);
        if said == key { word.to_owned() } else { said.to_owned() }
    }

    /// The name of a level of `skill`, with its number: `practising (2)`. A skill may have names of its own.
    pub(super) fn level(&self, level: u8, skill: &Page) -> String {
        let own = skill.fields().map(|record| record.list("scale")).filter(|names| !names.is_empty());
        let own = own.map(|names| names.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        let names = own.as_ref().unwrap_or(&self.context.config.scale);
        let name = usize::from(level).checked_sub(1).and_then(|at| names.get(at));
        name.map_or_else(|| level.to_string(), |name| format!("{name} ({level})"))
    }

    /// A length of time in words.
    pub(super) fn minutes_text(&self, minutes: i64) -> String {
        length_text(&self.context.words, minutes)
    }

    /// A length of time in months or days.
    pub(super) fn period(&self, period: Period) -> String {
        let count = |key: &str, number: i32| self.context.words.count(key, u64::from(number.unsigned_abs()));
        match (period.months, period.days) {
            (0, days) => count("days", days),
            (months, _) => count("months", months),
        }
    }

    /// A phrase that says a day.
    pub(super) fn dated(&self, date: Date) -> Phrase {
        let view = date_view(self.context, date);
        Phrase { text: view.text, date: Some(view.iso), ..Phrase::default() }
    }

    /// From one day to another, as one phrase; a single day alone.
    pub(super) fn span(&self, from: &str, to: &str) -> Vec<Phrase> {
        match (self.day(from), self.day(to)) {
            (Some(from), Some(to)) => {
                let text = |day| date_view(self.context, day).text;
                vec![Phrase::of(format!("{} – {}", text(from), text(to)))]
            }
            (from, to) => from.or(to).map(|day| self.dated(day)).into_iter().collect(),
        }
    }

    // ---- relations --------------------------------------------------------------------------

    /// The relations along an edge.
    pub(super) fn along(&self, edge: Edge) -> Vec<&'a Relation> {
        self.page.relations.iter().filter(|relation| edge.is(relation)).collect()
    }

    /// Whether the page says the same of `other` in a field of its own: a skill that is for a goal which
    /// needs it is listed once.
    fn says_itself(&self, edge: Edge, other: PageId) -> bool {
        let fields: &[&str] = match (self.kind, edge.field) {
            (Kind::Goal, "for") => &["skills"],
            (Kind::Role, "for") => &["expects"],
            _ => return false,
        };
        let says = |field: &&str| {
            let own = self.page.relations.iter().filter(|one| one.direction == Direction::Out);
            own.filter(|one| one.field == *field).any(|one| one.page == other)
        };
        fields.iter().any(says)
    }

    /// What the record's own file says in one of its fields, each only once.
    pub(super) fn out(&self, field: &str) -> Vec<&'a Relation> {
        let is_own = |relation: &&Relation| {
            relation.of == self.kind
                && relation.field == field
                && relation.direction == Direction::Out
                && !relation.is_aside
        };
        let mut relations: Vec<&'a Relation> = self.page.relations.iter().filter(is_own).collect();
        let mut seen = Vec::new();
        relations.retain(|relation| {
            let is_new = !seen.contains(relation);
            seen.push(*relation);
            is_new
        });
        relations
    }

    /// A page as a link.
    pub(super) fn link(&self, page: PageId) -> Phrase {
        let page = self.context.page(page);
        let href = Some(href(self.url, &page.url, self.context.config.links));
        Phrase { text: page.title.clone(), href, ..Phrase::default() }
    }

    /// The pages that one of its own fields names, as links.
    pub(super) fn links(&self, field: &'static str) -> Vec<Phrase> {
        self.out(field).into_iter().map(|relation| self.link(relation.page)).collect()
    }

    /// The pages that one of its own fields names, each with what stands beside it.
    pub(super) fn noted_links(&self, field: &'static str) -> Vec<Phrase> {
        let noted = |relation: &&Relation| Phrase {
            note: self.detail(relation).unwrap_or_default(),
            ..self.link(relation.page)
        };
        self.out(field).iter().map(noted).collect()
    }

    /// What a relation says beside the page, in words.
    pub(super) fn detail(&self, relation: &Relation) -> Option<String> {
        let words = &self.context.words;
        let other = self.context.page(relation.page);
        let skill = if other.kind() == Kind::Skill { other } else { self.page };
        let beside = relation.beside.map(|page| self.context.page(page).title.clone());
        Some(match &relation.detail {
            Detail::None => return None,
            Detail::Note(note) => note.clone(),
            Detail::Level(level) => self.level(*level, skill),
            Detail::Step { from, to, .. } => {
                let key = if beside.is_some() { "why_step_for" } else { "why_step" };
                fill(words.get(key), |name| match name {
                    "from" => Some(self.level(*from, skill)),
                    "to" => Some(self.level(*to, skill)),
                    "goal" => beside.clone(),
                    _ => None,
                })
            }
            Detail::By(_) => {
                fill(words.get("why_gives"), |name| (name == "person").then(|| beside.clone())?)
            }
        })
    }

    /// Why a page is listed: what the field says, with the owner of a plan; else the page in a few words.
    fn why(&self, edge: Edge, relation: &Relation) -> String {
        if let Some(why) = coaching::why(self, edge, relation) {
            return why;
        }
        let Some(detail) = self.detail(relation) else { return self.in_short(relation.page) };
        let other = Card::new(self.context, relation.page, self.url);
        let is_plan = other.kind == Kind::Plan && edge.direction != Direction::Out;
        match other.title("owner").filter(|_| is_plan) {
            Some(owner) => format!("{owner}: {detail}"),
            None => detail,
        }
    }

    /// Another page in a few words, without what this page itself is: its cycle, its owner, its team.
    pub(super) fn in_short(&self, page: PageId) -> String {
        let mut facts = tagline::facts(self.context, page);
        facts.retain(|fact| *fact != self.page.title);
        facts.join(", ")
    }

    /// The group of pages along an edge; `None` when there are none.
    pub(super) fn group(&self, edge: Edge) -> Option<RelationGroup> {
        let mut relations = self.along(edge);
        let mut seen = BTreeSet::new();
        relations.retain(|relation| seen.insert(relation.page) && !self.says_itself(edge, relation.page));
        let shown = relations.iter().take(LISTED);
        let entries = shown.map(|relation| self.related(relation.page, self.why(edge, relation)));
        let group = self.listed(&edge.key(), entries.collect())?;
        Some(RelationGroup { more: relations.len().saturating_sub(LISTED), ..group })
    }

    /// A page in a list, with why it is there.
    pub(super) fn related(&self, page: PageId, why: String) -> Related {
        let link = self.link(page);
        Related { href: link.href.unwrap_or_default(), title: link.text, why }
    }

    /// A list of pages under the heading that the words have for `key`; `None` without pages.
    pub(super) fn listed(&self, key: &str, entries: Vec<Related>) -> Option<RelationGroup> {
        let id = key.replace('_', "-");
        (!entries.is_empty()).then(|| RelationGroup { id, title: self.say(key), entries, more: 0 })
    }

    /// The title of the first page that one of its own fields names.
    pub(super) fn title(&self, field: &str) -> Option<String> {
        self.out(field).first().map(|relation| self.context.page(relation.page).title.clone())
    }

    /// The day on which the person left, if that day has come.
    pub(super) fn left(&self) -> Option<Date> {
        self.day("left").filter(|left| *left <= self.context.as_of)
    }

    // ---- facts and blocks -------------------------------------------------------------------

    /// A fact; `None` without a value.
    pub(super) fn fact(&self, label: &str, values: Vec<Phrase>) -> Option<Fact> {
        (!values.is_empty()).then(|| Fact { label: self.say(label), mark: String::new(), values })
    }

    /// A fact in a few words.
    pub(super) fn text_fact(&self, label: &str, text: Option<String>) -> Option<Fact> {
        self.fact(label, text.map(Phrase::of).into_iter().collect())
    }

    /// A fact that is a day.
    pub(super) fn day_fact(&self, label: &str, day: Option<Date>) -> Option<Fact> {
        self.fact(label, day.map(|day| self.dated(day)).into_iter().collect())
    }

    /// A fact that is a word with its shape: a status.
    pub(super) fn marked(&self, label: &str, prefix: &str, word: &'static str) -> Option<Fact> {
        let fact = self.text_fact(label, Some(self.value(prefix, word)))?;
        Some(Fact { mark: format!("mark-{word}"), ..fact })
    }

    /// A block; `None` without items.
    pub(super) fn block(&self, id: &'static str, style: &'static str, items: Vec<Phrase>) -> Option<Block> {
        (!items.is_empty()).then(|| Block { id, title: self.say(&format!("block_{id}")), style, items })
    }

    /// A block of small things, each with its label; those without a text are left out.
    pub(super) fn details<const N: usize>(
        &self,
        id: &'static str,
        rows: [(&str, Option<String>); N],
    ) -> Option<Block> {
        let said = |(label, text): (&str, Option<String>)| {
            text.map(|text| Phrase { note: self.say(label), ..Phrase::of(text) })
        };
        self.block(id, "details", rows.into_iter().filter_map(said).collect())
    }

    /// Where a goal or plan stands, as a word with its shape: computed, or as its people wrote it.
    pub(super) fn standing_fact(&self) -> Option<Fact> {
        let Some(standing) = self.context.insights.standing(self.id) else {
            return self.marked("status", "status", self.word("status").unwrap_or("active"));
        };
        let status = say::standing_status(self, standing);
        let fact = self.text_fact("status", Some(status.word))?;
        Some(Fact { mark: status.mark, ..fact })
    }

    /// How often people check in, as a table of the record says.
    pub(super) fn cadence(&self, table: &Record) -> Option<Block> {
        let often = |field: &str| table.word(field).map(|word| self.value("often", word));
        self.details(
            "cadence",
            [
                ("label_update", often("update")),
                ("label_reflection", often("reflection")),
                ("label_review", often("review")),
            ],
        )
    }

    /// A table of the record.
    pub(super) fn table(&self, field: &str) -> Option<&'a Record> {
        self.first(|record| record.record(field))
    }

    /// A block of plain lines.
    pub(super) fn text_block(
        &self,
        id: &'static str,
        style: &'static str,
        lines: impl IntoIterator<Item = String>,
    ) -> Option<Block> {
        self.block(id, style, lines.into_iter().map(Phrase::of).collect())
    }
}
