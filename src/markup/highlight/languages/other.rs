//! Languages that describe something: values, queries, schemas, builds.

use super::super::scan::Class;
use super::super::strings::{DOUBLE, Escape, Inner, SINGLE, quote};
use super::super::tokens::{BASE, Capitals, Code, Extra, Labels};
use super::super::words::{Words, words};

pub(super) static JSON: Code = Code {
    words: &JSON_WORDS,
    line: &["//"],
    block: &[("/*", "*/")],
    quotes: &[DOUBLE, SINGLE],
    calls: false,
    labels: Labels::Colon,
    extra: Extra::Keys,
    ..BASE
};
static JSON_WORDS: Words = words("", "true false null NaN Infinity", "");

pub(super) static SQL: Code = Code {
    words: &SQL_WORDS,
    fold: true,
    line: &["--"],
    block: &[("/*", "*/")],
    quotes: &[SINGLE.lines().escape(Escape::Doubled), DOUBLE.escape(Escape::Doubled), quote("`", "`")],
    prefixes: b"eEnNxXbB",
    sigils: &[(b'@', Class::Variable), (b'$', Class::Variable), (b':', Class::Variable)],
    ..BASE
};
static SQL_WORDS: Words = words(
    "add after all alter analyze and any as asc auto_increment before begin between by cascade case cast check \
     collate column commit conflict constraint create cross current database declare default delete desc \
     distinct do drop each else elsif end escape except execute exists explain extension fetch filter first for \
     foreign from full function generated grant group having if ilike in index inner insert instead intersect \
     into is join key language last lateral left like limit loop materialized natural not nothing nulls of \
     offset on only or order outer over partition policy pragma primary procedure range recursive references \
     rename replace restrict return returning returns revoke right role rollback row rows savepoint schema \
     select sequence set table temp temporary then to transaction trigger truncate type union unique unlogged \
     update using vacuum values view when where while window with without",
    "true false null current_date current_time current_timestamp",
    "bigint bigserial binary bit blob bool boolean bytea char character date datetime decimal double enum float \
     float4 float8 inet int int2 int4 int8 integer interval json jsonb nchar numeric nvarchar precision real \
     serial smallint text time timestamp timestamptz tinyint tsvector uuid varbinary varchar varying",
);

pub(super) static NIX: Code = Code {
    words: &NIX_WORDS,
    line: &["#"],
    block: &[("/*", "*/")],
    quotes: &[
        quote("''", "''").lines().escape(Escape::None).inner(Inner::DollarBrace),
        DOUBLE.lines().inner(Inner::DollarBrace),
    ],
    letters: b"-'",
    calls: false,
    labels: Labels::Equals,
    ..BASE
};
static NIX_WORDS: Words =
    words("assert else if import in inherit let or rec then with", "true false null builtins", "");

pub(super) static HCL: Code = Code {
    words: &HCL_WORDS,
    line: &["#", "//"],
    block: &[("/*", "*/")],
    quotes: &[DOUBLE.inner(Inner::DollarBrace)],
    letters: b"-",
    labels: Labels::Equals,
    ..BASE
};
static HCL_WORDS: Words = words(
    "data dynamic else endif endfor for if import in locals module moved output provider removed resource \
     terraform variable check backend required_providers lifecycle",
    "true false null",
    "any bool list map number object set string tuple",
);

pub(super) static GRAPHQL: Code = Code {
    words: &GRAPHQL_WORDS,
    line: &["#"],
    quotes: &[quote("\"\"\"", "\"\"\"").lines(), DOUBLE],
    sigils: &[(b'@', Class::Attribute), (b'$', Class::Variable)],
    capitals: Capitals::Types,
    labels: Labels::Colon,
    ..BASE
};
static GRAPHQL_WORDS: Words = words(
    "directive enum extend fragment implements input interface mutation on query repeatable scalar schema \
     subscription type union",
    "true false null",
    "",
);

pub(super) static PROTOBUF: Code = Code {
    words: &PROTOBUF_WORDS,
    line: &["//"],
    block: &[("/*", "*/")],
    quotes: &[DOUBLE, SINGLE],
    capitals: Capitals::Types,
    ..BASE
};
static PROTOBUF_WORDS: Words = words(
    "edition enum extend extensions import max message oneof option optional package public repeated required \
     reserved returns rpc service stream syntax to",
    "true false",
    "bool bytes double fixed32 fixed64 float int32 int64 map sfixed32 sfixed64 sint32 sint64 string uint32 uint64",
);

pub(super) static CMAKE: Code = Code {
    words: &CMAKE_WORDS,
    fold: true,
    line: &["#"],
    block: &[("#[[", "]]")],
    quotes: &[DOUBLE.lines().inner(Inner::DollarBrace), quote("[[", "]]").lines().escape(Escape::None)],
    letters: b"-",
    sigils: &[(b'$', Class::Variable)],
    ..BASE
};
static CMAKE_WORDS: Words = words(
    "break continue else elseif endforeach endfunction endif endmacro endwhile foreach function if include \
     macro return set unset while and or not",
    "on off true false public private interface required version static shared imported",
    "",
);
