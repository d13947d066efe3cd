//! Names of files and folders as people would say them.
//!
//! In: a file name without its ending. Out: its number prefix and its words.
//! Never: a title that the page itself gives; that one wins.

use std::sync::Arc;

use super::Page;

/// Splits a number prefix from a name: `01-intro` is 1 and `intro`, `2026-h2` has none.
pub(super) fn number_prefix(name: &str) -> (Option<u64>, &str) {
    let digits = name.len() - name.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let rest = &name[digits..];
    let words = rest.trim_start_matches(['-', '_', '.', ' ', ')']);
    // Four digits are a year, and a date or a bare number is the name itself.
    let is_prefix =
        (1..4).contains(&digits) && words.len() < rest.len() && words.starts_with(char::is_alphabetic);
    if is_prefix { (name[..digits].parse().ok(), words) } else { (None, name) }
}

/// The words of a file name: `getting-started` becomes `Getting started`; dates and years keep
/// their hyphens, as in `2026-10-02 mara` and `2026-h2`.
pub(super) fn words(name: &str) -> String {
    let (_, name) = number_prefix(name);
    let (date, rest) = name.split_at(date_length(name));
    let rest = if date.len() == 4 { rest.to_owned() } else { rest.replace(['-', '_'], " ") };
    let words = format!("{date}{}{}", if date.len() == 10 { " " } else { "" }, spaced(&rest));
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Length of the date (10) or year (4) that the name begins with; 0 when there is none.
fn date_length(name: &str) -> usize {
    let is_date =
        |length: usize| name.get(..length).is_some_and(|head| head.parse::<jiff::civil::Date>().is_ok());
    let after_year = name.get(4..).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let is_year = name.bytes().take(4).filter(u8::is_ascii_digit).count() == 4 && after_year;
    if is_date(10) {
        10
    } else if is_year {
        4
    } else {
        0
    }
}

/// What titles are sorted by: letters folded, digits compared as numbers.
#[must_use]
pub fn sort_key(title: &str) -> String {
    let mut key = String::with_capacity(title.len() + 8);
    let mut digits = String::new();
    for letter in title.chars().chain(std::iter::once(' ')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            key.push_str(&format!("{digits:0>12}"));
            digits.clear();
        }
        key.extend(letter.to_lowercase());
    }
    key
}

/// The place of each page among all when they stand by their titles.
pub(super) fn ranks(pages: &[Arc<Page>]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_cached_key(|at| (sort_key(&pages[*at].title), *at));
    let mut ranks = vec![0; pages.len()];
    for (rank, at) in (0..).zip(order) {
        ranks[at] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_prefixes_are_told_from_names() {
        assert_eq!(number_prefix("01-intro"), (Some(1), "intro"));
        assert_eq!(number_prefix("3. Third day"), (Some(3), "Third day"));
        assert_eq!(number_prefix("2026-h2"), (None, "2026-h2"));
        assert_eq!(number_prefix("404"), (None, "404"));
        assert_eq!(number_prefix("3d-models"), (None, "3d-models"));
    }

    #[test]
    fn file_names_become_words() {
        assert_eq!(words("getting-started"), "Getting started");
        assert_eq!(words("02_über_uns"), "Über uns");
        assert_eq!(words("2026-10-02"), "2026-10-02");
        assert_eq!(words("2026-10-02-mara"), "2026-10-02 mara");
        assert_eq!(words("2026-h2"), "2026-h2");
        assert_eq!(words("2026"), "2026");
        assert_eq!(words("_"), "_");
    }

    #[test]
    fn numbers_in_titles_sort_as_numbers() {
        let mut titles = ["Week 10", "week 9", "Week 1"];
        titles.sort_by_key(|title| sort_key(title));
        assert_eq!(titles, ["Week 1", "week 9", "Week 10"]);
    }
}
