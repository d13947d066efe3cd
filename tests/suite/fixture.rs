//! Sites from text: `TestSite::from("-- content/a.md --\n# A")`, built and asked questions.

use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use understory::build::{Build, BuildOptions, Builder};
use understory::diag::Diagnostic;
use understory::edition::Audience;
use understory::output::Entry;
use understory::source::{
    FileBody, LineIndex, PixelSize, SourceFile, SourcePath, SourceTree, Stamp, is_markdown,
};

/// A handbook that lies nowhere on disk, and the builder that remembers what it built of it.
pub struct TestSite {
    files: BTreeMap<String, Vec<u8>>,
    builder: Builder,
    options: BuildOptions,
}

/// A built site and the tree it came from.
pub struct Built {
    pub build: Build,
    pub tree: SourceTree,
}

impl TestSite {
    /// The files of `text`, each after a line `-- path --`.
    pub fn from(text: &str) -> Self {
        let mut site = Self { files: BTreeMap::new(), builder: Builder::remembering(), options: options() };
        site.write(text);
        site
    }

    /// Adds or replaces the files of `text`.
    pub fn edit(mut self, text: &str) -> Self {
        self.write(text);
        self
    }

    /// Adds or replaces one file.
    pub fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    pub fn delete(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "no file {path} to delete");
        self
    }

    pub fn with(mut self, change: impl FnOnce(&mut BuildOptions)) -> Self {
        change(&mut self.options);
        self
    }

    /// The files as they are now.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.files.clone()
    }

    /// The same builder over other files.
    pub fn replace_files(mut self, files: BTreeMap<String, Vec<u8>>) -> Self {
        self.files = files;
        self
    }

    fn write(&mut self, text: &str) {
        let mut path = None;
        for line in text.split_inclusive('\n') {
            let header = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (header, &path) {
                (Some(header), _) => {
                    self.files.insert(header.to_owned(), Vec::new());
                    path = Some(header.to_owned());
                }
                (None, Some(path)) => {
                    self.files.entry(path.clone()).or_default().extend_from_slice(line.as_bytes());
                }
                (None, None) => {
                    assert!(line.trim().is_empty(), "text before the first `-- path --`: {line:?}");
                }
            }
        }
    }

    /// The tree of the files as they are now.
    pub fn tree(&self) -> SourceTree {
        SourceTree::in_memory(self.files.iter().map(|(path, bytes)| source_file(path, bytes)))
    }

    /// Builds, whatever there is to say about it.
    pub fn try_build(&mut self) -> Built {
        let tree = self.tree();
        Built { build: self.builder.build(&tree, &self.options).expect("an audience"), tree }
    }

    /// Builds for `audience`, unless nobody belongs to it.
    pub fn build_for(&mut self, audience: &str) -> Result<Built, String> {
        self.options.audience = Audience::parse(audience)?;
        let tree = self.tree();
        let build = self.builder.build(&tree, &self.options).map_err(|error| error.message)?;
        Ok(Built { build, tree })
    }

    /// Builds a tree that was changed by hand.
    pub fn build_tree(tree: &SourceTree, audience: &str) -> Build {
        let audience = Audience::parse(audience).expect("an audience");
        let options = BuildOptions { audience, ..options() };
        Builder::new().build(tree, &options).expect("somebody belongs to it")
    }

    /// Builds; any finding fails the test.
    #[track_caller]
    pub fn build(&mut self) -> Built {
        self.build_with(&[])
    }

    /// Builds and expects exactly these findings, as `path:line:column severity[code] message` with any ending.
    #[track_caller]
    pub fn build_with(&mut self, expected: &[&str]) -> Built {
        let built = self.try_build();
        let found = built.findings();
        let fits = found.len() == expected.len()
            && found.iter().zip(expected).all(|(found, expected)| found.starts_with(expected));
        assert!(fits, "findings:\n{}\nexpected:\n{}", found.join("\n"), expected.join("\n"));
        built
    }
}

pub fn options() -> BuildOptions {
    BuildOptions::on(Date::constant(2026, 10, 16))
}

pub fn source_file(path: &str, bytes: &[u8]) -> SourceFile {
    let source = SourcePath::new(path);
    let extension = source.extension();
    let is_text =
        is_markdown(&extension) || matches!(extension.as_str(), "toml" | "yml" | "html" | "css" | "xml");
    let mut file = SourceFile::of_bytes(source, Stamp::default(), bytes.to_vec());
    if !is_text {
        file.body = FileBody::Asset { size: PixelSize::of(bytes) };
    }
    file
}

impl Built {
    /// All findings, one line each.
    pub fn findings(&self) -> Vec<String> {
        self.build.diagnostics.iter().map(|finding| self.line(finding)).collect()
    }

    fn line(&self, finding: &Diagnostic) -> String {
        let path = finding.path.as_ref().map_or("", |path| path.as_str());
        let text = self.tree.file(path).and_then(|file| file.text()).unwrap_or_else(|| Arc::from(""));
        let place = finding.span.map_or_else(String::new, |span| {
            let position = LineIndex::new(&text).position(span.start as usize);
            format!(":{}:{}", position.line, position.column)
        });
        format!("{path}{place} {}[{}] {}", finding.severity.as_str(), finding.code, finding.message)
    }

    /// The help of the only finding.
    #[track_caller]
    pub fn help(&self) -> &str {
        assert_eq!(self.build.diagnostics.len(), 1, "{:?}", self.findings());
        self.build.diagnostics[0].help.as_deref().unwrap_or("")
    }

    /// All paths of the site but those of the theme and of search.
    pub fn paths(&self) -> Vec<&str> {
        self.build
            .site
            .entries
            .keys()
            .map(String::as_str)
            .filter(|path| !path.starts_with("_theme/") && !path.starts_with("search/"))
            .collect()
    }

    /// The text of the page at an address such as `goals/x/`, or of a file.
    #[track_caller]
    pub fn page(&self, url: &str) -> String {
        let path = understory::model::output_path(url);
        let bytes =
            self.build.site.bytes(&path).unwrap_or_else(|| panic!("no {path} among {:?}", self.paths()));
        String::from_utf8(bytes.expect("the page renders").to_vec()).expect("pages are UTF-8")
    }

    /// The whole site as bytes by path; copied files are left out, they lie nowhere.
    pub fn bytes(&self) -> BTreeMap<String, Vec<u8>> {
        let site = &self.build.site;
        let made = site.all().into_iter().filter(|(_, entry)| !matches!(entry, Entry::Copy(_)));
        made.map(|(path, entry)| {
            (path.to_owned(), site.entry_bytes(entry).expect("the page renders").to_vec())
        })
        .collect()
    }

    /// Everything that leaves a build: the paths of the site with their bytes, or the source of a copy.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let site = &self.build.site;
        let bytes = |entry: &Entry| match entry {
            Entry::Copy(source) => format!("copy of {}", source.display()).into_bytes(),
            entry => site.entry_bytes(entry).expect("the page renders").to_vec(),
        };
        site.all().into_iter().map(|(path, entry)| (path.to_owned(), bytes(entry))).collect()
    }

    /// Asserts how many pages of the site were not known from before.
    #[track_caller]
    pub fn rendered(self, expected: usize) -> Self {
        assert_eq!(self.build.work.unknown_pages(), expected, "pages rendered");
        // Asking for every page fills the memory, as looking at all of them in a preview would.
        self.bytes();
        self
    }

    #[track_caller]
    pub fn parsed(self, expected: usize) -> Self {
        assert_eq!(self.build.stats.parsed, expected, "files parsed");
        self
    }
}
