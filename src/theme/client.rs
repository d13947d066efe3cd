//! The scripts that search a site, as one.
//!
//! In: the built-in scripts, the project's own over them, the languages of the pages. Out: one script.
//! Never: a stemmer for a language that no page has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::built_in::{SEARCH, STEMMERS};
use crate::words::primary;

/// What all stemmers need.
const BASE: &str = "stem/base.js";

/// The scripts that search a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Client {
    /// The project's own, by name: `ui.js` or `stem/de.js`.
    own: BTreeMap<String, Arc<str>>,
}

impl Client {
    /// The built-in scripts with the project's own laid over them.
    pub(super) fn with(own: BTreeMap<String, Arc<str>>) -> Self {
        Self { own }
    }

    /// Whether a script of this name is ever used: a built-in one, or the stemmer of some language.
    pub(super) fn has(name: &str) -> bool {
        let is_stemmer = name.strip_prefix("stem/").is_some_and(|name| name.ends_with(".js"));
        is_stemmer || SEARCH.iter().any(|(known, _)| *known == name)
    }

    /// All scripts as one, with the stemmers of these languages (BCP 47).
    #[must_use]
    pub fn script<'a>(&self, languages: impl IntoIterator<Item = &'a str>) -> String {
        let files: BTreeSet<String> = languages.into_iter().map(stemmer).collect();
        let stemmers: Vec<&str> = files.iter().filter_map(|file| self.file(file)).collect();
        let base = self.file(BASE).filter(|_| !stemmers.is_empty());
        let (last, first) = SEARCH.split_last().map_or(("", [].as_slice()), |(last, first)| (last.0, first));
        let first = first.iter().filter_map(|(name, _)| self.file(name));
        let all = first.chain(base).chain(stemmers).chain(self.file(last));
        all.map(|text| format!("{}\n", text.trim_end())).collect()
    }

    fn file(&self, name: &str) -> Option<&str> {
        let built_in =
            || SEARCH.iter().chain(STEMMERS).find(|(known, _)| *known == name).map(|(_, text)| *text);
        self.own.get(name).map(|text| &**text).or_else(built_in)
    }
}

/// The file of the stemmer of a language; Norwegian has one for both ways to write it.
fn stemmer(language: &str) -> String {
    match primary(language).as_str() {
        "nb" | "nn" => "stem/no.js".to_owned(),
        tag => format!("stem/{tag}.js"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(script: &str, parts: &[&str]) -> Vec<usize> {
        parts.iter().map(|part| script.find(part).unwrap_or_else(|| panic!("no {part}"))).collect()
    }

    #[test]
    fn stemmers_of_the_languages_stand_before_what_people_see() {
        let script = Client::default().script(["de-AT", "nn", "en", "tlh"]);
        let order = places(
            &script,
            &[
                "understory.engine =",
                "let BaseStemmer",
                ").de = (",
                ").en = (",
                ").no = (",
                "understory.ui =",
            ],
        );
        assert!(order.is_sorted(), "{order:?}");
        assert!(!script.contains(").fr = ("));
        assert!(!Client::default().script(["tlh"]).contains("let BaseStemmer"));
    }

    #[test]
    fn a_project_may_bring_its_own() {
        let own = [("ui.js", "own ui"), ("stem/tlh.js", "own stemmer")];
        let own = own.map(|(name, text)| (name.to_owned(), Arc::from(text)));
        let script = Client::with(own.into()).script(["tlh"]);
        assert!(script.contains("own stemmer\nown ui\n") && script.contains("understory.engine ="));
        assert!(!script.contains("understory.ui ="));
        assert!(Client::has("ui.js") && Client::has("stem/tlh.js") && !Client::has("iu.js"));
    }
}
