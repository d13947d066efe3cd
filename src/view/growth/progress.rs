//! The page that shows how the whole handbook is doing.
//!
//! In: the context. Out: a [`PageView`] with rates that are always n of d, what stretches came to, the
//! rhythm of entries, and what is in the way. Never: an order of people, or a mean that hides one.

use super::shapes::ProgressView;
use super::{team, tree};
use crate::model::PageId;
use crate::schema::Kind;
use crate::view::card::Card;
use crate::view::context::{Context, PageRef};
use crate::view::page::{date_view, frame, home_crumb};
use crate::view::shapes::{Content, PageView, Template};

/// The page.
pub(in crate::view) fn page(context: &Context) -> PageView {
    let url = context.url(PageRef::Progress);
    let mut view = frame(context, Template::Progress, &url, context.words.get("progress_title"));
    view.breadcrumbs = vec![home_crumb(context, &url)];
    let card = Card::new(context, PageId(0), &url);
    let records = [Kind::Goal, Kind::Plan].into_iter().filter_map(|kind| context.handbook.records.get(&kind));
    let records: Vec<PageId> = records.flat_map(|ids| ids.values().copied()).collect();
    view.content = Content::Progress(ProgressView {
        as_of: date_view(context, context.as_of),
        goals: tree::all(&card),
        barriers: team::by_kind(&card, &records),
    });
    view
}
