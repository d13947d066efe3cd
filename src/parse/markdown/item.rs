//! The id that a list item asks for: `- words {#id}`.
//!
//! In: the last text of an item's line. Out: the text before the mark, and the id.
//! Never: an id with blanks in it.

use super::allow::is_id;

/// Splits `words {#id}` into words and id.
pub(super) fn split_id(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end().strip_suffix('}')?;
    let open = inner.rfind("{#")?;
    let id = &inner[open + 2..];
    let plain = is_id(id) && id.len() <= 100 && !id.contains(['{', '}', '#', '"', '<', '>']);
    plain.then(|| (inner[..open].trim_end(), id))
}

#[cfg(test)]
mod tests {
    use super::split_id;

    #[test]
    fn only_a_mark_at_the_end_is_an_id() {
        assert_eq!(split_id("One {#first}"), Some(("One", "first")));
        assert_eq!(split_id("One {#a b}"), None);
        assert_eq!(split_id("{#first} One"), None);
        assert_eq!(split_id("{{#each}}"), None);
    }
}
