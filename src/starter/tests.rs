#![expect(clippy::disallowed_methods, reason = "a test compares the list with the folder")]

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::config;
use crate::schema::{self, PAGE};
use crate::syntax::{Table, Value, ValueKind};

fn made(bare: bool, language: Language) -> Vec<(String, String)> {
    files(&Options { bare, language, today: date(2026, 10, 16) })
}

/// The front matter, free of mistakes.
fn front(text: &str, language: Language) -> Table {
    let mark = if language == Language::Toml { "+++\n" } else { "---\n" };
    let (block, _) = text.strip_prefix(mark).unwrap().split_once(mark).unwrap();
    let parsed = language.parse(block, mark.len());
    assert!(parsed.diagnostics.is_empty(), "{block}\n{:?}", parsed.diagnostics);
    let decoded = schema::decode(&parsed.value, &PAGE, language);
    assert!(decoded.diagnostics.is_empty(), "{block}\n{:?}", decoded.diagnostics);
    parsed.value
}

/// The values without their places, which differ between the languages.
fn plain(table: &Table) -> Vec<(String, String)> {
    let value = |value: &Value| match &value.kind {
        ValueKind::List(items) => {
            format!("{:?}", items.iter().map(|item| &item.kind).collect::<Vec<_>>())
        }
        kind => format!("{kind:?}"),
    };
    table.entries.iter().map(|(key, written)| (key.name.clone(), value(written))).collect()
}

fn listed(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            listed(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path);
        }
    }
}

#[test]
fn every_file_of_the_folder_is_in_the_list() {
    for (folder, list) in [("full", FULL), ("bare", BARE)] {
        let mut found = BTreeSet::new();
        listed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("starter").join(folder), "", &mut found);
        assert_eq!(found, list.iter().map(|(path, _)| (*path).to_owned()).collect(), "{folder}");
    }
}

#[test]
fn no_mark_is_left() {
    for bare in [false, true] {
        for (path, text) in made(bare, Language::Toml) {
            assert!(!path.contains(['{', '}']), "{path}");
            let settings = path == "handbook.toml";
            assert!(settings || !text.contains(['{', '}']), "{path}");
        }
    }
    let paths: Vec<String> = made(false, Language::Toml).into_iter().map(|(path, _)| path).collect();
    assert!(paths.contains(&"content/plans/2026-h2/pilar.md".to_owned()), "{paths:?}");
}

#[test]
fn both_languages_say_the_same() {
    for bare in [false, true] {
        let pairs = made(bare, Language::Toml).into_iter().zip(made(bare, Language::Yaml));
        for ((path, toml), (other, yaml)) in pairs {
            assert_eq!(path, other);
            if path == "handbook.toml" {
                assert_eq!(toml, yaml);
                continue;
            }
            let entries = plain(&front(&toml, Language::Toml));
            assert_eq!(entries, plain(&front(&yaml, Language::Yaml)), "{path}");
            assert!(!entries.is_empty(), "{path}");
        }
    }
}

#[test]
fn every_setting_is_right_also_once_it_is_switched_on() {
    for bare in [false, true] {
        let (_, settings) = made(bare, Language::Toml).swap_remove(0);
        let switched_on = |line: &str| match line.strip_prefix("# ") {
            Some(setting) if setting.split_once(" = ").is_some_and(|(key, _)| !key.contains(' ')) => {
                format!("{setting}\n")
            }
            _ => format!("{line}\n"),
        };
        let on: String = settings.lines().map(switched_on).collect();
        assert!(on.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count() >= 8, "{on}");
        for text in [settings, on] {
            let read = config::read(Some(&text));
            assert!(read.diagnostics.is_empty(), "{text}\n{:?}", read.diagnostics);
        }
    }
}

#[test]
fn practice_and_story_are_long_enough_to_be_worth_reading() {
    let words = |ending: &str| {
        let files = made(false, Language::Toml);
        let (_, text) = files.iter().find(|(path, _)| path.ends_with(ending)).unwrap();
        text.splitn(3, "+++").last().unwrap().split_whitespace().count()
    };
    assert!(words("practices/handover.md") >= 150);
    assert!(words("stories/nine-days.md") >= 250);
}
