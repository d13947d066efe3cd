//! Every way in which a page for few could show in a build for many, tried by name.

use std::sync::Arc;

use understory::source::{GitHistory, SourceTree};

use crate::fixture::{Built, TestSite};

/// Two guides that all may read, and what the title, tags, alias, text and pictures of a third say,
/// which only Mara and Tomas may read: the word zebrafish, which stands nowhere else.
const HANDBOOK: &str = r#"
-- handbook.toml --
base_url = "https://example.org/"
[rules]
overdue = "off"
leader-without-plan = "off"
-- content/_index.md --
# Home
-- content/people/mara.md --
+++
name = "Mara"
team = "platform"
reports_to = "tomas"
+++
-- content/people/tomas.md --
+++
name = "Tomas"
+++
-- content/teams/platform.md --
+++
name = "Platform"
lead = "tomas"
+++
-- content/terms/ferry.md --
A boat that carries people across.
-- content/guide/a.md --
+++
tags = ["shared"]
date = 2026-09-01
+++
# First guide

Words.
-- content/guide/b.md --
+++
visibility = "manager"
owner = "mara"
tags = ["shared", "zebrafish"]
aliases = ["/old/zebrafish/"]
summary = "About zebrafish."
date = 2026-10-10
+++
# Guide to zebrafish

A ferry of zebrafish, after [the first guide](a.md), ![zebrafish](zebrafish.png).

## Zebrafish
-- content/guide/c.md --
+++
tags = ["shared"]
date = 2026-08-01
+++
# Third guide

Words.
-- content/guide/zebrafish.png --
x
"#;

/// The site for everyone, with these files over those of [`HANDBOOK`].
#[track_caller]
fn for_everyone(files: &str) -> Built {
    let built = TestSite::from(HANDBOOK).edit(files).build_for("everyone").expect("an audience");
    for (path, bytes) in built.output() {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        assert!(!text.contains("zebrafish"), "{path} speaks of zebrafish");
    }
    built
}

/// What is said when a page is for few, and when there is no such page.
#[track_caller]
fn same_as_missing(files: &str, hidden: &str) -> Built {
    let excluded = for_everyone(files);
    let missing =
        TestSite::from(HANDBOOK).edit(files).delete(hidden).build_for("everyone").expect("an audience");
    assert_eq!(excluded.build.diagnostics, missing.build.diagnostics);
    assert_eq!(excluded.output(), missing.output());
    excluded
}

#[test]
fn those_who_may_read_it_do() {
    let built = TestSite::from(HANDBOOK).build_for("person:tomas").expect("an audience");
    assert!(built.page("guide/b/").contains("Guide to zebrafish"));
    assert!(built.page("guide/a/").contains("Guide to zebrafish"), "it mentions the first guide");
    assert!(built.page("old/zebrafish/").contains("guide/b/"));
    assert_eq!(built.findings(), [""; 0]);
}

#[test]
fn link_texts_and_titles() {
    let built = same_as_missing(
        "-- content/guide/a.md --\n# A\n\nSee [my words](b.md) and [[b]].\n",
        "content/guide/b.md",
    );
    assert_eq!(built.findings(), ["content/guide/a.md:3:16 error[broken-link] no page `b.md`"]);
    assert!(built.page("guide/a/").contains("my words"));
}

#[test]
fn soft_links_show_the_authors_own_words() {
    let files =
        "-- handbook.toml --\nsoft_links = true\n-- content/guide/a.md --\n# A\n\nSee [my words](b.md).\n";
    let built = same_as_missing(files, "content/guide/b.md");
    assert!(built.findings().is_empty() && built.page("guide/a/").contains("my words"));
}

#[test]
fn references_from_record_to_record() {
    let files = "-- content/goals/few.md --\n+++\ntitle = \"Zebrafish\"\nowner = \"mara\"\ndue = 2026-12-18\nvisibility = \"private\"\n+++\n\
                 -- content/goals/all.md --\n+++\ntitle = \"All\"\nowner = \"mara\"\ndue = 2026-12-18\nparent = \"few\"\n+++\nFor [[goal:few]].\n";
    let built = same_as_missing(files, "content/goals/few.md");
    let found = built.findings();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found.iter().all(|line| line.contains("error[dangling-reference] there is no goal `few`")),
        "{found:?}"
    );
}

