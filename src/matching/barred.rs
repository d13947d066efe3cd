//! What rules a pairing out.
//!
//! In: two people, what is asked of the pairing. Out: every [`Bar`] between them. Never: a preference: what
//! only makes a pairing better or worse is in `weight`.

use jiff::civil::Date;

use super::overlap::overlap;
use super::person::Person;

/// The shortest time in which two people can meet, in minutes of a day.
pub const MEETING: i64 = 120;

/// A reason for which two people are not paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bar {
    /// One leads the other, at whatever height.
    Leads,
    /// They are paired already.
    Paired,
    /// They share less than two working hours.
    Apart,
    /// They name no language in common.
    Languages,
    /// One is not to be paired with the other.
    Avoids,
    /// One has not been here long enough.
    New,
    /// One has no room for another pairing.
    NoRoom,
}

/// What a pairing asks of people.
#[derive(Debug, Clone, Copy)]
pub struct Needs {
    /// The day.
    pub as_of: Date,
    /// How many days somebody has to have been here.
    pub days: i32,
}

/// Everything that rules out that two people are paired, `is_paired` aside known by the caller.
#[must_use]
pub fn bars(one: &Person, other: &Person, is_paired: bool, needs: Needs) -> Vec<Bar> {
    let leads = |one: &Person, other: &Person| other.managers.contains(&one.id);
    let names = !one.languages.is_empty() && !other.languages.is_empty();
    let is_new = |person: &Person| person.joined.is_some_and(|joined| days(joined, needs.as_of) < needs.days);
    let rules = [
        (Bar::Leads, leads(one, other) || leads(other, one)),
        (Bar::Paired, is_paired),
        (Bar::Apart, overlap(one.hours, other.hours) < MEETING),
        (Bar::Languages, names && one.languages.is_disjoint(&other.languages)),
        (Bar::Avoids, one.avoid.contains(&other.id) || other.avoid.contains(&one.id)),
        (Bar::New, is_new(one) || is_new(other)),
        (Bar::NoRoom, one.room == 0 || other.room == 0),
    ];
    rules.into_iter().filter(|(_, holds)| *holds).map(|(bar, _)| bar).collect()
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::overlap::Hours;
    use super::*;

    fn person(id: &str) -> Person {
        Person { id: id.to_owned(), room: 1, hours: Hours::local(540, 1020, 0), ..Person::default() }
    }

    fn found(one: &Person, other: &Person) -> Vec<Bar> {
        let needs = Needs { as_of: date(2026, 10, 16), days: 30 };
        let found = bars(one, other, false, needs);
        assert_eq!(found, bars(other, one, false, needs), "bars hold both ways");
        found
    }

    #[test]
    fn every_bar_holds_alone() {
        let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>();
        let table = [
            (person("a"), vec![]),
            (Person { managers: own(&["x", "b"]), ..person("a") }, vec![Bar::Leads]),
            // 15–23 and 9–17 share two hours; a minute less is too little.
            (Person { hours: Hours::local(900, 1380, 0), ..person("a") }, vec![]),
            (Person { hours: Hours::local(901, 1380, 0), ..person("a") }, vec![Bar::Apart]),
            (Person { languages: own(&["pt"]).into_iter().collect(), ..person("a") }, vec![Bar::Languages]),
            (Person { languages: own(&["pt", "en"]).into_iter().collect(), ..person("a") }, vec![]),
            (Person { avoid: own(&["b"]).into_iter().collect(), ..person("a") }, vec![Bar::Avoids]),
            // 16 September is thirty days ago, the 17th twenty-nine.
            (Person { joined: Some(date(2026, 9, 16)), ..person("a") }, vec![]),
            (Person { joined: Some(date(2026, 9, 17)), ..person("a") }, vec![Bar::New]),
            (Person { room: 0, ..person("a") }, vec![Bar::NoRoom]),
        ];
        let other = Person { languages: own(&["en"]).into_iter().collect(), ..person("b") };
        for (one, bars) in table {
            assert_eq!(found(&one, &other), bars, "{one:?}");
        }
        let needs = Needs { as_of: date(2026, 10, 16), days: 30 };
        assert_eq!(bars(&person("a"), &other, true, needs), [Bar::Paired]);
    }
}
