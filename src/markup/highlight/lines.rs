//! Forms where the start of a line or a statement says what it is: makefiles and nginx.
//!
//! In: a text. Out: marks. Never: reads the commands of a recipe.

use super::scan::{Class, Scan};
use super::strings::{DOUBLE, Quote, SINGLE, Unclosed, is_name, pair};
use super::words::{Words, words};

const QUOTES: &[Quote] = &[DOUBLE, SINGLE];
/// The place of [`Unclosed`] for `$(`.
const PAIRS: usize = 2;

static DIRECTIVES: Words = words(
    "define else endef endif export ifdef ifeq ifndef ifneq include override sinclude undefine unexport vpath",
    "",
    "",
);

/// Reads and marks a makefile.
pub(super) fn makefile(scan: &mut Scan<'_>) {
    let mut unclosed = Unclosed::default();
    while let Some(byte) = scan.peek() {
        if byte != b'\t' {
            rule(scan);
        }
        values(scan, &mut unclosed, b'\n');
        scan.eat("\n");
    }
}

/// What stands at the start of a line: a directive, a variable, a target.
fn rule(scan: &mut Scan<'_>) {
    scan.blanks();
    let from = scan.at();
    scan.eat("-");
    scan.skip(is_name);
    if DIRECTIVES.class(scan.since(from).trim_start_matches('-'), false).is_some() {
        return scan.mark(from, Class::Keyword);
    }
    scan.skip(|byte| !matches!(byte, b'=' | b':' | b'?' | b'+' | b'#' | b'\n' | b'$' | b'"' | b'\''));
    let end = scan.at();
    let is_assigned =
        scan.starts("=") || scan.starts(":=") || scan.starts("::=") || scan.starts("?=") || scan.starts("+=");
    if is_assigned || scan.peek() == Some(b':') {
        let name = scan.since(from).trim_end();
        scan.back(from + name.len());
        scan.mark(from, if is_assigned { Class::Attribute } else { Class::Function });
    }
    scan.back(end);
}

/// Reads and marks the configuration of nginx.
pub(super) fn nginx(scan: &mut Scan<'_>) {
    let mut unclosed = Unclosed::default();
    while let Some(byte) = scan.peek() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let from = scan.at();
                scan.skip(is_name);
                scan.mark(from, Class::Keyword);
                values(scan, &mut unclosed, b';');
            }
            b'#' => comment(scan),
            _ => scan.bump(),
        }
    }
}

/// Reads to the end of a line or a statement.
fn values(scan: &mut Scan<'_>, unclosed: &mut Unclosed, end: u8) {
    let is_statement = end == b';';
    while let Some(byte) = scan.peek() {
        match byte {
            _ if byte == end || (is_statement && matches!(byte, b'{' | b'}')) => return,
            b'"' | b'\'' if unclosed.string(scan, QUOTES) => {}
            b'#' if !is_name_before(scan) => comment(scan),
            b'$' => variable(scan, unclosed),
            b'\\' => {
                scan.bump();
                scan.bump();
            }
            b'0'..=b'9' if is_statement => number(scan),
            _ if is_name(byte) => word(scan, is_statement),
            _ => scan.bump(),
        }
    }
}

fn comment(scan: &mut Scan<'_>) {
    let from = scan.at();
    scan.line();
    scan.mark(from, Class::Comment);
}

fn is_name_before(scan: &Scan<'_>) -> bool {
    scan.before().is_some_and(|byte| !byte.is_ascii_whitespace())
}

/// `$x`, `$(NAME)`, `$@`
fn variable(scan: &mut Scan<'_>, unclosed: &mut Unclosed) {
    let from = scan.at();
    let brackets = match scan.ahead(1) {
        Some(b'(') => Some((b'(', b')')),
        Some(b'{') => Some((b'{', b'}')),
        _ => None,
    };
    if let Some(brackets) = brackets {
        let is_read = unclosed.attempt(scan, PAIRS, |scan| {
            scan.bump();
            pair(scan, brackets, false)
        });
        if !is_read {
            return scan.bump();
        }
    } else {
        scan.bump();
        match scan.peek() {
            Some(b'@' | b'<' | b'^' | b'*' | b'?' | b'$' | b'%' | b'+') => scan.bump(),
            _ => scan.skip(is_name),
        }
    }
    if scan.at() > from + 1 {
        scan.mark(from, Class::Variable);
    }
}

fn number(scan: &mut Scan<'_>) {
    let from = scan.at();
    let is_alone = !is_name_before(scan);
    scan.skip(|byte| is_name(byte) || matches!(byte, b'.' | b':' | b'/'));
    if is_alone {
        scan.mark(from, Class::Constant);
    }
}

fn word(scan: &mut Scan<'_>, is_statement: bool) {
    let from = scan.at();
    scan.skip(is_name);
    if is_statement && matches!(scan.since(from), "on" | "off") {
        scan.mark(from, Class::Constant);
    }
}
