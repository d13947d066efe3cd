//! What search knows of a site, and its files: what can be found and where on the page it stands, by what
//! it can be chosen, and that nothing else leaves the build.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use understory::build::Build;
use understory::output::{self, WriteOptions};
use understory::search::{Page, Pages};
use understory::view::{Context, Findable, search_settings};
use understory::words::Words;

use crate::fixture::{Built, TestSite};

/// All pages as search knows them, by address.
fn found(build: &Build) -> BTreeMap<String, Page> {
    let pages = Findable::new(Arc::new(context(build)));
    let found: Vec<Page> = (0..pages.count()).map(|at| pages.page(at)).collect();
    assert!(found.is_sorted_by(|one, other| one.url < other.url), "pages stand in the order of addresses");
    found.into_iter().map(|page| (page.url.clone(), page)).collect()
}

fn context(build: &Build) -> Context {
    let words = Words::of(&build.config.language);
    Context::new(build.handbook.clone(), build.insights.clone(), build.config.clone(), words)
}

fn page(built: &Built, url: &str) -> Page {
    found(&built.build).remove(url).unwrap_or_else(|| panic!("{url} cannot be found"))
}

/// The facets of a page as `name=value`.
fn facets(page: &Page) -> Vec<String> {
    page.facets.iter().map(|facet| format!("{}={}", facet.name, facet.value)).collect()
}

fn text(page: &Page) -> String {
    page.sections.iter().map(|section| format!("{}: {}\n", section.anchor, section.text)).collect()
}

fn files_of_search(built: &Built) -> BTreeSet<String> {
    let all = built.build.site.all().into_iter().map(|(path, _)| path.to_owned());
    all.filter(|path| path.starts_with("search/")).collect()
}

const TEAM: &str = r#"
-- handbook.toml --
-- content/_index.md --
# Ferry handbook
-- content/teams/platform.md --
+++
name = "Platform"
lead = "tomas"
mission = "Boards that tell the truth."
+++
-- content/people/tomas.md --
+++
name = "Tomas Silva"
team = "platform"
left = 2026-01-01
offers = ["sql"]
+++
-- content/people/mara.md --
+++
name = "Mara Okafor"
team = "platform"
reports_to = "tomas"
role = "Keeper of boards"
offers = ["sql: slow queries"]
wants = ["talks"]
+++
-- content/skills/sql.md --
+++
name = "SQL"
group = "data"
+++
-- content/skills/talks.md --
+++
name = "Giving talks"
+++
-- content/cycles/c.md --
+++
start = 2026-01-01
end = 2026-12-31
+++
-- content/plans/c/mara.md --
+++
title = "Calm reviews"
goals = ["faster"]
focus = ["talks 1 -> 2"]
measures = ["Reviews I led: 0 -> 6"]
+++
-- content/goals/faster.md --
+++
title = "Restore faster"
team = "platform"
due = 2026-12-18
status = "paused"
+++

## Measures

- Minutes to restore: 55 -> 30 min
-- content/practices/review.md --
+++
title = "Review"
skills = ["talks"]
time = "20 min"
format = "workshop"
tags = ["Team work"]
boost = 2
+++
-- content/resources/film.md --
+++
title = "Film"
url = "https://example.org/film"
format = "video"
minutes = 90
level = 2
recommended_by = ["mara"]
+++
-- content/terms/board.md --
+++
name = "Board"
aka = ["display"]
+++
What hangs on the quay.
"#;

