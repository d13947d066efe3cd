//! What paths and front matter say together: kinds, ids, parts, contradictions, and what is missing.

use crate::config::{Config, Kinds};
use crate::diag::Severity;
use crate::parse::{Document, Part, document};
use crate::schema::{Kind, Level};
use crate::source::{LineIndex, SourcePath};

fn handbook() -> Config {
    Config { is_handbook: true, content: "content".to_owned(), kinds: Kinds::default(), ..Config::default() }
}

fn read_with(config: &Config, path: &str, text: &str) -> Document {
    let path = if config.content.is_empty() { path.to_owned() } else { format!("{}/{path}", config.content) };
    document(&SourcePath::new(&path), 0, text.into(), config)
}

fn read(path: &str, text: &str) -> Document {
    read_with(&handbook(), path, text)
}

/// Kind, id and part of a file.
fn place(document: &Document) -> Option<(Kind, &str, &Part)> {
    document.record.as_ref().map(|record| (record.kind, record.id.as_str(), &record.part))
}

/// Findings as `LINE:COLUMN CODE HELP`; without a place where the whole file is meant.
fn told(path: &str, text: &str) -> Vec<String> {
    let lines = LineIndex::new(text);
    let place = |start: u32| lines.position(start as usize);
    let found = read(path, text).diagnostics;
    let show = |one: &crate::diag::Diagnostic| {
        let at = one.span.map_or("-".to_owned(), |span| {
            let at = place(span.start);
            format!("{}:{}", at.line, at.column)
        });
        format!("{at} {} {}", one.code, one.help.as_deref().unwrap_or("-"))
    };
    found.iter().map(show).collect()
}

const NEED: &str = "add a line such as ";
const TOP: &str = " between two lines `+++` at the top of the file";

#[test]
fn every_kind_says_what_it_needs() {
    let cases: &[(&str, &[&str])] = &[
        ("people/a.md", &[]),
        ("teams/a.md", &[]),
        ("roles/a.md", &[]),
        ("cycles/a.md", &["`start = 2026-07-01`", "`end = 2026-12-31`"]),
        ("skills/a.md", &[]),
        ("goals/a.md", &["`team = \"platform\"` or `owner = \"tomas\"`", "`due = 2026-12-18`"]),
        ("plans/2026-h2/a.md", &[]),
        ("practices/a.md", &[]),
        (
            "stories/a.md",
            &[
                "`people = [\"mara\", \"jonas\"]`",
                "`date = 2026-09-20`",
                "`goals = [\"restore-faster\"]` or `practices = [\"incident-review\"]`",
            ],
        ),
        ("journeys/a.md", &["`person = \"ingrid\"`"]),
        ("pairs/2026-h2/a.md", &["`people = [\"mara\", \"jonas\"]`"]),
        ("ratings/a.md", &[]),
        ("onboarding/a.md", &[]),
        ("terms/a.md", &[]),
        ("retros/a.md", &["`date = 2026-10-05`"]),
        (
            "pilots/a.md",
            &[
                "`hypothesis = \"Slow weeks are noticed sooner.\"`",
                "`teams = [\"care\"]`",
                "`start = 2026-09-04`",
                "`end = 2026-10-30`",
            ],
        ),
    ];
    for (path, lines) in cases {
        let expected: Vec<String> =
            lines.iter().map(|line| format!("- missing-field {NEED}{line}{TOP}")).collect();
        assert_eq!(told(path, "# Title\n\nText.\n"), expected, "{path}");
    }
    let covered = |kind: Kind| cases.iter().any(|(path, _)| kind.folder() == path.split('/').next());
    let is_elsewhere = |kind: &Kind| matches!(kind, Kind::Page | Kind::Session | Kind::Resource);
    assert!(Kind::all().filter(|kind| !is_elsewhere(kind)).all(covered), "a kind has no row");
}

