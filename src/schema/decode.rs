//! From a spanned table to typed values.
//!
//! In: a table, the schema it should follow and its language. Out: a record and every mistake.
//! Never: stops at a mistake; a value that cannot be read is left out.

use super::typed::{Line, Record, Typed};
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
struct Place<'p> {
    header: &'p str,
    path: &'p str,
}

impl Place<'_> {
    const TOP: Place<'static> = Place { header: "", path: "" };
}

impl Decoder<'_> {
    /// One table at `place`.
    fn level(&mut self, table: &Table, fields: &[&'static Field], place: Place<'_>) -> Record {
        if !self.schema.open {
            self.unknown(table, fields, place);
        }
        let written: Vec<Written<'_>> =
            table.entries.iter().filter_map(|entry| self.written(entry)).collect();
        Record { fields: fields.iter().filter_map(|field| self.field(&written, field, place)).collect() }
    }

    /// An entry by the name that counts; an empty value counts as absent.
    fn written<'t>(&self, (key, value): &'t (Key, Value)) -> Option<Written<'t>> {
        let name = if self.schema.open { folded(&key.name) } else { key.name.clone() };
        (value.kind != ValueKind::Null).then_some(Written { name, key, value })
    }

    /// What the entries say that mean `field`: the first in the order of its names, or all of a list.
    fn field(
        &mut self,
        written: &[Written<'_>],
        field: &'static Field,
        place: Place<'_>,
    ) -> Option<(&'static str, Typed, Span)> {
        let mut typed = None;
        for name in std::iter::once(&field.name).chain(field.also) {
            for entry in written.iter().filter(|entry| entry.name == *name) {
                let read = self.value(entry, field, place);
                match (&mut typed, read) {
                    (None, Some(read)) => typed = Some((field.name, read, entry.value.span)),
                    (Some((_, Typed::List(items), _)), Some(Typed::List(more))) => items.extend(more),
                    (Some(_), Some(_)) | (_, None) => {}
                }
            }
        }
        typed
    }

    fn value(&mut self, entry: &Written<'_>, field: &'static Field, place: Place<'_>) -> Option<Typed> {
        let Written { key, value, .. } = entry;
        match (field.ty, &value.kind) {
            (Type::Table(fields), ValueKind::Table(table)) => Some(Typed::Record(self.nested(
                table,
                fields,
                place,
                &format!("[{}{}]", place.path, field.name),
            ))),
            (Type::Tables(fields) | Type::Lines(fields), ValueKind::List(_) | ValueKind::Table(_)) => {
                Some(self.tables(entry, field, fields, place))
            }
            _ => {
                let context = Context { key: &key.name, field, language: self.language };
                let read = values::read(value, &context);
                self.found.extend(read.diagnostics);
                read.value
            }
        }
    }

    fn nested(&mut self, table: &Table, fields: &'static [Field], place: Place<'_>, header: &str) -> Record {
        let name = header.trim_matches(['[', ']']);
        let path = format!("{name}.");
        debug_assert!(path.starts_with(place.path));
        self.level(table, &fields.iter().collect::<Vec<_>>(), Place { header, path: &path })
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
        let context = Context { key: &entry.key.name, field, language: self.language };
        let items = entry.value.items().unwrap_or(std::slice::from_ref(entry.value));
        let mut lines = Vec::new();
        for item in items.iter().filter(|item| item.kind != ValueKind::Null) {
            match (&item.kind, item.text()) {
                (ValueKind::Table(table), _) => {
                    lines.push((Line::Record(self.nested(table, fields, place, &header)), item.span));
                }
                (_, Some(text)) if matches!(field.ty, Type::Lines(_)) => {
                    lines.push((Line::Text(text.trim().to_owned()), item.span));
                }
                _ => self.found.push(context.wrong_item(item)),
            }
        }
        Typed::Lines(lines)
    }

    fn unknown(&mut self, table: &Table, fields: &[&'static Field], place: Place<'_>) {
        for (key, _) in &table.entries {
            let known =
                fields.iter().any(|field| field.name == key.name || field.also.contains(&key.name.as_str()));
            if !known {
                let diagnostic = self.unknown_key(key, fields, place);
                self.found.push(diagnostic);
            }
        }
    }

    fn unknown_key(&self, key: &Key, fields: &[&'static Field], place: Place<'_>) -> Diagnostic {
        let message = format!("{} has no key `{}{}`", self.schema.kind, place.path, key.name);
        let found = Diagnostic::new(Code::UnknownField, message).at(key.span);
        let top: Vec<&Field> = self.schema.all_fields().collect();
        let is_top = !place.path.is_empty() && names(&top).any(|name| name == key.name);
        if is_top {
            return found.label(format!("here it is a part of `{}`", place.header)).help(format!(
                "did you mean `{}` of the whole file? then move this line above the first `{}` line",
                key.name,
                if self.language == Language::Toml { "[…]" } else { place.header.trim_matches(['[', ']']) }
            ));
        }
        match nearest(&key.name, names(fields)) {
            Some(name) => found
                .label(format!("did you mean `{name}`?"))
                .help(format!("write `{name}` in place of `{}`", key.name)),
            None => found.help(format!("its keys are {}", listed(fields.iter().map(|field| field.name)))),
        }
    }
}

/// Keys as older tools tolerate them: any case, hyphens for underscores.
pub(crate) fn folded(key: &str) -> String {
    key.trim().to_lowercase().replace('-', "_")
}

fn names(fields: &[&'static Field]) -> impl Iterator<Item = &'static str> {
    fields.iter().flat_map(|field| std::iter::once(field.name).chain(field.also.iter().copied()))
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
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
