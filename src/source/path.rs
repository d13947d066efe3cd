//! Paths of source files, as people write them in links and as messages show them.
//!
//! In: relative paths of files below the root. Out: [`SourcePath`], `/`-separated on
//! every system. Never: touches the disk, and never leaves the root.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `text` in Unicode's composed form, in which file names, ids and links are compared.
#[must_use]
pub fn composed(text: &str) -> String {
    if text.is_ascii() || is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// The path of a file relative to the handbook's root, `/`-separated, without `.` or `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a relative, `/`-separated path as it is.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path))
    }

    /// Makes a source path of a relative path of the file system; `None` when a part of
    /// its name is not Unicode.
    #[must_use]
    pub fn from_relative(path: &Path) -> Option<Self> {
        let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
        parts.map(|parts| Self::new(&parts.join("/")))
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file; empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file name without its last ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or(name, |(stem, _)| stem)
    }

    /// The last ending of the file name in lower case, without the dot; empty if none.
    #[must_use]
    pub fn extension(&self) -> String {
        let name = self.file_name();
        let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
        ending.map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
    }

    /// The path below `folder`; `None` when the file lies elsewhere. An empty folder is the root.
    #[must_use]
    pub fn below(&self, folder: &str) -> Option<&str> {
        if folder.is_empty() {
            return Some(self.as_str());
        }
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Whether any folder of the path is hidden (starts with a dot).
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.0.split('/').any(|part| part.starts_with('.'))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Joins `relative` (with `.`, `..` and empty parts) to `folder`. `None` when the path
/// climbs above the root.
#[must_use]
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_path() {
        let path = SourcePath::new("goals/2026/x.de.MD");
        assert_eq!((path.folder(), path.file_name(), path.stem()), ("goals/2026", "x.de.MD", "x.de"));
        assert_eq!(path.extension(), "md");
        assert_eq!(path.below("goals"), Some("2026/x.de.MD"));
        assert_eq!(path.below("goal"), None);
        assert_eq!(SourcePath::new(".gitignore").extension(), "");
    }

    #[test]
    fn joining_stays_inside_the_root() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "./x//y").as_deref(), Some("a/x/y"));
        assert_eq!(join("a", "../../x"), None);
    }
}
