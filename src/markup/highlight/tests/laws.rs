//! What holds for every text in every language.

use proptest::prelude::*;

use super::super::languages::LANGUAGES;
use super::super::{Scan, html, read};
use crate::markup::escape;

/// Most looks at a byte, whatever the text.
const LOOKS: usize = 24;

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape::text(&mut out, text);
    out
}

/// The HTML without its elements; fails unless each is one of ours, not empty, and not in another.
fn without_elements(html: &str) -> String {
    let mut text = String::new();
    for (number, piece) in html.split("<span class=\"").enumerate() {
        if number == 0 {
            text.push_str(piece);
            continue;
        }
        let (class, rest) = piece.split_once("\">").expect("a class");
        assert!(class.len() == 1 && "kscnftoavdi".contains(class), "{html}");
        let (inside, behind) = rest.split_once("</span>").expect("an end");
        assert!(!inside.is_empty(), "{html}");
        text.push_str(inside);
        text.push_str(behind);
    }
    assert!(!text.contains(['<', '>']), "{html}");
    text
}

fn steps(name: &str, text: &str) -> usize {
    let form = super::super::languages::form(name).expect("a language");
    let mut scan = Scan::new(text);
    read(form, &mut scan);
    scan.steps()
}

fn names() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(names, _)| names[0])
}

#[test]
fn no_name_means_two_languages() {
    let mut names: Vec<_> = LANGUAGES.iter().flat_map(|(names, _)| names.iter()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// Beginnings that never end, ends without a beginning, and what reads far ahead.
const HARD: &[&str] = &[
    "\"",
    "'",
    "`",
    "\\",
    "/*",
    "*/",
    "/*/",
    "(",
    "[",
    "{",
    "}",
    "<",
    ">",
    "<a ",
    "</",
    "<!--",
    "<![CDATA[",
    "r#",
    "r\"",
    "r#\"#",
    "R\"(",
    "$(",
    "${",
    "$",
    "#{",
    "{{",
    "{%",
    "{#",
    "@",
    "@a",
    "#",
    "#[",
    "# ",
    "//",
    "--",
    "--[[",
    "{-",
    "-}",
    "''",
    "'''",
    "\"\"\"",
    "f\"{",
    "f\"{{",
    "s\"${",
    "\"${",
    "`${",
    "\"$(",
    "\"#{",
    "\"\\(",
    "\"\\",
    "=/",
    "=/[",
    "=/\\/",
    " /a",
    "'a",
    "'\\",
    "a:",
    "a: ",
    "a =",
    "a = ",
    "a.",
    "a ",
    " ",
    "\t",
    "\n",
    "\n ",
    "\n\t",
    "a\n",
    "a: |\n",
    "a: |\n b\n",
    "- ",
    "- a: ",
    "? ",
    "&",
    "&a",
    "*",
    "!",
    "[a, ",
    "{a: ",
    "a;",
    "((;",
    "a{",
    "a{b:",
    "#{;",
    "(\"",
    ":a",
    "::",
    "<script>",
    "</script ",
    "<style></",
    "]( ",
    "](",
    "]: ",
    "```\n",
    "~~~",
    "` ``",
    "$ ",
    "$ a\n",
    "$ a \\\n",
    "> ",
    "a | ",
    "a=b ",
    "case a in\n",
    "\n[",
    "\n[[",
    "a = [",
    "{a = ",
    "=begin",
    "=pod",
    "é",
    "\u{1f600}",
    "\0",
    "1e",
    "1.",
    "0x",
    "1'",
    "RUN ",
    "$'",
    "@\"",
    "$@\"",
    "<#",
    "a.b",
    "aé ",
    "-a ",
    "%",
    "|",
    ">-",
];

/// The most looks at a byte, on average, of any language at `length` bytes of each of `pieces`.
fn worst(pieces: &[&'static str], length: usize) -> (usize, &'static str, &'static str) {
    let texts: Vec<_> = pieces.iter().map(|piece| (piece, piece.repeat(length / piece.len()))).collect();
    let looks = |name| texts.iter().map(move |(piece, text)| (steps(name, text) / text.len(), name, **piece));
    names().flat_map(looks).max().unwrap_or_default()
}

#[test]
fn long_hard_texts_take_linear_time() {
    let pieces = ["\"", "\\", "/*", "r####", "/*/", "'", "{-", "<a ", "${"];
    let worst = worst(&pieces, 64 * 1024);
    assert!(worst.0 <= LOOKS, "{worst:?}");
}

#[test]
fn hard_texts_take_linear_time() {
    let worst = worst(HARD, 4 * 1024);
    assert!(worst.0 <= LOOKS, "{worst:?}");
}

#[test]
fn hard_beginnings_of_long_lines_take_linear_time() {
    for name in names() {
        for piece in HARD {
            for tail in ["\"'`", "a ", "# \"", "\\\""] {
                let text = format!("{}{}", piece.repeat(200), tail.repeat(400));
                let steps = steps(name, &text) / text.len();
                assert!(steps <= LOOKS, "{name} {piece:?} {tail:?} {steps}");
            }
        }
    }
}

#[test]
fn words_of_nothing_but_beginnings_take_linear_time() {
    // Raw strings of every depth, none of them closed.
    let raw: String = (1..360).map(|depth| format!("r{}\" ", "#".repeat(depth))).collect();
    // Runs of backticks of every length.
    let code: String = (1..360).map(|length| format!("{} ", "`".repeat(length))).collect();
    for name in names() {
        for text in [&raw, &code] {
            assert!(steps(name, text) / text.len() <= LOOKS, "{name}");
        }
    }
}

/// Texts that are full of what languages give a meaning to.
fn code() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(HARD).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["fn", "class", "if", "a", "Foo", "FOO", "12", "\n", "  ", ")", "]", "=", ";"])
            .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_stays_the_same(text in prop_oneof![code(), any::<String>()]) {
        for name in names() {
            let html = html(name, &text).expect("a language");
            prop_assert_eq!(without_elements(&html), escaped(&text), "{}", name);
        }
    }

    #[test]
    fn mixtures_take_linear_time(text in code()) {
        let text = text.repeat(4096 / text.len().max(1));
        for name in names() {
            prop_assert!(steps(name, &text) <= LOOKS * text.len() + 100, "{} {}", name, steps(name, &text) / text.len().max(1));
        }
    }
}
