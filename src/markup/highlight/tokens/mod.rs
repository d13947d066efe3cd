//! Languages that are streams of tokens, read by a table.
//!
//! In: a text and a [`Code`]. Out: marks for comments, strings, numbers and names. Never: knows
//! a grammar; what is not certain from a token and its neighbours stays plain.
//!
//! `code` is what such a table says, `names` reads names, `literals` reads raw strings and
//! regular expressions, `script` what only scripts for browsers have.

mod code;
mod literals;
mod names;
mod script;

pub(super) use code::{Apostrophe, BASE, Capitals, Code, Extra, Labels, Raw};

use super::scan::{Class, Scan};
use super::strings::{Unclosed, is_name, pair};

/// Places of [`Unclosed`] beside those of the quotes.
const RAW: usize = 7;
const REGEX: usize = 6;

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>, code: &'static Code) {
    let unclosed = Unclosed::new(code.extra == Extra::Keys);
    let mut lexer = Lexer { scan, code, unclosed, expected: None, is_value: false };
    while let Some(byte) = lexer.scan.peek() {
        lexer.token(byte);
    }
}

struct Lexer<'s, 't> {
    scan: &'s mut Scan<'t>,
    code: &'static Code,
    unclosed: Unclosed,
    /// What the next name is, as the keyword before it says.
    expected: Option<Class>,
    /// Whether the last token was a value, so that `/` divides.
    is_value: bool,
}

