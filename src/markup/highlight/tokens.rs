//! Languages that are streams of tokens, read by a table.
//!
//! In: a text and a [`Code`]. Out: marks for comments, strings, numbers and names. Never: knows
//! a grammar; what is not certain from a token and its neighbours stays plain.

use super::scan::{Class, Scan};
use super::strings::{Inner, Quote, Unclosed, is_name, pair};
use super::words::{Words, words};

/// How a language is written.
#[derive(Clone, Copy)]
pub(super) struct Code {
    /// Keywords, constants and types.
    pub(super) words: &'static Words,
    /// Whether the case of these words does not count.
    pub(super) fold: bool,
    /// What starts a comment that ends with its line.
    pub(super) line: &'static [&'static str],
    /// What starts and ends other comments.
    pub(super) block: &'static [(&'static str, &'static str)],
    /// Whether these comments may hold each other.
    pub(super) nested: bool,
    pub(super) quotes: &'static [Quote],
    pub(super) apostrophe: Apostrophe,
    /// Letters that may stand before an opening quote.
    pub(super) prefixes: &'static [u8],
    /// What strings hold behind such letters, unless these only say how characters are coded.
    pub(super) prefixed: Inner,
    pub(super) raw: Raw,
    /// Bytes of names beside letters, digits and `_`.
    pub(super) letters: &'static [u8],
    /// Bytes before names, and what such names are.
    pub(super) sigils: &'static [(u8, Class)],
    pub(super) capitals: Capitals,
    /// Whether a name before `(` is a function.
    pub(super) calls: bool,
    pub(super) labels: Labels,
    pub(super) extra: Extra,
}

/// What `'` means, where it is no quote of strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Apostrophe {
    Nothing,
    /// `'c'`.
    Character,
    /// `'c'`, and `'name` for lifetimes.
    Lifetime,
}

/// How strings without escapes are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    None,
    /// `r#"…"#`.
    Hashes,
    /// `R"x(…)x"`.
    Named,
}

/// What a name with a capital letter is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    Names,
    Types,
    /// A type, or a function where `(` follows.
    TypesOrCalls,
}

/// What a word with a mark behind it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Labels {
    None,
    /// No keyword before `:`.
    Plain,
    /// A key before `:`.
    Colon,
    /// A key before `=`.
    Equals,
    /// A function before `::`.
    Signature,
}

/// What only few languages have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extra {
    None,
    /// Strings before `:` are keys.
    Keys,
    /// `name!` and `#[name]`.
    Rust,
    /// `#[name]`.
    Attributes,
    /// Regular expressions, and tags of JSX.
    Script,
    /// `#include <a.h>`.
    Directives,
}

static NO_WORDS: Words = words("", "", "");

/// A language without anything.
pub(super) const BASE: Code = Code {
    words: &NO_WORDS,
    fold: false,
    line: &[],
    block: &[],
    nested: false,
    quotes: &[],
    apostrophe: Apostrophe::Nothing,
    prefixes: &[],
    prefixed: Inner::None,
    raw: Raw::None,
    letters: &[],
    sigils: &[],
    capitals: Capitals::Names,
    calls: true,
    labels: Labels::None,
    extra: Extra::None,
};

/// Places of [`Unclosed`] beside those of the quotes.
const RAW: usize = 7;
const REGEX: usize = 6;

