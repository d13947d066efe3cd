//! Which files are written for few people, by their names alone.
//!
//! In: the path of a document. Out: whether it may be in an edition for everyone.
//! Never: looks into the file; an audience in its front matter is the parser's matter.

use crate::config::Config;
use crate::source::SourcePath;

/// Folders of a handbook whose files name an audience before their ending, as in `mara.manager.md`.
const KINDS: &[&str] = &[
    "people",
    "teams",
    "roles",
    "cycles",
    "skills",
    "goals",
    "plans",
    "practices",
    "stories",
    "journeys",
    "pairs",
    "ratings",
    "resources",
    "onboarding",
    "terms",
    "retros",
    "pilots",
];
/// Audiences smaller than everyone.
const AUDIENCES: &[&str] = &["private", "manager", "chain", "pair", "team", "programme"];

/// Whether the file is for few people: named so in a folder of a kind, or a rating.
pub(super) fn is_narrow(path: &SourcePath, config: &Config) -> bool {
    let below = path.below(&config.content).filter(|_| config.is_handbook);
    let Some((folder, _)) = below.and_then(|path| path.split_once('/')) else { return false };
    let suffix = path.stem().rsplit_once('.').map_or("", |(_, suffix)| suffix).to_lowercase();
    KINDS.contains(&folder) && (folder == "ratings" || AUDIENCES.contains(&suffix.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(path: &str, is_handbook: bool) -> bool {
        let content = if is_handbook { "content" } else { "" };
        let config = Config { is_handbook, content: content.to_owned(), ..Config::default() };
        is_narrow(&SourcePath::new(path), &config)
    }

    #[test]
    fn companions_and_ratings_are_for_few() {
        assert!(narrow("content/plans/2026-h2/mara.manager.md", true));
        assert!(narrow("content/plans/mara.Private.md", true));
        assert!(narrow("content/ratings/mara.md", true));
    }

    #[test]
    fn elsewhere_a_dot_is_just_a_dot() {
        assert!(!narrow("content/plans/mara.md", true));
        assert!(!narrow("content/plans/mara.everyone.md", true));
        assert!(!narrow("content/guides/hiring.team.md", true));
        assert!(!narrow("content/hiring.team.md", true));
        assert!(!narrow("plans/mara.manager.md", false));
    }
}
