//! What a record of a kind must have and does not.
//!
//! In: a record file, the keys of its front matter, what its text holds. Out: findings.
//! Never: asks for something in a companion or an entry; only the record itself must be whole.

use super::{Part, RecordFile};
use crate::diag::{Code, Diagnostic, Severity};
use crate::schema::{Field, KindSchema};
use crate::source::Span;
use crate::syntax::Language;

/// What stands below the front matter, and how the front matter is written.
pub(in crate::parse) struct Body<'a> {
    /// Whether there is a title, in the front matter or as the first heading.
    pub(in crate::parse) has_title: bool,
    /// Whether there is any text.
    pub(in crate::parse) has_text: bool,
    /// The keys of the front matter, readable or not.
    pub(in crate::parse) keys: &'a [String],
    /// The language of corrected lines.
    pub(in crate::parse) language: Language,
    /// Where the front matter stands, if there is one.
    pub(in crate::parse) block: Option<Span>,
}

/// The findings about what is missing in `record`.
pub(in crate::parse) fn missing(record: &RecordFile, body: &Body<'_>) -> Vec<Diagnostic> {
    if record.part != Part::Main {
        return Vec::new();
    }
    let schema = record.kind.schema();
    let lacks = schema.needs.iter().filter(|names| !names.iter().any(|name| is_there(schema, name, body)));
    let found = lacks.filter_map(|names| finding(names, schema, body));
    found.chain(misnumbered(record)).collect()
}

fn is_there(schema: &KindSchema, name: &str, body: &Body<'_>) -> bool {
    match name {
        "body" => body.has_text,
        "title" | "name" => body.has_title,
        _ => {
            let also = schema.field(name).map_or(&[][..], |field| field.also);
            body.keys.iter().any(|key| key == name || also.contains(&key.as_str()))
        }
    }
}

fn finding(names: &[&str], schema: &KindSchema, body: &Body<'_>) -> Option<Diagnostic> {
    let at = |finding: Diagnostic| match body.block {
        Some(span) => finding.at(span),
        None => finding,
    };
    match names {
        ["name"] => None,
        ["title"] => {
            let message = format!("{} without a title is called by the name of its file", schema.kind);
            let finding = Diagnostic::new(Code::MissingField, message).severity(Severity::Warning);
            Some(at(finding).help("write a first heading, `# …`, or a `title`"))
        }
        _ => {
            let words: Vec<String> = names.iter().map(|name| worded(name)).collect();
            let message = format!("{} needs {}", schema.kind, words.join(" or "));
            let fields: Vec<&Field> = names.iter().filter_map(|name| schema.field(name)).collect();
            let lines: Vec<String> = fields
                .iter()
                .map(|field| format!("`{}`", body.language.line(field.name, field.example)))
                .collect();
            let place =
                if body.block.is_some() { "" } else { " between two lines `+++` at the top of the file" };
            let finding = Diagnostic::new(Code::MissingField, message);
            Some(at(finding).help(format!("add a line such as {}{place}", lines.join(" or "))))
        }
    }
}

fn worded(name: &str) -> String {
    if name == "body" { "a text".to_owned() } else { format!("`{name}`") }
}

/// Plans lie in the folder of their cycle.
fn misnumbered(record: &RecordFile) -> Option<Diagnostic> {
    let is_plan = record.kind == crate::schema::Kind::Plan;
    let is_wrong = is_plan && record.id.split('/').count() != 2;
    let message = "the path of a plan says its cycle and its owner: `plans/CYCLE/PERSON.md`";
    is_wrong.then(|| {
        Diagnostic::new(Code::PathContradiction, message)
            .help("move the file, for example to `plans/2026-h2/mara.md`")
    })
}
