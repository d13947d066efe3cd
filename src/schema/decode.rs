//! From a spanned table to typed values.
//!
//! In: a table, the schema it should follow and its language. Out: a record and every mistake.
//! Never: stops at a mistake; a value that cannot be read is left out.

use super::typed::{Line, Record, Typed};
use super::unknown::Unknown;
use super::values::{self, Context};
use super::{Field, KindSchema, Type};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::source::Span;
use crate::syntax::{Key, Language, Table, Value, ValueKind};

/// Reads `table` by `schema`. `language` is the one that corrected lines are written in.
#[must_use]
pub fn decode(table: &Table, schema: &KindSchema, language: Language) -> Diagnosed<Record> {
    let mut decoder = Decoder { schema, language, found: Vec::new() };
    let fields: Vec<&Field> = schema.all_fields().collect();
    let record = decoder.level(table, &fields, Place::TOP);
    decoder.found.sort_by_key(|one| one.span);
    Diagnosed { value: record, diagnostics: decoder.found }
}

struct Decoder<'a> {
    schema: &'a KindSchema,
    language: Language,
    found: Vec<Diagnostic>,
}

/// An entry of the table that is being read.
struct Written<'t> {
    name: String,
    key: &'t Key,
    value: &'t Value,
}

/// The table around a key: how messages write it, and what stands before its keys in them.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) header: &'p str,
    pub(super) path: &'p str,
}

impl Place<'_> {
    const TOP: Place<'static> = Place { header: "", path: "" };
}

/// Whether a value says anything: not an empty text, and not a list of nothing.
pub(crate) fn is_said(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Null => false,
        ValueKind::Str(text) => !text.trim().is_empty(),
        ValueKind::List(items) => items.iter().any(is_said),
        ValueKind::Bool(_)
        | ValueKind::Int(_)
        | ValueKind::Float(_)
        | ValueKind::Date(_)
        | ValueKind::Table(_) => true,
    }
}

impl Decoder<'_> {
    /// One table at `place`.
    fn level(&mut self, table: &Table, fields: &[&'static Field], place: Place<'_>) -> Record {
        if !self.schema.open {
            let unknown = Unknown { schema: self.schema, language: self.language, fields, place };
            self.found.extend(unknown.keys(table));
        }
        let written: Vec<Written<'_>> =
            table.entries.iter().filter_map(|entry| self.written(entry)).collect();
        Record { fields: fields.iter().filter_map(|field| self.field(&written, field, place)).collect() }
    }

    /// An entry by the name that counts; a value that says nothing counts as absent.
    fn written<'t>(&self, (key, value): &'t (Key, Value)) -> Option<Written<'t>> {
        let name = if self.schema.open { folded(&key.name) } else { key.name.clone() };
        let is_there = if self.schema.is_record() { is_said(value) } else { value.kind != ValueKind::Null };
        is_there.then_some(Written { name, key, value })
    }

    /// What the entries say that mean `field`: the first in the order of its names, or all of a list.
    fn field(
        &mut self,
        written: &[Written<'_>],
        field: &'static Field,
        place: Place<'_>,
    ) -> Option<(&'static str, Typed, Span)> {
        let mut typed = None;
        let mut first: Option<&Written<'_>> = None;
        for entry in field.names().flat_map(|name| written.iter().filter(move |entry| entry.name == name)) {
            let read = self.value(entry, field, place);
            match (&mut typed, read) {
                (None, Some(read)) => typed = Some((field.name, read, entry.value.span)),
                (Some((_, Typed::List(items), _)), Some(Typed::List(more))) => items.extend(more),
                (Some(_), Some(_)) => self.twice(first, entry),
                (_, None) => {}
            }
            first = first.or(Some(entry));
        }
        typed
    }

    /// Two names of one field. Other tools write both, so plain pages may.
    fn twice(&mut self, first: Option<&Written<'_>>, second: &Written<'_>) {
        let Some(first) = first.filter(|_| !self.schema.open) else { return };
        let (one, other) = (&first.key.name, &second.key.name);
        let message = format!("`{one}` and `{other}` are two names of the same field");
        let found = Diagnostic::new(Code::DuplicateKey, message).at(second.key.span);
        self.found.push(
            found.label(format!("`{one}` counts")).help("keep one of the two lines and remove the other"),
        );
    }

    fn value(&mut self, entry: &Written<'_>, field: &'static Field, place: Place<'_>) -> Option<Typed> {
        let Written { key, value, .. } = entry;
        match (field.ty, &value.kind) {
            (Type::Table(fields), ValueKind::Table(table)) => {
                let header = format!("[{}{}]", place.path, field.name);
                Some(Typed::Record(self.nested((table, value.span), fields, place, &header)))
            }
            (Type::Lines(fields), _) | (Type::Tables(fields), ValueKind::List(_) | ValueKind::Table(_)) => {
                Some(self.tables(entry, field, fields, place))
            }
            _ => {
                let read = values::read(value, &Context::new(&key.name, field, self.language));
                self.found.extend(read.diagnostics);
                read.value
            }
        }
    }

    fn nested(
        &mut self,
        (table, span): (&Table, Span),
        fields: &'static [Field],
        place: Place<'_>,
        header: &str,
    ) -> Record {
        let path = format!("{}.", header.trim_matches(['[', ']']));
        debug_assert!(path.starts_with(place.path));
        let record = self.level(table, &fields.iter().collect::<Vec<_>>(), Place { header, path: &path });
        let is_there =
            |field: &Field| table.entries.iter().any(|(key, value)| key.name == field.name && is_said(value));
        // A misspelt key has been told already.
        let is_meant = |field: &Field| {
            let unknown =
                table.entries.iter().filter(|(key, _)| fields.iter().all(|one| one.name != key.name));
            unknown.into_iter().any(|(key, _)| nearest(&key.name, [field.name]).is_some())
        };
        for field in fields.iter().filter(|field| field.must && !is_there(field) && !is_meant(field)) {
            let message = format!("a part of `{}` has no `{}`", header.trim_matches(['[', ']']), field.name);
            let line = self.language.line(field.name, field.example);
            self.found.push(
                Diagnostic::new(Code::MissingField, message)
                    .at(span)
                    .help(format!("add to it, for example, `{line}`")),
            );
        }
        record
    }

    /// A list of tables; where lines are wanted too, of both.
    fn tables(
        &mut self,
        entry: &Written<'_>,
        field: &'static Field,
        fields: &'static [Field],
        place: Place<'_>,
    ) -> Typed {
        let header = format!("[[{}{}]]", place.path, field.name);
        let context = Context::new(&entry.key.name, field, self.language);
        let items = entry.value.items().unwrap_or(std::slice::from_ref(entry.value));
        let takes_lines = matches!(field.ty, Type::Lines(_));
        let mut lines = Vec::new();
        for item in items.iter().filter(|item| is_said(item)) {
            let text = item.text().or_else(|| line(item, fields)).filter(|_| takes_lines);
            match (&item.kind, text) {
                (_, Some(text)) => lines.push((Line::Text(text.trim().to_owned()), item.span)),
                (ValueKind::Table(table), None) => {
                    let record = self.nested((table, item.span), fields, place, &header);
                    lines.push((Line::Record(record), item.span));
                }
                (_, None) => self.found.push(context.wrong_item(item)),
            }
        }
        Typed::Lines(lines)
    }
}

