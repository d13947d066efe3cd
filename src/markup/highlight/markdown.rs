//! Markdown.
//!
//! In: a text. Out: marks for headings, code, quotes, list marks, addresses and comments.
//! Never: reads the language of a block inside.

use super::scan::{Class, Scan};
use super::strings::Unclosed;

/// Places of [`Unclosed`].
const ADDRESS: usize = 0;
const COMMENT: usize = 1;
/// The first of those for code, one for each number of backticks up to the largest.
const CODE: usize = 1;
const MOST_BACKTICKS: usize = 6;

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>) {
    let mut unclosed = Unclosed::default();
    while scan.peek().is_some() {
        line(scan, &mut unclosed);
        scan.eat("\n");
    }
}

fn line(scan: &mut Scan<'_>, unclosed: &mut Unclosed) {
    scan.blanks();
    let from = scan.at();
    match scan.peek() {
        Some(b'#') if is_heading(scan) => {
            scan.line();
            scan.mark(from, Class::Keyword);
        }
        Some(b'`' | b'~') if scan.starts("```") || scan.starts("~~~") => fence(scan),
        Some(b'>') => {
            scan.skip(|byte| matches!(byte, b'>' | b' '));
            scan.mark(from, Class::Comment);
            spans(scan, unclosed);
        }
        Some(b'-' | b'*' | b'+' | b'0'..=b'9') => {
            item(scan);
            spans(scan, unclosed);
        }
        _ => spans(scan, unclosed),
    }
}

fn is_heading(scan: &mut Scan<'_>) -> bool {
    let from = scan.at();
    scan.skip(|byte| byte == b'#');
    scan.at() - from <= 6 && matches!(scan.peek(), None | Some(b' ' | b'\n'))
}

/// The mark of a list item.
fn item(scan: &mut Scan<'_>) {
    let from = scan.at();
    if scan.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        scan.skip(|byte| byte.is_ascii_digit());
        if !matches!(scan.peek(), Some(b'.' | b')')) {
            return;
        }
    }
    if scan.ahead(1) == Some(b' ') {
        scan.bump();
        scan.mark(from, Class::Keyword);
    }
}

/// A block of code, to the fence that ends it.
fn fence(scan: &mut Scan<'_>) {
    let from = scan.at();
    let Some(byte) = scan.peek() else { return };
    scan.skip(|next| next == byte);
    let length = scan.at() - from;
    scan.line();
    scan.mark(from, Class::Text);
    while scan.eat("\n") {
        let from = scan.at();
        scan.blanks();
        let start = scan.at();
        scan.skip(|next| next == byte);
        let is_end = scan.at() - start >= length && matches!(scan.peek(), None | Some(b'\n'));
        scan.line();
        scan.mark(from, Class::Text);
        if is_end {
            return;
        }
    }
}

/// The rest of a line.
fn spans(scan: &mut Scan<'_>, unclosed: &mut Unclosed) {
    while let Some(byte) = scan.peek() {
        let from = scan.at();
        let class = match byte {
            b'\n' => return,
            b'`' if code(scan, unclosed) => Class::Text,
            b'<' if scan.starts("<!--") && unclosed.attempt(scan, COMMENT, |scan| scan.past("-->")) => {
                Class::Comment
            }
            b']' if matches!(scan.ahead(1), Some(b'(' | b':')) => {
                address(scan, unclosed);
                continue;
            }
            b'`' => {
                scan.skip(|byte| byte == b'`');
                continue;
            }
            b'\\' => {
                scan.bump();
                if scan.peek() != Some(b'\n') {
                    scan.bump();
                }
                continue;
            }
            _ => {
                scan.bump();
                continue;
            }
        };
        scan.mark(from, class);
    }
}

/// How many backticks come; many count as few.
fn backticks(scan: &mut Scan<'_>) -> usize {
    let from = scan.at();
    scan.skip(|byte| byte == b'`');
    let length = scan.at() - from;
    scan.back(from);
    length.min(MOST_BACKTICKS)
}

fn code(scan: &mut Scan<'_>, unclosed: &mut Unclosed) -> bool {
    let place = CODE + backticks(scan);
    unclosed.attempt(scan, place, to_backticks)
}

/// Reads `` `code` ``, with as many backticks behind as before.
fn to_backticks(scan: &mut Scan<'_>) -> bool {
    let from = scan.at();
    scan.skip(|byte| byte == b'`');
    let length = scan.at() - from;
    loop {
        scan.skip(|byte| byte != b'`' && byte != b'\n');
        let start = scan.at();
        scan.skip(|byte| byte == b'`');
        if scan.at() == start {
            return false;
        }
        if scan.at() - start == length {
            return true;
        }
    }
}

/// `](address)` and `]: address`
fn address(scan: &mut Scan<'_>, unclosed: &mut Unclosed) {
    scan.bump();
    let is_definition = scan.peek() == Some(b':');
    scan.bump();
    scan.blanks();
    let from = scan.at();
    let is_found = if is_definition {
        scan.skip(|byte| !byte.is_ascii_whitespace());
        true
    } else {
        unclosed.attempt(scan, ADDRESS, |scan| {
            scan.skip(|byte| byte != b')' && byte != b'\n');
            scan.peek() == Some(b')')
        })
    };
    if is_found {
        scan.mark(from, Class::Text);
    }
}
