//! Addresses of pages: paths, slugs, permalinks, collisions, aliases and redirects.

use crate::fixture::TestSite;

#[test]
fn published_paths_are_source_paths() {
    let files = "-- README.md --\n# Home\n-- goals/README.md --\n# Goals\n-- goals/x.markdown --\n# X\n\
                 -- team.md --\n# Team\n-- team/mara.md --\n# Mara\n-- deep/a/b/c.md --\n# C\n";
    let built = TestSite::from(files).build();
    let pages: Vec<&str> = built
        .paths()
        .into_iter()
        .filter(|path| path.ends_with("/index.html") && !path.starts_with("a-z"))
        .collect();
    let expected = [
        "deep/a/b/c/index.html",
        "deep/a/b/index.html",
        "deep/a/index.html",
        "deep/index.html",
        "goals/index.html",
        "goals/x/index.html",
        "team/index.html",
        "team/mara/index.html",
    ];
    assert_eq!(pages, expected);
    assert!(built.page("team/").contains("Mara"), "the page beside a folder is the folder's page");
}

#[test]
fn slugs_and_permalinks_win_over_paths() {
    let files = "-- a/x.md --\n---\nslug: y\n---\n# X\n-- a/z.md --\n+++\npermalink = \"/far/away.html\"\n+++\n# Z\n\n[x](x.md)\n";
    let built = TestSite::from(files).build();
    assert!(
        built.paths().contains(&"a/y/index.html") && built.paths().contains(&"far/away.html"),
        "{:?}",
        built.paths()
    );
    assert!(built.page("far/away.html").contains("href=\"../a/y/\""));
}

#[test]
fn a_slug_that_climbs_out_is_refused_and_the_page_stays() {
    let mut site = TestSite::from("-- a/x.md --\n---\nslug: \"../../x\"\n---\n# X\n");
    let built = site.build_with(&["a/x.md:2:7 warning[bad-slug] the slug `../../x`"]);
    assert!(built.paths().contains(&"a/x/index.html"));
}

#[test]
fn two_pages_on_one_address_are_both_published() {
    let mut site =
        TestSite::from("-- handbook.toml --\n-- content/a.md --\n# One\n-- content/A.md --\n# Two\n");
    let built = site.build_with(&[
        "content/a.md error[path-collision] this page and `content/A.md` would both be published at `/A/`",
    ]);
    assert!(built.page("A/").contains("Two") && built.page("a-2/").contains("One"));
}

#[test]
fn aliases_become_redirects() {
    let files = "-- a/x.md --\n---\naliases: [/old/x/, was, /old.html]\n---\n# X\n";
    let built = TestSite::from(files).build();
    assert_eq!(built.page("_redirects"), "/a/was/ /a/x/ 301\n/old.html /a/x/ 301\n/old/x/ /a/x/ 301\n");
    assert!(built.page("old/x/").contains("url=../../a/x/"));
    assert!(built.page("old.html").contains("url=a/x/"));
}

#[test]
fn an_alias_that_a_page_still_uses_is_refused() {
    let mut site = TestSite::from("-- x.md --\n---\naliases: /y/\n---\n# X\n-- y.md --\n# Why\n");
    site.build_with(&[
        "x.md:2:10 warning[path-collision] the alias `/y/` is already an address of \u{201c}Why\u{201d}",
    ]);
}

#[test]
fn an_alias_does_not_take_the_place_of_a_page_that_the_site_makes() {
    let mut site = TestSite::from("-- x.md --\n---\nredirect_from: /404.html\n---\n# X\n");
    let built = site.build_with(&["x.md:2:16 warning[path-collision] the alias `/404.html`"]);
    assert!(!built.page("404.html").contains("http-equiv=\"refresh\""));
}

#[test]
fn redirects_lead_on_and_circles_are_refused() {
    let good = "-- a.md --\n---\nredirect_to: /b/\n---\n-- b.md --\n---\nredirect_to: /c/\n---\n-- c.md --\n# C\n\n[a](a.md)\n";
    let built = TestSite::from(good).build();
    assert_eq!(built.page("_redirects"), "/a/ /c/ 301\n/b/ /c/ 301\n");
    let circle = "-- a.md --\n---\nredirect_to: /b/\n---\n# A\n-- b.md --\n---\nredirect_to: /a/\n---\n# B\n";
    let built = TestSite::from(circle)
        .build_with(&["a.md:2:14 warning[redirect-loop]", "b.md:2:14 warning[redirect-loop]"]);
    assert!(built.page("a/").contains("<h1"), "a page in a circle stays a page");
}

#[test]
fn names_that_windows_cannot_store_are_said() {
    TestSite::from("-- aux.md --\n# A\n").build_with(&["aux.md warning[reserved-name] Windows cannot store"]);
}
