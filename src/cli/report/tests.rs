//! Every format, with what it should print written by hand.

use std::sync::Arc;

use super::*;
use crate::diag::Code;
use crate::source::{FileBody, SourceFile, SourcePath, Stamp};

const TEXT: &str = "\u{feff}# Goals\n\nSee [the plan](plän.md) of \u{202e}Mara.\n";

fn tree() -> SourceTree {
    let body = FileBody::Text(Arc::from(TEXT));
    let file = SourceFile { path: SourcePath::new("goals/x.md"), hash: 0, stamp: Stamp::default(), body };
    SourceTree { files: vec![Arc::new(file)], ..SourceTree::default() }
}

fn broken_link() -> Diagnostic {
    let at = TEXT.find("plän.md").unwrap();
    Diagnostic::new(Code::BrokenLink, "no page `plän.md`")
        .in_file(&SourcePath::new("goals/x.md"))
        .at(at..at + "plän.md".len())
        .label("did you mean `plan.md`?")
        .help("write `plan.md`")
}

fn shallow() -> Diagnostic {
    Diagnostic::new(Code::ShallowClone, "no history: 100 %\nreally")
}

fn whole_file() -> Diagnostic {
    Diagnostic::new(Code::TooLarge, "9 MB").in_file(&SourcePath::new("goals/x.md")).counted(17)
}

fn print(format: Format, diagnostics: &[Diagnostic]) -> String {
    let report = Report { diagnostics, tree: &tree(), pages: 3, format, all: false, width: 100 };
    anstream::adapter::strip_str(&report.to_text()).to_string()
}

#[test]
fn short_is_one_line_each_sorted_and_without_duplicates() {
    let all = [broken_link(), whole_file(), shallow(), broken_link()];
    assert_eq!(
        print(Format::Short, &all),
        "warning[shallow-clone]: no history: 100 %\\u{a}really\n\
         goals/x.md: warning[too-large]: 9 MB\n\
         goals/x.md:3:16: error[broken-link]: no page `plän.md`\n"
    );
}

#[test]
fn json_has_these_keys_in_this_order_and_a_summary() {
    let all = [broken_link(), shallow()];
    assert_eq!(
        print(Format::Json, &all),
        "{\"code\":\"shallow-clone\",\"severity\":\"warning\",\"message\":\"no history: 100 %\\nreally\",\"file\":null,\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null,\"help\":null}\n\
         {\"code\":\"broken-link\",\"severity\":\"error\",\"message\":\"no page `plän.md`\",\"file\":\"goals/x.md\",\"line\":3,\"column\":16,\"end_line\":3,\"end_column\":23,\"help\":\"write `plan.md`\"}\n\
         {\"summary\":{\"errors\":1,\"warnings\":1,\"pages\":3}}\n"
    );
}

#[test]
fn github_commands_are_escaped() {
    let path = SourcePath::new("a,b:c%.md");
    let odd = Diagnostic::new(Code::BadDate, "50 % off").in_file(&path).help("one\ntwo");
    assert_eq!(
        print(Format::Github, &[broken_link(), odd]),
        "::error file=a%2Cb%3Ac%25.md,title=bad-date::50 %25 off%0Aone%0Atwo\n\
         ::error file=goals/x.md,line=3,col=16,title=broken-link::no page `plän.md`%0Awrite `plan.md`\n"
    );
}

#[test]
fn human_underlines_the_place_and_shows_the_fix() {
    let expected = "\
error[broken-link]: no page `plän.md`
  ╭▸ goals/x.md:3:16
  │
3 │ See [the plan](plän.md) of \\u{202e}Mara.
  │                ━━━━━━━ did you mean `plan.md`?
  │
  ╰ help: write `plan.md`

";
    assert_eq!(print(Format::Human, &[broken_link()]), expected);
}

#[test]
fn human_without_a_place_names_the_file_and_how_often() {
    let text = print(Format::Human, &[whole_file(), shallow()]);
    assert_eq!(
        text,
        "warning[shallow-clone]: no history: 100 %\\u{a}really\n\n\
         warning[too-large]: 9 MB\n ╭▸ goals/x.md\n ╰ note: 17 times in this handbook; this is the first\n\n"
    );
}

#[test]
fn places_outside_the_text_are_clamped() {
    let path = SourcePath::new("goals/x.md");
    let beyond = Diagnostic::new(Code::BadDate, "m").in_file(&path).at(9_000..9_001);
    let inside_a_character = Diagnostic::new(Code::BadDate, "m").in_file(&path).at(1..2);
    let whole = Diagnostic::new(Code::BadDate, "m").in_file(&path).at(0..TEXT.len());
    for format in [Format::Human, Format::Short, Format::Json, Format::Github, Format::Sarif] {
        print(format, &[beyond.clone(), inside_a_character.clone(), whole.clone()]);
    }
    assert_eq!(print(Format::Short, &[beyond]), "goals/x.md:4:1: error[bad-date]: m\n");
}

#[test]
fn at_most_two_hundred_are_shown_unless_all_are_wanted() {
    let many: Vec<Diagnostic> =
        (0..203).map(|at| Diagnostic::new(Code::BadDate, format!("{at:03}"))).collect();
    let text = print(Format::Short, &many);
    assert_eq!((text.lines().count(), text.lines().last()), (201, Some("… and 3 more (`--all` shows them)")));
    assert_eq!(print(Format::Json, &many).lines().count(), 204);
    let all =
        Report { diagnostics: &many, tree: &tree(), pages: 0, format: Format::Short, all: true, width: 80 };
    assert_eq!(all.to_text().lines().count(), 203);
}

#[test]
fn sarif_has_every_rule_and_points_at_the_place() {
    let document: serde_json::Value =
        serde_json::from_str(&print(Format::Sarif, &[broken_link(), shallow()])).unwrap();
    let run = &document["runs"][0];
    assert_eq!(
        (&document["version"], run["tool"]["driver"]["rules"].as_array().unwrap().len()),
        (&"2.1.0".into(), Code::ALL.len())
    );
    assert!(run["results"][0].get("locations").is_none());
    let result = &run["results"][1];
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "broken-link");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "goals/x.md");
    let region = serde_json::json!({"startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 23});
    assert_eq!((&place["region"], &result["level"]), (&region, &"error".into()));
}

#[test]
fn the_tally_counts_each_finding_once() {
    assert_eq!(
        Tally::of(&[broken_link(), broken_link(), shallow()]),
        Tally { errors: 1, warnings: 1, notes: 0 }
    );
}
