//! Shells: commands, options, variables; and sessions, where only some lines are commands.
//!
//! In: a text and a [`Dialect`]. Out: marks. Never: takes the output of a command for commands.

use super::scan::{Class, Scan};
use super::strings::{Quote, Unclosed, is_name, pair};
use super::words::Words;

/// How a shell is written.
pub(super) struct Dialect {
    pub(super) words: &'static Words,
    /// Whether the case of these words does not count, as in PowerShell.
    pub(super) fold: bool,
    pub(super) escape: u8,
    pub(super) quotes: &'static [Quote],
    pub(super) block: Option<(&'static str, &'static str)>,
    pub(super) lines: Lines,
}

/// What the lines of a text are.
#[derive(Clone, Copy)]
pub(super) enum Lines {
    /// Commands; unless the first line has a prompt.
    Commands,
    /// Commands behind prompts, and what they print.
    Session,
    /// Instructions of a Dockerfile, some of which hold commands.
    Instructions(&'static Words),
}

/// The place of [`Unclosed`] for `${`.
const BRACES: usize = 7;

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>, dialect: &'static Dialect) {
    let is_session = match dialect.lines {
        Lines::Commands => first_is_prompt(scan),
        Lines::Session => has_prompt(scan),
        Lines::Instructions(_) => false,
    };
    let unclosed = Unclosed::default();
    let mut shell =
        Shell { scan, dialect, unclosed, place: Place::Command, is_assigned: false, has_in: false };
    while shell.scan.peek().is_some() {
        match dialect.lines {
            Lines::Instructions(words) => shell.instruction(words),
            Lines::Commands | Lines::Session if is_session => shell.session_line(),
            Lines::Commands | Lines::Session => shell.command(),
        }
    }
}

fn first_is_prompt(scan: &mut Scan<'_>) -> bool {
    scan.skip(|byte| byte.is_ascii_whitespace());
    let is_prompt = scan.starts("$ ");
    scan.back(0);
    is_prompt
}

fn has_prompt(scan: &mut Scan<'_>) -> bool {
    let mut found = false;
    while !found && scan.peek().is_some() {
        found = prompt(scan);
        scan.line();
        scan.eat("\n");
    }
    scan.back(0);
    found
}

/// Reads `$ `, `% `, `(venv) $ `, `me@host:~$ ` or `PS C:\> `.
fn prompt(scan: &mut Scan<'_>) -> bool {
    scan.blanks();
    if scan.peek() == Some(b'(') {
        scan.skip(|byte| !matches!(byte, b')' | b'\n'));
        scan.eat(") ");
    }
    if scan.eat("$ ") || scan.eat("% ") || scan.eat("\u{276f} ") {
        return true;
    }
    let from = scan.at();
    if scan.eat("PS ") {
        scan.skip(|byte| !matches!(byte, b'>' | b'\n'));
        return scan.eat("> ");
    }
    scan.skip(|byte| !byte.is_ascii_whitespace());
    let word = scan.since(from);
    let is_place = word.contains(['@', '~', ']']) && word.ends_with(['$', '#', '%']);
    is_place && scan.eat(" ")
}

/// Where in a command the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before its name.
    Command,
    /// Before the name of a function.
    Function,
    Arguments,
}

struct Shell<'s, 't> {
    scan: &'s mut Scan<'t>,
    dialect: &'static Dialect,
    unclosed: Unclosed,
    place: Place,
    /// Whether the value of a variable is being read, behind which a command may come.
    is_assigned: bool,
    /// Whether `in` is a keyword, as behind `for`.
    has_in: bool,
}

impl Shell<'_, '_> {
    /// Reads up to and with the end of a line that is not escaped.
    fn command(&mut self) {
        (self.place, self.is_assigned, self.has_in) = (Place::Command, false, false);
        self.rest();
    }

    fn rest(&mut self) {
        while let Some(byte) = self.scan.peek() {
            if byte == b'\n' {
                return self.scan.bump();
            }
            self.token(byte);
        }
    }

