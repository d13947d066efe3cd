//! Whole files: what is read from them, and where their mistakes stand.
//!
//! In: texts of records. Out: verdicts against what was worked out by hand.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::config::{Config, Kinds};
use crate::diag::{Diagnostic, Severity};
use crate::parse::{self, Document};
use crate::source::{LineIndex, SourcePath};

fn config() -> Config {
    Config { is_handbook: true, content: "content".to_owned(), kinds: Kinds::default(), ..Config::default() }
}

fn document(path: &str, text: &str) -> Document {
    parse::document(&SourcePath::new(&format!("content/{path}")), 0, Arc::from(text), &config())
}

fn growth(path: &str, text: &str) -> Growth {
    let document = document(path, text);
    let told: Vec<String> = document.diagnostics.iter().map(|found| told(found, text)).collect();
    assert!(told.is_empty(), "{told:?}");
    document.growth.as_deref().cloned().expect("a growth")
}

/// A finding as `LINE:COLUMN CODE`.
fn told(found: &Diagnostic, text: &str) -> String {
    let at = LineIndex::new(text).position(found.span.unwrap_or_default().start as usize);
    format!("{}:{} {}", at.line, at.column, found.code)
}

fn all_told(path: &str, text: &str) -> Vec<String> {
    document(path, text).diagnostics.iter().map(|found| told(found, text)).collect()
}

/// The measures of a goal whose front matter ends with `block`, and the code and place of every mistake.
pub(super) fn front(block: &str) -> (Vec<Measure>, Vec<(String, String)>) {
    let text = format!("+++\ntitle = \"T\"\nteam = \"platform\"\ndue = 2026-12-18\n{block}+++\n");
    let document = document("goals/a.md", &text);
    let told = document
        .diagnostics
        .iter()
        .map(|found| (found.code.to_string(), text[found.span.expect("a place").range()].to_owned()));
    let told = told.collect();
    (document.growth.as_deref().cloned().unwrap_or_default().measures, told)
}

