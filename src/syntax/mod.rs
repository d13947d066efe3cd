//! TOML and YAML as one tree of values that know where they were written.
//!
//! In: the text of a front-matter block or a settings file. Out: a [`Table`] with the byte span of
//! every key and value, and every mistake with the line that would have been right.
//! Never: knows which keys exist or what they mean, reads a file, or stops at the first mistake.

pub mod date;
mod line;
mod repair;
pub mod toml;
mod value;
pub mod yaml;

pub use value::{Key, Table, Value, ValueKind};

use crate::diag::Diagnosed;

/// The start of a text that is too long for a message.
#[must_use]
pub fn clipped(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A literal of TOML with colons in place of the equals signs outside of its quotes.
fn with_colons(literal: &str) -> String {
    let outside =
        |(at, part): (usize, &str)| if at % 2 == 0 { part.replace(" = ", ": ") } else { part.to_owned() };
    literal.split('"').enumerate().map(outside).collect::<Vec<_>>().join("\"")
}

/// The two languages in which authors write front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// `key = "value"`
    Toml,
    /// `key: value`
    Yaml,
}

impl Language {
    /// Reads `block`; every span in the result is moved right by `offset`, the place of the block
    /// in its file.
    #[must_use]
    pub fn parse(self, block: &str, offset: usize) -> Diagnosed<Table> {
        match self {
            Self::Toml => toml::parse(block, offset),
            Self::Yaml => yaml::parse(block, offset),
        }
    }

    /// A line that sets `key`. `value` is a literal as TOML writes it: quoted text, a number, a date,
    /// `true`, a list in brackets or a table in braces; only the last is written otherwise in YAML.
    #[must_use]
    pub fn line(self, key: &str, value: &str) -> String {
        match self {
            Self::Toml => format!("{key} = {value}"),
            Self::Yaml => format!("{key}: {}", with_colons(value)),
        }
    }
}