    fn session_line(&mut self) {
        let start = self.scan.at();
        if prompt(self.scan) {
            self.command();
            while self.scan.starts("> ") {
                self.scan.bump();
                self.rest();
            }
            return;
        }
        self.scan.back(start);
        self.scan.blanks();
        let from = self.scan.at();
        let is_comment = self.scan.starts("# ");
        self.scan.line();
        if is_comment {
            self.scan.mark(from, Class::Comment);
        }
        self.scan.eat("\n");
    }

    fn instruction(&mut self, words: &Words) {
        self.scan.blanks();
        let from = self.scan.at();
        self.scan.skip(is_name);
        let word = self.scan.since(from);
        (self.place, self.is_assigned, self.has_in) = (Place::Arguments, false, false);
        if words.class(word, true).is_some() {
            self.scan.mark(from, Class::Keyword);
            if ["run", "cmd", "entrypoint"].iter().any(|name| name.eq_ignore_ascii_case(word)) {
                self.place = Place::Command;
            }
        }
        self.rest();
    }

    fn token(&mut self, byte: u8) {
        if byte == b' ' || byte == b'\t' {
            return self.blank();
        }
        if byte == self.dialect.escape && self.scan.ahead(1) == Some(b'\n') {
            self.scan.bump();
            return self.scan.bump();
        }
        if self.comment(byte) {
            return;
        }
        if self.unclosed.string(self.scan, self.dialect.quotes) {
            self.place = Place::Arguments;
            return;
        }
        match byte {
            b'$' => self.variable(),
            b'|' | b'&' | b';' => self.joint(byte),
            b'<' | b'>' => self.redirection(),
            b'(' | b'`' if byte != self.dialect.escape => self.start_command(),
            b'!' | b'{' if self.is_word_start() => self.start_command(),
            b')' | b'}' | b'"' | b'\'' => self.scan.bump(),
            _ => self.word(byte),
        }
    }

    fn start_command(&mut self) {
        self.scan.bump();
        self.place = Place::Command;
    }

    fn blank(&mut self) {
        self.scan.blanks();
        if self.is_assigned {
            (self.place, self.is_assigned) = (Place::Command, false);
        }
    }

    fn is_word_start(&self) -> bool {
        matches!(self.scan.before(), None | Some(b' ' | b'\t' | b'\n' | b';' | b'(' | b'|' | b'&'))
    }

    fn comment(&mut self, byte: u8) -> bool {
        let from = self.scan.at();
        match self.dialect.block {
            Some((open, close)) if self.scan.eat(open) => {
                self.scan.past(close);
            }
            _ if byte == b'#' && self.is_word_start() => self.scan.line(),
            _ => return false,
        }
        self.scan.mark(from, Class::Comment);
        true
    }

    fn variable(&mut self) {
        let from = self.scan.at();
        let is_command = self.scan.ahead(1) == Some(b'(');
        if self.scan.ahead(1) == Some(b'{') {
            let is_read = self.unclosed.attempt(self.scan, BRACES, |scan| {
                scan.bump();
                pair(scan, (b'{', b'}'), false)
            });
            if !is_read {
                self.scan.bump();
            }
        } else {
            self.scan.bump();
            match self.scan.peek() {
                Some(b'?' | b'@' | b'#' | b'*' | b'!' | b'$' | b'-') => self.scan.bump(),
                _ => self.scan.skip(|byte| is_name(byte) || byte == b':' && self.dialect.fold),
            }
        }
        if is_command {
            return self.start_command();
        }
        if self.scan.at() > from + 1 {
            self.scan.mark(from, Class::Variable);
        }
        self.place = Place::Arguments;
    }

    /// `|`, `||`, `&&`, `&` and `;`.
    fn joint(&mut self, byte: u8) {
        let from = self.scan.at();
        let is_duplicate = self.scan.before() == Some(b'>');
        self.scan.skip(|next| next == byte);
        if byte != b';' {
            self.scan.mark(from, Class::Operator);
        }
        if !is_duplicate {
            (self.place, self.is_assigned, self.has_in) = (Place::Command, false, false);
        }
    }

    fn redirection(&mut self) {
        let from = self.scan.at();
        self.scan.skip(|byte| matches!(byte, b'<' | b'>'));
        self.scan.mark(from, Class::Operator);
    }

