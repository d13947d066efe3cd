//! Which folders hold which kinds, and who may read each kind unless a page says otherwise.
//!
//! In: the tables `[kinds]` and `[visibility]` of `handbook.toml`. Out: [`Kinds`], levels by kind,
//! and what is wrong with the tables. Never: looks at a folder.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, nearest};
use crate::schema::{Kind, Level};
use crate::syntax::{Key, Table, Value};

/// Which folders hold which kinds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Kinds {
    /// Whether no folder says a kind: then only `kind = "…"` in a page does.
    pub off: bool,
    /// Folders below the content, with the kind that they hold; `None` for plain pages.
    pub folders: BTreeMap<String, Option<Kind>>,
}

impl Kinds {
    /// Kinds switched off altogether.
    #[must_use]
    pub fn none() -> Self {
        Self { off: true, folders: BTreeMap::new() }
    }

    /// The kind of the pages in the top folder `name`.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<Kind> {
        if self.off {
            return None;
        }
        self.folders.get(name).copied().unwrap_or_else(|| Kind::from_folder(name))
    }

    /// The folder that holds the records of `kind`: the one that `handbook.toml` names, else the usual one.
    #[must_use]
    pub fn folder(&self, kind: Kind) -> Option<&str> {
        let named = self.folders.iter().find(|(_, held)| **held == Some(kind)).map(|(name, _)| name.as_str());
        named.or_else(|| kind.folder().filter(|folder| self.of(folder) == Some(kind)))
    }
}

/// Reads `kinds`: `"none"`, or a table of folders.
pub(super) fn kinds(value: &Value, found: &mut Vec<Diagnostic>) -> Kinds {
    if value.text().is_some_and(|text| text == "none") {
        return Kinds::none();
    }
    let Some(table) = value.table() else {
        found.push(
            mistake(
                format!("`kinds` should be a table or `\"none\"`, but here it is {}", value.noun()),
                value,
            )
            .help("write a line `[kinds]` and below it, for example, `leute = \"person\"`"),
        );
        return Kinds::default();
    };
    let entry = |(key, value): &(Key, Value)| {
        Some((key.name.trim_matches('/').to_owned(), folder(key, value, found)?))
    };
    Kinds { off: false, folders: table.entries.iter().filter_map(entry).collect() }
}

fn folder(key: &Key, value: &Value, found: &mut Vec<Diagnostic>) -> Option<Option<Kind>> {
    let word = value.text().unwrap_or_default();
    if matches!(word.as_str(), "none" | "false" | "page") {
        return Some(None);
    }
    let kind = Kind::from_name(&word).filter(|kind| kind.folder().is_some());
    if kind.is_none() {
        found.push(unknown_kind(&key.name, &word, value));
    }
    kind.map(Some)
}

fn unknown_kind(key: &str, word: &str, value: &Value) -> Diagnostic {
    let finding = mistake(format!("`{word}` is not a kind that a folder can hold"), value);
    let kinds = || Kind::all().filter(|kind| kind.folder().is_some()).map(Kind::name);
    match nearest(word, kinds()) {
        Some(near) => {
            finding.label(format!("did you mean `{near}`?")).help(format!("write `{key} = \"{near}\"`"))
        }
        None => finding.help(format!("the kinds are {}, or `none`", kinds().collect::<Vec<_>>().join(", "))),
    }
}

/// Reads `[visibility]`: a level for each kind.
pub(super) fn visibility(value: &Value, found: &mut Vec<Diagnostic>) -> BTreeMap<Kind, Level> {
    let Some(table) = value.table() else {
        found.push(
            mistake(format!("`visibility` should be a table, but here it is {}", value.noun()), value)
                .help("write a line `[visibility]` and below it, for example, `plan = \"team\"`"),
        );
        return BTreeMap::new();
    };
    levels(table, found)
}

fn levels(table: &Table, found: &mut Vec<Diagnostic>) -> BTreeMap<Kind, Level> {
    let mut levels = BTreeMap::new();
    for (key, value) in &table.entries {
        let word = value.text().unwrap_or_default();
        match (Kind::from_name(&key.name), Level::from_word(&word)) {
            (Some(kind), Some(level)) => drop(levels.insert(kind, level)),
            (None, _) => {
                let near = nearest(&key.name, Kind::all().map(Kind::name)).unwrap_or("plan");
                let finding = mistake(format!("there is no kind `{}`", key.name), value);
                found.push(finding.help(format!("write a kind, such as `{near} = \"team\"`")));
            }
            (Some(kind), None) => {
                // What a kind's readers are is not known, so it is for nobody until the word is right.
                levels.insert(kind, Level::Named(Vec::new()));
                let near = nearest(&word, Level::WORDS).unwrap_or("team");
                let finding = mistake(format!("`{word}` is not an audience"), value);
                found.push(finding.help(format!("write `{} = \"{near}\"`", key.name)));
            }
        }
    }
    levels
}

fn mistake(message: String, value: &Value) -> Diagnostic {
    Diagnostic::new(Code::Config, message).at(value.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Language;

    fn read(text: &str) -> (Kinds, Vec<String>) {
        let parsed = Language::Toml.parse(text, 0);
        let mut found = Vec::new();
        let kinds = kinds(parsed.value.get("kinds").expect("kinds"), &mut found);
        (kinds, found.into_iter().map(|one| one.help.unwrap_or_default()).collect())
    }

    #[test]
    fn folders_can_be_renamed_and_switched_off() {
        let (kinds, found) = read("[kinds]\nleute = \"person\"\nstories = \"none\"");
        assert_eq!(
            (kinds.of("leute"), kinds.of("stories"), kinds.of("goals")),
            (Some(Kind::Person), None, Some(Kind::Goal))
        );
        assert_eq!((kinds.folder(Kind::Person), kinds.folder(Kind::Story)), (Some("leute"), None));
        assert!(found.is_empty());
        assert_eq!(read("kinds = \"none\"").0.of("people"), None);
    }

    #[test]
    fn unknown_kinds_name_the_nearest() {
        assert_eq!(read("[kinds]\nleute = \"persn\"").1, ["write `leute = \"person\"`"]);
        assert_eq!(read("[kinds]\ntreffen = \"session\"").1.len(), 1);
    }

    #[test]
    fn a_misspelt_level_is_for_nobody() {
        let parsed = Language::Toml.parse("plan = \"tema\"\ngoal = \"world\"", 0);
        let mut found = Vec::new();
        let levels = levels(&parsed.value, &mut found);
        assert_eq!(levels[&Kind::Plan], Level::Named(Vec::new()));
        assert_eq!((levels[&Kind::Goal].clone(), found.len()), (Level::World, 1));
    }
}
