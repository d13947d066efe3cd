//! Files in the folder of the site that are not ours, such as `CNAME` or `.well-known`.
//!
//! In: the old folder and what we wrote into it. Out: the foreign files, in the new folder too.
//! Never: follows a symbolic link, or lets our files win over somebody else's.

use std::fs;
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::manifest::Manifest;
use super::stage::equal_files;
use super::{WriteError, place::Place};
use crate::source::MANIFEST;

/// Carries everything foreign over from the old folder; says how many of our old files stay behind.
pub(super) fn carry(place: &Place, old: &Manifest, new: &Manifest) -> Result<usize, WriteError> {
    let mut removed = 0;
    if !place.dir.exists() {
        return Ok(removed);
    }
    for entry in WalkDir::new(&place.dir).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| WriteError::Disk(place.dir.clone(), error.into()))?;
        let relative = entry.path().strip_prefix(&place.dir).unwrap_or(entry.path());
        let ours = relative.to_str().filter(|path| *path == MANIFEST || old.files.contains_key(*path));
        match ours {
            Some(path) => removed += usize::from(path != MANIFEST && !new.files.contains_key(path)),
            None => carry_one(&entry, &place.new.join(relative), relative, old)?,
        }
    }
    Ok(removed)
}

fn carry_one(entry: &DirEntry, target: &Path, relative: &Path, old: &Manifest) -> Result<(), WriteError> {
    let from = entry.path();
    let made = if entry.file_type().is_dir() {
        if holds_ours(relative, old) { Ok(()) } else { create_folder(target) }
    } else {
        link(entry, target)
    };
    match made {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && equal_files(from, target).is_some() => {
            Ok(())
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory) => {
            Err(WriteError::Conflict(from.to_owned()))
        }
        Err(error) => Err(WriteError::Disk(target.to_owned(), error)),
    }
}

/// Whether the old site had a file of ours below `folder`; such a folder is ours too.
fn holds_ours(folder: &Path, old: &Manifest) -> bool {
    let Some(folder) = folder.to_str() else { return false };
    let start = format!("{folder}/");
    old.files.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
}

fn create_folder(target: &Path) -> io::Result<()> {
    if target.is_dir() { Ok(()) } else { fs::create_dir(target) }
}

/// Links the file; its folder may be one of ours that the new site has no longer.
#[expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]
fn link(entry: &DirEntry, target: &Path) -> io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::hard_link(entry.path(), target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if entry.file_type().is_file() => fs::copy(entry.path(), target).map(drop),
        other => other,
    }
}
