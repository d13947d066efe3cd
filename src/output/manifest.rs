//! The list of the files that we wrote, kept among them.
//!
//! In: path, size and hash of each file. Out: JSON, one file a line, sorted by path, the same bytes
//! for the same site. Never: lists a file that is not ours.
#![expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::WriteError;
use crate::source::MANIFEST;

const VERSION: u32 = 1;

/// All files of a written site, by path below it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Manifest {
    /// Version of this format.
    pub(super) version: u32,
    /// The files.
    pub(super) files: BTreeMap<String, Record>,
}

/// What is known about one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// Size in bytes.
    pub(super) size: u64,
    /// Hash of the bytes (XXH3, 64 bits), in hexadecimal digits.
    pub(super) hash: String,
}

impl Manifest {
    /// The manifest of the given files.
    pub(super) fn new(files: BTreeMap<String, Record>) -> Self {
        Self { version: VERSION, files }
    }

    /// The manifest in a folder: empty for an empty folder or none, refused for a foreign one.
    pub(super) fn of(dir: &Path) -> Result<Self, WriteError> {
        if let Ok(text) = fs::read(dir.join(MANIFEST)) {
            return Self::read(&text).ok_or_else(|| WriteError::NotOurs(dir.to_owned()));
        }
        let has_files = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
        if has_files { Err(WriteError::NotOurs(dir.to_owned())) } else { Ok(Self::new(BTreeMap::new())) }
    }

    /// Reads a manifest; `None` when the text is none of ours.
    fn read(text: &[u8]) -> Option<Self> {
        serde_json::from_slice(text).ok().filter(|manifest: &Self| manifest.version == VERSION)
    }

    /// The text of the manifest.
    pub(super) fn to_json(&self) -> String {
        let mut text = format!("{{\n\"version\": {},\n\"files\": {{", self.version);
        for (at, (path, record)) in self.files.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            let path = serde_json::Value::from(path.as_str());
            // Writing to a string cannot fail.
            let _ =
                write!(text, "{comma}\n{path}: {{\"size\": {}, \"hash\": \"{}\"}}", record.size, record.hash);
        }
        text.push_str("\n}\n}\n");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_sorted_and_read_back() {
        let record = |size| Record { size, hash: "0a".to_owned() };
        let files =
            BTreeMap::from([("b.html".to_owned(), record(2)), ("a \"q\".html".to_owned(), record(1))]);
        let manifest = Manifest::new(files);
        let text = "{\n\"version\": 1,\n\"files\": {\n\"a \\\"q\\\".html\": {\"size\": 1, \"hash\": \"0a\"},\n\"b.html\": {\"size\": 2, \"hash\": \"0a\"}\n}\n}\n";
        assert_eq!(manifest.to_json(), text);
        assert_eq!(Manifest::read(text.as_bytes()), Some(manifest));
    }

    #[test]
    fn foreign_texts_are_no_manifest() {
        assert_eq!(Manifest::read(b"{}"), None);
        assert_eq!(Manifest::read(b"{\"version\": 9, \"files\": {}}"), None);
    }
}