#[test]
fn pages_are_chosen_by_their_fields_and_relations() {
    let built = TestSite::from(TEAM).try_build();
    let of = |url: &str| facets(&page(&built, url));
    assert_eq!(
        of("people/mara/"),
        ["helps=sql", "kind=person", "person=mara", "skill=sql", "skill=talks", "team=platform"]
    );
    // Who has left helps nobody any more.
    assert_eq!(of("people/tomas/"), ["kind=person", "person=tomas", "skill=sql", "team=platform"]);
    assert_eq!(of("goals/faster/"), ["kind=goal", "status=paused", "team=platform"]);
    let plan = of("plans/c/mara/");
    let (status, rest): (Vec<&String>, Vec<&String>) = plan.iter().partition(|it| it.starts_with("status="));
    assert_eq!(rest, ["kind=plan", "person=mara", "skill=talks", "team=platform"]);
    assert_eq!(status, ["status=no-reading"], "computed, since the plan says nothing");
    assert_eq!(
        of("practices/review/"),
        [
            "format=workshop",
            "kind=practice",
            "minutes=30",
            "minutes=60",
            "skill=talks",
            "status=adopted",
            "tag=team-work"
        ]
    );
    assert_eq!(
        of("resources/film/"),
        ["format=video", "kind=resource", "level=2", "minutes=more", "person=mara"]
    );
    assert_eq!(of("teams/platform/"), ["kind=team", "person=tomas", "team=platform"]);
    assert_eq!(of(""), ["kind=page"]);
}

#[test]
fn facts_of_fields_are_found() {
    let built = TestSite::from(TEAM).try_build();
    let mara = page(&built, "people/mara/");
    assert_eq!(
        mara.words,
        ["Giving talks", "Keeper of boards", "Platform", "SQL", "Tomas Silva", "slow queries"]
    );
    assert_eq!(page(&built, "terms/board/").words, ["display"]);
    assert_eq!(text(&page(&built, "teams/platform/")), ": Boards that tell the truth.\n");
    assert_eq!(text(&page(&built, "plans/c/mara/")), ": Reviews I led: 0 → 6\n");
    assert_eq!(page(&built, "practices/review/").words, ["Giving talks", "Team work"]);
}

#[test]
fn facets_speak_the_language_of_the_site() {
    let german = "-- handbook.toml --\nlanguage = \"de\"\n";
    let built = TestSite::from(TEAM).edit(german).try_build();
    let review = page(&built, "practices/review/");
    let label =
        |name: &str| review.facets.iter().find(|facet| facet.name == name).expect("a facet").label.clone();
    assert_eq!((label("kind"), label("minutes")), ("Praxis".to_owned(), "bis 30 Minuten".to_owned()));
    assert_eq!((review.kind.as_str(), review.lang.as_str()), ("Praxis", "de"));
    let settings = search_settings(&context(&built.build));
    assert_eq!(settings.facets[0], ("kind", "Art".to_owned()));
    assert!(settings.questions.contains(&"wer kann mir bei {} helfen".to_owned()));
    assert!(settings.words.keys().all(|key| key.starts_with("search_")), "{:?}", settings.words.keys());
}

#[test]
fn kinds_and_pages_have_their_weight() {
    let weights = "-- handbook.toml --\n[search]\nweights = { practice = 1.5, term = 0.5 }\nleave_out = [\"resource\"]\n";
    let built = TestSite::from(TEAM).edit(weights).try_build();
    let boost = |url: &str| page(&built, url).boost;
    assert_eq!((boost("practices/review/"), boost("terms/board/"), boost("goals/faster/")), (300, 50, 100));
    assert!(!found(&built.build).contains_key("resources/film/"));
}

#[test]
fn mistakes_about_weights_show_their_fix() {
    let help = |line: &str| {
        let built =
            TestSite::from(&format!("-- handbook.toml --\n[search]\n{line}\n-- content/a.md --\n# A\n"))
                .try_build();
        built.help().to_owned()
    };
    assert_eq!(help("weights = { practise = 2 }"), "write `practice` in place of `practise`");
    assert_eq!(
        help("weights = { practice = 20 }"),
        "write it like this: `practice = 1.5`; pages of all other kinds count 1"
    );
    assert_eq!(help("weights = 2"), "write it like this: `weights = { practice = 1.5 }`");
    assert!(help("leave_out = [\"retros\"]").starts_with("write `\"retro\"` in its place; the choices are"));
    assert_eq!(help("enabeld = true"), "write `enabled` in place of `enabeld`");
}

