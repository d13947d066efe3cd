//! What could not be kept, and what is wrong with a page's Markdown.
//!
//! In: single finds. Out: one [`Loss`] per kind and name with a count, and diagnostics.
//! Never: the same loss twice.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::parse::{Loss, LossKind};
use crate::source::Span;

/// The findings of one walk.
#[derive(Debug, Clone, Default)]
pub struct Report {
    losses: BTreeMap<(LossKind, String), (u32, Span)>,
    /// Findings, without the file's path.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Counts a loss.
    pub(super) fn lose(&mut self, kind: LossKind, name: &str, span: Span) {
        let entry = self.losses.entry((kind, name.to_owned())).or_insert((0, span));
        entry.0 += 1;
    }

    /// The losses in the order in which they were first met.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        let mut losses: Vec<Loss> = self
            .losses
            .iter()
            .map(|((kind, name), (count, span))| Loss {
                kind: *kind,
                name: name.clone(),
                count: *count,
                span: *span,
            })
            .collect();
        losses.sort_by_key(|loss| loss.span);
        losses
    }
}
