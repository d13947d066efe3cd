//! The theme as a whole: what is assembled, and whether its colours can be read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::color::{Color, contrast};
use super::{Theme, built_in};
use crate::config::{Config, LinkForm};
use crate::diag::{Code, Diagnosed, Severity};
use crate::source::{FileBody, SourceFile, SourcePath, SourceTree, Stamp};

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let file = |(path, text): &(&str, &str)| {
        Arc::new(SourceFile {
            path: SourcePath::new(path),
            hash: 0,
            stamp: Stamp::default(),
            body: FileBody::Text(Arc::from(*text)),
        })
    };
    SourceTree { files: files.iter().map(file).collect(), ..SourceTree::default() }
}

fn config() -> Config {
    Config { is_handbook: true, theme: Some("look".to_owned()), ..Config::default() }
}

fn sound(theme: Diagnosed<Theme>) -> Theme {
    assert_eq!(theme.diagnostics, []);
    theme.value
}

fn stylesheet(theme: &Theme) -> String {
    String::from_utf8(theme.assets[&theme.stylesheet].to_vec()).expect("text")
}

#[test]
fn the_built_in_theme_is_complete() {
    let theme = sound(Theme::assemble(&SourceTree::default(), &Config::default()));
    for path in theme.fonts.iter().chain([&theme.stylesheet, &theme.script, &theme.favicon]) {
        assert!(theme.assets.contains_key(path), "{path}");
        assert!(path.starts_with("_theme/"), "{path}");
    }
    let css = stylesheet(&theme);
    assert!(!css.contains("fonts/"), "fonts are named as published");
    assert_eq!(theme.fonts.iter().filter(|font| css.contains(&font["_theme/".len()..])).count(), 2);
}

#[test]
fn the_weights_stay_within_their_budgets() {
    let fonts: usize = built_in::FONTS.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(fonts <= 60 * 1024, "fonts: {fonts} bytes");
    // Text packs to about a quarter: 12 KB of stylesheet and 8 KB of script on the wire.
    assert!(built_in::STYLESHEET.len() <= 48 * 1024);
    assert!(built_in::SCRIPT.len() <= 20 * 1024);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "compares the table with the folder")]
