//! The words for how often something happens.
//!
//! In: a word of a field. Out: an [`Often`], and the days between two times. Never: a date.

/// How often something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Often {
    /// Every week.
    Weekly,
    /// Every second week.
    Fortnightly,
    /// Every month, counted as 30 days.
    Monthly,
    /// Every quarter, counted as 91 days.
    Quarterly,
    /// Now and then.
    Irregular,
}

impl Often {
    /// The words, the most frequent first.
    pub const WORDS: &[&str] = &["weekly", "fortnightly", "monthly", "quarterly", "irregular"];

    /// What a word means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "weekly" => Self::Weekly,
            "fortnightly" => Self::Fortnightly,
            "monthly" => Self::Monthly,
            "quarterly" => Self::Quarterly,
            "irregular" => Self::Irregular,
            _ => return None,
        })
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The days from one time to the next; `None` when there is no rhythm.
    #[must_use]
    pub fn days(self) -> Option<i32> {
        match self {
            Self::Weekly => Some(7),
            Self::Fortnightly => Some(14),
            Self::Monthly => Some(30),
            Self::Quarterly => Some(91),
            Self::Irregular => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back() {
        let words: Vec<_> = Often::WORDS.iter().filter_map(|word| Often::from_word(word)).collect();
        assert_eq!(words.iter().map(|often| often.word()).collect::<Vec<_>>(), Often::WORDS);
        assert_eq!(Often::from_word("daily"), None);
    }
}