/// The line that YAML takes for a table because of its colon: `- Reviews I led: 0 -> 6`.
fn line(item: &Value, fields: &[Field]) -> Option<String> {
    let line = item.one_entry()?;
    let (key, value) = line.split_once(": ")?;
    let is_field = fields.iter().any(|field| field.name == key);
    let is_near = crate::diag::nearest(key, fields.iter().map(|field| field.name)).is_some();
    let is_measure = ["->", "→"].iter().any(|arrow| value.contains(arrow)) || value.starts_with("stay");
    (!is_field && (is_measure || !is_near)).then_some(line)
}

/// Keys as older tools tolerate them: any case, hyphens for underscores.
pub(crate) fn folded(key: &str) -> String {
    key.trim().to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{PAGE, SETTINGS};

    fn page(block: &str) -> Diagnosed<Record> {
        decode(&Language::Yaml.parse(block, 0).value, &PAGE, Language::Yaml)
    }

    #[test]
    fn the_first_name_counts_and_lists_are_joined() {
        let read = page("lastmod: 2024-01-01\nupdated: 2024-02-02\nredirect_from: /a/\naliases: [/b/]").value;
        assert_eq!(read.date("updated").map(|date| date.to_string()).as_deref(), Some("2024-02-02"));
        let aliases: Vec<&str> = read.list("aliases").iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(aliases, ["/b/", "/a/"]);
    }

    #[test]
    fn a_value_that_cannot_be_read_leaves_its_place_to_the_next_name() {
        let read = page("updated: soon\nlastmod: 2024-02-02");
        assert_eq!(read.value.date("updated").map(|date| date.to_string()).as_deref(), Some("2024-02-02"));
        assert_eq!(read.diagnostics.len(), 1);
    }

    #[test]
    fn tags_are_read_in_the_forms_of_other_tools() {
        for block in ["tags: a, b", "tags: [a, b]", "Tags:\n- a\n-\n- b", "tags:\n- label: a\n- {name: b}"] {
            let read = page(block);
            let tags: Vec<&str> = read.value.list("tags").iter().map(|(text, _)| text.as_str()).collect();
            assert_eq!((tags, read.diagnostics.len()), (vec!["a", "b"], 0), "{block}");
        }
    }

    #[test]
    fn a_page_takes_any_key_and_settings_only_theirs() {
        assert!(page("anything: {goes: [1]}").diagnostics.is_empty());
        let parsed = Language::Toml.parse("anything = 1", 0);
        let found = decode(&parsed.value, &SETTINGS, Language::Toml).diagnostics;
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].code, found[0].message.as_str()),
            (Code::UnknownField, "`handbook.toml` has no key `anything`")
        );
    }
}
