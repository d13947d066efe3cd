//! The best set of triads: rings of three in which everybody gives to one and gets from another.
//!
//! Most triads first, then the greatest sum of what people get. Up to [`EXACT`] people the set is searched
//! for in full, person by person, and a branch is left when it can no longer win; beyond that, and where
//! even that takes too long, the best of what was found stands, and the answer says so.
//!
//! In: what each numbered person gives each other one, where nothing rules it out. Out: triads in giving order.
//! Never: a triad in which somebody gives nothing.

/// Up to so many people the search is complete.
const EXACT: usize = 30;
/// So many steps are searched at most.
const STEPS: usize = 2_000_000;

/// A ring of three, by number, in giving order from the smallest.
pub type Triad = [usize; 3];

/// The best set of triads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Triads {
    /// The triads, in order.
    pub triads: Vec<Triad>,
    /// The sum of what everybody in them gets.
    pub benefit: i64,
    /// Whether no better set exists.
    pub is_best: bool,
}

/// The best set of triads among `people`, where `gives(i, j)` is what i gives j, 0 where they may not meet.
#[must_use]
pub fn triads(people: usize, gives: impl Fn(usize, usize) -> i64) -> Triads {
    let rings = rings(people, gives);
    let mut search = Search::new(people, &rings);
    search.go_on(0, &mut vec![false; people]);
    let Search { best, steps, .. } = search;
    let mut triads: Vec<Triad> = best.rings.iter().map(|at| rings[*at].people).collect();
    triads.sort_unstable();
    Triads { triads, benefit: best.benefit, is_best: steps < STEPS && (people <= EXACT || rings.is_empty()) }
}

/// A ring that is possible.
struct Ring {
    people: Triad,
    benefit: i64,
}

/// All rings, those of most benefit first.
fn rings(people: usize, gives: impl Fn(usize, usize) -> i64) -> Vec<Ring> {
    let mut rings = Vec::new();
    let receivers: Vec<Vec<(usize, i64)>> = (0..people)
        .map(|giver| {
            (0..people).map(|other| (other, gives(giver, other))).filter(|(_, gift)| *gift > 0).collect()
        })
        .collect();
    for first in 0..people {
        for (second, one) in receivers[first].iter().filter(|(second, _)| *second > first) {
            for (third, two) in receivers[*second].iter().filter(|(third, _)| *third > first) {
                let three = receivers[*third].iter().find(|(back, _)| *back == first);
                if let Some((_, three)) = three {
                    rings.push(Ring { people: [first, *second, *third], benefit: one + two + three });
                }
            }
        }
    }
    rings.sort_by(|one, other| other.benefit.cmp(&one.benefit).then(one.people.cmp(&other.people)));
    rings
}

/// A set of rings, by number.
#[derive(Clone, Default)]
struct Set {
    rings: Vec<usize>,
    benefit: i64,
}

struct Search<'a> {
    rings: &'a [Ring],
    /// The rings in which each person is the one with the smallest number.
    from: Vec<Vec<usize>>,
    /// The most that a person and all later ones can add, a third of the best ring for each.
    most: Vec<i64>,
    now: Set,
    best: Set,
    steps: usize,
}

impl<'a> Search<'a> {
    fn new(people: usize, rings: &'a [Ring]) -> Self {
        let mut from = vec![Vec::new(); people];
        let mut share = vec![0; people];
        for (at, ring) in rings.iter().enumerate() {
            from[ring.people[0]].push(at);
            for person in ring.people {
                share[person] = share[person].max(ring.benefit);
            }
        }
        let mut most = vec![0; people + 1];
        for person in (0..people).rev() {
            most[person] = most[person + 1] + share[person];
        }
        Self { rings, from, most, now: Set::default(), best: Set::default(), steps: 0 }
    }

