//! Answers from the site: pages, files, folders without their slash, addresses that do not exist.
//!
//! In: what is asked, the published site. Out: an answer. Never: a file that is not in the site, or a
//! page with more than the one script element that `build` would not have written.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use xxhash_rust::xxh3::xxh3_64;

use super::answer::{Answer, Asked, HTML};
use super::board::Published;
use super::desk::CLIENT;
use super::kinds;
use crate::output::SiteError;

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The answer from the site.
pub(super) fn answer(asked: &Asked<'_>, published: &Published) -> Answer {
    let path = asked.url.split(['?', '#']).next().unwrap_or("");
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return missing(published, path) };
    let below = path.strip_prefix(&published.base_path);
    let found = [path.strip_prefix('/'), below].into_iter().flatten().find_map(|path| find(path, published));
    match found {
        None => missing(published, &path),
        Some(Found::Folder(folder)) => {
            let there = format!("/{}/", utf8_percent_encode(&folder, PATH));
            Answer::words(307, "a folder\n").with("Location", there)
        }
        Some(Found::File(file)) => serve(&file, 200, published, asked.known),
    }
}

enum Found {
    /// The site has this file.
    File(String),
    /// The site has a page for this folder, but it was asked for without its `/`.
    Folder(String),
}

fn find(path: &str, published: &Published) -> Option<Found> {
    let entries = &published.site.entries;
    if path.is_empty() || path.ends_with('/') {
        return Some(format!("{path}index.html")).filter(|file| entries.contains_key(file)).map(Found::File);
    }
    if entries.contains_key(path) {
        return Some(Found::File(path.to_owned()));
    }
    entries.contains_key(&format!("{path}/index.html")).then(|| Found::Folder(path.to_owned()))
}

/// The site's page for addresses that do not exist.
fn missing(published: &Published, path: &str) -> Answer {
    if !published.site.entries.contains_key("404.html") {
        return Answer::words(404, "there is no such page\n");
    }
    let mut page = serve("404.html", 404, published, None);
    if path.trim_start_matches('/').contains('/') {
        page.body = Arc::from(from_root(&String::from_utf8_lossy(&page.body)).into_bytes());
    }
    page
}

/// The page with its relative links starting at the root, for addresses deeper than its own.
fn from_root(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(at) =
        [" href=\"", " src=\""].iter().filter_map(|start| Some(rest.find(start)? + start.len())).min()
    {
        let (before, value) = rest.split_at(at);
        let value_end = value.find('"').unwrap_or(value.len());
        let is_relative = !value.starts_with(['/', '#']) && !value[..value_end].contains(':');
        out.push_str(before);
        out.push_str(if is_relative { "/" } else { "" });
        rest = value;
    }
    out + rest
}

/// A file of the site. Its tag is that of the bytes that `build` would write.
fn serve(file: &str, status: u16, published: &Published, known: Option<&str>) -> Answer {
    let kind = kinds::of(file);
    let bytes = match published.site.bytes(file) {
        Some(Ok(bytes)) => bytes,
        Some(Err(error)) => return broken(&error, published),
        None => return Answer::words(404, "there is no such page\n"),
    };
    let tag = format!("\"{:016x}\"", xxh3_64(&bytes));
    let number = published.number.to_string();
    if status == 200 && known.is_some_and(|known| known.split(',').any(|it| it.trim() == tag)) {
        return Answer::new(304, kind, Arc::from([])).with("ETag", tag).with("X-Build", number);
    }
    let body = if kind == HTML { with_client(&bytes, published.number) } else { bytes };
    Answer::new(status, kind, body).with("ETag", tag).with("X-Build", number)
}

/// A page that says why the page that was asked for cannot be shown, and goes away when it can.
fn broken(error: &SiteError, published: &Published) -> Answer {
    let help = match error {
        SiteError::Template(finding) => finding.help.clone().unwrap_or_default(),
        SiteError::Read(..) => String::new(),
    };
    let page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>This page cannot be shown</title></head>\n\
         <body><h1>This page cannot be shown</h1><p>{}</p><p>{}</p></body></html>\n",
        escaped(&error.to_string()),
        escaped(&help)
    );
    let tag = format!("\"{:016x}\"", xxh3_64(page.as_bytes()));
    let body = with_client(page.as_bytes(), published.number);
    Answer::new(500, HTML, body).with("ETag", tag).with("X-Build", published.number.to_string())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The page with the script that listens for new builds.
