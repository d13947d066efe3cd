//! Keys that a table does not have, and what was probably meant.
//!
//! In: a table and its fields. Out: findings. Never: anything on a plain page, which may have any key.

use super::decode::Place;
use super::{Field, KindSchema};
use crate::diag::{Code, Diagnostic, nearest};
use crate::syntax::{Key, Language, Table};

/// The table whose keys are looked at.
pub(super) struct Unknown<'a> {
    pub(super) schema: &'a KindSchema,
    pub(super) language: Language,
    pub(super) fields: &'a [&'static Field],
    pub(super) place: Place<'a>,
}

impl Unknown<'_> {
    /// A finding for every key of `table` that no field has.
    pub(super) fn keys(&self, table: &Table) -> Vec<Diagnostic> {
        let is_known = |key: &Key| names(self.fields).any(|name| name == key.name);
        table
            .entries
            .iter()
            .map(|(key, _)| key)
            .filter(|key| !is_known(key))
            .map(|key| self.key(key))
            .collect()
    }

    fn key(&self, key: &Key) -> Diagnostic {
        let message = format!("{} has no key `{}{}`", self.schema.kind, self.place.path, key.name);
        let found = Diagnostic::new(Code::UnknownField, message).at(key.span);
        if self.is_of_the_file(key) {
            return self.misplaced(key, found);
        }
        if self.place.path.is_empty() && self.schema.is_record() && key.name.eq_ignore_ascii_case("id") {
            return found
                .help("remove the line; the path of the file below the folder of its kind is its id");
        }
        match nearest(&key.name, names(self.fields)) {
            Some(name) => found
                .label(format!("did you mean `{name}`?"))
                .help(format!("write `{name}` in place of `{}`", key.name)),
            None => found.help(self.choices()),
        }
    }

    /// Whether a key within a table is one of the whole file.
    fn is_of_the_file(&self, key: &Key) -> bool {
        let top: Vec<&'static Field> = self.schema.all_fields().collect();
        !self.place.path.is_empty() && names(&top).any(|name| name == key.name)
    }

    fn misplaced(&self, key: &Key, found: Diagnostic) -> Diagnostic {
        let table = self.place.header.trim_matches(['[', ']']);
        let found = found.label(format!("here it is a part of `{}`", self.place.header));
        found.help(match self.language {
            Language::Toml => format!(
                "did you mean `{}` of the whole file? then move this line above the first `[…]` line",
                key.name
            ),
            Language::Yaml => format!(
                "did you mean `{}` of the whole file? then move this line above `{table}:`, with no space before it",
                key.name
            ),
        })
    }

    /// The keys that there are: all of a table, of a record its own.
    fn choices(&self) -> String {
        let own = self.schema.fields;
        if !self.place.path.is_empty() || own.is_empty() || !self.schema.is_record() {
            return format!("its keys are {}", listed(self.fields.iter().map(|field| field.name)));
        }
        let own = listed(own.iter().map(|field| field.name));
        format!("its keys are {own}, and those of all kinds, such as `summary`, `tags`, `review_by`")
    }
}

fn names(fields: &[&'static Field]) -> impl Iterator<Item = &'static str> {
    fields.iter().flat_map(|field| field.names())
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
