//! What is asked and what is answered, and who is refused.
//!
//! In: method, address and a few headers. Out: status, headers and bytes: those of the preview's own
//! pages ([`super::desk`]), else those of the site ([`super::pages`]), or the part of them that is
//! wanted ([`super::conditional`]). Never: a header made of words of the request.

use std::io::{self, Write};
use std::sync::Arc;

use super::board::Published;
use super::hosts::Hosts;
use super::{conditional, desk, pages};
use crate::output::Copied;

const TEXT: &str = "text/plain; charset=utf-8";
/// The media type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The longest address; those of pages are as long as the paths of files at most.
const LONGEST_URL: usize = 16 * 1024;
/// The most bytes of headers. Cookies that other servers of this machine left for `localhost` come too.
const LONGEST_HEAD: usize = 256 * 1024;

/// Said with every answer: nobody keeps it, guesses its type, embeds it elsewhere, or learns from it
/// where a reader comes from.
const ALWAYS: [(&str, &str); 4] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
];

/// What matters of a request.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// The method.
    pub(super) method: &'a str,
    /// The address as sent, with its query, from its path on.
    pub(super) url: &'a str,
    /// The host in the address, if one was sent there.
    pub(super) authority: Option<&'a str>,
    /// Bytes of all headers together.
    pub(super) head: usize,
    /// `Host`, if there was exactly one.
    pub(super) host: Option<&'a str>,
    /// `Origin`
    pub(super) origin: Option<&'a str>,
    /// `Sec-Fetch-Site`
    pub(super) site: Option<&'a str>,
    /// `Sec-Fetch-Mode`
    pub(super) mode: Option<&'a str>,
    /// `Sec-Fetch-Dest`
    pub(super) destination: Option<&'a str>,
    /// `If-None-Match`
    pub(super) known: Option<&'a str>,
    /// `Range`
    pub(super) range: Option<&'a str>,
    /// `If-Range`
    pub(super) if_range: Option<&'a str>,
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// Status.
    pub(super) status: u16,
    /// Headers.
    pub(super) headers: Vec<(&'static str, String)>,
    /// Bytes; not sent for `HEAD`.
    pub(super) body: Arc<[u8]>,
    /// Bytes behind those, read from a file while they are sent.
    pub(super) file: Option<FilePart>,
}

/// A part of a copied file.
#[derive(Debug, Clone)]
pub(super) struct FilePart {
    /// The file.
    pub(super) file: Arc<Copied>,
    /// Where the part begins.
    pub(super) start: u64,
    /// How long it is.
    pub(super) length: u64,
}

impl FilePart {
    /// Writes the part.
    pub(super) fn write_to(&self, sink: &mut impl Write) -> io::Result<()> {
        self.file.write_part(self.start, self.length, sink)
    }
}

impl Answer {
    /// A short answer in words.
    pub(super) fn words(status: u16, words: &str) -> Self {
        Self::new(status, TEXT, Arc::from(words.as_bytes()))
    }

    /// An answer of this media type, which nobody keeps.
    pub(super) fn new(status: u16, kind: &str, body: Arc<[u8]>) -> Self {
        let always = ALWAYS.map(|(name, value)| (name, value.to_owned()));
        let policy = policy(kind).map(|policy| ("Content-Security-Policy", policy.to_owned()));
        let headers = [("Content-Type", kind.to_owned())].into_iter().chain(always).chain(policy);
        Self { status, headers: headers.collect(), body, file: None }
    }

    /// The answer with one more header.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_str())
    }

    /// How many bytes follow the head.
    pub(super) fn length(&self) -> u64 {
        self.body.len() as u64 + self.file.as_ref().map_or(0, |part| part.length)
    }
}

/// What a document of this type may do when it is opened by itself. Pages say most of it themselves,
/// except who may frame them, which only a header can say.
fn policy(kind: &str) -> Option<&'static str> {
    match kind {
        HTML => Some("frame-ancestors 'self'"),
        "image/svg+xml" => Some(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; \
             frame-ancestors 'self'; sandbox",
        ),
        "application/xml" => Some("script-src 'none'; object-src 'none'; frame-ancestors 'self'"),
        _ => None,
    }
}

/// The host and the rest of an address that was sent whole, as to a proxy; else only the address.
pub(super) fn split_target(target: &str) -> (Option<&str>, &str) {
    const SCHEME: &str = "http://";
    match target.split_at_checked(SCHEME.len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case(SCHEME) => {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (authority, url) = rest.split_at(end);
            (Some(authority), if url.is_empty() { "/" } else { url })
        }
        _ => (None, target),
    }
}

