//! What may be written where: one table of fields per kind.
//!
//! In: a spanned table and the [`KindSchema`] it should follow. Out: a [`Record`] of typed values
//! and every mistake. From the same tables come decoding, suggestions and the reference pages, so
//! that adding a kind means adding one table. Never: reads text, or knows what a value is used for.

mod decode;
mod page;
mod reference;
mod settings;
mod typed;
mod values;

pub use decode::decode;
pub(crate) use decode::folded;
pub use page::PAGE;
pub use reference::{between_marks, reference};
pub use settings::SETTINGS;
pub use typed::{Period, Record, Typed};

/// What a field's value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text; a number or date counts as its own text.
    Text,
    /// `true` or `false`; `yes`, `no`, `on` and `off` too.
    Bool,
    /// A number, kept in thousandths.
    Number,
    /// A day, `2026-03-09`; a time behind it is left aside.
    Date,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list of texts; a single text is a list of one.
    List,
    /// A list of texts, where commas in a single text separate.
    Tags,
    /// A length of time in days or longer, such as `6 months`.
    Period,
    /// A table whose keys are known.
    Table(&'static [Field]),
    /// Anything; looked at elsewhere.
    Any,
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
    /// A value that TOML and YAML read alike.
    pub example: &'static str,
}

/// All fields of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindSchema {
    /// The kind's name in messages, such as `` `handbook.toml` ``.
    pub kind: &'static str,
    /// Its fields, in the order of the reference page.
    pub fields: &'static [Field],
    /// Whether unknown keys are accepted and left alone, and letters' case in keys does not matter.
    pub open: bool,
}
