//! Raw strings and regular expressions.
//!
//! In: the start of one. Out: whether it ends, and where. Never: marks anything.

use super::super::scan::Scan;
use super::Raw;

/// Most `#` before a raw string.
const MOST_HASHES: usize = 255;
/// Longest name of a raw string.
const LONGEST_NAME: usize = 16;

/// Reads `/…/flags` in one line.
pub(super) fn regex(scan: &mut Scan<'_>) -> bool {
    let mut in_class = false;
    scan.bump();
    while let Some(byte) = scan.peek() {
        match byte {
            b'\n' => return false,
            b'\\' => scan.bump(),
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => {
                scan.bump();
                scan.skip(|byte| byte.is_ascii_alphabetic());
                return true;
            }
            _ => {}
        }
        scan.bump();
    }
    false
}

impl Raw {
    /// Reads from behind the prefix to the end of the string.
    pub(super) fn read(self, scan: &mut Scan<'_>) -> bool {
        let from = scan.at();
        match self {
            Self::None => false,
            Self::Hashes => {
                scan.skip(|byte| byte == b'#');
                let hashes = scan.since(from);
                hashes.len() <= MOST_HASHES && scan.eat("\"") && ends_with(scan, b'"', hashes, "")
            }
            Self::Named => {
                scan.bump();
                let from = scan.at();
                scan.skip(|byte| !matches!(byte, b'(' | b')' | b'\\' | b' ' | b'\n' | b'"'));
                let name = scan.since(from);
                name.len() <= LONGEST_NAME && scan.eat("(") && ends_with(scan, b')', name, "\"")
            }
        }
    }
}

/// Reads past the first `close` that is followed by `name` and `last`.
fn ends_with(scan: &mut Scan<'_>, close: u8, name: &str, last: &str) -> bool {
    while scan.peek().is_some() {
        scan.skip(|byte| byte != close);
        if scan.peek().is_none() {
            break;
        }
        scan.bump();
        if scan.eat(name) && scan.eat(last) {
            return true;
        }
    }
    false
}
