//! Writing text and addresses so that they mean nothing but themselves.
//!
//! In: any text. Out: the same, escaped, appended to a string. Never: copies byte by byte.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Appends `text`, escaped for content and for quoted attributes.
pub(super) fn text(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Control characters are no text in HTML.
            0..=8 | 11 | 14..=31 | 127 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Everything that an address must encode; what is already encoded stays as it is.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'%')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@')
    .remove(b'_')
    .remove(b'~');

/// Appends an address: percent-encoded where it has to be, then escaped for a quoted attribute.
pub(super) fn address(out: &mut String, address: &str) {
    for piece in utf8_percent_encode(address, ADDRESS) {
        for (at, part) in piece.split('\'').enumerate() {
            out.push_str(if at == 0 { "" } else { "&#x27;" });
            text(out, part);
        }
    }
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
