//! The lock that keeps two runs from writing to one folder.
//!
//! In: the path of a lock file. Out: a [`Lock`] that lasts until it is dropped. Never: stays
//! behind; the system frees the lock of a run that was killed.
#![expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::{WriteError, WriteOptions, place::Place};

const STEP: Duration = Duration::from_millis(20);

/// The right to write to a folder.
#[derive(Debug)]
pub(super) struct Lock {
    /// Open as long as the lock lasts.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Waits for the lock of `place`, as long as the options allow.
    pub(super) fn acquire(place: &Place, options: &WriteOptions<'_>) -> Result<Self, WriteError> {
        let mut waited = Duration::ZERO;
        loop {
            let attempt =
                Self::attempt(&place.lock, options.command).map_err(WriteError::disk(&place.lock))?;
            if let Some(lock) = attempt {
                return Ok(lock);
            }
            let holder = fs::read_to_string(&place.lock).unwrap_or_default();
            if waited >= options.patience {
                return Err(WriteError::Locked { dir: place.dir.clone(), holder: holder.trim().to_owned() });
            }
            if waited.is_zero() {
                (options.on_wait)(holder.trim());
            }
            sleep(STEP);
            waited += STEP;
        }
    }

    /// The lock, if nobody has it.
    fn attempt(path: &Path, command: &str) -> io::Result<Option<Self>> {
        let mut file = File::options().create(true).truncate(false).read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            // A network share without locks: better an unlocked build than none.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
        if !is_still_at(&file, path) {
            return Ok(None);
        }
        file.set_len(0)?;
        write!(file, "process {}: {command}", std::process::id())?;
        Ok(Some(Self { _file: file, path: path.to_owned() }))
    }
}

impl Drop for Lock {
    /// Removes the file while the lock is still held; whoever opened it before sees that it is gone.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether the locked file is still the one at `path`: its last owner removes it at the end.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: &fs::Metadata, two: &fs::Metadata| (one.dev(), one.ino()) == (two.dev(), two.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(one), Ok(two)) if same(&one, &two))
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
