//! The pipeline: from a tree of files to a site.
//!
//! In: the whole [`crate::source::SourceTree`], every time. Out: a [`Build`]. The [`Builder`] keeps what it parsed,
//! linked and rendered, by the hash of everything that went in, and nothing else: a document by its
//! bytes, the skeleton of the site by all that pages may see of each other, a page by what it shows.
//! Never: reads the disk or a clock, prints, or asks what has changed since last time.

mod builder;
mod documents;
mod made;
mod memo;
mod redo;
mod search;
mod settings;
mod skeleton;
mod stage;
mod terms;

pub use builder::{Build, BuildOptions, BuildStats, Builder};
pub use redo::{Redone, Why, Work};
pub use settings::load_options;
