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
