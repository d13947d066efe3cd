//! Answers from the site: pages, files, folders without their slash, addresses that do not exist.
//!
//! In: what is asked, the published site. Out: an answer. Never: a file that is not in the site, or a
//! page with more than the one script element that `build` would not have written.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use xxhash_rust::xxh3::xxh3_64;

use super::answer::{Answer, Asked, FilePart, HTML};
use super::board::Published;
use super::desk::CLIENT;
use super::from_root::from_root;
use super::kinds;
use crate::output::{Entry, SiteError};

/// What may stand in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
/// What may not stand in a query; it is encoded already, if a browser sent it.
const QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'#');
/// Copied files up to this size are read at once, and tagged by their bytes.
const SMALL: u64 = 1 << 20;
/// What copied pages may do beside what they bring along: ask this server, and nobody else.
const COPIED_PAGE: &str =
    "default-src 'self' 'unsafe-inline' data: blob:; base-uri 'self'; form-action 'self'";

/// The answer from the site.
pub(super) fn answer(asked: &Asked<'_>, published: &Published) -> Answer {
    let address = asked.url.split('#').next().unwrap_or("");
    let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
    let Some(path) = decoded(path) else { return missing(published, path) };
    let below = path.strip_prefix(&published.base_path);
    let found = [path.strip_prefix('/'), below].into_iter().flatten().find_map(|path| find(path, published));
    match found {
        None => missing(published, &path),
        Some(Found::Folder) => redirect(&path, query),
        Some(Found::File(file)) => serve(&file, 200, published),
    }
}

/// The path without percent signs. None for paths that could mean another file than they say: what is
/// decoded in one part must not divide it, or lead elsewhere.
fn decoded(path: &str) -> Option<String> {
    let decoded = |part| percent_decode_str(part).decode_utf8().ok();
    let parts: Option<Vec<Cow<'_, str>>> = path.split('/').map(decoded).collect();
    let parts = parts?;
    let is_plain = |part: &Cow<'_, str>| !part.contains(['/', '\\', '\0']) && !matches!(&**part, "." | "..");
    parts.iter().all(is_plain).then(|| parts.join("/"))
}

enum Found {
    /// The site has this file.
    File(String),
    /// The site has a page for this folder, but it was asked for without its `/`.
    Folder,
}

fn find(path: &str, published: &Published) -> Option<Found> {
    let has = |path: &str| published.site.entry(path).is_some();
    if path.is_empty() || path.ends_with('/') {
        return Some(format!("{path}index.html")).filter(|file| has(file)).map(Found::File);
    }
    if has(path) {
        return Some(Found::File(path.to_owned()));
    }
    has(&format!("{path}/index.html")).then_some(Found::Folder)
}

/// Leads from a folder's name to its page.
fn redirect(path: &str, query: Option<&str>) -> Answer {
    let query = query.map_or_else(String::new, |query| format!("?{}", utf8_percent_encode(query, QUERY)));
    let there = format!("{}/{query}", utf8_percent_encode(path, PATH));
    Answer::words(307, "a folder\n").with("Location", there)
}

/// The site's page for addresses that do not exist.
fn missing(published: &Published, path: &str) -> Answer {
    if !published.site.entries.contains_key("404.html") {
        return Answer::words(404, "there is no such page\n");
    }
    let mut page = serve("404.html", 404, published);
    if path.trim_start_matches('/').contains('/') {
        page.body = Arc::from(from_root(&String::from_utf8_lossy(&page.body)).into_bytes());
    }
    page
}

/// A file of the site. Its tag is that of the bytes that `build` would write.
fn serve(file: &str, status: u16, published: &Published) -> Answer {
    let kind = kinds::of(file);
    if let Some(large) = large(file, kind, published) {
        return large;
    }
    match published.site.bytes(file) {
        Some(Ok(bytes)) => whole(bytes, kind, status, published, is_copied(file, published)),
        Some(Err(error)) => broken(&error, published),
        None => Answer::words(404, "there is no such page\n"),
    }
}

fn whole(bytes: Arc<[u8]>, kind: &str, status: u16, published: &Published, is_copied: bool) -> Answer {
    let tag = format!("\"{:016x}\"", xxh3_64(&bytes));
    let is_page = kind == HTML;
    let body = if is_page { with_client(&bytes, published.number) } else { bytes };
    let answer = tagged(Answer::new(status, kind, body), tag, published);
    match is_page && is_copied {
        true => answer.with("Content-Security-Policy", COPIED_PAGE.to_owned()),
        false => answer,
    }
}

