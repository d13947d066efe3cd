//! One file of Markdown, understood by itself: front matter, outline, links.
//!
//! In: one source file and the settings. Out: a [`Document`] with all findings about it.
//! Never: looks at another file, renders HTML, or stops at a mistake.

mod document;
mod front_matter;
pub mod markdown;

pub use document::{Document, Heading, Link, LinkKind, Loss, LossKind};
pub use front_matter::{FrontMatter, Keeper};

/// stub
#[must_use]
pub fn document(
    _path: &crate::source::SourcePath,
    _hash: u64,
    _text: std::sync::Arc<str>,
    _config: &crate::config::Config,
) -> Document {
    unimplemented!()
}
