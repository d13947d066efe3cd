//! The project's own files of a theme, told apart by where they lie.
//!
//! In: the source tree and the settings. Out: an [`Overlay`] and findings about files that no one
//! would ever use. Never: reads what is in the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Code, Diagnosed, Diagnostic, Severity};
use crate::source::{FileBody, SourceFile, SourcePath, SourceTree};

use super::{Client, TemplateSource};

/// The project's files, by what they are for.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    /// Templates by name; those of the templates folder win over those of the theme folder.
    pub templates: BTreeMap<String, TemplateSource>,
    /// `style.css`: a stylesheet in the place of the built-in one.
    pub stylesheet: Option<Arc<str>>,
    /// `custom.css`: rules that follow those of the stylesheet.
    pub custom: Option<Arc<str>>,
    /// `script.js`: a script in the place of the built-in one.
    pub script: Option<Arc<str>>,
    /// `search/**`: scripts in the place of those that search, by path below `search`.
    pub search: BTreeMap<String, Arc<str>>,
    /// `words/*.toml`, by language in lower case.
    pub words: BTreeMap<String, (SourcePath, Arc<str>)>,
    /// `static/**`, by path below `static`.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// Collects the overlay of `config.theme` and `config.templates` out of `tree`.
pub(super) fn collect(tree: &SourceTree, config: &Config) -> Diagnosed<Overlay> {
    let mut overlay = Overlay::default();
    let mut diagnostics = Vec::new();
    if let Some(folder) = &config.theme {
        let files = below(tree, folder);
        if files.is_empty() {
            diagnostics.push(missing_folder(tree, folder));
        }
        for (name, file) in files {
            diagnostics.extend(overlay.add(name, file));
        }
    }
    // A folder called `templates` in a handbook without settings is content like any other.
    if config.is_handbook {
        for (name, file) in below(tree, &config.templates) {
            overlay.add_template(name, file);
        }
    }
    Diagnosed { value: overlay, diagnostics }
}

fn below<'a>(tree: &'a SourceTree, folder: &str) -> Vec<(&'a str, &'a SourceFile)> {
    let folder = folder.trim_matches('/').trim_start_matches("./");
    let files = tree.files.iter().filter(|_| !folder.is_empty());
    files.filter_map(|file| Some((file.path.below(folder)?, &**file))).collect()
}

impl Overlay {
    fn add(&mut self, name: &str, file: &SourceFile) -> Option<Diagnostic> {
        match name.split_once('/') {
            Some(("templates", name)) => self.add_template(name, file),
            Some(("static", name)) => self.add_file(name, file),
            Some(("words", name)) => self.add_words(name, file),
            Some(("search", name)) if Client::has(name) => {
                self.search.extend(file.text().map(|text| (name.to_owned(), text)));
            }
            None => return self.add_single(name, file),
            Some(_) => return unused(file),
        }
        None
    }

    fn add_template(&mut self, name: &str, file: &SourceFile) {
        if let (Some(text), "html" | "xml") = (file.text(), file.path.extension().as_str()) {
            let template = TemplateSource { path: file.path.clone(), text: without_mark(&text) };
            self.templates.insert(name.to_owned(), template);
        }
    }

    fn add_file(&mut self, name: &str, file: &SourceFile) {
        let bytes: Arc<[u8]> = match &file.body {
            FileBody::Text(text) => Arc::from(text.as_bytes()),
            FileBody::Bytes(bytes) => bytes.clone(),
            FileBody::Asset { .. } => return,
        };
        self.files.insert(name.to_owned(), bytes);
    }

    fn add_words(&mut self, name: &str, file: &SourceFile) {
        if let (Some(language), Some(text)) = (name.strip_suffix(".toml"), file.text()) {
            self.words.insert(language.to_ascii_lowercase(), (file.path.clone(), text));
        }
    }

    fn add_single(&mut self, name: &str, file: &SourceFile) -> Option<Diagnostic> {
        match name {
            "style.css" => self.stylesheet = file.text(),
            "custom.css" => self.custom = file.text(),
            "script.js" => self.script = file.text(),
            _ => return unused(file),
        }
        None
    }
}

/// A byte-order mark would stand before the doctype of every page. Spaces keep all offsets.
fn without_mark(text: &Arc<str>) -> Arc<str> {
    text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), |rest| Arc::from(format!("   {rest}")))
}

/// A template, stylesheet or script that lies where nothing looks for it; other files may be notes.
fn unused(file: &SourceFile) -> Option<Diagnostic> {
    let help = match file.path.extension().as_str() {
        "html" | "xml" => "move it into the theme's folder `templates`",
        "css" => "put its rules into `custom.css`, or the file into the theme's folder `static`",
        "js" => "call it `script.js`, or put it into the theme's folder `static`",
        _ => return None,
    };
    let message = format!("`{}` is not used: a theme has no file of this name", file.path.file_name());
    let finding = Diagnostic::new(Code::UnknownTemplate, message).severity(Severity::Warning);
    Some(finding.in_file(&file.path).help(help))
}

fn missing_folder(tree: &SourceTree, folder: &str) -> Diagnostic {
    let message = format!("the theme folder `{folder}` does not exist or holds no files");
    let mut folders: Vec<&str> =
        tree.files.iter().filter_map(|file| file.path.as_str().split_once('/')).map(|(top, _)| top).collect();
    folders.dedup();
    let help = match crate::diag::nearest(folder, folders.iter().copied()) {
        Some(near) => format!("did you mean `theme = \"{near}\"`? The built-in theme is used meanwhile"),
        None => {
            "create the folder, or remove `theme` from handbook.toml to use the built-in theme".to_owned()
        }
    };
    let settings = SourcePath::new(crate::source::SETTINGS);
    Diagnostic::new(Code::UnknownTemplate, message).in_file(&settings).help(help)
}
