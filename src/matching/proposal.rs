//! What is proposed for a cycle: pairs, then triads, then people who could help one way.
//!
//! 1. Pairs that both gain from, the best set of them (`pairs`).
//! 2. Triads of those who are left and open to them (`triads`). Nobody is added to a pair.
//! 3. Whoever is still alone is told who could help them, one way. These are suggestions, no pairings.
//!
//! A run proposes at most one pairing for a person.
//!
//! In: a [`Pool`]. Out: a [`Proposal`]. Never: a pairing that something rules out.

use super::benefit::{Offers, benefit};
use super::pairs::{Edge, Pairs, pairs};
use super::pool::Pool;
use super::triads::{Triad, Triads, triads};
use super::weight::Weight;

/// What is proposed. People are named by their numbers in the pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Two who help each other, the smaller number first, in order.
    pub pairs: Vec<Pair>,
    /// Three who help in a ring, in giving order from the smallest.
    pub triads: Vec<Triad>,
    /// Who could help somebody who is left alone.
    pub mentors: Vec<OneWay>,
    /// Everybody open to a pair who is in no pairing, old or new.
    pub unmatched: Vec<usize>,
    /// The sum of the weights of all pairs, in thousandths.
    pub weight: i64,
    /// Whether no better set of pairs and triads exists.
    pub is_best: bool,
    /// Whether another set of pairs is as good.
    pub is_tied: bool,
}

/// Two who help each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The first by id.
    pub one: usize,
    /// The second.
    pub other: usize,
    /// How good it is.
    pub weight: Weight,
}

/// Help that goes one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OneWay {
    /// Who is helped.
    pub receiver: usize,
    /// Who helps.
    pub giver: usize,
}

/// What is proposed for the pool. With `is_for_all`, as many people as possible take part before anything else.
#[must_use]
pub fn propose(pool: &Pool, is_for_all: bool) -> Proposal {
    let offers = pool.offers();
    let candidates = candidates(pool, &offers);
    let edges: Vec<Edge> = candidates.iter().map(edge).collect();
    let Pairs { pairs: chosen, weight, is_tied } = pairs(&edges, is_for_all);
    let is_chosen = |pair: &Pair| chosen.binary_search(&(pair.one, pair.other)).is_ok();
    let paired: Vec<Pair> = candidates.into_iter().filter(is_chosen).collect();
    let mut is_taken = vec![false; pool.people.len()];
    paired.iter().for_each(|pair| [pair.one, pair.other].iter().for_each(|at| is_taken[*at] = true));
    let Triads { triads: rings, is_best, .. } = rings(pool, &offers, &is_taken);
    rings.iter().flatten().for_each(|person| is_taken[*person] = true);
    let is_alone =
        |person: &usize| pool.people[*person].coaching.peer && !is_taken[*person] && !pool.stands(*person);
    let unmatched: Vec<usize> = (0..pool.people.len()).filter(is_alone).collect();
    let mentors = unmatched.iter().flat_map(|receiver| mentors(pool, &offers, *receiver)).collect();
    Proposal { pairs: paired, triads: rings, mentors, unmatched, weight, is_best, is_tied }
}

/// What the best set of pairs would weigh without one of its pairs, in thousandths.
#[must_use]
pub fn without(pool: &Pool, pair: &Pair, is_for_all: bool) -> i64 {
    let others = candidates(pool, &pool.offers()).into_iter().filter(|other| other != pair);
    let edges: Vec<Edge> = others.map(|other| edge(&other)).collect();
    pairs(&edges, is_for_all).weight
}

fn edge(pair: &Pair) -> Edge {
    Edge { one: pair.one, other: pair.other, weight: pair.weight.thousandths }
}

/// Every pair that is possible, in order.
fn candidates(pool: &Pool, offers: &Offers) -> Vec<Pair> {
    let peers: Vec<usize> = (0..pool.people.len()).filter(|at| pool.people[*at].coaching.peer).collect();
    let mut pairs = Vec::new();
    for (place, one) in peers.iter().copied().enumerate() {
        for other in peers[place + 1..].iter().copied() {
            // The benefits are looked at first: most people have nothing for each other.
            let weight = pool.weigh(one, other, offers);
            if weight.first_gets > 0 && weight.second_gets > 0 && pool.bars(one, other).is_empty() {
                pairs.push(Pair { one, other, weight });
            }
        }
    }
    pairs
}

/// The best triads among those who are not taken.
fn rings(pool: &Pool, offers: &Offers, is_taken: &[bool]) -> Triads {
    let is_open = |at: &usize| pool.people[*at].coaching.triad && !is_taken[*at] && pool.people[*at].room > 0;
    let open: Vec<usize> = (0..pool.people.len()).filter(is_open).collect();
    let gives = |giver: usize, receiver: usize| {
        let (giver, receiver) = (open[giver], open[receiver]);
        let gift =
            if giver == receiver { 0 } else { benefit(&pool.people[giver], &pool.people[receiver], offers) };
        if gift > 0 && pool.bars(giver, receiver).is_empty() { gift } else { 0 }
    };
    let found = triads(open.len(), gives);
    let triads = found.triads.into_iter().map(|ring| ring.map(|at| open[at])).collect();
    Triads { triads, ..found }
}

/// Who could help a person who is left alone: the hard rules hold, but they need nothing in return.
fn mentors(pool: &Pool, offers: &Offers, receiver: usize) -> Vec<OneWay> {
    let person = &pool.people[receiver];
    let helps = |giver: &usize| {
        let other = &pool.people[*giver];
        *giver != receiver
            && (other.coaching.mentor || other.coaching.peer)
            && benefit(other, person, offers) > 0
            && pool.bars(*giver, receiver).is_empty()
    };
    (0..pool.people.len()).filter(helps).map(|giver| OneWay { receiver, giver }).collect()
}

#[cfg(test)]
mod tests;
