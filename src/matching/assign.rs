//! Givers for receivers: as much worth as there can be, when every receiver has one giver and every giver
//! only so much room.
//!
//! A minimum-cost flow, found by successive shortest paths: one receiver after the other is added along the
//! path that costs least, which may move others to another giver, until no path is worth anything.
//!
//! In: what each giver is worth to each receiver, and how much room givers have. Out: who is given whom.
//! Never: a receiver with two givers.

/// What a giver is worth to a receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The number of the giver.
    pub giver: usize,
    /// The number of the receiver.
    pub receiver: usize,
    /// In thousandths; what is worth nothing is never chosen.
    pub worth: i64,
}

/// Chooses a giver for as many receivers as is worth it: numbers of the chosen offers, in order.
#[must_use]
pub fn assign(room: &[u32], receivers: usize, offers: &[Offer]) -> Vec<usize> {
    let mut flow = Flow { room: room.to_vec(), chosen: vec![None; receivers], offers };
    while let Some(path) = flow.cheapest() {
        flow.follow(&path);
    }
    let mut chosen: Vec<usize> = flow.chosen.into_iter().flatten().collect();
    chosen.sort_unstable();
    chosen
}

struct Flow<'a> {
    /// How much room each giver has left.
    room: Vec<u32>,
    /// The offer that each receiver has.
    chosen: Vec<Option<usize>>,
    offers: &'a [Offer],
}

/// How little it costs to come to somebody, and by which offer.
#[derive(Clone, Copy)]
struct Way {
    cost: i64,
    by: Option<usize>,
}

/// Who is given what anew, the last first.
type Path = Vec<usize>;

impl Flow<'_> {
    /// The offers along which one more receiver gets a giver at least cost; `None` when it is worth nothing.
    fn cheapest(&self) -> Option<Path> {
        let mut to_receiver: Vec<Option<Way>> =
            self.chosen.iter().map(|chosen| chosen.is_none().then_some(Way { cost: 0, by: None })).collect();
        let mut to_giver: Vec<Option<Way>> = vec![None; self.room.len()];
        // Every round reaches those who are one move further away; there are no more moves than receivers.
        for _ in 0..=self.chosen.len() {
            let is_shorter = self.reach_givers(&to_receiver, &mut to_giver);
            if !self.reach_receivers(&to_giver, &mut to_receiver) && !is_shorter {
                break;
            }
        }
        let free = to_giver.iter().zip(&self.room).filter(|(_, room)| **room > 0);
        let best = free.filter_map(|(way, _)| *way).min_by_key(|way| (way.cost, way.by))?;
        (best.cost < 0).then(|| self.path(best.by, &to_receiver, &to_giver))
    }

    /// A receiver takes an offer.
    fn reach_givers(&self, to_receiver: &[Option<Way>], to_giver: &mut [Option<Way>]) -> bool {
        let mut is_shorter = false;
        for (at, offer) in self.offers.iter().enumerate().filter(|(_, offer)| offer.worth > 0) {
            let Some(way) = to_receiver[offer.receiver].filter(|_| self.chosen[offer.receiver] != Some(at))
            else {
                continue;
            };
            let cost = way.cost - offer.worth;
            if to_giver[offer.giver].is_none_or(|known| cost < known.cost) {
                to_giver[offer.giver] = Some(Way { cost, by: Some(at) });
                is_shorter = true;
            }
        }
        is_shorter
    }

    /// A giver lets go of a receiver, who then looks for another.
    fn reach_receivers(&self, to_giver: &[Option<Way>], to_receiver: &mut [Option<Way>]) -> bool {
        let mut is_shorter = false;
        for (receiver, chosen) in self.chosen.iter().enumerate() {
            let Some(at) = *chosen else { continue };
            let Offer { giver, worth, .. } = self.offers[at];
            let Some(way) = to_giver[giver] else { continue };
            let cost = way.cost + worth;
            if to_receiver[receiver].is_none_or(|known| cost < known.cost) {
                to_receiver[receiver] = Some(Way { cost, by: Some(at) });
                is_shorter = true;
            }
        }
        is_shorter
    }

    /// The offers that are taken along a way, the last first.
    fn path(&self, last: Option<usize>, to_receiver: &[Option<Way>], to_giver: &[Option<Way>]) -> Path {
        let mut path = Vec::new();
        let mut next = last;
        while let Some(at) = next {
            path.push(at);
            let left = to_receiver[self.offers[at].receiver].and_then(|way| way.by);
            next = left.and_then(|left| to_giver[self.offers[left].giver]).and_then(|way| way.by);
        }
        path
    }

    /// Gives everybody along a path what they take.
    fn follow(&mut self, path: &Path) {
        if let Some(first) = path.first() {
            self.room[self.offers[*first].giver] -= 1;
        }
        for at in path {
            self.chosen[self.offers[*at].receiver] = Some(*at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn offers(all: &[(usize, usize, i64)]) -> Vec<Offer> {
        all.iter()
            .map(|(giver, receiver, worth)| Offer { giver: *giver, receiver: *receiver, worth: *worth })
            .collect()
    }

    #[test]
    fn the_sum_counts_and_not_who_comes_first() {
        // The first receiver would take giver 0, whom the second needs more.
        let all = offers(&[(0, 0, 5), (1, 0, 4), (0, 1, 5), (1, 1, 1)]);
        assert_eq!(assign(&[1, 1], 2, &all), [1, 2]);
        assert_eq!(assign(&[2, 1], 2, &all), [0, 2]);
        assert_eq!(assign(&[0, 0], 2, &all), Vec::<usize>::new());
        assert_eq!(assign(&[1], 1, &offers(&[(0, 0, 0), (0, 0, -2)])), Vec::<usize>::new());
    }

    /// The best sum by trying everything.
    fn best(room: &mut Vec<u32>, receiver: usize, receivers: usize, offers: &[Offer]) -> i64 {
        if receiver == receivers {
            return 0;
        }
        let mut most = best(room, receiver + 1, receivers, offers);
        for offer in offers.iter().filter(|offer| offer.receiver == receiver) {
            if room[offer.giver] > 0 {
                room[offer.giver] -= 1;
                most = most.max(offer.worth + best(room, receiver + 1, receivers, offers));
                room[offer.giver] += 1;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn nothing_is_worth_more(
            mut room in proptest::collection::vec(0..3_u32, 4),
            all in proptest::collection::btree_map((0..4_usize, 0..5_usize), -2..9_i64, 0..16),
        ) {
            let offers: Vec<Offer> = all.iter().map(|((giver, receiver), worth)| Offer { giver: *giver, receiver: *receiver, worth: *worth }).collect();
            let chosen = assign(&room, 5, &offers);
            let mut receivers: Vec<usize> = chosen.iter().map(|at| offers[*at].receiver).collect();
            receivers.sort_unstable();
            prop_assert!(receivers.windows(2).all(|two| two[0] < two[1]));
            for (giver, room) in room.iter().enumerate() {
                prop_assert!(chosen.iter().filter(|at| offers[**at].giver == giver).count() <= *room as usize);
            }
            let sum: i64 = chosen.iter().map(|at| offers[*at].worth).sum();
            prop_assert_eq!(sum, best(&mut room, 0, 5, &offers));
        }
    }
}