#[test]
fn a_resource_is_somewhere_else_or_in_its_own_text() {
    let format = "- missing-field add a line such as `format = \"video\"` between two lines `+++` at the top of the file";
    assert_eq!(told("resources/a.md", "# Film\n\nWatch this.\n"), [format]);
    let url =
        "1:1 missing-field add a line such as `url = \"https://example.org/film\"`, or write a text below";
    let found = told("resources/a.md", "+++\nformat = \"video\"\n+++\n# Film\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with(url.split_once(' ').map_or("", |(_, rest)| rest)), "{found:?}");
}

#[test]
fn a_name_made_from_the_file_is_a_warning_where_a_title_is_wanted() {
    let block = "+++\nperson = \"ingrid\"\n+++\nText.\n";
    let found = read("journeys/ingrid.md", block).diagnostics;
    assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
    assert_eq!(
        found[0].help.as_deref(),
        Some("write a first heading, such as `# Learning to ask`, or a line `title = \"Learning to ask\"`")
    );
    for path in
        ["people/a.md", "teams/a.md", "skills/a.md", "terms/a.md", "onboarding/a.md", "plans/2026-h2/a.md"]
    {
        assert_eq!(told(path, "Text.\n"), [""; 0], "{path}");
    }
}

#[test]
fn an_empty_value_is_missing_and_an_unreadable_one_is_not() {
    let needs_team = "2:1 missing-field add a line such as `team = \"platform\"` or `owner = \"tomas\"`";
    assert_eq!(told("goals/a.md", "+++\nteam = \"\"\ndue = 2026-12-18\n+++\n# A\n"), [needs_team]);
    let needs_team = "2:1 missing-field add a line such as `team: \"platform\"` or `owner: \"tomas\"`";
    assert_eq!(told("goals/a.md", "---\nteam:\nowner: ''\ndue: 2026-12-18\n---\n# A\n"), [needs_team]);
    let only = |text: &str| told("goals/a.md", text).iter().filter(|one| one.contains("missing")).count();
    assert_eq!(only("+++\nteam = \"a\"\ndue = 9 Marh\n+++\n# A\n"), 0, "a line that cannot be read");
    assert_eq!(only("+++\nteam = \"a\"\n# A\n"), 0, "a block that is never closed");
}

#[test]
fn fields_that_the_path_says_may_be_left_out_and_must_agree() {
    let plan = read("plans/2026-h2/mara.md", "# A\n");
    let fields = &plan.record.as_ref().expect("a record").fields;
    assert_eq!(
        (fields.refs("owner")[0].id.as_str(), fields.refs("cycle")[0].id.as_str()),
        ("mara", "2026-h2")
    );
    assert_eq!(
        told("plans/2026-h2/mara.md", "+++\nowner = \"person:mara\"\ncycle = \"2026-h2\"\n+++\n# A\n"),
        [""; 0]
    );
    assert_eq!(
        told("plans/2026-h2/mara.md", "+++\nowner = \"jonas\"\ncycle = \"2026-h1\"\n+++\n# A\n"),
        [
            "2:9 path-contradiction remove the line, because the path says the owner of a plan; or rename the file to `jonas.md`",
            "3:9 path-contradiction remove the line, because the path says the cycle of a plan; or move the file into the folder `2026-h1`",
        ]
    );
    assert_eq!(
        told("ratings/mara.md", "---\nperson: jonas\n---\n# A\n"),
        [
            "2:9 path-contradiction remove the line, because the path says the person of a ratings file; or rename the file to `jonas.md`"
        ]
    );
    assert_eq!(
        told("pairs/2026-h2/a.md", "---\npeople: [mara, jonas]\ncycle: 2026-h1\n---\n"),
        [
            "3:8 path-contradiction remove the line, because the path says the cycle of a pair; or move the file into the folder `2026-h1`"
        ]
    );
    assert_eq!(
        told("plans/mara.md", "# A\n"),
        ["- path-contradiction move the file, for example to `plans/2026-h2/mara.md`"]
    );
}

#[test]
fn an_entry_is_of_the_day_that_its_name_says() {
    let path = "goals/restore/updates/2026-10-02-mara.md";
    assert_eq!(told(path, "+++\ndate = 2026-10-02\n+++\n- minutes: 41\n"), [""; 0]);
    assert_eq!(
        told(path, "+++\ndate = 2026-10-03\n+++\n- minutes: 41\n"),
        ["2:8 path-contradiction remove the line, or rename the file so that it begins with `2026-10-03`"]
    );
    assert_eq!(
        told(path, "---\nteam: platform\n---\n- minutes: 41\n").len(),
        1,
        "an entry has no fields of a goal, and needs none"
    );
}

#[test]
fn sessions_are_entries_of_a_pair_with_fields_of_their_own() {
    let session = read("pairs/2026-h2/a/2026-09-10.md", "+++\nform = \"coach\"\nminutes = 45\n+++\nText.\n");
    assert_eq!(place(&session).map(|(kind, id, _)| (kind, id)), Some((Kind::Pair, "2026-h2/a")));
    assert!(session.diagnostics.is_empty());
    assert_eq!(session.record.and_then(|record| record.fields.whole("minutes")), Some(45));
}

#[test]
fn companions_need_nothing_and_hold_what_is_for_few() {
    let companion = read("people/mara.programme.md", "+++\navoid = [\"jonas\"]\n+++\n");
    assert_eq!(place(&companion), Some((Kind::Person, "mara", &Part::Companion)));
    assert_eq!(companion.record.and_then(|record| record.suffix), Some(Level::Programme));
    assert_eq!(told("people/mara.programme.md", "+++\navoid = [\"jonas\"]\n+++\n"), [""; 0]);
    assert_eq!(told("stories/a.team.md", "Text.\n"), [""; 0]);
    assert_eq!(
        told("people/mara.md", "+++\navoid = [\"jonas\"]\n+++\n"),
        ["2:9 unknown-field move the line into a file called `mara.programme.md`"]
    );
    assert_eq!(
        told("plans/2026-h2/mara.team.md", "+++\naspiration = \"To lead.\"\n+++\n"),
        ["2:14 unknown-field move the line into a file called `mara.private.md` or `mara.manager.md`"]
    );
    assert_eq!(told("plans/2026-h2/mara.private.md", "+++\naspiration = \"To lead.\"\n+++\n"), [""; 0]);
}

#[test]
fn pairs_are_two_or_three_people_who_agreed_on_who_may_hear_of_it() {
    let people = |list: &str| told("pairs/2026-h2/a.md", &format!("+++\npeople = {list}\n+++\n"));
    let wrong = "2:10 bad-number write their ids: `people = [\"mara\", \"jonas\"]`";
    assert_eq!(people("[\"a\", \"b\", \"c\"]"), [""; 0]);
    assert_eq!(people("\"a\""), [wrong]);
    assert_eq!(people("[\"a\", \"a\"]"), [wrong]);
    assert_eq!(people("[\"a\", \"b\", \"c\", \"d\"]"), [wrong]);
    let active = "+++\npeople = [\"a\", \"b\"]\nstatus = \"active\"\n+++\n";
    assert_eq!(
        told("pairs/2026-h2/a.md", active),
        [
            "2:1 missing-field add a line such as `confidentiality = \"pair\"`; it can also be `pair+manager-topics` or `open`"
        ]
    );
}

#[test]
fn kind_in_the_front_matter_decides() {
    let practice = read("guides/review.md", "---\nkind: practice\n---\n# Review\n");
    assert_eq!(place(&practice), Some((Kind::Practice, "guides/review", &Part::Main)));
    assert_eq!(place(&read("people/about.md", "---\nkind: page\n---\n# A\n")), None);
    assert_eq!(place(&read("people/a.md", "---\nkind: term\n---\n# A\n")).map(|it| it.0), Some(Kind::Term));
    assert_eq!(
        told("guides/a.md", "---\nkind: practise\n---\n# A\n"),
        ["2:7 unknown-kind write `kind: \"practice\"`"]
    );
    assert_eq!(
        told("guides/a.md", "+++\nkind = \"plan\"\n+++\n# A\n"),
        [
            "2:1 missing-field add a line such as `owner = \"mara\"`",
            "2:1 missing-field add a line such as `cycle = \"2026-h2\"`",
        ]
    );
}

#[test]
fn settings_name_other_folders_or_switch_kinds_off() {
    let folders = [("leute".to_owned(), Some(Kind::Person)), ("stories".to_owned(), None)].into();
    let named = Config { kinds: Kinds { off: false, folders }, ..handbook() };
    let kind = |config: &Config, path: &str| place(&read_with(config, path, "# A\n")).map(|it| it.0);
    assert_eq!(kind(&named, "leute/mara.md"), Some(Kind::Person));
    assert_eq!(kind(&named, "people/mara.md"), Some(Kind::Person));
    assert_eq!((kind(&named, "stories/a.md"), kind(&named, "goals/a.md")), (None, Some(Kind::Goal)));
    let off = Config { kinds: Kinds::none(), ..handbook() };
    assert_eq!((kind(&off, "people/mara.md"), kind(&off, "goals/a.md")), (None, None));
    let said = read_with(&off, "people/mara.md", "---\nkind: person\n---\n# Mara\n");
    assert_eq!(place(&said).map(|(kind, id, _)| (kind, id)), Some((Kind::Person, "people/mara")));
}

#[test]
fn a_folder_without_settings_has_plain_pages_unless_they_say_otherwise() {
    let folder = Config::default();
    let plain =
        read_with(&folder, "people/mara.md", "---\nnaem: Mara\nanything: [1]\nteam: {a: b}\n---\n# A\n");
    assert_eq!((place(&plain), plain.diagnostics.len()), (None, 0));
    let said = read_with(&folder, "people/mara.md", "---\nkind: person\nnaem: Mara\n---\n# A\n");
    assert_eq!(place(&said).map(|it| it.0), Some(Kind::Person));
    assert_eq!(said.diagnostics.iter().map(|one| one.severity).collect::<Vec<_>>(), [Severity::Error]);
    let foreign = read_with(&folder, "a.md", "---\nkind: Deployment\n---\n# A\n");
    assert_eq!((place(&foreign), foreign.diagnostics.len()), (None, 0));
}

#[test]
fn a_record_with_an_error_is_left_out_and_one_with_a_warning_is_not() {
    assert!(read("people/mara.md", "---\nnaem: Mara\n---\n").is_faulty);
    assert!(!read("goals/a.md", "---\nteam: a\ndue: 2026-12-18\n---\nText.\n").is_faulty);
}
