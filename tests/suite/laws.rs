//! The laws that hold for any input: incremental is clean, excluded is deleted, the same bytes for
//! any order and number of threads, no panic.

use proptest::prelude::*;
use std::collections::BTreeMap;

use crate::fixture::TestSite;

const PATHS: &[&str] = &[
    "a.md",
    "b.md",
    "g/index.md",
    "g/x.md",
    "g/deep/y.md",
    "README.md",
    "pic.png",
    "handbook.toml",
    "SUMMARY.md",
    "terms/one.md",
];
const TITLES: &[&str] = &["One", "Two", "Über", "", "x: y", "\"", "🌊"];
const LINES: &[&str] = &[
    "[l](a.md)",
    "[l](../b.md#two)",
    "![p](pic.png)",
    "[[x]]",
    "## Two",
    "# Again",
    "> [!note] t",
    "<b>x",
    "```rust\nfn a() {}\n```",
    "| a |\n|---|\n| b |",
    "- [ ] t",
    "{{< x >}}",
    "[^1]\n\n[^1]: f",
    "<details>",
    "https://x.org",
    "\u{0}",
    "::: note",
    "$5 {{ x }}",
    "One, *twos*, `one`",
];
const FRONTS: &[&str] = &[
    "",
    "---\ntags: [a, b]\n---\n",
    "+++\ntitle = \"T\"\nweight = 3\n+++\n",
    "---\ndraft: true\n---\n",
    "---\nslug: ../x\n",
    "---\n: [\n---\n",
    "---\naliases: [/a/, /old/]\n---\n",
    "---\nredirect_to: /b/\n---\n",
    "---\ndate: 2027-01-01\n---\n",
    "---\nvisibility: privat\n---\n",
];

/// A step of someone's work on a handbook.
#[derive(Debug, Clone)]
enum Step {
    Write(usize, String),
    Delete(usize),
}

fn page() -> impl Strategy<Value = String> {
    let lines = proptest::collection::vec(proptest::sample::select(LINES), 0..5);
    (proptest::sample::select(FRONTS), proptest::sample::select(TITLES), lines)
        .prop_map(|(front, title, lines)| format!("{front}# {title}\n\n{}\n", lines.join("\n\n")))
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..PATHS.len(), page()).prop_map(|(path, text)| Step::Write(path, text)),
        1 => (0..PATHS.len()).prop_map(Step::Delete),
    ]
}

fn apply(files: &mut BTreeMap<&'static str, String>, step: Step) {
    match step {
        Step::Write(at, text) if PATHS[at] == "handbook.toml" => {
            files.insert(PATHS[at], format!("content = \"\"\nname = \"{}\"\n", text.len() % 3));
        }
        Step::Write(at, text) => drop(files.insert(PATHS[at], text)),
        Step::Delete(at) => drop(files.remove(PATHS[at])),
    }
}

