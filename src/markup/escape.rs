//! Writing text and addresses so that they mean nothing but themselves.
//!
//! In: any text. Out: the same, escaped, appended to a string. Never: copies byte by byte.

/// Appends `text`, escaped for content and for quoted attributes.
pub(super) fn text(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            0 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Appends an address: percent-encoded where it has to be, then escaped for a quoted attribute.
pub(super) fn address(out: &mut String, address: &str) {
    let mut done = 0;
    for (at, byte) in address.bytes().enumerate() {
        if is_plain(byte) {
            continue;
        }
        out.push_str(&address[done..at]);
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            _ => push_percent(out, byte),
        }
        done = at + 1;
    }
    out.push_str(&address[done..]);
}

fn push_percent(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 15)]));
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%()*+,-./:;=?@_~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_means_something_is_escaped() {
        let mut out = String::new();
        text(&mut out, "a<b> & \"c\"\0é");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}é");
    }

    #[test]
    fn addresses_are_encoded_once() {
        let mut out = String::new();
        address(&mut out, "a b/é%20?x=1&y=[2]\"'");
        assert_eq!(out, "a%20b/%C3%A9%20?x=1&amp;y=%5B2%5D%22&#x27;");
    }
}
