//! Style sheets: CSS, SCSS, Less.
//!
//! In: a text. Out: marks for selectors, properties, values. Never: reads a statement more than
//! twice, once for its end and once for its parts.

use super::scan::{Class, Scan};
use super::strings::is_name;

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>) {
    while let Some(byte) = scan.peek() {
        match byte {
            b'{' | b'}' | b';' => scan.bump(),
            _ if byte.is_ascii_whitespace() => scan.skip(|byte| byte.is_ascii_whitespace()),
            _ if comment(scan) => {}
            _ => statement(scan),
        }
    }
}

/// Reads up to the `{`, `}` or `;` that ends a statement.
fn statement(scan: &mut Scan<'_>) {
    let start = scan.at();
    let is_selector = to_end(scan) == Some(b'{');
    let end = scan.at();
    scan.back(start);
    if scan.peek() == Some(b'@') && scan.ahead(1).is_some_and(|byte| byte.is_ascii_alphabetic()) {
        at_word(scan);
        parts(scan, end, false);
    } else if is_selector {
        parts(scan, end, true);
    } else {
        property(scan, end);
        parts(scan, end, false);
    }
}

/// Reads over a statement; what ends it.
fn to_end(scan: &mut Scan<'_>) -> Option<u8> {
    let mut depth = 0usize;
    while let Some(byte) = scan.peek() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'#' if scan.ahead(1) == Some(b'{') => {
                scan.skip(|byte| !matches!(byte, b'}' | b'\n'));
            }
            b'"' | b'\'' => {
                string(scan, byte);
                continue;
            }
            b'{' | b'}' | b';' if depth == 0 => return Some(byte),
            b'/' if skip_comment(scan) => continue,
            _ => {}
        }
        scan.bump();
    }
    None
}

/// Reads a string to its end, or to the end of its line.
fn string(scan: &mut Scan<'_>, quote: u8) {
    scan.bump();
    while let Some(byte) = scan.peek() {
        if byte == b'\n' {
            return;
        }
        scan.bump();
        if byte == quote {
            return;
        }
        if byte == b'\\' {
            scan.bump();
        }
    }
}

fn skip_comment(scan: &mut Scan<'_>) -> bool {
    if scan.eat("/*") {
        scan.past("*/");
        return true;
    }
    let is_line = scan.starts("//") && scan.before() != Some(b':');
    if is_line {
        scan.line();
    }
    is_line
}

fn comment(scan: &mut Scan<'_>) -> bool {
    let from = scan.at();
    let is_comment = skip_comment(scan);
    scan.mark(from, Class::Comment);
    is_comment
}

fn is_word(byte: u8) -> bool {
    is_name(byte) || byte == b'-'
}

/// `@media`; in Less also a variable.
fn at_word(scan: &mut Scan<'_>) {
    let from = scan.at();
    scan.bump();
    scan.skip(is_word);
    let is_variable = scan.next_solid() == Some(b':');
    scan.mark(from, if is_variable { Class::Variable } else { Class::Keyword });
}

/// The name of a property, if that is what comes.
fn property(scan: &mut Scan<'_>, end: usize) {
    let from = scan.at();
    let is_variable = scan.peek() == Some(b'$');
    if is_variable {
        scan.bump();
    }
    scan.skip(is_word);
    if scan.at() < end && scan.next_solid() == Some(b':') {
        scan.mark(from, if is_variable { Class::Variable } else { Class::Attribute });
    } else {
        scan.back(from);
    }
}

fn parts(scan: &mut Scan<'_>, end: usize, is_selector: bool) {
    while scan.at() < end {
        let Some(byte) = scan.peek() else { break };
        let from = scan.at();
        let class = match byte {
            b'"' | b'\'' => {
                string(scan, byte);
                Some(Class::Text)
            }
            b'/' if comment(scan) => None,
            b'0'..=b'9' => number(scan),
            b'.' | b'-' | b'+' if !is_selector && scan.ahead(1).is_some_and(|next| next.is_ascii_digit()) => {
                number(scan)
            }
            b'$' | b'@' => named(scan, Class::Variable),
            b'!' => named(scan, Class::Keyword),
            b'#' if !is_selector => named(scan, Class::Constant),
            b'.' | b'#' | b':' if is_selector => named(scan, Class::Attribute),
            _ if is_word(byte) => word(scan, is_selector),
            _ => {
                scan.bump();
                None
            }
        };
        if let Some(class) = class {
            scan.mark(from, class);
        }
    }
}

/// A number with its unit.
fn number(scan: &mut Scan<'_>) -> Option<Class> {
    scan.bump();
    scan.skip(|byte| is_name(byte) || matches!(byte, b'.' | b'%'));
    Some(Class::Constant)
}

/// A sign, often two of them, with a name.
fn named(scan: &mut Scan<'_>, class: Class) -> Option<Class> {
    let sign = scan.peek();
    scan.bump();
    if scan.peek() == sign && sign == Some(b':') {
        scan.bump();
    }
    let name = scan.at();
    scan.skip(is_word);
    (scan.at() > name).then_some(class)
}

fn word(scan: &mut Scan<'_>, is_selector: bool) -> Option<Class> {
    let from = scan.at();
    let is_key = scan.before() == Some(b'[');
    scan.skip(is_word);
    let is_custom = scan.since(from).starts_with("--");
    match scan.peek() {
        _ if is_custom => Some(Class::Variable),
        _ if is_selector => Some(if is_key { Class::Attribute } else { Class::Type }),
        Some(b'(') => Some(Class::Function),
        _ => None,
    }
}
