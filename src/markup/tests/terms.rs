//! Terms of the glossary in the HTML, and documents that are parts of a page.

use super::{parse, render, resolve};
use crate::config::Markdown;
use crate::markup::{BodyOptions, TermLink, body};
use crate::model::{Glossary, PageId, Term};
use crate::parse::Document;
use crate::words::Words;

fn plain() -> Markdown {
    Markdown { highlight: false, ..Markdown::default() }
}

/// Links to the terms of these names, each as long a word as a definition should have none.
pub(super) fn terms(document: &Document, names: &[&str]) -> Vec<TermLink> {
    let term = |(at, name): (usize, &&str)| Term {
        page: PageId::at(at),
        name: (*name).to_owned(),
        aka: Vec::new(),
        avoid: Vec::new(),
    };
    let glossary = Glossary::new(&names.iter().enumerate().map(term).collect::<Vec<_>>());
    let link = |used: &crate::model::TermUse| TermLink {
        span: used.span,
        href: format!("../{}/", used.term.0),
        definition: "A \"meaning\" <of_more_than_twenty-four_letters>".to_owned(),
    };
    glossary.usage(document, PageId(99)).terms.iter().map(link).collect()
}

/// The HTML of `document` with these terms.
pub(super) fn with_terms(document: &Document, terms: &[TermLink]) -> String {
    let words = Words::default();
    let options = BodyOptions { terms, ..BodyOptions::new(plain(), &words) };
    body(document, &resolve(document), options).html
}

fn html(markdown: &str, names: &[&str]) -> String {
    let document = parse(markdown, plain());
    with_terms(&document, &terms(&document, names))
}

/// The HTML without what terms have added to it.
pub(super) fn without_terms(html: &str) -> String {
    let mut parts = html.split("<span class=\"term\"><a ");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (_, part) = part.split_once('>').expect("the end of the start tag");
        let (words, part) = part.split_once("</a>").expect("the end of the link");
        let behind = part.strip_prefix("<span class=\"definition\"").map(|part| part.split_once("</span>"));
        let part = behind.map_or(part, |part| part.expect("the end of the definition").1);
        out.push_str(words);
        out.push_str(part.strip_prefix("</span>").expect("the end of the term"));
    }
    out
}

#[test]
fn a_term_is_a_link_with_its_definition_beside_it() {
    let definition = "A &quot;meaning&quot; &lt;of_more_than_twenty-four_letters&gt;";
    assert_eq!(
        html("The fogs & the pier.\n", &["fog", "pier"]),
        format!(
            "<p>The <span class=\"term\"><a href=\"../0/\" aria-describedby=\"ui:term-1\">fogs</a>\
             <span class=\"definition\" role=\"tooltip\" id=\"ui:term-1\">{definition}</span></span> &amp; \
             the <span class=\"term\"><a href=\"../1/\" aria-describedby=\"ui:term-2\">pier</a>\
             <span class=\"definition\" role=\"tooltip\" id=\"ui:term-2\">{definition}</span></span>.</p>\n"
        )
    );
}

#[test]
fn a_term_may_reach_over_a_line_break() {
    let html = html("A harbour\nfeed.\n", &["harbour feed"]);
    assert!(html.contains("aria-describedby=\"ui:term-1\">harbour\nfeed</a>"), "{html}");
}

#[test]
fn a_term_without_a_definition_and_one_in_a_table_are_only_links() {
    let document = parse("fog\n\n| a |\n|---|\n| pier |\n", plain());
    let mut links = terms(&document, &["fog", "pier"]);
    links[0].definition.clear();
    let html = with_terms(&document, &links);
    assert!(html.contains("<p><span class=\"term\"><a href=\"../0/\">fog</a></span></p>"), "{html}");
    assert!(html.contains("<td><span class=\"term\"><a href=\"../1/\">pier</a></span></td>"), "{html}");
}

#[test]
fn terms_are_found_where_text_was_rewritten() {
    let html = html("::: note fog\nthe *fog* \\* {{< odd >}} fog\n:::\n", &["fog"]);
    assert!(html.contains("<p class=\"callout-title\">fog</p>"), "{html}");
    assert!(html.contains("the <em><span class=\"term\">"), "{html}");
    assert_eq!(html.matches("class=\"term\"").count(), 1, "{html}");
}

#[test]
fn spans_that_fit_no_text_change_nothing() {
    let document = parse("The *fog* of [war](x), \u{e9}\u{e9}.\n", plain());
    let without = render(&document, &resolve(&document), plain());
    for (start, end) in [(0, 2), (3, 7), (6, 20), (14, 17), (22, 24), (90, 99), (5, 5)] {
        let span = crate::source::Span::new(start, end);
        let link = TermLink { span, href: "x".to_owned(), definition: "y".to_owned() };
        assert_eq!(without_terms(&with_terms(&document, &[link])), without, "{start}..{end}");
    }
}

#[test]
fn a_part_of_a_page_has_its_own_ids() {
    let markdown = "# Title\n\n## One\n\n[one](#one) [here](#here) [top](#top) [there](x#one)[^n]\n\n- a {#here}\n\n\
                    <span id=\"two\">b</span> <a href=\"#two\">c</a> fog\n\n[^n]: note\n";
    let document = parse(markdown, plain());
    let words = Words::default();
    let terms = terms(&document, &["fog"]);
    let options = BodyOptions { id_prefix: "mara:", terms: &terms, ..BodyOptions::new(plain(), &words) };
    let html = body(&document, &resolve(&document), options).html;
    let attributes = |name: &str| -> Vec<String> {
        let starts = html.match_indices(name).map(|(at, _)| &html[at + name.len()..]);
        starts.map(|rest| rest.split('"').next().unwrap_or("").to_owned()).collect()
    };
    let ids =
        ["mara:title", "mara:one", "mara:fnref:1", "mara:here", "mara:two", "ui:mara:term-1", "mara:fn:1"];
    assert_eq!(attributes(" id=\""), ids);
    let hrefs = [
        "#mara:one",
        "#mara:one",
        "#mara:here",
        "#top",
        "x#one",
        "#mara:fn:1",
        "#mara:two",
        "../0/",
        "#mara:fnref:1",
    ];
    assert_eq!(attributes(" href=\""), hrefs);
}
