//! Colours for code, as classes.
//!
//! In: a language and a text. Out: escaped HTML with `<span class="k">` and its like, the same
//! for the same input. Never: a language that is not known, or a block that takes long.

/// The text in colours; `None` when the language is unknown or the block too large.
pub(super) fn html(_language: &str, _text: &str) -> Option<String> {
    None
}
