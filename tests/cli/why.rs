//! `why`: the numbers of a small handbook, worked out by hand.

use serde_json::{Value, json};
use understory::number::{self, Rational};

use super::Handbook;

const GOAL: &str = "+++\n\
    title = \"Restore faster\"\n\
    team = \"platform\"\n\
    due = 2026-12-18\n\
    measures = [\n\
    \x20 \"Minutes to restore: 55 -> 30 min (source: pager log) (id: minutes)\",\n\
    \x20 \"Actions closed: 40 -> 80 % (stretch 95) (stretch) (id: actions)\",\n\
    \x20 \"Publish the runbook by 2026-11-01\",\n\
    \x20 \"Support load: stay 4..8 hours/week (id: load)\",\n\
    ]\n\
    +++\n\
    Why it matters.\n\n\
    ## Revisions\n\
    - 2026-10-10 minutes: 25 -> 30 — vendor delay\n\n\
    ## 2026-10-06 update\n\
    - minutes: 41\n\
    - actions: 85\n\
    - load: 6\n\
    - confidence: 0.2\n";

const PLAN: &str = "+++\n\
    agreed = 2026-09-04\n\
    goals = \"restore-faster\"\n\
    +++\n\
    # Lead reviews calmly\n\n\
    ## Measures\n\
    - Reviews I led: 0 -> 6 (id: reviews)\n\n\
    ## Milestones\n\
    - [x] 2026-09-14 Shadow two (done 2026-09-20)\n\
    - [ ] 2026-11-01 Lead one\n\
    - [~] 2026-11-02 Speak — dropped: no time\n\n\
    ## 2026-10-10 reflection\n\
    - reviews: 2\n";

fn handbook() -> Handbook {
    Handbook::typed(&[
        ("content/people/mara.md", "+++\nname = \"Mara\"\nteam = \"platform\"\n+++\n"),
        ("content/teams/platform.md", "+++\nname = \"Platform\"\nlead = \"mara\"\n+++\n"),
        ("content/cycles/2026-h2.md", "+++\nstart = 2026-09-04\nend = 2026-12-18\n+++\n# Autumn\n"),
        ("content/goals/restore-faster.md", GOAL),
        ("content/plans/2026-h2/mara.md", PLAN),
    ])
}

fn why(handbook: &Handbook, reference: &str) -> Value {
    let arguments = ["why", reference, "--format", "json", "--as-of", "2026-10-16"];
    serde_json::from_str(&handbook.run(&arguments).status(0)).unwrap()
}

/// The keys of an object, in order.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_goal_as_json() {
    let goal = why(&handbook(), "goal:restore-faster");
    let all = "ref kind as_of start due status score stretch_score progress expected confidence disagree measures milestones rule";
    assert_eq!(keys(&goal).join(" "), all);
    let said = |key: &str| goal[key].clone();
    assert_eq!((said("ref"), said("kind")), (json!("goal:restore-faster"), json!("goal")));
    assert_eq!(
        (said("as_of"), said("start"), said("due")),
        (json!("2026-10-16"), json!("2026-09-04"), json!("2026-12-18"))
    );
    // Committed: minutes 14/25, the runbook 0, the load in on 11 of 11 days: 39/25 / 3 = 13/25.
    assert_eq!((said("score"), said("progress")), (json!(0.52), json!(0.52)));
    // Past its target: 0.7 + 0.3 × (85 - 80) / (95 - 80).
    assert_eq!(said("stretch_score"), json!(0.8));
    // 42 of 105 days of the minutes, 0 of the runbook; of the load nothing is known: 2/5 / 2.
    assert_eq!(said("expected"), json!(0.2));
    assert_eq!(
        (said("status"), said("confidence"), said("disagree")),
        (json!("on-track"), json!(0.2), json!(true))
    );
    assert_eq!(said("rule"), json!({ "clause": 5, "measure": "minutes" }));
    assert_eq!(said("milestones"), json!({ "done": 0, "dropped": 0, "all": 0 }));
}

