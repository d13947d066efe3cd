//! Languages with curly brackets and the comments of C.

use super::super::scan::Class;
use super::super::strings::{DOUBLE, Escape, Inner, Quote, SINGLE, quote};
use super::super::tokens::{Apostrophe, BASE, Capitals, Code, Extra, Labels, Raw};
use super::super::words::{Words, words};

const TRIPLE: Quote = quote("\"\"\"", "\"\"\"").lines();
const BACKTICKS: Quote = quote("`", "`").lines();

/// What most of these languages share.
const CURLY: Code = Code {
    line: &["//"],
    block: &[("/*", "*/")],
    quotes: &[DOUBLE],
    apostrophe: Apostrophe::Character,
    capitals: Capitals::Types,
    ..BASE
};

pub(super) static RUST: Code = Code {
    words: &RUST_WORDS,
    nested: true,
    quotes: &[DOUBLE.lines()],
    apostrophe: Apostrophe::Lifetime,
    prefixes: b"brc",
    raw: Raw::Hashes,
    extra: Extra::Rust,
    ..CURLY
};
static RUST_WORDS: Words = words(
    "as async await break const continue crate dyn else enum extern fn for gen if impl in let loop match mod \
     move mut pub ref return self Self static struct super trait type unsafe use where while yield",
    "true false",
    "bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64",
);

/// JavaScript and TypeScript.
const SCRIPT: Code = Code {
    quotes: &[DOUBLE, SINGLE, BACKTICKS.inner(Inner::DollarBrace)],
    apostrophe: Apostrophe::Nothing,
    letters: b"$",
    sigils: &[(b'@', Class::Attribute), (b'#', Class::Variable)],
    labels: Labels::Plain,
    extra: Extra::Script,
    ..CURLY
};
pub(super) static JAVASCRIPT: Code = Code { words: &JAVASCRIPT_WORDS, ..SCRIPT };
static JAVASCRIPT_WORDS: Words = words(
    "async await break case catch class const continue debugger default delete do else export extends finally \
     for from function get if import in instanceof let new of return set static super switch this throw try \
     typeof var void while with yield",
    "true false null undefined NaN Infinity",
    "",
);
pub(super) static TYPESCRIPT: Code = Code { words: &TYPESCRIPT_WORDS, ..SCRIPT };
static TYPESCRIPT_WORDS: Words = words(
    "abstract as asserts async await break case catch class const continue debugger declare default delete do \
     else enum export extends finally for from function get if implements import in infer instanceof interface \
     is keyof let namespace new of override private protected public readonly return satisfies set static \
     super switch this throw try type typeof var void while with yield",
    "true false null undefined NaN Infinity",
    "any bigint boolean never number object string symbol unknown",
);

pub(super) static GO: Code = Code {
    words: &GO_WORDS,
    quotes: &[DOUBLE, BACKTICKS.escape(Escape::None)],
    capitals: Capitals::TypesOrCalls,
    ..CURLY
};
static GO_WORDS: Words = words(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map \
     package range return select struct switch type var",
    "true false nil iota",
    "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string \
     uint uint8 uint16 uint32 uint64 uintptr",
);

pub(super) static JAVA: Code = Code {
    words: &JAVA_WORDS,
    quotes: &[TRIPLE, DOUBLE],
    letters: b"$",
    sigils: &[(b'@', Class::Attribute)],
    ..CURLY
};
static JAVA_WORDS: Words = words(
    "abstract assert break case catch class continue default do else enum extends final finally for if \
     implements import instanceof interface native new package permits private protected public record return \
     sealed static super switch synchronized this throw throws transient try var volatile while yield",
    "true false null",
    "boolean byte char double float int long short void",
);

pub(super) static GROOVY: Code = Code {
    words: &GROOVY_WORDS,
    quotes: &[TRIPLE.inner(Inner::Dollar), quote("'''", "'''").lines(), DOUBLE.inner(Inner::Dollar), SINGLE],
    apostrophe: Apostrophe::Nothing,
    sigils: &[(b'@', Class::Attribute)],
    labels: Labels::Plain,
    ..CURLY
};
static GROOVY_WORDS: Words = words(
    "abstract as assert break case catch class continue def default do else enum extends final finally for if \
     implements import in instanceof interface new package private protected public return static super switch \
     this throw throws trait try var while",
    "true false null",
    "boolean byte char double float int long short void",
);

pub(super) static KOTLIN: Code = Code {
    words: &KOTLIN_WORDS,
    nested: true,
    quotes: &[TRIPLE.escape(Escape::None).inner(Inner::Dollar), DOUBLE.inner(Inner::Dollar)],
    sigils: &[(b'@', Class::Attribute)],
    labels: Labels::Plain,
    ..CURLY
};
static KOTLIN_WORDS: Words = words(
    "abstract annotation as break by class companion const constructor continue crossinline data do else enum \
     expect external final finally for fun if import in infix init inline inner interface internal is lateinit \
     noinline object open operator out override package private protected public reified return sealed super \
     suspend tailrec this throw try catch typealias val var vararg when where while",
    "true false null",
    "",
);

