//! What the path of a file says about the record that it belongs to.
//!
//! In: a path and the settings. Out: a [`Place`]. Never: looks into the file.

use jiff::civil::Date;

use super::Part;
use crate::config::Config;
use crate::schema::{Kind, Level};
use crate::source::{SourcePath, composed};

/// Kind, id and part of a file, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse) struct Place {
    pub(in crate::parse) kind: Kind,
    pub(in crate::parse) id: String,
    pub(in crate::parse) part: Part,
    pub(in crate::parse) suffix: Option<Level>,
    /// Whether the file lies in the folder of its kind.
    pub(in crate::parse) is_home: bool,
}

/// The place of the file at `path`; `kind` is the one that its front matter names, if any.
/// `None` for a plain page.
pub(in crate::parse) fn place(path: &SourcePath, kind: Option<Kind>, config: &Config) -> Option<Place> {
    let below = composed(path.below(&config.content)?);
    // The ending may be written `.MD`.
    let ending = if path.extension().is_empty() { 0 } else { path.extension().len() + 1 };
    let without_ending = below.get(..below.len().saturating_sub(ending)).unwrap_or(&below);
    let (top, rest) = without_ending.split_once('/').unwrap_or(("", without_ending));
    let by_folder = Some(top).filter(|_| config.is_handbook).and_then(|top| config.kinds.of(top));
    match (kind, by_folder) {
        (Some(Kind::Page), _) | (None, None) => None,
        (Some(kind), held) if held != Some(kind) => Some(elsewhere(kind, without_ending)),
        (_, Some(kind)) | (Some(kind), _) => in_folder(kind, rest),
    }
}

/// A file whose kind its front matter says, outside the folder of that kind.
fn elsewhere(kind: Kind, path: &str) -> Place {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_index = matches!(name.to_ascii_lowercase().as_str(), "index" | "_index" | "readme");
    let id = if is_index && !folder.is_empty() { folder } else { path };
    Place { kind, id: id.to_owned(), part: Part::Main, suffix: None, is_home: false }
}

fn in_folder(kind: Kind, rest: &str) -> Option<Place> {
    let (folder, name) = rest.rsplit_once('/').unwrap_or(("", rest));
    if let Some(place) = fragment(kind, folder, name) {
        return Some(place);
    }
    if matches!(name.to_ascii_lowercase().as_str(), "_index" | "readme") {
        return None;
    }
    let (stem, suffix) = split_suffix(name);
    let id = match (stem == "index", folder.is_empty()) {
        (true, true) => return None,
        (true, false) => folder.to_owned(),
        (false, true) => stem.to_owned(),
        (false, false) => format!("{folder}/{stem}"),
    };
    let is_folder_page = stem == "index" && id.split('/').count() < segments(kind);
    let part = if suffix.is_some() { Part::Companion } else { Part::Main };
    (!is_folder_page).then_some(Place { kind, id, part, suffix, is_home: true })
}

/// How many parts the id of a kind has: plans and pairs lie in the folder of their cycle.
fn segments(kind: Kind) -> usize {
    if matches!(kind, Kind::Plan | Kind::Pair) { 2 } else { 1 }
}

/// `DATE[-AUTHOR][.audience]` in the folder of a record, or in `updates/` there.
fn fragment(kind: Kind, folder: &str, name: &str) -> Option<Place> {
    let has_entries = matches!(kind, Kind::Goal | Kind::Plan | Kind::Pair | Kind::Journey | Kind::Ratings);
    let id = folder.strip_suffix("/updates").unwrap_or(folder);
    let is_record = has_entries && !id.is_empty() && id.split('/').count() >= segments(kind);
    let (stem, suffix) = split_suffix(name);
    let date: Date = stem.get(..10).filter(|_| is_record)?.parse().ok()?;
    let author = match &stem[10..] {
        "" => None,
        rest => Some(rest.strip_prefix('-')?.to_owned()).filter(|author| !author.is_empty()),
    };
    let part = Part::Fragment { date, author };
    Some(Place { kind, id: id.to_owned(), part, suffix, is_home: true })
}

