//! The page's title and the levels of its headings.
//!
//! In: the title of the front matter, the headings as written. Out: one title, and an outline
//! below it. Never: prints a title twice, or skips a level.

use super::Heading;

/// A page's title and what is below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Titled {
    pub(super) title: Option<String>,
    /// Whether the body's first heading is the title and must not be printed again.
    pub(super) title_in_body: bool,
    /// The id of that heading.
    pub(super) title_id: Option<String>,
    /// The other headings, with the levels at which the page shows them.
    pub(super) outline: Vec<Heading>,
}

/// Decides which heading is the title and gives every other one its level.
pub(super) fn settle(
    front: Option<&str>,
    first: Option<String>,
    opens: bool,
    mut outline: Vec<Heading>,
) -> Titled {
    let written = front.map(str::trim).filter(|title| !title.is_empty());
    let same = |title: &str| first.as_deref().is_some_and(|first| folded(first) == folded(title));
    let title_in_body = opens && written.is_none_or(same);
    let title_id = (title_in_body && !outline.is_empty()).then(|| outline.remove(0).id);
    level(&mut outline);
    let title = written.map(str::to_owned).or(first);
    Titled { title, title_in_body, title_id, outline }
}

/// The title without case and with single blanks.
fn folded(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Moves all levels down by one if there are level-one headings beside the title, and closes gaps.
fn level(outline: &mut [Heading]) {
    let shift = u8::from(outline.iter().any(|heading| heading.level == 1));
    let mut above = 1;
    for heading in outline {
        above = (heading.level + shift).min(above + 1).min(6);
        heading.level = above;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn outline(levels: &[u8]) -> Vec<Heading> {
        let heading = |(at, level): (usize, &u8)| Heading {
            level: *level,
            id: format!("h{at}"),
            text: String::new(),
            span: Span::default(),
        };
        levels.iter().enumerate().map(heading).collect()
    }

    fn levels(titled: &Titled) -> Vec<u8> {
        titled.outline.iter().map(|heading| heading.level).collect()
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let titled = settle(None, Some("One".to_owned()), true, outline(&[1, 2, 3, 2]));
        assert_eq!((titled.title.as_deref(), titled.title_in_body), (Some("One"), true));
        assert_eq!((titled.title_id.as_deref(), levels(&titled)), (Some("h0"), vec![2, 3, 2]));
    }

    #[test]
    fn a_written_title_wins_and_is_not_printed_twice() {
        let same = settle(Some("ONE  two"), Some("One two".to_owned()), true, outline(&[1, 2]));
        assert_eq!(
            (same.title.as_deref(), same.title_in_body, levels(&same)),
            (Some("ONE  two"), true, vec![2])
        );
        let other = settle(Some("Two"), Some("One".to_owned()), true, outline(&[1, 2]));
        assert_eq!((other.title_in_body, levels(&other)), (false, vec![2, 3]));
    }

    #[test]
    fn several_first_levels_and_gaps_make_a_sound_outline() {
        let titled = settle(None, Some("One".to_owned()), true, outline(&[1, 2, 1, 2, 4]));
        assert_eq!(levels(&titled), [2, 2, 3, 4]);
        assert_eq!(levels(&settle(None, None, false, outline(&[3, 5, 2]))), [2, 3, 2]);
    }
}
