//! Languages for scripts, and those that read like them.

use super::super::scan::Class;
use super::super::strings::{DOUBLE, Escape, Inner, Quote, SINGLE, quote};
use super::super::tokens::{Apostrophe, BASE, Capitals, Code, Extra, Labels};
use super::super::words::{Words, words};

const TRIPLE: Quote = quote("\"\"\"", "\"\"\"").lines();
const TRIPLE_SINGLE: Quote = quote("'''", "'''").lines();

/// What many of these languages share.
const SCRIPT: Code = Code { line: &["#"], quotes: &[DOUBLE, SINGLE], ..BASE };

pub(super) static PYTHON: Code = Code {
    words: &PYTHON_WORDS,
    quotes: &[TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
    prefixes: b"rRbBuUfFtT",
    prefixed: Inner::Brace,
    sigils: &[(b'@', Class::Attribute)],
    capitals: Capitals::Types,
    ..SCRIPT
};
static PYTHON_WORDS: Words = words(
    "and as assert async await break class continue def del elif else except finally for from global if import \
     in is lambda match nonlocal not or pass raise return self try while with yield",
    "True False None NotImplemented",
    "bool bytes dict float frozenset int list object set str tuple",
);

pub(super) static RUBY: Code = Code {
    words: &RUBY_WORDS,
    block: &[("=begin", "=end")],
    quotes: &[
        DOUBLE.lines().inner(Inner::HashBrace),
        SINGLE.lines(),
        quote("`", "`").inner(Inner::HashBrace),
    ],
    letters: b"?!",
    sigils: &[(b'@', Class::Variable), (b'$', Class::Variable), (b':', Class::Constant)],
    capitals: Capitals::Types,
    labels: Labels::Colon,
    ..SCRIPT
};
static RUBY_WORDS: Words = words(
    "alias and attr_accessor attr_reader attr_writer begin break case class def defined? do else elsif end \
     ensure extend for if in include module next not or private protected public raise redo require \
     require_relative rescue retry return self super then undef unless until when while yield",
    "true false nil __FILE__",
    "",
);

pub(super) static PHP: Code = Code {
    words: &PHP_WORDS,
    fold: true,
    line: &["//", "#"],
    block: &[("/*", "*/")],
    quotes: &[DOUBLE.lines().inner(Inner::Dollar), SINGLE.lines()],
    sigils: &[(b'$', Class::Variable)],
    capitals: Capitals::Types,
    extra: Extra::Attributes,
    ..SCRIPT
};
static PHP_WORDS: Words = words(
    "abstract and array as break callable case catch class clone const continue declare default do echo else \
     elseif empty enum extends final finally fn for foreach function global goto if implements include \
     include_once instanceof insteadof interface isset list match namespace new or php print private protected \
     public readonly require require_once return static switch throw trait try unset use var while xor yield",
    "true false null",
    "bool float int iterable mixed never object parent self string void",
);

pub(super) static LUA: Code = Code {
    words: &LUA_WORDS,
    line: &["--"],
    block: &[("--[[", "]]"), ("--[=[", "]=]")],
    quotes: &[DOUBLE, SINGLE, quote("[[", "]]").lines().escape(Escape::None)],
    ..SCRIPT
};
static LUA_WORDS: Words = words(
    "and break do else elseif end for function goto if in local not or repeat return self then until while",
    "true false nil",
    "",
);

pub(super) static PERL: Code = Code {
    words: &PERL_WORDS,
    block: &[("=pod", "=cut"), ("=head1", "=cut")],
    quotes: &[DOUBLE.lines().inner(Inner::Dollar), SINGLE.lines()],
    sigils: &[(b'$', Class::Variable), (b'@', Class::Variable)],
    ..SCRIPT
};
static PERL_WORDS: Words = words(
    "and cmp die do each else elsif eq for foreach ge given gt if import last le local lt my ne next no not or \
     our package print printf push redo require return say shift sub undef unless until use when while",
    "__FILE__ __PACKAGE__",
    "",
);

pub(super) static R: Code = Code { words: &R_WORDS, letters: b".", ..SCRIPT };
static R_WORDS: Words = words(
    "break else for function if in library next repeat require return while",
    "TRUE FALSE NULL NA NaN Inf NA_character_ NA_integer_ NA_real_",
    "",
);

pub(super) static HASKELL: Code = Code {
    words: &HASKELL_WORDS,
    line: &["--"],
    block: &[("{-", "-}")],
    nested: true,
    quotes: &[DOUBLE],
    apostrophe: Apostrophe::Character,
    letters: b"'",
    capitals: Capitals::Types,
    calls: false,
    labels: Labels::Signature,
    ..BASE
};
static HASKELL_WORDS: Words = words(
    "as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr \
     instance let module newtype of qualified then type where",
    "True False otherwise",
    "",
);

pub(super) static ELIXIR: Code = Code {
    words: &ELIXIR_WORDS,
    quotes: &[
        TRIPLE.inner(Inner::HashBrace),
        TRIPLE_SINGLE.inner(Inner::HashBrace),
        DOUBLE.lines().inner(Inner::HashBrace),
        SINGLE.inner(Inner::HashBrace),
    ],
    letters: b"?!",
    sigils: &[(b'@', Class::Attribute), (b':', Class::Constant)],
    capitals: Capitals::Types,
    labels: Labels::Colon,
    ..SCRIPT
};
static ELIXIR_WORDS: Words = words(
    "after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmacrop defmodule \
     defoverridable defp defprotocol defstruct do else end fn for if import in not or quote raise receive \
     require rescue try unless unquote use when with",
    "true false nil",
    "",
);
