//! The words for who may read something.
//!
//! In: a word of a front matter or of a file name. Out: a [`Level`]. Never: knows who the people
//! are; that is found out where the edition is made.

/// Who may read a record. Levels are sets of readers, no ladder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Its owner.
    Private,
    /// Its owner, and whom the owner reports to.
    Manager,
    /// Its owner, and all managers above.
    Chain,
    /// The people of its pair.
    Pair,
    /// The members of its team and their lead.
    Team,
    /// Its owner, and the leads of the programme.
    Programme,
    /// These people.
    Named(Vec<String>),
    /// Everybody who works here.
    Everyone,
    /// Anybody.
    World,
}

impl Level {
    /// The words that may stand in `visibility` and, without `named`, in a file name.
    pub const WORDS: [&'static str; 9] =
        ["private", "manager", "chain", "pair", "team", "programme", "everyone", "world", "named"];

    /// The level that a single word means; `named` alone names nobody and is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "private" => Self::Private,
            "manager" => Self::Manager,
            "chain" => Self::Chain,
            "pair" => Self::Pair,
            "team" => Self::Team,
            "programme" => Self::Programme,
            "everyone" => Self::Everyone,
            "world" => Self::World,
            _ => return None,
        })
    }

    /// The word that means the level.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Manager => "manager",
            Self::Chain => "chain",
            Self::Pair => "pair",
            Self::Team => "team",
            Self::Programme => "programme",
            Self::Named(_) => "named",
            Self::Everyone => "everyone",
            Self::World => "world",
        }
    }

    /// Whether everybody who works here may read it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Everyone | Self::World)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_but_named_is_a_level() {
        for word in Level::WORDS {
            assert_eq!(Level::from_word(word).map(|level| level.word()), (word != "named").then_some(word));
        }
        assert_eq!(Level::from_word("manger"), None);
    }
}
