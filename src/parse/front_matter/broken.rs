//! Front matter as it goes wrong in practice: where each mistake is shown, its code, and its fix.

use jiff::civil::date;
use proptest::prelude::*;

use super::{Front, FrontMatter};
use crate::config::Config;
use crate::diag::{Diagnosed, Diagnostic, Severity};
use crate::source::{LineIndex, SourcePath};

/// A plain page of a folder.
fn read(text: &str) -> Diagnosed<Front> {
    super::read(text, &SourcePath::new("page.md"), &Config::default())
}

/// Findings as `LINE:COLUMN CODE HELP`.
fn findings(text: &str) -> Vec<String> {
    let lines = LineIndex::new(text);
    let show = |one: &Diagnostic| {
        let at = lines.position(one.span.expect("a place").start as usize);
        format!("{}:{} {} {}", at.line, at.column, one.code, one.help.as_deref().unwrap_or("-"))
    };
    read(text).diagnostics.iter().map(show).collect()
}

fn yaml(block: &str) -> String {
    format!("---\n{block}\n---\nText\n")
}

fn toml(block: &str) -> String {
    format!("+++\n{block}\n+++\nText\n")
}

fn front(text: &str) -> FrontMatter {
    read(text).value.matter
}

/// Block, what is found, and the title that the page keeps.
type Case = (&'static str, &'static [&'static str], Option<&'static str>);

const YAML: &[Case] = &[
    ("title: Foo: bar\ndraft: yes", &["2:8 bad-front-matter write `title: \"Foo: bar\"`"], Some("Foo: bar")),
    ("draft: yes\n\ttitle: x", &["3:1 bad-front-matter write `title: x`"], Some("x")),
    (
        "tags:\n\t- b\ntitle: x",
        &["3:1 bad-front-matter indent with two spaces instead of the tab: `  - b`"],
        Some("x"),
    ),
    ("title: @mara\ntags: a", &["2:8 bad-front-matter write `title: \"@mara\"`"], Some("@mara")),
    ("title: `ls`\ntags: a", &["2:8 bad-front-matter write `title: \"`ls`\"`"], Some("`ls`")),
    ("title: %done\ntags: a", &["2:8 bad-front-matter write `title: \"%done\"`"], Some("%done")),
    ("title: *new*\ntags: a", &["2:8 bad-front-matter write `title: \"*new*\"`"], Some("*new*")),
    ("title: \"Foo\nowner: \"mara\"", &["2:8 bad-front-matter write `title: \"Foo\"`"], Some("Foo")),
    ("title: \"Foo\nowner: mara", &["2:8 bad-front-matter write `title: \"Foo\"`"], Some("Foo")),
    ("title: 'it's'\ntags: a", &["2:8 bad-front-matter write `title: \"it's\"`"], Some("it's")),
    (
        "title: “Foo”\ntags: a",
        &["2:8 bad-front-matter write `\"Foo\"`, or leave the quotes out"],
        Some("Foo"),
    ),
    ("title = x\ntags: a", &["2:6 bad-front-matter write `title: x`"], Some("x")),
    ("tags: a\ntitle:Foo\ndraft: yes", &["3:1 bad-front-matter write `title: Foo`"], Some("Foo")),
    ("title: A\n weight: 3\ntags: a", &["3:1 bad-front-matter write `weight: 3`"], Some("A")),
    ("title: [WIP] Foo", &["2:8 bad-front-matter write `title: \"[WIP] Foo\"`"], Some("[WIP] Foo")),
    ("title: {{ site }}", &["2:8 bad-front-matter write `title: \"{{ site }}\"`"], Some("{{ site }}")),
    (
        "tags:\n  - a\n- b\ntitle: x",
        &["4:1 bad-front-matter put 2 spaces before the dash, as in the line above"],
        Some("x"),
    ),
    ("title: Foo:\ntags: a", &["2:8 bad-front-matter write `title: \"Foo:\"`"], Some("Foo:")),
    ("a:\n   b: 1\n  c: 2\ntitle: x", &["4:1 bad-front-matter write `c: 2`"], Some("x")),
    (
        "title: \"He said \"hi\"\"",
        &["2:8 bad-front-matter write `title: 'He said \"hi\"'`"],
        Some("He said \"hi\""),
    ),
    ("tags: [a, b\ntitle: x", &["2:7 bad-front-matter write `tags: [a, b]`"], Some("x")),
    ("title: \"C:\\qdir\"", &["2:8 bad-front-matter write `title: 'C:\\qdir'`"], Some("C:\\qdir")),
    ("title: > foo", &["2:8 bad-front-matter write `title: \"> foo\"`"], Some("> foo")),
    (
        "title: ok\njust words\ntags: x",
        &[
            "3:1 bad-front-matter each line between the `---` lines is `key: value`, such as `title: Our first goal`",
        ],
        Some("ok"),
    ),
    ("title: a\ntitle: b", &["3:1 duplicate-key keep one of the two lines and remove the other"], Some("a")),
    (
        "title: [a\nsummary: b: c\nslug: `q`\nweight: 1,5",
        &[
            "2:8 bad-front-matter write `title: [a]`",
            "3:10 bad-front-matter write `summary: \"b: c\"`",
            "4:7 bad-front-matter write `slug: \"`q`\"`",
            "5:9 bad-number write `weight: 1.5`",
        ],
        Some("a"),
    ),
    ("title: A\ndate: 9 March 2026", &["3:7 bad-date write `date: 2026-03-09`"], Some("A")),
    (
        "title: A\ndate: 3/9/26",
        &[
            "3:7 bad-date which one is meant? write `2026-03-09` (9 March 2026) or `2026-09-03` (3 September 2026)",
        ],
        Some("A"),
    ),
    ("title: A\ndraft: perhaps", &["3:8 wrong-type write it like this: `draft: true`"], Some("A")),
    ("title: A\nreview_in: 90", &["3:12 wrong-type write `review_in: \"90 days\"`"], Some("A")),
    (
        "title: A\naliases: {a: b}",
        &["3:10 wrong-type write it like this: `aliases: [\"/reviews/\", \"/code-review/\"]`"],
        Some("A"),
    ),
];

const TOML: &[Case] = &[
    (
        "title = Foo: bar\ndraft = true",
        &["2:9 bad-front-matter write `title = \"Foo: bar\"`"],
        Some("Foo: bar"),
    ),
    ("owner = mara\ntitle = 'x'", &["2:9 bad-front-matter write `owner = \"mara\"`"], Some("x")),
    ("title = @mara # who", &["2:9 bad-front-matter write `title = \"@mara\" # who`"], Some("@mara")),
    ("title = \"Foo\nowner = \"mara\"", &["2:9 bad-front-matter write `title = \"Foo\"`"], Some("Foo")),
    ("title = 'it's'", &["2:9 bad-front-matter write `title = \"it's\"`"], Some("it's")),
    ("title = “Foo”", &["2:9 bad-front-matter write `title = \"Foo\"`"], Some("Foo")),
    ("title: x\ntags = ['a']", &["2:6 bad-front-matter write `title = \"x\"`"], Some("x")),
    ("title \"Foo\"\ndraft = true", &["2:1 bad-front-matter write `title = \"Foo\"`"], Some("Foo")),
    ("tags = [a, b]\ntitle = 'x'", &["2:8 bad-front-matter write `tags = [\"a\", \"b\"]`"], Some("x")),
    ("tags = ['a', 'b'\ntitle = 'x'", &["2:8 bad-front-matter write `tags = ['a', 'b']`"], Some("x")),
    ("tags = [\n  'a',\n  b,\n]\ntitle = 'x'", &["4:3 bad-front-matter write `\"b\",`"], Some("x")),
    (
        "tags = [a,\n  b,\n]\ntitle = 'x'",
        &["2:8 bad-front-matter put each text of the list in quotes, such as `\"reviews\"`"],
        Some("x"),
    ),
    ("title = \"C:\\qdir\"", &["2:9 bad-front-matter write `title = 'C:\\qdir'`"], Some("C:\\qdir")),
    (
        "title = \"x\",\ndraft = true;",
        &["2:9 bad-front-matter write `title = \"x\"`", "3:9 bad-front-matter write `draft = true`"],
        Some("x"),
    ),
    ("title == 'x'", &["2:8 bad-front-matter write `title = 'x'`"], Some("x")),
    ("title := 'x'", &["2:6 bad-front-matter write `title = 'x'`"], Some("x")),
    ("weight = 010\ntitle = 'x'", &["2:10 bad-number write `weight = 10`"], Some("x")),
    (
        "title = 'x'\nsummary = \"\"\"never\ndraft = true",
        &["3:11 bad-front-matter write `\"\"\"` behind its last word"],
        Some("x"),
    ),
    ("title = “It’s fine”", &["2:9 bad-front-matter write `title = \"It’s fine\"`"], Some("It’s fine")),
    ("draft = True\ntitle = 'x'", &["2:9 wrong-type write `draft = true`"], Some("x")),
    ("last updated = 1\ntitle = 'x'", &["2:1 bad-front-matter write `\"last updated\" = 1`"], Some("x")),
    ("title = 'x'\n[extra\na = 1", &["3:1 bad-front-matter write `[extra]`"], Some("x")),
    ("title = 'a' tags = 'b'", &["2:9 bad-front-matter give each key its own line"], None),
    ("summary =\ntitle = 'x'", &["2:1 bad-front-matter write `summary = \"\"`"], Some("x")),
    (
        "just words\ntitle = 'x'",
        &[
            "2:1 bad-front-matter each line between the `+++` lines is `key = \"value\"`; a line that starts with `#` is a comment",
        ],
        Some("x"),
    ),
    (
        "title = 'a'\ntitle = 'b'",
        &["3:1 duplicate-key keep one of the two lines and remove the other"],
        Some("a"),
    ),
    (
        "title = a\nsummary = “b”\nslug 'q'\nweight = 1,5",
        &[
            "2:9 bad-front-matter write `title = \"a\"`",
            "3:11 bad-front-matter write `summary = \"b\"`",
            "4:1 bad-front-matter write `slug = 'q'`",
            "5:10 bad-number write `weight = 1.5`",
        ],
        Some("a"),
    ),
    ("title = 'A'\ndate = 9 March 2026", &["3:8 bad-date write `date = 2026-03-09`"], Some("A")),
    ("title = 'A'\ndate = 2026-3-9", &["3:8 bad-date write `date = 2026-03-09`"], Some("A")),
    (
        "title = 'A'\ndate = 3/9/26",
        &[
            "3:8 bad-date which one is meant? write `2026-03-09` (9 March 2026) or `2026-09-03` (3 September 2026)",
        ],
        Some("A"),
    ),
    ("title = 'A'\ndraft = 'perhaps'", &["3:9 wrong-type write it like this: `draft = true`"], Some("A")),
    ("title = 'A'\nreview_in = 90", &["3:13 wrong-type write `review_in = \"90 days\"`"], Some("A")),
    (
        "title = 'A'\naliases = {a = 'b'}",
        &["3:11 wrong-type write it like this: `aliases = [\"/reviews/\", \"/code-review/\"]`"],
        Some("A"),
    ),
];

#[test]
fn every_mistake_is_shown_in_its_place_with_its_fix() {
    let yaml = YAML.iter().map(|(block, found, title)| (yaml(block), found, title));
    let toml = TOML.iter().map(|(block, found, title)| (toml(block), found, title));
    for (text, found, title) in yaml.chain(toml) {
        assert_eq!(findings(&text), *found, "{text}");
        assert_eq!(front(&text).title.as_deref(), *title, "{text}");
        let read = read(&text);
        assert_eq!(&text[read.value.body..], "Text\n", "{text}");
        assert!(read.diagnostics.iter().all(|one| one.severity == Severity::Warning), "{text}");
        assert!(!read.value.matter.withheld, "{text}");
    }
}

#[test]
fn the_places_are_the_same_with_a_mark_and_windows_line_breaks() {
    let text = "\u{feff}---\r\ndraft: yes\r\ntitle: é: ü\r\n---\r\nText";
    assert_eq!(findings(text), ["3:8 bad-front-matter write `title: \"é: ü\"`"]);
    assert_eq!((front(text).title.as_deref(), front(text).draft), (Some("é: ü"), true));
}

#[test]
fn all_familiar_keys_are_honoured() {
    let text = yaml(
        "Title: Reviews\ndescription: About\nnav_order: 1.5\nredirect_from: /old/\naliases: [/older/]\ntags: a, b\n\
         date: 2024-03-01 10:00:00 +0100\nlastmod: 2024-03-02T10:00:00Z\nexpires: 2030-01-01\nlang: de\n\
         owner_slack: '#team'\ndris: [mara, aiko]\nlast_reviewed_on: 2024-01-31\nreview_in: 6 months\n\
         status: Draft\noutdated: on\nunknown: {deep: [1]}\nname: ignored",
    );
    let front = front(&text);
    assert_eq!(findings(&text), [""; 0]);
    assert_eq!((front.title.as_deref(), front.summary.as_deref()), (Some("Reviews"), Some("About")));
    assert_eq!(front.weight, Some(1500));
    let aliases: Vec<&str> = front.aliases.iter().map(|(alias, _)| alias.as_str()).collect();
    assert_eq!(aliases, ["/older/", "/old/"]);
    assert_eq!(front.tags, ["a", "b"]);
    assert_eq!((front.date, front.updated), (Some(date(2024, 3, 1)), Some(date(2024, 3, 2))));
    assert_eq!((front.expires, front.lang.as_deref()), (Some(date(2030, 1, 1)), Some("de")));
    assert_eq!(front.keeper.owners, ["#team", "mara", "aiko"]);
    assert_eq!(front.keeper.review_by, Some(date(2024, 7, 31)));
    assert!(front.draft && front.keeper.outdated && !front.withheld);
}

#[test]
fn toml_and_yaml_twins_say_the_same() {
    let in_toml = toml(
        "title = 'A'\nweight = 2\ntags = ['x']\ndate = 2024-03-01T10:00:00Z\nreviewed = 2024-01-01\ndraft = true",
    );
    let in_yaml =
        yaml("title: A\nweight: 2\ntags: [x]\ndate: 2024-03-01T10:00:00Z\nreviewed: 2024-01-01\ndraft: yes");
    assert_eq!(front(&in_toml), front(&in_yaml));
}

#[test]
fn an_audience_never_widens_by_accident() {
    let withheld = [
        (yaml("visibility: private"), ""),
        (toml("audience = ['team']"), ""),
        (yaml("visibility: manger"), "2:13 unknown-audience write `manager` in place of `manger`"),
        (
            toml("Visibility = 'engineers'"),
            "2:14 unknown-audience for a page that all may read, write `everyone` or remove the line",
        ),
        (
            yaml("visibility:"),
            "2:1 unknown-audience for a page that all may read, write `everyone` or remove the line",
        ),
        (
            yaml("visiblity: private"),
            "2:1 unknown-audience write `visibility` in place of `visiblity`, or give the key another name",
        ),
        (yaml("title: a: b\nvisibility: everyone"), "2:8 bad-front-matter write `title: \"a: b\"`"),
        (toml("visibility = private"), "2:14 bad-front-matter write `visibility = \"private\"`"),
        (
            yaml("visibility: team\nvisibility: everyone"),
            "3:1 duplicate-key keep one of the two lines and remove the other",
        ),
        (
            toml("title = 'x'\n[[measures]]\nid = 'a'\nvisibility = 'private'"),
            "5:1 unknown-audience move this line above the first `[…]` line, or give the key in `[measures]` another name",
        ),
        (
            yaml("\u{a0}visi\u{200b}bility: private"),
            "2:1 unknown-audience write `visibility` in place of `\u{a0}visi\u{200b}bility`, or give the key another name",
        ),
        (
            "---\ntitle: x\ntags:\n  - a\nvisibility: team\n\nText".to_owned(),
            "1:1 bad-front-matter write a line `---` below the last key, or put an empty line behind this one",
        ),
    ];
    for (text, found) in withheld {
        let read = read(&text);
        let FrontMatter { withheld, level, .. } = &read.value.matter;
        assert!(*withheld || level.as_ref().is_some_and(|level| !level.is_open()), "{text}");
        assert_eq!(*withheld, !found.is_empty(), "{text}");
        assert_eq!(findings(&text).join("\n"), found, "{text}");
        assert!(read.diagnostics.iter().all(|one| one.severity == Severity::Error), "{text}");
    }
    for text in [
        yaml("visibility: everyone"),
        toml("audience = ['world']"),
        yaml("title: a\ntitle: b\nvisibility: world"),
    ] {
        assert!(!front(&text).withheld, "{text}");
    }
}

#[test]
fn bombs_stay_within_the_budget() {
    let mut aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let before = level - 1;
        aliases.push_str(&format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 10].join(", ")));
    }
    assert_eq!(findings(&yaml(&aliases)), ["2:1 too-large write short lists and plain values"]);
    let deep = format!("title: x\na: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(findings(&yaml(&deep))[0].contains("too-deep"), "{:?}", findings(&yaml(&deep)));
    assert_eq!(front(&yaml(&deep)).title.as_deref(), Some("x"));
    let deep = format!("title = 'x'\na = {}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(findings(&toml(&deep))[0].contains("too-deep"), "{:?}", findings(&toml(&deep)));
    assert_eq!(front(&toml(&deep)).title.as_deref(), Some("x"));
    let block: String = (0..2_000).map(|level| format!("{}a:\n", " ".repeat(level % 200))).collect();
    assert!(!findings(&yaml(&block)).is_empty());
}

#[test]
fn a_block_of_eight_megabytes_is_not_read() {
    let text = yaml(&format!("title: x\nsummary: {}", "long ".repeat(1_700_000)));
    let read = read(&text);
    assert_eq!(read.value.matter, FrontMatter::default());
    assert_eq!(&text[read.value.body..], "Text\n");
    assert_eq!(
        findings(&text),
        ["2:1 too-large is the closing `---` in the right place? text belongs below it"]
    );
}

#[test]
fn many_mistakes_end_in_one_line_that_says_so() {
    let found = findings(&yaml(&"title: a: b\n".repeat(500)));
    assert_eq!(found.len(), 21);
    assert!(found[20].contains("put the lines above right first"));
}

fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let read = read(text);
    prop_assert!(text.is_char_boundary(read.value.body));
    for one in &read.diagnostics {
        let range = one.span.expect("a place").range();
        prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics_and_every_place_lies_in_the_text(
        mark in prop::sample::select(vec!["---\n", "+++\n", "\u{feff}---\r\n", ""]),
        body in "(title|tags|date|visibility|x|é| |\t|-|\n|\r\n|:|: |=|\"|'|“|”|\\[|\\]|\\{|\\}|,|#|&a|\\*a|!t|<<|\\||>|@|`|%|\\\\|1|2026-03-09|3/9/26|---|\\+\\+\\+){0,40}",
    ) {
        is_sound(&format!("{mark}{body}"))?;
        is_sound(&format!("{mark}{body}\n{}", mark.trim_start_matches('\u{feff}')))?;
        is_sound(&format!("{mark}title: x\na = 1\n{body}\n{}", mark.trim_start_matches('\u{feff}')))?;
    }

    #[test]
    fn arbitrary_text_is_harmless(text in any::<String>()) {
        is_sound(&text)?;
        is_sound(&format!("---\na: {text}\n---\n"))?;
        is_sound(&format!("+++\na = {text}\n+++\n"))?;
    }
}
