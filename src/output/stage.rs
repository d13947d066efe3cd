//! The new site, put together file by file beside the old one.
//!
//! In: one entry of the site and the old site. Out: a file in the new folder: a hard link to the
//! old file when the bytes are the same, else a new file. Never: holds more than the file at hand.
#![expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::manifest::Record;
use super::{Entry, Site, SiteError, WriteError};
use crate::diag::Diagnostic;

/// Where files come from and go to.
pub(super) struct Stage<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// The folder of the old site; it need not exist.
    pub(super) old: &'a Path,
    /// The folder of the new site.
    pub(super) new: &'a Path,
}

/// A file of the new site.
pub(super) struct Placed {
    /// What the manifest says about it.
    pub(super) record: Record,
    /// Whether the old site had the same bytes at its path.
    pub(super) unchanged: bool,
}

/// Why a file is not there.
pub(super) enum Missing {
    /// Its template fails.
    Template(Box<Diagnostic>),
    /// The system refused.
    Refused(WriteError),
}

impl From<WriteError> for Missing {
    fn from(error: WriteError) -> Self {
        Self::Refused(error)
    }
}

impl Stage<'_> {
    /// Puts one entry in place. The folder that holds it exists.
    pub(super) fn place(&self, path: &str, entry: &Entry) -> Result<Placed, Missing> {
        if let Entry::Copy(source) = entry {
            return Ok(self.copy(path, source)?);
        }
        match self.site.entry_bytes(entry) {
            Ok(bytes) => Ok(self.bytes(path, &bytes)?),
            Err(SiteError::Template(finding)) => Err(Missing::Template(finding)),
            Err(SiteError::Read(source, error)) => Err(WriteError::Read(source, error).into()),
        }
    }

    fn bytes(&self, path: &str, bytes: &[u8]) -> Result<Placed, WriteError> {
        let record = record(bytes.len() as u64, xxh3_64(bytes));
        let old = self.old.join(path);
        let new = self.new.join(path);
        let unchanged = has_bytes(&old, bytes);
        if unchanged && keep(&old, &new).is_ok() {
            return Ok(Placed { record, unchanged });
        }
        fs::write(&new, bytes).map_err(WriteError::disk(&new))?;
        Ok(Placed { record, unchanged: false })
    }

    fn copy(&self, path: &str, source: &Path) -> Result<Placed, WriteError> {
        let old = self.old.join(path);
        let new = self.new.join(path);
        if let Some(record) = equal_files(source, &old).filter(|_| keep(&old, &new).is_ok()) {
            return Ok(Placed { record, unchanged: true });
        }
        let input = File::open(source).map_err(|error| WriteError::Read(source.to_owned(), error))?;
        let output = File::create(&new).map_err(WriteError::disk(&new))?;
        copy_hashed(input, output, source, &new).map(|record| Placed { record, unchanged: false })
    }
}

/// Gives the old file its place in the new site, inode and time included.
fn keep(old: &Path, new: &Path) -> io::Result<()> {
    fs::hard_link(old, new)
}

fn record(size: u64, hash: u64) -> Record {
    Record { size, hash: format!("{hash:016x}") }
}

/// Whether `path` is an ordinary file with exactly these bytes.
pub(super) fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::symlink_metadata(path).is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|found| found == bytes)
}

/// The record of two ordinary files with the same bytes; `None` when they differ.
pub(super) fn equal_files(one: &Path, two: &Path) -> Option<Record> {
    let found = fs::symlink_metadata(two).ok().filter(fs::Metadata::is_file)?;
    if fs::metadata(one).ok()?.len() != found.len() {
        return None;
    }
    let (mut one, mut two) = (File::open(one).ok()?, File::open(two).ok()?);
    let (mut left, mut right) = (vec![0; CHUNK], vec![0; CHUNK]);
    let (mut hash, mut size) = (Xxh3::new(), 0);
    loop {
        let count = read_full(&mut one, &mut left).ok()?;
        if read_full(&mut two, &mut right).ok()? != count || left[..count] != right[..count] {
            return None;
        }
        if count == 0 {
            return Some(record(size, hash.digest()));
        }
        hash.update(&left[..count]);
        size += count as u64;
    }
}

const CHUNK: usize = 64 * 1024;

fn copy_hashed(mut from: File, mut to: File, source: &Path, target: &Path) -> Result<Record, WriteError> {
    let (mut chunk, mut hash, mut size) = (vec![0; CHUNK], Xxh3::new(), 0);
    loop {
        let count = read_full(&mut from, &mut chunk)
            .map_err(|error| WriteError::Read(PathBuf::from(source), error))?;
        if count == 0 {
            return Ok(record(size, hash.digest()));
        }
        hash.update(&chunk[..count]);
        to.write_all(&chunk[..count]).map_err(WriteError::disk(target))?;
        size += count as u64;
    }
}

/// Fills the buffer as far as the file goes.
fn read_full(from: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