#[test]
fn references_from_hidden_records_leave_no_trace_and_no_count() {
    let files = "-- content/goals/all.md --\n+++\ntitle = \"All\"\nowner = \"mara\"\ndue = 2026-12-18\n+++\n\
                 -- content/plans/c/mara.manager.md --\n+++\ngoals = \"all\"\n+++\n# Zebrafish\n\nFor [[goal:all]].\n";
    same_as_missing(files, "content/plans/c/mara.manager.md");
}

#[test]
fn mentions_are_not_counted() {
    let built = same_as_missing("", "content/guide/b.md");
    let page = built.build.handbook.pages.iter().find(|page| page.url == "guide/a/").expect("the page");
    assert!(page.mentions.is_empty());
}

#[test]
fn tags_are_neither_listed_nor_counted() {
    let built = same_as_missing("", "content/guide/b.md");
    let tags: Vec<(&str, usize)> =
        built.build.handbook.tags.iter().map(|tag| (tag.name.as_str(), tag.pages.len())).collect();
    assert_eq!(tags, [("shared", 2)]);
}

#[test]
fn the_next_page_is_the_next_visible_one() {
    let page = for_everyone("").page("guide/a/");
    assert!(!page.contains("guide/b") && !page.contains("\"../b/\""));
}

#[test]
fn recent_pages_feed_sitemap_and_changes() {
    let built = same_as_missing("", "content/guide/b.md");
    for path in ["changes.json", "feed.xml", "sitemap.xml"] {
        let text = String::from_utf8(built.output()[path].clone()).expect("text");
        assert!(!text.contains("guide/b/") && !text.contains("2026-10-10"), "{path}");
    }
    assert!(!built.page("recent/").contains("2026-10-10"));
}

#[test]
fn former_addresses_lead_nowhere() {
    let built = for_everyone("");
    assert!(built.output().keys().all(|path| !path.starts_with("old/") && path != "_redirects"));
    let moved = same_as_missing(
        "-- content/gone.md --\n+++\nvisibility = \"private\"\nowner = \"mara\"\nredirect_to = \"/guide/a/\"\n+++\n# Zebrafish\n",
        "content/gone.md",
    );
    assert!(moved.output().keys().all(|path| !path.contains("gone")));
}

#[test]
fn alternative_texts_and_pictures() {
    assert!(
        for_everyone("").output().keys().all(|path| !path.ends_with(".png") || path.starts_with("_theme/"))
    );
}

#[test]
fn the_page_for_wrong_addresses_and_the_list_of_all() {
    let built = same_as_missing("", "content/guide/b.md");
    assert!(!built.page("a-z/").contains("guide/b/"));
    assert!(!String::from_utf8_lossy(&built.output()["404.html"]).contains("guide/b/"));
}

#[test]
fn uses_of_a_word_of_the_glossary() {
    let built = same_as_missing("", "content/guide/b.md");
    let term = built.build.handbook.pages.iter().find(|page| page.url == "terms/ferry/").expect("the page");
    assert!(term.used_in.is_empty());
}

#[test]
fn a_hidden_page_claims_no_address_and_no_id() {
    let files = "-- content/guide/d.md --\n+++\nslug = \"a\"\nvisibility = \"manager\"\nowner = \"mara\"\n+++\n# Zebrafish\n\
                 -- content/guide/e.md --\n+++\naliases = [\"/guide/c/\", \"/guide/x/\"]\nvisibility = \"manager\"\nowner = \"mara\"\n+++\n# Zebrafish\n";
    let built = for_everyone(files);
    assert!(built.page("guide/a/").contains("First guide") && built.page("guide/c/").contains("Third guide"));
    assert_eq!(built.findings(), [""; 0]);
}

#[test]
fn companions_and_entries_of_a_visible_record() {
    let files = "-- content/cycles/c.md --\n+++\nstart = 2026-07-01\nend = 2026-12-31\n+++\n-- content/plans/c/mara.md --\n# Calm\n\nWords.\n\
                 -- content/plans/c/mara.manager.md --\n# Zebrafish\n\n[broken](nowhere.md) <marquee>\n-- content/plans/c/mara/2026-10-01.private.md --\nZebrafish.\n";
    let built = for_everyone(files);
    assert_eq!(built.findings(), [""; 0]);
    let page = TestSite::from(HANDBOOK)
        .edit(files)
        .build_for("person:tomas")
        .expect("an audience")
        .page("plans/c/mara/");
    assert!(page.contains("Zebrafish"));
}

