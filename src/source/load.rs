//! Loading a folder into a [`SourceTree`].
//!
//! In: the root and which folders below it matter; the tree of last time. Out: the tree of now.
//! Never: reads again what has not changed since last time, or fails because one file cannot be read.

use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

use super::walk::{Found, Role, is_picture, walk};
use super::{
    FileBody, GitHistory, PixelSize, ProblemKind, SourceFile, SourcePath, SourceProblem, SourceTree, Stamp,
};

/// The name of the settings file, which also marks a handbook's root.
pub const SETTINGS: &str = "handbook.toml";
/// The largest page that is read, in bytes.
pub const MAX_PAGE: u64 = 64 << 20;
/// How much of a picture is read to find its size: photographs carry long metadata first.
const PICTURE_HEAD: u64 = 256 << 10;

/// Which parts of the root are loaded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoadOptions {
    /// Path of the settings file, when it is not `handbook.toml` in the root.
    pub settings: Option<PathBuf>,
    /// Folder of the pages below the root; empty for the root itself.
    pub content: String,
    /// Folders of the theme and of single templates below the root.
    pub themes: Vec<String>,
    /// Single files below the root that the settings name: logo and icon.
    pub files: Vec<String>,
    /// Whether git is asked for dates.
    pub git: bool,
}

/// What is known from before.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The tree of last time.
    pub tree: &'a SourceTree,
    /// Files that were named as changed: they are read again even if their size and times say otherwise.
    pub named: &'a BTreeSet<PathBuf>,
}

impl Known<'_> {
    /// The file as it was, if nothing says that it has changed.
    fn file(&self, found: &Found, stamp: Stamp) -> Option<&Arc<SourceFile>> {
        let is_same = |file: &&Arc<SourceFile>| {
            file.stamp == stamp
                && file.is_text() == (found.role == Role::Text)
                && !self.named.contains(&found.on_disk)
        };
        self.tree.file(found.path.as_str()).filter(is_same)
    }
}

/// The root that `start` belongs to: the nearest folder upward with a `handbook.toml`, else `start`.
#[must_use]
pub fn find_root(start: &Path) -> PathBuf {
    let absolute = start.canonicalize().unwrap_or_else(|_| start.to_owned());
    let root = absolute.ancestors().find(|folder| folder.join(SETTINGS).is_file());
    root.map_or_else(|| absolute.clone(), Path::to_owned)
}

