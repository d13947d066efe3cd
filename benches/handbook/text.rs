//! Sentences and paragraphs.
//!
//! In: words and chance. Out: prose as Markdown on one line a paragraph, as most editors write it.

use super::plan::capitalised;
use super::random::Random;
use super::words::Vocabulary;

/// Some words in a row.
pub(crate) fn phrase(count: usize, random: &mut Random, words: &Vocabulary) -> String {
    let words: Vec<&str> = (0..count).map(|_| words.word(random)).collect();
    words.join(" ")
}

/// A sentence with a full stop.
pub(crate) fn sentence(random: &mut Random, words: &Vocabulary) -> String {
    let count = random.between(6, 11);
    let mut text = capitalised(&phrase(count, random, words));
    if random.one_in(2) {
        let count = random.between(4, 8);
        text = format!("{text}, {}", phrase(count, random, words));
    }
    if random.one_in(6) {
        text = format!("{text} {}", marked(random, words));
    }
    text + "."
}

/// A sentence around a link.
pub(crate) fn sentence_with(link: &str, random: &mut Random, words: &Vocabulary) -> String {
    let (before, after) = (random.between(3, 8), random.between(2, 7));
    let before = capitalised(&phrase(before, random, words));
    format!("{before} {link} {}.", phrase(after, random, words))
}

/// A paragraph of `sentences`, with the links that come in it at places of their own.
pub(crate) fn paragraph(
    sentences: usize,
    links: Vec<String>,
    random: &mut Random,
    words: &Vocabulary,
) -> String {
    let mut texts: Vec<String> = (0..sentences).map(|_| sentence(random, words)).collect();
    for link in links {
        let at = random.below(texts.len() + 1);
        texts.insert(at, sentence_with(&link, random, words));
    }
    texts.join(" ") + "\n\n"
}

fn marked(random: &mut Random, words: &Vocabulary) -> String {
    let inside = phrase(2, random, words);
    match random.below(3) {
        0 => format!("**{inside}**"),
        1 => format!("*{inside}*"),
        _ => format!("`{}`", inside.replace(' ', "_")),
    }
}
