//! Cutting plain text at sentences and words.
//!
//! In: the plain text of a block. Out: its beginning, or the sentence around a link.
//! Never: cuts a word when a blank is near, or a character ever.

use super::Range;
use crate::source::floor_char_boundary;

/// The start of `text`, at most `limit` characters, cut at the end of a sentence or else of a word.
pub(super) fn lead(text: &str, limit: usize) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = &text[..cut];
    match last_sentence_end(head).filter(|end| *end * 3 > cut) {
        Some(end) => head[..end].trim_end().to_owned(),
        None => with_ellipsis(text, limit),
    }
}

/// The sentence of `text` around `place`, at most `limit` characters, with an ellipsis where it was cut.
pub(super) fn around(text: &str, place: &Range, limit: usize) -> String {
    // A character has at most four bytes; nothing farther away can be in the sentence.
    let from = floor_char_boundary(text, place.start.saturating_sub(limit * 4));
    let to = floor_char_boundary(text, place.end.saturating_add(limit * 4));
    let start = last_sentence_end(&text[from..place.start]).map_or(from, |end| from + end);
    let end = first_sentence_end(&text[place.end..to]).map_or(to, |end| place.end + end);
    let sentence = text[start..end].trim();
    if sentence.chars().nth(limit).is_none() {
        return sentence.to_owned();
    }
    clip(text, start..end, place, limit)
}

/// Keeps what is around `place`: as much before it as behind it.
fn clip(text: &str, sentence: Range, place: &Range, limit: usize) -> String {
    let words = text[place.clone()].chars().count();
    let spare = limit.saturating_sub(words + 2);
    let before = &text[sentence.start..place.start];
    let start = if before.chars().count() * 2 <= spare {
        sentence.start
    } else {
        let cut = before.char_indices().rev().nth((spare / 2).saturating_sub(1)).map_or(0, |(at, _)| at);
        sentence.start + before[cut..].find(' ').map_or(cut, |blank| cut + blank)
    };
    let mark = if start > sentence.start { "…" } else { "" };
    format!("{mark}{}", with_ellipsis(text[start..sentence.end].trim(), limit - mark.chars().count()))
}

/// At most `limit` characters, the last of which is an ellipsis if something was cut.
fn with_ellipsis(text: &str, limit: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(limit.saturating_sub(1)) else { return text.to_owned() };
    if text[cut..].chars().nth(1).is_none() {
        return text.to_owned();
    }
    let head = &text[..cut];
    let blank = head.rfind(' ').filter(|blank| blank * 2 > cut).unwrap_or(cut);
    format!("{}…", head[..blank].trim_end_matches([' ', ',', ';', ':', '–', '-']))
}

fn first_sentence_end(text: &str) -> Option<usize> {
    ends(text).next()
}

fn last_sentence_end(text: &str) -> Option<usize> {
    ends(text).last()
}

/// The ends of sentences: after `.`, `!`, `?` or their like, before a blank; after a full stop of CJK.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(at, letter)| {
        let end = at + letter.len_utf8();
        match letter {
            '。' | '！' | '？' => Some(end),
            '!' | '?' if text[end..].starts_with(' ') => Some(end),
            '.' if text[end..].starts_with(' ') && !is_abbreviation(&text[..at], &text[end..]) => Some(end),
            _ => None,
        }
    })
}

/// Whether a full stop belongs to an abbreviation: a single letter or `etc.` before it, or a small letter behind it.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or(before);
    let is_short = word.chars().nth(1).is_none() || word.contains('.');
    is_short || after.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_end_with_a_sentence_or_a_word() {
        assert_eq!(lead(" One. Two. ", 20), "One. Two.");
        assert_eq!(lead("One two. Three four five", 12), "One two.");
        assert_eq!(lead("One two three four five", 12), "One two…");
        assert_eq!(lead(&"é".repeat(10), 4), "ééé…");
    }

    #[test]
    fn the_sentence_around_a_link_is_found() {
        let text = "First one. See the guide, e.g. here, for more. Last.";
        let at = text.find("guide").map_or(0..0, |at| at..at + 5);
        assert_eq!(around(text, &at, 240), "See the guide, e.g. here, for more.");
    }

    #[test]
    fn long_sentences_are_clipped_around_the_link() {
        let text = format!("{} link {}", "before ".repeat(60), "after ".repeat(60));
        let at = text.find("link").map_or(0..0, |at| at..at + 4);
        let sentence = around(&text, &at, 60);
        assert!(sentence.chars().count() <= 60, "{sentence}");
        assert!(sentence.starts_with("…before") && sentence.ends_with("after…"), "{sentence}");
        assert!(sentence.contains("link"));
    }
}