/// The text of the settings file of `root`, if there is one.
///
/// # Errors
/// When the file exists and cannot be read, or a settings file named by hand does not exist.
#[expect(clippy::disallowed_methods, reason = "source is the room that reads")]
pub fn read_settings(root: &Path, named: Option<&Path>) -> std::io::Result<Option<String>> {
    let path = named.map_or_else(|| root.join(SETTINGS), Path::to_owned);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Loads everything that can have an influence on the site.
///
/// # Errors
/// When the root or its content folder cannot be opened; every other failure is in the tree's problems.
pub fn load(root: &Path, options: &LoadOptions, previous: Option<Known<'_>>) -> std::io::Result<SourceTree> {
    check_folder(&root.join(&options.content))?;
    let found = find(root, options);
    let loaded: Vec<Result<Arc<SourceFile>, SourceProblem>> = found
        .files
        .par_iter()
        .filter(|file| file.role != Role::Foreign)
        .map(|file| read(file, previous))
        .collect();
    let mut tree = SourceTree { root: root.to_owned(), problems: found.problems, ..SourceTree::default() };
    for file in loaded {
        match file {
            Ok(file) => tree.files.push(file),
            Err(problem) => tree.problems.push(problem),
        }
    }
    tree.files.sort_by(|one, other| one.path.cmp(&other.path));
    tree.files.dedup_by(|one, other| one.path == other.path);
    tree.problems.sort_by(|one, other| one.path.cmp(&other.path));
    if options.git {
        tree.git = GitHistory::load(root, &options.content, previous.map(|known| &known.tree.git));
    }
    Ok(tree)
}

fn check_folder(folder: &Path) -> std::io::Result<()> {
    if folder.metadata()?.is_dir() {
        return Ok(());
    }
    Err(std::io::Error::new(std::io::ErrorKind::NotADirectory, "it is a file, not a folder"))
}

/// Everything to load: the content, the theme folders, and the single files that settings name.
fn find(root: &Path, options: &LoadOptions) -> super::walk::Walk {
    let mut found = walk(root, &options.content);
    let foreign = found.files.iter().filter(|file| file.role == Role::Foreign);
    let foreign: Vec<SourceProblem> = foreign
        .map(|file| SourceProblem { path: file.path.clone(), kind: ProblemKind::UnsupportedFormat })
        .collect();
    found.problems.extend(foreign);
    for folder in options.themes.iter().filter(|folder| root.join(folder).is_dir()) {
        let mut theme = walk(root, folder);
        theme.files.iter_mut().for_each(|file| file.role = Role::Text);
        found.files.retain(|file| file.path.below(folder).is_none());
        found.files.append(&mut theme.files);
        found.problems.append(&mut theme.problems);
    }
    // Named files first: of two finds of one file the first stays, and a walk takes these for assets.
    found.files.splice(0..0, single_files(root, options));
    found
}

fn single_files(root: &Path, options: &LoadOptions) -> Vec<Found> {
    let settings = options.settings.clone().unwrap_or_else(|| root.join(SETTINGS));
    let settings = Found { path: SourcePath::new(SETTINGS), on_disk: settings, role: Role::Text };
    let navigation = ["mkdocs.yml", "mkdocs.yaml"];
    let texts = navigation.iter().map(|path| named(root, path, Role::Text));
    let assets = options.files.iter().map(|path| named(root, path, Role::Asset));
    std::iter::once(settings).chain(texts).chain(assets).filter(|file| file.on_disk.is_file()).collect()
}

fn named(root: &Path, path: &str, role: Role) -> Found {
    Found { path: SourcePath::new(path), on_disk: root.join(path), role }
}

fn read(found: &Found, previous: Option<Known<'_>>) -> Result<Arc<SourceFile>, SourceProblem> {
    let problem = |kind| SourceProblem { path: found.path.clone(), kind };
    let unreadable = |error: std::io::Error| problem(ProblemKind::Unreadable(error.to_string()));
    let metadata = found.on_disk.metadata().map_err(unreadable)?;
    let stamp = Stamp::of(&metadata);
    if let Some(file) = previous.as_ref().and_then(|known| known.file(found, stamp)) {
        return Ok(file.clone());
    }
    if found.role == Role::Text && stamp.len > MAX_PAGE {
        return Err(problem(ProblemKind::TooLarge(stamp.len)));
    }
    let file = match found.role {
        Role::Text => {
            read_bytes(&found.on_disk).map(|bytes| SourceFile::of_bytes(found.path.clone(), stamp, bytes))
        }
        Role::Asset | Role::Foreign => asset(found, stamp),
    };
    file.map(Arc::new).map_err(unreadable)
}

#[expect(clippy::disallowed_methods, reason = "source is the room that reads")]
fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

#[expect(clippy::disallowed_methods, reason = "source is the room that reads")]
fn asset(found: &Found, stamp: Stamp) -> std::io::Result<SourceFile> {
    // Opening even what is only copied finds out now, not in the middle of writing, that it is unreadable.
    let file = std::fs::File::open(&found.on_disk)?;
    let mut head = Vec::new();
    if is_picture(&found.path.extension()) {
        file.take(PICTURE_HEAD).read_to_end(&mut head)?;
    }
    let hash = xxh3_64(format!("{stamp:?}").as_bytes());
    let body = FileBody::Asset { size: PixelSize::of(&head) };
    Ok(SourceFile { path: found.path.clone(), hash, stamp, body })
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            len: metadata.len(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }
}
