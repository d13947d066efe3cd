//! A file that is copied into the site as it is, read in parts.
//!
//! In: an [`Entry::Copy`] of a site. Out: its length, when it was changed, and parts of it.
//! Never: the whole file in memory.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::SystemTime;

use super::{Entry, Site, SiteError};

/// Read at once.
const PIECE: usize = 64 * 1024;

/// A copied file, open for reading.
#[derive(Debug)]
pub struct Copied {
    file: File,
    /// How many bytes it had when it was opened.
    pub length: u64,
    /// When it was changed, as far as the system knows.
    pub changed: Option<SystemTime>,
}

impl Site {
    /// The copied file at `path`, opened; `None` when the site makes what stands there itself.
    #[must_use]
    pub fn copied(&self, path: &str) -> Option<Result<Copied, SiteError>> {
        match self.entries.get(path)? {
            Entry::Copy(file) => Some(open(file).map_err(|error| SiteError::Read(file.clone(), error))),
            Entry::Bytes(_) | Entry::Page(_) => None,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]
fn open(path: &Path) -> io::Result<Copied> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(Copied { file, length: about.len(), changed: about.modified().ok() })
}

impl Copied {
    /// Writes `length` bytes from `start` on.
    ///
    /// # Errors
    /// When reading or writing fails, or the file has become shorter meanwhile.
    pub fn write_part(&self, start: u64, length: u64, sink: &mut impl Write) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(start))?;
        let written = io::copy(&mut BufReader::with_capacity(PIECE, file.take(length)), sink)?;
        if written == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}