pub(super) static SWIFT: Code = Code {
    words: &SWIFT_WORDS,
    nested: true,
    quotes: &[TRIPLE.inner(Inner::BackslashParen), DOUBLE.inner(Inner::BackslashParen)],
    apostrophe: Apostrophe::Nothing,
    sigils: &[(b'@', Class::Attribute), (b'$', Class::Variable)],
    labels: Labels::Plain,
    extra: Extra::Directives,
    ..CURLY
};
static SWIFT_WORDS: Words = words(
    "actor any as associatedtype async await break case catch class continue default defer deinit do else enum \
     extension fallthrough fileprivate final for func get guard if import in indirect infix init inout internal \
     is lazy let mutating nonisolated open operator override private protocol public repeat rethrows return \
     self Self set some static struct subscript super switch throw throws try typealias unowned var weak where \
     while",
    "true false nil",
    "",
);

/// What C and C++ share.
const C_BASE: Code =
    Code { capitals: Capitals::TypesOrCalls, extra: Extra::Directives, prefixes: b"uUL8R", ..CURLY };
pub(super) static C: Code = Code { words: &C_WORDS, ..C_BASE };
static C_WORDS: Words = words(
    "_Generic alignas alignof auto break case const constexpr continue default do else enum extern for goto if \
     inline register restrict return sizeof static static_assert struct switch thread_local typedef typeof \
     union volatile while",
    "true false NULL nullptr",
    "bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t wchar_t int8_t int16_t \
     int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t FILE",
);
pub(super) static CPP: Code = Code { words: &CPP_WORDS, raw: Raw::Named, ..C_BASE };
static CPP_WORDS: Words = words(
    "alignas alignof and auto break case catch class co_await co_return co_yield concept const const_cast \
     consteval constexpr constinit continue decltype default delete do dynamic_cast else enum explicit export \
     extern final for friend goto if import inline module mutable namespace new noexcept not operator or \
     override private protected public register reinterpret_cast requires return sizeof static static_assert \
     static_cast struct switch template this thread_local throw try typedef typeid typename union using virtual \
     volatile while",
    "true false NULL nullptr",
    "bool char char8_t char16_t char32_t double float int long short signed unsigned void wchar_t size_t ssize_t \
     ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t",
);

pub(super) static CSHARP: Code = Code {
    words: &CSHARP_WORDS,
    quotes: &[
        TRIPLE.escape(Escape::None),
        quote("$\"\"\"", "\"\"\"").lines().escape(Escape::None).inner(Inner::Brace),
        quote("$@\"", "\"").lines().escape(Escape::Doubled).inner(Inner::Brace),
        quote("@\"", "\"").lines().escape(Escape::Doubled),
        quote("$\"", "\"").inner(Inner::Brace),
        DOUBLE,
    ],
    capitals: Capitals::TypesOrCalls,
    labels: Labels::Plain,
    extra: Extra::Directives,
    ..CURLY
};
static CSHARP_WORDS: Words = words(
    "abstract as async await base break case catch checked class const continue default delegate do else enum \
     event explicit extern finally fixed for foreach get goto if implicit in init interface internal is lock \
     namespace new operator out override params partial private protected public readonly record ref required \
     return sealed set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe using var \
     virtual volatile when where while with yield",
    "true false null",
    "bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort \
     void",
);

pub(super) static SCALA: Code = Code {
    words: &SCALA_WORDS,
    nested: true,
    quotes: &[TRIPLE.escape(Escape::None), DOUBLE],
    prefixes: b"sfraw",
    prefixed: Inner::Dollar,
    sigils: &[(b'@', Class::Attribute)],
    ..CURLY
};
static SCALA_WORDS: Words = words(
    "abstract as case catch class def derives do else end enum export extends extension final finally for \
     forSome given if implicit import inline lazy match new object opaque open override package private \
     protected return sealed super then this throw trait transparent try type using val var while with yield",
    "true false null",
    "",
);

pub(super) static DART: Code = Code {
    words: &DART_WORDS,
    nested: true,
    quotes: &[
        TRIPLE.inner(Inner::Dollar),
        quote("'''", "'''").lines().inner(Inner::Dollar),
        DOUBLE.inner(Inner::Dollar),
        SINGLE.inner(Inner::Dollar),
    ],
    apostrophe: Apostrophe::Nothing,
    prefixes: b"r",
    sigils: &[(b'@', Class::Attribute)],
    labels: Labels::Plain,
    ..CURLY
};
static DART_WORDS: Words = words(
    "abstract as assert async await base break case catch class const continue covariant default deferred do \
     else enum export extends extension external factory final finally for get if implements import in \
     interface is late library mixin new on operator part required rethrow return sealed set show static super \
     switch sync this throw try typedef var when while with yield",
    "true false null",
    "bool double dynamic int num void",
);

pub(super) static ZIG: Code =
    Code { words: &ZIG_WORDS, block: &[], sigils: &[(b'@', Class::Function)], ..CURLY };
static ZIG_WORDS: Words = words(
    "addrspace align allowzero and asm async await break callconv catch comptime const continue defer else enum \
     errdefer error export extern fn for if inline noalias noinline nosuspend opaque or orelse packed pub resume \
     return struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while",
    "true false null undefined",
    "anyerror anyframe anyopaque anytype bool comptime_float comptime_int f16 f32 f64 f80 f128 i8 i16 i32 i64 \
     i128 isize noreturn type u8 u16 u32 u64 u128 usize void",
);
