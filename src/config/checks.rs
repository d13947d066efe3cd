//! What the text of a setting must look like.
//!
//! In: a text from `handbook.toml`. Out: the same in its usual form, or what is wrong with it.
//! Never: asks the disk or the network whether the place exists.

use crate::diag::nearest;
use crate::source::join;

/// What is wrong with a value: what it is, and what to write.
pub(super) type Objection = (String, String);

/// A BCP-47 tag: a language and parts behind hyphens.
pub(super) fn language(text: &str) -> Result<String, Objection> {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_language && parts.all(is_part) {
        return Ok(text.to_owned());
    }
    let hint = text.replace('_', "-");
    let help = match language_hint(&hint) {
        true => format!("write `language = \"{hint}\"`"),
        false => "write a language tag such as `language = \"en\"` or `language = \"pt-BR\"`".to_owned(),
    };
    Err((format!("should be a language tag, but `{text}` is none"), help))
}

fn language_hint(hint: &str) -> bool {
    hint.contains('-') && language(&hint.replace('-', "")).is_err() && hint.len() <= 6 && hint.is_ascii()
}

/// A time zone by its IANA name. Where the system has no list of zones, every name is taken.
pub(super) fn timezone(text: &str) -> Result<String, Objection> {
    let zones = jiff::tz::db();
    if let Ok(zone) = zones.get(text) {
        return Ok(zone.iana_name().unwrap_or(text).to_owned());
    }
    let names: Vec<String> = zones.available().map(|name| name.as_str().to_owned()).collect();
    if names.is_empty() {
        return Ok(text.to_owned());
    }
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let wanted = text.to_lowercase().replace(' ', "_");
    let same_city = names.iter().find(|name| last(name) == last(&wanted)).map(String::as_str);
    let help = match same_city.or_else(|| nearest(text, names.iter().map(String::as_str))) {
        Some(near) => format!("write `timezone = \"{near}\"`"),
        None => "write a name such as `timezone = \"Europe/Lisbon\"`".to_owned(),
    };
    Err((format!("names no time zone: `{text}`"), help))
}

/// A path below the root, without `.` and `..`.
pub(super) fn folder(text: &str) -> Result<String, Objection> {
    let is_absolute = text.starts_with(['/', '\\', '~']) || text.as_bytes().get(1) == Some(&b':');
    let inside = join("", &text.replace('\\', "/")).filter(|_| !is_absolute && !text.contains('\0'));
    inside.ok_or_else(|| {
        (
            format!("should be a path inside the handbook, but `{text}` leads out of it"),
            "write a path relative to `handbook.toml`, such as `\"docs\"`".to_owned(),
        )
    })
}

/// An address of the web.
pub(super) fn web_address(text: &str) -> Result<String, Objection> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !host.contains(char::is_whitespace)
    });
    if is_address {
        return Ok(text.to_owned());
    }
    let bare = text.trim_start_matches('/');
    let is_domain = bare.contains('.') && !bare.contains([' ', ':']) && !bare.is_empty();
    let help = match is_domain {
        true => format!("write `\"https://{bare}\"`"),
        false => "write a whole address, such as `\"https://handbook.example.org/\"`".to_owned(),
    };
    Err((format!("should be an address that starts with `https://`, but it is `{text}`"), help))
}

/// Where the site is published: without a query, and with `/` at its end.
pub(super) fn base_url(text: &str) -> Result<String, Objection> {
    let url = web_address(text)?;
    if url.contains(['?', '#']) {
        let bare = url.split(['?', '#']).next().unwrap_or_default();
        return Err((
            "should be the address of a folder, without `?` or `#`".to_owned(),
            format!("write `base_url = \"{}/\"`", bare.trim_end_matches('/')),
        ));
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// An address that says where the path of a page belongs.
pub(super) fn edit_url(text: &str) -> Result<String, Objection> {
    let url = web_address(text)?;
    if url.contains("{path}") {
        return Ok(url);
    }
    Err((
        "does not say where the path of the page belongs".to_owned(),
        format!("write `edit_url = \"{}/{{path}}\"`", url.trim_end_matches('/')),
    ))
}

/// A colour as `#rrggbb`; `#rgb` is lengthened.
pub(super) fn accent(text: &str) -> Result<String, Objection> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let long: String = match digits.len() {
        3 if is_hex => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 if is_hex => digits.to_owned(),
        _ => {
            return Err((
                format!("should be a colour such as `#0b6e4f`, but it is `{text}`"),
                "write six hexadecimal digits behind a `#`: two each for red, green and blue".to_owned(),
            ));
        }
    };
    if text.starts_with('#') {
        return Ok(format!("#{}", long.to_lowercase()));
    }
    Err(("should start with `#`".to_owned(), format!("write `accent = \"#{long}\"`")))
}
