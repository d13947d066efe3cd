//! From a spanned table to typed values.
//!
//! In: a table, the schema it should follow and its language. Out: a record and every mistake.
//! Never: stops at a mistake; a value that cannot be read is left out.

use super::typed::{Record, Typed};
use super::values::{self, Context};
use super::{Field, KindSchema, Type};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::source::Span;
use crate::syntax::{Key, Language, Table, Value, ValueKind};

/// Reads `table` by `schema`. `language` is the one that corrected lines are written in.
#[must_use]
pub fn decode(table: &Table, schema: &KindSchema, language: Language) -> Diagnosed<Record> {
    let mut decoder = Decoder { schema, language, found: Vec::new() };
    let record = decoder.level(table, schema.fields, "");
    decoder.found.sort_by_key(|one| one.span);
    Diagnosed { value: record, diagnostics: decoder.found }
}

struct Decoder<'a> {
    schema: &'a KindSchema,
    language: Language,
    found: Vec<Diagnostic>,
}

impl Decoder<'_> {
    /// One table; `path` names the tables around it, each followed by a dot.
    fn level(&mut self, table: &Table, fields: &'static [Field], path: &str) -> Record {
        if !self.schema.open {
            self.unknown(table, fields, path);
        }
        let decoded = fields.iter().filter_map(|field| self.field(table, field, path));
        Record { fields: decoded.collect() }
    }

    fn field(
        &mut self,
        table: &Table,
        field: &'static Field,
        path: &str,
    ) -> Option<(&'static str, Typed, Span)> {
        let written = self.written(table, field);
        let mut typed = None;
        for (key, value) in written {
            let read = self.value(key, value, field, path);
            match (&mut typed, read) {
                (None, Some(read)) => typed = Some((field.name, read, value.span)),
                (Some((_, Typed::List(items), _)), Some(Typed::List(more))) => items.extend(more),
                (Some(_), Some(_)) | (_, None) => {}
            }
        }
        typed
    }

    /// The entries that mean `field`, in the order of its names; empty values count as absent.
    fn written<'t>(&self, table: &'t Table, field: &Field) -> Vec<&'t (Key, Value)> {
        let names = std::iter::once(&field.name).chain(field.also);
        let entries = names.flat_map(|name| table.entries.iter().filter(move |(key, _)| self.is(key, name)));
        entries.filter(|(_, value)| value.kind != ValueKind::Null).collect()
    }

    fn is(&self, key: &Key, name: &str) -> bool {
        key.name == name || self.schema.open && folded(&key.name) == name
    }

    fn value(&mut self, key: &Key, value: &Value, field: &'static Field, path: &str) -> Option<Typed> {
        if let (Type::Table(fields), ValueKind::Table(table)) = (field.ty, &value.kind) {
            return Some(Typed::Record(self.level(table, fields, &format!("{path}{}.", field.name))));
        }
        let context = Context { key: &key.name, field, language: self.language };
        let read = values::read(value, &context);
        self.found.extend(read.diagnostics);
        read.value
    }

    fn unknown(&mut self, table: &Table, fields: &'static [Field], path: &str) {
        for (key, _) in &table.entries {
            let known =
                fields.iter().any(|field| field.name == key.name || field.also.contains(&key.name.as_str()));
            if !known {
                let diagnostic = self.unknown_key(key, fields, path);
                self.found.push(diagnostic);
            }
        }
    }

    fn unknown_key(&self, key: &Key, fields: &'static [Field], path: &str) -> Diagnostic {
        let message = format!("{} has no key `{path}{}`", self.schema.kind, key.name);
        let found = Diagnostic::new(Code::UnknownField, message).at(key.span);
        let is_top = !path.is_empty() && self.schema.fields.iter().any(|field| field.name == key.name);
        if is_top {
            let table = path.trim_end_matches('.');
            return found.label(format!("here it is a part of `[{table}]`")).help(format!(
                "move this line above the first `[…]` line, so that `{}` belongs to the whole file",
                key.name
            ));
        }
        match nearest(&key.name, names(fields)) {
            Some(name) => found
                .label(format!("did you mean `{name}`?"))
                .help(format!("write `{name}` in place of `{}`", key.name)),
            None => found.help(format!("its keys are {}", listed(names(fields)))),
        }
    }
}

/// Keys as older tools tolerate them: any case, hyphens for underscores.
pub(crate) fn folded(key: &str) -> String {
    key.trim().to_lowercase().replace('-', "_")
}

fn names(fields: &'static [Field]) -> impl Iterator<Item = &'static str> {
    fields.iter().flat_map(|field| std::iter::once(field.name).chain(field.also.iter().copied()))
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
