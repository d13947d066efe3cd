//! One theme out of the built-in files and the project's own.
//!
//! In: the source tree and the settings. Out: a [`Theme`]. Never: a theme with a missing part.

use std::collections::BTreeMap;
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::config::{Config, LinkForm};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::source::{SourcePath, SourceTree, Span};
use crate::words::{Words, primary};

use super::overlay::{Overlay, collect};
use super::{Client, FOLDER, Theme, built_in, color};

impl Theme {
    /// The built-in theme with the files of `config.theme` and `config.templates` laid over it.
    #[must_use]
    pub fn assemble(tree: &SourceTree, config: &Config) -> Diagnosed<Self> {
        let Diagnosed { value: overlay, mut diagnostics } = collect(tree, config);
        let words = words(&overlay, &config.language);
        diagnostics.extend(words.diagnostics);
        let mut theme = Self {
            built_in: built_in::TEMPLATES.iter().copied().collect(),
            words: words.value,
            ..Self::default()
        };
        theme.publish_assets(&overlay, config.accent.as_deref());
        // Without a server, browsers refuse preloads and report each as an error.
        if config.links == LinkForm::File {
            theme.fonts.clear();
        }
        theme.templates = overlay.templates;
        theme.client = Arc::new(Client::with(overlay.search));
        theme.hash = theme.hash_of_all();
        Diagnosed { value: theme, diagnostics }
    }

    fn publish_assets(&mut self, overlay: &Overlay, accent: Option<&str>) {
        for (name, bytes) in &overlay.files {
            self.assets.insert(format!("{FOLDER}/{name}"), bytes.clone());
        }
        self.fonts = built_in::FONTS.iter().map(|(name, bytes)| self.publish(name, bytes)).collect();
        let stylesheet = stylesheet(overlay, &self.fonts, accent);
        self.stylesheet = self.publish("style.css", stylesheet.as_bytes());
        // Fonts that a stylesheet of the project does not use are neither published nor preloaded.
        let unused = |font: &&String| !stylesheet.contains(published_name(font));
        for font in self.fonts.iter().filter(unused) {
            self.assets.remove(font);
        }
        self.fonts.retain(|font| self.assets.contains_key(font));
        let script = overlay.script.as_deref().unwrap_or(built_in::SCRIPT);
        self.script = self.publish("script.js", script.as_bytes());
        self.favicon = self.publish("favicon.svg", built_in::FAVICON);
    }

    /// Adds `bytes` under a name that carries their hash, and returns its path.
    fn publish(&mut self, name: &str, bytes: &[u8]) -> String {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let hash = format!("{:016x}", xxh3_64(bytes));
        let path = format!("{FOLDER}/{stem}.{}.{ending}", &hash[..10]);
        self.assets.insert(path.clone(), Arc::from(bytes));
        path
    }

    fn hash_of_all(&self) -> u64 {
        let mut hash = Xxh3::new();
        let mut add = |part: &[u8]| {
            hash.update(&part.len().to_le_bytes());
            hash.update(part);
        };
        for (name, text) in &self.built_in {
            add(name.as_bytes());
            add(text.as_bytes());
        }
        for (name, template) in &self.templates {
            add(name.as_bytes());
            add(template.text.as_bytes());
        }
        for (path, bytes) in &self.assets {
            add(path.as_bytes());
            add(bytes);
        }
        for (key, word) in &self.words.all {
            add(key.as_bytes());
            add(word.as_bytes());
        }
        hash.digest()
    }
}

/// The one stylesheet: the theme's rules, the accent, the project's own rules.
fn stylesheet(overlay: &Overlay, fonts: &[String], accent: Option<&str>) -> String {
    let mut css = overlay.stylesheet.as_deref().unwrap_or(built_in::STYLESHEET).to_owned();
    for ((name, _), path) in built_in::FONTS.iter().zip(fonts) {
        css = css.replace(&format!("fonts/{name}"), published_name(path));
    }
    css.push_str(&accent.map(color::accent_properties).unwrap_or_default());
    css.push_str(overlay.custom.as_deref().unwrap_or_default());
    css
}

/// The name of a published file as the stylesheet beside it writes it.
fn published_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The words of `language`, with the project's own: those of the language, then those of its region.
fn words(overlay: &Overlay, language: &str) -> Diagnosed<Words> {
    let mut words = Diagnosed { value: Words::of(language), diagnostics: Vec::new() };
    let whole = language.to_ascii_lowercase();
    let mut tags = vec![primary(language), whole];
    tags.dedup();
    for (path, text) in tags.iter().filter_map(|tag| overlay.words.get(tag)) {
        match toml::from_str::<BTreeMap<String, String>>(text) {
            Ok(own) => {
                words.diagnostics.extend(unknown_keys(&own, &words.value, path));
                words.value = words.value.with(own);
            }
            Err(error) => words.diagnostics.push(unreadable_words(&error, path)),
        }
    }
    words
}

fn unknown_keys(own: &BTreeMap<String, String>, known: &Words, path: &SourcePath) -> Vec<Diagnostic> {
    let unknown = own.keys().filter(|key| !known.all.contains_key(*key));
    let finding = |key: &String| {
        let finding =
            Diagnostic::new(Code::UnknownField, format!("no word has the key `{key}`")).in_file(path);
        match nearest(key, known.all.keys().map(String::as_str)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => {
                finding.help("the keys of themes/default/words/en.toml are the ones that templates ask for")
            }
        }
    };
    unknown.map(finding).map(|finding| finding.severity(crate::diag::Severity::Warning)).collect()
}

fn unreadable_words(error: &toml::de::Error, path: &SourcePath) -> Diagnostic {
    let message = format!("these words cannot be read: {}", error.message().replace('\n', ", "));
    let finding = Diagnostic::new(Code::Config, message).in_file(path);
    let finding = finding.help("write one word a line: menu = \"Menu\"");
    match error.span() {
        Some(range) => finding.at(Span::from(range)),
        None => finding,
    }
}