#[test]
fn without_search_there_are_no_files_of_it() {
    let site = TestSite::from("-- handbook.toml --\n[search]\nenabled = false\n-- content/a.md --\n# A\n")
        .try_build();
    assert_eq!(files_of_search(&site), BTreeSet::new());
    assert!(!site.page("a/").contains("search/"), "no page leads there");
    let usual = TestSite::from("-- a.md --\n# A\n").build();
    assert_eq!(Vec::from_iter(files_of_search(&usual)), ["search/index.html", "search/root.js"]);
    let sitemap =
        TestSite::from("-- handbook.toml --\nbase_url = \"https://e.org/\"\n-- content/a.md --\n# A\n")
            .build();
    for path in ["sitemap.xml", "a-z/", "feed.xml"] {
        let is_there = sitemap.build.site.entry(&understory::model::output_path(path)).is_some();
        assert!(!is_there || !sitemap.page(path).contains("/search/</loc>"), "{path}");
    }
}

#[test]
fn the_files_are_made_when_they_are_asked_for() {
    let built = TestSite::from("-- a.md --\n# A\n\nZebrafish.\n").build();
    let site = &built.build.site;
    assert!(!site.entries.contains_key("search/root.js") && site.entry("a/root.js").is_none());
    let root = site.bytes("search/root.js").expect("a root").expect("its bytes");
    let root = String::from_utf8_lossy(&root).into_owned();
    assert!(root.contains("understory.start({") && root.contains("Zebrafish") && root.contains(").en = ("));
    assert!(site.entry("search/f/0.js").is_none(), "a small site is one file");
}

#[test]
fn a_page_may_stay_out() {
    let files = "-- handbook.toml --\n-- content/a.md --\n# A\n\nSeen.\n-- content/b.md --\n+++\nsearch = false\n+++\n# Zebrafish\n\nZebrafish.\n";
    let built = TestSite::from(files).build();
    assert!(built.page("b/").contains("Zebrafish"));
    let root =
        String::from_utf8(built.build.site.bytes("search/root.js").expect("a root").expect("bytes").to_vec());
    assert!(!root.expect("text").to_lowercase().contains("zebrafish"));
    let nothing =
        TestSite::from("-- a.md --\n---\nsearch: no\n---\n# A\n-- index.md --\n---\nsearch: no\n---\n# H\n")
            .build();
    assert_eq!(Vec::from_iter(files_of_search(&nothing)), ["search/index.html"]);
}

#[test]
fn companions_and_entries_are_sections_of_their_page() {
    let files = r#"
-- content/plans/c/mara.md --
+++
title = "Calm reviews"
+++
Why I want it.

## Measures

- Reviews I led: 0 -> 6

Counted by hand.

## 2026-03-01 update

- win: The first one.

## 2027-03-01 update

- win: Zebrafish of tomorrow.
-- content/plans/c/mara/2026-04-02.md --
Half way.

### Afterwards

Tired.
-- content/plans/c/mara/2027-04-02.md --
Zebrafish of tomorrow.
-- content/plans/c/mara.team.md --
What the team should know.

## Measures

Beside the numbers.
"#;
    let built = TestSite::from(TEAM).edit(files).build_for("team:platform").expect("an audience");
    let plan = page(&built, "plans/c/mara/");
    assert!(!text(&plan).contains("Zebrafish"), "{}", text(&plan));
    let sections: Vec<(&str, &str)> =
        plan.sections.iter().map(|section| (section.anchor.as_str(), section.text.as_str())).collect();
    assert_eq!(
        sections,
        [
            ("", "Why I want it."),
            ("measures", "Reviews I led: 0 -> 6\nCounted by hand."),
            ("2026-03-01-update", "win: The first one."),
            ("ui:mara.team", "What the team should know."),
            ("measures", "Beside the numbers."),
            ("ui:2026-04-02", "Half way."),
            ("2026-04-02:afterwards", "Tired."),
        ]
    );
    anchors_are_there(&built.build);
    let everyone = TestSite::from(TEAM).edit(files).build_for("everyone").expect("an audience");
    assert!(!text(&page(&everyone, "plans/c/mara/")).contains("team should know"));
}

