//! How a language is written: what the tables of `languages` say.
//!
//! In: nothing. Out: types, and a language without anything to start from. Never: reads a text.

use super::super::scan::Class;
use super::super::strings::{Inner, Quote};
use super::super::words::{Words, words};

/// How a language is written.
#[derive(Clone, Copy)]
pub(in crate::markup::highlight) struct Code {
    /// Keywords, constants and types.
    pub(in crate::markup::highlight) words: &'static Words,
    /// Whether the case of these words does not count.
    pub(in crate::markup::highlight) fold: bool,
    /// What starts a comment that ends with its line.
    pub(in crate::markup::highlight) line: &'static [&'static str],
    /// What starts and ends other comments.
    pub(in crate::markup::highlight) block: &'static [(&'static str, &'static str)],
    /// Whether these comments may hold each other.
    pub(in crate::markup::highlight) nested: bool,
    pub(in crate::markup::highlight) quotes: &'static [Quote],
    pub(in crate::markup::highlight) apostrophe: Apostrophe,
    /// Letters that may stand before an opening quote.
    pub(in crate::markup::highlight) prefixes: &'static [u8],
    /// What strings hold behind such letters, unless these only say how characters are coded.
    pub(in crate::markup::highlight) prefixed: Inner,
    pub(in crate::markup::highlight) raw: Raw,
    /// Bytes of names beside letters, digits and `_`.
    pub(in crate::markup::highlight) letters: &'static [u8],
    /// Bytes before names, and what such names are.
    pub(in crate::markup::highlight) sigils: &'static [(u8, Class)],
    pub(in crate::markup::highlight) capitals: Capitals,
    /// Whether a name before `(` is a function.
    pub(in crate::markup::highlight) calls: bool,
    pub(in crate::markup::highlight) labels: Labels,
    pub(in crate::markup::highlight) extra: Extra,
}

/// What `'` means, where it is no quote of strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::markup::highlight) enum Apostrophe {
    Nothing,
    /// `'c'`.
    Character,
    /// `'c'`, and `'name` for lifetimes.
    Lifetime,
}

/// How strings without escapes are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::markup::highlight) enum Raw {
    None,
    /// `r#"…"#`.
    Hashes,
    /// `R"x(…)x"`.
    Named,
}

/// What a name with a capital letter is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::markup::highlight) enum Capitals {
    Names,
    Types,
    /// A type, or a function where `(` follows.
    TypesOrCalls,
}

/// What a word with a mark behind it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::markup::highlight) enum Labels {
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
pub(in crate::markup::highlight) enum Extra {
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
pub(in crate::markup::highlight) const BASE: Code = Code {
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
