//! The way of a site to the disk, from the lock to the switch.
//!
//! In: a site, a folder, options. Out: a [`WriteReport`] once the new site is up.
//! Never: prints; what is worth saying meanwhile goes to the options' callbacks.
#![expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use super::carry::carry;
use super::lock::Lock;
use super::manifest::Manifest;
use super::place::{Place, check_kind};
use super::stage::{Missing, Placed, Stage, has_bytes};
use super::switch::{remove, sweep, switch};
use super::{Entry, Site, WriteError};
use crate::diag::Diagnostic;
use crate::source::MANIFEST;

/// How a site is written.
pub struct WriteOptions<'a> {
    /// Whether pages whose template fails are left out instead of stopping everything.
    pub keep_going: bool,
    /// What the lock file says we are doing.
    pub command: &'a str,
    /// How long to wait for another run that writes to the same folder.
    pub patience: Duration,
    /// Called once when there is another run, with what its lock file says.
    pub on_wait: &'a (dyn Fn(&str) + Sync),
    /// Called after every file, from any thread.
    pub on_file: &'a (dyn Fn() + Sync),
}

impl Default for WriteOptions<'_> {
    fn default() -> Self {
        Self {
            keep_going: false,
            command: "understory build",
            patience: Duration::from_secs(60),
            on_wait: &|_| {},
            on_file: &|| {},
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteReport {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that the old site had with the same bytes.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Size of the whole site in bytes.
    pub bytes: u64,
    /// Pages left out because their template fails; only with [`WriteOptions::keep_going`].
    pub failed: Vec<Diagnostic>,
}

/// Writes `site` to `dir`, in one switch.
///
/// # Errors
/// When the folder is not ours or cannot be one, when a template fails, or when the system
/// refuses. The old site is then as it was.
pub fn write(site: &Site, dir: &Path, options: &WriteOptions<'_>) -> Result<WriteReport, WriteError> {
    check_kind(dir)?;
    let place = Place::of(dir)?;
    fs::create_dir_all(&place.parent).map_err(WriteError::disk(&place.parent))?;
    let _lock = Lock::acquire(&place, options)?;
    sweep(&place)?;
    let old = Manifest::of(&place.dir)?;
    let report = stage_and_switch(site, &place, &old, options);
    if report.is_err() {
        // The first mistake is the one worth telling; what stays behind is swept up next time.
        let _ = remove(&place.new);
    }
    report
}

fn stage_and_switch(
    site: &Site,
    place: &Place,
    old: &Manifest,
    options: &WriteOptions<'_>,
) -> Result<WriteReport, WriteError> {
    let entries = site.all();
    create_folders(&entries, place)?;
    let (mut report, new) = place_all(site, &entries, place, options)?;
    write_manifest(place, &new)?;
    report.removed = carry(place, old, &new)?;
    let is_same = report.written == 0 && report.removed == 0 && old == &new && place.dir.exists();
    if is_same {
        remove(&place.new)?;
    } else {
        switch(place)?;
    }
    Ok(report)
}

/// All folders of the new site, each made once, with the permissions of the old one.
fn create_folders(entries: &[(&str, &Entry)], place: &Place) -> Result<(), WriteError> {
    let create = |dir: &Path| fs::create_dir(dir).map_err(WriteError::disk(dir));
    create(&place.new)?;
    if let Ok(old) = fs::metadata(&place.dir) {
        fs::set_permissions(&place.new, old.permissions()).map_err(WriteError::disk(&place.new))?;
    }
    let mut by_depth: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for folder in folders(entries) {
        by_depth.entry(folder.matches('/').count()).or_default().push(folder);
    }
    // Parents first; folders of one depth do not wait for each other.
    by_depth
        .values()
        .try_for_each(|folders| folders.par_iter().try_for_each(|folder| create(&place.new.join(folder))))
}

/// Every folder that holds an entry.
fn folders<'a>(entries: &[(&'a str, &Entry)]) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for (path, _) in entries {
        let mut rest = *path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
    }
    folders
}

fn place_all(
    site: &Site,
    entries: &[(&str, &Entry)],
    place: &Place,
    options: &WriteOptions<'_>,
) -> Result<(WriteReport, Manifest), WriteError> {
    let stage = Stage { site, old: &place.dir, new: &place.new };
    let place_one = |(path, entry): &(&str, &Entry)| {
        let placed = stage.place(path, entry);
        (options.on_file)();
        match placed {
            Err(Missing::Refused(error)) => Err(error),
            Err(Missing::Template(finding)) => Ok(((*path).to_owned(), Err(finding))),
            Ok(placed) => Ok(((*path).to_owned(), Ok(placed))),
        }
    };
    // The first refusal stops the rest; a full disk does not get better.
    let files: Vec<(String, Result<Placed, Box<Diagnostic>>)> =
        entries.par_iter().map(place_one).collect::<Result<_, _>>()?;
    let (report, manifest) = tally(files);
    if report.failed.is_empty() || options.keep_going {
        return Ok((report, manifest));
    }
    Err(WriteError::Templates(report.failed))
}

fn tally(files: Vec<(String, Result<Placed, Box<Diagnostic>>)>) -> (WriteReport, Manifest) {
    let mut report = WriteReport::default();
    let mut records = BTreeMap::new();
    for (path, file) in files {
        match file {
            Err(finding) => report.failed.push(*finding),
            Ok(placed) => {
                *if placed.unchanged { &mut report.unchanged } else { &mut report.written } += 1;
                report.bytes += placed.record.size;
                records.insert(path, placed.record);
            }
        }
    }
    (report, Manifest::new(records))
}

/// Writes the manifest, or keeps the old file when it says the same.
fn write_manifest(place: &Place, manifest: &Manifest) -> Result<(), WriteError> {
    let (old, new) = (place.dir.join(MANIFEST), place.new.join(MANIFEST));
    let text = manifest.to_json();
    if has_bytes(&old, text.as_bytes()) && fs::hard_link(&old, &new).is_ok() {
        return Ok(());
    }
    fs::write(&new, text).map_err(WriteError::disk(&new))
}

#[cfg(test)]
mod tests;
