//! YAML.
//!
//! In: a text. Out: marks for keys, values, anchors, tags, comments. Never: checks anything.

use super::scan::{Class, Scan};
use super::strings::{Escape, Quote, Unclosed, quote};

const QUOTES: &[Quote] = &[quote("\"", "\"").lines(), quote("'", "'").lines().escape(Escape::Doubled)];

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>) {
    let mut yaml = Yaml { scan, unclosed: Unclosed::new(true), start: 0, column: 0, depth: 0 };
    while yaml.scan.peek().is_some() {
        yaml.line();
    }
}

struct Yaml<'s, 't> {
    scan: &'s mut Scan<'t>,
    unclosed: Unclosed,
    /// Where the line starts.
    start: usize,
    /// The column of the last key or dash of the line.
    column: usize,
    /// How many `[` and `{` are open.
    depth: usize,
}

impl Yaml<'_, '_> {
    /// Reads up to and with the end of a line, or of several if a value goes on.
    fn line(&mut self) {
        self.start = self.scan.at();
        self.column = 0;
        self.scan.blanks();
        if self.scan.at() == self.start && self.mark_line() {
            return;
        }
        while self.depth == 0 && self.dash() {}
        while let Some(byte) = self.scan.peek() {
            if byte == b'\n' {
                return self.scan.bump();
            }
            if matches!(byte, b'|' | b'>') && self.depth == 0 {
                return self.block();
            }
            self.token(byte);
        }
    }

    /// `---`, `...` and `%YAML 1.2`
    fn mark_line(&mut self) -> bool {
        let from = self.scan.at();
        let is_directive = self.scan.peek() == Some(b'%');
        if is_directive {
            self.scan.line();
            self.scan.mark(from, Class::Keyword);
        }
        is_directive || self.scan.eat("---\n") || self.scan.eat("...\n")
    }

    fn dash(&mut self) -> bool {
        let is_dash = matches!(self.scan.peek(), Some(b'-' | b'?'))
            && matches!(self.scan.ahead(1), None | Some(b' ' | b'\n' | b'\t'));
        if is_dash {
            self.column = self.scan.at() - self.start;
            self.scan.bump();
            self.scan.blanks();
        }
        is_dash
    }

    fn token(&mut self, byte: u8) {
        let from = self.scan.at();
        match byte {
            b' ' | b'\t' | b'\r' | b',' | b':' => self.scan.bump(),
            b'#' if matches!(self.scan.before(), None | Some(b' ' | b'\t' | b'\n')) => {
                self.scan.line();
                self.scan.mark(from, Class::Comment);
            }
            b'[' | b'{' => {
                self.depth += 1;
                self.scan.bump();
            }
            b']' | b'}' => {
                self.depth = self.depth.saturating_sub(1);
                self.scan.bump();
            }
            b'&' | b'*' if self.scan.ahead(1).is_some_and(is_anchor) => self.anchor(Class::Variable),
            b'!' => self.anchor(Class::Type),
            b'"' | b'\'' if self.quoted() => {}
            _ => self.plain(),
        }
    }

    fn anchor(&mut self, class: Class) {
        let from = self.scan.at();
        self.scan.bump();
        self.scan.skip(|byte| is_anchor(byte) || byte == b'!' || byte == b':');
        self.scan.mark(from, class);
    }

    fn quoted(&mut self) -> bool {
        let from = self.scan.at();
        let is_read = self.unclosed.string(self.scan, QUOTES);
        if is_read {
            self.column = from - self.start;
        }
        is_read
    }

    /// A value or a key without quotes.
    fn plain(&mut self) {
        let from = self.scan.at();
        let mut end = from;
        let is_flow = self.depth > 0;
        while let Some(byte) = self.scan.peek() {
            match byte {
                b'\n' => break,
                b' ' | b'\t' | b'\r' => {
                    self.scan.bump();
                    if self.scan.peek() == Some(b'#') {
                        break;
                    }
                    continue;
                }
                b':' if self.ends_key(is_flow) => break,
                b',' | b']' | b'}' | b'[' | b'{' if is_flow => break,
                _ => {}
            }
            self.scan.bump();
            end = self.scan.at();
        }
        let is_key = self.scan.peek() == Some(b':');
        if end == from {
            return self.scan.bump();
        }
        self.scan.back(end);
        if is_key {
            self.column = from - self.start;
            self.scan.mark(from, Class::Attribute);
        } else {
            self.scan.mark(from, value_class(self.scan.since(from)));
        }
    }

    fn ends_key(&self, is_flow: bool) -> bool {
        match self.scan.ahead(1) {
            None | Some(b' ' | b'\t' | b'\n' | b'\r') => true,
            Some(b',' | b']' | b'}') => is_flow,
            _ => false,
        }
    }

    /// `|` or `>`, with the lines behind it that are further to the right.
    fn block(&mut self) {
        self.scan.bump();
        self.scan.skip(|byte| matches!(byte, b'-' | b'+' | b'0'..=b'9'));
        if !matches!(self.scan.next_solid(), None | Some(b'\n' | b'\r' | b'#')) {
            return;
        }
        self.comment_line();
        while self.is_inside() {
            let from = self.scan.at();
            self.scan.line();
            self.scan.mark(from, Class::Text);
            self.scan.eat("\n");
        }
    }

    fn comment_line(&mut self) {
        self.scan.blanks();
        let from = self.scan.at();
        self.scan.line();
        self.scan.mark(from, Class::Comment);
        self.scan.eat("\n");
    }

    /// Reads the blanks of a line; whether it belongs to the block above.
    fn is_inside(&mut self) -> bool {
        let from = self.scan.at();
        self.scan.skip(|byte| byte == b' ');
        let is_deep = self.scan.at() - from > self.column;
        let is_inside = match self.scan.peek() {
            None => false,
            Some(b'\n') => true,
            Some(_) => is_deep,
        };
        if !is_inside {
            self.scan.back(from);
        }
        is_inside
    }
}

fn is_anchor(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'*')
}

fn value_class(value: &str) -> Class {
    let is_number = value.trim_start_matches(['+', '-', '.']).starts_with(|c: char| c.is_ascii_digit())
        && value.bytes().all(|byte| byte.is_ascii_hexdigit() || b"+-.:_xoTZ ".contains(&byte));
    let is_constant = matches!(
        value,
        "true"
            | "false"
            | "null"
            | "~"
            | "True"
            | "False"
            | "TRUE"
            | "FALSE"
            | "Null"
            | "NULL"
            | "yes"
            | "no"
            | "on"
            | "off"
            | "Yes"
            | "No"
            | "On"
            | "Off"
            | ".inf"
            | "-.inf"
            | ".nan"
    );
    if is_number || is_constant { Class::Constant } else { Class::Text }
}
