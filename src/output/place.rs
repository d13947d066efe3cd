//! The folder of the site, and the folders beside it that a run uses.
//!
//! In: the folder as the person wrote it. Out: a [`Place`], or why a site cannot go there.
//! Never: creates or changes anything.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::WriteError;
use super::manifest::Manifest;

/// Where a site goes. All folders share one file system, because they share their parent.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder of the site.
    pub(super) dir: PathBuf,
    /// The folder that holds it.
    pub(super) parent: PathBuf,
    /// Where the new site grows.
    pub(super) new: PathBuf,
    /// Where the old site waits for its end when the system cannot exchange folders.
    pub(super) old: PathBuf,
    /// The lock that keeps two runs apart.
    pub(super) lock: PathBuf,
}

impl Place {
    /// The place for a site in `dir`, which need not exist.
    pub(super) fn of(dir: &Path) -> Result<Self, WriteError> {
        let dir = resolve(dir)?;
        let unusable = || WriteError::Disk(dir.clone(), io::Error::from(io::ErrorKind::InvalidInput));
        let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else { return Err(unusable()) };
        let beside = |ending: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            parent.join(hidden)
        };
        Ok(Self {
            parent: parent.to_owned(),
            new: beside(".understory-new"),
            old: beside(".understory-old"),
            lock: beside(".understory-lock"),
            dir,
        })
    }
}

/// Checks, before any work is done, that a site may go to `output`, and that it and the content
/// stay out of each other's way.
///
/// A folder without `handbook.toml` *is* the content; there the output may lie inside it, since
/// loading leaves out a folder that carries our manifest.
///
/// # Errors
/// [`WriteError::Overlap`] when they do not; also when `output` is a file or a symbolic link, or
/// holds files that we did not write.
pub fn check_place(output: &Path, root: &Path, content: &Path) -> Result<(), WriteError> {
    check_kind(output)?;
    let (output, root, content) = (resolve(output)?, resolve(root)?, resolve(content)?);
    let inside = output.starts_with(&content) && content != root;
    if inside || content.starts_with(&output) || root.starts_with(&output) {
        return Err(WriteError::Overlap { output, content });
    }
    Manifest::of(&output).map(drop)
}

/// The whole path, symbolic links in its folders followed; the last parts need not exist.
fn resolve(path: &Path) -> Result<PathBuf, WriteError> {
    let whole = std::path::absolute(path).map_err(WriteError::disk(path))?;
    let whole: PathBuf = whole.components().collect();
    let mut existing = whole.as_path();
    while let Some(parent) = existing.parent().filter(|_| fs::symlink_metadata(existing).is_err()) {
        existing = parent;
    }
    let base = fs::canonicalize(existing).map_err(WriteError::disk(existing))?;
    Ok(base.join(whole.strip_prefix(existing).unwrap_or(Path::new(""))))
}

/// Refuses what is no folder of its own.
pub(super) fn check_kind(dir: &Path) -> Result<(), WriteError> {
    match fs::symlink_metadata(dir.components().collect::<PathBuf>()) {
        Ok(found) if found.is_symlink() => Err(WriteError::SymbolicLink(dir.to_owned())),
        Ok(found) if !found.is_dir() => Err(WriteError::NotAFolder(dir.to_owned())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_and_content_stay_apart() {
        let temp = tempfile::tempdir().unwrap();
        let (root, content) = (temp.path(), temp.path().join("content"));
        fs::create_dir(&content).unwrap();
        let check = |output: &str| check_place(&root.join(output), root, &content);
        assert!(check("public").is_ok());
        assert!(check("content-old").is_ok());
        assert!(matches!(check("content/public"), Err(WriteError::Overlap { .. })));
        assert!(matches!(check("content"), Err(WriteError::Overlap { .. })));
        assert!(matches!(check("."), Err(WriteError::Overlap { .. })));
        assert!(matches!(check(".."), Err(WriteError::Overlap { .. })));
    }

    #[test]
    fn a_plain_folder_may_hold_its_site() {
        let temp = tempfile::tempdir().unwrap();
        assert!(check_place(&temp.path().join("public"), temp.path(), temp.path()).is_ok());
        assert!(check_place(temp.path(), temp.path(), temp.path()).is_err());
    }
}
