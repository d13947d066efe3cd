//! What only JavaScript and its kin have: tags, and regular expressions.
//!
//! In: a `<` or a `/`. Out: a mark, if it is certain what it is. Never: reads the text between
//! tags as anything but code.

use super::super::scan::Class;
use super::super::strings::is_name;
use super::{Lexer, REGEX, literals};

impl Lexer<'_, '_> {
    pub(super) fn script(&mut self, byte: u8) -> bool {
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
        let is_found = self.unclosed.attempt(self.scan, REGEX, literals::regex);
        if is_found {
            self.scan.mark(from, Class::Text);
            self.is_value = true;
        }
        is_found
    }
}
