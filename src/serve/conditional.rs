//! What of an answer is wanted: nothing of what the browser has already, or only a part.
//!
//! In: what is asked, the whole answer. Out: the answer to be sent. Never: a part of a page, which
//! carries a script of ours that its tag does not count.

use std::ops::Range;
use std::sync::Arc;

use super::answer::{Answer, Asked, FilePart, HTML};
use super::range::{self, Wanted};

/// The answer, or a shorter one that does.
pub(super) fn wanted(asked: &Asked<'_>, whole: Answer) -> Answer {
    if whole.status != 200 {
        return whole;
    }
    let tag = whole.header("ETag").unwrap_or("");
    if !tag.is_empty() && asked.known.is_some_and(|known| is_known(known, tag)) {
        return Answer { status: 304, body: Arc::from([]), file: None, ..whole };
    }
    if tag.is_empty() || whole.header("Content-Type") == Some(HTML) {
        return whole;
    }
    let is_same = asked.if_range.is_none_or(|expected| expected.trim() == tag);
    let range = asked.range.filter(|_| is_same && asked.method == "GET");
    let length = whole.length();
    let whole = whole.with("Accept-Ranges", "bytes".to_owned());
    match range.map_or(Wanted::All, |range| range::wanted(range, length)) {
        Wanted::All => whole,
        Wanted::Part(range) => part(whole, &range, length),
        Wanted::Nothing => nothing(whole, length),
    }
}

/// Whether `If-None-Match` names the tag; weak tags count as well.
fn is_known(known: &str, tag: &str) -> bool {
    let mut tags = known.split(',').map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

fn part(whole: Answer, range: &Range<u64>, length: u64) -> Answer {
    let words = format!("bytes {}-{}/{length}", range.start, range.end - 1);
    let in_body = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(whole.body.len());
    let body: Arc<[u8]> = Arc::from(&whole.body[in_body(range.start)..in_body(range.end)]);
    // Bytes of a file stand for themselves, with no others before them.
    let file = whole.file.as_ref().map(|part| FilePart {
        file: part.file.clone(),
        start: part.start + range.start,
        length: range.end - range.start,
    });
    Answer { status: 206, body, file, ..whole }.with("Content-Range", words)
}

fn nothing(whole: Answer, length: u64) -> Answer {
    let answer = Answer { status: 416, body: Arc::from([]), file: None, ..whole };
    answer.with("Content-Range", format!("bytes */{length}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film() -> Answer {
        Answer::new(200, "video/mp4", Arc::from(*b"0123456789")).with("ETag", "\"f\"".to_owned())
    }

    fn get<'a>(range: &'a str, if_range: Option<&'a str>) -> Asked<'a> {
        Asked { method: "GET", range: Some(range), if_range, ..Asked::default() }
    }

    #[test]
    fn known_tags_are_compared_weakly() {
        for known in ["\"f\"", "W/\"f\"", "\"a\", \"f\"", "\"a\",W/\"f\"", "*"] {
            let asked = Asked { method: "GET", known: Some(known), ..Asked::default() };
            let answer = wanted(&asked, film());
            assert_eq!((answer.status, answer.length()), (304, 0), "{known}");
            assert_eq!(answer.header("ETag"), Some("\"f\""));
        }
        for known in ["", "f", "\"g\"", "W/f"] {
            let asked = Asked { method: "GET", known: Some(known), ..Asked::default() };
            assert_eq!(wanted(&asked, film()).status, 200, "{known}");
        }
    }

    #[test]
    fn a_part_says_which_it_is() {
        let answer = wanted(&get("bytes=2-4", None), film());
        assert_eq!((answer.status, &*answer.body), (206, &b"234"[..]));
        assert_eq!(answer.header("Content-Range"), Some("bytes 2-4/10"));
        let answer = wanted(&get("bytes=10-", None), film());
        assert_eq!((answer.status, answer.length()), (416, 0));
        assert_eq!(answer.header("Content-Range"), Some("bytes */10"));
    }

    #[test]
    fn a_part_of_something_else_is_not_sent() {
        assert_eq!(wanted(&get("bytes=2-4", Some("\"f\"")), film()).status, 206);
        for other in ["\"g\"", "W/\"f\"", "Sat, 01 Jan 2000 00:00:00 GMT"] {
            assert_eq!(wanted(&get("bytes=2-4", Some(other)), film()).status, 200, "{other}");
        }
    }

    #[test]
    fn pages_and_heads_come_whole() {
        let page = Answer::new(200, HTML, Arc::from(*b"page")).with("ETag", "\"p\"".to_owned());
        assert_eq!(wanted(&get("bytes=0-0", None), page).status, 200);
        let head = Asked { method: "HEAD", ..get("bytes=0-0", None) };
        let answer = wanted(&head, film());
        assert_eq!((answer.status, answer.length()), (200, 10));
        assert_eq!(answer.header("Accept-Ranges"), Some("bytes"));
    }
}
