//! Tables, lists, task lists, callouts.
//!
//! In: words and chance. Out: blocks of Markdown, each with an empty line behind it.

use super::random::Random;
use super::text::{phrase, sentence};
use super::words::Vocabulary;

const CALLOUTS: &[&str] = &["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// A table of three columns and three to six rows.
pub(crate) fn table(random: &mut Random, words: &Vocabulary) -> String {
    let [one, two] = [(); 2].map(|()| words.any_noun(random).to_owned());
    let mut text = format!("| {one} | {two} | n |\n| --- | --- | ---: |\n");
    for _ in 0..random.between(3, 6) {
        let (left, right) = (phrase(2, random, words), phrase(4, random, words));
        text.push_str(&format!("| {left} | {right} | {} |\n", random.between(1, 900)));
    }
    text + "\n"
}

/// A list of three to five points.
pub(crate) fn list(random: &mut Random, words: &Vocabulary) -> String {
    let points = (0..random.between(3, 5)).map(|_| format!("- {}\n", point(random, words)));
    points.collect::<String>() + "\n"
}

/// A list of three to five tasks, some of them done.
pub(crate) fn tasks(random: &mut Random, words: &Vocabulary) -> String {
    let tasks = (0..random.between(3, 5)).map(|_| {
        let mark = if random.one_in(2) { "x" } else { " " };
        format!("- [{mark}] {}\n", point(random, words))
    });
    tasks.collect::<String>() + "\n"
}

/// A callout in GitHub's form.
pub(crate) fn callout(random: &mut Random, words: &Vocabulary) -> String {
    let kind = random.pick(CALLOUTS);
    format!("> [!{kind}]\n> {}\n> {}\n\n", sentence(random, words), sentence(random, words))
}

fn point(random: &mut Random, words: &Vocabulary) -> String {
    let count = random.between(4, 9);
    phrase(count, random, words)
}
