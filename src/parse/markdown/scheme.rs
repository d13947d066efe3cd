//! Which schemes an address may have.
//!
//! In: an address, entities decoded. Out: whether it may be written into a page.
//! Never: is fooled by blanks or control characters, which browsers skip.

/// Schemes of links.
const LINKS: &[&str] = &[
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "irc", "ircs", "xmpp", "geo", "news",
    "magnet", "matrix", "ssh", "git", "webcal", "slack", "zoommtg", "msteams", "vscode",
];

/// What a picture may hold in its own address.
const DATA_PICTURES: &[&str] = &["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"];

/// Whether a link may lead to `target`.
pub(super) fn link_allowed(target: &str) -> bool {
    scheme(target).is_none_or(|scheme| LINKS.contains(&scheme.as_str()))
}

/// Whether `target` may be embedded as a picture.
pub(super) fn picture_allowed(target: &str) -> bool {
    let data = || {
        let start: String = visible(target).take(16).collect::<String>().to_ascii_lowercase();
        DATA_PICTURES.iter().any(|kind| {
            start.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with([';', ',']))
        })
    };
    scheme(target).is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https") || data())
}

/// The scheme in lower case; `None` for an address relative to the page.
pub(super) fn scheme(target: &str) -> Option<String> {
    let end = target.find([':', '/', '?', '#'])?;
    if !target[end..].starts_with(':') {
        return None;
    }
    let scheme = visible(&target[..end]).collect::<String>().to_lowercase();
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
    (scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.chars().all(fits))
        .then_some(scheme)
}

/// The characters without those that a browser skips or that cannot be seen.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| {
        !letter.is_whitespace()
            && !letter.is_control()
            && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_addresses_pass() {
        for target in [
            "a.md",
            "../a b.md#x",
            "/a:b",
            "#a:b",
            "?a:b",
            "https://x.y",
            "MAILTO:a@b.c",
            "tel:+1",
            "",
            ":x",
            "a):b",
        ] {
            assert!(link_allowed(target), "{target}");
        }
    }

    #[test]
    fn scripts_and_files_do_not_pass_in_any_disguise() {
        for target in [
            "javascript:alert(1)",
            " JaVaScript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:x",
            "\u{1}javascript:x",
            "java\u{0}script:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/png;base64,x",
            "file:///etc/passwd",
            "view-source:x",
            "blob:x",
            "\u{200b}javascript:x",
        ] {
            assert!(!link_allowed(target), "{target:?}");
        }
    }

    #[test]
    fn pictures_may_bring_themselves_but_only_as_pixels() {
        assert!(picture_allowed("data:image/png;base64,AAAA"));
        assert!(picture_allowed("DATA:image/webp,x"));
        assert!(!picture_allowed("data:image/svg+xml,<svg onload=x>"));
        assert!(!picture_allowed("data:image/pngx,x"));
        assert!(!picture_allowed("javascript:x"));
        assert!(picture_allowed("https://x.y/a.png") && picture_allowed("a.png"));
    }
}
