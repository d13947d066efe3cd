//! Views into bytes, through templates. Tera lives here and nowhere else.
//!
//! In: a [`crate::theme::Theme`] and views. Out: bytes. Never: sees a handbook, a document, or Markdown.

mod filters;
mod finding;
mod load;
mod renderer;

pub use renderer::{Renderer, Texts};

#[cfg(test)]
mod tests;
