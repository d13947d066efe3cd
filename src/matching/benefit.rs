//! What one person gives another.
//!
//! `b(i, j) = Σ rank(s) · gap(i, j, s) · rarity(s)` over the skills `s` that j wants and i offers. `rank` is 3 for
//! j's first want, 2 for the second, 1 for all later ones. `gap` is 1 where the run knows no level of one of
//! the two, else `clamp(level of i − level of j, 0, 2) / 2`: nobody teaches upwards. `rarity` is `1 / √n` for the n
//! people who offer the skill, the giver included.
//!
//! In: people, and how many offer each skill. Out: whole [`UNIT`]s. Never: a float.

use std::collections::BTreeMap;

use super::person::Person;

/// One benefit: what a skill that only one person offers gives somebody with no rank and full gap.
pub const UNIT: i64 = 1_000_000_000_000;

/// How many people offer each skill.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offers(BTreeMap<String, u32>);

impl Offers {
    /// Counts the offers of everybody who is there, open to coaching or not.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Person>) -> Self {
        let mut offers = BTreeMap::new();
        for skill in people.into_iter().flat_map(|person| &person.offers) {
            *offers.entry(skill.clone()).or_default() += 1;
        }
        Self(offers)
    }

    /// `1 / √n` in [`UNIT`]s.
    fn rarity(&self, skill: &str) -> i64 {
        let count = self.0.get(skill).copied().unwrap_or(1).max(1);
        // √(U² / n), with the division inside to keep all digits.
        let unit = u128::from(UNIT.unsigned_abs());
        let root = (unit * unit / u128::from(count)).isqrt();
        i64::try_from(root).unwrap_or(UNIT)
    }
}

/// What `giver` gives `receiver`, in [`UNIT`]s.
#[must_use]
pub fn benefit(giver: &Person, receiver: &Person, offers: &Offers) -> i64 {
    let wants = receiver.wants.iter().enumerate().filter(|(_, skill)| giver.offers.contains(*skill));
    wants
        .map(|(place, skill)| rank(place) * half_gap(giver, receiver, skill) * offers.rarity(skill) / 2)
        .sum()
}

/// The skills in which `giver` can help `receiver`, most wanted first.
pub fn given<'a>(giver: &'a Person, receiver: &'a Person) -> impl Iterator<Item = &'a str> {
    let wants = receiver.wants.iter().filter(|skill| giver.offers.contains(*skill));
    wants.filter(|skill| half_gap(giver, receiver, skill) > 0).map(String::as_str)
}

/// How much the want at this place counts.
fn rank(place: usize) -> i64 {
    match place {
        0 => 3,
        1 => 2,
        _ => 1,
    }
}

/// Twice the gap between two people in a skill: 0, 1 or 2.
fn half_gap(giver: &Person, receiver: &Person, skill: &str) -> i64 {
    match (giver.levels.get(skill), receiver.levels.get(skill)) {
        (Some(giver), Some(receiver)) => (i64::from(*giver) - i64::from(*receiver)).clamp(0, 2),
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, offers: &[&str], wants: &[&str]) -> Person {
        Person {
            id: id.to_owned(),
            offers: offers.iter().map(|skill| (*skill).to_owned()).collect(),
            wants: wants.iter().map(|skill| (*skill).to_owned()).collect(),
            ..Person::default()
        }
    }

    #[test]
    fn wants_count_by_rank_and_rarity() {
        let mara = person("mara", &["facilitation", "observability"], &["sql"]);
        let jonas = person("jonas", &["sql", "rust"], &["facilitation"]);
        let piotr = person("piotr", &["sql"], &["rust", "x", "facilitation"]);
        let offers = Offers::of([&mara, &jonas, &piotr]);
        assert_eq!(benefit(&mara, &jonas, &offers), 3 * UNIT);
        // Two people offer SQL: 3 / √2 = 2.121320343559.
        assert_eq!(benefit(&jonas, &mara, &offers), 2_121_320_343_558);
        // The third want counts 1.
        assert_eq!(benefit(&mara, &piotr, &offers), UNIT);
        assert_eq!(benefit(&mara, &mara, &offers), 0);
        assert_eq!(given(&jonas, &piotr).collect::<Vec<_>>(), ["rust"]);
    }

    #[test]
    fn nobody_teaches_upwards() {
        let table = [
            (Some(3), Some(2), 1),
            (Some(4), Some(2), 2),
            (Some(2), Some(4), 0),
            (Some(5), None, 2),
            (None, None, 2),
        ];
        for (giver_level, receiver_level, halves) in table {
            let level =
                |level: Option<u32>| level.map(|level| ("sql".to_owned(), level)).into_iter().collect();
            let giver = Person { levels: level(giver_level), ..person("a", &["sql"], &[]) };
            let receiver = Person { levels: level(receiver_level), ..person("b", &[], &["sql"]) };
            let offers = Offers::of([&giver, &receiver]);
            assert_eq!(
                benefit(&giver, &receiver, &offers),
                3 * UNIT * halves / 2,
                "{giver_level:?} {receiver_level:?}"
            );
            assert_eq!(given(&giver, &receiver).count(), usize::from(halves > 0));
        }
    }
}
