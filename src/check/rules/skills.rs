//! Skills some of whose levels have no words.
//!
//! In: the headings of skills, their scale or that of the settings. Out: one finding per skill, with the levels
//! that have no heading. Never: a skill without a heading for any level; a name alone is a whole skill.

use super::{Seen, about_page};
use crate::diag::{Code, Diagnostic};
use crate::model::Page;
use crate::schema::Kind;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    seen.records(Kind::Skill).filter_map(|(_, page)| finding(seen, page)).collect()
}

fn finding(seen: Seen<'_>, page: &Page) -> Option<Diagnostic> {
    let document = page.document.as_deref()?;
    let own: Vec<String> = page.fields()?.list("scale").iter().map(|(name, _)| name.clone()).collect();
    let scale = if own.is_empty() { seen.config.scale.clone() } else { own };
    let number =
        |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default().parse().ok();
    let told: Vec<usize> = document.outline.iter().filter_map(|heading| number(&heading.text)).collect();
    let missing: Vec<usize> = (1..=scale.len()).filter(|level| !told.contains(level)).collect();
    let first = missing.first().filter(|_| missing.len() < scale.len())?;
    let levels = missing.iter().map(|level| format!("`{level}`")).collect::<Vec<_>>().join(", ");
    let (noun, verb) = if missing.len() == 1 { ("level", "has") } else { ("levels", "have") };
    let message =
        format!("the {noun} {levels} of this skill {verb} no heading, so nobody knows what it looks like");
    let name = scale.get(first - 1).map(String::as_str).unwrap_or_default();
    let help = format!(
        "add a heading such as `## {first} {}`, and below it what one can see, with an example",
        upper(name)
    );
    Some(about_page(page, Diagnostic::new(Code::MissingAnchor, message).help(help)))
}

/// The word with a capital.
fn upper(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
