//! What could not be kept as it was written, said once for each kind.
//!
//! In: the documents of an edition. Out: one finding per element or call, at its first place,
//! with how often it was met. Never: one finding per page; an existing handbook has thousands.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::parse::markdown::goes_whole;
use crate::parse::{Document, Loss, LossKind};

/// The losses of all documents.
#[must_use]
pub fn losses(documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let mut totals: BTreeMap<(LossKind, &str), (u32, &Document, &Loss)> = BTreeMap::new();
    for document in documents {
        for loss in &document.losses {
            let total = totals.entry((loss.kind, &loss.name)).or_insert((0, document, loss));
            total.0 += loss.count;
        }
    }
    totals.into_values().map(|(count, document, loss)| finding(count, document, loss)).collect()
}

fn finding(count: u32, document: &Document, loss: &Loss) -> Diagnostic {
    let name = &loss.name;
    let finding = match loss.kind {
        LossKind::Html => {
            let kept = if goes_whole(name) { "it is left out with what is in it" } else { "the words inside it are kept" };
            let help = format!("{kept}; `raw_html = \"trusted\"` under `[markdown]` lets all HTML pass");
            let message = format!("the HTML element `<{name}>` is not on the list of safe ones");
            Diagnostic::new(Code::RawHtmlDropped, message).help(help)
        }
        LossKind::Attribute => {
            let (element, attribute) = name.split_once('@').unwrap_or(("", name));
            Diagnostic::new(Code::RawHtmlDropped, format!("the attribute `{attribute}` of `<{element}>` is not on the list of safe ones"))
                .help("the element is kept without it")
        }
        LossKind::Call => Diagnostic::new(Code::ForeignCall, format!("`{name}` is a call of another tool"))
            .help("it is shown as text and the words inside it are kept; write Markdown in its place when you have time"),
    };
    finding.in_file(&document.path).at(loss.span).counted(count)
}
