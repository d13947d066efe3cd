//! The ids of headings, by GitHub's rules.
//!
//! In: the words of headings, in order, and ids that pages ask for. Out: ids, unique in the page.
//! Never: two equal ids, or an id that depends on anything but the headings before it.

use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// Gives ids and remembers them.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    used: HashMap<String, u32>,
}

impl Slugs {
    /// The id of a heading with the given words.
    pub(super) fn heading(&mut self, words: &str) -> String {
        let slug = slug(words);
        self.unique(if slug.is_empty() { "section" } else { &slug })
    }

    /// `wanted`, or with `-1`, `-2` … when that is taken.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        while self.used.contains_key(&id) {
            let count = self.used.entry(wanted.to_owned()).or_default();
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        self.used.insert(id.clone(), 0);
        id
    }
}

/// Lower case; letters, digits, `-` and `_` stay, blanks become `-`, everything else goes.
#[must_use]
pub fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.trim().chars() {
        match letter {
            ' ' => out.push('-'),
            '-' | '_' => out.push(letter),
            _ if letter.is_ascii_alphanumeric() => out.push(letter.to_ascii_lowercase()),
            _ if letter.is_ascii() => {}
            _ if letter.is_alphanumeric() || is_combining_mark(letter) => out.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_follow_github() {
        assert_eq!(slug("Hello, World!"), "hello-world");
        assert_eq!(slug("C++ & C#"), "c--c");
        assert_eq!(slug("snake_case and-dash"), "snake_case-and-dash");
        assert_eq!(slug("Über uns – Köln"), "über-uns--köln");
        assert_eq!(slug("हिन्दी"), "हिन्दी");
        assert_eq!(slug("日本語 テスト"), "日本語-テスト");
        assert_eq!(slug("🚀 Launch"), "-launch");
    }

    #[test]
    fn equal_headings_get_numbers_that_never_collide() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.heading("A"), "a");
        assert_eq!(slugs.heading("A 1"), "a-1");
        assert_eq!(slugs.heading("A"), "a-2");
        assert_eq!(slugs.heading("!"), "section");
        assert_eq!(slugs.unique("a"), "a-3");
    }
}
