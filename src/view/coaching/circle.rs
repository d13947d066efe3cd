//! Who gives what to whom, in the pairings of the day.
//!
//! In: the pairings. Out: a picture of them, a table where they are too many for one, and lists by form. Never: a
//! pairing that is over, or somebody who has left.

use std::collections::{BTreeMap, BTreeSet};

use super::now::Now;
use super::shapes::{GiftMatrix, GiftRow, PairingGroup, PairingLine};
use crate::chart::network::{self, Knot, Network, READABLE, Tie};
use crate::insight::coaching::{Form, Gift, Pairing, State};
use crate::model::{PageId, sort_key};
use crate::view::ChartView;
use crate::view::growth::charts::drawn;
use crate::view::growth::shapes::StatusView;

/// The most people on either side of a table.
const WIDEST: usize = 120;

/// The pairings that go on or rest, by form, then those that nobody has accepted yet.
pub(super) fn groups(now: &Now<'_>) -> Vec<PairingGroup> {
    let group = |key: &str, is_in: &dyn Fn(&Pairing) -> bool| {
        let found = now.pairings().filter(|(_, pairing)| is_in(pairing));
        let pairings: Vec<PairingLine> = found.map(|(page, pairing)| line(now, page, pairing)).collect();
        (!pairings.is_empty()).then(|| PairingGroup { title: now.card.say(key), pairings })
    };
    let of_form = |form: Form| move |pairing: &Pairing| pairing.goes_on() && pairing.form == form;
    let groups = [
        group("coaching_peers", &of_form(Form::Peer)),
        group("coaching_triads", &of_form(Form::Triad)),
        group("coaching_buddies", &of_form(Form::Buddy)),
        group("coaching_mentors", &of_form(Form::Mentor)),
        group("coaching_proposed", &|pairing| pairing.state == State::Proposed),
    ];
    groups.into_iter().flatten().collect()
}

fn line(now: &Now<'_>, page: PageId, pairing: &Pairing) -> PairingLine {
    let status =
        (pairing.state != State::Active).then(|| now.card_of(page).word("status").unwrap_or("proposed"));
    PairingLine {
        pairing: now.card.link(page),
        status: status
            .map(|word| StatusView { word: now.card.value("status", word), mark: format!("mark-{word}") }),
        gifts: gifts_of(now, pairing).map(|gift| said(now, pairing.form, gift)).collect(),
    }
}

/// What those give who are here, to those who are.
fn gifts_of<'n>(now: &'n Now<'_>, pairing: &'n Pairing) -> impl Iterator<Item = &'n Gift> {
    pairing.gifts.iter().filter(|gift| now.is_here(gift.giver) && now.is_here(gift.receiver))
}

/// `Mara Okafor gives Jonas Lindqvist facilitation.`
fn said(now: &Now<'_>, form: Form, gift: &Gift) -> String {
    let title = |page: PageId| now.card.context.page(page).title.as_str();
    let (giver, receiver) = (title(gift.giver), title(gift.receiver));
    let people = [("giver", giver), ("receiver", receiver)];
    match (gift.skill, form) {
        (Some(skill), _) => {
            now.card.filled("coaching_gives", &[people[0], people[1], ("skill", title(skill))])
        }
        (None, Form::Buddy) => now.card.filled("coaching_stands_by", &people),
        (None, _) => now.card.filled("coaching_helps", &people),
    }
}

/// What is given in the pairings that go on or rest.
fn gifts(now: &Now<'_>) -> Vec<Gift> {
    let going_on = now.pairings().filter(|(_, pairing)| pairing.goes_on());
    let mut gifts: Vec<Gift> = Vec::new();
    for (_, pairing) in going_on {
        gifts.extend(gifts_of(now, pairing));
    }
    gifts
}

