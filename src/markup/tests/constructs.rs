//! One expected piece of HTML a construct, worked out by hand.

use super::html;

fn check(markdown: &str, expected: &str) {
    assert_eq!(html(markdown).trim_end(), expected.trim_end(), "\n{markdown}");
}

#[test]
fn paragraphs_and_emphasis() {
    check(
        "One *two* **three** ~~four~~ `five`.",
        "<p>One <em>two</em> <strong>three</strong> <del>four</del> <code>five</code>.</p>",
    );
}
