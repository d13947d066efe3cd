//! Pages whose owner has left.
//!
//! In: the linked handbook and the date. Out: a finding for each page that nobody keeps true.
//! Never: a page that somebody else owns too.

use super::{Seen, about_field};
use crate::diag::{Code, Diagnostic};
use crate::model::{Direction, Page, Relation};
use crate::schema::Kind;
use crate::words::date_text;

/// The findings about owners who have left.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let pages = seen.handbook.pages.iter().filter(|page| page.kind() != Kind::Plan);
    pages.filter_map(|page| finding(seen, page)).collect()
}

fn finding(seen: Seen<'_>, page: &Page) -> Option<Diagnostic> {
    page.record()?;
    let owner: &Relation = page.relations.iter().find(|relation| is_owner(relation))?;
    let card = seen.handbook.page(owner.page);
    let left = card.record()?.fields.date("left").filter(|left| *left <= seen.insights.as_of)?;
    let day = date_text(left, seen.words);
    let message = format!("its owner {} left on {day}, so nobody keeps it true", card.title);
    let finding = about_field(page, "owner", Diagnostic::new(Code::DepartedOwner, message));
    Some(finding.help("ask somebody to take it over, and write their id as `owner`"))
}

fn is_owner(relation: &Relation) -> bool {
    relation.field == "owner" && relation.direction == Direction::Out
}
