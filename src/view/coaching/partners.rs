//! What the people of a pair work on, side by side.
//!
//! In: the card of a pair, the plans of its people that run. Out: [`PartnerView`]s. Never: who of them is further.

use super::helpers::place;
use super::record::PartnerView;
use crate::insight::coaching::{Gift, Pairing};
use crate::model::{PageId, Relation};
use crate::schema::Detail;
use crate::view::Phrase;
use crate::view::card::Card;
use crate::view::derived;
use crate::view::growth::shapes::BarrierView;
use crate::view::growth::{barriers, is_current};

/// The plans of the people of a pair that run: those that name it, and those that run beside it.
pub(super) fn plans(card: &Card<'_>) -> Vec<PageId> {
    let plans = derived::all_plans(card).into_iter();
    plans.filter(|plan| card.context.insights.standing(*plan).is_some_and(is_current)).collect()
}

/// The people of a pair.
pub(super) fn views(card: &Card<'_>, pairing: &Pairing, plans: &[PageId]) -> Vec<PartnerView> {
    pairing.people.iter().map(|person| view(card, pairing, *person, plans)).collect()
}

fn view(card: &Card<'_>, pairing: &Pairing, person: PageId, plans: &[PageId]) -> PartnerView {
    let plan = |page: &PageId| Card::new(card.context, *page, card.url);
    let is_own = |plan: &Card<'_>| plan.out("owner").iter().any(|owner| owner.page == person);
    let plans: Vec<Card<'_>> = plans.iter().map(plan).filter(is_own).collect();
    let note = place(&Card::new(card.context, person, card.url)).unwrap_or_default();
    PartnerView {
        person: Phrase { note, ..card.link(person) },
        gives: gives(card, pairing, person),
        focus: plans.iter().flat_map(focus).collect(),
        barriers: plans.iter().flat_map(|plan| open(card, plan)).collect(),
        plans: plans.iter().map(|plan| card.link(plan.id)).collect(),
    }
}

/// What somebody gives; to whom, where that could be more than one.
fn gives(card: &Card<'_>, pairing: &Pairing, person: PageId) -> Vec<Phrase> {
    let to = |gift: &Gift| {
        let receiver = card.context.page(gift.receiver).title.as_str();
        card.filled("gives_to", &[("person", receiver)])
    };
    let is_ring = pairing.people.len() > 2;
    let gift = |gift: &Gift| {
        let note = if is_ring { to(gift) } else { String::new() };
        Some(Phrase { note, ..card.link(gift.skill?) })
    };
    pairing.gifts.iter().filter(|gift| gift.giver == person).filter_map(gift).collect()
}

/// The skills on which a plan works, with its levels.
fn focus(plan: &Card<'_>) -> Vec<Phrase> {
    let skill = |relation: &&Relation| {
        let skill = plan.context.page(relation.page);
        let note = match &relation.detail {
            Detail::Step { from, to, .. } => plan
                .filled("why_step", &[("from", &plan.level(*from, skill)), ("to", &plan.level(*to, skill))]),
            _ => plan.detail(relation).unwrap_or_default(),
        };
        Phrase { note, ..plan.link(relation.page) }
    };
    plan.out("focus").iter().map(skill).collect()
}

/// What is still in the way of a plan, oldest first.
fn open(card: &Card<'_>, plan: &Card<'_>) -> Vec<BarrierView> {
    let ledger = card.context.insights.ledger(plan.id);
    let barriers = ledger.into_iter().flat_map(|ledger| &ledger.barriers);
    let open = barriers.filter(|barrier| barrier.resolved.is_none());
    open.map(|barrier| BarrierView { blocks: None, ..barriers::blocking(card, barrier, plan.id) }).collect()
}
