//! The one input of everything: the files of a handbook, sorted and hashed, and git's dates.
//!
//! In: a folder. Out: a [`SourceTree`]. Never: understands what the files say. This room and
//! `output` are the only ones that touch the disk.

mod git;
mod load;
mod path;
mod picture;
mod scratch;
mod span;
mod tree;
mod walk;

pub use git::{FileDates, GitFolder, GitHistory};
pub use load::{Known, LoadOptions, MAX_PAGE, SETTINGS, find_root, load, read_settings};
pub use path::{SourcePath, composed, join};
pub use picture::PixelSize;
pub use scratch::is_scratch;
pub use span::{LineIndex, Position, Span, floor_char_boundary};
pub use tree::{FileBody, ProblemKind, SourceFile, SourceProblem, SourceTree, Stamp};
pub use walk::{folders_in, is_markdown};

/// The name of the file in an output folder that lists what we wrote; a folder that holds one is no content.
pub const MANIFEST: &str = ".understory-manifest.json";
