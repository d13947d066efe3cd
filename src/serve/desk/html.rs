//! HTML of the preview's own pages.
//!
//! In: any text. Out: the same as HTML that shows it and does nothing else. Never: an attribute
//! without quotation marks around it.

use crate::diag::plain::on_one_line;

/// `text` for content and for attributes between quotation marks; characters that would change how
/// the rest is shown are written out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in on_one_line(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            other => out.push(other),
        }
    }
    out
}

/// `text` with what stands between backticks as code.
pub(super) fn with_code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let is_whole = parts.len() % 2 == 1;
    let part = |(at, part): (usize, &&str)| match at % 2 {
        1 if is_whole => format!("<code>{}</code>", escaped(part)),
        _ => escaped(part),
    };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join(if is_whole { "" } else { "`" })
}

/// A link.
pub(super) fn link(address: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(address), escaped(words))
}

/// How many more there are than are shown.
pub(super) fn more(count: usize, shown: usize) -> String {
    if count <= shown { String::new() } else { format!("<p>… and {} more.</p>\n", count - shown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        assert_eq!(escaped("<a href=\"x\" b='&'>"), "&lt;a href=&quot;x&quot; b=&#x27;&amp;&#x27;&gt;");
        assert_eq!(escaped("a\u{202e}b\0"), r"a\u{202e}b\u{0}");
        assert_eq!(link("a\"b", "<c>"), "<a href=\"a&quot;b\">&lt;c&gt;</a>");
    }

    #[test]
    fn words_between_backticks_are_code() {
        assert_eq!(with_code("write `<b>` here"), "write <code>&lt;b&gt;</code> here");
        assert_eq!(with_code("one ` alone <"), "one ` alone &lt;");
    }
}