/// Refuses a request that is not ours to answer.
pub(super) fn refusal(asked: &Asked<'_>, hosts: &Hosts) -> Option<Answer> {
    if !matches!(asked.method, "GET" | "HEAD") {
        return Some(Answer::words(405, "only GET and HEAD\n").with("Allow", "GET, HEAD".to_owned()));
    }
    let (status, words) = match asked {
        _ if asked.url.len() > LONGEST_URL => (414, "this address is too long\n"),
        _ if asked.head > LONGEST_HEAD => (431, "these headers (cookies, perhaps) are too long\n"),
        Asked { host: None, .. } => (400, "a request needs one Host header\n"),
        _ if !is_ours(asked, hosts) => {
            (403, "this name is not allowed; start `understory serve` with `--host NAME`\n")
        }
        _ if is_reached_into(asked) => (403, "pages of other sites may link here and no more\n"),
        _ if !asked.url.starts_with('/') => (400, "this is not the address of a page\n"),
        _ => return None,
    };
    Some(Answer::words(status, words))
}

fn is_ours(asked: &Asked<'_>, hosts: &Hosts) -> bool {
    let names = asked.host.into_iter().chain(asked.authority);
    names.into_iter().all(|host| hosts.allow(host))
        && asked.origin.is_none_or(|origin| hosts.allow_origin(origin))
}

/// Whether a page of another site asks for something to use it, instead of leading a reader here.
fn is_reached_into(asked: &Asked<'_>) -> bool {
    let leads_here = asked.mode == Some("navigate") && asked.destination == Some("document");
    asked.site == Some("cross-site") && !leads_here
}

/// The answer to a request that was not refused.
pub(super) fn answer(asked: &Asked<'_>, published: &Published) -> Answer {
    let whole = desk::answer(asked, published).unwrap_or_else(|| pages::answer(asked, published));
    conditional::wanted(asked, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts::new("127.0.0.1".parse().unwrap(), &[])
    }

    fn status(asked: Asked<'_>) -> Option<u16> {
        refusal(&asked, &hosts()).map(|answer| answer.status)
    }

    const ASKED: Asked<'_> = Asked {
        method: "GET",
        url: "/",
        authority: None,
        head: 100,
        host: Some("localhost:4747"),
        origin: None,
        site: None,
        mode: None,
        destination: None,
        known: None,
        range: None,
        if_range: None,
    };

    #[test]
    fn other_methods_and_names_are_refused() {
        assert_eq!(status(ASKED), None);
        assert_eq!(status(Asked { method: "POST", ..ASKED }), Some(405));
        assert_eq!(status(Asked { host: Some("evil.example"), ..ASKED }), Some(403));
        assert_eq!(status(Asked { host: None, ..ASKED }), Some(400));
        assert_eq!(status(Asked { origin: Some("https://evil.example"), ..ASKED }), Some(403));
        assert_eq!(status(Asked { origin: Some("null"), ..ASKED }), Some(403));
        assert_eq!(status(Asked { authority: Some("evil.example"), ..ASKED }), Some(403));
        assert_eq!(status(Asked { authority: Some("localhost:4747"), ..ASKED }), None);
        assert_eq!(status(Asked { url: "https://localhost/", ..ASKED }), Some(400));
    }

    #[test]
    fn other_sites_may_link_here_and_no_more() {
        let from = Asked { site: Some("cross-site"), mode: Some("no-cors"), ..ASKED };
        assert_eq!(status(Asked { destination: Some("image"), ..from }), Some(403));
        let navigation = Asked { mode: Some("navigate"), ..from };
        assert_eq!(status(Asked { destination: Some("iframe"), ..navigation }), Some(403));
        assert_eq!(status(Asked { destination: Some("document"), ..navigation }), None);
        assert_eq!(status(Asked { site: Some("same-origin"), ..from }), None);
    }

    #[test]
    fn what_is_too_long_is_named() {
        let url = "/".repeat(LONGEST_URL + 1);
        assert_eq!(status(Asked { url: &url, ..ASKED }), Some(414));
        assert_eq!(status(Asked { head: LONGEST_HEAD + 1, ..ASKED }), Some(431));
    }

    #[test]
    fn whole_addresses_are_taken_apart() {
        assert_eq!(split_target("/a?b"), (None, "/a?b"));
        assert_eq!(split_target("HTTP://localhost:1/a?b"), (Some("localhost:1"), "/a?b"));
        assert_eq!(split_target("http://localhost"), (Some("localhost"), "/"));
        assert_eq!(split_target("http:/"), (None, "http:/"));
    }

    #[test]
    fn no_answer_lets_other_origins_read_it() {
        for kind in [HTML, TEXT, "image/svg+xml"] {
            let answer = Answer::new(200, kind, Arc::from([]));
            assert!(answer.headers.iter().all(|(name, _)| !name.starts_with("Access-Control")));
            assert_eq!(answer.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
            assert_eq!(answer.header("Cache-Control"), Some("no-store"));
        }
        assert!(Answer::new(200, "image/svg+xml", Arc::from([])).header("Content-Security-Policy").is_some());
    }
}