const PLAN: &str = "\
+++
with = [\"tomas\"]
measures = \"Talks: 0 -> 2\"
+++
# Lead incident reviews calmly
Why: when I freeze, people stop saying what happened.
## Measures
Three of them.
- Reviews I led: 0 -> 6 (source: incident calendar) (lens: practice) (id: reviews)
- Actions closed: 40 -> 80 % (stretch 95)

### More
* Publish the guide by 2026-10-01

## Milestones
- [x] 2026-09-14 Shadow two reviews (done 2026-09-20)
- [ ] 2026-11-20 Run one for another team (stretch)
## Revisions
- 2026-09-10 reviews: 4 -> 6 — they came sooner
## 2026-10-02 reflection — Halfway
- reviews: 4
- confidence: 0.6
- win: Jonas ran the *retro* alone
  afterwards
- barrier: no free Fridays (kind: time) (asked: tomas)

I talk less when I write the timeline first.

## What else
- 2026 was long

## 2026-10-09
Words first.
- reviews: 5
";

#[test]
fn a_whole_plan_is_read() {
    let text = PLAN;
    let at = |span: Span| &text[span.range()];
    let growth = growth("plans/2026-h2/mara.md", text);
    let ids: Vec<&str> = growth.measures.iter().map(|measure| measure.id.as_str()).collect();
    assert_eq!(ids, ["talks", "reviews", "actions-closed", "publish-the-guide"]);
    assert_eq!(at(growth.measures[0].span), "Talks: 0 -> 2");
    assert_eq!(at(growth.measures[3].span), "Publish the guide by 2026-10-01");
    let milestones: Vec<&str> = growth.milestones.iter().map(|one| at(one.words)).collect();
    assert_eq!(milestones, ["Shadow two reviews", "Run one for another team"]);
    assert_eq!(
        (at(growth.revisions[0].measure.1), at(growth.revisions[0].words)),
        ("reviews", "they came sooner")
    );
    let [entry, bare] = growth.entries.as_slice() else { panic!("{:?}", growth.entries) };
    assert_eq!(
        (entry.date, entry.kind, entry.title.as_deref()),
        (date(2026, 10, 2), EntryKind::Reflection, Some("Halfway"))
    );
    assert_eq!(
        (entry.id.as_str(), at(entry.heading).trim_end()),
        ("2026-10-02-reflection--halfway", "## 2026-10-02 reflection — Halfway")
    );
    assert!(at(entry.body).starts_with("- reviews: 4\n") && at(entry.body).ends_with("timeline first."));
    assert!(at(entry.list.expect("a list")).starts_with("- reviews: 4\n"));
    assert_eq!((bare.kind, bare.list, bare.lines.len()), (EntryKind::Update, None, 0));
    let said: Vec<&str> = entry
        .lines
        .iter()
        .map(|line| match &line.said {
            Said::Note(_, span) => at(*span),
            Said::Barrier(barrier) => at(barrier.words),
            Said::Confidence(_) => "confidence",
            _ => at(line.span),
        })
        .collect();
    let win = "Jonas ran the *retro* alone\n  afterwards";
    assert_eq!(said, ["reviews: 4", "confidence", win, "no free Fridays"]);
}

#[test]
fn sections_are_the_parts_that_were_read() {
    let growth = growth("plans/2026-h2/mara.md", PLAN);
    let sections: Vec<(Holds, &str, Vec<&str>)> = growth
        .sections
        .iter()
        .map(|section| {
            let lists =
                section.lists.iter().map(|list| PLAN[list.range()].lines().next().unwrap_or_default());
            let whole = &PLAN[section.span.range()];
            assert!(whole.starts_with("## ") && !whole.ends_with('\n'), "{whole}");
            (section.holds, section.id.as_str(), lists.collect())
        })
        .collect();
    let first = "- Reviews I led: 0 -> 6 (source: incident calendar) (lens: practice) (id: reviews)";
    assert_eq!(
        sections,
        [
            (Holds::Measures, "measures", vec![first, "* Publish the guide by 2026-10-01"]),
            (Holds::Milestones, "milestones", vec!["- [x] 2026-09-14 Shadow two reviews (done 2026-09-20)"]),
            (Holds::Revisions, "revisions", vec!["- 2026-09-10 reviews: 4 -> 6 — they came sooner"]),
            (Holds::Entry(0), "2026-10-02-reflection--halfway", vec!["- reviews: 4"]),
            (Holds::Entry(1), "2026-10-09", vec![]),
        ]
    );
}

#[test]
fn code_quotes_and_comments_are_no_lines() {
    let text = "# T\n\n```\n## Measures\n- A: 0 -> 1\n```\n\n> ## Measures\n> - B: 0 -> 1\n\n<!--\n## Measures\n- C: 0 -> 1\n-->\n\n\
                <details>\n\n## Measures\n- D: 0 -> 1\n\n</details>\n\n## Measures\n- E: 0 -> 1 <!-- soon -->\n  - F: 0 -> 1\n";
    let growth = growth("plans/2026-h2/mara.md", text);
    let titles: Vec<&str> = growth.measures.iter().map(|measure| measure.title.as_str()).collect();
    assert_eq!((titles, growth.measures[0].unit.as_str()), (vec!["E"], ""));
}

#[test]
fn front_matter_takes_lines_and_tables_in_both_languages() {
    let toml = "measures = [\"A: 0 -> 1 (id: x)\", { title = \"B\", low = 4 }]\nrevisions = [\"2026-10-10 x: 2 -> 1 — so\"]\n";
    let text = format!("+++\ntitle = \"T\"\nteam = \"t\"\ndue = 2026-12-18\n{toml}+++\n");
    let read = growth("goals/a.md", &text);
    let ids: Vec<&str> = read.measures.iter().map(|measure| measure.id.as_str()).collect();
    assert_eq!((ids, read.revisions.len()), (vec!["x", "b"], 1));
    assert_eq!(&text[read.revisions[0].words.range()], "so");
    let yaml = "---\ntitle: T\nteam: t\ndue: 2026-12-18\nmeasures:\n- \"A: 0 -> 1 (id: x)\"\n- title: B\n  low: 4\n- \"C\\u0020c: 1 -> 2\"\n---\n";
    let read = growth("goals/a.md", yaml);
    let spans: Vec<&str> = read.measures.iter().map(|measure| &yaml[measure.span.range()]).collect();
    assert_eq!((spans[0], spans[2]), ("A: 0 -> 1 (id: x)", "\"C\\u0020c: 1 -> 2\""));
    let block = "---\ntitle: T\nteam: t\ndue: 2026-12-18\nmeasures: |\n  - A: 0 -> 1\n  - B: 1 -> 0\n---\n";
    assert_eq!(growth("goals/a.md", block).measures.len(), 2);
}

#[test]
fn mistakes_stand_inside_of_their_lines() {
    let text = "+++\ntitle = \"T\"\nteam = \"t\"\ndue = 2026-12-18\nmeasures = [\"A: 1,5 -> 3\"]\n+++\n\
                ## Measures\n- B: 0 -> 1 (sorce: x)\n- A: 0 -> 1\n- b: 1 -> 2\n\
                ## 3/9/26 reflection\n- b: 1\n\
                ## 2026-09-03 reflexion\n- confidence: 7\nglued\n\
                ## 2026-09-03 update\n## 2026-09-03\n";
    let expected = [
        "5:17 bad-number",
        "8:13 bad-suffix",
        "10:3 duplicate-id",
        "11:4 bad-date",
        "13:15 unknown-entry-kind",
        "14:15 bad-confidence",
        "15:1 glued-text",
        "16:1 duplicate-entry",
        "17:1 duplicate-entry",
    ];
    assert_eq!(all_told("goals/a.md", text), expected);
    assert!(document("goals/a.md", text).is_faulty);
    let glued =
        "+++\ntitle = \"T\"\nteam = \"t\"\ndue = 2026-12-18\n+++\n## 2026-09-03\n- minutes: 4\nglued\n";
    assert_eq!(all_told("goals/a.md", glued), ["8:1 glued-text"]);
    assert!(!document("goals/a.md", glued).is_faulty);
}

#[test]
fn a_list_of_something_else_is_left_alone() {
    let text = "# T\n## 2026-09-03\n- barriers to entry: 7\n- see: (kind of) this\nglued\n\n## 2026-09-04\n- a\n- confidence: 0.5\n";
    let growth = growth("plans/2026-h2/mara.md", text);
    assert!(growth.entries[0].lines.iter().all(|line| line.said == Said::Other));
    assert_eq!(growth.entries[1].lines[0].said, Said::Other);
    assert!(matches!(growth.entries[1].lines[1].said, Said::Confidence(_)));
}

#[test]
fn an_entry_may_have_a_file_of_its_own() {
    let text = "+++\ntags = [\"a\"]\n+++\n\n- minutes: 41\n- confidence: 0.5\n\nWords.\n\n## More\nwords\n";
    let read = growth("goals/a/updates/2026-10-02-mara.md", text);
    let [entry] = read.entries.as_slice() else { panic!("{:?}", read.entries) };
    assert_eq!(
        (entry.date, entry.kind, entry.author.as_deref()),
        (date(2026, 10, 2), EntryKind::Update, Some("mara"))
    );
    assert_eq!((entry.id.as_str(), entry.lines.len(), entry.heading.range()), ("", 2, 22..22));
    assert!(
        text[entry.body.range()].starts_with("- minutes") && text[entry.body.range()].ends_with("\nwords")
    );
    assert_eq!(read.sections.len(), 1);

    let text = "## 2026-10-02 review\n- minutes: 41\n";
    let entry = growth("goals/a/updates/2026-10-02-mara.md", text).entries.remove(0);
    assert_eq!((entry.kind, &text[entry.body.range()]), (EntryKind::Review, "- minutes: 41"));
    let entry = growth("pairs/2026-h2/mara-jonas/2026-10-02.md", "Words.\n").entries.remove(0);
    assert_eq!((entry.kind, entry.author, entry.list), (EntryKind::Session, None, None));
    let told = all_told("goals/a/updates/2026-10-02.md", "## 2026-10-03\n- a: 1\n\n## 2026-10-04\n");
    assert_eq!(told, ["1:4 path-contradiction", "4:4 path-contradiction"]);
}

#[test]
fn ratings_are_levels_below_days() {
    let text = "## 2026-01-16\n- sql: 3 (by: self)\n- sql: 4 (by: tomas)\n\nWords.\n\n## 2026-07-10 — agreed\n- sql: 4 (agreed)\n";
    let read = growth("ratings/mara.md", text);
    let ratings: Vec<(u32, &Rater)> = read.ratings.iter().map(|rating| (rating.level, &rating.by)).collect();
    assert_eq!(ratings, [(3, &Rater::Own), (4, &Rater::Other("tomas".to_owned())), (4, &Rater::Agreed)]);
    assert_eq!((read.ratings[2].date, read.sections.len(), read.entries.len()), (date(2026, 7, 10), 2, 0));
    let text = "## 2026-01-16\n- sql: 3 (by: self)\n- SQL: 4 (by: self)\n- sql: 3 (by: self)\n";
    assert_eq!(all_told("ratings/mara.md", text), ["3:3 two-values"]);
    let fragment = growth("ratings/mara/2026-01-16.md", "- sql: 3 (by: self)\n");
    assert_eq!((fragment.ratings.len(), fragment.ratings[0].date), (1, date(2026, 1, 16)));
}

#[test]
fn pilots_are_judged_by_measures_and_other_kinds_say_nothing() {
    let text = "+++\ntitle = \"T\"\nhypothesis = \"h\"\nteams = \"care\"\nstart = 2026-09-04\nend = 2026-10-30\n\
                judged_by = [\"A: stay <= 10 min\"]\n+++\n## 2026-09-03 was warm\n";
    let read = growth("pilots/a.md", text);
    assert_eq!((read.measures.len(), read.entries.len()), (1, 0));
    assert!(document("practices/a.md", "# T\n## Measures\n- A: 0 -> 1\n").growth.is_none());
    assert!(document("a.md", "# T\n## Measures\n- A: 6\n").growth.is_none());
}

#[test]
fn the_example_is_written_in_this_grammar() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut folders = vec![root.clone()];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in entries_of(&folder) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "md") {
                let path = entry.strip_prefix(&root).expect("below").to_string_lossy().into_owned();
                read += usize::from(is_clean(&path, &text_of(&entry)));
            }
        }
    }
    assert!(read >= 50, "{read}");
}

