//! The 404 page at addresses deeper than its own.
//!
//! In: a page that lies at the root. Out: the same page with its relative links starting at the root.
//! Never: a change of links that lead elsewhere, or of text.

/// Attributes that hold an address, or several of them.
const ATTRIBUTES: [&str; 4] = [" href=\"", " src=\"", " poster=\"", " srcset=\""];

/// The page with its relative links starting at the root.
pub(super) fn from_root(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some((before, is_set)) = next_value(rest) {
        let (start, value) = rest.split_at(before);
        let (value, after) = value.split_at(value.find('"').unwrap_or(value.len()));
        out.push_str(start);
        out.push_str(&if is_set { set(value) } else { one(value) });
        rest = after;
    }
    out + rest
}

/// Where the next value begins, and whether it holds several addresses.
fn next_value(page: &str) -> Option<(usize, bool)> {
    let find = |name: &&str| Some((page.find(name)? + name.len(), name.contains("srcset")));
    ATTRIBUTES.iter().filter_map(find).min()
}

fn one(address: &str) -> String {
    let is_relative = !address.starts_with(['/', '#']) && !address.contains(':');
    format!("{}{address}", if is_relative { "/" } else { "" })
}

/// Addresses of a picture in several sizes; one with a comma in it is an address elsewhere.
fn set(addresses: &str) -> String {
    if addresses.contains(':') {
        return addresses.to_owned();
    }
    addresses.split(',').map(|address| one(address.trim_start())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_start_at_the_root() {
        for (page, expected) in [
            ("<a href=\"\">x</a>", "<a href=\"/\">x</a>"),
            ("<a class=\"a\" href=\"goals/index.html#x\">", "<a class=\"a\" href=\"/goals/index.html#x\">"),
            ("<a href=\"./\"><img src=\"a.svg\">", "<a href=\"/./\"><img src=\"/a.svg\">"),
            ("<img srcset=\"a.png 1x, b.png 2x\">", "<img srcset=\"/a.png 1x, /b.png 2x\">"),
            ("<video poster=\"a.png\" src=\"/b.mp4\">", "<video poster=\"/a.png\" src=\"/b.mp4\">"),
        ] {
            assert_eq!(from_root(page), expected);
        }
    }

    #[test]
    fn other_addresses_stay() {
        for page in [
            "<a href=\"#top\"><a href=\"https://e.org/\"><a href=\"mailto:a@e.org\"><a href=\"//e.org\">",
            "<img srcset=\"data:image/png;base64,AA== 1x\">",
            "<p>href=\"x\"",
            "<a href=\"/unfinished",
        ] {
            assert_eq!(from_root(page), page);
        }
    }
}
