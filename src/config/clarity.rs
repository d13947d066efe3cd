//! Whether the settings leave open who may read what.
//!
//! In: `handbook.toml`, readable or not. Out: whether a mistake in it may have lost a line that says
//! which pages are for few. Never: says what the mistake is; that was said where it was found.

use crate::syntax::{Table, Value, ValueKind};

/// The tables that decide who may read what.
const TABLES: [&str; 2] = ["visibility", "kinds"];
/// What nearly every spelling of their names holds.
const TRACES: [&str; 4] = ["visib", "vsib", "kind", "visab"];

/// Whether a text that could not be read whole seems to hold one of the tables.
pub(super) fn may_be_lost(text: &str) -> bool {
    let lower = text.to_lowercase();
    TRACES.iter().any(|trace| lower.contains(trace))
}

/// Whether one of the tables has a wrong name, or became a part of another table.
pub(super) fn is_astray(table: &Table) -> bool {
    table.entries.iter().any(|(key, value)| is_misspelt(&key.name) || has_buried(value))
}

fn is_misspelt(key: &str) -> bool {
    let lower = key.to_lowercase();
    !TABLES.contains(&key)
        && key != "links"
        && TABLES.iter().any(|known| edits(&lower, known) <= known.len() / 3)
}

fn has_buried(value: &Value) -> bool {
    let entries = match &value.kind {
        ValueKind::Table(table) => table.entries.as_slice(),
        _ => return value.items().is_some_and(|items| items.iter().any(has_buried)),
    };
    entries.iter().any(|(key, value)| TABLES.contains(&key.name.as_str()) || has_buried(value))
}

fn edits(one: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(one, other)
}
