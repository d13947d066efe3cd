//! What a record of a kind must have and does not.
//!
//! In: a record file, the keys of its front matter, what its text holds. Out: findings.
//! Never: asks for something in a companion or an entry; only the record itself must be whole.

use super::{Part, RecordFile};
use crate::diag::{Code, Diagnostic, Severity, nearest};
use crate::schema::{Field, Kind, KindSchema, Type};
use crate::source::Span;
use crate::syntax::Language;

/// How many words a line of advice has room for.
const FEW: usize = 3;

/// What stands below the front matter, and how the front matter is written.
pub(in crate::parse) struct Body<'a> {
    /// Whether there is a title, in the front matter or as the first heading.
    pub(in crate::parse) has_title: bool,
    /// Whether there is any text.
    pub(in crate::parse) has_text: bool,
    /// Whether somebody is quoted.
    pub(in crate::parse) has_quotation: bool,
    /// The keys of the front matter that say something, readable or not.
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
    let groups = schema.needs.iter().copied().chain(by_state(record));
    let lacks = groups.filter(|names| !names.iter().any(|name| is_there(schema, name, body)));
    lacks.map(|names| finding(names, schema, body)).chain(unconsented(record, body)).collect()
}

/// A story that quotes somebody says that they agreed.
fn unconsented(record: &RecordFile, body: &Body<'_>) -> Option<Diagnostic> {
    let is_agreed = record.fields.bool("consent") == Some(true);
    let is_open = record.kind == Kind::Story && body.has_quotation && !is_agreed;
    let line = body.language.line("consent", "true");
    let finding =
        Diagnostic::new(Code::MissingField, "this story quotes somebody, and does not say that they agreed")
            .severity(Severity::Warning)
            .help(format!("ask them, then add the line `{line}`"));
    is_open.then(|| match body.block {
        Some(span) => finding.at(span),
        None => finding,
    })
}

/// What must be there because of what else is: a pair that meets has agreed on who may hear of it, and
/// a plan that does not lie in the folder of its cycle says whose it is.
fn by_state(record: &RecordFile) -> impl Iterator<Item = &'static [&'static str]> {
    let needs: &[&[&str]] = match record.kind {
        Kind::Pair if record.fields.word("status") == Some("active") => &[&["confidentiality"]],
        Kind::Plan if !record.is_home => &[&["owner"], &["cycle"]],
        Kind::Ratings if !record.is_home => &[&["person"]],
        _ => &[],
    };
    needs.iter().copied()
}

fn is_there(schema: &KindSchema, name: &str, body: &Body<'_>) -> bool {
    match name {
        "body" => body.has_text,
        "title" => body.has_title,
        _ => {
            // A misspelt key has been told already.
            let is_unknown =
                |key: &str| schema.all_fields().all(|field| field.names().all(|name| name != key));
            let is_meant = |key: &str, name: &str| is_unknown(key) && nearest(key, [name]).is_some();
            let is_written = |name: &str| body.keys.iter().any(|key| key == name || is_meant(key, name));
            schema.field(name).is_some_and(|field| field.names().any(is_written))
        }
    }
}

fn finding(names: &[&str], schema: &KindSchema, body: &Body<'_>) -> Diagnostic {
    let fields: Vec<&Field> = names.iter().filter_map(|name| schema.field(name)).collect();
    let finding = match (names, fields.as_slice()) {
        (["title"], [field]) => untitled(schema, field, body),
        _ => needed(names, &fields, schema, body),
    };
    match body.block {
        Some(span) => finding.at(span),
        None => finding,
    }
}

fn untitled(schema: &KindSchema, field: &Field, body: &Body<'_>) -> Diagnostic {
    let message = format!("{} without a title is called by the name of its file", schema.kind);
    let heading = field.example.trim_matches('"');
    let line = body.language.line(field.name, field.example);
    Diagnostic::new(Code::MissingField, message)
        .severity(Severity::Warning)
        .help(format!("write a first heading, such as `# {heading}`, or a line `{line}`"))
}

fn needed(names: &[&str], fields: &[&Field], schema: &KindSchema, body: &Body<'_>) -> Diagnostic {
    let words: Vec<String> = names
        .iter()
        .map(|name| if *name == "body" { "a text".to_owned() } else { format!("`{name}`") })
        .collect();
    let lines: Vec<String> =
        fields.iter().map(|field| format!("`{}`", body.language.line(field.name, field.example))).collect();
    let place = if body.block.is_some() { "" } else { " between two lines `+++` at the top of the file" };
    let text = if names.contains(&"body") { ", or write a text below" } else { "" };
    Diagnostic::new(Code::MissingField, format!("{} needs {}", schema.kind, words.join(" or ")))
        .help(format!("add a line such as {}{place}{text}{}", lines.join(" or "), others(fields)))
}

/// The other words that the only field may say, when they are few.
fn others(fields: &[&Field]) -> String {
    let [Field { ty: Type::Word(words), example, .. }] = fields else { return String::new() };
    let others = words.iter().filter(|word| **word != example.trim_matches('"'));
    let others: Vec<String> = others.map(|word| format!("`{word}`")).collect();
    if others.is_empty() || others.len() > FEW {
        String::new()
    } else {
        format!("; it can also be {}", others.join(" or "))
    }
}
