//! The example handbook and the starter against the JSON Schemas made from the tables.
//!
//! The small judge of schemas here knows the words that `json.rs` writes, and fails on any other.

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::{TOML, YAML};
use crate::schema::{Kind, json_schema};
use crate::syntax::{Table, Value, ValueKind};

fn as_json(value: &Value) -> Json {
    match &value.kind {
        ValueKind::Null => Json::Null,
        ValueKind::Bool(value) => json!(value),
        ValueKind::Int(value) => json!(value),
        ValueKind::Float(text) => json!(text.parse::<f64>().unwrap_or_default()),
        ValueKind::Str(text) | ValueKind::Date(text) => json!(text),
        ValueKind::List(items) => Json::Array(items.iter().map(as_json).collect()),
        ValueKind::Table(table) => object(table),
    }
}

fn object(table: &Table) -> Json {
    Json::Object(table.entries.iter().map(|(key, value)| (key.name.clone(), as_json(value))).collect())
}

/// Whether `value` meets `schema`.
fn meets(value: &Json, schema: &Json) -> bool {
    let Json::Object(words) = schema else { return false };
    words.iter().all(|(word, wanted)| match word.as_str() {
        "$schema" | "$comment" | "title" | "description" | "format" => true,
        "pattern" => value.as_str().is_none_or(|text| !text.is_empty() && !text.contains(['\n', '"'])),
        "type" => kinds(wanted).iter().any(|kind| is_a(value, kind)),
        "enum" => wanted.as_array().is_some_and(|words| words.contains(value)),
        "const" => value == wanted,
        "minimum" => value.as_f64() >= wanted.as_f64(),
        "maximum" => value.as_f64() <= wanted.as_f64(),
        "exclusiveMinimum" => value.as_f64() > wanted.as_f64(),
        "maxLength" => {
            value.as_str().is_none_or(|text| text.chars().count() as u64 <= wanted.as_u64().unwrap_or(0))
        }
        "anyOf" => wanted.as_array().is_some_and(|all| all.iter().any(|one| meets(value, one))),
        "allOf" => wanted.as_array().is_some_and(|all| all.iter().all(|one| meets(value, one))),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| meets(item, wanted))),
        "required" => wanted.as_array().is_some_and(|names| {
            names.iter().all(|name| value.get(name.as_str().unwrap_or_default()).is_some())
        }),
        "properties" => value.as_object().is_none_or(|entries| properties_meet(entries, wanted)),
        "additionalProperties" => value.as_object().is_none_or(|entries| others_meet(entries, words, wanted)),
        other => panic!("the judge does not know `{other}`"),
    })
}

fn kinds(wanted: &Json) -> Vec<&str> {
    match wanted {
        Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn is_a(value: &Json, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the judge does not know the type `{other}`"),
    }
}

fn properties_meet(entries: &Map<String, Json>, wanted: &Json) -> bool {
    entries.iter().all(|(name, value)| wanted.get(name).is_none_or(|schema| meets(value, schema)))
}

fn others_meet(entries: &Map<String, Json>, words: &Map<String, Json>, wanted: &Json) -> bool {
    let known = |name: &str| words.get("properties").is_some_and(|all| all.get(name).is_some());
    entries.iter().filter(|(name, _)| !known(name)).all(|(_, value)| match wanted {
        Json::Bool(allowed) => *allowed,
        schema => meets(value, schema),
    })
}

/// All Markdown files below a folder.
#[expect(clippy::disallowed_methods, reason = "the test reads the committed example")]
fn files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).expect("a text")));
        }
    }
}

/// The kind of a file by its path, as far as its folder alone says it.
fn kind_of(path: &str) -> Option<Kind> {
    let below = path.split_once("/content/")?.1;
    let (folder, rest) = below.split_once('/')?;
    let is_section = rest.ends_with("_index.md");
    let kind = Kind::from_folder(folder).filter(|_| !is_section)?;
    let is_entry = rest.contains("/updates/");
    let is_session = kind == Kind::Pair && rest.matches('/').count() == 2;
    (!is_entry).then_some(if is_session { Kind::Session } else { kind })
}

#[test]
fn every_record_of_the_example_meets_the_schema_of_its_kind() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("content"), &mut all);
    let mut seen = 0;
    for (path, text) in &all {
        let Some(kind) = kind_of(path) else { continue };
        let fence = if text.starts_with("+++") { "+++" } else { "---" };
        let Some(block) = text.strip_prefix(fence).and_then(|rest| rest.split_once(&format!("\n{fence}")))
        else {
            continue;
        };
        let language = if fence == "+++" { TOML } else { YAML };
        let front = object(&language.parse(block.0, 0).value);
        assert!(meets(&front, &json_schema(kind)), "{path}: {front}");
        seen += 1;
    }
    assert!(seen > 90, "only {seen} records were seen");
}

#[test]
fn the_judge_refuses_what_the_schema_refuses() {
    let goal = json_schema(Kind::Goal);
    let right =
        json!({ "team": "platform", "due": "2026-12-18", "measures": ["a: 0 -> 1", { "title": "b" }] });
    assert!(meets(&right, &goal));
    for (key, value) in [
        ("status", json!("activ")),
        ("ownr", json!("mara")),
        ("measures", json!([{ "baseline": 1 }])),
        ("measures", json!([{ "title": "b", "weight": 0 }])),
        ("kind", json!("plan")),
        ("summary", json!("x".repeat(201))),
    ] {
        let mut wrong = right.clone();
        wrong[key] = value;
        assert!(!meets(&wrong, &goal), "{wrong}");
    }
    assert!(!meets(&json!({ "team": "platform" }), &goal));
}
