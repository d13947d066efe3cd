//! The examples of the manual are what they say: what is right is read without a finding, and what has a mistake
//! is told in the words that stand below it.

use crate::fixture::{Built, TestSite};
use understory::diag::Diagnostic;
use understory::schema::Kind;

const PAGE: &str = include_str!("../../docs/measures-and-check-ins.md");

/// What the examples stand in. The rules that are about other lines than an example's own are off.
const HANDBOOK: &str = r#"
-- handbook.toml --
[rules]
leader-without-plan = "off"
missing-anchor = "off"
not-specific = "off"
not-time-bound = "off"
not-verifiable = "off"
one-kind-of-measure = "off"
orphan-goal = "off"
orphan-plan = "off"
overdue = "off"
stale = "off"
-- content/people/mara.md --
+++
team = "care"
reports_to = "tomas"
+++
# Mara
-- content/people/tomas.md --
# Tomas
-- content/teams/care.md --
+++
lead = "tomas"
+++
# Care
-- content/cycles/2026-h2.md --
+++
start = 2026-07-01
end = 2026-12-31
+++
# Second half
-- content/skills/observability.md --
# Observability
-- content/skills/incident-command.md --
# Incident command
-- content/skills/writing.md --
# Writing
-- content/goals/restore-faster.md --
+++
team = "care"
due = 2026-12-18
measures = "Minutes to restore: 55 -> 30 min (id: minutes)"
+++
# Restore service in under 30 minutes
"#;

/// A fenced block of the page.
struct Example<'p> {
    /// What it is, as the comment above it says: `plan`, `plan with a mistake`.
    marker: &'p str,
    text: &'p str,
    /// The block below it that says what is found.
    said: Option<&'p str>,
}

/// All examples of a page. A block without a comment that says what it is fails the test, so that none is forgotten.
fn examples(page: &str) -> Vec<Example<'_>> {
    let mut examples: Vec<Example<'_>> = Vec::new();
    let mut parts = page.split("```");
    let mut before = parts.next().expect("words before the first block");
    while let (Some(block), Some(behind)) = (parts.next(), parts.next()) {
        let (language, text) = block.split_once('\n').expect("a block has lines");
        match language {
            "text" => examples.last_mut().expect("an example above what is said about it").said = Some(text),
            _ => examples.push(Example { marker: marker(before), text, said: None }),
        }
        before = behind;
    }
    examples
}

/// What the comment at the end of some words says.
fn marker(before: &str) -> &str {
    let line = before.trim_end().lines().next_back().unwrap_or_default();
    let inside = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
    inside.unwrap_or_else(|| panic!("no comment says what the example below {line:?} is"))
}

impl Example<'_> {
    /// The handbook with the file that the example is a part of.
    fn built(&self) -> Built {
        let text = self.text;
        let file = match self.marker.trim_end_matches(" with a mistake") {
            "plan" => format!("-- content/plans/2026-h2/mara.md --\n# Lead reviews\n\n{text}"),
            "fields" => format!("-- content/plans/2026-h2/mara.md --\n+++\n{text}+++\n# Lead reviews\n"),
            "update" => format!("-- content/goals/restore-faster/updates/2026-10-02-mara.md --\n{text}"),
            "ratings" => format!("-- content/ratings/mara.md --\n{text}"),
            "pilot" => format!("-- content/pilots/shorter.md --\n+++\n{text}+++\n# Shorter distances\n"),
            other => panic!("nothing is known about examples of a {other}"),
        };
        // Tomas may read all of them, ratings too.
        TestSite::from(HANDBOOK).edit(&file).build_for("person:tomas").expect("Tomas is somebody")
    }
}

/// What is found, as the page says it.
fn said(built: &Built) -> String {
    let one = |found: &Diagnostic| {
        let help = found.help.as_deref().unwrap_or_default();
        format!("{}[{}]: {}\n  help: {help}\n", found.severity.as_str(), found.code, found.message)
    };
    built.build.diagnostics.iter().map(one).collect()
}

/// How many lines of a plan or goal were understood.
fn understood(built: &Built, kind: Kind, id: &str) -> usize {
    let record = built.build.handbook.record(kind, id).expect("the record");
    let ledger = built.build.insights.ledger(record).expect("a ledger");
    ledger.measures.len()
        + ledger.milestones.len()
        + ledger.entries.iter().map(|told| told.readings.len()).sum::<usize>()
}

#[test]
fn examples_without_a_mistake_are_understood() {
    let examples = examples(PAGE);
    let right: Vec<&Example<'_>> = examples.iter().filter(|one| !one.marker.ends_with("a mistake")).collect();
    assert!(right.len() >= 10, "the page has examples");
    for example in right {
        let built = example.built();
        assert_eq!(said(&built), "", "{}", example.text);
        match example.marker {
            "plan" | "fields" => {
                assert!(understood(&built, Kind::Plan, "2026-h2/mara") > 0, "{}", example.text);
            }
            "update" => {
                assert_eq!(understood(&built, Kind::Goal, "restore-faster"), 2, "the measure and a reading");
            }
            "ratings" => assert_eq!(built.build.insights.figures.proficiency.len(), 1, "somebody has levels"),
            _ => {}
        }
    }
}

#[test]
fn examples_with_a_mistake_are_told_as_the_page_says() {
    let examples = examples(PAGE);
    let wrong: Vec<&Example<'_>> = examples.iter().filter(|one| one.marker.ends_with("a mistake")).collect();
    assert!(wrong.len() >= 20, "the page has mistakes");
    let differ = |example: &&&Example<'_>| example.said.unwrap_or_default() != said(&example.built());
    let differing: Vec<String> = wrong
        .iter()
        .filter(differ)
        .map(|one| format!("{}```text\n{}```", one.text, said(&one.built())))
        .collect();
    assert!(differing.is_empty(), "the page should say:\n{}", differing.join("\n\n"));
}
