//! The tree of values that both languages are read into.
//!
//! In: nothing. Out: the types. Never: says in which language a value was written.

use crate::source::Span;

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Value {
    /// What was written.
    pub kind: ValueKind,
    /// Where it was written; for a copied YAML alias, where the alias stands.
    pub span: Span,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// Nothing, `~` or `null`; only YAML has it.
    Null,
    /// `true` or `false`. The words of old YAML (`yes`, `on`) stay text until a field wants a boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction, as its decimal text.
    Float(String),
    /// Text.
    Str(String),
    /// A date or date and time in ISO form, as its text.
    Date(String),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(Table),
}

/// The name of an entry and where it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// The name without quotes.
    pub name: String,
    /// Where it was written, with its quotes.
    pub span: Span,
}

/// Entries in the order in which they were written; no name twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<(Key, Value)>,
}

impl Table {
    /// The value called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, value)| value)
    }

    /// The table with every span moved right by `by` bytes.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        for (key, value) in &mut self.entries {
            key.span = key.span.shifted(by);
            value.shift(by);
        }
        self
    }
}

impl Value {
    /// A value written at `span`.
    #[must_use]
    pub fn new(kind: ValueKind, span: impl Into<Span>) -> Self {
        Self { kind, span: span.into() }
    }

    /// A single value as text: numbers, dates and booleans too. `None` for lists, tables and nothing.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match &self.kind {
            ValueKind::Bool(value) => Some(value.to_string()),
            ValueKind::Int(value) => Some(value.to_string()),
            ValueKind::Float(text) | ValueKind::Str(text) | ValueKind::Date(text) => Some(text.clone()),
            ValueKind::Null | ValueKind::List(_) | ValueKind::Table(_) => None,
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        if let ValueKind::List(items) = &self.kind { Some(items) } else { None }
    }

    /// A table.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        if let ValueKind::Table(table) = &self.kind { Some(table) } else { None }
    }

    /// The only entry of a table as a line `key: value`, which is how YAML reads a text with a colon.
    #[must_use]
    pub fn one_entry(&self) -> Option<String> {
        let [(key, value)] = self.table()?.entries.as_slice() else { return None };
        Some(format!("{}: {}", key.name, value.text()?))
    }

    /// What kind of value it is, in the words of a message.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match &self.kind {
            ValueKind::Null => "nothing",
            ValueKind::Bool(_) => "`true` or `false`",
            ValueKind::Int(_) | ValueKind::Float(_) => "a number",
            ValueKind::Str(_) => "text",
            ValueKind::Date(_) => "a date",
            ValueKind::List(_) => "a list",
            ValueKind::Table(_) => "a table",
        }
    }

    fn shift(&mut self, by: usize) {
        self.span = self.span.shifted(by);
        match &mut self.kind {
            ValueKind::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            ValueKind::Table(table) => *table = std::mem::take(table).shifted(by),
            ValueKind::Null
            | ValueKind::Bool(_)
            | ValueKind::Int(_)
            | ValueKind::Float(_)
            | ValueKind::Str(_)
            | ValueKind::Date(_) => {}
        }
    }
}
