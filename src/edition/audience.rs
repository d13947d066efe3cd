//! For whom a site is built.
//!
//! In: the words after `--audience`. Out: an [`Audience`]. Never: knows who the people are; that
//! is the directory's matter.

use std::fmt;

use crate::diag::nearest;
use crate::source::composed;

/// For whom a site is built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Audience {
    /// Everybody who works here.
    #[default]
    Everyone,
    /// Anybody.
    World,
    /// The members of a team and its lead.
    Team(String),
    /// One person.
    Person(String),
    /// All who lead a team.
    Leads,
    /// The leads of the programme.
    Programme,
}

const FORMS: [&str; 6] = ["everyone", "world", "leads", "programme", "team", "person"];

impl Audience {
    /// The audience that `text` names: `everyone`, `world`, `leads`, `programme`, `team:ID` or `person:ID`.
    ///
    /// # Errors
    /// When it names none: what to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (word, id) = text.split_once(':').map_or((text, None), |(word, id)| (word, Some(id.trim())));
        let id = id.map(composed);
        match (word.trim(), id) {
            ("everyone", None) => Ok(Self::Everyone),
            ("world", None) => Ok(Self::World),
            ("leads", None) => Ok(Self::Leads),
            ("programme", None) => Ok(Self::Programme),
            ("team", Some(id)) if !id.is_empty() => Ok(Self::Team(id)),
            ("person", Some(id)) if !id.is_empty() => Ok(Self::Person(id)),
            ("team", _) => Err("say which one, such as `team:platform`".to_owned()),
            ("person", _) => Err("say which one, such as `person:mara`".to_owned()),
            (word @ ("everyone" | "world" | "leads" | "programme"), Some(_)) => {
                Err(format!("write `{word}` alone; only `team:` and `person:` take an id"))
            }
            (word, _) => Err(match nearest(word, FORMS) {
                Some(near @ ("team" | "person")) => format!("did you mean `{near}:ID`?"),
                Some(near) => format!("did you mean `{near}`?"),
                None => "write everyone, world, leads, programme, team:ID or person:ID".to_owned(),
            }),
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everyone => out.write_str("everyone"),
            Self::World => out.write_str("world"),
            Self::Team(id) => write!(out, "team:{id}"),
            Self::Person(id) => write!(out, "person:{id}"),
            Self::Leads => out.write_str("leads"),
            Self::Programme => out.write_str("programme"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn audiences_read_back() {
        for text in ["everyone", "world", "leads", "programme", "team:platform", "person:mara"] {
            assert_eq!(Audience::parse(text).expect("an audience").to_string(), text);
        }
    }

    #[test]
    fn mistakes_say_what_to_write() {
        assert_eq!(Audience::parse("evryone"), Err("did you mean `everyone`?".to_owned()));
        assert_eq!(Audience::parse("persn:mara"), Err("did you mean `person:ID`?".to_owned()));
        assert_eq!(Audience::parse("team"), Err("say which one, such as `team:platform`".to_owned()));
        assert_eq!(Audience::parse("person: "), Err("say which one, such as `person:mara`".to_owned()));
        for text in ["leads:x", "everyone:", "world:x", "", ":", "person", "all"] {
            assert!(Audience::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ids_are_compared_composed() {
        assert_eq!(Audience::parse("person:ju\u{308}rgen"), Ok(Audience::Person("j\u{fc}rgen".to_owned())));
    }
}
