//! What is probably not as it was meant: each rule where it speaks, and where it must not.

use understory::diag::Code;

use crate::fixture::TestSite;

/// Two people, a goal and a plan with which no rule has anything to do.
const HANDBOOK: &str = r#"
-- handbook.toml --
name = "H"
-- content/people/mara.md --
+++
name = "Mara"
learning_hours = 8
+++
-- content/people/tomas.md --
+++
name = "Tomas"
+++
-- content/teams/platform.md --
+++
lead = "mara"
+++
# Platform
-- content/journeys/mara.md --
+++
person = "mara"
+++
# How I learned to stop talking
## What went wrong
I talked.
-- content/cycles/2026-h2.md --
+++
start = 2026-07-01
end = 2026-12-31
cadence = { update = "irregular", reflection = "irregular", review = "irregular" }
+++
# Second half
-- content/skills/sql.md --
# SQL
-- content/goals/restore.md --
+++
team = "platform"
due = 2026-12-18
measures = "Minutes to restore: 55 -> 30 min (source: pager log) (id: minutes)"
+++
# Restore in half an hour
-- content/plans/2026-h2/mara.md --
+++
with = "tomas"
agreed = 2026-07-10
goals = "restore"
hours = 8
focus = "sql 2 -> 4 for restore"
+++
# Lead reviews
## Measures
- Reviews I led: 0 -> 6 (source: calendar) (lens: practice) (id: reviews)
- Actions closed: 40 -> 80 % (source: board) (lens: outcome) (id: actions)
- Ways of opening I tried: 0 -> 3 (lens: learning)
"#;

const PLAN: &str = "content/plans/2026-h2/mara.md";
const GOAL: &str = "content/goals/restore.md";

/// The handbook with one piece of text written otherwise.
fn changed(from: &str, to: &str) -> TestSite {
    assert!(HANDBOOK.contains(from), "{from}");
    TestSite::from(&HANDBOOK.replace(from, to))
}

/// Whether the change makes exactly these findings, as `path:line:column code`.
#[track_caller]
pub(crate) fn expect(mut site: TestSite, expected: &[(&str, Code)]) {
    let built = site.try_build();
    let found = built.findings();
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, (place, code))| {
            found.starts_with(&format!("{place} ")) && found.contains(&format!("[{code}]"))
        });
    assert!(fits, "found:\n{}\nexpected: {expected:?}", found.join("\n"));
}

#[test]
fn nothing_is_said_where_nothing_is_wrong() {
    expect(TestSite::from(HANDBOOK), &[]);
}

#[test]
fn a_record_without_a_promise() {
    let all = HANDBOOK.replace(" (id: reviews)", " (stretch)").replace(" (id: actions)", " (stretch)");
    let all = all.replace("I tried: 0 -> 3", "I tried: 0 -> 3 (stretch)");
    expect(TestSite::from(&all), &[(&format!("{PLAN}:10:3"), Code::AllStretch)]);
    let paused = all.replace("hours = 8\nfocus", "status = \"paused\"\nhours = 8\nfocus");
    expect(TestSite::from(&paused), &[]);
}

#[test]
fn more_than_there_is_room_for() {
    expect(changed("hours = 8\nfocus", "hours = 9\nfocus"), &[(&format!("{PLAN}:5:9"), Code::Overload)]);
    let four = "focus = [\"sql 1 -> 2\", \"a 1 -> 2\", \"b 1 -> 2\", \"c 1 -> 2\"]";
    let skills =
        "-- content/skills/a.md --\n# A\n-- content/skills/b.md --\n# B\n-- content/skills/c.md --\n# C\n";
    let site = changed("focus = \"sql 2 -> 4 for restore\"", four).edit(skills);
    expect(site, &[(&format!("{PLAN}:6:9"), Code::TooManyFocus)]);
    let site = changed("focus = \"sql 2 -> 4 for restore\"", four)
        .edit(skills)
        .edit("-- handbook.toml --\nname = \"H\"\nlimits = { focus = 4 }\n");
    expect(site, &[]);
}

#[test]
fn goals_and_plans_stand_for_each_other() {
    let site = changed("goals = \"restore\"\n", "")
        .edit("-- content/goals/more.md --\n+++\nteam = \"platform\"\ndue = 2026-12-18\n+++\n# More\n");
    // The step of the skill names the first goal.
    expect(site, &[("content/goals/more.md", Code::OrphanGoal)]);
    let alone = HANDBOOK.replace("goals = \"restore\"\n", "").replace(" for restore", "");
    expect(TestSite::from(&alone), &[(GOAL, Code::OrphanGoal), (PLAN, Code::OrphanPlan)]);
    let parent = changed("due = 2026-12-18", "due = 2026-12-18\nparent = \"whole\"")
        .edit("-- content/goals/whole.md --\n+++\nteam = \"platform\"\ndue = 2026-12-18\n+++\n# Whole\n");
    expect(parent, &[]);
    expect(TestSite::from(&alone).delete(PLAN), &[]);
}

