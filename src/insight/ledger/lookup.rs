//! Which measure a key means.
//!
//! In: a key as people write it, and the measures of a record. Out: the measure: the one with that id or
//! name, else the only one whose name or id begins so. Case, spaces and hyphens make no difference.
//! Never: chooses between two.

use super::Tracked;
use crate::diag::nearest;

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// The measure with this index.
    One(usize),
    /// It could be either of two.
    Several(usize, usize),
    /// None.
    Nothing,
}

/// Letters as they are compared.
pub(super) fn folded(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '-' || c == '‐' || c == '‑');
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<_>>().join(" ")
}

/// The measure that `key` means.
pub(super) fn measure(key: &str, measures: &[Tracked]) -> Meant {
    let key = folded(key);
    if key.is_empty() {
        return Meant::Nothing;
    }
    let is_so = |is: &dyn Fn(&str) -> bool| {
        let matching = measures
            .iter()
            .enumerate()
            .filter(|(_, tracked)| is(&folded(&tracked.measure.id)) || is(&folded(&tracked.measure.title)));
        let mut matching = matching.map(|(at, _)| at);
        (matching.next(), matching.next())
    };
    let by_id = measures.iter().position(|tracked| folded(&tracked.measure.id) == key);
    let exact = by_id.map_or_else(|| is_so(&|name| name == key), |one| (Some(one), None));
    let found = if exact.0.is_some() { exact } else { is_so(&|name| name.starts_with(&key)) };
    match found {
        (Some(one), None) => Meant::One(one),
        (Some(one), Some(other)) => Meant::Several(one, other),
        (None, _) => Meant::Nothing,
    }
}

/// The id of the measure that was probably meant.
pub(super) fn near<'m>(key: &str, measures: &'m [Tracked]) -> Option<&'m str> {
    let names = || measures.iter().map(|tracked| tracked.measure.title.as_str());
    let ids = || measures.iter().map(|tracked| tracked.measure.id.as_str());
    nearest(key, ids()).or_else(|| {
        let name = nearest(key, names())?;
        let found = measures.iter().find(|tracked| tracked.measure.title == name)?;
        Some(found.measure.id.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::tracked;
    use super::*;

    #[test]
    fn ids_and_names_come_before_beginnings() {
        let measures = [
            tracked("reviews", "Reviews I led"),
            tracked("reviews-seen", "Reviews I saw"),
            tracked("x", "Talks"),
        ];
        assert_eq!(measure("Reviews", &measures), Meant::One(0));
        assert_eq!(measure("reviews i saw", &measures), Meant::One(1));
        assert_eq!(measure("REVIEWS-I-LED", &measures), Meant::One(0));
        assert_eq!(measure("tal", &measures), Meant::One(2));
        assert_eq!(measure("rev", &measures), Meant::Several(0, 1));
        assert_eq!(measure("reviews-s", &measures), Meant::One(1));
        assert_eq!(measure(" ", &measures), Meant::Nothing);
        assert_eq!(measure("tasks", &measures), Meant::Nothing);
    }

    #[test]
    fn the_nearest_is_an_id() {
        let measures = [tracked("reviews", "Reviews I led"), tracked("x", "Talks")];
        assert_eq!(near("reviws", &measures), Some("reviews"));
        assert_eq!(near("Taks", &measures), Some("x"));
        assert_eq!(near("quarter", &measures), None);
    }
}
