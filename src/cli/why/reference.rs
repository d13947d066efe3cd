//! What people call a goal, a plan, a person or a measure on the command line.
//!
//! In: `goal:ID`, `plan:CYCLE/OWNER`, `person:ID`, `measure:goal:ID/MEASURE` or
//! `measure:plan:CYCLE/OWNER/MEASURE`. Out: a [`Reference`]. Never: knows whether there is such a record.

use std::fmt;

use crate::cli::outcome::Failure;
use crate::schema::Kind;

/// What a REF names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// A goal, a plan or a person.
    pub(super) kind: Kind,
    /// Its id.
    pub(super) id: String,
    /// The id of one of its measures.
    pub(super) measure: Option<String>,
    /// As it was written.
    written: String,
}

impl Reference {
    /// Reads a REF; a text of another form is taken for the id of a goal, so that the nearest can be named.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let written = text.trim();
        let (rest, is_measure) = match written.strip_prefix("measure:") {
            Some(rest) => (rest, true),
            None => (written, false),
        };
        let (kind, id) = rest.split_once(':').unwrap_or(("", rest));
        let kind = match kind {
            "goal" => Kind::Goal,
            "plan" => Kind::Plan,
            "person" if !is_measure => Kind::Person,
            // No record has the id `word:id`, so that the nearest is looked for.
            _ => return Ok(Self::of(Kind::Page, rest, None, written)),
        };
        if id.is_empty() {
            return Err(Failure::new(format!(
                "`{written}` names nothing; write, for example, `{}:ID`",
                kind.name()
            )));
        }
        let parted = if is_measure { id.rsplit_once('/') } else { None };
        let (id, measure) = parted.map_or((id, None), |(id, measure)| (id, Some(measure)));
        if is_measure && measure.is_none() {
            let help = format!("write `measure:{}:{id}/MEASURE`", kind.name());
            return Err(Failure::new(format!("`{written}` names no measure; {help}")));
        }
        Ok(Self::of(kind, id, measure, written))
    }

    fn of(kind: Kind, id: &str, measure: Option<&str>, written: &str) -> Self {
        let measure = measure.map(str::to_owned);
        Self { kind, id: id.to_owned(), measure, written: written.to_owned() }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Kind, String, Option<String>) {
        let one = Reference::read(text).unwrap();
        (one.kind, one.id, one.measure)
    }

    #[test]
    fn the_five_forms() {
        let measure = |name: &str| Some(name.to_owned());
        assert_eq!(read("goal:a/b"), (Kind::Goal, "a/b".to_owned(), None));
        assert_eq!(read("plan:2026-h2/mara"), (Kind::Plan, "2026-h2/mara".to_owned(), None));
        assert_eq!(read("person:mara"), (Kind::Person, "mara".to_owned(), None));
        assert_eq!(read("measure:goal:a/m"), (Kind::Goal, "a".to_owned(), measure("m")));
        assert_eq!(
            read("measure:plan:2026-h2/mara/reviews"),
            (Kind::Plan, "2026-h2/mara".to_owned(), measure("reviews"))
        );
    }

    #[test]
    fn other_forms_name_nothing() {
        assert_eq!(read("restore"), (Kind::Page, "restore".to_owned(), None));
        assert_eq!(read("gaol:x").0, Kind::Page);
        assert!(Reference::read("goal:").is_err());
        assert!(Reference::read("measure:goal:x").is_err());
    }
}
