//! YAML as a tree of values with spans.
//!
//! In: a block of YAML. Out: its table and every mistake. The parser is `granit-parser`; its events
//! carry byte spans, so that a tree with places is built in one pass. Aliases and merge keys are
//! understood within a small budget. Never: knows what a key means, or lets a small file grow large.

mod mistakes;
mod scalar;
mod tree;

use granit_parser::{ErrorKind, Parser};

use super::Table;
use super::repair::{self, Attempt, Failure};
use crate::diag::Diagnosed;
use tree::Builder;

/// How deep lists and tables may lie in each other.
const MOST_LEVELS: usize = 32;

/// Why reading stopped.
#[derive(Debug)]
enum Reason {
    /// The parser's own words.
    Syntax(ErrorKind),
    /// Nested deeper than [`MOST_LEVELS`].
    TooDeep,
    /// More values than a block may have, or aliases that copy too much.
    TooMuch,
    /// The block is a list or a single value.
    NotATable,
    /// A list or table as a key.
    KeyIsNoWord,
    /// An alias inside the very value that it stands for.
    AliasInItself,
}

/// Reads a block of YAML; every span is moved right by `offset`.
#[must_use]
pub fn parse(block: &str, offset: usize) -> Diagnosed<Table> {
    repair::parse(block, offset, attempt, mistakes::explain)
}

fn attempt(block: &str) -> Attempt<Reason> {
    let mut builder = Builder::default();
    let mut parser =
        Parser::new_from_str_with_options(block, granit_parser::options! { emit_comments: false });
    let failure = read(&mut parser, &mut builder);
    let (table, notes, not_a_table) = builder.finish();
    Attempt { table, notes, failure: failure.or(not_a_table) }
}

fn read<'i>(
    events: &mut impl Iterator<
        Item = Result<(granit_parser::Event<'i>, granit_parser::Span), granit_parser::ScanError>,
    >,
    builder: &mut Builder,
) -> Option<Failure<Reason>> {
    for next in events {
        let (event, span) = match next {
            Ok(next) => next,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                return Some(builder.failure(at, Reason::Syntax(error.kind().clone())));
            }
        };
        let span = span.byte_range().unwrap_or_default();
        if matches!(event, granit_parser::Event::DocumentEnd) {
            break;
        }
        if let Err(reason) = builder.take(event, span.clone()) {
            return Some(builder.failure(span.start, reason));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::syntax::{Table, ValueKind};

    fn sound(block: &str) -> Table {
        let read = parse(block, 0);
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
        read.value
    }

    #[test]
    fn keys_and_values_know_their_places() {
        let text = "é: \"ü\"\nlist:\n  - one\n  - {a: 2}\n";
        let read = parse(text, 100).value;
        let (key, value) = &read.entries[0];
        assert_eq!(key.span.range(), 100..102);
        assert_eq!(&text[value.span.start as usize - 100..value.span.end as usize - 100], "\"ü\"");
        let ValueKind::List(items) = &read.entries[1].1.kind else { panic!("a list") };
        assert_eq!(&text[items[0].span.start as usize - 100..items[0].span.end as usize - 100], "one");
    }

    #[test]
    fn aliases_are_copied_and_merged_entries_fill_in() {
        let read = sound("base: &base {a: 1, b: 2}\ncopy: *base\nown:\n  <<: *base\n  b: 3\n");
        assert_eq!(read.get("copy").map(|value| &value.kind), read.get("base").map(|value| &value.kind));
        let Some(ValueKind::Table(own)) = read.get("own").map(|value| &value.kind) else { panic!("a table") };
        assert_eq!(own.get("a").map(|value| &value.kind), Some(&ValueKind::Int(1)));
        assert_eq!(own.get("b").map(|value| &value.kind), Some(&ValueKind::Int(3)));
    }

    #[test]
    fn tags_of_other_tools_are_passed_over() {
        let read = sound("emoji: !!python/name:material.emoji\nsite: !ENV [SITE, x]\nyear: !!str 2024\n");
        assert_eq!(read.get("emoji").map(|value| &value.kind), Some(&ValueKind::Null));
        assert_eq!(read.get("year").map(|value| &value.kind), Some(&ValueKind::Str("2024".to_owned())));
    }

    #[test]
    fn text_in_quotes_and_blocks_stays_text() {
        let read = sound("a: \"1\"\nb: |\n  one\n  two\nc: 'it''s'\n");
        let text = |key: &str| read.get(key).and_then(crate::syntax::Value::text).expect("text");
        assert_eq!(
            (text("a"), text("b"), text("c")),
            ("1".to_owned(), "one\ntwo\n".to_owned(), "it's".to_owned())
        );
    }

    #[test]
    fn nothing_is_an_empty_table() {
        for block in ["", "\n", "# only a note\n", "~"] {
            assert_eq!(sound(block), Table::default(), "{block:?}");
        }
    }
}
