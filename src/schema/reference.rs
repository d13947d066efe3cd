//! The reference pages, from the tables of fields.
//!
//! In: a schema. Out: its fields as Markdown, and the place of such a table in a page.
//! Never: writes a file.

use super::smallest::smallest;
use super::values::noun;
use super::{Field, Kind, KindSchema, Type};
use crate::syntax::Language;

/// The fields of a kind as Markdown: one table, then one for every table within.
#[must_use]
pub fn reference(schema: &KindSchema, language: Language) -> String {
    let mut out = rows(schema.fields, language);
    for field in schema.fields {
        if let Type::Table(fields) = field.ty {
            out.push_str(&format!("\n### `[{}]`\n\n{}", field.name, rows(fields, language)));
        }
    }
    out
}

/// Every kind of record: what it is, where it lies, its smallest file and its fields; the fields that all
/// share once, at the end.
#[must_use]
pub fn kinds_reference(language: Language) -> String {
    let kinds = Kind::all().filter(|kind| *kind != Kind::Page);
    let mut out: String = kinds.map(|kind| kind_reference(kind, language)).collect();
    out.push_str("## Fields that all kinds share\n\n");
    out + &rows(Kind::Person.schema().common, language)
}

fn kind_reference(kind: Kind, language: Language) -> String {
    let schema = kind.schema();
    let (path, file) = smallest(kind);
    let mut out = format!(
        "## {}\n\n{}\n\nThe smallest useful file, `content/{path}`:\n\n```markdown\n{file}```\n\n",
        capitalised(kind.name()),
        schema.about
    );
    if !schema.needs.is_empty() {
        let needs: Vec<String> = schema.needs.iter().map(|names| alternatives(names)).collect();
        out.push_str(&format!("Needs {}.\n\n", needs.join("; ")));
    }
    if !schema.fields.is_empty() {
        out.push_str(&rows(schema.fields, language));
        out.push('\n');
    }
    let tables = schema.fields.iter().filter_map(|field| match field.ty {
        Type::Table(fields) | Type::Tables(fields) => Some((field.name, fields)),
        Type::Lines(fields) if kind == Kind::Goal => Some((field.name, fields)),
        _ => None,
    });
    for (name, fields) in tables {
        out.push_str(&format!("### `{name}` of {}\n\n{}\n", kind.noun(), rows(fields, language)));
    }
    out
}

/// `` `team` or `owner` ``; a title may be a heading.
fn alternatives(names: &[&str]) -> String {
    let word = |name: &&str| match *name {
        "title" | "name" => "a title (a first heading will do)".to_owned(),
        "body" => "a text".to_owned(),
        name => format!("`{name}`"),
    };
    names.iter().map(word).collect::<Vec<_>>().join(" or ")
}

fn capitalised(word: &str) -> String {
    word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default()
}

fn rows(fields: &[Field], language: Language) -> String {
    let head = "| Key | What it does | Value | Without it | Example |\n|---|---|---|---|---|\n";
    fields.iter().fold(head.to_owned(), |out, field| out + &row(field, language))
}

fn row(field: &Field, language: Language) -> String {
    let also = match field.also {
        [] => String::new(),
        names => format!(" (also {})", quoted(names)),
    };
    let value = match field.ty {
        Type::Word(words) => quoted(words),
        Type::Words(words) => format!("a list of {}", quoted(words)),
        other => noun(other),
    };
    let default = if field.default.is_empty() { "–" } else { field.default };
    let example = language.line(field.name, field.example);
    format!("| `{}`{also} | {} | {value} | {default} | `{example}` |\n", field.name, field.doc)
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// `page` with everything between its two marks replaced by `table`; `None` without the marks.
#[must_use]
pub fn between_marks(page: &str, table: &str) -> Option<String> {
    const START: &str = "<!-- fields: generated, do not edit -->";
    const END: &str = "<!-- end of fields -->";
    let (before, rest) = page.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{START}\n\n{table}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::decode;
    use crate::schema::{PAGE, SETTINGS};

    /// Rewrites the page under `UPDATE_DOCS=1`, else compares it.
    #[expect(clippy::disallowed_methods, reason = "the test compares and rewrites committed pages")]
    fn is_current(path: &str, table: &str) {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read_to_string(&path).expect("the page exists");
        let current = between_marks(&page, table).expect("the page has both marks");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &current).expect("the page can be written");
        }
        assert!(
            page == current || std::env::var_os("UPDATE_DOCS").is_some(),
            "{path}: run the tests with UPDATE_DOCS=1"
        );
    }

    #[test]
    fn the_reference_pages_are_current() {
        is_current("docs/front-matter.md", &reference(&PAGE, Language::Toml));
        is_current("docs/handbook-toml.md", &reference(&SETTINGS, Language::Toml));
        is_current("docs/kinds.md", &kinds_reference(Language::Toml));
    }

    /// The fenced blocks of a page in one language.
    #[expect(clippy::disallowed_methods, reason = "the test reads a committed page")]
    fn fenced(path: &str, language: &str) -> Vec<String> {
        let page = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))
            .expect("the page exists");
        let fence = format!("```{language}\n");
        page.split(&fence)
            .skip(1)
            .map(|block| block.split("```").next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn the_examples_in_the_pages_are_right_and_twins_agree() {
        let read = |language, mark: &str, block: &str| {
            let parsed = Language::parse(language, block.trim().trim_matches(|c| mark.contains(c)), 0);
            let decoded = decode(&parsed.value, &PAGE, language);
            assert!(parsed.diagnostics.is_empty() && decoded.diagnostics.is_empty(), "{block}");
            let names = PAGE
                .fields
                .iter()
                .map(|field| decoded.value.get(field.name).map(|(value, _)| format!("{value:?}")));
            names
                .map(|value| value.map(|text| text.split("Span").next().unwrap_or_default().to_owned()))
                .collect::<Vec<_>>()
        };
        let toml = read(Language::Toml, "+", &fenced("docs/front-matter.md", "toml")[0]);
        let yaml = read(Language::Yaml, "-", &fenced("docs/front-matter.md", "yaml")[0]);
        assert_eq!(toml, yaml);
        for block in fenced("docs/handbook-toml.md", "toml") {
            let parsed = Language::Toml.parse(&block, 0);
            assert!(parsed.diagnostics.is_empty(), "{block}");
            assert!(decode(&parsed.value, &SETTINGS, Language::Toml).diagnostics.is_empty(), "{block}");
        }
    }

    #[test]
    fn every_example_passes_its_own_field_in_both_languages() {
        for (schema, languages) in
            [(PAGE, &[Language::Toml, Language::Yaml][..]), (SETTINGS, &[Language::Toml][..])]
        {
            for (field, language) in
                schema.fields.iter().flat_map(|field| languages.iter().map(move |one| (field, *one)))
            {
                let line = language.line(field.name, field.example);
                let parsed = language.parse(&line, 0);
                let decoded = decode(&parsed.value, &schema, language);
                assert!(
                    parsed.diagnostics.is_empty() && decoded.diagnostics.is_empty(),
                    "{line}: {decoded:?}"
                );
                assert!(decoded.value.get(field.name).is_some(), "{line}");
            }
        }
    }
}