fn is_copied(file: &str, published: &Published) -> bool {
    matches!(published.site.entry(file), Some(Entry::Copy(_)))
}

/// A large copied file, which is read while it is sent. Hashing it for every part that is wanted would
/// take long, so its tag says how long it is and when it was changed.
fn large(file: &str, kind: &str, published: &Published) -> Option<Answer> {
    if kind == HTML {
        return None;
    }
    let copied = published.site.copied(file)?.ok().filter(|copied| copied.length > SMALL)?;
    let changed = copied.changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let tag = format!("\"{:x}-{:x}\"", copied.length, changed.as_nanos());
    let (start, length) = (0, copied.length);
    let answer = Answer::new(200, kind, Arc::from([]));
    let answer = Answer { file: Some(FilePart { file: Arc::new(copied), start, length }), ..answer };
    Some(tagged(answer, tag, published))
}

fn tagged(answer: Answer, tag: String, published: &Published) -> Answer {
    answer.with("ETag", tag).with("X-Build", published.number.to_string())
}

/// A page that says why the page that was asked for cannot be shown, and goes away when it can.
fn broken(error: &SiteError, published: &Published) -> Answer {
    let help = match error {
        SiteError::Template(finding) => finding.help.clone().unwrap_or_default(),
        SiteError::Read(_, error) if error.kind() == io::ErrorKind::NotFound => {
            return Answer::words(404, "this file was removed a moment ago\n");
        }
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
    tagged(Answer::new(500, HTML, body), tag, published)
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
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;
    use crate::diag::{Code, Diagnostic};
    use crate::output::{Annex, PageIndex, RenderPage, Site};

    struct Pages;

    impl RenderPage for Pages {
        fn render(&self, _: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
            Err(Box::new(Diagnostic::new(Code::BadTemplate, "no <block> here")))
        }
    }

    const LOST: &str = "<a href=\"\">lost</a><img src=\"a.svg\"><a href=\"https://e.org\"></a></body>";

    fn published() -> Published {
        let entry = |text: &str| Entry::Bytes(Arc::from(text.as_bytes()));
        let entries = [
            ("index.html", entry("<body>home</body>")),
            ("404.html", entry(LOST)),
            ("goals/größe/index.html", entry("<body>size</body>")),
            ("a/b.txt", entry("b")),
            ("style.css", entry("a{}</body>")),
            ("broken/index.html", Entry::Page(PageIndex(0))),
            ("gone.png", Entry::Copy("/nowhere/at/all.png".into())),
        ];
        let entries = Arc::new(entries.map(|(path, entry)| (path.to_owned(), entry)).into());
        Published {
            number: 7,
            site: Site { entries, annex: None, pages: Arc::new(Pages) },
            base_path: "/handbook/".to_owned(),
            report: Arc::default(),
            redone: Arc::default(),
            trouble: None,
        }
    }

    fn with_copy(name: &str, file: &Path) -> Published {
        let mut published = published();
        Arc::make_mut(&mut published.site.entries).insert(name.to_owned(), Entry::Copy(file.to_owned()));
        published
    }

    fn get(url: &str) -> Answer {
        answer(&asked(url), &published())
    }

    fn asked(url: &str) -> Asked<'_> {
        Asked { method: "GET", url, ..Asked::default() }
    }

    fn text(answer: &Answer) -> &str {
        std::str::from_utf8(&answer.body).unwrap()
    }

    #[test]
    fn pages_get_exactly_one_script_and_other_files_none() {
        let script = "<script src=\"/__preview/client.js\" data-build=\"7\" defer></script>";
        assert_eq!(text(&get("/")), format!("<body>home{script}</body>"));
        assert_eq!(text(&get("/style.css?v=1")), "a{}</body>");
    }

    #[test]
    fn addresses_are_decoded_once() {
        assert_eq!(get("/goals/gr%C3%B6%C3%9Fe/").status, 200);
        assert_eq!((get("/a/b.txt").status, get("/%61/b%2Etxt").status), (200, 200));
        for lost in [
            "/goals/gr%25C3%25B6%25C3%259Fe/",
            "/a%2Fb.txt",
            "/a%2fb.txt",
            "/a%5Cb.txt",
            "/a/../a/b.txt",
            "/a/%2e%2e/a/b.txt",
            "/./a/b.txt",
            "/a/b.txt%00",
            "/%ff",
            "/../Cargo.toml",
            "//index.html",
            "",
            "/nowhere",
        ] {
            assert_eq!(get(lost).status, 404, "{lost}");
        }
    }

    #[test]
    fn folders_end_in_a_slash_and_keep_their_query() {
        for (url, there) in [
            ("/goals/gr%C3%B6%C3%9Fe", "/goals/gr%C3%B6%C3%9Fe/"),
            ("/goals/größe?x=1&y=%20#z", "/goals/gr%C3%B6%C3%9Fe/?x=1&y=%20"),
            ("/goals/größe?x=\r\nSet-Cookie:a", "/goals/gr%C3%B6%C3%9Fe/?x=%0D%0ASet-Cookie:a"),
            ("/handbook/goals/größe", "/handbook/goals/gr%C3%B6%C3%9Fe/"),
        ] {
            let redirect = get(url);
            assert_eq!((redirect.status, redirect.header("Location")), (307, Some(there)));
        }
    }

    #[test]
    fn what_is_not_there_is_said_at_every_depth() {
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
    fn the_number_of_the_build_is_no_change_of_a_page() {
        let next = Published { number: 8, ..published() };
        let (now, then) = (get("/"), answer(&asked("/"), &next));
        assert!(now.header("ETag").is_some() && now.body != then.body);
        assert_eq!(now.header("ETag"), then.header("ETag"));
    }

    #[test]
    fn a_copied_file_that_was_removed_since_is_missing() {
        assert_eq!(get("/gone.png").status, 404);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test makes its file itself")]
    fn large_copied_files_are_not_read_before_they_are_sent() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("film.mp4");
        let bytes: Vec<u8> = (0..=250).cycle().take(3 << 20).collect();
        std::fs::write(&file, &bytes).unwrap();
        let published = with_copy("film.mp4", &file);
        let range = Some("bytes=2000000-2099999");
        let part = super::super::answer::answer(&Asked { range, ..asked("/film.mp4") }, &published);
        assert_eq!((part.status, part.body.len(), part.length()), (206, 0, 100_000));
        let mut sent = Vec::new();
        part.file.as_ref().unwrap().write_to(&mut sent).unwrap();
        assert_eq!(sent, bytes[2_000_000..2_100_000]);
        let tag = part.header("ETag").map(str::to_owned);
        std::fs::write(&file, &bytes[1..]).unwrap();
        let whole = answer(&asked("/film.mp4"), &published);
        assert!(whole.length() == (3 << 20) - 1 && whole.header("ETag") != tag.as_deref());
        assert!(part.file.unwrap().write_to(&mut Vec::new()).is_ok(), "still long enough");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test makes its file itself")]
    fn copied_pages_may_ask_nobody_else() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("demo.html");
        std::fs::write(&file, "<body>demo</body>").unwrap();
        let policies = |url| {
            let answer = answer(&asked(url), &with_copy("demo.html", &file));
            answer.headers.iter().filter(|(name, _)| *name == "Content-Security-Policy").count()
        };
        assert_eq!((policies("/demo.html"), policies("/")), (2, 1));
    }

    struct Later(BTreeMap<String, Entry>);

    impl Annex for Later {
        fn folder(&self) -> &str {
            "search/"
        }

        fn entries(&self) -> &BTreeMap<String, Entry> {
            &self.0
        }
    }

    #[test]
    fn files_that_are_made_later_are_scripts_like_others() {
        let mut published = published();
        let entry = Entry::Bytes(Arc::from(b"understory.put()</body>".as_slice()));
        let later = Later(BTreeMap::from([("search/f/3.js".to_owned(), entry)]));
        published.site.annex = Some(Arc::new(later));
        let script = answer(&asked("/search/f/3.js?a1b2c3"), &published);
        assert_eq!((script.status, text(&script)), (200, "understory.put()</body>"));
        assert_eq!(script.header("Content-Type"), Some("text/javascript; charset=utf-8"));
        assert_eq!(answer(&asked("/handbook/search/f/3.js"), &published).status, 200);
        assert_eq!(answer(&asked("/search/f/4.js"), &published).status, 404);
    }

    #[test]
    fn a_broken_page_says_why_without_its_words_becoming_html() {
        let page = get("/broken/");
        assert_eq!(page.status, 500);
        assert!(text(&page).contains("no &lt;block&gt; here") && text(&page).contains("data-build=\"7\""));
    }
}
