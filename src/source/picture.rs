//! The size of a picture, read from the first bytes of its file without decoding it.
//!
//! In: the first bytes of a PNG, JPEG, GIF, WebP or SVG file. Out: its size in CSS pixels.
//! Never: decodes pixels, and never trusts a length that the file states.

/// Width and height in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PixelSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl PixelSize {
    /// The size of the picture that starts with `head`; `None` when the format is unknown or says none.
    #[must_use]
    pub fn of(head: &[u8]) -> Option<Self> {
        let size = png(head)
            .or_else(|| gif(head))
            .or_else(|| webp(head))
            .or_else(|| jpeg(head))
            .or_else(|| svg(head))?;
        (size.width > 0 && size.height > 0).then_some(size)
    }
}

fn size(width: u32, height: u32) -> Option<PixelSize> {
    Some(PixelSize { width, height })
}

/// PNG: the IHDR chunk always stands first (PNG specification, 5.6).
fn png(head: &[u8]) -> Option<PixelSize> {
    head.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    size(big_endian_32(head, 16)?, big_endian_32(head, 20)?)
}

/// GIF: the logical screen descriptor follows the signature (GIF89a, 18).
fn gif(head: &[u8]) -> Option<PixelSize> {
    head.strip_prefix(b"GIF8")?;
    size(little_endian(head, 6, 2)?, little_endian(head, 8, 2)?)
}

/// WebP: the three kinds of first chunk keep the size in different places (WebP container specification).
fn webp(head: &[u8]) -> Option<PixelSize> {
    head.strip_prefix(b"RIFF")?;
    match head.get(8..16)? {
        b"WEBPVP8X" => size(little_endian(head, 24, 3)? + 1, little_endian(head, 27, 3)? + 1),
        b"WEBPVP8L" => {
            let bits = little_endian(head, 21, 4)?;
            size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
        }
        b"WEBPVP8 " => size(little_endian(head, 26, 2)? & 0x3fff, little_endian(head, 28, 2)? & 0x3fff),
        _ => None,
    }
}

/// JPEG: segments are skipped until a start-of-frame marker (ITU T.81, B.2.2).
fn jpeg(head: &[u8]) -> Option<PixelSize> {
    head.strip_prefix(b"\xff\xd8")?;
    let mut at = 2;
    loop {
        let marker = *head.get(at + 1).filter(|_| head.get(at) == Some(&0xff))?;
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        match marker {
            0xff => at += 1,
            _ if is_frame => return size(big_endian_16(head, at + 7)?, big_endian_16(head, at + 5)?),
            _ => at += 2 + big_endian_16(head, at + 2)? as usize,
        }
    }
}

/// SVG: `width` and `height` of the root element in pixels, else the `viewBox`.
fn svg(head: &[u8]) -> Option<PixelSize> {
    let text = String::from_utf8_lossy(head);
    let tag = text.split_once("<svg")?.1.split('>').next()?;
    let length = |name: &str| pixels(attribute(tag, name)?);
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return size(width, height);
    }
    let mut numbers = attribute(tag, "viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    size(pixels(numbers.next()?)?, pixels(numbers.next()?)?)
}

/// The value of an attribute in the text of a start tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let starts = tag.match_indices(name).filter(|(at, _)| tag[..*at].ends_with(char::is_whitespace));
    starts.map(|(at, found)| tag[at + found.len()..].trim_start()).find_map(|rest| {
        let value = rest.strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value[1..].split(quote).next()
    })
}

/// A length without a unit or in `px`, rounded down.
fn pixels(length: &str) -> Option<u32> {
    let number = length.trim().trim_end_matches("px");
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    fraction.bytes().all(|byte| byte.is_ascii_digit()).then(|| whole.parse().ok())?
}

fn big_endian_32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn big_endian_16(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 2)?.try_into().ok().map(|pair| u32::from(u16::from_be_bytes(pair)))
}

fn little_endian(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + count)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &[u8]) -> Option<(u32, u32)> {
        PixelSize::of(head).map(|size| (size.width, size.height))
    }

    #[test]
    fn sizes_of_all_formats() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x2c\0\0\0\xc8";
        assert_eq!(of(png), Some((300, 200)));
        assert_eq!(of(b"GIF89a\x2c\x01\xc8\x00"), Some((300, 200)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x11\x08\0\xc8\x01\x2c";
        assert_eq!(of(jpeg), Some((300, 200)));
        let webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0";
        assert_eq!(of(webp), Some((300, 200)));
    }

    #[test]
    fn svg_by_lengths_or_by_view_box() {
        assert_eq!(of(b"<?xml?><svg width=\"30px\" height='20.5'>"), Some((30, 20)));
        assert_eq!(of(b"<svg stroke-width=\"9\" viewBox=\"0 0 48,24\">"), Some((48, 24)));
        assert_eq!(of(b"<svg width=\"100%\" viewBox=\"0 0 4 2\">"), Some((4, 2)));
        assert_eq!(of(b"<svg width=\"5em\" height=\"2em\">"), None);
    }

    #[test]
    fn cut_or_foreign_files_have_no_size() {
        assert_eq!(of(b"\x89PNG\r\n\x1a\n"), None);
        assert_eq!(of(b"\xff\xd8\xff\xe0\xff\xff"), None);
        assert_eq!(of(b"hello"), None);
        assert_eq!(of(b""), None);
    }
}
