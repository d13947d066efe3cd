//! What may be written where: one table of fields per kind.
//!
//! In: a spanned table and the [`KindSchema`] it should follow. Out: a [`Record`] of typed values
//! and every mistake. From the same tables come decoding, suggestions, JSON Schema and the reference
//! pages, so that adding a kind means adding one table. Never: reads text, or knows what a value is
//! used for.

mod common;
mod decode;
mod json;
mod kind;
mod kinds;
mod level;
mod moments;
mod often;
mod page;
mod reference;
mod references;
mod settings;
mod smallest;
mod typed;
mod unknown;
mod values;

pub use decode::decode;
pub(crate) use decode::{folded, is_said};
pub use json::{json_schema, json_schemas};
pub use kind::Kind;
pub use level::Level;
pub use often::Often;
pub use page::PAGE;
pub use reference::{between_marks, kinds_reference, reference};
pub use references::{Detail, Reference};
pub use settings::SETTINGS;
pub use typed::{Line, Period, Record, Typed};
pub(crate) use values::is_factor;

/// What a field's value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text; a number or date counts as its own text.
    Text,
    /// Text of at most so many characters; longer text is read, with a warning.
    Short(usize),
    /// `true` or `false`; `yes`, `no`, `on` and `off` too.
    Bool,
    /// A number, kept exactly.
    Number,
    /// A number that is not below zero.
    NotNegative,
    /// A number above zero.
    Positive,
    /// How many times as much something counts: a number from a tenth to ten.
    Factor,
    /// A whole number between two others, both included.
    Whole(i64, i64),
    /// A day, `2026-03-09`; a time behind it is left aside.
    Date,
    /// A day, or a cycle whose last day is meant.
    Due,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list of a few words.
    Words(&'static [&'static str]),
    /// A list of texts; a single text is a list of one.
    List,
    /// A list of texts, where commas in a single text separate.
    Tags,
    /// A list of texts, or a table whose entries are read as `name: value`.
    Links,
    /// A length of time in days or longer, such as `6 months`.
    Period,
    /// A length of time in minutes or hours, such as `20 min` or `2 h`.
    Length,
    /// Hours of a day, `09:00-17:00`.
    Hours,
    /// The IANA name of a time zone.
    Zone,
    /// A BCP-47 tag of a language.
    Lang,
    /// A list of those.
    Langs,
    /// A whole web address.
    Address,
    /// Another record.
    Ref(Target),
    /// A list of other records.
    Refs(Target),
    /// A table whose keys are people and whose values are records.
    ByPerson(Target),
    /// A table whose keys are known.
    Table(&'static [Field]),
    /// A list of tables whose keys are known.
    Tables(&'static [Field]),
    /// A list of lines, or of tables whose keys are known.
    Lines(&'static [Field]),
    /// Anything; looked at elsewhere.
    Any,
}

/// What a reference may lead to, and what may stand beside the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The kinds; with several, `kind:id` tells which.
    pub kinds: &'static [Kind],
    /// What may stand beside the id.
    pub form: Form,
}

/// What may stand beside the id of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing: `sql`.
    Id,
    /// A note: `sql: the slow queries`.
    Note,
    /// A level: `sql 2`.
    Level,
    /// A step, and a goal that needs it: `sql 2 -> 4 for restore-faster`.
    Step,
    /// Words instead of an id, when no record has it.
    OrWords,
    /// One word that stands for no record.
    OrWord(&'static str),
}

impl Target {
    /// A plain reference to one of `kinds`.
    #[must_use]
    pub const fn to(kinds: &'static [Kind]) -> Self {
        Self { kinds, form: Form::Id }
    }

    /// The same with something beside the id.
    #[must_use]
    pub const fn with(self, form: Form) -> Self {
        Self { form, ..self }
    }
}

/// One field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name that we write.
    pub name: &'static str,
    /// Other names that mean the same; the first one present counts, lists are joined.
    pub also: &'static [&'static str],
    /// What the value must be.
    pub ty: Type,
    /// What the field does, one sentence for authors.
    pub doc: &'static str,
    /// What holds when the field is absent, in words; empty when that is nothing.
    pub default: &'static str,
    /// A value as TOML writes it.
    pub example: &'static str,
    /// Whether the table that it is a part of means nothing without it.
    pub must: bool,
}

impl Field {
    /// A field without other names, whose absence means nothing.
    #[must_use]
    pub const fn new(name: &'static str, ty: Type, doc: &'static str, example: &'static str) -> Self {
        Self { name, also: &[], ty, doc, default: "", example, must: false }
    }

    /// The field, without which the table around it means nothing.
    #[must_use]
    pub const fn needed(self) -> Self {
        Self { must: true, ..self }
    }

    /// Its name and the others that mean the same.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }

    /// The field with other names that mean the same.
    #[must_use]
    pub const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    /// The field with what holds in its absence.
    #[must_use]
    pub const fn or(self, default: &'static str) -> Self {
        Self { default, ..self }
    }
}

/// All fields of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindSchema {
    /// The kind with its article in messages, such as `a practice` or `` `handbook.toml` ``.
    pub kind: &'static str,
    /// One sentence on what it is, for authors.
    pub about: &'static str,
    /// Its own fields, in the order of the reference page.
    pub fields: &'static [Field],
    /// The fields that it shares with other kinds; one of [`Self::fields`] with the same name wins.
    pub common: &'static [Field],
    /// What must be there: one name of each group. `body` is the text below the front matter.
    pub needs: &'static [&'static [&'static str]],
    /// Whether unknown keys are accepted and left alone, and letters' case in keys does not matter.
    pub open: bool,
}

impl KindSchema {
    /// A kind with fields of its own and those that all kinds share; unknown keys are mistakes.
    #[must_use]
    pub(crate) const fn of(kind: &'static str, about: &'static str, fields: &'static [Field]) -> Self {
        Self { kind, about, fields, common: common::COMMON, needs: &[], open: false }
    }

    /// The kind with what must be there.
    #[must_use]
    pub(crate) const fn needing(self, needs: &'static [&'static [&'static str]]) -> Self {
        Self { needs, ..self }
    }

    /// Whether it is the table of a record, which is strict and shares fields with other records.
    #[must_use]
    pub fn is_record(&self) -> bool {
        !self.common.is_empty()
    }

    /// Every field once: its own, then the shared ones.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.fields.iter().chain(self.shared_fields())
    }

    /// The shared fields, without those that its own stand for.
    pub fn shared_fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        let own = self.fields;
        let is_own = move |name: &str| own.iter().any(|one| one.names().any(|known| known == name));
        self.common.iter().filter(move |field| !is_own(field.name))
    }

    /// The field called `name`, by its own name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.all_fields().find(|field| field.name == name)
    }
}

#[cfg(test)]
mod tests;