/// A name and the audience behind its last dot.
fn split_suffix(name: &str) -> (&str, Option<Level>) {
    let split = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    match split.and_then(|(stem, word)| Some((stem, Level::from_word(&word.to_lowercase())?))) {
        Some((stem, level)) => (stem, Some(level)),
        None => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn config() -> Config {
        Config {
            is_handbook: true,
            content: "content".to_owned(),
            kinds: crate::config::Kinds::default(),
            ..Config::default()
        }
    }

    fn at(path: &str, kind: Option<Kind>) -> Option<Place> {
        place(&SourcePath::new(&format!("content/{path}")), kind, &config())
    }

    fn main(kind: Kind, id: &str) -> Option<Place> {
        Some(Place { kind, id: id.to_owned(), part: Part::Main, suffix: None, is_home: true })
    }

    #[test]
    fn ids_come_from_paths() {
        assert_eq!(at("people/mara.md", None), main(Kind::Person, "mara"));
        assert_eq!(at("plans/2026-h2/mara.md", None), main(Kind::Plan, "2026-h2/mara"));
        assert_eq!(at("plans/2026-h2/mara/index.md", None), main(Kind::Plan, "2026-h2/mara"));
        assert_eq!(at("practices/review/index.md", None), main(Kind::Practice, "review"));
        assert_eq!(at("retros/2026-10-05.md", None), main(Kind::Retro, "2026-10-05"));
    }

    #[test]
    fn folder_pages_and_other_folders_are_plain() {
        for path in [
            "people/_index.md",
            "people/README.md",
            "people/index.md",
            "plans/2026-h2/index.md",
            "guide.md",
            "guides/people/mara.md",
        ] {
            assert_eq!(at(path, None), None, "{path}");
        }
    }

    #[test]
    fn the_front_matter_decides() {
        let elsewhere = |id| main(Kind::Practice, id).map(|place| Place { is_home: false, ..place });
        assert_eq!(at("guides/review.md", Some(Kind::Practice)), elsewhere("guides/review"));
        assert_eq!(at("guides/review/_index.md", Some(Kind::Practice)), elsewhere("guides/review"));
        assert_eq!(at("people/review.md", Some(Kind::Practice)), elsewhere("people/review"));
        assert_eq!(at("people/mara.md", Some(Kind::Page)), None);
        assert_eq!(at("people/mara.md", Some(Kind::Person)), main(Kind::Person, "mara"));
    }

    #[test]
    fn companions_carry_their_audience_in_their_name() {
        let found = at("plans/2026-h2/mara.Manager.md", None).expect("a place");
        assert_eq!(
            (found.id.as_str(), found.part, found.suffix),
            ("2026-h2/mara", Part::Companion, Some(Level::Manager))
        );
        assert_eq!(at("practices/notes-1.2.md", None), main(Kind::Practice, "notes-1.2"));
        let shouted = at("people/mara.private.MD", None).expect("a place");
        assert_eq!((shouted.id.as_str(), shouted.suffix), ("mara", Some(Level::Private)));
        let index = at("people/mara/index.private.md", None).expect("a place");
        assert_eq!((index.id.as_str(), index.suffix), ("mara", Some(Level::Private)));
    }

    #[test]
    fn entries_lie_in_the_folder_of_their_record() {
        let entry = |path| at(path, None).map(|place| (place.id, place.part, place.suffix));
        let by = |author: &str| Part::Fragment { date: date(2026, 10, 2), author: Some(author.to_owned()) };
        assert_eq!(
            entry("goals/restore/updates/2026-10-02-mara.md"),
            Some(("restore".to_owned(), by("mara"), None))
        );
        assert_eq!(
            entry("plans/2026-h2/mara/2026-10-02.private.md"),
            Some((
                "2026-h2/mara".to_owned(),
                Part::Fragment { date: date(2026, 10, 2), author: None },
                Some(Level::Private)
            ))
        );
        assert_eq!(entry("pairs/2026-h2/2026-10-02.md").map(|found| found.1), Some(Part::Main));
        assert_eq!(entry("practices/review/2026-10-02.md").map(|found| found.1), Some(Part::Main));
    }
}
