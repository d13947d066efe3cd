//! `list`: all pages or the records of a kind, as a table or as JSON.

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::args::{Common, ListArguments};
use super::outcome::{Failure, Outcome};
use super::project::Project;
use super::report::{Format, on_one_line};
use super::terminal;
use super::why::number;
use crate::diag::nearest;
use crate::model::{Handbook, Page};
use crate::schema::{Kind, Line, Record, Reference, Type, Typed};

const COLUMNS: [&str; 5] = ["path", "title", "url", "updated", "tags"];
const KEYS: [&str; 10] =
    ["kind", "id", "path", "title", "url", "created", "updated", "tags", "draft", "section"];

/// A page, as JSON shows it; `null` where nothing is known.
#[derive(Debug, PartialEq, Serialize)]
struct Row {
    kind: &'static str,
    id: Option<String>,
    path: String,
    title: String,
    url: String,
    created: Option<String>,
    updated: Option<String>,
    tags: Vec<String>,
    draft: bool,
    section: String,
    /// What the front matter of a record says, by field.
    fields: Map<String, Value>,
}

/// Prints the pages that meet all conditions.
pub(super) fn run(arguments: &ListArguments, common: &Common) -> Result<Outcome, Failure> {
    let kind = arguments.kind.as_deref().map(kind_of).transpose()?;
    let known: Vec<&str> = keys(kind).collect();
    arguments.conditions.iter().try_for_each(|(key, _)| check_name("key", key, &known))?;
    let project = Project::find(None, common)?;
    let config = project.settings()?;
    let built = project.build(&config, &project.build_options(&config)?)?;
    let handbook = &built.build.handbook;
    let pages = handbook.pages.iter().filter(|page| kind.is_none_or(|kind| page.kind() == kind));
    let rows = pages.map(|page| row(handbook, page));
    let rows: Vec<Row> = rows.filter(|row| arguments.conditions.iter().all(|it| meets(row, it))).collect();
    terminal::print(&if common.format == Format::Json { terminal::json(&rows)? } else { table(&rows) })?;
    Ok(Outcome::Fine)
}

fn kind_of(name: &str) -> Result<Kind, Failure> {
    let known: Vec<&str> = Kind::all().map(Kind::name).collect();
    check_name("kind", name, &known)?;
    Ok(Kind::from_name(name).unwrap_or_default())
}

/// What a condition may look at: the keys of every row, and the fields of the kind.
fn keys(kind: Option<Kind>) -> impl Iterator<Item = &'static str> {
    let kinds = Kind::all().filter(move |one| kind.is_none_or(|kind| kind == *one));
    KEYS.into_iter().chain(kinds.flat_map(|kind| kind.schema().all_fields().map(|field| field.name)))
}

fn check_name(what: &str, name: &str, known: &[&str]) -> Result<(), Failure> {
    if known.contains(&name) {
        return Ok(());
    }
    let hint = nearest(name, known.iter().copied())
        .map_or_else(|| format!("known are {}", known.join(", ")), |it| format!("did you mean `{it}`?"));
    Err(Failure::new(format!("there is no {what} `{name}`; {hint}")))
}

fn row(handbook: &Handbook, page: &Page) -> Row {
    let document = page.document.as_ref();
    let record = page.record();
    Row {
        kind: page.kind().name(),
        id: record.map(|record| record.id.clone()),
        path: document.map_or_else(|| page.path.clone(), |document| document.path.to_string()),
        title: page.title.clone(),
        url: page.url.clone(),
        created: page.created.map(|date| date.to_string()),
        updated: page.updated.map(|date| date.to_string()),
        tags: page.tags.iter().map(|tag| handbook.tags[tag.0 as usize].name.clone()).collect(),
        draft: document.is_some_and(|document| document.front.draft),
        section: page.parent.map_or_else(String::new, |parent| handbook.page(parent).title.clone()),
        fields: record.map(|record| fields(record.kind, &record.fields)).unwrap_or_default(),
    }
}

/// The fields of a record as JSON: dates and references as people write them.
fn fields(kind: Kind, record: &Record) -> Map<String, Value> {
    let field = |(name, value): (&'static str, &Typed)| match (value, kind.schema().field(name)) {
        (Typed::Refs(one), Some(field)) if matches!(field.ty, Type::Ref(_) | Type::Due) => {
            (name.to_owned(), json!(one.first().map(reference)))
        }
        _ => (name.to_owned(), value_of(value)),
    };
    record.iter().map(field).collect()
}

/// A table within a record.
fn table_of(record: &Record) -> Value {
    Value::Object(record.iter().map(|(name, value)| (name.to_owned(), value_of(value))).collect())
}

