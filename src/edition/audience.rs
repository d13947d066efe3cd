//! For whom a site is built.
//!
//! In: the words after `--audience`. Out: an [`Audience`]. Never: knows who the people are; that
//! is the directory's matter.

use std::fmt;

use crate::diag::nearest;

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
        let id = id.filter(|id| !id.is_empty()).map(str::to_owned);
        match (word.trim(), id) {
            ("everyone", None) => Ok(Self::Everyone),
            ("world", None) => Ok(Self::World),
            ("leads", None) => Ok(Self::Leads),
            ("programme", None) => Ok(Self::Programme),
            ("team", Some(id)) => Ok(Self::Team(id)),
            ("person", Some(id)) => Ok(Self::Person(id)),
            (word @ ("team" | "person"), None) => Err(format!("say which one, such as `{word}:platform`")),
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
        assert!(Audience::parse("team").is_err() && Audience::parse("person:").is_err());
        assert!(Audience::parse("leads:x").is_err());
    }
}
