//! Which files of a folder belong to a handbook.
//!
//! In: a folder below the root. Out: the files found, with their role, and what could not be
//! walked. Never: reads a file.

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

use super::{ProblemKind, SourcePath, SourceProblem, is_scratch};

/// What a file is to a handbook, by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Read as text: pages, templates, settings, other tools' navigation.
    Text,
    /// Published as it is when a page uses it.
    Asset,
    /// A page in a format that we do not read.
    Foreign,
}

/// A file found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) path: SourcePath,
    pub(super) on_disk: PathBuf,
    pub(super) role: Role,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) files: Vec<Found>,
    pub(super) problems: Vec<SourceProblem>,
}

/// Endings of pages in formats that we do not read.
const FOREIGN: &[&str] = &["adoc", "asciidoc", "erb", "ipynb", "mdx", "org", "qmd", "rmd", "rst", "textile"];

/// Whether `extension` (lower case) is one of Markdown's.
#[must_use]
pub fn is_markdown(extension: &str) -> bool {
    matches!(extension, "md" | "markdown" | "mdown" | "mkd")
}

/// Walks `folder` below `root`, the folders in it side by side.
pub(super) fn walk(root: &Path, folder: &str) -> Walk {
    let top = root.join(folder);
    let around = Around { root, top: top.canonicalize().unwrap_or_else(|_| top.clone()) };
    let (mut found, mut folders) = (Walk::default(), Vec::new());
    let shallow = WalkDir::new(&top).max_depth(1);
    around.walk(shallow, &mut found, &mut |folder| folders.push(folder.path().to_owned()));
    let walks = folders.par_iter().map(|folder| {
        let mut found = Walk::default();
        around.walk(WalkDir::new(folder), &mut found, &mut |_| {});
        found
    });
    for mut below in walks.collect::<Vec<Walk>>() {
        found.files.append(&mut below.files);
        found.problems.append(&mut below.problems);
    }
    found
}

/// The root, and the real path of the folder that is walked.
struct Around<'a> {
    root: &'a Path,
    top: PathBuf,
}

impl Around<'_> {
    /// Takes everything that `entries` meets; `folder` is told every folder in the one it starts from.
    fn walk(&self, entries: WalkDir, found: &mut Walk, folder: &mut dyn FnMut(&DirEntry)) {
        let root = self.root;
        let mut entries = entries.follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.depth() > 0 && !is_wanted(&entry) => skip(&mut entries, &entry),
                Ok(entry) if self.leads_up(&entry) => {
                    found.refuse(root, &entry, ProblemKind::SymlinkLoop);
                    skip(&mut entries, &entry);
                }
                Ok(entry) if leads_outside(root, &entry) => {
                    found.refuse(root, &entry, ProblemKind::OutsideRoot);
                    skip(&mut entries, &entry);
                }
                Ok(entry) if entry.depth() == 1 && entry.file_type().is_dir() => folder(&entry),
                Ok(entry) => found.take(root, &entry),
                Err(error) if is_own(&error) => {}
                Err(error) => found.problems.extend(problem(root, &error)),
            }
        }
    }

    /// Whether a symbolic link leads back to a folder above it. Those that this walk has come through
    /// are noticed anyway; but it may have begun below.
    fn leads_up(&self, entry: &DirEntry) -> bool {
        let is_link = entry.path_is_symlink() && entry.file_type().is_dir();
        is_link
            && match (entry.path().canonicalize(), entry.path().parent().map(Path::canonicalize)) {
                (Ok(target), Some(Ok(here))) => here.starts_with(&target) && target.starts_with(&self.top),
                _ => false,
            }
    }
}

/// The names of the folders in `folder`, by name; none where it cannot be read.
#[must_use]
pub fn folders_in(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name().into_iter().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_dir());
    folders.filter_map(|entry| entry.file_name().to_str().map(str::to_owned)).collect()
}

