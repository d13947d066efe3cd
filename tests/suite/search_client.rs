//! The index as Rust writes it, read by the client that is shipped: both have to agree about words,
//! places, levels, lists, the dictionary, facets and fragments.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use understory::search::{self, Facet, Memo, Page, Pages, Section, Settings};

struct All(Vec<Page>);

impl Pages for All {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn key(&self, at: usize) -> u64 {
        at as u64
    }

    fn page(&self, at: usize) -> Page {
        self.0[at].clone()
    }
}

fn as_json(page: &Page) -> Value {
    let section = |it: &Section| json!({"anchor": it.anchor, "heading": it.heading, "text": it.text});
    let facet = |it: &Facet| json!({"name": it.name, "value": it.value, "label": it.label});
    json!({
        "url": page.url, "title": page.title, "kind": page.kind, "words": page.words, "boost": page.boost,
        "sections": page.sections.iter().map(section).collect::<Vec<_>>(),
        "facets": page.facets.iter().map(facet).collect::<Vec<_>>(),
    })
}

/// What the client finds wrong with the index of these pages.
fn wrong(pages: Vec<Page>) -> String {
    let all = All(pages);
    let index =
        search::index(&all, &Settings { lang: "en".to_owned(), ..Settings::default() }, &mut Memo::default());
    let fragments = index.fragments.iter().map(|(name, (at, part))| {
        let (own, value) = search::fragment(*at, &all.0[*at]).swap_remove(*part);
        assert_eq!(&own, name);
        (name.clone(), Value::from(search::script(name, &value)))
    });
    let files =
        index.files.iter().map(|(name, bytes)| (name.clone(), Value::from(String::from_utf8_lossy(bytes))));
    let input = json!({
        "root": index.root,
        "files": files.collect::<serde_json::Map<_, _>>(),
        "fragments": fragments.collect::<serde_json::Map<_, _>>(),
        "pages": all.0.iter().map(as_json).collect::<Vec<_>>(),
    });
    read_by_node(&input)
}

fn read_by_node(input: &Value) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/read.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the client's tests need Node");
    node.stdin.take().expect("a pipe").write_all(input.to_string().as_bytes()).expect("Node reads");
    let output = node.wait_with_output().expect("Node ends");
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Texts with all that is special about words in them.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-z]{1,9}",
        2 => "[A-Z][a-z]{0,4}[A-Z]{0,3}[a-z]{0,3}",
        2 => "[a-zäöéß]{1,4}[_.'’-]{1,2}[a-z0-9]{1,4}",
        1 => "[0-9]{1,4}",
        1 => "[ぁ-ん一-九]{1,5}",
        1 => "C[+#]{1,3}",
        1 => "\\PC{1,6}",
        1 => "[\"\\\\<\u{2028}&]{1,3}",
    ];
    proptest::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

fn page() -> impl Strategy<Value = Page> {
    let section = (text(), text()).prop_map(|(heading, text)| Section {
        anchor: heading.replace(' ', "-"),
        heading,
        text,
    });
    let facet = ("[ab]", "[c-e]").prop_map(|(name, value)| Facet {
        name: if name == "a" { "kind" } else { "helps" },
        label: value.to_uppercase(),
        value,
    });
    let sections = proptest::collection::vec(section, 0..5);
    let facets = proptest::collection::btree_set(facet, 0..3);
    let boost = prop_oneof![Just(100), Just(50), Just(200)];
    (text(), sections, facets, boost, proptest::collection::vec(text(), 0..2)).prop_map(
        |(title, sections, facets, boost, words)| Page {
            url: format!("{}/", title.len()),
            title,
            kind: "Page".to_owned(),
            sections,
            facets: facets.into_iter().collect(),
            boost,
            words,
            ..Page::default()
        },
    )
}

#[test]
fn the_client_reads_what_was_written() {
    let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
    let pages = proptest::collection::vec(page(), 0..40);
    runner
        .run(&pages, |pages| {
            let wrong = wrong(pages);
            prop_assert!(wrong.is_empty(), "{wrong}");
            Ok(())
        })
        .unwrap();
}

/// A site that is too large for one file: long lists, long pages, many words.
#[test]
fn the_client_reads_an_index_of_many_files() {
    let mut pages = Vec::new();
    for at in 0..900_usize {
        let mut sections = Vec::new();
        for section in 0..8 {
            let mut text = "everywhere the same ".repeat(6);
            for word in 0..40 {
                // Spread without order, the same at every run.
                let number = (at * 8 + section) * 40 + word;
                write!(text, "{} ", letters(number.wrapping_mul(2_654_435_761) % 40_000)).expect("a text");
            }
            let anchor = format!("part-{section}");
            sections.push(Section { heading: format!("Part {}", letters(at % 700)), anchor, text });
        }
        let title = format!("Page {at} {}", letters(at));
        pages.push(Page { url: format!("{at:04}/"), title, sections, boost: 100, ..Page::default() });
    }
    let index = search::index(&All(pages.clone()), &Settings::default(), &mut Memo::default());
    for folder in ["t/", "x/", "y/", "z/"] {
        assert!(index.files.keys().any(|name| name.starts_with(folder)), "there is a file in {folder}");
    }
    assert!(index.fragments.contains_key("f/899.js"));
    assert_eq!(wrong(pages), "");
}

/// A number as a word.
fn letters(mut number: usize) -> String {
    let mut out = String::from("w");
    while number > 0 {
        out.push(char::from(b'a' + u8::try_from(number % 26).expect("a letter")));
        number /= 26;
    }
    out
}