pub(super) fn with_client(page: &[u8], number: u64) -> Arc<[u8]> {
    const END: &[u8] = b"</body>";
    let script = format!("<script src=\"{CLIENT}\" data-build=\"{number}\" defer></script>");
    match page.windows(END.len()).rposition(|part| part == END) {
        Some(at) => [&page[..at], script.as_bytes(), &page[at..]].concat().into(),
        None => page.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;
    use crate::diag::{Code, Diagnostic};
    use crate::output::{Entry, PageIndex, RenderPage, Site};
    use crate::serve::report::Report;

    struct Pages;

    impl RenderPage for Pages {
        fn render(&self, _: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
            Err(Box::new(Diagnostic::new(Code::BadTemplate, "no <block> here")))
        }
    }

    fn published() -> Published {
        let entry = |text: &str| Entry::Bytes(Arc::from(text.as_bytes()));
        let entries = [
            ("index.html", entry("<body>home</body>")),
            (
                "404.html",
                entry("<a href=\"\">lost</a><img src=\"a.svg\"><a href=\"https://e.org\"></a></body>"),
            ),
            ("goals/größe/index.html", entry("<body>size</body>")),
            ("style.css", entry("a{}</body>")),
            ("broken/index.html", Entry::Page(PageIndex(0))),
        ];
        let entries = entries.map(|(path, entry)| (path.to_owned(), entry)).into();
        Published {
            number: 7,
            site: Site { entries: Arc::new(entries), pages: Arc::new(Pages) },
            base_path: "/handbook/".to_owned(),
            report: Report::default(),
            redone: OnceLock::new(),
        }
    }

    fn get(url: &str) -> Answer {
        answer(&Asked { method: "GET", url, ..Asked::default() }, &published())
    }

    fn text(answer: &Answer) -> &str {
        std::str::from_utf8(&answer.body).unwrap()
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn pages_get_exactly_one_script_and_other_files_none() {
        let script = "<script src=\"/__preview/client.js\" data-build=\"7\" defer></script>";
        assert_eq!(text(&get("/")), format!("<body>home{script}</body>"));
        assert_eq!(text(&get("/style.css?v=1")), "a{}</body>");
    }

    #[test]
    fn addresses_are_decoded_once_and_folders_end_in_a_slash() {
        assert_eq!(get("/goals/gr%C3%B6%C3%9Fe/").status, 200);
        let redirect = get("/goals/gr%C3%B6%C3%9Fe?x=%0d%0aSet-Cookie:a");
        assert_eq!((redirect.status, header(&redirect, "Location")), (307, Some("/goals/gr%C3%B6%C3%9Fe/")));
        for lost in
            ["/goals/gr%25C3%25B6%25C3%259Fe/", "/%ff", "/../Cargo.toml", "//index.html", "", "/nowhere"]
        {
            assert_eq!(get(lost).status, 404, "{lost}");
        }
        assert!(text(&get("/nowhere")).starts_with("<a href=\"\">lost</a><img src=\"a.svg\">"));
        let deep = get("/a/b/nowhere");
        assert!(
            text(&deep).starts_with("<a href=\"/\">lost</a><img src=\"/a.svg\"><a href=\"https://e.org\">")
        );
        assert!(text(&deep).contains("<script src=\"/__preview/client.js\""));
    }

    #[test]
    fn pages_are_also_found_below_their_published_path() {
        assert_eq!((get("/handbook/").status, get("/handbook/style.css").status), (200, 200));
    }

    #[test]
    fn an_unchanged_page_is_not_sent_again() {
        let page = get("/");
        let tag = header(&page, "ETag").unwrap();
        let asked = Asked { method: "GET", url: "/", known: Some(tag), ..Asked::default() };
        let again = answer(&asked, &published());
        assert_eq!((again.status, again.body.len()), (304, 0));
        let next = Published { number: 8, ..published() };
        assert_eq!(
            header(&get("/"), "ETag"),
            header(&answer(&asked, &next), "ETag"),
            "the number is no change"
        );
    }

    #[test]
    fn a_broken_page_says_why_without_its_words_becoming_html() {
        let page = get("/broken/");
        assert_eq!(page.status, 500);
        assert!(text(&page).contains("no &lt;block&gt; here") && text(&page).contains("data-build=\"7\""));
    }
}