#[test]
fn its_measures_as_json() {
    let goal = why(&handbook(), "goal:restore-faster");
    let measures = goal["measures"].as_array().unwrap();
    assert_eq!(
        measures[0],
        json!({
            "id": "minutes", "title": "Minutes to restore", "kind": "decrease", "commitment": "committed",
            "weight": 1, "baseline": 55, "target": 30, "stretch": null, "low": null, "high": null, "unit": "min",
            "current": 41, "reading_date": "2026-10-06", "progress": 0.56, "score": 0.56, "expected": 0.4,
            "due": "2026-12-18", "status": "on-track", "source": "pager log",
            "rule": { "clause": 9, "measure": "minutes" },
        })
    );
    let all = "id title kind commitment weight baseline target stretch low high unit current reading_date progress score expected due status source rule";
    assert!(measures.iter().all(|measure| keys(measure).join(" ") == all));
    let said = |at: usize, key: &str| measures[at][key].clone();
    assert_eq!(
        (said(1, "commitment"), said(1, "stretch"), said(1, "status")),
        (json!("stretch"), json!(95), json!("achieved"))
    );
    // 16 days before its own day, which is more than 14.
    assert_eq!(
        (said(2, "kind"), said(2, "due"), said(2, "status")),
        (json!("deliverable"), json!("2026-11-01"), json!("on-track"))
    );
    assert_eq!(
        (said(2, "current"), said(2, "reading_date"), said(2, "baseline"), said(2, "target")),
        (json!(0), json!(null), json!(null), json!(null))
    );
    assert_eq!(
        (said(3, "kind"), said(3, "low"), said(3, "high"), said(3, "expected")),
        (json!("band"), json!(4), json!(8), json!(null))
    );
    assert_eq!(said(3, "rule"), json!({ "clause": 8, "measure": "load" }));
}

#[test]
fn the_target_of_an_earlier_day() {
    let arguments =
        ["why", "measure:goal:restore-faster/minutes", "--format", "json", "--as-of", "2026-10-09"];
    let measure: Value = serde_json::from_str(&handbook().run(&arguments).status(0)).unwrap();
    // -14 of -30 minutes.
    assert_eq!(
        (&measure["ref"], &measure["target"]),
        (&json!("measure:goal:restore-faster/minutes"), &json!(25))
    );
    assert_eq!(measure["progress"], json!(14.0 / 30.0));
}

#[test]
fn plans_and_people_as_json() {
    let plan = why(&handbook(), "plan:2026-h2/mara");
    // 2 of 6 reviews, and 2/5 of the time: a gap of 1/15.
    assert_eq!((&plan["score"], &plan["status"]), (&json!(1.0 / 3.0), &json!("on-track")));
    assert_eq!(plan["milestones"], json!({ "done": 1, "dropped": 1, "all": 3 }));
    let person = why(&handbook(), "person:mara");
    assert_eq!(
        person,
        json!({ "ref": "person:mara", "kind": "person", "as_of": "2026-10-16", "plans": [plan] })
    );
}

