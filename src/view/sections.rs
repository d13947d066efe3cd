//! The pages of a folder in groups that help to find one: people by team, resources by format.
//!
//! In: the pages of one part of a folder's list. Out: [`Group`]s of entries. Pages of different kinds,
//! or of a kind that needs no groups, stay one list in the order of the navigation.

use std::collections::BTreeMap;

use super::card::Card;
use super::context::Context;
use super::lists::{entry, initial, plain_group};
use super::shapes::{Entry, Group};
use super::tagline;
use crate::model::{PageId, sort_key};
use crate::schema::Kind;

/// Where a group stands among the others: its rank, then its name.
type Place = (usize, String, String);

/// The groups of `pages`, which are listed at `url`.
pub(super) fn groups(context: &Context, pages: &[PageId], url: &str) -> Vec<Group> {
    let mut groups: BTreeMap<Place, Vec<Entry>> = BTreeMap::new();
    for page in pages {
        let name = group_of(context, *page, url);
        let (rank, name) = name.unwrap_or_default();
        let listed = with_facts(context, *page, url, &name);
        groups.entry((rank, sort_key(&name), name)).or_default().push(listed);
    }
    if groups.len() < 2 {
        return vec![plain_group(groups.into_values().flatten().collect())];
    }
    let named = |(at, ((_, _, name), entries)): (usize, (Place, Vec<Entry>))| {
        let id = if name.is_empty() { String::new() } else { format!("ui:group-{}", at + 1) };
        Group { name, id, entries }
    };
    groups.into_iter().enumerate().map(named).collect()
}

/// An entry with what to know before opening it beside what its group says already.
fn with_facts(context: &Context, page: PageId, url: &str, group: &str) -> Entry {
    let is_term = context.page(page).kind() == Kind::Term;
    let facts = if is_term { Vec::new() } else { tagline::facts(context, page) };
    let facts = facts.into_iter().filter(|fact| capitalised(fact) != group).collect();
    Entry { facts, ..entry(context, page, url, false) }
}

/// Rank and name of the group that a page belongs to; `None` for those at the front, without a name.
fn group_of(context: &Context, page: PageId, url: &str) -> Option<(usize, String)> {
    let card = Card::new(context, page, url);
    let title = |field| card.title(field);
    match card.kind {
        Kind::Person if card.left().is_some() => Some((2, card.say("have_left"))),
        Kind::Person => title("team").map(|team| (1, team)),
        Kind::Goal => title("team").or_else(|| title("owner")).map(|holder| (1, holder)),
        Kind::Skill => card.text("group").map(|group| (1, capitalised(&group))),
        Kind::Resource => card.word("format").map(|word| (1, capitalised(&card.value("format", word)))),
        Kind::Term => Some((1, initial(&card.page.title))),
        Kind::Practice => match card.word("maturity") {
            Some("trial") => Some((1, card.say("practices_on_trial"))),
            Some("retired") => Some((2, card.say("practices_retired"))),
            _ => None,
        },
        _ => None,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
