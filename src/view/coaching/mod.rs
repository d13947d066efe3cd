//! What pages show about coaching.
//!
//! `hub` is the page on which people find each other, `programme` the one that says how coaching goes in each
//! cycle; `now` is who is here and which pairings count today, from which `board` and `circle` take their parts.
//! `record` is what the pages of pairs, people, plans and onboarding paths show.
//!
//! In: the context; what `insight` knows of people and pairs. Out: [`shapes`]. Never: an order of people, a
//! proposal to which the edition does not have the pair, or the weight, score or reason of one.

mod board;
mod buddy;
mod circle;
mod helpers;
pub(super) mod hub;
mod now;
mod pair;
mod partners;
mod person;
pub(super) mod programme;
pub(super) mod record;
mod sessions;
pub(super) mod shapes;

pub(super) use helpers::why;
pub(super) use pair::said_by_the_page;

use crate::insight::Insights;
use crate::model::{Handbook, Page};
use crate::schema::{Kind, Record};

/// Whether the handbook says anything about coaching: a pair, or a person who offers, wants or takes part.
pub(super) fn is_spoken_of(handbook: &Handbook, insights: &Insights) -> bool {
    let people = handbook.records.get(&Kind::Person).into_iter().flat_map(|people| people.values());
    let mut pages = people.map(|person| handbook.page(*person));
    !insights.figures.coaching.pairings.is_empty() || pages.any(says_something)
}

fn says_something(person: &Page) -> bool {
    files(person)
        .any(|fields| ["coaching", "offers", "wants"].iter().any(|field| fields.get(field).is_some()))
}

/// What a record's own file says, and what its companions say.
fn files(page: &Page) -> impl Iterator<Item = &Record> {
    page.documents().filter_map(|document| document.record.as_ref()).map(|file| &file.fields)
}
