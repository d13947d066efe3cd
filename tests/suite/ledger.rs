//! What is written about goals and plans, taken together from all their files: what agrees, what does not.

use understory::insight::{Reading, Value};
use understory::number::Rational;
use understory::schema::Kind;

use crate::fixture::{Built, TestSite};

/// A goal and a plan with measures of most kinds, and nothing wrong with them.
const HANDBOOK: &str = r#"
-- handbook.toml --
name = "H"
[rules]
overdue = "off"
stale = "off"
orphan-plan = "off"
leader-without-plan = "off"
leader-without-journey = "off"
-- content/people/mara.md --
+++
name = "Mara"
team = "platform"
+++
-- content/people/tomas.md --
+++
name = "Tomas"
team = "platform"
+++
-- content/teams/platform.md --
+++
lead = "tomas"
+++
# Platform
-- content/cycles/2026-h2.md --
+++
start = 2026-07-01
end = 2026-12-31
+++
# Second half
-- content/goals/restore.md --
+++
team = "platform"
due = 2026-12-18
measures = [
  "Minutes to restore: 55 -> 30 min (source: pager log) (id: minutes)",
  "Uptime: stay >= 99.9 % (source: board) (id: uptime)",
]
+++
# Restore in half an hour
-- content/plans/2026-h2/mara.md --
+++
with = "tomas"
agreed = 2026-07-10
goals = "restore"
+++
# Lead reviews
## Measures
- Reviews I led: 0 -> 6 (source: calendar) (id: reviews)
- Reviews I watched: 0 -> 3 (source: calendar) (id: watched)
- Facilitation: level 2 -> 4 (id: facilitation)
- Publish the runbook by 2026-11-20 (id: runbook)
"#;

fn site(more: &str) -> TestSite {
    TestSite::from(HANDBOOK).edit(more)
}

/// The plan of [`HANDBOOK`] with these lines behind it.
fn plan(lines: &str) -> TestSite {
    let head = HANDBOOK.split("-- content/plans/2026-h2/mara.md --\n").nth(1).expect("the plan");
    site(&format!("-- content/plans/2026-h2/mara.md --\n{head}{lines}"))
}

/// The readings of a measure.
fn readings(built: &Built, kind: Kind, id: &str, measure: &str) -> Vec<Reading> {
    let page = built.build.handbook.record(kind, id).expect("a record");
    let ledger = built.build.insights.ledger(page).expect("a ledger");
    let tracked = ledger.measures.iter().find(|one| one.measure.id == measure).expect("a measure");
    tracked.readings.clone()
}

fn values(readings: &[Reading]) -> Vec<(String, Value)> {
    readings.iter().map(|reading| (reading.date.to_string(), reading.value.clone())).collect()
}

fn number(date: &str, value: i64) -> (String, Value) {
    (date.to_owned(), Value::Number(Rational::from(value)))
}

#[test]
fn readings_come_from_every_place_that_may_write_one() {
    let mut site = site(
        "
-- content/goals/restore/updates/2026-08-01-tomas.md --
- minutes to: 52
-- content/goals/restore/updates/2026-10-20-tomas.md --
- minutes: 20
",
    );
    site = site.edit(&format!(
        "-- content/plans/2026-h2/mara.md --\n{}\n## 2026-09-02 reflection\n- goal restore/minutes: 46 min\n- reviews-i-led: 2\n- watch: 1\n",
        HANDBOOK.split("-- content/plans/2026-h2/mara.md --\n").nth(1).expect("the plan")
    ));
    let built = site.build();
    let minutes = readings(&built, Kind::Goal, "restore", "minutes");
    assert_eq!(
        values(&minutes),
        [number("2026-08-01", 52), number("2026-09-02", 46)],
        "not the one of tomorrow"
    );
    assert_eq!(values(&readings(&built, Kind::Plan, "2026-h2/mara", "reviews")), [number("2026-09-02", 2)]);
    assert_eq!(values(&readings(&built, Kind::Plan, "2026-h2/mara", "watched")), [number("2026-09-02", 1)]);
}

#[test]
fn a_misspelt_key_is_told_with_the_nearest() {
    let built = plan("## 2026-09-02 reflection\n- reviws: 4\n- wni: talked less\n").build_with(&[
        "content/plans/2026-h2/mara.md:13:3 error[unknown-key] `reviws` is no key of a check-in",
        "content/plans/2026-h2/mara.md:14:3 error[unknown-key] `wni` is no key of a check-in",
    ]);
    let labels: Vec<_> = built.build.diagnostics.iter().filter_map(|one| one.label.as_deref()).collect();
    assert_eq!(labels, ["did you mean `reviews`?", "did you mean `win`?"]);
}

#[test]
fn a_list_of_something_else_is_text() {
    let built = plan("## 2026-09-02 reflection\n- three apples\n- milk: two bottles\n").build();
    let page = built.page("plans/2026-h2/mara/");
    assert!(page.contains("<li>three apples</li>") && page.contains("<li>milk: two bottles</li>"), "{page}");
}

#[test]
fn a_beginning_of_two_measures_names_both() {
    plan("## 2026-09-02 reflection\n- rev: 4\n").build_with(&[
        "content/plans/2026-h2/mara.md:13:3 error[ambiguous-measure] `rev` could be `reviews` or `watched`",
    ]);
}

