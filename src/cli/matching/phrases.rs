//! Reasons in words.
//!
//! In: numbers of people. Out: phrases. Never: a level, or whom somebody avoids.

use super::found::Found;
use crate::matching::{Bar, Change, Pair, Reason};
use crate::schema::Kind;

impl Found<'_> {
    /// What speaks for a pair.
    pub(super) fn reasons(&self, pair: &Pair) -> Vec<String> {
        let (one, other) = (pair.one, pair.other);
        let exchange =
            format!("{} gives {}, gets {}", self.name(one), self.given(one, other), self.given(other, one));
        let mut reasons = vec![exchange, hours(self.overlap(one, other)), self.teams(one, other)];
        reasons.extend(self.formats(one, other));
        reasons.push(self.history(one, other).to_owned());
        reasons
    }

    /// What speaks for a triad, which is in giving order.
    pub(super) fn ring_reasons(&self, ring: [usize; 3]) -> Vec<String> {
        let steps = [(0, 1), (1, 2), (2, 0)].map(|(from, to)| (ring[from], ring[to]));
        let gives = steps.iter().map(|(giver, receiver)| {
            format!("{} gives {} {}", self.name(*giver), self.name(*receiver), self.given(*giver, *receiver))
        });
        let least = steps.iter().map(|(one, other)| self.overlap(*one, *other)).min().unwrap_or_default();
        gives.chain([format!("any two have {} or more", hours(least))]).collect()
    }

    /// The names of the skills in which one can help another.
    pub(super) fn given(&self, giver: usize, receiver: usize) -> String {
        list(&self.skills(giver, receiver).map(|skill| self.title(Kind::Skill, skill)).collect::<Vec<_>>())
    }

    fn teams(&self, one: usize, other: usize) -> String {
        match (&self.pool.people[one].team, &self.pool.people[other].team) {
            (Some(team), Some(same)) if team == same => format!("both in {}", self.title(Kind::Team, team)),
            _ => "different teams".to_owned(),
        }
    }

    fn formats(&self, one: usize, other: usize) -> Option<String> {
        let (one, other) = (&self.pool.people[one].formats, &self.pool.people[other].formats);
        let shared: Vec<&str> = one.intersection(other).map(String::as_str).collect();
        (!shared.is_empty()).then(|| format!("both like {}", list(&shared)))
    }

    fn history(&self, one: usize, other: usize) -> &'static str {
        match self.pool.past.of(&self.pool.people[one], &self.pool.people[other]) {
            (false, false) => "first time",
            (true, false) => "paired in the cycle before",
            (false, true) => "paired two cycles ago",
            (true, true) => "paired in both cycles before",
        }
    }

    /// Why a person is left out. Skills are called by the ids that have to be written.
    pub(super) fn reason(&self, person: usize, reason: &Reason) -> String {
        let own = &self.pool.people[person];
        let (offers, wants) = (quoted(own.offers.iter()), quoted(own.wants.iter()));
        match reason {
            Reason::NotOpen => "not open to pairs: `peer` is not in `coaching`".to_owned(),
            Reason::New(day) => format!("here for less than 30 days; that is so until {day}"),
            Reason::NoRoom => "no room for another pairing (`capacity`)".to_owned(),
            Reason::WantsNothing => "wants no skill (`wants`)".to_owned(),
            Reason::OffersNothing => "offers no skill (`offers`)".to_owned(),
            Reason::NobodyOffers => format!("nobody who is open to pairs offers {wants}"),
            Reason::NobodyWants => format!("nobody who is open to pairs wants {offers}"),
            Reason::NoExchange => {
                format!("those who offer {wants} want nothing that {} offers", self.name(person))
            }
            Reason::Barred(others) => {
                let one = |(other, bars): &(usize, Vec<Bar>)| {
                    format!("{} ({})", self.name(*other), self.bars(person, *other, bars))
                };
                format!(
                    "everybody who could be helped in return is ruled out: {}",
                    join(others.iter().map(one))
                )
            }
            Reason::Taken(others) => {
                let others: Vec<&str> = others.iter().map(|other| self.name(*other)).collect();
                format!("{} would fit, and the whole is better with another partner", list(&others))
            }
        }
    }

    /// What rules two people out. Who avoids whom stays with the programme.
    fn bars(&self, person: usize, other: usize, bars: &[Bar]) -> String {
        let leads =
            |one: usize, other: usize| self.pool.people[other].managers.contains(&self.pool.people[one].id);
        let bar = |bar: &Bar| match bar {
            Bar::Leads if leads(other, person) => "leads them".to_owned(),
            Bar::Leads => "is led by them".to_owned(),
            Bar::Paired => "is paired with them".to_owned(),
            Bar::Apart => format!("{}, two are needed", hours(self.overlap(person, other))),
            Bar::Languages => "no language in common".to_owned(),
            Bar::Avoids => "ruled out by the programme".to_owned(),
            Bar::New => "one of the two is too new".to_owned(),
            Bar::NoRoom => "no room for another pairing".to_owned(),
        };
        join(bars.iter().map(bar))
    }

    /// A change that would pair somebody.
    pub(super) fn change(&self, change: &Change) -> String {
        match change {
            Change::Wait(day) => format!("match again on {day} or later"),
            Change::Room(one) => format!("{} has room for one more pairing (`capacity`)", self.name(*one)),
            Change::Offer(one, skill) => format!("{} offers `{skill}`", self.name(*one)),
            Change::Want(one, skill) => format!("{} wants `{skill}`", self.name(*one)),
            Change::Shift(one, minutes) => {
                let way = if *minutes > 0 { "later" } else { "earlier" };
                let hours = minutes.abs() / 60;
                let noun = if hours == 1 { "hour" } else { "hours" };
                format!("{} works {hours} {noun} {way}", self.name(*one))
            }
            Change::Triad(one) => format!("{} is open to triads (`triad` in `coaching`)", self.name(*one)),
        }
    }
}

/// `7 shared hours`
pub(super) fn hours(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 0) => "no shared hour".to_owned(),
        (1, 0) => "1 shared hour".to_owned(),
        (whole, 0) => format!("{whole} shared hours"),
        (whole, rest) => format!("{whole}:{rest:02} shared hours"),
    }
}

/// `a`, `a and b`, `a, b and c`
pub(super) fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `` `a` and `b` ``
fn quoted<'a>(ids: impl Iterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    list(&quoted.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(super) fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_lists_in_words() {
        let said = [0, 60, 90, 480].map(hours);
        assert_eq!(said, ["no shared hour", "1 shared hour", "1:30 shared hours", "8 shared hours"]);
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
