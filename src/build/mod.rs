//! The pipeline: from a tree of files to a site.
//!
//! In: the whole [`crate::source::SourceTree`], every time. Out: a [`Build`]. The [`Builder`] keeps what it parsed
//! and rendered, by the hash of everything that went in, and nothing else. Never: reads the disk
//! or a clock, prints, or asks what has changed since last time.

mod builder;
mod documents;
mod made;
mod redo;
mod settings;
mod skeleton;
mod stage;
mod terms;

pub use builder::{Build, BuildOptions, BuildStats, Builder};
pub use redo::{Redone, Why, Work};
pub use settings::load_options;