#[test]
fn what_git_knows_of_moves() {
    let site = TestSite::from(HANDBOOK).edit("-- content/guide/a.md --\n# A\n\n[words](old-name.md)\n");
    let moves = [("content/guide/old-name.md".to_owned(), "content/guide/b.md".to_owned())].into();
    let git = Arc::new(GitHistory { moves, ..GitHistory::default() });
    let help = |audience: &str| {
        let tree = SourceTree { git: git.clone(), ..site.tree() };
        let built = TestSite::build_tree(&tree, audience);
        built.diagnostics.iter().find_map(|finding| finding.help.clone()).expect("help")
    };
    assert_eq!(help("person:mara"), "write `b.md`");
    assert_eq!(
        help("everyone"),
        "a path starts at the folder of this file: it would be `content/guide/old-name.md`"
    );
}

#[test]
fn files_that_could_not_be_read_well() {
    let site = || {
        TestSite::from(HANDBOOK).file("content/ratings/mara.md", b"# A \xff".to_vec()).file(
            "content/guide/b.md",
            b"+++\nvisibility = \"manager\"\nowner = \"mara\"\n+++\n\xff".to_vec(),
        )
    };
    assert_eq!(site().build_for("everyone").expect("an audience").findings(), [""; 0]);
    let told = site().build_for("person:tomas").expect("an audience").findings();
    assert_eq!(told.len(), 2, "{told:?}");
    let keeper = site().with(|options| options.as_keeper = true).build_for("everyone").expect("an audience");
    assert_eq!(keeper.findings(), told);
}

#[test]
fn mistakes_in_hidden_pages_neither_fail_a_build_nor_are_told() {
    let files = "-- content/guide/b.md --\n+++\nvisibility = \"manager\"\nowner = \"mara\"\n+++\n# Zebrafish\n\n[x](nowhere.md) <marquee> {{< zebrafish >}}\n\
                 -- content/ratings/mara.md --\n+++\nzebrafish = 1\n+++\n";
    assert_eq!(for_everyone(files).findings(), [""; 0]);
    let keeper =
        TestSite::from(HANDBOOK).edit(files).with(|options| options.as_keeper = true).build_for("everyone");
    let found = keeper.expect("an audience").findings();
    for code in ["broken-link", "raw-html-dropped", "foreign-call", "unknown-field"] {
        assert!(found.iter().any(|line| line.contains(code)), "{code}: {found:?}");
    }
}

#[test]
fn the_keeper_also_learns_what_everyones_build_would_say() {
    let files = "-- content/guide/a.md --\n# A\n\n[words](b.md)\n";
    let keeper =
        TestSite::from(HANDBOOK).edit(files).with(|options| options.as_keeper = true).build_for("everyone");
    assert_eq!(
        keeper.expect("an audience").findings(),
        ["content/guide/a.md:3:9 error[broken-link] no page `b.md`"]
    );
}

#[test]
fn an_audience_that_does_not_exist_names_only_the_path() {
    let secret = "-- content/guide/d.md --\n+++\nvisibility = \"zebrafish\"\n+++\n# Zebrafish\n-- content/guide/mara.md --\nx\n";
    for audience in ["everyone", "world", "person:mara"] {
        let built = TestSite::from(HANDBOOK).edit(secret).build_for(audience).expect("an audience");
        let found: Vec<String> = built
            .build
            .diagnostics
            .iter()
            .filter(|one| one.path.as_ref().is_some_and(|path| path.as_str() == "content/guide/d.md"))
            .map(|one| format!("{one:?}"))
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].contains("UnknownAudience") && !found[0].to_lowercase().contains("zebrafish"),
            "{found:?}"
        );
    }
}

#[test]
fn settings_that_leave_readers_open_show_nothing() {
    let files = "-- handbook.toml --\n[visibility]\nplans = \"manager\"\n-- content/plans/c/mara.md --\n# Zebrafish\n";
    let built = for_everyone(files);
    assert_eq!(built.findings(), ["handbook.toml:2:9 error[config] there is no kind `plans`"]);
    assert_eq!(built.build.handbook.pages.iter().filter(|page| page.document.is_some()).count(), 0);
}