/// Every section begins where its page has that id.
fn anchors_are_there(build: &Build) {
    for (url, page) in found(build) {
        let file = understory::model::output_path(&url);
        let bytes = build.site.bytes(&file).expect("the page").expect("it renders");
        let html = String::from_utf8_lossy(&bytes);
        for section in page.sections.iter().filter(|section| !section.anchor.is_empty()) {
            let id = format!("id=\"{}\"", section.anchor.replace('&', "&amp;"));
            assert!(html.contains(&id), "{url} has no {id}: {section:?}");
        }
    }
}

#[test]
fn every_section_of_the_example_is_on_its_page() {
    for audience in ["everyone", "team:platform", "person:mara", "person:tomas"] {
        anchors_are_there(&crate::example::build(audience));
    }
}

/// So many texts that the index does not fit into one file.
fn many(pages: usize) -> TestSite {
    let text = |page: usize| {
        let paragraph = format!("{} ", "long".repeat(200)).repeat(8);
        (0..10).map(|at| format!("## Part {at}\n\nw{}x {paragraph}\n\n", page * 31 % 101)).collect::<String>()
    };
    let file = |site: TestSite, page: usize| {
        site.file(&format!("p{page}.md"), format!("# Page {page}\n\n{}", text(page)))
    };
    (0..pages).fold(TestSite::from("-- index.md --\n# Home\n"), file)
}

#[test]
fn a_large_site_has_its_search_in_many_files() {
    let mut site = many(45);
    site = site.edit("-- p0b.md --\n---\nvisibility: manager\n---\n# Quagga\n");
    let first = site.build();
    let before = first.output();
    let files = files_of_search(&first);
    for start in ["search/t/", "search/f/0.js", "search/f/7-1.js", "search/root.js"] {
        assert!(files.iter().any(|path| path.starts_with(start)), "{start}");
    }
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().join("site");
    output::write(&first.build.site, &out, &WriteOptions::default()).expect("it can be written");
    for (path, bytes) in before.iter().filter(|(path, _)| path.starts_with("search/")) {
        assert!(std::fs::read(out.join(path)).expect("the file") == *bytes, "{path}");
    }
    let mut site = site.edit("-- p7.md --\n# Page 7\n\nZebrafish alone.\n");
    let after = site.build();
    let files = site.files();
    let clean = TestSite::from("").replace_files(files).delete("p0b.md").build().output();
    let after = after.output();
    let leak =
        after.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase().contains("quagga"));
    assert_eq!(leak.map(|(path, _)| path), None);
    assert!(after.keys().eq(clean.keys()));
    let other = after.iter().find(|(path, bytes)| clean[*path] != **bytes);
    assert_eq!(
        other.map(|(path, _)| path),
        None,
        "incremental is clean, and a page for few is as good as deleted"
    );
}

#[test]
fn a_file_in_the_place_of_the_search_is_said() {
    let page = "-- a.md --\n# A\n[one](search/root.js), [two](search/t/x.js), [three](search/notes.js)\n";
    let file = |site: TestSite, path: &str| site.file(path, "hi");
    let site =
        ["search/root.js", "search/t/x.js", "search/notes.js"].into_iter().fold(TestSite::from(page), file);
    let said = |path: &str| {
        format!(
            " warning[path-collision] a file of the handbook takes the path `{path}`, where the search has its own files"
        )
    };
    let mut site = site;
    let found = site.try_build().findings();
    assert_eq!(found, [said("search/root.js"), said("search/t/x.js")]);
}