fn every_template_file_is_in_the_table() {
    fn names(folder: &std::path::Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                names(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    names(&folder, "", &mut found);
    found.sort();
    let table: Vec<&str> = built_in::TEMPLATES.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, table);
}

#[test]
fn every_word_that_templates_ask_for_exists() {
    let words = crate::words::Words::of("en");
    for (name, text) in built_in::TEMPLATES {
        for part in text.split("words.").skip(1) {
            let key: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            assert!(words.all.contains_key(&key), "{name}: no word `{key}`");
        }
        for part in text.split("count(of=\"").skip(1) {
            let key = part.split('"').next().expect("a name");
            assert!(words.all.contains_key(&format!("{key}_many")), "{name}: no words `{key}_many`");
        }
    }
}

#[test]
fn the_projects_files_are_laid_over_the_built_in_ones() {
    let files = tree(&[
        ("look/custom.css", ".mine { color: red }"),
        ("look/static/pictures/a.svg", "<svg/>"),
        ("look/templates/page.html", "from the theme"),
        ("look/templates/parts/foot.html", "part"),
        ("look/words/en.toml", "menu = \"Contents\""),
        ("templates/page.html", "\u{feff}from the folder"),
    ]);
    let theme = sound(Theme::assemble(&files, &config()));
    assert_eq!(&*theme.templates["page.html"].text, "   from the folder", "single templates win");
    assert_eq!(theme.templates["parts/foot.html"].path.as_str(), "look/templates/parts/foot.html");
    assert_eq!(&*theme.assets["_theme/pictures/a.svg"], b"<svg/>");
    assert!(stylesheet(&theme).ends_with(".mine { color: red }"));
    assert_eq!((theme.words.get("menu"), theme.words.get("tags")), ("Contents", "Tags"));
    let plain = Theme::assemble(&SourceTree::default(), &Config::default()).value;
    assert_ne!(theme.hash, plain.hash);
    assert_ne!(theme.stylesheet, plain.stylesheet, "another text has another name");
}

#[test]
fn a_stylesheet_without_our_fonts_publishes_none() {
    let files = tree(&[("look/style.css", "body { font: 1rem serif }")]);
    let theme = sound(Theme::assemble(&files, &config()));
    assert_eq!(theme.fonts, Vec::<String>::new());
    assert!(theme.assets.keys().all(|path| !path.ends_with("woff2")));
}

#[test]
fn a_folder_called_templates_is_only_a_folder_without_settings() {
    let files = tree(&[("templates/page.html", "<p>an example</p>")]);
    assert!(sound(Theme::assemble(&files, &Config::default())).templates.is_empty());
}

#[test]
fn files_without_a_server_are_not_preloaded() {
    let config = Config { links: LinkForm::File, ..Config::default() };
    let theme = sound(Theme::assemble(&SourceTree::default(), &config));
    assert!(theme.fonts.is_empty() && theme.assets.keys().any(|path| path.ends_with("woff2")));
}

#[test]
fn a_missing_theme_names_the_folder_that_was_meant() {
    let theme = Theme::assemble(&tree(&[("looks/custom.css", "")]), &config());
    let [finding] = &theme.diagnostics[..] else { panic!("one finding: {:?}", theme.diagnostics) };
    assert_eq!((finding.code, finding.severity), (Code::UnknownTemplate, Severity::Error));
    assert!(finding.message.contains("`look`"));
    assert!(finding.help.as_deref().is_some_and(|help| help.contains("theme = \"looks\"")), "{finding:?}");
}

#[test]
fn a_template_where_nothing_looks_is_reported() {
    let theme = Theme::assemble(&tree(&[("look/LICENSE", ""), ("look/page.html", "")]), &config());
    let [finding] = &theme.diagnostics[..] else { panic!("one finding: {:?}", theme.diagnostics) };
    assert_eq!(finding.path.as_ref().map(SourcePath::as_str), Some("look/page.html"));
    assert_eq!(finding.severity, Severity::Warning);
}

#[test]
fn words_with_mistakes_are_reported_with_their_place() {
    let theme = Theme::assemble(&tree(&[("look/words/en.toml", "menu = Menu\n")]), &config());
    let [finding] = &theme.diagnostics[..] else { panic!("one finding: {:?}", theme.diagnostics) };
    assert!(finding.span.is_some_and(|span| span.start == 7), "{finding:?}");
    let theme = Theme::assemble(&tree(&[("look/words/en.toml", "menue = \"Menu\"\n")]), &config());
    let [finding] = &theme.diagnostics[..] else { panic!("one finding: {:?}", theme.diagnostics) };
    assert_eq!(finding.help.as_deref(), Some("did you mean `menu`?"));
}

#[test]
fn an_accent_follows_the_stylesheet() {
    let config = Config { accent: Some("#0b5cad".to_owned()), ..Config::default() };
    let theme = sound(Theme::assemble(&SourceTree::default(), &config));
    let css = stylesheet(&theme);
    assert!(css.rfind("--accent: #0b5cad").is_some_and(|own| css.find("--accent: #1f5c43") < Some(own)));
}

// ---- colours --------------------------------------------------------------------------------

/// What is written on what: every pair of text in use.
const TEXT: &[(&str, &str)] = &[
    ("ink", "paper"),
    ("ink", "tint"),
    ("soft", "paper"),
    ("soft", "tint"),
    ("accent", "paper"),
    ("accent", "tint"),
    ("paper", "accent"),
    ("note", "paper"),
    ("caution", "paper"),
    ("danger", "paper"),
    ("danger", "tint"),
    ("code-key", "tint"),
    ("code-text", "tint"),
    ("code-number", "tint"),
    ("code-name", "tint"),
    ("code-quiet", "tint"),
];

/// Strokes that carry a meaning: marks, edges, borders of controls.
const STROKES: &[(&str, &str)] = &[("stroke", "paper"), ("stroke", "tint"), ("accent", "paper")];

/// The colours of both themes, by name: those of `:root`, and those of the dark one over them.
fn colors() -> [BTreeMap<String, Color>; 2] {
    let (before, after) = built_in::STYLESHEET
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .expect("a dark theme");
    let dark = after.split_once("\n}\n").expect("its end").0;
    let light = declared(before);
    let mut both = light.clone();
    both.extend(declared(dark));
    assert_eq!(declared(dark).len(), light.len(), "the dark theme has all colours of its own");
    [light, both]
}

fn declared(css: &str) -> BTreeMap<String, Color> {
    let lines = css.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    let color =
        |(name, value): (&str, &str)| Some((name.to_owned(), Color::from_hex(value.trim_end_matches(';'))?));
    lines.filter_map(color).collect()
}

#[test]
fn every_pair_of_colours_has_enough_contrast_in_both_themes() {
    for (theme, colors) in ["light", "dark"].iter().zip(colors()) {
        for (pairs, least) in [(TEXT, 450), (STROKES, 300)] {
            for (front, back) in pairs {
                let found = contrast(colors[*front], colors[*back]);
                assert!(found >= least, "{theme}: {front} on {back} has only {found} of {least} hundredths");
            }
        }
    }
}

#[test]
fn ink_on_paper_is_neither_faint_nor_glaring() {
    let [light, dark] = colors();
    let (light, dark) = (contrast(light["ink"], light["paper"]), contrast(dark["ink"], dark["paper"]));
    assert!((1200..=1500).contains(&light), "light: {light}");
    assert!((1100..=1300).contains(&dark), "dark: {dark}");
}

#[test]
fn every_colour_is_measured() {
    let [light, _] = colors();
    let decoration = ["line"];
    for name in light.keys().filter(|name| !decoration.contains(&name.as_str())) {
        let is_measured = TEXT.iter().chain(STROKES).any(|(front, back)| front == name || back == name);
        assert!(is_measured, "{name} is in no pair");
    }
}

#[test]
fn accents_are_measured_against_the_grounds_of_the_stylesheet() {
    let [light, dark] = colors();
    for (colors, ground) in [(light, super::color::LIGHT_GROUND), (dark, super::color::DARK_GROUND)] {
        assert_eq!(colors["tint"], ground);
    }
}