#[test]
fn the_same_in_words() {
    let text = handbook().run(&["why", "goal:restore-faster", "--as-of", "2026-10-16"]).status(0);
    for line in [
        "on-track, as of 2026-10-16",
        "score: (1 × 14/25 + 1 × 0 + 1 × 1) / 3 = 13/25 (52 %)",
        "2 of 3 measures have a reading",
        "computed and felt disagree",
        "read on 2026-10-06: 41 min  content/goals/restore-faster.md:18",
        "progress: (41 - 55) / (30 - 55) = 14/25 (56 %) (rule 1)",
        "score: 0.7 + 0.3 × (85 - 80) / (95 - 80), at most 1 = 4/5 (80 %) (rule 3)",
        "at an even pace: 42 of 105 days from 2026-09-04 to 2026-12-18 = 2/5 (40 %)",
        "rule 10, clause 9 decides: the gap to an even pace is 2/5 - 14/25 = -4/25 (-16 %)",
        "11 of 11 days = 1 (100 %) (rule 4)",
        "7 did not: the reading is 10 days old; after 1.5 × 14 = 21 days it is stale",
        "rule 10, clause 4 decides: a deliverable, due in 16 days; up to 14 are soon",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let person = handbook().run(&["why", "person:mara", "--as-of", "2026-10-16"]).status(0);
    assert!(person.starts_with("Mara: 1 plan as of 2026-10-16\n\nplan:2026-h2/mara: Lead reviews calmly\n"));
}

#[test]
fn an_unknown_ref_names_the_nearest() {
    let handbook = handbook();
    let refused = |reference: &str| handbook.run(&["why", reference]).refused();
    assert!(refused("goal:restore-fastr").contains("did you mean `goal:restore-faster`?"));
    assert!(refused("gaol:restore-faster").contains("did you mean `goal:restore-faster`?"));
    assert!(refused("restore-faster").contains("did you mean `goal:restore-faster`?"));
    assert!(refused("plan:2026-h2/mra").contains("did you mean `plan:2026-h2/mara`?"));
    assert!(refused("measure:goal:restore-faster/minuts").contains("`measure:goal:restore-faster/minutes`?"));
    assert!(refused("measure:gaol:restore-faster/minutes").contains("restore-faster"));
    assert!(refused("goal:zzzzzzzzzzzz").contains("understory list goal"));
}

#[test]
fn only_its_own_mistakes_stop_it() {
    let handbook = handbook();
    handbook.put(
        "content/goals/other.md",
        "+++\nteam = \"platform\"\ndue = 2026-12-01\nmeasures = \"Speed: 1 -> 1\"\n+++\n# Other\n",
    );
    handbook.run(&["why", "goal:restore-faster", "--as-of", "2026-10-16"]).status(0);
    let text = handbook.run(&["why", "goal:other", "--as-of", "2026-10-16"]).status(1);
    assert!(text.contains("target-equals-baseline"), "{text}");
    // Those of its entries are its own, too.
    handbook.put("content/goals/restore-faster/updates/2026-10-07-mara.md", "- minuts: 40\n");
    let text =
        handbook.run(&["why", "goal:restore-faster", "--as-of", "2026-10-16", "--format", "short"]).status(1);
    assert!(text.contains("error[unknown-key]"), "{text}");
    assert!(!text.contains("other.md"), "{text}");
    handbook.run(&["why", "plan:2026-h2/mara", "--as-of", "2026-10-16"]).status(0);
}

#[test]
fn mistakes_of_its_cycle_stop_it() {
    let handbook = handbook();
    handbook.put("content/cycles/2026-h2.md", "+++\nstart = 2026-09-04\nend = 2026-09-04\n+++\n# Autumn\n");
    let json = ["why", "plan:2026-h2/mara", "--as-of", "2026-10-16", "--format", "json"];
    let text = handbook.run(&json).status(1);
    assert!(text.contains("\"start-not-before-due\""), "{text}");
    handbook.put("content/cycles/2026-h2.md", "+++\nstart = 2026-09-04\nend = never\n+++\n# Autumn\n");
    handbook.run(&json).status(1);
    handbook.run(&["why", "person:mara", "--as-of", "2026-10-16"]).status(1);
}

#[test]
fn days_that_do_not_fit_are_told() {
    let handbook = handbook();
    let short = |handbook: &Handbook| {
        handbook.run(&["check", "--format", "short", "--as-of", "2026-10-16"]).status(1)
    };
    handbook.put("content/plans/2026-h2/mara.md", &PLAN.replace("2026-09-04", "2026-12-20"));
    assert!(short(&handbook).contains(
        "mara.md:2:10: error[start-not-before-due]: this plan begins on 2026-12-20 and is due on 2026-12-18"
    ));
    let phased = "+++\ntitle = \"X\"\nteam = \"platform\"\ndue = 2026-12-18\n[[measures]]\ntitle = \"Y\"\nbaseline = 0\ntarget = 9\nphases = [{ by = 2026-09-04, value = 3 }]\n+++\n";
    handbook.put("content/goals/phased.md", phased);
    let late = "+++\ntitle = \"Z\"\nteam = \"platform\"\ndue = 2026-12-18\nmeasures = [\"A: 0 -> 9 by 2027-01-15 (source: x)\", \"B: 0 -> 9 by 2026-09-01 (source: x)\"]\n+++\n";
    handbook.put("content/goals/late.md", late);
    let text = short(&handbook);
    assert!(
        text.contains(
            "phased.md:9:18: error[bad-phase]: this step is due on 2026-09-04, which is not between"
        ),
        "{text}"
    );
    assert!(
        text.contains(
            "warning[due-after-record]: this measure is due on 2027-01-15, after its goal (2026-12-18)"
        ),
        "{text}"
    );
    assert!(text.contains("error[start-not-before-due]: this measure is due on 2026-09-01"), "{text}");
}

#[test]
fn a_pilot_and_the_settings_change_the_rhythm() {
    let handbook = handbook();
    let pilot = "+++\ntitle = \"Weekly\"\nhypothesis = \"Sooner.\"\nteams = \"platform\"\nstart = 2026-10-01\nend = 2026-10-30\n[changes]\ncadence = { update = \"weekly\" }\n+++\n";
    handbook.put("content/pilots/weekly.md", pilot);
    let on = |day| handbook.run(&["why", "measure:goal:restore-faster/minutes", "--as-of", day]).status(0);
    // Ten days old: within 1.5 × 7 = 10.5 days.
    assert!(on("2026-10-16").contains("after 1.5 × 7 = 10.5 days it is stale"));
    assert!(on("2026-10-17").contains("clause 7 decides: the reading is 11 days old"));
    // After its window, the settings hold again.
    handbook
        .put("handbook.toml", "[cadence]\nupdate = \"monthly\"\n[status]\non_track = 0.01\nbehind = 0.02\n");
    assert!(on("2026-11-05").contains("after 1.5 × 30 = 45 days it is stale"));
    assert!(on("2026-11-05").contains("up to 0.01 on-track, up to 0.02 behind"));
}

/// The number that JSON writes.
fn exact(number: &Value) -> Rational {
    number::read(&number.to_string()).unwrap()
}

/// A number as pages write it: a true minus, at most three digits behind the point.
fn written(number: &Value) -> String {
    exact(number).decimal(3).replace('-', "−")
}

/// The part of a page that shows the measure with this id.
fn part<'p>(page: &'p str, id: &str) -> &'p str {
    let start =
        page.find(&format!("id=\"ui:measure-{id}\"")).unwrap_or_else(|| panic!("{id} is on the page"));
    let rest = &page[start..];
    &rest[..rest.find("<section class=\"measure\">").or_else(|| rest.find("</main>")).unwrap()]
}

