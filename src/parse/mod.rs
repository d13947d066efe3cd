//! One file of Markdown, understood by itself: front matter, outline, links.
//!
//! In: one source file and the settings. Out: a [`Document`] with all findings about it.
//! Never: looks at another file, renders HTML, or stops at a mistake.

mod document;
mod front_matter;
pub mod markdown;

pub use document::{Document, Heading, Link, LinkKind, Loss, LossKind};
pub use front_matter::{FrontMatter, Keeper};