/// Who gives what to whom, as a picture; `None` for more people than it can show.
pub(super) fn network(now: &Now<'_>) -> Option<ChartView> {
    let gifts = gifts(now);
    let people = by_team(now, gifts.iter().flat_map(|gift| [gift.giver, gift.receiver]).collect());
    if people.is_empty() || people.len() > READABLE {
        return None;
    }
    let mut groups: Vec<&str> = people.iter().map(|(team, _)| team.as_str()).collect();
    groups.dedup();
    let title = |page: PageId| now.card.context.page(page).title.as_str();
    let group = |team: &str| groups.iter().position(|name| *name == team).unwrap_or_default();
    let knots = people.iter().map(|(team, person)| Knot { name: title(*person), group: group(team) });
    let place = |person: PageId| people.iter().position(|(_, one)| *one == person);
    let tie = |gift: &Gift| {
        let what = gift.skill.map_or("", title);
        Some(Tie { giver: place(gift.giver)?, receiver: place(gift.receiver)?, what })
    };
    let (people, ties) = (knots.collect(), gifts.iter().filter_map(tie).collect());
    let picture = Network { groups, people, ties };
    let title = now.card.say("circle_title");
    Some(drawn(&now.card, (&title, "circle"), "rule-21", |setting| network::draw(&picture, setting)))
}

/// People with the name of their team, by team; those without one come last.
fn by_team(now: &Now<'_>, people: BTreeSet<PageId>) -> Vec<(String, PageId)> {
    let team = |person: PageId| now.card_of(person).title("team");
    let mut people: Vec<(Option<String>, PageId)> = people.into_iter().map(|one| (team(one), one)).collect();
    people.sort_by_cached_key(|(team, person)| (team.is_none(), team.as_deref().map(sort_key), *person));
    let named = |team: Option<String>| team.unwrap_or_else(|| now.card.say("circle_no_team"));
    people.into_iter().map(|(team, person)| (named(team), person)).collect()
}

/// The gifts as a table, for more people than a picture can show.
pub(super) fn matrix(now: &Now<'_>) -> Option<GiftMatrix> {
    let gifts = gifts(now);
    let side = |end: fn(&Gift) -> PageId| gifts.iter().map(end).collect::<BTreeSet<PageId>>();
    let (givers, receivers) = (side(|gift| gift.giver), side(|gift| gift.receiver));
    let is_too_wide = givers.len().max(receivers.len()) > WIDEST;
    (!gifts.is_empty()).then(|| {
        let columns: Vec<PageId> = receivers.into_iter().filter(|_| !is_too_wide).collect();
        let rows = givers.into_iter().filter(|_| !is_too_wide);
        GiftMatrix {
            rows: rows.map(|giver| row(now, giver, &columns, &gifts)).collect(),
            receivers: columns.iter().map(|person| now.card.link(*person)).collect(),
            gifts: gifts.iter().map(|gift| listed(now, gift)).collect(),
        }
    })
}

fn row(now: &Now<'_>, giver: PageId, columns: &[PageId], gifts: &[Gift]) -> GiftRow {
    let mut given: BTreeMap<PageId, Vec<String>> = BTreeMap::new();
    for gift in gifts.iter().filter(|gift| gift.giver == giver) {
        given.entry(gift.receiver).or_default().push(what(now, gift));
    }
    let cell = |receiver: &PageId| given.get(receiver).map(|what| what.join(", ")).unwrap_or_default();
    GiftRow { giver: now.card.link(giver), cells: columns.iter().map(cell).collect() }
}

/// What is given; help as such where no skill is named.
fn what(now: &Now<'_>, gift: &Gift) -> String {
    gift.skill
        .map_or_else(|| now.card.say("coaching_help"), |skill| now.card.context.page(skill).title.clone())
}

fn listed(now: &Now<'_>, gift: &Gift) -> [String; 3] {
    let name = |person: PageId| now.card.context.page(person).title.clone();
    [name(gift.giver), name(gift.receiver), what(now, gift)]
}
