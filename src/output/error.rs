//! Why a site could not be written, in words for the person who asked for it.
//!
//! In: what the system said. Out: [`WriteError`]. Never: a mistake in the content, except for
//! templates that fail on a page.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;

/// Why a site could not be written. The old site is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds files, but no manifest of ours.
    NotOurs(PathBuf),
    /// There is a file where the folder should be.
    NotAFolder(PathBuf),
    /// The folder is a symbolic link.
    SymbolicLink(PathBuf),
    /// The folder is a mount point, which no other folder can take the place of.
    MountPoint(PathBuf),
    /// The output would lie in the content, or the content in the output.
    Overlap {
        /// The folder of the output.
        output: PathBuf,
        /// The folder it must stay away from.
        content: PathBuf,
    },
    /// Another run writes to the same folder.
    Locked {
        /// The folder.
        dir: PathBuf,
        /// Who writes, as its lock file says.
        holder: String,
    },
    /// A file that is not ours stands where the site has one of its own.
    Conflict(PathBuf),
    /// Templates fail; one finding a page.
    Templates(Vec<Diagnostic>),
    /// A file to be copied cannot be read.
    Read(PathBuf, io::Error),
    /// The system refused something else.
    Disk(PathBuf, io::Error),
}

impl WriteError {
    /// For `map_err`: the system's refusal, with the path it is about.
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Disk(path.to_owned(), error)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(dir) => write!(
                out,
                "the folder {} is not empty and was not written by understory, so nothing in it is touched; choose another folder with `--out`, or empty it yourself",
                dir.display()
            ),
            Self::NotAFolder(path) => {
                write!(
                    out,
                    "{} is a file, but the site needs a folder; choose another with `--out`",
                    path.display()
                )
            }
            Self::SymbolicLink(path) => write!(
                out,
                "{} is a symbolic link, which a build would replace; give the folder it leads to with `--out`",
                path.display()
            ),
            Self::MountPoint(dir) => write!(
                out,
                "{0} is a mount point, so a new site cannot take its place in one step; give a folder inside it, such as `--out {0}/site`",
                dir.display()
            ),
            Self::Overlap { output, content } => write!(
                out,
                "the site cannot be written to {}: it and the content in {} must not lie in each other; choose another folder with `--out`",
                output.display(),
                content.display()
            ),
            Self::Locked { dir, holder } => {
                write!(
                    out,
                    "another run is writing to {} ({holder}); try again when it has ended",
                    dir.display()
                )
            }
            Self::Conflict(path) => write!(
                out,
                "{} was not written by understory, and the new site has another file of that name; move it away, or choose another folder with `--out`",
                path.display()
            ),
            Self::Templates(findings) => {
                write!(out, "templates fail on {} pages; nothing was written", findings.len())
            }
            Self::Read(path, error) => write!(out, "cannot read {}: {}", path.display(), reason(error)),
            Self::Disk(path, error) => write!(
                out,
                "cannot write {}: {}; a site that was there before is as it was",
                path.display(),
                reason(error)
            ),
        }
    }
}

impl std::error::Error for WriteError {}

/// The system's words, or plainer ones for what happens most.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission".to_owned(),
        io::ErrorKind::NotFound => "it does not exist (any more)".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_named_with_its_path() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(
            WriteError::Disk(PathBuf::from("/out/a.html"), full).to_string(),
            "cannot write /out/a.html: the disk is full; a site that was there before is as it was"
        );
    }
}
