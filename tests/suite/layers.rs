//! The order of the rooms, held by looking at what they import.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms from the ground up: a room imports only rooms before it.
const ROOMS: &[&str] = &[
    "number", "source", "diag", "words", "syntax", "schema", "config", "parse", "edition", "model",
    "matching", "insight", "check", "markup", "chart", "search", "view", "theme", "render", "output",
    "build", "serve", "starter", "cli",
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect()
}

/// The rooms that a source text names in `crate::room` paths, tests left out.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let names = lines.flat_map(|line| {
        line.match_indices("crate::").map(|(at, found)| &line[at + found.len()..]).collect::<Vec<_>>()
    });
    names
        .map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect())
        .collect()
}

#[test]
fn rooms_import_only_rooms_below_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let level: BTreeMap<&str, usize> = ROOMS.iter().enumerate().map(|(at, room)| (*room, at)).collect();
    let mut wrong = Vec::new();
    for file in rust_files(&source) {
        let below = file.strip_prefix(&source).expect("below src");
        let room = below.iter().next().and_then(|name| name.to_str()).unwrap_or("");
        let Some(own) = level.get(room) else {
            assert!(
                matches!(room, "lib.rs" | "main.rs"),
                "{room} is in no order: add it to ROOMS and to lib.rs"
            );
            continue;
        };
        if below.to_string_lossy().contains("tests") {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("the file can be read");
        for import in imports(&text).iter().filter(|import| *import != room) {
            if level.get(import.as_str()).is_none_or(|level| level >= own) {
                wrong.push(format!("{} imports {import}", below.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "a room imports a room above it or beside it:\n{}", wrong.join("\n"));
}

#[test]
fn the_code_map_lists_the_rooms_in_their_order() {
    let map =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    let modules: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, ROOMS);
}

#[test]
fn the_repository_stands_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let word = ["..", "shared"].join("/");
    for folder in ["src", "docs", "content", "tests", "benches", "themes", "starter"] {
        for file in all_files(&root.join(folder)) {
            let text = std::fs::read(&file).unwrap_or_default();
            assert!(
                !String::from_utf8_lossy(&text).contains(&word),
                "{} mentions a folder outside the repository",
                file.display()
            );
        }
    }
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    paths
        .filter(|path| !path.ends_with("node_modules"))
        .flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] })
        .collect()
}
