//! The page that says how coaching goes in each cycle.
//!
//! In: the context. Out: a [`PageView`] with numbers that are always n of d or say over how many pairs they are.
//! Never: a number about one pair; in what many read, a mean over fewer than five.

use std::cmp::Reverse;

use super::shapes::{BalanceLine, ProgrammeView, ProgrammesView};
use crate::chart::figure;
use crate::edition::Audience;
use crate::insight::Count;
use crate::insight::coaching::{Balance, Programme, State};
use crate::model::{PageId, href, sort_key};
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::context::{COACHING, Context, PROGRAMME, PageRef};
use crate::view::growth::say;
use crate::view::page::{date_view, frame, home_crumb};
use crate::view::shapes::{Content, Crumb, PageView};
use crate::view::template::Template;

/// How many cycles are shown.
const CYCLES: usize = 4;
/// How many digits a mean has behind its point.
const DIGITS: u32 = 2;
/// Over how many pairs a mean is at least that many people read.
const MANY: usize = 5;
/// Over how many pairs a mean is at least that few read.
const FEW: usize = 2;

/// The page.
pub(in crate::view) fn page(context: &Context) -> PageView {
    let url = context.url(PageRef::Programme);
    let mut view = frame(context, Template::Programme, &url, context.words.get("programme_title"));
    let hub = href(&url, COACHING, context.config.links);
    let hub = Crumb { href: hub, title: context.words.get("coaching_title").to_owned() };
    view.breadcrumbs = vec![home_crumb(context, &url), hub];
    let card = Card::new(context, PageId(0), &url);
    view.content = Content::Programme(ProgrammesView {
        as_of: date_view(context, context.as_of),
        about: card.numbers("rule-21"),
        cycles: cycles(&card),
    });
    view
}

/// The address of what the page says of a cycle, as the page of `card` links to it.
pub(in crate::view) fn about(card: &Card<'_>, cycle: PageId) -> String {
    let page = href(card.url, PROGRAMME, card.context.config.links);
    let is_shown = shown(card.context).contains(&cycle);
    if is_shown { format!("{page}#{}", id_of(card.context, cycle)) } else { page }
}

/// The id of a cycle's heading.
fn id_of(context: &Context, cycle: PageId) -> String {
    let id = context.page(cycle).record().map_or("", |record| record.id.as_str());
    format!("ui:{}", id.replace('/', "-"))
}

/// The cycles with pairings: those that have begun before the others, of each the latest first.
fn shown(context: &Context) -> Vec<PageId> {
    let known = context.insights.figures.coaching.programmes.keys();
    let start = |page: PageId| Card::new(context, page, "").day("start");
    let mut cycles: Vec<_> = known.filter_map(|page| Some((start(*page)?, *page))).collect();
    cycles.sort_by_key(|(start, page)| (*start > context.as_of, Reverse(*start), *page));
    cycles.truncate(CYCLES);
    cycles.into_iter().map(|(_, page)| page).collect()
}

fn cycles(card: &Card<'_>) -> Vec<ProgrammeView> {
    let programmes = &card.context.insights.figures.coaching.programmes;
    let known = shown(card.context).into_iter();
    known.filter_map(|page| Some(cycle(card, page, programmes.get(&page)?))).collect()
}

fn cycle(card: &Card<'_>, page: PageId, programme: &Programme) -> ProgrammeView {
    let due = |pair: &PageId| {
        let day = Card::new(card.context, *pair, card.url).day("checkup");
        Phrase { note: day.map(|day| say::day(card, day)).unwrap_or_default(), ..card.link(*pair) }
    };
    ProgrammeView {
        id: id_of(card.context, page),
        cycle: Phrase { note: card.in_short(page), ..card.link(page) },
        rates: rates(card, programme),
        balance: balance(card, &programme.balance),
        checkups: programme.checkups.iter().map(due).collect(),
        proposed: proposed(card, page),
    }
}

/// The numbers of a cycle, each with its label.
fn rates(card: &Card<'_>, programme: &Programme) -> Vec<Phrase> {
    let rows = [
        ("programme_coverage", counted(card, programme.coverage)),
        ("programme_pairings", states(card, programme)),
        ("programme_gap", gap(card, programme)),
        ("programme_repeats", counted(card, programme.repeats)),
    ];
    rows.into_iter().map(|(label, text)| Phrase { note: card.say(label), ..Phrase::of(text) }).collect()
}

fn counted(card: &Card<'_>, Count { n, of }: Count) -> String {
    if of == 0 {
        return card.say("programme_none");
    }
    card.filled("rate_of", &[("n", &n.to_string()), ("of", &of.to_string())])
}

/// How many pairings go on, rest, are over or are proposed.
fn states(card: &Card<'_>, programme: &Programme) -> String {
    let key = |state: State| match state {
        State::Active => "pairings_active",
        State::Paused => "pairings_paused",
        State::Ended => "pairings_ended",
        State::Proposed => "pairings_proposed",
    };
    let order = [State::Active, State::Paused, State::Ended, State::Proposed].into_iter();
    let count = |state| Some(card.count(key(state), *programme.pairings.get(&state)? as u64));
    let said: Vec<String> = order.filter_map(count).collect();
    said.join(", ")
}

/// How uneven pairs are in the mean, unless so few are meant that it would be about one of them.
fn gap(card: &Card<'_>, programme: &Programme) -> String {
    let Some((gap, pairs)) = &programme.gap else { return card.say("programme_none") };
    let least = least(&card.context.audience);
    if *pairs < least {
        return card.filled("programme_few", &[("n", &least.to_string())]);
    }
    let gap = figure(gap, DIGITS, &card.context.words);
    card.filled("programme_gap_over", &[("gap", &gap), ("pairs", &pairs.to_string())])
}

/// Over how many pairs a mean is at least, for those who read it.
fn least(audience: &Audience) -> usize {
    match audience {
        Audience::Everyone | Audience::World | Audience::Team(_) => MANY,
        Audience::Person(_) | Audience::Leads | Audience::Programme => FEW,
    }
}

/// Offers and wants by skill, in the order of their titles.
fn balance(card: &Card<'_>, known: &[Balance]) -> Vec<BalanceLine> {
    let line = |one: &Balance| BalanceLine {
        skill: card.link(one.skill),
        offers: one.offers,
        wants: one.wants,
        given: one.given,
    };
    let mut lines: Vec<BalanceLine> = known.iter().map(line).collect();
    lines.sort_by_cached_key(|line| sort_key(&line.skill.text));
    lines
}

/// The pairings of a cycle that nobody has accepted yet.
fn proposed(card: &Card<'_>, cycle: PageId) -> Vec<Phrase> {
    let pairings = card.context.insights.figures.coaching.pairings.iter();
    let proposed = pairings.filter(|(_, one)| one.cycle == Some(cycle) && one.state == State::Proposed);
    proposed.map(|(page, _)| card.link(*page)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_over_more_pairs_the_more_people_read_it() {
        let team = Audience::Team("care".to_owned());
        assert_eq!([Audience::Everyone, Audience::World, team].map(|audience| least(&audience)), [5, 5, 5]);
        assert_eq!([Audience::Programme, Audience::Leads].map(|audience| least(&audience)), [2, 2]);
    }
}
