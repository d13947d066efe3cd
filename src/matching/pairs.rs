//! The best set of pairs: a maximum-weight matching in a general graph.
//!
//! Peers are one pool, so the graph has no two sides; Edmonds' algorithm (from a library) finds the best
//! set in it. Edges of no weight are not chosen, unless as many people as possible should take part: then
//! most pairs come first, and weight after that.
//!
//! In: edges between numbered people. Out: pairs, their weight, and whether another set weighs the same.
//! Never: a choice that depends on the order of the edges beyond what the library decides.

use mwmatching::{Matching, SENTINEL};

/// An edge between two people, by their numbers, the smaller first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The first person.
    pub one: usize,
    /// The second.
    pub other: usize,
    /// How good the pair is, in thousandths.
    pub weight: i32,
}

/// The best set of pairs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs {
    /// The pairs by number, the smaller first, in order.
    pub pairs: Vec<(usize, usize)>,
    /// The sum of their weights, in thousandths.
    pub weight: i64,
    /// Whether another set is as good.
    pub is_tied: bool,
}

/// The best set of pairs of these edges.
#[must_use]
pub fn pairs(edges: &[Edge], is_for_all: bool) -> Pairs {
    let edges: Vec<Edge> = edges.iter().copied().filter(|edge| is_for_all || edge.weight > 0).collect();
    let chosen = solve(&edges, is_for_all, |edge| edge.weight);
    let weight = weight_of(&edges, &chosen);
    Pairs { weight, is_tied: is_tied(&edges, is_for_all, &chosen), pairs: chosen }
}

/// Whether another set is as good: every weight is made so large that what is taken from the pairs that were
/// chosen decides only between sets that are equal otherwise.
fn is_tied(edges: &[Edge], is_for_all: bool, chosen: &[(usize, usize)]) -> bool {
    let factor = i32::try_from(chosen.len() + 1).unwrap_or(i32::MAX);
    let is_chosen = |edge: &Edge| chosen.binary_search(&(edge.one, edge.other)).is_ok();
    let other =
        solve(edges, is_for_all, |edge| edge.weight.saturating_mul(factor) - i32::from(is_chosen(edge)));
    let is_as_good = other.len() == chosen.len() || !is_for_all;
    is_as_good && other != chosen && weight_of(edges, &other) == weight_of(edges, chosen)
}

fn solve(edges: &[Edge], is_for_all: bool, weight: impl Fn(&Edge) -> i32) -> Vec<(usize, usize)> {
    if edges.is_empty() {
        return Vec::new();
    }
    let weighed = edges.iter().map(|edge| (edge.one, edge.other, weight(edge))).collect();
    let mut matching = Matching::new(weighed);
    let mates = if is_for_all { matching.max_cardinality().solve() } else { matching.solve() };
    let pair = |(one, mate): (usize, usize)| (mate != SENTINEL && one < mate).then_some((one, mate));
    mates.into_iter().enumerate().filter_map(pair).collect()
}

fn weight_of(edges: &[Edge], chosen: &[(usize, usize)]) -> i64 {
    let is_chosen = |edge: &&Edge| chosen.binary_search(&(edge.one, edge.other)).is_ok();
    edges.iter().filter(is_chosen).map(|edge| i64::from(edge.weight)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edges(all: &[(usize, usize, i32)]) -> Vec<Edge> {
        all.iter().map(|(one, other, weight)| Edge { one: *one, other: *other, weight: *weight }).collect()
    }

    #[test]
    fn the_best_set_is_not_made_of_the_best_pairs() {
        // The best pair alone (1–2) weighs less than the two beside it.
        let path = edges(&[(0, 1, 5), (1, 2, 8), (2, 3, 5)]);
        assert_eq!(pairs(&path, false), Pairs { pairs: vec![(0, 1), (2, 3)], weight: 10, is_tied: false });
        let path = edges(&[(0, 1, 3), (1, 2, 8), (2, 3, 4)]);
        assert_eq!(pairs(&path, false).pairs, [(1, 2)]);
        assert_eq!(pairs(&path, true).pairs, [(0, 1), (2, 3)]);
        assert_eq!(pairs(&[], false), Pairs::default());
    }

    #[test]
    fn edges_of_no_weight_are_chosen_only_for_the_sake_of_all() {
        let all = edges(&[(0, 1, 0), (2, 3, -4), (4, 5, 1)]);
        assert_eq!(pairs(&all, false).pairs, [(4, 5)]);
        assert_eq!(pairs(&all, true).pairs, [(0, 1), (2, 3), (4, 5)]);
    }

    #[test]
    fn a_tie_is_seen() {
        // One of three has to stay alone, and any may.
        assert!(pairs(&edges(&[(0, 1, 5), (1, 2, 5), (0, 2, 5)]), false).is_tied);
        assert!(!pairs(&edges(&[(0, 1, 5), (1, 2, 6), (0, 2, 5)]), false).is_tied);
        // 5 + 5 is as good as 4 + 6.
        assert!(pairs(&edges(&[(0, 1, 5), (2, 3, 5), (1, 2, 6), (0, 3, 4)]), false).is_tied);
    }

    /// Every set of disjoint edges, by number of pairs and weight; the best first.
    fn all_sets(edges: &[Edge]) -> Vec<(usize, i64)> {
        let mut sets = Vec::new();
        for mask in 0..1_u32 << edges.len() {
            let chosen: Vec<&Edge> = edges
                .iter()
                .enumerate()
                .filter(|(at, _)| mask >> at & 1 == 1)
                .map(|(_, edge)| edge)
                .collect();
            let mut ends: Vec<usize> = chosen.iter().flat_map(|edge| [edge.one, edge.other]).collect();
            ends.sort_unstable();
            if ends.windows(2).all(|pair| pair[0] != pair[1]) {
                sets.push((chosen.len(), chosen.iter().map(|edge| i64::from(edge.weight)).sum()));
            }
        }
        sets
    }

    fn some_edges() -> impl Strategy<Value = Vec<Edge>> {
        proptest::collection::btree_map((0..7_usize, 0..7_usize), -3..9_i32, 0..12).prop_map(|all| {
            let edges = all.into_iter().filter(|((one, other), _)| one < other);
            edges.map(|((one, other), weight)| Edge { one, other, weight }).collect()
        })
    }

    proptest! {
        #[test]
        fn nothing_is_better_among_all_sets(edges in some_edges()) {
            let found = pairs(&edges, false);
            let useful: Vec<Edge> = edges.iter().copied().filter(|edge| edge.weight > 0).collect();
            let sets = all_sets(&useful);
            let best = sets.iter().map(|(_, weight)| *weight).max().unwrap_or(0);
            prop_assert_eq!(found.weight, best);
            prop_assert_eq!(found.is_tied, sets.iter().filter(|(_, weight)| *weight == best).count() > 1);

            let for_all = pairs(&edges, true);
            let sets = all_sets(&edges);
            let best = sets.iter().max().copied().unwrap_or_default();
            prop_assert_eq!((for_all.pairs.len(), for_all.weight), best);
            prop_assert_eq!(for_all.is_tied, sets.iter().filter(|set| **set == best).count() > 1);
        }
    }
}
