//! Bare addresses in text, by the rules of GitHub's autolink extension.
//!
//! In: a piece of text and the character before it. Out: the addresses in it.
//! Never: looks at a character more than a few times.

use super::Range;

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bare {
    /// Where it stands.
    pub(super) range: Range,
    /// What has to be put before it to make it a whole address.
    pub(super) prefix: &'static str,
}

/// The first address in `text` at or behind `from`. `before` is the character before the text.
pub(super) fn next(text: &str, from: usize, before: Option<char>) -> Option<Bare> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let found = match bytes[at] {
            b':' if bytes[at..].starts_with(b"://") => url(text, from, at, before),
            b'w' | b'W' if starts_with_www(&bytes[at..]) => www(text, at, before),
            b'@' => email(text, from, at),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        at += 1;
    }
    None
}

fn starts_with_www(bytes: &[u8]) -> bool {
    bytes.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"www."))
}

/// Whether an address may start after what stands before `at`.
fn may_start(text: &str, at: usize, before: Option<char>) -> bool {
    let previous = text[..at].chars().next_back().or(before);
    previous.is_none_or(|letter| {
        letter.is_whitespace() || matches!(letter, '*' | '_' | '~' | '(' | '[' | '"' | '\'' | '>')
    }) || previous.is_some_and(|letter| !letter.is_ascii() && !letter.is_alphanumeric())
}

fn url(text: &str, from: usize, colon: usize, before: Option<char>) -> Option<Bare> {
    let head = &text[from..colon];
    let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| ends_with(head, scheme))?;
    let start = colon - scheme.len();
    let starts_well = may_start(text, start, before) && has_host(&text[colon + 3..], 0);
    starts_well.then(|| Bare { range: start..end(text, colon + 3), prefix: "" })
}

fn ends_with(head: &str, scheme: &str) -> bool {
    let at = head.len().checked_sub(scheme.len());
    at.and_then(|at| head.as_bytes().get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(scheme.as_bytes()))
}

fn www(text: &str, at: usize, before: Option<char>) -> Option<Bare> {
    let starts_well = may_start(text, at, before) && has_host(&text[at..], 2);
    starts_well.then(|| Bare { range: at..end(text, at + 4), prefix: "http://" })
}

/// Whether the text opens with a host: letters, digits, `-`, `_` and at least `dots` dots, without
/// `_` in its last two parts. Looks no farther than the host.
fn has_host(text: &str, dots: usize) -> bool {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let host = &text[..text.find(|letter| !inside(letter)).unwrap_or(text.len())];
    let host = host.trim_end_matches(['.', '-', '_']);
    let last_two_plain = host.rsplit('.').take(2).all(|part| !part.contains('_'));
    host.starts_with(char::is_alphanumeric) && last_two_plain && host.matches('.').count() >= dots
}

/// Where the address that runs through `from` ends: at a blank or `<`, without punctuation at its end.
fn end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let stop = rest.find(|letter: char| letter.is_whitespace() || letter == '<' || letter.is_control());
    trim(text, from, from + stop.unwrap_or(rest.len()))
}

/// Takes trailing punctuation, entities and unbalanced closing parentheses off.
fn trim(text: &str, from: usize, mut end: usize) -> usize {
    let count = |letter: u8| text.as_bytes()[from..end].iter().filter(|byte| **byte == letter).count();
    let mut surplus = count(b')').saturating_sub(count(b'('));
    while end > from {
        let last = text[from..end].chars().next_back().unwrap_or(' ');
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | ']' | '}' => end -= 1,
            ')' if surplus > 0 => {
                surplus -= 1;
                end -= 1;
            }
            ';' => end = entity_start(text, from, end).unwrap_or(end - 1),
            '…' | '”' | '’' | '»' | '。' | '，' | '、' | '）' | '｜' => end -= last.len_utf8(),
            _ => break,
        }
    }
    end
}

/// The start of an entity such as `&amp;` that ends at `end`.
fn entity_start(text: &str, from: usize, end: usize) -> Option<usize> {
    let name = text[from..end - 1].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let start = (end - 1).checked_sub(name + 1).filter(|start| *start >= from)?;
    (name > 0 && text.as_bytes()[start] == b'&').then_some(start)
}

fn email(text: &str, from: usize, at: usize) -> Option<Bare> {
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
    let before = text.as_bytes()[from..at].iter().rev().take(100).take_while(|byte| local(byte)).count();
    let name = &text.as_bytes()[at - before..at];
    let start = at - before + name.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let domain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let mut end = at + 1 + text.as_bytes()[at + 1..].iter().take_while(|byte| domain(byte)).count();
    while text.as_bytes()[at..end].ends_with(b".") {
        end -= 1;
    }
    let host = &text[at + 1..end];
    let well_formed = host.contains('.') && !host.starts_with('.') && !host.contains("..");
    let plain_end = !host.ends_with(['-', '_']) && !text[end..].starts_with(['@', '/', ':']);
    let own_start = !text[..start].ends_with(['/', ':', '@']);
    (start < at && well_formed && plain_end && own_start)
        .then_some(Bare { range: start..end, prefix: "mailto:" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(bare) = next(text, from, None) {
            from = bare.range.end;
            found.push(&text[bare.range]);
        }
        found
    }

    #[test]
    fn addresses_end_before_punctuation_and_unbalanced_parentheses() {
        assert_eq!(all("see https://a.b/c. And (https://a.b/c_(d))"), ["https://a.b/c", "https://a.b/c_(d)"]);
        assert_eq!(all("www.google.com/search?q=(business))+ok"), ["www.google.com/search?q=(business))+ok"]);
        assert_eq!(all("https://x.y/?a=1&b;"), ["https://x.y/?a=1"]);
        assert_eq!(all("http://localhost:8080/x"), ["http://localhost:8080/x"]);
    }

    #[test]
    fn mail_addresses_need_a_domain() {
        assert_eq!(all("hello+x@mail.example.org."), ["hello+x@mail.example.org"]);
        assert_eq!(all("@team a@b me@x.y- git@github.com:a/b"), Vec::<&str>::new());
    }

    #[test]
    fn words_that_only_look_like_addresses_stay_words() {
        assert_eq!(all("awww.x.y xhttp://a.b www. http:// :// https://"), Vec::<&str>::new());
    }
}
