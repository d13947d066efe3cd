//! Leaders who have not told how they have grown.
//!
//! In: people and journeys. Out: a finding per leader. Never: in a handbook without any journey, which does not
//! use them.

use super::{Seen, about_page, leaders, related};
use crate::diag::{Code, Diagnostic};
use crate::model::Direction;
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    if seen.records(Kind::Journey).next().is_none() {
        return Vec::new();
    }
    let untold = leaders::leaders(seen)
        .filter(|(_, page)| related(page, (Kind::Journey, "person"), Direction::In).next().is_none());
    let finding = |(_, page): (_, &crate::model::Page)| {
        let id = page.record().map(|record| record.id.clone()).unwrap_or_default();
        let message = format!("{} leads people and has not told how they got there", page.title);
        let help = format!(
            "write `journeys/{id}.md` with `person = \"{id}\"`, and a chapter on something that went wrong; it may be short"
        );
        about_page(page, Diagnostic::new(Code::LeaderWithoutJourney, message).help(help))
    };
    untold.map(finding).collect()
}
