//! What holds for a whole table: unknown keys, keys below a table, names written twice, lists, empty values.

use super::{TOML, YAML, all_told, read, shown};
use crate::schema::{Kind, Record};
use crate::syntax::Language;

/// Kind, language, text, and all that is said about it.
type Case = (Kind, Language, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (Kind::Goal, TOML, "ownr = \"mara\"", &["1:1 unknown-field write `owner` in place of `ownr`"]),
    (
        Kind::Goal,
        YAML,
        "Commitment: stretch",
        &["1:1 unknown-field write `commitment` in place of `Commitment`"],
    ),
    (
        Kind::Person,
        YAML,
        "reports-to: tomas",
        &["1:1 unknown-field write `reports_to` in place of `reports-to`"],
    ),
    (
        Kind::Ratings,
        TOML,
        "xyzzy = 1",
        &[
            "1:1 unknown-field its keys are `person`, and those of all kinds, such as `summary`, `tags`, `review_by`",
        ],
    ),
    (
        Kind::Person,
        YAML,
        "id: mara",
        &["1:1 unknown-field remove the line; the path of the file below the folder of its kind is its id"],
    ),
    (
        Kind::Goal,
        TOML,
        "[[measures]]\ntitle = \"x\"\nowner = \"mara\"",
        &[
            "3:1 unknown-field did you mean `owner` of the whole file? then move this line above the first `[…]` line",
        ],
    ),
    (
        Kind::Goal,
        YAML,
        "measures:\n  - title: x\n    owner: mara",
        &[
            "3:5 unknown-field did you mean `owner` of the whole file? then move this line above `measures:`, with no space before it",
        ],
    ),
    (
        Kind::Team,
        TOML,
        "[cadence]\nupdat = \"weekly\"",
        &["2:1 unknown-field write `update` in place of `updat`"],
    ),
    (
        Kind::Goal,
        TOML,
        "measures = [{ titel = \"x\" }]",
        &["1:15 unknown-field write `title` in place of `titel`"],
    ),
    (
        Kind::Goal,
        YAML,
        "measures:\n  - baseline: 1\n    target: 2",
        &["2:5 missing-field add to it, for example, `title: \"Minutes to restore\"`"],
    ),
    (
        Kind::Journey,
        TOML,
        "turning_points = [{ text = \"x\" }]",
        &["1:19 missing-field add to it, for example, `date = 2026-03-10`"],
    ),
    (
        Kind::Goal,
        TOML,
        "due = 2026-01-01\ndue = 2026-01-02",
        &["2:1 duplicate-key keep one of the two lines and remove the other"],
    ),
    (
        Kind::Goal,
        YAML,
        "due: 2026-01-01\ndue: 2026-01-02",
        &["2:1 duplicate-key keep one of the two lines and remove the other"],
    ),
    (
        Kind::Person,
        TOML,
        "name = \"A\"\ntitle = \"B\"",
        &["2:1 duplicate-key keep one of the two lines and remove the other"],
    ),
    (Kind::Page, YAML, "name: A\ntitle: B", &[]),
    (
        Kind::Goal,
        YAML,
        "measures:\n  - Reviews I led: 0 -> 6 (id: reviews)",
        &["2:5 bad-front-matter write `- \"Reviews I led: 0 -> 6 (id: reviews)\"`"],
    ),
    (Kind::Person, TOML, "team = \"\"\noffers = []\nwants = [\"\"]\ncapacity = \"\"\nlinks = \"\"", &[]),
    (Kind::Person, YAML, "team:\noffers:\nwants: ['']\njoined: ''", &[]),
    (
        Kind::Goal,
        YAML,
        "parent: [[trusted]]",
        &[
            "1:10 dangling-reference write `parent: \"trusted\"`; an id is the path of a file below the folder of its kind, without `.md`",
        ],
    ),
    (
        Kind::Plan,
        TOML,
        "focus = [\"sql 1 to 3\", \"rust 2 -> 2\", \"sql 0 -> 2\", \"sql 1 -> 2\"]",
        &[
            "1:10 bad-level write `\"sql 1 -> 3\"` in its place",
            "1:24 bad-level write it like this: `focus = [\"facilitation 2 -> 4 for restore-faster\"]`",
            "1:39 bad-level write it like this: `focus = [\"facilitation 2 -> 4 for restore-faster\"]`",
        ],
    ),
    (
        Kind::Plan,
        YAML,
        "agreed: 3/9/26\nstatus: agred\nhours: 1,5\nwith: people/tomas.md\nfoccus: 1\ncontinues: [a, b]",
        &[
            "1:9 bad-date which one is meant? write `2026-03-09` (9 March 2026) or `2026-09-03` (3 September 2026)",
            "2:9 bad-enum write `status: \"agreed\"`; the choices are `draft`, `agreed`, `active`, `paused`, `done`, `dropped`",
            "3:8 bad-number write `hours: 1.5`",
            "4:7 dangling-reference write `with: \"tomas\"`; an id is the path of a file below the folder of its kind, without `.md`",
            "5:1 unknown-field write `focus` in place of `foccus`",
            "6:12 wrong-type write it like this: `continues: \"2026-h1/mara\"`",
        ],
    ),
];

