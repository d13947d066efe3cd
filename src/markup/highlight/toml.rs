//! TOML, and the older forms of sections with keys and values.
//!
//! In: a text and a [`Dialect`]. Out: marks for sections, keys and values. Never: colours plain
//! text behind a key.

use super::scan::{Class, Scan};
use super::strings::{DOUBLE, Escape, Inner, Quote, SINGLE, Unclosed, is_name, quote};

/// Which of the forms is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Toml,
    /// INI, properties, `.env`.
    Ini,
}

const QUOTES: &[Quote] = &[
    quote("\"\"\"", "\"\"\"").lines(),
    quote("'''", "'''").lines().escape(Escape::None),
    DOUBLE,
    SINGLE.escape(Escape::None),
];
const INI_QUOTES: &[Quote] = &[DOUBLE.inner(Inner::Dollar), SINGLE];

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>, dialect: Dialect) {
    let quotes = if dialect == Dialect::Toml { QUOTES } else { INI_QUOTES };
    let mut toml = Toml { scan, dialect, quotes, unclosed: Unclosed::default(), brackets: 0, depth: 0 };
    while toml.scan.peek().is_some() {
        toml.line();
    }
}

struct Toml<'s, 't> {
    scan: &'s mut Scan<'t>,
    dialect: Dialect,
    quotes: &'static [Quote],
    unclosed: Unclosed,
    /// For each open bracket, from the last, whether it holds keys.
    brackets: u64,
    depth: usize,
}

impl Toml<'_, '_> {
    fn line(&mut self) {
        self.scan.blanks();
        if self.depth == 0 && self.scan.peek() == Some(b'[') {
            self.section();
        } else if self.depth == 0 || self.brackets & 1 == 1 {
            self.key();
        }
        self.values();
    }

    /// `[name]` and `[[name]]`
    fn section(&mut self) {
        self.scan.skip(|byte| byte == b'[');
        let from = self.scan.at();
        self.scan.skip(|byte| !matches!(byte, b']' | b'\n'));
        self.scan.mark(from, Class::Type);
        self.scan.skip(|byte| byte == b']');
    }

    fn key(&mut self) {
        let from = self.scan.at();
        let is_ini = self.dialect == Dialect::Ini;
        if self.comment() {
            return;
        }
        let from = if is_ini && self.scan.eat("export ") { self.exported(from) } else { from };
        let mut end = from;
        while let Some(byte) = self.scan.peek() {
            match byte {
                b'"' | b'\'' if !is_ini => {
                    let start = self.scan.at();
                    self.scan.bump();
                    self.scan.skip(|next| next != byte && next != b'\n');
                    if self.scan.peek() != Some(byte) {
                        return self.scan.back(start);
                    }
                }
                b' ' | b'\t' => {
                    self.scan.bump();
                    continue;
                }
                b'=' => break,
                b':' if is_ini => break,
                b'\n' | b'#' => return,
                b',' | b'{' | b'}' | b'[' | b']' if !is_ini => return,
                _ => {}
            }
            self.scan.bump();
            end = self.scan.at();
        }
        if self.scan.peek().is_some() {
            self.key_end(from, end);
        }
    }

    /// Marks `export`; where the key behind it starts.
    fn exported(&mut self, from: usize) -> usize {
        self.scan.back(from + "export".len());
        self.scan.mark(from, Class::Keyword);
        self.scan.blanks();
        self.scan.at()
    }

    fn key_end(&mut self, from: usize, end: usize) {
        self.scan.back(end);
        self.scan.mark(from, Class::Attribute);
        self.scan.blanks();
        self.scan.bump();
    }

    fn comment(&mut self) -> bool {
        let is_start = matches!(self.scan.before(), None | Some(b' ' | b'\t' | b'\n'));
        let is_comment = match self.scan.peek() {
            Some(b'#') => is_start || self.dialect == Dialect::Toml,
            Some(b';') => is_start && self.dialect == Dialect::Ini,
            _ => false,
        };
        if is_comment {
            let from = self.scan.at();
            self.scan.line();
            self.scan.mark(from, Class::Comment);
        }
        is_comment
    }

    /// Reads up to and with the end of the line.
    fn values(&mut self) {
        while let Some(byte) = self.scan.peek() {
            if byte == b'\n' {
                return self.scan.bump();
            }
            if self.comment() || self.unclosed.string(self.scan, self.quotes) {
                continue;
            }
            match byte {
                b'[' | b'{' | b']' | b'}' | b',' if self.dialect == Dialect::Toml => self.bracket(byte),
                _ if is_name(byte) || matches!(byte, b'+' | b'-') => self.word(),
                b'$' => self.variable(),
                _ => self.scan.bump(),
            }
        }
    }

    fn bracket(&mut self, byte: u8) {
        self.scan.bump();
        match byte {
            b'[' | b'{' => {
                self.brackets = self.brackets << 1 | u64::from(byte == b'{');
                self.depth += 1;
            }
            b']' | b'}' => {
                self.brackets >>= 1;
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
        if matches!(byte, b'{' | b',') && self.brackets & 1 == 1 {
            self.scan.blanks();
            self.key();
        }
    }

    /// A number, a date, a time, `true`, `inf`.
    fn word(&mut self) {
        let from = self.scan.at();
        self.scan.skip(|byte| is_name(byte) || matches!(byte, b'+' | b'-' | b'.' | b':'));
        let word = self.scan.since(from);
        let is_plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.:_".contains(&byte));
        let is_number =
            is_plain && word.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
        let is_alone = !matches!(self.scan.peek(), Some(b'/' | b'@' | b'$'));
        let is_first = !matches!(self.scan.behind(from, 1), Some(b'/' | b'@' | b'}'));
        if (is_number && is_alone && is_first) || self.is_constant(word) {
            self.scan.mark(from, Class::Constant);
        }
    }

    fn is_constant(&self, word: &str) -> bool {
        match word {
            "true" | "false" => true,
            "inf" | "nan" | "+inf" | "-inf" | "+nan" | "-nan" => self.dialect == Dialect::Toml,
            "yes" | "no" | "on" | "off" | "True" | "False" => self.dialect == Dialect::Ini,
            _ => false,
        }
    }

    /// `$NAME` and `${NAME}`
    fn variable(&mut self) {
        let from = self.scan.at();
        self.scan.bump();
        if self.scan.eat("{") {
            self.scan.skip(|byte| is_name(byte) || byte == b'.' || byte == b'-');
            self.scan.eat("}");
        } else {
            self.scan.skip(is_name);
        }
        if self.dialect == Dialect::Ini {
            self.scan.mark(from, Class::Variable);
        }
    }
}