#[test]
fn values_fit_their_measure() {
    plan("## 2026-09-02 reflection\n- reviews: 4 talks\n- watched: 1,5\n- facilitation: 2.5\n- runbook: soon\n")
        .build_with(&[
            "content/plans/2026-h2/mara.md:13:12 error[unit-mismatch] “Reviews I led” is counted without a unit",
            "content/plans/2026-h2/mara.md:14:12 error[bad-number] `1,5` is no number",
            "content/plans/2026-h2/mara.md:15:17 error[bad-level] `2.5` is no level: they are whole numbers from 1 to 5",
            "content/plans/2026-h2/mara.md:16:12 error[bad-enum] `soon` does not say whether “Publish the runbook” is done",
        ]);
}

#[test]
fn two_values_of_one_day_name_both_places_and_equal_ones_do_not_matter() {
    let update = "-- content/goals/restore/updates/2026-09-02-tomas.md --\n- minutes: 45\n";
    plan("## 2026-09-02 reflection\n- goal restore/minutes: 46\n").edit(update).build_with(&[
        "content/plans/2026-h2/mara.md:13:3 error[two-values] `minutes` has another value on 2026-09-02 in `content/goals/restore/updates/2026-09-02-tomas.md:1`",
    ]);
    plan("## 2026-09-02 reflection\n- goal restore/minutes: 45 min\n").edit(update).build();
}

#[test]
fn a_goal_and_its_measure_exist() {
    plan("## 2026-09-02 reflection\n- goal restor/minutes: 46\n- goal restore/hours: 2\n").build_with(&[
        "content/plans/2026-h2/mara.md:13:8 error[dangling-reference] there is no goal `restor`",
        "content/plans/2026-h2/mara.md:14:16 error[unknown-measure] there is no measure `hours`",
    ]);
}

#[test]
fn barriers_are_closed_by_their_beginning_the_oldest_first() {
    let entries = "## 2026-08-01 reflection\n- barrier: no free Fridays (kind: time) (asked: tomas)\n- barrier: no desk\n\n## 2026-09-01 reflection\n- barrier: no free Fridays again\n- barrier resolved: No Free-Fridays\n\n## 2026-09-20 reflection\n- barrier resolved: no dsk\n";
    let built = plan(entries).build_with(&[
        "content/plans/2026-h2/mara.md:21:21 error[dangling-reference] no open barrier begins with `no dsk`",
    ]);
    let page = built.build.handbook.record(Kind::Plan, "2026-h2/mara").expect("a plan");
    let barriers = &built.build.insights.ledger(page).expect("a ledger").barriers;
    let resolved: Vec<Option<String>> =
        barriers.iter().map(|one| one.resolved.map(|date| date.to_string())).collect();
    assert_eq!(resolved, [Some("2026-09-01".to_owned()), None, None]);
}

#[test]
fn who_was_asked_exists() {
    plan("## 2026-08-01 reflection\n- barrier: no desk (asked: tomes)\n").build_with(&[
        "content/plans/2026-h2/mara.md:13:28 error[dangling-reference] there is no person `tomes`",
    ]);
}

#[test]
fn revisions_chain_up_to_the_target_of_today() {
    let fits = "## Revisions\n- 2026-08-01 reviews: 4 -> 5 — more rain\n- 2026-09-01 reviews: 5 -> 6\n";
    plan(fits).build();
    plan("## Revisions\n- 2026-08-01 reviews: 4 -> 5\n- 2026-09-01 reviews: 4 -> 6\n").build_with(&[
        "content/plans/2026-h2/mara.md:14:3 error[bad-revision] this revision of `reviews` begins at 4, but the one before it ended at 5",
    ]);
    plan("## Revisions\n- 2026-08-01 reviews: 4 -> 5\n").build_with(&[
        "content/plans/2026-h2/mara.md:13:3 error[bad-revision] the last revision of `reviews` ends at 5, but its target is written as 6",
    ]);
    plan("## Revisions\n- 2026-08-01 runbook: 1 -> 2\n").build_with(&[
        "content/plans/2026-h2/mara.md:13:3 error[bad-revision] `runbook` has no target that could be revised",
    ]);
}

#[test]
fn an_entry_stands_once() {
    let fragment = "-- content/plans/2026-h2/mara/2026-09-02.md --\n- reviews: 3\n";
    plan("## 2026-09-02 update\n- reviews: 3\n").edit(fragment).build_with(&[
        "content/plans/2026-h2/mara/2026-09-02.md:1:1 error[duplicate-entry] the update of 2026-09-02 by the same person",
    ]);
    let other = "-- content/plans/2026-h2/mara/2026-09-02-tomas.md --\n- reviews: 3\n";
    plan("## 2026-09-02 update\n- reviews: 3\n").edit(other).build();
}

#[test]
fn what_only_some_may_read_counts_only_for_them() {
    let companion = "-- content/plans/2026-h2/mara.private.md --\n+++\n+++\n## Measures\n- Talks: 0 -> 2 (id: talks) (source: me)\n\n## 2026-09-02 reflection\n- talks: 1\n- reviews: 5\n";
    let mut site = plan("## 2026-09-02 reflection\n- watched: 1\n").edit(companion);
    let wide = site.build_for("everyone").expect("a build");
    assert!(readings(&wide, Kind::Plan, "2026-h2/mara", "reviews").is_empty());
    let own = site.build_for("person:mara").expect("a build");
    assert_eq!(values(&readings(&own, Kind::Plan, "2026-h2/mara", "reviews")), [number("2026-09-02", 5)]);
    assert_eq!(values(&readings(&own, Kind::Plan, "2026-h2/mara", "talks")), [number("2026-09-02", 1)]);
}
