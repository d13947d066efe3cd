//! The words of the interface, by language.
//!
//! In: a BCP-47 tag. Out: [`Words`]: every key has a word, English where a language lacks it.
//! Never: words of pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

/// The languages that are built in, sorted by tag; English is the one that the others fall back to.
const BUILT_IN: &[(&str, &str)] = &[
    ("de", include_str!("../../themes/default/words/de.toml")),
    ("en", include_str!("../../themes/default/words/en.toml")),
];

static PARSED: LazyLock<BTreeMap<&str, BTreeMap<String, String>>> = LazyLock::new(|| {
    BUILT_IN.iter().map(|(tag, text)| (*tag, toml::from_str(text).unwrap_or_default())).collect()
});

/// The interface words of one language, by key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Words {
    /// All words, by key, for templates.
    pub all: BTreeMap<String, String>,
}

impl Words {
    /// The words of `language`; English ones where it has none.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let english = Self { all: PARSED.get("en").cloned().unwrap_or_default() };
        match PARSED.get(primary(language).as_str()) {
            Some(words) => english.with(words.clone()),
            None => english,
        }
    }

    /// These words with `own` ones in the place of those that have the same keys.
    #[must_use]
    pub fn with(mut self, own: BTreeMap<String, String>) -> Self {
        self.all.extend(own);
        self
    }

    /// The word for `key`, or the key itself when there is none.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.all.get(key).map_or(key, String::as_str)
    }

    /// The words for `number` things: those of `{key}_one` for 1, else `{key}_many` with `{n}` filled in.
    #[must_use]
    pub fn count(&self, key: &str, number: u64) -> String {
        let form = if number == 1 { "one" } else { "many" };
        fill(self.get(&format!("{key}_{form}")), |name| (name == "n").then(|| number.to_string()))
    }

    /// The word for `key`, with values filled in by name.
    #[must_use]
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name);
        fill(self.get(key), |name| value(name).map(|(_, value)| (*value).to_owned()))
    }

    /// `items` as a list in running text: `A, B and C`.
    #[must_use]
    pub fn listed(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.get("and")),
        }
    }
}

/// `text` with every `{name}` replaced by what `value` knows for it; unknown names stay as they are.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| value(name).map(|value| (value, tail)));
        if let Some((value, tail)) = named {
            filled.push_str(&value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// `date` as people of the language write it: `16 October 2026`.
#[must_use]
pub fn date_text(date: Date, words: &Words) -> String {
    fill(words.get("date"), |part| match part {
        "day" => Some(date.day().to_string()),
        "month" => Some(words.get(&format!("month_{}", date.month())).to_owned()),
        "year" => Some(date.year().to_string()),
        _ => None,
    })
}

/// The direction in which `language` is written: `ltr` or `rtl`.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    match primary(language).as_str() {
        "ar" | "fa" | "he" | "ur" | "ps" | "yi" | "dv" | "ckb" | "sd" | "ug" => "rtl",
        _ => "ltr",
    }
}

/// The language of a tag without script and region: `pt` of `pt-BR`.
#[must_use]
pub fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_language_has_the_same_keys_and_placeholders() {
        let english = &PARSED["en"];
        assert!(english.len() > 100, "the English words can be read");
        for (tag, words) in PARSED.iter() {
            assert!(words.keys().eq(english.keys()), "{tag} has other keys than en");
            for (key, word) in words {
                assert!(!word.trim().is_empty(), "{tag}: {key} is empty");
                assert_eq!(placeholders(word), placeholders(&english[key]), "{tag}: {key}");
            }
        }
    }

    fn placeholders(text: &str) -> Vec<String> {
        let mut names: Vec<String> = text
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_region_does_not_matter_and_english_stands_in() {
        assert_eq!(Words::of("de-AT").get("menu"), "Menü");
        assert_eq!(Words::of("DE").get("menu"), "Menü");
        assert_eq!(Words::of("ja").get("menu"), "Menu");
        assert_eq!(Words::of("en").get("no_such_key"), "no_such_key");
    }

    #[test]
    fn own_words_replace_single_ones() {
        let own = BTreeMap::from([("menu".to_owned(), "Carte".to_owned())]);
        let words = Words::of("fr").with(own);
        assert_eq!((words.get("menu"), words.get("tags")), ("Carte", "Tags"));
    }

    #[test]
    fn dates_in_words() {
        let day = date(2026, 10, 16);
        assert_eq!(date_text(day, &Words::of("en")), "16 October 2026");
        assert_eq!(date_text(day, &Words::of("de")), "16. Oktober 2026");
    }

    #[test]
    fn one_and_many() {
        let words = Words::of("en");
        assert_eq!(words.count("pages", 1), "1 page");
        assert_eq!(words.count("pages", 0), "0 pages");
        assert_eq!(words.count("pages", 12), "12 pages");
    }

    #[test]
    fn lists_in_running_text() {
        let words = Words::of("en");
        assert_eq!(words.listed(&["Mara"]), "Mara");
        assert_eq!(words.listed(&["Mara", "Jonas", "Ada"]), "Mara, Jonas and Ada");
    }

    #[test]
    fn unknown_and_unclosed_placeholders_stay() {
        let value = |name: &str| (name == "a").then(|| "{b}".to_owned());
        assert_eq!(fill("{a} {x} {", value), "{b} {x} {");
    }

    #[test]
    fn direction_follows_the_language() {
        assert_eq!((direction("ar-EG"), direction("en")), ("rtl", "ltr"));
    }
}
