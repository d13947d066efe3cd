//! Shells, and files that hold their commands.

use super::super::shell::{Dialect, Lines};
use super::super::strings::{Escape, Inner, Quote, quote};
use super::super::words::{Words, words};

const DOUBLE: Quote = quote("\"", "\"").lines().inner(Inner::Dollar);
const SINGLE: Quote = quote("'", "'").lines().escape(Escape::None);

pub(super) static POSIX: Dialect = Dialect {
    words: &POSIX_WORDS,
    fold: false,
    escape: b'\\',
    quotes: &[DOUBLE, SINGLE, quote("$'", "'").lines()],
    block: None,
    lines: Lines::Commands,
};
static POSIX_WORDS: Words = words(
    "alias break case continue declare do done elif else esac eval exec exit export fi for function if in local \
     readonly return select set shift source then time trap typeset unalias unset until while",
    "true false",
    "",
);

pub(super) static CONSOLE: Dialect = Dialect { lines: Lines::Session, ..POSIX };

pub(super) static FISH: Dialect =
    Dialect { words: &FISH_WORDS, quotes: &[DOUBLE, SINGLE.escape(Escape::Byte(b'\\'))], ..POSIX };
static FISH_WORDS: Words = words(
    "and begin break case continue else end exec exit for function if in not or return set source switch while",
    "true false",
    "",
);

pub(super) static POWERSHELL: Dialect = Dialect {
    words: &POWERSHELL_WORDS,
    fold: true,
    escape: b'`',
    quotes: &[
        quote("@\"", "\"@").lines().escape(Escape::None).inner(Inner::Dollar),
        quote("@'", "'@").lines().escape(Escape::None),
        DOUBLE.escape(Escape::Byte(b'`')),
        SINGLE.escape(Escape::Doubled),
    ],
    block: Some(("<#", "#>")),
    lines: Lines::Commands,
};
static POWERSHELL_WORDS: Words = words(
    "begin break catch class continue do else elseif end enum exit filter finally for foreach function if in \
     param process return switch throw trap try until using while",
    "",
    "",
);

pub(super) static DOCKERFILE: Dialect = Dialect { lines: Lines::Instructions(&DOCKERFILE_WORDS), ..POSIX };
static DOCKERFILE_WORDS: Words = words(
    "add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user \
     volume workdir",
    "",
    "",
);
