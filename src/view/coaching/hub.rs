//! The page on which people find each other.
//!
//! In: the context. Out: a [`PageView`] that says first how many are in a pairing, then who can help with what,
//! who has room, who gives what to whom, and how to begin. Never: a list of who takes part least.

use jiff::ToSpan;

use super::now::Now;
use super::shapes::{CoachingView, Sample};
use super::{board, circle};
use crate::model::href;
use crate::view::OutlineItem;
use crate::view::context::{Context, PROGRAMME, PageRef};
use crate::view::page::{date_view, frame, home_crumb};
use crate::view::shapes::{Content, PageView};
use crate::view::template::Template;

/// How long after its beginning a pair is asked how it goes.
const CHECKUP: i32 = 28;
/// The parts of the page: the id of each heading and the key of its words.
const PARTS: [(&str, &str); 6] = [
    ("ui:board", "coaching_board"),
    ("ui:open", "coaching_open"),
    ("ui:circle", "coaching_circle"),
    ("ui:pairings", "coaching_pairings"),
    ("ui:start", "coaching_start"),
    ("ui:triad", "coaching_triad"),
];

/// The page.
pub(in crate::view) fn page(context: &Context) -> PageView {
    let url = context.url(PageRef::Coaching);
    let mut view = frame(context, Template::Coaching, &url, context.words.get("coaching_title"));
    view.breadcrumbs = vec![home_crumb(context, &url)];
    let content = content(&Now::new(context, &url));
    let is_shown = |id: &str| id != "ui:circle" || content.network.is_some() || content.matrix.is_some();
    let parts = PARTS.iter().filter(|(id, _)| is_shown(id));
    let item = |(id, key): &(&str, &str)| OutlineItem {
        id: (*id).to_owned(),
        text: context.words.get(key).to_owned(),
        level: 2,
    };
    view.outline = parts.map(item).collect();
    view.content = Content::Coaching(content);
    view
}

fn content(now: &Now<'_>) -> CoachingView {
    let (open, more_open) = board::open(now);
    let network = circle::network(now);
    let has_programme = now.card.context.has_programme();
    let programme = has_programme.then(|| href(now.card.url, PROGRAMME, now.card.context.config.links));
    CoachingView {
        state: state(now),
        programme: programme.unwrap_or_default(),
        board: board::board(now),
        open,
        more_open,
        asks: board::asks(now),
        matrix: if network.is_none() { circle::matrix(now) } else { None },
        network,
        groups: circle::groups(now),
        sample: sample(now),
    }
}

/// How many people are in a pairing, of how many, in which cycle, as of when.
fn state(now: &Now<'_>) -> String {
    let as_of = date_view(now.card.context, now.card.context.as_of).text;
    let Some(cycle) = now.cycle else { return now.card.filled("coaching_no_cycle", &[("date", &as_of)]) };
    let title = now.card.context.page(cycle).title.as_str();
    let named = [("cycle", title), ("date", as_of.as_str())];
    let Some(programme) = now.coaching().programmes.get(&cycle) else {
        return now.card.filled("coaching_nobody", &named);
    };
    let (n, of) = (programme.coverage.n.to_string(), programme.coverage.of.to_string());
    now.card.filled("coaching_state", &[named[0], named[1], ("n", &n), ("of", &of)])
}

/// What a new pair writes down, with the cycle that runs and days that fit.
fn sample(now: &Now<'_>) -> Sample {
    let context = now.card.context;
    let id = now.cycle.and_then(|cycle| context.page(cycle).record()).map(|cycle| cycle.id.clone());
    let checkup = context.as_of.checked_add(CHECKUP.days()).unwrap_or(context.as_of);
    Sample {
        cycle: id.unwrap_or_else(|| context.as_of.year().to_string()),
        since: context.as_of.to_string(),
        checkup: checkup.to_string(),
    }
}
