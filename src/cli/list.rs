//! `list`: the pages as a table or as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::args::{Common, ListArguments};
use super::outcome::{Failure, Outcome};
use super::project::Project;
use super::report::{Format, on_one_line};
use super::terminal;
use crate::diag::nearest;
use crate::model::{Handbook, Page};

const KINDS: [&str; 1] = ["page"];
const COLUMNS: [&str; 5] = ["path", "title", "url", "updated", "tags"];
const KEYS: [&str; 8] = ["path", "title", "url", "created", "updated", "tags", "draft", "section"];

/// A page, as JSON shows it; `null` where nothing is known.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Row {
    path: String,
    title: String,
    url: String,
    created: Option<String>,
    updated: Option<String>,
    tags: Vec<String>,
    draft: bool,
    section: String,
}

/// Prints the pages that meet all conditions.
pub(super) fn run(arguments: &ListArguments, common: &Common) -> Result<Outcome, Failure> {
    check_name("kind", &arguments.kind, &KINDS)?;
    arguments.conditions.iter().try_for_each(|(key, _)| check_name("key", key, &KEYS))?;
    let project = Project::find(None, common)?;
    let config = project.settings()?;
    let built = project.build(&config, &project.build_options(&config)?)?;
    let handbook = &built.build.handbook;
    let rows = handbook.pages.iter().map(|page| row(handbook, page));
    let rows: Vec<Row> = rows.filter(|row| arguments.conditions.iter().all(|it| meets(row, it))).collect();
    terminal::print(&if common.format == Format::Json { json(&rows)? } else { table(&rows) })?;
    Ok(Outcome::Fine)
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
    Row {
        path: document.map_or_else(|| page.path.clone(), |document| document.path.to_string()),
        title: page.title.clone(),
        url: page.url.clone(),
        created: page.created.map(|date| date.to_string()),
        updated: page.updated.map(|date| date.to_string()),
        tags: page.tags.iter().map(|tag| handbook.tags[tag.0 as usize].name.clone()).collect(),
        draft: document.is_some_and(|document| document.front.draft),
        section: page.parent.map_or_else(String::new, |parent| handbook.page(parent).title.clone()),
    }
}

/// Whether a page has the value; letters of either case are equal.
fn meets(row: &Row, (key, value): &(String, String)) -> bool {
    let is = |found: &str| found.to_lowercase() == value.to_lowercase();
    match key.as_str() {
        "path" => is(&row.path),
        "title" => is(&row.title),
        "url" => is(&row.url),
        "created" => is(row.created.as_deref().unwrap_or_default()),
        "updated" => is(row.updated.as_deref().unwrap_or_default()),
        "tags" => row.tags.iter().any(|tag| is(tag)) || (value.is_empty() && row.tags.is_empty()),
        "draft" => is(if row.draft { "true" } else { "false" }),
        _ => is(&row.section),
    }
}

fn json(rows: &[Row]) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(rows);
    text.map(|text| text + "\n").map_err(|error| Failure::new(format!("cannot write JSON: {error}")))
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
            path: "goals/x.md".to_owned(),
            title: "Größe".to_owned(),
            url: "goals/x/".to_owned(),
            created: None,
            updated: Some("2026-10-16".to_owned()),
            tags: vec!["one".to_owned(), "Two".to_owned()],
            draft: false,
            section: "Goals".to_owned(),
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
        assert!(meets("created", "") && meets("section", "goals") && !meets("url", "goals/"));
    }

    #[test]
    fn unknown_kinds_name_the_nearest() {
        let failure = check_name("kind", "pages", &KINDS).unwrap_err().to_string();
        assert_eq!(failure, "there is no kind `pages`; did you mean `page`?");
    }
}
