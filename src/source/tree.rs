//! The tree of source files, as loaded.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

use super::{GitHistory, PixelSize, SourcePath};

/// All files that can have an influence on the site, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct SourceTree {
    /// The folder everything lies in.
    pub root: PathBuf,
    /// The files, sorted by path.
    pub files: Vec<Arc<SourceFile>>,
    /// What could not be loaded, in the order of the paths.
    pub problems: Vec<SourceProblem>,
    /// What git knows about the files.
    pub git: Arc<GitHistory>,
}

/// One file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the root.
    pub path: SourcePath,
    /// Hash of the bytes; of size and time for an asset, which is only copied.
    pub hash: u64,
    /// What told the file from its earlier states when it was read.
    pub stamp: Stamp,
    /// What is in it.
    pub body: FileBody,
}

/// Size, times and identity of a file: what changes when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Stamp {
    /// Size in bytes.
    pub len: u64,
    /// Time of the last change of the content, in nanoseconds.
    pub modified: i128,
    /// Time of the last change of the file's entry, in nanoseconds.
    pub changed: i128,
    /// The file's number on its disk.
    pub inode: u64,
}

/// What is in a file.
#[derive(Debug, Clone)]
pub enum FileBody {
    /// Text, as on disk: with its byte-order mark and line breaks.
    Text(Arc<str>),
    /// Bytes that should have been text but are no valid UTF-8.
    Bytes(Arc<[u8]>),
    /// A file that is only copied; it is read again when it is written.
    Asset {
        /// Its size in pixels, if it is a picture.
        size: Option<PixelSize>,
    },
}

/// Something that could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceProblem {
    /// The file or folder.
    pub path: SourcePath,
    /// What went wrong.
    pub kind: ProblemKind,
}

/// Why something could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The system refused; its words.
    Unreadable(String),
    /// A symbolic link that leads back to a folder above it.
    SymlinkLoop,
    /// A symbolic link to something that does not exist.
    DanglingLink,
    /// A symbolic link that leads out of the root.
    OutsideRoot,
    /// A page of more than the allowed number of bytes.
    TooLarge(u64),
    /// A name that is not Unicode; the path shows it with replacement characters.
    NameNotUnicode,
    /// A page in a format that is not Markdown.
    UnsupportedFormat,
}

impl SourceTree {
    /// A tree of files that lie nowhere on disk, in any order; of two files of one path the later one stays.
    #[must_use]
    pub fn in_memory(files: impl IntoIterator<Item = SourceFile>) -> Self {
        let by_path: BTreeMap<SourcePath, Arc<SourceFile>> =
            files.into_iter().map(|file| (file.path.clone(), Arc::new(file))).collect();
        Self { files: by_path.into_values().collect(), ..Self::default() }
    }

    /// The file at `path`.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Arc<SourceFile>> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }
}

impl SourceFile {
    /// A file that is read as text, with these bytes.
    #[must_use]
    pub fn of_bytes(path: SourcePath, stamp: Stamp, bytes: Vec<u8>) -> Self {
        let hash = xxh3_64(&bytes);
        let body = match String::from_utf8(bytes) {
            Ok(text) => FileBody::Text(Arc::from(text)),
            Err(error) => FileBody::Bytes(Arc::from(error.into_bytes())),
        };
        Self { path, hash, stamp, body }
    }

    /// Whether the file was read as text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(self.body, FileBody::Asset { .. })
    }

    /// The file as text, invalid UTF-8 replaced; `None` for a file that is only copied.
    #[must_use]
    pub fn text(&self) -> Option<Arc<str>> {
        match &self.body {
            FileBody::Text(text) => Some(text.clone()),
            FileBody::Bytes(bytes) => Some(Arc::from(String::from_utf8_lossy(bytes))),
            FileBody::Asset { .. } => None,
        }
    }
}
