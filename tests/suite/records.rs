//! What single records show and say: pictures, sessions, rhythms, scales of their own, consent.

use crate::fixture::TestSite;

fn person(front: &str) -> TestSite {
    TestSite::from(&format!("-- handbook.toml --\n-- content/people/mara.md --\n+++\n{front}\n+++\n# Mara\n"))
}

#[test]
fn a_person_may_have_a_picture() {
    let with = person("photo = \"mara.png\"").file("content/people/mara.png", "x");
    let built = { with }.build();
    assert!(built.page("people/mara/").contains("<img class=\"photo\" src=\"../mara.png\" alt=\"\""));
    assert!(built.paths().contains(&"people/mara.png"));
}

#[test]
fn a_picture_that_is_not_there_or_lies_elsewhere_is_said() {
    let missing = person("photo = \"mara.png\"")
        .build_with(&["content/people/mara.md:2:9 error[missing-asset] no file `mara.png`"]);
    assert!(!missing.page("people/mara/").contains("<img"));
    let remote = person("photo = \"https://example.org/mara.png\"").build_with(&[
        "content/people/mara.md:2:9 warning[remote-picture] the picture `https://example.org/mara.png` lies on another site",
    ]);
    assert!(!remote.page("people/mara/").contains("<img"), "nothing is loaded from elsewhere");
}

#[test]
fn the_picture_of_a_narrow_page_is_not_published() {
    let built =
        { person("photo = \"mara.png\"\nvisibility = \"private\"").file("content/people/mara.png", "x") }
            .try_build();
    assert!(built.paths().iter().all(|path| !path.contains("mara")), "{:?}", built.paths());
}

const PAIR: &str = "-- handbook.toml --
[rules]
nobody-gives = \"off\"
-- content/people/mara.md --
# Mara
-- content/people/jonas.md --
# Jonas
-- content/cycles/c.md --
+++
start = 2026-07-01
end = 2026-12-31
cadence = { reflection = \"monthly\" }
+++
-- content/pairs/c/mara-jonas.md --
+++
people = [\"mara\", \"jonas\"]
status = \"active\"
confidentiality = \"pair\"
sessions_planned = 8
notice = \"48 h\"
+++
# Mara and Jonas
-- content/pairs/c/mara-jonas/2026-09-03.everyone.md --
+++
widen = true
form = \"coach\"
minutes = 45
roles = { coach = \"mara\", coachee = \"jonas\" }
grow = { goal = \"Fewer words\", will = \"Silence first\" }
next = 2026-09-17
+++
We began late.
";

#[test]
fn a_session_loses_nothing_that_its_front_matter_says() {
    let page = TestSite::from(PAIR).build().page("pairs/c/mara-jonas/");
    for said in [
        "coaching",
        "45 min",
        ">Mara</a>",
        "Fewer words",
        "Silence first",
        "17 September 2026",
        "We began late.",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(page.contains("sessions in all") && page.contains("48 h"), "{page}");
}

#[test]
fn the_rhythm_of_a_cycle_is_told() {
    let page = TestSite::from(PAIR).build().page("cycles/c/");
    assert!(page.contains("Reflections") && page.contains("every month"), "{page}");
}

#[test]
fn a_skill_may_have_names_of_its_own_for_its_levels() {
    let role = "-- handbook.toml --\n-- content/skills/sql.md --\n+++\nscale = [\"new\", \"able\"]\n+++\n# SQL\n\
                -- content/roles/lead.md --\n+++\nexpects = [\"sql 2\"]\n+++\n# Lead\n";
    let built = TestSite::from(role).build();
    assert!(built.page("roles/lead/").contains("able (2)") && built.page("skills/sql/").contains("able (2)"));
}

#[test]
fn a_story_that_quotes_says_that_they_agreed() {
    let story = |front: &str, text: &str| {
        TestSite::from(&format!(
            "-- handbook.toml --\n-- content/people/mara.md --\n# Mara\n-- content/practices/p.md --\n# P\n\
             -- content/stories/s.md --\n+++\npeople = \"mara\"\ndate = 2026-09-01\npractices = \"p\"\n{front}+++\n# S\n\n{text}\n"
        ))
    };
    let said = "content/stories/s.md:2:1 warning[missing-field] this story quotes somebody";
    story("", "> It was calm.").build_with(&[said]);
    story("consent = true\n", "> It was calm.").build();
    story("", "> [!NOTE]\n> Not a quotation.").build();
}

#[test]
fn every_page_says_for_whom_the_site_is() {
    let page = TestSite::from(PAIR).build().page("people/mara/");
    assert!(page.contains("This site is for everybody who works here."), "{page}");
    let plain = TestSite::from("-- a.md --\n# A\n").build().page("a/");
    assert!(!plain.contains("This site is for"), "a folder knows no audiences");
}

#[test]
fn a_misspelt_key_is_told_once_and_not_as_missing_too() {
    let story = "-- handbook.toml --\n-- content/people/mara.md --\n# Mara\n-- content/stories/s.md --\n\
                 ---\npeople: mara\ndate: 2026-09-01\npractises: p\n---\n# S\n";
    TestSite::from(story)
        .build_with(&["content/stories/s.md:4:1 error[unknown-field] a story has no key `practises`"]);
    let without = story.replace("practises: p\n", "");
    TestSite::from(&without)
        .build_with(&["content/stories/s.md:2:1 error[missing-field] a story needs `goals` or `practices`"]);
}

#[test]
fn what_a_companion_says_stands_beside_who_can_read_it() {
    let plan = "-- handbook.toml --\n[rules]\noverdue = \"off\"\nleader-without-plan = \"off\"\n-- content/people/mara.md --\n+++\nreports_to = \"tomas\"\n+++\n# Mara\n-- content/people/tomas.md --\n# Tomas\n\
                -- content/cycles/c.md --\n+++\nstart = 2026-07-01\nend = 2026-12-31\n+++\n# The half-year\n-- content/plans/c/mara.md --\n# Calm\n\
                -- content/plans/c/mara.manager.md --\n+++\naspiration = \"To lead one day\"\nsupporters = \"tomas\"\n+++\nShe said so.\n";
    let built = TestSite::from(plan)
        .with(|options| options.audience = understory::edition::Audience::Person("tomas".into()))
        .build();
    let page = built.page("plans/c/mara/");
    let (wide, narrow) = page.split_once("Only Mara and Tomas can read this.").expect("the page says it");
    assert!(!wide.contains("To lead one day") && narrow.contains("To lead one day"), "{page}");
    assert!(narrow.contains("She said so.") && narrow.contains(">Tomas</a>"), "{page}");
    assert!(!TestSite::from(plan).build().page("plans/c/mara/").contains("To lead one day"));
    assert!(page.contains(">The half-year</a>"), "the folder is called like its cycle\n{page}");
}
