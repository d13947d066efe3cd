//! Decoded values, by the name of their field.
//!
//! In: values that passed their field's type. Out: getters by name. Never: a value of another type
//! than its field's.

use jiff::civil::Date;

use super::references::Reference;
use crate::number::Rational;
use crate::source::Span;
use crate::syntax::Value;

/// A value of one of the types of fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Typed {
    /// Of `Type::Text`, `Type::Zone`, `Type::Lang` and `Type::Address`.
    Text(String),
    /// Of `Type::Bool`.
    Bool(bool),
    /// Of `Type::Number`, `Type::NotNegative`, `Type::Positive` and `Type::Factor`.
    Number(Rational),
    /// Of `Type::Whole`.
    Whole(i64),
    /// Of `Type::Date`, and of `Type::Due` when it names a day.
    Date(Date),
    /// Of `Type::Word`.
    Word(&'static str),
    /// Of `Type::Words`.
    Words(Vec<&'static str>),
    /// Of `Type::List`, `Type::Tags` and `Type::Langs`.
    List(Vec<(String, Span)>),
    /// Of `Type::Length`, in minutes.
    Minutes(i64),
    /// Of `Type::Hours`: from and to, in minutes since midnight.
    Hours(i64, i64),
    /// Of all types that name other records.
    Refs(Vec<Reference>),
    /// Of `Type::Tables` and `Type::Lines`.
    Lines(Vec<(Line, Span)>),
    /// Of `Type::Period`.
    Period(Period),
    /// Of `Type::Table`.
    Record(Record),
    /// Of `Type::Any`.
    Any(Value),
}

/// An item of a list of lines or tables.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Line {
    /// A line.
    Text(String),
    /// A table.
    Record(Record),
}

/// A length of time as calendars count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// Months, years being twelve.
    pub months: i32,
    /// Days, weeks being seven.
    pub days: i32,
}

/// Decoded fields, in the order of the schema; absent and unreadable ones are left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Record {
    /// Name, value and the place of the value.
    pub(super) fields: Vec<(&'static str, Typed, Span)>,
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident $variant:ident($value:ident) -> $out:ty = $result:expr;)*) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(&self, field: &str) -> Option<$out> {
            let (Typed::$variant($value), _) = self.get(field)? else { return None };
            Some($result)
        })*
    };
}

impl Record {
    /// The value of a field and its place.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<(&Typed, Span)> {
        self.fields.iter().find(|(name, ..)| *name == field).map(|(_, value, span)| (value, *span))
    }

    getters! {
        /// A text.
        text Text(value) -> String = value.clone();
        /// A boolean.
        bool Bool(value) -> bool = *value;
        /// A number.
        number Number(value) -> Rational = value.clone();
        /// A day.
        date Date(value) -> Date = *value;
        /// A whole number.
        whole Whole(value) -> i64 = *value;
        /// Minutes.
        minutes Minutes(value) -> i64 = *value;
        /// Some of the field's words.
        words Words(value) -> &[&'static str] = value;
        /// One of the field's words.
        word Word(value) -> &'static str = value;
        /// A length of time.
        period Period(value) -> Period = *value;
        /// A table of known keys.
        record Record(value) -> &Record = value;
        /// A value of any kind.
        any Any(value) -> &Value = value;
    }

    /// A text and its place.
    #[must_use]
    pub fn text_at(&self, field: &str) -> Option<(String, Span)> {
        let (Typed::Text(text), span) = self.get(field)? else { return None };
        Some((text.clone(), span))
    }

    /// A text or one of the field's words.
    #[must_use]
    pub fn wording(&self, field: &str) -> Option<String> {
        self.text(field).or_else(|| self.word(field).map(str::to_owned))
    }

    /// The hours of a day: from and to, in minutes since midnight.
    #[must_use]
    pub fn hours(&self, field: &str) -> Option<(i64, i64)> {
        let (Typed::Hours(from, to), _) = self.get(field)? else { return None };
        Some((*from, *to))
    }

    /// The records that a field names; empty when it is absent.
    #[must_use]
    pub fn refs(&self, field: &str) -> &[Reference] {
        let Some((Typed::Refs(references), _)) = self.get(field) else { return &[] };
        references
    }

    /// The lines and tables of a field; empty when it is absent.
    #[must_use]
    pub fn lines(&self, field: &str) -> &[(Line, Span)] {
        let Some((Typed::Lines(lines), _)) = self.get(field) else { return &[] };
        lines
    }

    /// All fields with their values, in the order of the schema.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Typed)> {
        self.fields.iter().map(|(name, value, _)| (*name, value))
    }

    /// Sets a field that the file does not write itself, such as the owner that its path names.
    pub fn imply(&mut self, field: &'static str, value: Typed, span: Span) {
        if self.get(field).is_none() {
            self.fields.push((field, value, span));
        }
    }

    /// The items of a list with their places; empty when the field is absent.
    #[must_use]
    pub fn list(&self, field: &str) -> &[(String, Span)] {
        let Some((Typed::List(items), _)) = self.get(field) else { return &[] };
        items
    }
}
