//! What is asked and what is answered, and who is refused.
//!
//! In: method, address and a few headers. Out: status, headers and bytes: those of the preview's own
//! pages ([`super::desk`]), else those of the site ([`super::pages`]). Never: a header made of words
//! of the request.

use std::sync::Arc;

use super::board::Published;
use super::hosts::Hosts;
use super::{desk, pages};

const TEXT: &str = "text/plain; charset=utf-8";
/// The media type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// What matters of a request.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// The method.
    pub(super) method: &'a str,
    /// The address as sent, with its query.
    pub(super) url: &'a str,
    /// `Host`
    pub(super) host: Option<&'a str>,
    /// `Origin`
    pub(super) origin: Option<&'a str>,
    /// `If-None-Match`
    pub(super) known: Option<&'a str>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Status.
    pub(super) status: u16,
    /// Headers.
    pub(super) headers: Vec<(&'static str, String)>,
    /// Bytes; not sent for `HEAD`.
    pub(super) body: Arc<[u8]>,
}

impl Answer {
    /// A short answer in words.
    pub(super) fn words(status: u16, words: &str) -> Self {
        Self::new(status, TEXT, Arc::from(words.as_bytes()))
    }

    /// An answer of this media type, which nobody keeps.
    pub(super) fn new(status: u16, kind: &str, body: Arc<[u8]>) -> Self {
        let headers = vec![
            ("Content-Type", kind.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ];
        Self { status, headers, body }
    }

    /// The answer with one more header.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// Refuses a request that is not ours to answer.
pub(super) fn refusal(asked: &Asked<'_>, hosts: &Hosts) -> Option<Answer> {
    if !matches!(asked.method, "GET" | "HEAD") {
        return Some(Answer::words(405, "only GET and HEAD\n").with("Allow", "GET, HEAD".to_owned()));
    }
    let is_ours = asked.host.is_some_and(|host| hosts.allow(host));
    if !is_ours || asked.origin.is_some_and(|origin| !hosts.allow_origin(origin)) {
        return Some(Answer::words(
            403,
            "this name is not allowed; start `understory serve` with `--host NAME`\n",
        ));
    }
    None
}

/// The answer to a request that was not refused.
pub(super) fn answer(asked: &Asked<'_>, published: &Published) -> Answer {
    desk::answer(asked, published).unwrap_or_else(|| pages::answer(asked, published))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_methods_and_names_are_refused() {
        let hosts = Hosts::new("127.0.0.1".parse().unwrap(), &[]);
        let asked = Asked { method: "GET", url: "/", host: Some("localhost:4747"), ..Asked::default() };
        assert_eq!(refusal(&asked, &hosts), None);
        let status = |asked: Asked<'_>| refusal(&asked, &hosts).map(|answer| answer.status);
        assert_eq!(status(Asked { method: "POST", ..asked }), Some(405));
        assert_eq!(status(Asked { host: Some("evil.example"), ..asked }), Some(403));
        assert_eq!(status(Asked { host: None, ..asked }), Some(403));
        assert_eq!(status(Asked { origin: Some("https://evil.example"), ..asked }), Some(403));
    }
}
