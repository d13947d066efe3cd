//! What search finds, and what it finds first.
//!
//! In: the table `[search]` of `handbook.toml`. Out: [`Search`], and what is wrong with the weights.
//! Never: looks at a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, nearest};
use crate::number::{self, Rational};
use crate::schema::{Kind, Record, is_factor};
use crate::syntax::{Key, Value};

/// What search finds, and what it finds first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Search {
    /// Whether the site can be searched.
    pub enabled: bool,
    /// How much the pages of a kind count, in hundredths; those of all others count 100.
    pub weights: BTreeMap<Kind, u32>,
    /// Kinds that search does not find.
    pub leave_out: BTreeSet<Kind>,
}

impl Default for Search {
    fn default() -> Self {
        Self { enabled: true, weights: BTreeMap::new(), leave_out: BTreeSet::new() }
    }
}

/// A factor in hundredths, rounded.
#[must_use]
pub fn hundredths(factor: &Rational) -> u32 {
    u32::try_from((factor * &Rational::from(100)).rounded()).unwrap_or(100)
}

/// Reads `[search]`.
pub(super) fn search(table: &Record, found: &mut Vec<Diagnostic>) -> Search {
    let left_out = table.words("leave_out").unwrap_or_default();
    Search {
        enabled: table.bool("enabled").unwrap_or(true),
        weights: table.any("weights").map(|value| weights(value, found)).unwrap_or_default(),
        leave_out: left_out.iter().filter_map(|name| Kind::from_name(name)).collect(),
    }
}

/// Reads `weights`: a number for each kind.
fn weights(value: &Value, found: &mut Vec<Diagnostic>) -> BTreeMap<Kind, u32> {
    let Some(table) = value.table() else {
        let message = format!("`weights` should be a table, but here it is {}", value.noun());
        found.push(mistake(message, value).help("write it like this: `weights = { practice = 1.5 }`"));
        return BTreeMap::new();
    };
    table.entries.iter().filter_map(|(key, value)| weight(key, value, found)).collect()
}

fn weight(key: &Key, value: &Value, found: &mut Vec<Diagnostic>) -> Option<(Kind, u32)> {
    let Some(kind) = Kind::from_name(&key.name) else {
        found.push(unknown_kind(key));
        return None;
    };
    let factor = value.text().and_then(|text| number::read(text.trim()).ok()).filter(is_factor);
    if factor.is_none() {
        let message = format!("`{}` should be a number from 0.1 to 10", key.name);
        let help = format!("write it like this: `{} = 1.5`; pages of all other kinds count 1", key.name);
        found.push(mistake(message, value).help(help));
    }
    factor.map(|factor| (kind, hundredths(&factor)))
}

fn unknown_kind(key: &Key) -> Diagnostic {
    let finding = Diagnostic::new(Code::Config, format!("there is no kind `{}`", key.name)).at(key.span);
    match nearest(&key.name, Kind::all().map(Kind::name)) {
        Some(near) => finding
            .label(format!("did you mean `{near}`?"))
            .help(format!("write `{near}` in place of `{}`", key.name)),
        None => finding
            .help(format!("the kinds are {}", Kind::all().map(Kind::name).collect::<Vec<_>>().join(", "))),
    }
}

fn mistake(message: String, value: &Value) -> Diagnostic {
    Diagnostic::new(Code::Config, message).at(value.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_kept_in_hundredths() {
        let read = |text: &str| hundredths(&number::read(text).expect("a number"));
        assert_eq!((read("1.5"), read("0.1"), read("10"), read("0.333")), (150, 10, 1000, 33));
    }
}
