//! Pages whose owner has left.
//!
//! In: the linked handbook and the date. Out: a finding for each page that nobody keeps true.
//! Never: a page that somebody else owns too.

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic};
use crate::model::{Handbook, Page, Relation};
use crate::schema::Kind;
use crate::words::Words;

/// The findings about owners who had left on `as_of`.
#[must_use]
pub fn departed(handbook: &Handbook, as_of: Date, words: &Words) -> Vec<Diagnostic> {
    let pages = handbook.pages.iter().filter(|page| page.kind() != Kind::Plan);
    pages.filter_map(|page| finding(handbook, page, as_of, words)).collect()
}

fn finding(handbook: &Handbook, page: &Page, as_of: Date, words: &Words) -> Option<Diagnostic> {
    let document = page.document.as_deref()?;
    let fields = &document.record.as_ref()?.fields;
    let owner: &Relation = page.relations.iter().find(|relation| is_owner(relation))?;
    let card = handbook.page(owner.page);
    let left = card.record()?.fields.date("left").filter(|left| *left <= as_of)?;
    let day = crate::words::date_text(left, words);
    let message = format!("its owner {} left on {day}, so nobody keeps it true", card.title);
    let finding = Diagnostic::new(Code::DepartedOwner, message).in_file(&document.path);
    let finding = fields.get("owner").map_or(finding.clone(), |(_, span)| finding.at(span));
    Some(finding.help("ask somebody to take it over, and write their id as `owner`"))
}

fn is_owner(relation: &Relation) -> bool {
    relation.field == "owner" && relation.direction == crate::model::Direction::Out
}
