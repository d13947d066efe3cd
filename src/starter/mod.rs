//! The starter: a small filled handbook to begin with.
//!
//! In: the folder `starter/` at compile time, and [`Options`]. Out: the files of a new handbook, by
//! path, which pass `check` on the day they are made. Never: asks for the date, or touches the disk.
//!
//! The files are written as an author would write them, in TOML, with marks such as `{cycle}` where
//! the day matters, in their names too. Changing the starter means changing them, and a row below
//! where one is added.

mod calendar;
mod language;

use jiff::civil::Date;

use crate::syntax::Language;

/// What kind of starter is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether it is only the settings and an opening page.
    pub bare: bool,
    /// The language of the front matter; `handbook.toml` is TOML in any case.
    pub language: Language,
    /// The day of the first entries, and the day that decides the cycle.
    pub today: Date,
}

/// What keeps the finished site out of version control: a path and a text, apart from the others
/// because a folder may well have such a file already.
pub const IGNORE: (&str, &str) = (".gitignore", include_str!("../../starter/gitignore"));

macro_rules! embedded {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../starter/", $folder, "/", $name))),)*]
    };
}

const BARE: &[(&str, &str)] = embedded! { "bare": "handbook.toml" "content/_index.md" };

const FULL: &[(&str, &str)] = embedded! { "full":
    "handbook.toml" "content/_index.md"
    "content/people/idris.md" "content/people/noa.md" "content/people/pilar.md" "content/teams/desk.md"
    "content/cycles/{cycle}.md" "content/goals/next-morning.md" "content/plans/{cycle}/pilar.md"
    "content/skills/asking-first.md" "content/skills/plain-words.md"
    "content/practices/handover.md" "content/stories/nine-days.md" "content/resources/five-calls.md"
    "content/onboarding/first-month.md" "content/terms/first-answer.md" "content/terms/question-book.md"
};

/// The files of a new handbook: path below its folder, `/`-separated, and text.
#[must_use]
pub fn files(options: &Options) -> Vec<(String, String)> {
    let embedded = if options.bare { BARE } else { FULL };
    let marks = calendar::marks(options.today);
    let file = |(path, text): &(&str, &str)| {
        let text = calendar::filled(text, &marks);
        (calendar::filled(path, &marks), language::written_in(options.language, text))
    };
    embedded.iter().map(file).collect()
}

#[cfg(test)]
mod tests;