fn value_of(value: &Typed) -> Value {
    match value {
        Typed::Text(text) => json!(text),
        Typed::Bool(value) => json!(value),
        Typed::Number(exact) => number(exact),
        Typed::Whole(number) | Typed::Minutes(number) => json!(number),
        Typed::Date(date) => json!(date.to_string()),
        Typed::Word(word) => json!(word),
        Typed::Words(words) => json!(words),
        Typed::List(items) => json!(items.iter().map(|(text, _)| text).collect::<Vec<_>>()),
        Typed::Hours(from, to) => json!([from, to]),
        Typed::Refs(references) => json!(references.iter().map(reference).collect::<Vec<_>>()),
        Typed::Lines(lines) => json!(lines.iter().map(|(line, _)| line_of(line)).collect::<Vec<_>>()),
        Typed::Period(period) => json!({ "months": period.months, "days": period.days }),
        Typed::Record(record) => table_of(record),
        Typed::Any(value) => json!(value.text()),
    }
}

fn reference(reference: &Reference) -> String {
    match reference.kind {
        Some(kind) => format!("{}:{}", kind.name(), reference.id),
        None => reference.id.clone(),
    }
}

fn line_of(line: &Line) -> Value {
    match line {
        Line::Text(text) => json!(text),
        Line::Record(record) => table_of(record),
    }
}

/// Whether a page has the value; letters of either case are equal.
fn meets(row: &Row, (key, value): &(String, String)) -> bool {
    let is = |found: &str| found.to_lowercase() == value.to_lowercase();
    match key.as_str() {
        "kind" => is(row.kind),
        "id" => is(row.id.as_deref().unwrap_or_default()),
        "path" => is(&row.path),
        "title" => is(&row.title),
        "url" => is(&row.url),
        "created" => is(row.created.as_deref().unwrap_or_default()),
        "updated" => is(row.updated.as_deref().unwrap_or_default()),
        "tags" => row.tags.iter().any(|tag| is(tag)) || (value.is_empty() && row.tags.is_empty()),
        "draft" => is(if row.draft { "true" } else { "false" }),
        "section" => is(&row.section),
        field => row.fields.get(field).map_or(value.is_empty(), |found| holds(found, value)),
    }
}

/// Whether a value is, or a list has, what was asked for.
fn holds(found: &Value, asked: &str) -> bool {
    match found {
        Value::Array(items) => items.iter().any(|item| holds(item, asked)),
        Value::String(text) => {
            let id = text.split_once(':').map_or(text.as_str(), |(_, id)| id);
            [text.as_str(), id].iter().any(|text| text.to_lowercase() == asked.to_lowercase())
        }
        Value::Null => asked.is_empty(),
        Value::Bool(is) => asked == if *is { "true" } else { "false" },
        Value::Number(number) => asked == number.to_string().as_str(),
        Value::Object(_) => false,
    }
}

fn table(rows: &[Row]) -> String {
    let cells = |row: &Row| {
        let updated = row.updated.clone().unwrap_or_default();
        [&row.path, &row.title, &row.url, &updated, &row.tags.join(", ")].map(|cell| on_one_line(cell))
    };
    let mut lines = vec![COLUMNS.map(str::to_owned)];
    lines.extend(rows.iter().map(cells));
    let widths: Vec<usize> = (0..COLUMNS.len()).map(|column| widest(&lines, column)).collect();
    let mut text = String::new();
    for line in &lines {
        let padded: Vec<String> =
            line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", padded.join("  ").trim_end());
    }
    text
}

fn widest<const N: usize>(lines: &[[String; N]], column: usize) -> usize {
    lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Row {
        Row {
            kind: "goal",
            id: Some("x".to_owned()),
            path: "goals/x.md".to_owned(),
            title: "Größe".to_owned(),
            url: "goals/x/".to_owned(),
            created: None,
            updated: Some("2026-10-16".to_owned()),
            tags: vec!["one".to_owned(), "Two".to_owned()],
            draft: false,
            section: "Goals".to_owned(),
            fields: Map::from_iter([
                ("team".to_owned(), json!(["platform"])),
                ("level".to_owned(), json!(2)),
            ]),
        }
    }

    #[test]
    fn columns_line_up() {
        assert_eq!(
            table(&[example()]),
            "path        title  url       updated     tags\n\
             goals/x.md  Größe  goals/x/  2026-10-16  one, Two\n"
        );
    }

    #[test]
    fn conditions_look_at_any_tag_and_ignore_case() {
        let meets = |key: &str, value: &str| meets(&example(), &(key.to_owned(), value.to_owned()));
        assert!(meets("tags", "two") && meets("title", "GRÖßE") && meets("draft", "false"));
        assert!(
            meets("team", "Platform") && meets("level", "2") && !meets("team", "care") && meets("owner", "")
        );
        assert!(meets("created", "") && meets("section", "goals") && !meets("url", "goals/"));
    }

    #[test]
    fn unknown_kinds_name_the_nearest() {
        let failure = kind_of("pages").unwrap_err().to_string();
        assert_eq!(failure, "there is no kind `pages`; did you mean `page`?");
    }
}
