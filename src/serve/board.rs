//! The site that is shown at the moment, and who waits for the next one.
//!
//! In: builds, one after the other. Out: the newest, to any number of threads. Never: a mixture.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use super::report::Report;
use crate::build::Redone;
use crate::output::Site;

/// A site with its number.
pub(super) struct Published {
    /// 1 for the first build.
    pub(super) number: u64,
    /// The site.
    pub(super) site: Site,
    /// Path of the address where the site will be published.
    pub(super) base_path: String,
    /// What is told about the build.
    pub(super) report: Report,
    /// The pages that are not what they were, once all have been rendered in the background.
    pub(super) redone: OnceLock<Vec<Redone>>,
}

/// Where the newest site hangs.
pub(super) struct Board {
    current: Mutex<Arc<Published>>,
    changed: Condvar,
}

impl Board {
    /// A board with its first site.
    pub(super) fn new(first: impl Into<Arc<Published>>) -> Self {
        Self { current: Mutex::new(first.into()), changed: Condvar::new() }
    }

    /// Replaces the site in one step; requests under way end with the old one.
    pub(super) fn publish(&self, next: impl Into<Arc<Published>>) {
        let last = std::mem::replace(&mut *self.lock(), next.into());
        self.changed.notify_all();
        // Taking a large site apart takes its time, and nobody must wait for that.
        drop(last);
    }

    /// The newest site.
    pub(super) fn current(&self) -> Arc<Published> {
        self.lock().clone()
    }

    /// Waits for a site with another number than `seen`; the newest number, also when the time is up.
    pub(super) fn wait(&self, seen: u64, patience: Duration) -> u64 {
        let waited = self.changed.wait_timeout_while(self.lock(), patience, |current| current.number == seen);
        let (current, _) = waited.unwrap_or_else(PoisonError::into_inner);
        current.number
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Published>> {
        // The lock only guards a pointer, which is whole even if a thread died.
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
