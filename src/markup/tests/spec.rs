//! The 652 examples of the CommonMark specification 0.31.2.
//!
//! HTML is trusted, ids and what we add are taken away, and the rest has to be equal, token by
//! token.

use html5gum::{Token, Tokenizer};

use super::{parse, render, resolve};
use crate::config::{Markdown, RawHtml};
use crate::parse::Heading;
use crate::source::Span;

/// Examples that differ on purpose, with the reason.
const ON_PURPOSE: &[(u64, &str)] = &[
    (559, "`[[…]]` is a wikilink before it is a reference"),
    (598, "`a+b+c:` is not on the list of schemes"),
    (599, "`made-up-scheme:` is not on the list of schemes"),
    (601, "`localhost:` is not on the list of schemes"),
    (608, "a bare address is a link"),
    (611, "a bare address is a link"),
    (612, "a bare mail address is a link"),
];

const EXAMPLES: &str = include_str!("../../../tests/commonmark-0.31.2.json");

#[test]
fn the_specification_is_met_except_where_we_differ_on_purpose() {
    let examples: Vec<serde_json::Value> = serde_json::from_str(EXAMPLES).unwrap();
    assert_eq!(examples.len(), 652);
    let mut wrong = Vec::new();
    for example in &examples {
        let number = example["example"].as_u64().unwrap();
        let on_purpose = ON_PURPOSE.iter().any(|(other, _)| *other == number);
        let (markdown, expected) = (example["markdown"].as_str().unwrap(), example["html"].as_str().unwrap());
        let ours = as_written(markdown);
        if (tokens(&ours) == tokens(expected)) == on_purpose {
            wrong.push(format!("example {number}\n{markdown}\n-- expected\n{expected}-- ours\n{ours}"));
        }
    }
    assert!(wrong.is_empty(), "{} examples differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// The HTML with all headings where and as they are written.
fn as_written(markdown: &str) -> String {
    let options = Markdown { raw_html: RawHtml::Trusted, highlight: false, ..Markdown::default() };
    // A line before it, so that an opening `---` is no front matter.
    let markdown = &format!("\n{markdown}");
    let mut document = parse(markdown, options);
    document.title_in_body = false;
    let scan = crate::parse::markdown::scan(markdown, 0, options);
    document.outline = scan.outline;
    if document.outline.is_empty() {
        document.outline.push(Heading {
            level: 1,
            id: String::new(),
            text: String::new(),
            span: Span::default(),
        });
    }
    render(&document, &resolve(&document), options)
}

/// The tokens of a page, without what we add and without blanks between blocks.
fn tokens(html: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut anchor = 0;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let is_code =
            all.iter().rev().find(|tag| tag.contains("pre")).is_some_and(|tag| tag.starts_with("<pre"));
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| text(value));
                if attribute("class").as_deref() == Some("anchor") {
                    anchor = 1;
                } else if name != "div" || attribute("class").as_deref() != Some("code") {
                    let shown: Vec<String> = tag
                        .attributes
                        .iter()
                        .filter(|(name, _)| {
                            !matches!(
                                name.as_slice(),
                                b"id" | b"tabindex" | b"data-language" | b"loading" | b"decoding"
                            )
                        })
                        .map(|(name, value)| format!(" {}={}", text(name), text(value)))
                        .collect();
                    all.push(format!("<{name}{}>", shown.concat()));
                } else {
                    all.push("<div code>".to_owned());
                }
            }
            Token::EndTag(_) if anchor == 1 => anchor = 0,
            Token::EndTag(tag) => all.push(format!("</{}>", text(&tag.name))),
            Token::String(_) if anchor == 1 => {}
            Token::String(string) => {
                let string = text(&string);
                let string = if is_code { string } else { collapse(&string) };
                if !string.is_empty() {
                    all.push(string);
                }
            }
            Token::Comment(comment) => all.push(format!("<!--{}-->", text(&comment))),
            other => all.push(format!("{other:?}")),
        }
    }
    without_code_boxes(&mut all);
    all
}

fn without_code_boxes(all: &mut Vec<String>) {
    while let Some(at) = all.iter().position(|token| token == "<div code>") {
        let end = all[at..].iter().position(|token| token == "</div>").unwrap();
        all.remove(at + end);
        all.remove(at);
    }
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
