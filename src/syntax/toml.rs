//! TOML as a tree of values with spans.
//!
//! In: a block of TOML. Out: its table and every mistake. The parser is the `toml` crate's own,
//! which goes on after most mistakes. Never: knows what a key means.

mod mistakes;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

use super::repair::{self, Attempt, Failure};
use super::{Key, Table, Value, ValueKind};
use crate::diag::{Code, Diagnosed, Diagnostic};

/// Reads a block of TOML; every span is moved right by `offset`.
#[must_use]
pub fn parse(block: &str, offset: usize) -> Diagnosed<Table> {
    repair::parse(block, offset, attempt, mistakes::explain)
}

fn attempt(block: &str) -> Attempt<String> {
    let (root, errors) = DeTable::parse_recoverable(block);
    let (twice, broken): (Vec<Error>, Vec<Error>) =
        errors.into_iter().partition(|error| error.message() == "duplicate key");
    Attempt {
        table: table(root.get_ref()),
        notes: twice.iter().map(|error| written_twice(block, error)).collect(),
        failure: broken.iter().map(failure).min_by_key(|failure| failure.at),
    }
}

fn failure(error: &Error) -> Failure<String> {
    let at = error.span().map_or(0, |span| span.start);
    Failure { from: at, at, reason: error.message().to_owned() }
}

fn written_twice(block: &str, error: &Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    let name = block.get(span.clone()).unwrap_or("the key");
    Diagnostic::new(Code::DuplicateKey, format!("`{name}` is written twice"))
        .at(span)
        .label("the first one counts")
        .help("keep one of the two lines and remove the other")
}

fn table(table: &DeTable<'_>) -> Table {
    let entry = |(key, item): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        (Key { name: key.get_ref().to_string(), span: key.span().into() }, value(item))
    };
    Table { entries: table.iter().map(entry).collect() }
}

fn value(item: &Spanned<DeValue<'_>>) -> Value {
    let kind = match item.get_ref() {
        DeValue::String(text) => ValueKind::Str(text.to_string()),
        DeValue::Integer(number) => whole(number.as_str(), number.radix()),
        DeValue::Float(number) => ValueKind::Float(number.as_str().to_owned()),
        DeValue::Boolean(value) => ValueKind::Bool(*value),
        DeValue::Datetime(date) => ValueKind::Date(date.to_string()),
        DeValue::Array(items) => list(items),
        DeValue::Table(nested) => ValueKind::Table(table(nested)),
    };
    Value::new(kind, item.span())
}

fn list(items: &DeArray<'_>) -> ValueKind {
    ValueKind::List(items.iter().map(value).collect())
}

/// A whole number; one that is too large for any field stays as its text.
fn whole(digits: &str, radix: u32) -> ValueKind {
    i64::from_str_radix(digits, radix).map_or_else(|_| ValueKind::Float(digits.to_owned()), ValueKind::Int)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::syntax::ValueKind;

    #[test]
    fn values_have_their_kinds_and_places() {
        let text = "a = 0x1F\nb = 1.50\nc = 2024-03-01T10:00:00Z\n[d]\ne = [true, 'x']\n";
        let read = parse(text, 0);
        assert!(read.diagnostics.is_empty());
        let kind = |key: &str| read.value.get(key).map(|value| value.kind.clone());
        assert_eq!(kind("a"), Some(ValueKind::Int(31)));
        assert_eq!(kind("b"), Some(ValueKind::Float("1.50".to_owned())));
        assert_eq!(kind("c"), Some(ValueKind::Date("2024-03-01T10:00:00Z".to_owned())));
        let Some(ValueKind::Table(inner)) = kind("d") else { panic!("a table") };
        assert_eq!(&text[inner.get("e").expect("a list").span.range()], "[true, 'x']");
    }

    #[test]
    fn the_first_of_two_keys_counts() {
        let read = parse("a = 1\na = 2\n[t]\n[t]\n", 7);
        assert_eq!(read.value.get("a").map(|value| &value.kind), Some(&ValueKind::Int(1)));
        let places: Vec<_> =
            read.diagnostics.iter().filter_map(|one| one.span).map(|span| span.start).collect();
        assert_eq!(places, [13, 24]);
    }
}