impl Lexer<'_, '_> {
    fn token(&mut self, byte: u8) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => self.scan.bump(),
            b'0'..=b'9' => self.number(),
            b'$' if self.code.letters.contains(&b'$') => self.name(),
            _ if is_name(byte) => self.name(),
            _ => self.sign(byte),
        }
    }

    fn sign(&mut self, byte: u8) {
        if self.comment() {
            return;
        }
        self.expected = None;
        if !self.is_inside_word(byte) && self.unclosed.string(self.scan, self.code.quotes) {
            self.is_value = true;
            return;
        }
        let found = self.sigil(byte)
            || (byte == b'\'' && self.apostrophe())
            || (byte == b'#' && self.hash())
            || (byte == b'.' && self.fraction())
            || (self.code.extra == Extra::Script && self.script(byte));
        if !found {
            self.is_value = matches!(byte, b')' | b']' | b'}');
            self.scan.bump();
        }
    }

    /// Whether this is the apostrophe of a word such as `don't`.
    fn is_inside_word(&self, byte: u8) -> bool {
        byte == b'\'' && self.scan.before().is_some_and(is_name)
    }

    fn comment(&mut self) -> bool {
        if self.code.extra == Extra::Attributes && self.scan.starts("#[") {
            return false;
        }
        let from = self.scan.at();
        let Code { line, block, .. } = *self.code;
        if let Some((open, close)) = block.iter().find(|(open, _)| self.scan.eat(open)) {
            if self.code.nested {
                self.nested(open, close)
            } else {
                self.scan.past(close)
            };
        } else if line.iter().any(|open| self.scan.starts(open)) && !self.is_address() {
            self.scan.line();
        } else {
            return false;
        }
        self.scan.mark(from, Class::Comment);
        true
    }

    /// Whether `//` belongs to an address such as `https://a.b`.
    fn is_address(&self) -> bool {
        self.scan.before() == Some(b':') && self.scan.peek() == Some(b'/')
    }

    /// Reads to the end of a comment that may hold comments.
    fn nested(&mut self, open: &str, close: &str) -> bool {
        let mut depth = 1;
        while depth > 0 && self.scan.peek().is_some() {
            if self.scan.eat(close) {
                depth -= 1;
            } else if self.scan.eat(open) {
                depth += 1;
            } else {
                self.scan.bump();
            }
        }
        depth == 0
    }

    fn number(&mut self) {
        let from = self.scan.at();
        let is_hex = self.scan.starts("0x") || self.scan.starts("0X");
        while let Some(byte) = self.scan.peek() {
            let is_part = match byte {
                b'+' | b'-' => !is_hex && matches!(self.scan.before(), Some(b'e' | b'E')),
                b'.' | b'\'' => self.scan.ahead(1).is_some_and(|next| next.is_ascii_digit()),
                _ => byte.is_ascii_alphanumeric() || byte == b'_',
            };
            if !is_part {
                break;
            }
            self.scan.bump();
        }
        self.scan.mark(from, Class::Constant);
        (self.is_value, self.expected) = (true, None);
    }

    /// `.5`
    fn fraction(&mut self) -> bool {
        let starts = !self.is_value
            && self.scan.before() != Some(b'.')
            && self.scan.ahead(1).is_some_and(|next| next.is_ascii_digit());
        if starts {
            self.number();
        }
        starts
    }

    fn sigil(&mut self, byte: u8) -> bool {
        let Some((_, class)) = self.code.sigils.iter().find(|(mark, _)| *mark == byte) else { return false };
        let before = self.scan.before();
        let next = self.scan.ahead(1);
        if before.is_some_and(|before| is_name(before) || before == byte) {
            return false;
        }
        let from = self.scan.at();
        let is_read = match next {
            Some(b'{') if byte == b'$' => self.unclosed.attempt(self.scan, RAW, |scan| {
                scan.bump();
                pair(scan, (b'{', b'}'), false)
            }),
            Some(next) if is_name(next) || next == byte => self.sigil_name(byte, *class),
            _ => false,
        };
        if is_read {
            self.scan.mark(from, *class);
            self.is_value = true;
        }
        is_read
    }

    /// A name behind one or two sigils; of attributes with everything that is joined by dots.
    fn sigil_name(&mut self, sigil: u8, class: Class) -> bool {
        let from = self.scan.at();
        self.scan.bump();
        if self.scan.peek() == Some(sigil) {
            self.scan.bump();
        }
        let is_path = class == Class::Attribute;
        let start = self.scan.at();
        self.scan.skip(|byte| is_name(byte) || (is_path && byte == b'.'));
        let is_found = self.scan.at() > start;
        if !is_found {
            self.scan.back(from);
        }
        is_found
    }

    /// `'c'` or `'name`.
    fn apostrophe(&mut self) -> bool {
        let from = self.scan.at();
        if self.code.apostrophe == Apostrophe::Nothing {
            return false;
        }
        if self.character() {
            self.scan.mark(from, Class::Text);
            return true;
        }
        self.scan.back(from);
        let is_named = self.scan.ahead(1).is_some_and(is_name);
        if self.code.apostrophe != Apostrophe::Lifetime || !is_named {
            return false;
        }
        self.scan.bump();
        self.scan.skip(is_name);
        self.scan.mark(from, Class::Keyword);
        true
    }

    /// Reads `'c'`, `'\n'`, `'\u{1f600}'`.
    fn character(&mut self) -> bool {
        const LONGEST: usize = 12;
        self.scan.bump();
        let start = self.scan.at();
        match self.scan.peek() {
            None | Some(b'\'' | b'\n') => return false,
            Some(b'\\') => {
                self.scan.bump();
                self.scan.bump();
                while self.scan.at() < start + LONGEST && self.scan.peek().is_some_and(|byte| byte != b'\'') {
                    self.scan.bump();
                }
            }
            Some(_) => self.scan.bump(),
        }
        self.is_value = true;
        self.scan.eat("'")
    }

    /// `#[name`, `#!` and `#include`.
    fn hash(&mut self) -> bool {
        let from = self.scan.at();
        match self.code.extra {
            Extra::Rust | Extra::Attributes => {
                if !self.scan.eat("#[") && !self.scan.eat("#![") {
                    return false;
                }
                let name = self.scan.at();
                self.scan.skip(|byte| is_name(byte) || byte == b':' || byte == b'\\');
                self.scan.mark(name, Class::Attribute);
            }
            Extra::Directives => {
                self.scan.bump();
                self.scan.blanks();
                self.scan.skip(is_name);
                self.scan.mark(from, Class::Keyword);
                if self.scan.since(from).ends_with("include") {
                    self.header();
                }
            }
            Extra::None | Extra::Keys | Extra::Script => return false,
        }
        true
    }

    /// `<a.h>`
    fn header(&mut self) {
        self.scan.blanks();
        let from = self.scan.at();
        if self.scan.peek() == Some(b'<') {
            self.scan.skip(|byte| !matches!(byte, b'>' | b'\n'));
            self.scan.eat(">");
            self.scan.mark(from, Class::Text);
        }
    }
}