    /// Tries every ring of `person` with people who are free, and none.
    fn go_on(&mut self, person: usize, taken: &mut Vec<bool>) {
        self.steps += 1;
        if self.is_better() {
            self.best = self.now.clone();
        }
        if person == taken.len() || self.steps >= STEPS || !self.can_win(person, taken) {
            return;
        }
        if !taken[person] {
            for at in self.from[person].clone() {
                let Ring { people, benefit } = &self.rings[at];
                if people.iter().any(|one| taken[*one]) {
                    continue;
                }
                people.iter().for_each(|one| taken[*one] = true);
                self.now.rings.push(at);
                self.now.benefit += benefit;
                self.go_on(person + 1, taken);
                self.now.benefit -= benefit;
                self.now.rings.pop();
                people.iter().for_each(|one| taken[*one] = false);
            }
        }
        self.go_on(person + 1, taken);
    }

    fn is_better(&self) -> bool {
        let value = |set: &Set| (set.rings.len(), set.benefit);
        value(&self.now) > value(&self.best)
    }

    /// Whether a better set can still come of it.
    fn can_win(&self, person: usize, taken: &[bool]) -> bool {
        let free = taken[person..].iter().filter(|taken| !**taken).count();
        let rings = self.now.rings.len() + free / 3;
        // A third of the best ring for each who is left, rounded up.
        let benefit = self.now.benefit + (self.most[person] + 2) / 3;
        (rings, benefit) > (self.best.rings.len(), self.best.benefit)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn found(people: usize, gifts: &[(usize, usize, i64)]) -> Triads {
        let gifts: BTreeMap<(usize, usize), i64> =
            gifts.iter().map(|(giver, receiver, gift)| ((*giver, *receiver), *gift)).collect();
        triads(people, |giver, receiver| gifts.get(&(giver, receiver)).copied().unwrap_or(0))
    }

    #[test]
    fn a_ring_needs_three_gifts() {
        let ring = [(2, 0, 3), (0, 1, 3), (1, 2, 3)];
        assert_eq!(found(3, &ring), Triads { triads: vec![[0, 1, 2]], benefit: 9, is_best: true });
        assert_eq!(found(3, &ring[..2]).triads, Vec::<Triad>::new());
        // The other way round is another ring.
        assert_eq!(found(3, &[(0, 2, 1), (2, 1, 1), (1, 0, 1)]).triads, [[0, 2, 1]]);
        assert_eq!(found(0, &[]), Triads { is_best: true, ..Triads::default() });
    }

    #[test]
    fn two_triads_are_better_than_one_that_gives_more() {
        let gifts = [
            (0, 1, 1),
            (1, 2, 1),
            (2, 0, 1),
            (3, 4, 1),
            (4, 5, 1),
            (5, 3, 1),
            (2, 3, 9),
            (3, 1, 9),
            (1, 2, 9),
        ];
        assert_eq!(found(6, &gifts).triads, [[0, 1, 2], [3, 4, 5]]);
    }

    /// The best set by trying all of them.
    fn all(rings: &[Ring], taken: &[usize]) -> (usize, i64) {
        let Some((ring, rest)) = rings.split_first() else { return (0, 0) };
        let without = all(rest, taken);
        if ring.people.iter().any(|person| taken.contains(person)) {
            return without;
        }
        let taken: Vec<usize> = taken.iter().copied().chain(ring.people).collect();
        let (count, benefit) = all(rest, &taken);
        without.max((count + 1, benefit + ring.benefit))
    }

    proptest! {
        #[test]
        fn nothing_is_better_among_all_sets(gifts in proptest::collection::btree_map((0..8_usize, 0..8_usize), 1..6_i64, 0..24)) {
            let gives = |giver: usize, receiver: usize| if giver == receiver { 0 } else { gifts.get(&(giver, receiver)).copied().unwrap_or(0) };
            let found = triads(8, gives);
            prop_assert!(found.is_best);
            prop_assert_eq!((found.triads.len(), found.benefit), all(&rings(8, gives), &[]));
        }
    }
}
