//! The examples of the manual are what they say: every text of a plan in it is read without a finding.

use crate::fixture::TestSite;

const HANDBOOK: &str = r#"
-- handbook.toml --
[rules]
orphan-plan = "off"
overdue = "off"
stale = "off"
leader-without-plan = "off"
not-verifiable = "off"
one-kind-of-measure = "off"
-- content/people/mara.md --
# Mara
-- content/cycles/2026-h2.md --
+++
start = 2026-07-01
end = 2026-12-31
+++
# Second half
"#;

/// The fenced blocks of `page` behind a line `<!-- plan -->`.
fn plans(page: &str) -> Vec<&str> {
    let blocks = page.split("<!-- plan -->\n```markdown\n").skip(1);
    blocks.map(|block| block.split("```").next().expect("a block")).collect()
}

#[test]
fn plans_of_the_manual_have_no_mistakes() {
    let page = include_str!("../../docs/measures-and-check-ins.md");
    let plans = plans(page);
    assert!(plans.len() >= 4, "the page has examples");
    for plan in plans {
        let file = format!("-- content/plans/2026-h2/mara.md --\n# Lead reviews\n\n{plan}");
        let built = TestSite::from(HANDBOOK).edit(&file).build();
        let record =
            built.build.handbook.record(understory::schema::Kind::Plan, "2026-h2/mara").expect("a plan");
        let ledger = built.build.insights.ledger(record).expect("a ledger");
        assert!(!ledger.measures.is_empty() || !ledger.milestones.is_empty(), "{plan}");
    }
}