    fn word(&mut self, first: u8) {
        let from = self.scan.at();
        let is_start = self.is_word_start();
        if is_start && first == b'-' {
            return self.option(from);
        }
        if is_start && (first == b'_' || first.is_ascii_alphabetic()) {
            self.scan.skip(is_name);
            if self.scan.peek() == Some(b'=') || self.scan.starts("+=") {
                return self.assignment(from);
            }
        }
        self.word_rest();
        if is_start {
            self.word_class(from, first);
        }
    }

    fn assignment(&mut self, from: usize) {
        self.scan.mark(from, Class::Variable);
        self.scan.eat("+");
        self.scan.bump();
        self.is_assigned = self.place == Place::Command;
        self.place = Place::Arguments;
    }

    /// Reads to the end of a word, or to what is no plain part of it. At least one character.
    fn word_rest(&mut self) {
        let escape = self.dialect.escape;
        let is_plain = |byte| !b" \t\n|&;()<>\"'`$\\=".contains(&byte);
        let from = self.scan.at();
        loop {
            self.scan.skip(|byte| is_plain(byte) && byte != escape);
            match self.scan.peek() {
                Some(byte) if byte == escape => {
                    self.scan.bump();
                    self.scan.bump();
                }
                Some(b'\\' | b'=') => self.scan.bump(),
                _ => break,
            }
        }
        if self.scan.at() == from && self.scan.before().is_none_or(|byte| !is_name(byte)) {
            self.scan.bump();
        }
    }

    /// `-x`, `--long`, `--long=value`
    fn option(&mut self, from: usize) {
        self.scan.skip(|byte| is_name(byte) || byte == b'-' || byte == b'.');
        let is_option = self.scan.since(from).bytes().any(|byte| byte != b'-' && !byte.is_ascii_digit());
        if is_option {
            self.scan.mark(from, Class::Attribute);
        }
        self.place = Place::Arguments;
    }

    fn word_class(&mut self, from: usize, first: u8) {
        let word = self.scan.since(from);
        let place = std::mem::replace(&mut self.place, Place::Arguments);
        let class = match place {
            Place::Command if self.dialect.fold && self.scan.next_solid() == Some(b'=') => {
                Some(Class::Variable)
            }
            Place::Command if self.is_pattern(from) => {
                self.place = Place::Command;
                None
            }
            Place::Command => self.command_class(word, first),
            Place::Function => Some(Class::Function),
            Place::Arguments => self.argument_class(word),
        };
        if let Some(class) = class {
            self.scan.mark(from, class);
        }
    }

    fn command_class(&mut self, word: &str, first: u8) -> Option<Class> {
        let class = self.dialect.words.class(word, self.dialect.fold);
        if class == Some(Class::Keyword) {
            self.has_in = matches!(word, "for" | "case" | "select" | "foreach" | "ForEach");
            self.place = match word {
                "function" | "filter" => Place::Function,
                "if" | "then" | "elif" | "else" | "while" | "until" | "do" | "time" | "eval" | "exec"
                | "and" | "or" | "not" | "begin" | "try" => Place::Command,
                _ => Place::Arguments,
            };
        }
        let is_command = first.is_ascii_alphanumeric() || matches!(first, b'.' | b'/' | b'~' | b'_' | 0x80..);
        class.or(is_command.then_some(Class::Function))
    }

    /// Whether a word is a pattern of `case`: `word)`, but not `(word)`.
    fn is_pattern(&self, from: usize) -> bool {
        self.scan.peek() == Some(b')') && !matches!(self.scan.behind(from, 1), Some(b'(' | b'`'))
    }

    fn argument_class(&mut self, word: &str) -> Option<Class> {
        let is_file = matches!(self.dialect.lines, Lines::Instructions(_));
        if word == "=" && self.dialect.fold {
            self.place = Place::Command;
        }
        let is_keyword = (word == "in" && self.has_in) || (is_file && word.eq_ignore_ascii_case("as"));
        is_keyword.then_some(Class::Keyword)
    }
}
