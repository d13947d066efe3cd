//! The one moment in which the new site takes the place of the old one.
//!
//! In: a complete new site beside the old one. Out: the new one in its place, the old one gone.
//! Never: a moment with half of each; where the system cannot exchange two folders, there is a
//! moment without a site, and the next run mends it if we die in it.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::{WriteError, place::Place};

/// Puts what killed runs left behind in order. To be called with the lock held.
pub(super) fn sweep(place: &Place) -> Result<(), WriteError> {
    if place.old.exists() && !place.dir.exists() {
        fs_rename(&place.old, &place.dir)?;
    }
    remove(&place.new)?;
    remove(&place.old)
}

/// Puts the new site in its place and removes the old one.
pub(super) fn switch(place: &Place) -> Result<(), WriteError> {
    if !place.dir.exists() {
        return fs_rename(&place.new, &place.dir);
    }
    if exchange(&place.new, &place.dir).is_err() {
        fs_rename(&place.dir, &place.old).map_err(|error| mount_point(error, place))?;
        if let Err(error) = fs_rename(&place.new, &place.dir) {
            fs_rename(&place.old, &place.dir)?;
            return Err(error);
        }
    }
    // The new site is up: what cannot be removed now is swept up by the next run.
    let _ = remove(&place.new).and_then(|()| remove(&place.old));
    Ok(())
}

/// A folder that is busy or on another disk than the folder it is in is a mount point.
fn mount_point(error: WriteError, place: &Place) -> WriteError {
    match &error {
        WriteError::Disk(_, cause)
            if matches!(cause.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices) =>
        {
            WriteError::MountPoint(place.dir.clone())
        }
        _ => error,
    }
}

/// Removes a folder of ours and everything in it, if there is one.
pub(super) fn remove(dir: &Path) -> Result<(), WriteError> {
    let removed = match list(dir) {
        Err(error) => Err(error),
        Ok(names) => {
            names.par_iter().try_for_each(|path| remove_any(path)).and_then(|()| fs::remove_dir(dir))
        }
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::Disk(dir.to_owned(), error)),
        _ => Ok(()),
    }
}

#[expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]
fn list(dir: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    fs::read_dir(dir)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

#[expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]
fn remove_any(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

#[expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]
fn fs_rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(WriteError::disk(to))
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, two: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, two, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _two: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
