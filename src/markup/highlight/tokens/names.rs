//! Names, and the strings that have letters before their quote.
//!
//! In: the start of a name. Out: a mark that says what the name is, as far as its letters, the
//! word before and the byte behind tell. Never: knows what a name was declared as.

use super::super::scan::Class;
use super::super::strings::{Inner, is_name};
use super::{Apostrophe, Capitals, Extra, Labels, Lexer, RAW, Raw};

impl Lexer<'_, '_> {
    pub(super) fn name(&mut self) {
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
        if let Some(class) = self.label(word, next) {
            return class;
        }
        let is_member = self.scan.behind(from, 1) == Some(b'.') && self.scan.behind(from, 2) != Some(b'.');
        if (!is_member || word == "await")
            && let Some(class) = self.code.words.class(word, self.code.fold)
        {
            self.expected = if class == Class::Keyword { expected(word) } else { None };
            return Some(class);
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
    fn label(&mut self, word: &str, next: Option<u8>) -> Option<Option<Class>> {
        let labels = self.code.labels;
        let is_colon = next == Some(b':') && self.scan.ahead(1) != Some(b':');
        match labels {
            Labels::Plain if is_colon && !matches!(word, "default" | "else") => {
                // `{ in: 1 }`, `f(for: x)`
                self.code.words.class(word, false).filter(|class| *class == Class::Keyword).map(|_| None)
            }
            Labels::Colon if is_colon => Some(Some(Class::Attribute)),
            Labels::Equals if matches!(next, Some(b' ' | b'\t' | b'=')) && self.is_assigned() => {
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
    fn is_assigned(&mut self) -> bool {
        let end = self.scan.at();
        self.scan.blanks();
        let is_assigned = self.scan.peek() == Some(b'=') && !matches!(self.scan.ahead(1), Some(b'=' | b'>'));
        self.scan.back(end);
        is_assigned
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