fn site(files: &BTreeMap<&'static str, String>) -> TestSite {
    files.iter().fold(TestSite::from(""), |site, (path, text)| site.file(path, text.as_bytes()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn incremental_is_clean(steps in proptest::collection::vec(step(), 1..12)) {
        let mut files = BTreeMap::new();
        let mut incremental = TestSite::from("");
        for step in steps {
            apply(&mut files, step);
            let mut clean = site(&files);
            incremental = incremental.replace_files(clean.files());
            let (incremental, clean) = (incremental.try_build(), clean.try_build());
            prop_assert_eq!(incremental.findings(), clean.findings());
            prop_assert_eq!(incremental.bytes(), clean.bytes());
        }
    }

    #[test]
    fn excluded_is_deleted(pages in proptest::collection::vec(page(), 3), hidden in page()) {
        let body = hidden.rsplit_once("+++\n").or_else(|| hidden.rsplit_once("---\n")).map_or(&*hidden, |(_, body)| body);
        for front in ["---\ndraft: true\n---\n", "---\nvisibility: manager\n---\n", "+++\ndate = 2027-01-01\n+++\n", "+++\nexpires = 2026-01-01\n+++\n"] {
            let mut files = BTreeMap::from([("a.md", pages[0].clone()), ("g/x.md", pages[1].clone()), ("README.md", pages[2].clone())]);
            let without = site(&files).try_build();
            files.insert("b.md", format!("{front}{body}"));
            let excluded = site(&files).try_build();
            prop_assert_eq!(excluded.findings(), without.findings());
            prop_assert_eq!(excluded.bytes(), without.bytes());
        }
    }

    #[test]
    fn what_is_written_for_few_is_deleted(pages in proptest::collection::vec(page(), 3)) {
        // An audience that does not exist fails every build and is said, wherever it stands.
        prop_assume!(!pages[2].contains("visibility"));
        let mut files = BTreeMap::from([
            ("handbook.toml", String::new()),
            ("content/people/mara.md", "# Mara\n".to_owned()),
            ("content/cycles/c.md", "+++\nstart = 2026-01-01\nend = 2026-12-31\n+++\n".to_owned()),
            ("content/plans/c/mara.md", "# Calm\n\nText.\n".to_owned()),
            ("content/a.md", pages[0].clone()),
            ("content/b.md", pages[1].clone()),
        ]);
        let without = site(&files).try_build();
        for path in ["content/plans/c/mara.manager.md", "content/plans/c/mara/2026-03-01.private.md", "content/ratings/mara.md"] {
            files.insert(path, pages[2].clone());
            let excluded = site(&files).try_build();
            prop_assert_eq!(excluded.bytes(), without.bytes());
            prop_assert_eq!(excluded.findings(), without.findings());
        }
    }

    #[test]
    fn the_number_of_threads_changes_nothing(pages in proptest::collection::vec(page(), 6)) {
        let files: BTreeMap<&str, String> = PATHS.iter().copied().zip(pages).collect();
        let build = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| { let built = site(&files).try_build(); (built.findings(), built.bytes()) })
        };
        prop_assert_eq!(build(1), build(5));
    }

    #[test]
    fn no_bytes_panic(page in proptest::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,200}", settings in "\\PC{0,80}") {
        let site = TestSite::from("").file("a.md", page).file("b.md", text.clone()).file("c.md", format!("---\n{text}\n---\n{text}"));
        let mut site = site.file("d.md", format!("+++\n{text}\n+++\n")).file("handbook.toml", format!("content = \"\"\n{settings}"));
        site.try_build().bytes();
    }
}

#[test]
fn one_edit_redoes_little() {
    let pages: String = (0..50).map(|n| format!("-- s{}/p{n}.md --\n# Page {n}\n\nText.\n", n % 5)).collect();
    let mut site = TestSite::from(&pages);
    site.build().parsed(50).rendered(50 + 6 + 3); // five sections, home, A to Z, search, not found
    site.build().parsed(0).rendered(0);
    let mut site = site.edit("-- s0/p0.md --\n# Page 0\n\nText, changed.\n");
    // The page itself, and its section, which shows its first sentence.
    site.build().parsed(1).rendered(2);
}

#[test]
fn a_page_that_comes_back_is_known_no_more() {
    let mut site = TestSite::from("-- s/a.md --\n# A\n-- s/b.md --\n# B\n");
    site.build().parsed(2).rendered(7); // A, B, their section, home, the list of all pages, search, not found
    let mut site = site.delete("s/b.md");
    // A, whose navigation listed B; the section; home, which counts it; the list of all pages.
    site.build().parsed(0).rendered(4);
    let mut site = site.edit("-- s/b.md --\n# B\n");
    site.build().parsed(1).rendered(5);
}

#[test]
fn keepers_are_told_what_others_must_not_learn() {
    let files = "-- a.md --\n---\nvisibility: mangaer\ntitle: Secret\n---\n-- b.md --\n# B\n";
    let built = TestSite::from(files)
        .build_with(&["a.md error[unknown-audience] it is not clear who may read this page"]);
    assert!(!built.findings()[0].contains("mangaer"));
    let keeper = TestSite::from(files).with(|options| options.as_keeper = true).try_build();
    assert!(keeper.findings()[0].starts_with("a.md:2:13 error[unknown-audience]"), "{:?}", keeper.findings());
    assert!(keeper.help().contains("manager"), "{}", keeper.help());
}

#[test]
fn a_page_left_out_cannot_break_a_visible_one() {
    let files = "-- a.md --\n# A\n\n[b](b.md)\n-- b.md --\n+++\ndraft = true\n+++\n# Secret plan\n\n[x](nowhere.md)\n";
    let built = TestSite::from(files).build_with(&["a.md:3:5 warning[broken-link] no page `b.md`"]);
    let everything: Vec<u8> = built.bytes().into_values().flatten().collect();
    assert!(!String::from_utf8_lossy(&everything).contains("Secret"));
    TestSite::from(files)
        .with(|options| options.drafts = true)
        .build_with(&["b.md:6:5 warning[broken-link]"]);
}