/// Whether the file says something about progress; it has no mistake.
fn is_clean(path: &str, text: &str) -> bool {
    let document = document(path, text);
    let errors = document.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|found| told(found, text)).collect();
    assert!(errors.is_empty(), "{path}: {errors:?}");
    document.growth.is_some()
}

#[expect(clippy::disallowed_methods, reason = "the test reads the example that is shipped")]
fn entries_of(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[expect(clippy::disallowed_methods, reason = "the test reads the example that is shipped")]
fn text_of(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

/// Pieces that lines are made of, in any order.
fn anything() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "## ",
        "## Measures\n",
        "## Milestones\n",
        "## Revisions\n",
        "- ",
        "* [x] ",
        "[~]",
        "[ ]",
        "\n",
        "\n\n",
        "  ",
        "2026-09-03",
        "3/9/26",
        "2026-02-30",
        " reflection",
        " — ",
        ": ",
        ":",
        "0 -> 6",
        "→",
        "1,5",
        "stay ",
        "level ",
        ">= ",
        "4..8",
        " min",
        " by ",
        "(stretch",
        "(stretch 8)",
        ")",
        "(",
        "(done ",
        "(id: x)",
        "(source: é)",
        "win",
        "confidence: ",
        "7/10",
        "barrier",
        "goal a/b",
        "é",
        "−",
        "\u{202f}",
        "<!-- ",
        " -->",
        "```\n",
        "> ",
        "\r\n",
        "\t",
        "dropped",
        "+++\n",
        "---\n",
        "measures = ",
        "\"",
        "[[measures]]\n",
        "title = \"A\"\n",
        "baseline = 1\n",
    ];
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,6}"];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_panics_and_every_span_is_a_piece_of_it(text in anything(), at in 0usize..5) {
        let path = ["goals/a.md", "plans/2026-h2/a.md", "ratings/a.md", "pairs/2026-h2/a/2026-09-03.md", "pilots/a.md"][at];
        let document = document(path, &text);
        let growth = document.growth.as_deref().expect("a growth");
        let mut spans: Vec<Span> = document.diagnostics.iter().filter_map(|found| found.span).collect();
        spans.extend(growth.measures.iter().map(|one| one.span));
        spans.extend(growth.milestones.iter().flat_map(|one| [one.span, one.words]));
        spans.extend(growth.revisions.iter().flat_map(|one| [one.span, one.words, one.measure.1]));
        spans.extend(growth.ratings.iter().flat_map(|one| [one.span, one.skill.1]));
        spans.extend(growth.sections.iter().flat_map(|one| [one.span, one.heading]));
        for entry in &growth.entries {
            spans.extend([entry.heading, entry.body]);
            spans.extend(entry.lines.iter().map(|line| line.span));
            for line in &entry.lines {
                prop_assert_eq!(line.text.len(), line.span.range().len());
            }
        }
        for span in spans {
            prop_assert!(text.get(span.range()).is_some(), "{:?}", span);
        }
    }
}
