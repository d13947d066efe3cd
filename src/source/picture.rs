//! The size of a picture, read from the first bytes of its file without decoding it.
//!
//! In: the bytes of a PNG, JPEG, GIF, WebP or SVG file. Out: its size in CSS pixels.
//! Never: decodes pixels.

/// Width and height in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PixelSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}
