//! The one input of everything: the files of a handbook, sorted and hashed, and git's dates.
//!
//! In: a folder. Out: a [`SourceTree`]. Never: understands what the files say. This room and
//! `output` are the only ones that touch the disk.

mod path;
mod picture;
mod span;
mod tree;

pub use path::{SourcePath, join};
pub use picture::PixelSize;
pub use span::{LineIndex, Position, Span, floor_char_boundary};
pub use tree::{FileBody, ProblemKind, SourceFile, SourceProblem, SourceTree};