#[test]
fn all_mistakes_of_a_file_come_in_one_run() {
    for (kind, language, text, expected) in CASES {
        assert_eq!(all_told(kind.schema(), *language, text), *expected, "{}: {text}", kind.name());
    }
}

#[test]
fn a_long_summary_is_read_with_a_warning() {
    let text = format!("summary = \"{}\"", "é".repeat(201));
    let read = read(Kind::Goal.schema(), TOML, &text);
    assert_eq!(read.value.text("summary").map(|text| text.chars().count()), Some(201));
    let found = &read.diagnostics[0];
    assert_eq!((found.code.as_str(), found.severity.as_str()), ("long-summary", "warning"));
    assert_eq!(found.message, "`summary` has 201 characters; lists have room for 200");
    let short = format!("summary = \"{}\"", "é".repeat(200));
    assert!(super::read(Kind::Goal.schema(), TOML, &short).diagnostics.is_empty());
    assert!(super::read(Kind::Page.schema(), TOML, &text).diagnostics.is_empty());
}

#[test]
fn lists_accept_a_single_text() {
    let one = |text| shown_all(&read(Kind::Plan.schema(), TOML, text).value);
    assert_eq!(one("with = \"tomas\""), one("with = [\"tomas\"]"));
    assert_eq!(one("measures = \"a: 0 -> 1\""), one("measures = [\"a: 0 -> 1\"]"));
    let many = "practices = [\"a\", \"\", \"b\"]";
    assert_eq!(one(many), ["practices @a @b"]);
}

#[test]
fn measures_may_be_lines_and_tables_together() {
    let text = "measures:\n  - Reviews: 0 -> 6\n  - title: Runbook\n  - Publish it by 2026-10-01\n  - Load: stay 4..8 h";
    assert_eq!(all_told(Kind::Goal.schema(), YAML, text), [""; 0]);
    let read = read(Kind::Goal.schema(), YAML, text).value;
    let lines = "measures Reviews: 0 -> 6 | {title Runbook} | Publish it by 2026-10-01 | Load: stay 4..8 h";
    assert_eq!(shown_all(&read), [lines]);
}

#[test]
fn every_example_is_right_in_both_languages() {
    for kind in Kind::all() {
        for (field, language) in kind.schema().all_fields().flat_map(|field| [(field, TOML), (field, YAML)]) {
            let line = language.line(field.name, field.example);
            assert_eq!(all_told(kind.schema(), language, &line), [""; 0], "{}: {line}", kind.name());
            assert!(read(kind.schema(), language, &line).value.get(field.name).is_some(), "{line}");
        }
    }
}

fn shown_all(record: &Record) -> Vec<String> {
    record.iter().map(|(name, value)| format!("{name} {}", shown(value))).collect()
}
