//! Decoded values, by the name of their field.
//!
//! In: values that passed their field's type. Out: getters by name. Never: a value of another type
//! than its field's.

use jiff::civil::Date;

use crate::source::Span;
use crate::syntax::Value;

/// A value of one of the types of fields.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// Of `Type::Text`.
    Text(String),
    /// Of `Type::Bool`.
    Bool(bool),
    /// Of `Type::Number`, in thousandths.
    Thousandths(i64),
    /// Of `Type::Date`.
    Date(Date),
    /// Of `Type::Word`.
    Word(&'static str),
    /// Of `Type::List` and `Type::Tags`.
    List(Vec<(String, Span)>),
    /// Of `Type::Period`.
    Period(Period),
    /// Of `Type::Table`.
    Record(Record),
    /// Of `Type::Any`.
    Any(Value),
}

/// A length of time as calendars count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Months, years being twelve.
    pub months: i32,
    /// Days, weeks being seven.
    pub days: i32,
}

/// Decoded fields, in the order of the schema; absent and unreadable ones are left out.
#[derive(Debug, Clone, PartialEq, Default)]
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
        /// A number in thousandths.
        thousandths Thousandths(value) -> i64 = *value;
        /// A day.
        date Date(value) -> Date = *value;
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

    /// The items of a list with their places; empty when the field is absent.
    #[must_use]
    pub fn list(&self, field: &str) -> &[(String, Span)] {
        let Some((Typed::List(items), _)) = self.get(field) else { return &[] };
        items
    }
}