/// Most `#` before a raw string.
const MOST_HASHES: usize = 255;
/// Longest name of a raw string.
const LONGEST_NAME: usize = 16;

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
        if self.unclosed.string(self.scan, self.code.quotes) {
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

    fn script(&mut self, byte: u8) -> bool {
        match byte {
            b'<' => self.tag(),
            b'/' if !self.is_value && self.scan.before() != Some(b'<') => self.regex(),
            _ => false,
        }
    }

    /// `<Name` and `</name`, where no value stands before.
    fn tag(&mut self) -> bool {
        let is_end = self.scan.ahead(1) == Some(b'/');
        let is_start = !self.is_value || matches!(self.scan.before(), Some(b' ' | b'\n'));
        let first = self.scan.ahead(if is_end { 2 } else { 1 });
        if !first.is_some_and(|first| first.is_ascii_alphabetic()) || !(is_start || is_end) {
            return false;
        }
        self.scan.skip(|byte| matches!(byte, b'<' | b'/'));
        let from = self.scan.at();
        self.scan.skip(|byte| is_name(byte) || matches!(byte, b'.' | b'-'));
        self.scan.mark(from, Class::Type);
        self.is_value = true;
        true
    }

    fn regex(&mut self) -> bool {
        let from = self.scan.at();
        let is_found = self.unclosed.attempt(self.scan, REGEX, regex);
        if is_found {
            self.scan.mark(from, Class::Text);
            self.is_value = true;
        }
        is_found
    }

    fn name(&mut self) {
        let from = self.scan.at();
        let letters = self.code.letters;
        self.scan.skip(|byte| is_name(byte) || letters.contains(&byte));
        let word = self.scan.since(from);
        if self.prefixed(from, word) {
            return;
        }
        let class = self.name_class(from, word);
        let is_operator = class == Some(Class::Keyword) && !matches!(word, "this" | "self" | "super");
        self.is_value = !is_operator;
        if let Some(class) = class {
            self.scan.mark(from, class);
        }
    }

    /// A string with letters before its quote.
    fn prefixed(&mut self, from: usize, word: &str) -> bool {
        let Some(b'"' | b'\'' | b'#') = self.scan.peek() else { return false };
        let letters = word.as_bytes();
        if letters.len() > 3 || !letters.iter().all(|letter| self.code.prefixes.contains(letter)) {
            return false;
        }
        let is_raw = letters.iter().any(|letter| matches!(letter, b'r' | b'R'));
        let is_read = if is_raw && self.code.raw != Raw::None {
            let raw = self.code.raw;
            self.unclosed.attempt(self.scan, RAW, |scan| raw.read(scan))
        } else {
            let holds = letters.iter().any(|letter| b"fFtTsS".contains(letter));
            let inner = if holds { self.code.prefixed } else { Inner::None };
            if self.unclosed.string_from(self.scan, self.code.quotes, (from, Some(inner))) {
                self.is_value = true;
                return true;
            }
            self.code.apostrophe != Apostrophe::Nothing
                && self.scan.peek() == Some(b'\'')
                && self.prefixed_character()
        };
        if is_read {
            self.scan.mark(from, Class::Text);
            self.is_value = true;
        }
        is_read
    }

    /// `b'c'`
    fn prefixed_character(&mut self) -> bool {
        let start = self.scan.at();
        let is_read = self.character();
        if !is_read {
            self.scan.back(start);
        }
        is_read
    }

    fn name_class(&mut self, from: usize, word: &str) -> Option<Class> {
        let next = self.scan.peek();
        if let Some(class) = self.label(from, word, next) {
            return class;
        }
        let is_member = self.scan.behind(from, 1) == Some(b'.') && self.scan.behind(from, 2) != Some(b'.');
        if !is_member || word == "await" {
            if let Some(class) = self.code.words.class(word, self.code.fold) {
                self.expected = if class == Class::Keyword { expected(word) } else { None };
                return Some(class);
            }
        }
        let expected = self.expected.take();
        if self.code.extra == Extra::Rust && next == Some(b'!') && self.scan.ahead(1) != Some(b'=') {
            self.scan.bump();
            return Some(Class::Function);
        }
        expected.or_else(|| self.capital(word, next, is_member)).or_else(|| self.call(next))
    }

    fn call(&self, next: Option<u8>) -> Option<Class> {
        (self.code.calls && next == Some(b'(')).then_some(Class::Function)
    }

    /// What a name with a capital letter is.
    fn capital(&self, word: &str, next: Option<u8>, is_member: bool) -> Option<Class> {
        let is_call = next == Some(b'(') && (is_member || self.code.capitals == Capitals::TypesOrCalls);
        let is_capital = word.as_bytes()[0].is_ascii_uppercase();
        if self.code.capitals == Capitals::Names || is_call || !is_capital {
            return None;
        }
        let is_constant = word.len() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase());
        Some(if is_constant { Class::Constant } else { Class::Type })
    }

    /// What a word is because of the mark behind it; the inner option is its class.
    fn label(&mut self, from: usize, word: &str, next: Option<u8>) -> Option<Option<Class>> {
        let labels = self.code.labels;
        let is_colon = next == Some(b':') && self.scan.ahead(1) != Some(b':');
        match labels {
            Labels::Plain if is_colon && !matches!(word, "default" | "else") => {
                // A word behind `?` or `case` is a value.
                self.code.words.class(word, false).filter(|class| *class == Class::Keyword).map(|_| None)
            }
            Labels::Colon if is_colon => Some(Some(Class::Attribute)),
            Labels::Equals if matches!(next, Some(b' ' | b'\t' | b'=')) && self.is_assigned(from) => {
                Some(Some(Class::Attribute))
            }
            Labels::Signature if next == Some(b' ') && self.is_signature() => Some(Some(Class::Function)),
            Labels::None | Labels::Plain if self.code.extra == Extra::Script && next == Some(b'=') => {
                matches!(self.scan.ahead(1), Some(b'"' | b'{' | b'\'')).then_some(Some(Class::Attribute))
            }
            _ => None,
        }
    }

    /// Whether `=`, but not `==`, follows.
    fn is_assigned(&mut self, from: usize) -> bool {
        let end = self.scan.at();
        self.scan.blanks();
        let is_assigned = self.scan.peek() == Some(b'=') && !matches!(self.scan.ahead(1), Some(b'=' | b'>'));
        self.scan.back(end);
        is_assigned && from < end
    }

    fn is_signature(&self) -> bool {
        self.scan.starts(" :: ")
    }
}

/// What a name behind a keyword is.
fn expected(keyword: &str) -> Option<Class> {
    match keyword {
        "fn" | "def" | "defp" | "defmacro" | "func" | "fun" | "function" | "sub" | "rpc" => {
            Some(Class::Function)
        }
        "class" | "struct" | "enum" | "trait" | "interface" | "union" | "protocol" | "object" | "module"
        | "defmodule" | "record" | "message" | "service" | "type" | "new" | "extends" | "implements" => {
            Some(Class::Type)
        }
        _ => None,
    }
}

/// Reads `/…/flags` in one line.
fn regex(scan: &mut Scan<'_>) -> bool {
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
    fn read(self, scan: &mut Scan<'_>) -> bool {
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