#[test]
fn pages_and_why_say_the_same_of_every_measure_of_the_example() {
    let handbook = Handbook::new(&[]);
    let example = env!("CARGO_MANIFEST_DIR");
    handbook.run(&["build", example, "--out", "site", "--quiet"]).status(0);
    let mut measures = 0;
    for kind in ["goal", "plan"] {
        let rows = handbook.run(&["list", kind, "-C", example, "--format", "json"]).status(0);
        for row in serde_json::from_str::<Vec<Value>>(&rows).unwrap() {
            let reference = format!("{kind}:{}", row["id"].as_str().unwrap());
            let told = handbook.run(&["why", &reference, "-C", example, "--format", "json"]).status(0);
            let told: Value = serde_json::from_str(&told).unwrap();
            let words = handbook.run(&["why", &reference, "-C", example]).status(0);
            let page = handbook.text(&format!("site/{}index.html", row["url"].as_str().unwrap()));
            let status = told["status"].as_str().unwrap();
            assert!(page.contains(&format!("<dd class=\"mark-{status}\">")), "{reference} is {status}");
            assert!(words.contains(&format!("\n{status}, as of 2026-10-16")), "{reference}: {words}");
            for measure in told["measures"].as_array().unwrap() {
                let (id, status) = (measure["id"].as_str().unwrap(), measure["status"].as_str().unwrap());
                let part = part(&page, id);
                assert!(
                    part.contains(&format!("class=\"mark-{status}\"")),
                    "{reference}/{id} is {status}: {part}"
                );
                if measure["kind"] != "deliverable" && !measure["current"].is_null() {
                    assert!(part.contains(&written(&measure["current"])), "{reference}/{id}: {part}");
                }
                if measure["rule"]["clause"] == 9 && !measure["expected"].is_null() {
                    for share in ["progress", "expected"] {
                        let percent = (&exact(&measure[share]) * &Rational::from(100)).rounded();
                        assert!(
                            part.contains(&format!("{percent}\u{a0}%")),
                            "{reference}/{id} {share}: {part}"
                        );
                    }
                }
                measures += 1;
            }
        }
    }
    assert!(measures > 40, "the example has more than {measures} measures");
}
