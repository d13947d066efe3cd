//! Texts that are shown in pieces.

use super::{parse, resolve};
use crate::config::Markdown;
use crate::markup::{Body, BodyOptions, Cut, body};
use crate::source::Span;
use crate::words::Words;

fn cut(text: &str, cuts: &[Cut]) -> Body {
    let document = parse(text, Markdown::default());
    let words = Words::of("en");
    let options = BodyOptions { cuts, ..BodyOptions::new(Markdown::default(), &words) };
    body(&document, &resolve(&document), options)
}

/// The place of `part` in `text`.
fn at(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part stands in the text");
    Span::new(start, start + part.len())
}

#[test]
fn blocks_are_shown_by_themselves_and_the_rest_stays() {
    let text = "# T\n\nOne [a](a).\n\n## M\n\n- x [b](b)\n\nTwo.\n\n## N\n\nThree [c](c).\n";
    let cuts =
        [Cut::Away(at(text, "## M")), Cut::Away(at(text, "- x [b](b)")), Cut::Blocks(at(text, "Two."))];
    let body = cut(text, &cuts);
    assert_eq!(body.cuts, ["", "", "<p>Two.</p>\n"]);
    assert!(body.html.contains("<p>One <a href=\"a\">a</a>.</p>"), "{}", body.html);
    assert!(
        body.html.contains("<p>Three <a href=\"c\">c</a>.</p>"),
        "later links keep their targets: {}",
        body.html
    );
    assert!(!body.html.contains('x') && !body.html.contains("Two"), "{}", body.html);
    assert!(body.html.contains("<h2 id=\"n\">N"), "later headings keep their ids: {}", body.html);
}

#[test]
fn what_two_cuts_take_is_left_out() {
    let text = "## S\n\n- a\n\nText.\n";
    let cuts = [Cut::Blocks(Span::new(0, text.len())), Cut::Away(at(text, "- a"))];
    assert_eq!(
        cut(text, &cuts).cuts[0].trim_end(),
        "<h2 id=\"s\">S <a class=\"anchor\" href=\"#s\" aria-label=\"Link to this section: S\">#</a></h2>\n<p>Text.</p>"
    );
}

#[test]
fn words_of_a_line_keep_their_links_and_emphasis() {
    let text = "- win: *all* of [it](it) & more\n- 1. not a list\n";
    let cuts = [Cut::Words(at(text, "*all* of [it](it) & more")), Cut::Words(at(text, "1. not a list"))];
    let body = cut(text, &cuts);
    assert_eq!(body.cuts[0], "<em>all</em> of <a href=\"it\">it</a> &amp; more");
    assert_eq!(body.cuts[1], "1. not a list");
}

#[test]
fn footnotes_stay_with_the_text() {
    let text = "One.[^a]\n\nTwo.[^b]\n\n[^a]: A.\n[^b]: B.\n";
    let body = cut(text, &[Cut::Blocks(at(text, "Two.[^b]"))]);
    assert!(body.cuts[0].starts_with("<p>Two."), "{:?}", body.cuts);
    assert!(body.html.contains("A.") && body.html.contains("B."), "{}", body.html);
}
