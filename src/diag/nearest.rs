//! The word that was probably meant.
//!
//! In: what was written and what exists. Out: the closest existing word, if it is close.
//! Never: guesses when two words have nothing in common.

/// The candidate closest to `written`, ignoring case: at most one edit for every three letters.
/// Of equally close ones the first in the order given.
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = written.to_lowercase();
    let allowed = folded.chars().count().div_ceil(3).min(folded.chars().count() / 2);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn close_words_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("ownr", ["title", "owner"]), Some("owner"));
        assert_eq!(nearest("Tilte", ["title", "owner"]), Some("title"));
        assert_eq!(nearest("zzz", ["title", "owner"]), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("ab", ["ac", "AB"]), Some("AB"));
    }
}
