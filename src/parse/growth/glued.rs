//! Text that stands directly under the last bullet of a list.
//!
//! In: a list. Out: a finding, because without an empty line such text belongs to the bullet. Never: a line
//! that is indented, which was meant for the bullet.

use crate::diag::{Code, Diagnostic};
use crate::parse::markdown::List;
use crate::source::Span;

/// The finding about text under the last item of `list`.
pub(super) fn below(text: &str, list: &List) -> Option<Diagnostic> {
    let item = list.items.last()?.text;
    let words = text.get(item.range())?;
    let breaks = words.match_indices('\n').map(|(at, _)| at + 1);
    let start = breaks.into_iter().find(|at| words[*at..].starts_with(|c: char| !c.is_whitespace()))?;
    let line = words[start..].lines().next().unwrap_or_default();
    let at = item.start as usize + start;
    Some(
        Diagnostic::new(Code::GluedText, "this line belongs to the bullet above it")
            .at(Span::new(at, at + line.len()))
            .help("put an empty line before it; or, if it is a part of the bullet, indent it by two blanks"),
    )
}
