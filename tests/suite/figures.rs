//! Figures of a whole handbook, worked out by hand: rates, stretches, levels, barriers, load.

use jiff::civil::date;
use understory::edition::Audience;
use understory::insight::coverage::Cover;
use understory::insight::{Count, Figures};
use understory::model::PageId;
use understory::number::Rational;
use understory::schema::Kind;

use crate::fixture::{Built, TestSite};

const SITE: &str = "-- handbook.toml --
-- content/cycles/2026-h2.md --
+++
start = 2026-09-04
end = 2026-12-18
+++
# Autumn
-- content/teams/platform.md --
+++
lead = \"tomas\"
+++
# Platform
-- content/people/tomas.md --
+++
team = \"platform\"
+++
# Tomas
-- content/people/mara.md --
+++
team = \"platform\"
reports_to = \"tomas\"
learning_hours = 8
+++
# Mara
-- content/people/dana.md --
+++
team = \"platform\"
left = 2026-09-30
+++
# Dana
-- content/skills/sql.md --
# SQL
-- content/skills/writing.md --
# Writing
-- content/goals/faster.md --
+++
team = \"platform\"
due = 2026-12-18
skills = [\"sql\", \"writing\"]
measures = [\"Speed: 0 -> 10 (stretch 20) (stretch) by 2026-10-01 (id: speed)\"]
+++
# Faster
## 2026-09-20 update
- speed: 8
- barrier: no disk (kind: access)
## 2026-10-01 update
- barrier resolved: no disk
- barrier: no time
-- content/goals/over.md --
+++
team = \"platform\"
due = 2026-10-01
status = \"met\"
+++
# Over
-- content/goals/open.md --
+++
team = \"platform\"
due = 2026-10-02
+++
# Open
-- content/plans/2026-h2/mara.md --
+++
agreed = 2026-09-04
hours = 6
+++
# Grow
## Milestones
- [x] 2026-09-10 One
- [ ] 2026-11-10 Two
- [~] 2026-11-11 Three — dropped
## 2026-10-01 reflection
Text.
-- content/pairs/2026-h2/mara-tomas.md --
+++
people = [\"mara\", \"tomas\"]
status = \"active\"
cadence = \"fortnightly\"
confidentiality = \"open\"
+++
Text.
-- content/ratings/mara.md --
+++
visibility = \"everyone\"
+++
## 2025-09-01
- sql: 2 (agreed)
## 2026-09-01
- sql: 4 (by: self)
- SQL: 3 (agreed)
";

fn built() -> Built {
    TestSite::from(SITE).with(|options| options.as_of = date(2026, 10, 16)).try_build()
}

fn page(built: &Built, kind: Kind, id: &str) -> PageId {
    built.build.handbook.record(kind, id).expect("a record")
}

fn figures(built: &Built) -> &Figures {
    &built.build.insights.figures
}

#[test]
fn rates_are_n_of_d() {
    let built = built();
    let rates = figures(&built).rates[&page(&built, Kind::Cycle, "2026-h2")];
    let count = |n, of| Count { n, of };
    assert_eq!(rates.completion, count(1, 2));
    assert_eq!(rates.agreed_completion, count(1, 3));
    // Dana had left by the day; Tomas has no plan.
    assert_eq!(rates.coverage, count(1, 2));
    // 42 days by 30: one was due, and one was held.
    assert_eq!(rates.reflections, count(1, 1));
    // Of `faster` 42 days by 14, and both of its two; of `over` 27 days and of `open` 28 up to their days by 14.
    assert_eq!(rates.updates, count(2, 3 + 1 + 2));
    assert_eq!(rates.closure, count(1, 2));
}

#[test]
fn stretches_and_barriers() {
    let built = built();
    let figures = figures(&built);
    // 0.7 × 8/10, past its own day.
    assert_eq!(figures.attainment.reached, Count { n: 0, of: 1 });
    assert_eq!(figures.attainment.mean, Some(Rational::of(14, 25)));
    let barriers = &figures.barriers;
    assert_eq!((barriers.resolved, barriers.median.clone()), (1, Some(Rational::from(11))));
    assert_eq!(barriers.open.iter().map(|age| age.days).collect::<Vec<_>>(), [15]);
}

#[test]
fn levels_of_people_and_teams() {
    let built = built();
    let sql = page(&built, Kind::Skill, "sql");
    let curve = &figures(&built).proficiency[&page(&built, Kind::Person, "mara")].curves[&sql];
    let agreed = curve.agreed_on(date(2026, 10, 16)).expect("a level");
    assert_eq!((agreed.level, agreed.is_own), (3, false));
    let dated: Vec<bool> = curve.lines.values().flatten().map(|point| point.is_dated).collect();
    assert_eq!(dated, [false, true, false], "her own, then the agreed ones of last year and this");
    let skills = &figures(&built).coverage;
    let of = |id: &str| {
        let skill = page(&built, Kind::Skill, id);
        skills.iter().find(|one| one.skill == skill).expect("a skill of the team")
    };
    assert_eq!((of("sql").levels.clone(), of("sql").cover()), (vec![0, 0, 1, 0, 0], Cover::SinglePoint));
    assert_eq!((of("sql").growth.up, of("sql").growth.matched()), (1, 1));
    assert_eq!(of("writing").cover(), Cover::Gap);
}

#[test]
fn without_ratings_there_is_no_figure_about_levels() {
    let narrow = SITE.replace("visibility = \"everyone\"\n", "");
    let site = |audience: Audience| {
        TestSite::from(&narrow)
            .with(|options| (options.as_of, options.audience) = (date(2026, 10, 16), audience))
            .try_build()
    };
    let wide = site(Audience::Everyone);
    assert!(figures(&wide).proficiency.is_empty() && figures(&wide).coverage.is_empty());
    assert_eq!(figures(&site(Audience::Person("mara".to_owned()))).proficiency.len(), 1);
}

#[test]
fn load_is_plans_and_coaching() {
    let built = built();
    let loads = &figures(&built).loads;
    let mara = &loads[&page(&built, Kind::Person, "mara")];
    // 6 hours of the plan and 30/14 of the pair, of 8.
    assert_eq!((mara.asked(), mara.is_over(100)), (Rational::of(57, 7), true));
    let tomas = &loads[&page(&built, Kind::Person, "tomas")];
    assert_eq!((tomas.asked(), tomas.offered.clone()), (Rational::of(15, 7), None));
    let talks = SITE.to_owned()
        + "-- content/pairs/2026-h2/mara-tomas/2026-10-10.everyone.md --\n+++\nminutes = 45\n+++\nText.\n\
           -- content/pairs/2026-h2/mara-tomas/2026-09-10.everyone.md --\n+++\nminutes = 90\n+++\nText.\n";
    let built = TestSite::from(&talks).with(|options| options.as_of = date(2026, 10, 16)).try_build();
    let tomas = &figures(&built).loads[&page(&built, Kind::Person, "tomas")];
    assert_eq!(tomas.asked(), Rational::of(3, 4), "the minutes of the last thirty days");
}

#[test]
fn what_is_wrong_with_levels_is_told() {
    let more = SITE.to_owned()
        + "-- content/ratings/mara.everyone.md --\n## 2026-09-01\n- sql: 5 (agreed)\n- sqll: 3 (agreed)\n- writing: 6 (agreed)\n";
    let built = TestSite::from(&more).with(|options| options.as_of = date(2026, 10, 16)).try_build();
    let told = built.build.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>();
    for code in ["two-values", "dangling-reference", "bad-level"] {
        assert!(told.contains(&code), "{code}: {told:?}");
    }
}
