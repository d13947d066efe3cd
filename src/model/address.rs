//! Addresses of pages and the way from one to another.
//!
//! In: paths below the content, and what pages say about their address. Out: addresses below the
//! site's root (empty for home, `goals/x/`, or a file such as `old.html`), output paths, and
//! relative links. Never: an address that starts with `/` or climbs above the root.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

use crate::config::LinkForm;

/// What a path in a link need not encode, beside letters and digits: RFC 3986, `pchar` without `'`.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Names that Windows keeps for devices.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

/// The address of a written permalink or alias; `None` when it cannot be published.
/// `folder` is where a path without a leading `/` starts.
pub(super) fn written(folder: &str, address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let is_template = path.contains(':') || path.contains('{');
    let has_bad_part = path.contains('\\') || path.chars().any(char::is_control);
    if is_template || has_bad_part {
        return None;
    }
    let start = if path.starts_with('/') { "" } else { folder };
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let joined = crate::source::join(start, &crate::source::composed(&decoded))?;
    let is_file = !path.ends_with('/') && joined.rsplit('/').next()?.ends_with(".html");
    Some(match joined.strip_suffix("index.html") {
        Some(folder) => folder.to_owned(),
        None if is_file || joined.is_empty() => joined,
        None => format!("{joined}/"),
    })
}

/// Whether `slug` can be the last part of an address.
pub(super) fn is_slug(slug: &str) -> bool {
    !slug.is_empty()
        && !matches!(slug, "." | "..")
        && !slug.chars().any(|letter| letter.is_control() || "/\\?#".contains(letter))
}

/// Whether a system in use cannot store a file or folder of this name.
pub(super) fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let is_port = (stem.starts_with("com") || stem.starts_with("lpt"))
        && stem.len() == 4
        && stem.ends_with(|digit: char| digit.is_ascii_digit());
    RESERVED.contains(&stem.as_str())
        || is_port
        || name.ends_with(['.', ' '])
        || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
}

/// The path of the file that answers at `url`.
#[must_use]
pub fn output_path(url: &str) -> String {
    if url.is_empty() || url.ends_with('/') { format!("{url}index.html") } else { url.to_owned() }
}

/// What leads from the page at `url` to the site's root: empty or `../../`.
#[must_use]
pub fn root_of(url: &str) -> String {
    "../".repeat(url.matches('/').count())
}

/// The link from the page at `from` to the address `to`, percent-encoded, never empty.
#[must_use]
pub fn href(from: &str, to: &str, form: LinkForm) -> String {
    let shared = shared_folders(from, to);
    let (up, rest) = (from[shared..].matches('/').count(), &to[shared..]);
    // Dozens of links a page come through here: one allocation for each.
    let mut link = String::with_capacity(up * 3 + rest.len() + "index.html".len());
    (0..up).for_each(|_| link.push_str("../"));
    link.extend(utf8_percent_encode(rest, PATH));
    if form == LinkForm::File && (to.is_empty() || to.ends_with('/')) {
        link.push_str("index.html");
    }
    // A first part with a colon would be read as a scheme (RFC 3986, 4.2).
    let looks_like_scheme = link.split('/').next().is_some_and(|part| part.contains(':'));
    if link.is_empty() || looks_like_scheme { format!("./{link}") } else { link }
}

/// How many bytes of two addresses are leading folders that they share.
fn shared_folders(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other);
    let slashes = same.enumerate().filter(|(_, (byte, _))| *byte == b'/');
    slashes.last().map_or(0, |(at, _)| at + 1)
}

/// A fragment, percent-encoded for a link.
pub(super) fn fragment(id: &str) -> String {
    utf8_percent_encode(id, PATH).to_string()
}

/// A word as part of an address: letters and digits of any script in lower case, everything else a hyphen.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_short() {
        let link = |from, to| href(from, to, LinkForm::Pretty);
        assert_eq!(link("goals/x/", "goals/y/"), "../y/");
        assert_eq!(link("goals/x/", "goals/"), "../");
        assert_eq!(link("goals/x/", "goals/x/"), "./");
        assert_eq!(link("goals/x/", ""), "../../");
        assert_eq!(link("", ""), "./");
        assert_eq!(link("", "goals/x/"), "goals/x/");
        assert_eq!(link("goals/", "goals/x/"), "x/");
        assert_eq!(link("a/b.html", "a/c/"), "c/");
        assert_eq!(link("a/x/", "img/ä b(1).png"), "../../img/%C3%A4%20b(1).png");
        assert_eq!(link("a/", "a/c:d/"), "./c:d/");
    }

    #[test]
    fn links_to_files_name_the_index() {
        let link = |from, to| href(from, to, LinkForm::File);
        assert_eq!(link("goals/x/", ""), "../../index.html");
        assert_eq!(link("a/", "a/"), "index.html");
        assert_eq!(link("a/", "b.png"), "../b.png");
    }

    #[test]
    fn written_addresses_stay_inside_the_site() {
        assert_eq!(written("a", "/old/x").as_deref(), Some("old/x/"));
        assert_eq!(written("a", "x").as_deref(), Some("a/x/"));
        assert_eq!(written("a", "/x.html").as_deref(), Some("x.html"));
        assert_eq!(written("a", "/x/index.html").as_deref(), Some("x/"));
        assert_eq!(written("a", "/").as_deref(), Some(""));
        assert_eq!(written("a", "../../x"), None);
        assert_eq!(written("", "/:categories/:title/"), None);
    }

    #[test]
    fn slugs_and_reserved_names() {
        assert!(is_slug("first-calm-incident") && is_slug("größe"));
        assert!(!is_slug("../../x") && !is_slug("") && !is_slug("a#b"));
        assert!(is_reserved("con") && is_reserved("Aux.md") && is_reserved("com1") && is_reserved("a?"));
        assert!(!is_reserved("concert") && !is_reserved("a b"));
        assert_eq!(slugify("  Größe & Maß: 2. Teil! "), "größe-maß-2-teil");
    }

    #[test]
    fn the_file_of_an_address_and_its_way_to_the_root() {
        assert_eq!(output_path(""), "index.html");
        assert_eq!(output_path("a/b/"), "a/b/index.html");
        assert_eq!(output_path("404.html"), "404.html");
        assert_eq!(
            (root_of(""), root_of("a/b/"), root_of("a/x.html")),
            (String::new(), "../../".into(), "../".into())
        );
    }
}