fn skip(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

impl Walk {
    fn take(&mut self, root: &Path, entry: &DirEntry) {
        if entry.file_type().is_dir() {
            return;
        }
        match relative(root, entry.path()) {
            None => self.refuse(root, entry, ProblemKind::NameNotUnicode),
            Some(path) => {
                let on_disk = entry.path().to_owned();
                self.files.extend(role(&path).map(|role| Found { path, on_disk, role }));
            }
        }
    }

    fn refuse(&mut self, root: &Path, entry: &DirEntry, kind: ProblemKind) {
        let shown = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy();
        self.problems.push(SourceProblem { path: SourcePath::new(&shown), kind });
    }
}

/// Whether something that cannot be followed is an editor's own, such as the lock of Emacs.
fn is_own(error: &walkdir::Error) -> bool {
    error.path().and_then(Path::file_name).is_some_and(|name| is_scratch(&name.to_string_lossy()))
}

/// Not wanted: files of editors; folders that hold no pages, which are other tools' stores, caches
/// (by the cache directory tag) and our output.
fn is_wanted(entry: &DirEntry) -> bool {
    if !entry.file_type().is_dir() {
        return !is_scratch(&entry.file_name().to_string_lossy());
    }
    let name = entry.file_name().to_string_lossy();
    !matches!(&*name, ".git" | ".hg" | ".svn" | ".jj" | "node_modules")
        && !entry.path().join("CACHEDIR.TAG").is_file()
        && !entry.path().join(crate::source::MANIFEST).is_file()
}

/// A file's role by its name; `None` for files that are never published.
fn role(path: &SourcePath) -> Option<Role> {
    let extension = path.extension();
    let hidden = path.is_hidden();
    let is_page = is_markdown(&extension) && !is_boilerplate(path);
    match extension.as_str() {
        _ if is_page && !hidden => Some(Role::Text),
        _ if FOREIGN.contains(&extension.as_str()) && !hidden => Some(Role::Foreign),
        // From hidden folders (`.gitbook/assets`) only pictures and films are ever published.
        _ if hidden && !is_media(&extension) => None,
        _ => Some(Role::Asset),
    }
}

/// Texts that every repository has and no handbook means: licences and issue templates.
fn is_boilerplate(path: &SourcePath) -> bool {
    let stem = path.stem().to_ascii_uppercase();
    let is_licence = ["LICENSE", "LICENCE", "COPYING"].iter().any(|name| {
        stem.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_', '.']))
    });
    let in_templates = path.as_str().to_ascii_uppercase().contains("ISSUE_TEMPLATE/");
    is_licence || in_templates || matches!(stem.as_str(), "ISSUE_TEMPLATE" | "PULL_REQUEST_TEMPLATE")
}

fn is_media(extension: &str) -> bool {
    is_picture(extension)
        || matches!(extension, "mp4" | "webm" | "ogg" | "mp3" | "wav" | "m4a" | "mov" | "pdf")
}

/// Whether files of this ending (lower case) are pictures whose size can be read.
pub(super) fn is_picture(extension: &str) -> bool {
    matches!(
        extension,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "avif" | "ico" | "bmp" | "apng" | "jfif"
    )
}

fn relative(root: &Path, path: &Path) -> Option<SourcePath> {
    SourcePath::from_relative(path.strip_prefix(root).ok()?)
}

fn leads_outside(root: &Path, entry: &DirEntry) -> bool {
    entry.path_is_symlink()
        && match (root.canonicalize(), entry.path().canonicalize()) {
            (Ok(root), Ok(target)) => !target.starts_with(root),
            _ => true,
        }
}

fn problem(root: &Path, error: &walkdir::Error) -> Option<SourceProblem> {
    let path = error.path()?;
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    let kind = match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => ProblemKind::SymlinkLoop,
        (None, Some(io)) if io.kind() == std::io::ErrorKind::NotFound && path.is_symlink() => {
            ProblemKind::DanglingLink
        }
        (None, Some(io)) => ProblemKind::Unreadable(io.to_string()),
        (None, None) => ProblemKind::Unreadable(error.to_string()),
    };
    Some(SourceProblem { path: SourcePath::new(&shown), kind })
}
