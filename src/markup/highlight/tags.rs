//! Markup with tags: HTML, XML, and templates for them.
//!
//! In: a text. Out: marks for tags, attributes, values, comments, entities and placeholders.
//! Never: reads scripts and styles inside.

use super::scan::{Class, Scan};
use super::strings::{Escape, Quote, Unclosed, is_name, quote};

/// Values of attributes.
const VALUES: &[Quote] =
    &[quote("\"", "\"").lines().escape(Escape::None), quote("'", "'").lines().escape(Escape::None)];

/// What starts, what ends, and what it is; each with a place of [`Unclosed`].
const PIECES: &[(&str, &str, Class)] = &[
    ("{#", "#}", Class::Comment),
    ("{{", "}}", Class::Variable),
    ("{%", "%}", Class::Variable),
    ("<%", "%>", Class::Variable),
];

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>) {
    let mut tags = Tags { scan, unclosed: Unclosed::default() };
    loop {
        tags.scan.skip(|byte| !matches!(byte, b'<' | b'&' | b'{'));
        let Some(byte) = tags.scan.peek() else { break };
        let is_read = tags.piece() || (byte == b'<' && tags.tag()) || (byte == b'&' && tags.entity());
        if !is_read {
            tags.scan.bump();
        }
    }
}

struct Tags<'s, 't> {
    scan: &'s mut Scan<'t>,
    unclosed: Unclosed,
}

impl Tags<'_, '_> {
    /// A comment or a placeholder.
    fn piece(&mut self) -> bool {
        let from = self.scan.at();
        if self.scan.eat("<!--") {
            self.scan.past("-->");
            self.scan.mark(from, Class::Comment);
            return true;
        }
        if self.scan.eat("<![CDATA[") {
            self.scan.past("]]>");
            self.scan.mark(from, Class::Text);
            return true;
        }
        let Some(number) = PIECES.iter().position(|(open, ..)| self.scan.starts(open)) else { return false };
        let (_, close, class) = PIECES[number];
        let is_read = self.unclosed.attempt(self.scan, 2 + number, |scan| scan.past(close));
        if is_read {
            self.scan.mark(from, class);
        }
        is_read
    }

    fn entity(&mut self) -> bool {
        const LONGEST: usize = 32;
        let from = self.scan.at();
        self.scan.bump();
        self.scan.eat("#");
        let name = self.scan.at();
        while self.scan.at() < name + LONGEST
            && self.scan.peek().is_some_and(|byte| byte.is_ascii_alphanumeric())
        {
            self.scan.bump();
        }
        let is_entity = self.scan.at() > name && self.scan.eat(";");
        if is_entity {
            self.scan.mark(from, Class::Constant);
        }
        is_entity
    }

    fn tag(&mut self) -> bool {
        let start = self.scan.at();
        self.scan.bump();
        let is_end = self.scan.eat("/");
        let is_declared = !is_end && (self.scan.eat("!") || self.scan.eat("?"));
        let from = self.scan.at();
        if !self.scan.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.scan.back(start);
            return false;
        }
        self.scan.skip(is_tag_name);
        let name = self.scan.since(from);
        self.scan.mark(from, if is_declared { Class::Keyword } else { Class::Type });
        self.attributes();
        if !is_end && self.scan.eat(">") {
            self.raw(name);
        }
        true
    }

    /// Reads up to `>`, or to what cannot stand in a tag.
    fn attributes(&mut self) {
        while let Some(byte) = self.scan.peek() {
            match byte {
                b'>' | b'<' => break,
                b'"' | b'\'' if self.unclosed.string(self.scan, VALUES) => {}
                b'=' => self.value(),
                b'{' if self.piece() => {}
                _ if is_name(byte) || matches!(byte, b':' | b'@' | b'#' | b'*' | b'(' | b'[') => {
                    self.attribute();
                }
                _ => self.scan.bump(),
            }
        }
    }

    fn attribute(&mut self) {
        let from = self.scan.at();
        self.scan
            .skip(|byte| is_tag_name(byte) || matches!(byte, b'@' | b'#' | b'*' | b'(' | b')' | b'[' | b']'));
        self.scan.mark(from, Class::Attribute);
    }

    /// What stands behind `=` without quotes.
    fn value(&mut self) {
        self.scan.bump();
        self.scan.skip(|byte| byte.is_ascii_whitespace());
        let from = self.scan.at();
        self.scan
            .skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'{'));
        self.scan.mark(from, Class::Text);
    }

    /// Reads over what is no markup.
    fn raw(&mut self, name: &str) {
        if !["script", "style"].iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            return;
        }
        while self.scan.past("</") {
            let from = self.scan.at();
            self.scan.skip(is_tag_name);
            if self.scan.since(from).eq_ignore_ascii_case(name) {
                return self.scan.back(from - 2);
            }
        }
    }
}

fn is_tag_name(byte: u8) -> bool {
    is_name(byte) || matches!(byte, b'-' | b':' | b'.')
}