#[test]
fn leaders_go_first() {
    let journey = "-- content/journeys/tomas.md --\n+++\nperson = \"tomas\"\n+++\n# T\n## What failed\nIt.\n";
    let reports = changed("name = \"Mara\"\n", "name = \"Mara\"\nreports_to = \"tomas\"\n");
    expect(
        reports,
        &[
            ("content/people/tomas.md", Code::LeaderWithoutJourney),
            ("content/people/tomas.md", Code::LeaderWithoutPlan),
        ],
    );
    let told = changed("name = \"Mara\"\n", "name = \"Mara\"\nreports_to = \"tomas\"\n").edit(journey);
    expect(told, &[("content/people/tomas.md", Code::LeaderWithoutPlan)]);
    let gone = HANDBOOK
        .replace("name = \"Mara\"\n", "name = \"Mara\"\nreports_to = \"tomas\"\n")
        .replace("name = \"Tomas\"\n", "name = \"Tomas\"\nleft = 2026-09-30\n");
    expect(TestSite::from(&gone), &[]);
    // Where nobody writes journeys, nobody misses one.
    let site = changed("name = \"Mara\"\n", "name = \"Mara\"\nreports_to = \"tomas\"\n");
    let site = site.delete("content/journeys/mara.md");
    expect(site, &[("content/people/tomas.md", Code::LeaderWithoutPlan)]);
}

#[test]
fn a_journey_tells_what_went_wrong() {
    let journey = "content/journeys/mara.md";
    expect(changed("## What went wrong", "## What I did"), &[(journey, Code::NoMistakeChapter)]);
    expect(changed("## What went wrong", "## My worst mistake"), &[]);
    let german = HANDBOOK.replace("person = \"mara\"", "person = \"mara\"\nlang = \"de\"");
    expect(TestSite::from(&german.replace("## What went wrong", "## Wie es kam")), &[]);
}

#[test]
fn levels_have_words_or_none_has() {
    let site = changed("# SQL\n", "# SQL\n## 1 Learning\n- Joins.\n## 3 Independent\n- Plans.\n");
    let mut site = site;
    let built = site.build_with(&["content/skills/sql.md warning[missing-anchor] the levels `2`, `4`, `5`"]);
    assert!(built.help().contains("`## 2 Practising`"), "{}", built.help());
    let own = changed(
        "# SQL\n",
        "+++\nscale = [\"new\", \"able\"]\n+++\n# SQL\n## 1 New\n- Joins.\n## 2\n- Plans.\n",
    );
    expect(own, &[]);
}

#[test]
fn measures_are_specific_and_can_be_looked_up() {
    let line = "- Ways of opening I tried: 0 -> 3 (lens: learning)";
    let place = format!("{PLAN}:12:3");
    let with = |measure: &str| changed(line, &format!("- {measure}"));
    expect(with("Improve reviews"), &[(&place, Code::VagueVerb)]);
    expect(with("Get better at SQL"), &[(&place, Code::VagueVerb)]);
    expect(with("Documentation"), &[(&place, Code::NotSpecific)]);
    expect(with("Publish the guide"), &[]);
    expect(with("Improve the reviews: 0 -> 3 (source: board)"), &[]);
    expect(with("Talks: 0 -> 3"), &[(&place, Code::NotVerifiable)]);
    expect(with("Uptime: stay >= 99 %"), &[(&place, Code::NotVerifiable)]);
    expect(with("Facilitation: level 2 -> 4"), &[]);
    let german = HANDBOOK.replace("name = \"H\"", "name = \"H\"\nlanguage = \"de\"");
    expect(TestSite::from(&german.replace(line, "- Dokumentation")), &[]);
}

#[test]
fn a_plan_looks_at_both_sides() {
    let practice = changed("(lens: outcome)", "(lens: practice)");
    expect(practice, &[(PLAN, Code::OneKindOfMeasure)]);
    let outcome = HANDBOOK
        .replace("(lens: practice)", "(lens: outcome)")
        .replace("(lens: learning)", "(source: x) (lens: outcome)");
    expect(TestSite::from(&outcome), &[(PLAN, Code::OneKindOfMeasure)]);
    expect(changed("(lens: outcome)", ""), &[]);
}

#[test]
fn a_goal_ends_in_a_cycle() {
    expect(changed("due = 2026-12-18", "due = 2027-03-01"), &[(&format!("{GOAL}:3:7"), Code::NotTimeBound)]);
}

#[test]
fn rhythms_and_readings_grow_old() {
    let monthly = "cadence = { update = \"monthly\", reflection = \"monthly\", review = \"irregular\" }";
    let with = |lines: &str| {
        let text = HANDBOOK.replace(
            "cadence = { update = \"irregular\", reflection = \"irregular\", review = \"irregular\" }",
            monthly,
        );
        let goal = "# Restore in half an hour\n## 2026-10-01\n- minutes: 40\n";
        let text = text.replace("# Restore in half an hour\n", goal);
        TestSite::from(&format!("{text}{lines}"))
    };
    // 30 days after 1 September is 1 October; 45 days are not over on 16 October.
    let late = with("\n## 2026-09-01 reflection\n- reviews: 3\n- actions: 70\n- ways: 2\n");
    expect(late, &[(PLAN, Code::Overdue)]);
    let stale = with(
        "\n## 2026-08-20 reflection\n- reviews: 3\n\n## 2026-10-10 reflection\n- actions: 70\n- ways: 2\n",
    );
    expect(stale, &[(&format!("{PLAN}:10:3"), Code::Stale)]);
    let kept = with("\n## 2026-10-10 reflection\n- reviews: 3\n- actions: 70\n- ways: 2\n");
    expect(kept, &[]);
}
