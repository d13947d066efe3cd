//! What stands on pages: titles, order, navigation, lists, keepers, dates, feeds.

use crate::fixture::TestSite;

#[test]
fn the_title_is_printed_once() {
    let files = "-- a.md --\n# From the heading\n\nText.\n-- b.md --\n---\ntitle: Written\n---\n# Written\n\nText.\n-- some-file_name.md --\nText only.\n";
    let built = TestSite::from(files).build();
    for (url, title) in [("a/", "From the heading"), ("b/", "Written"), ("some-file_name/", "Some file name")]
    {
        let page = built.page(url);
        assert_eq!(page.matches("<h1").count(), 1, "{url}");
        assert!(page.contains(&format!(">{title}</h1>")), "{url}: {page}");
    }
}

#[test]
fn pages_that_all_open_with_the_products_name_are_named_by_their_files() {
    let files = "-- d/server.md --\n# Fastify\n\nOne.\n-- d/hooks.md --\n# Fastify\n-- d/reply-to.md --\n# Fastify\n-- d/other.md --\n# Other\n";
    let built = TestSite::from(files).build();
    let page = built.page("d/server/");
    assert!(page.contains(">Server</h1>") && page.contains("Reply to") && page.contains(">Other<"), "{page}");
    assert!(page.contains("Fastify"), "the heading stays in the text:\n{page}");
}

#[test]
fn ids_are_written_once() {
    let page = TestSite::from(
        "-- a.md --\n# A\n\n<a id=\"install\"></a>\n\n## Install\n\n<p id=\"x\">1</p>\n<p id=\"x\">2</p>\n",
    )
    .build()
    .page("a/");
    assert_eq!((page.matches("id=\"install\"").count(), page.matches("id=\"x\"").count()), (1, 1), "{page}");
}

#[test]
fn an_h1_that_is_not_the_title_stays_as_a_smaller_heading() {
    let page = TestSite::from("-- a.md --\n---\ntitle: Written\n---\n# Another\n\nText.\n\n# Third\n")
        .build()
        .page("a/");
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("Another") && page.contains("<h2 id=\"third\""), "{page}");
}

#[test]
fn weights_then_numbers_then_titles_order_a_section() {
    let files = "-- c.md --\n# Zebra\n-- a.md --\n# Apple\n-- 02-b.md --\n# Second\n-- 10-d.md --\n# Tenth\n-- w.md --\n---\nnav_order: 1.5\n---\n# Weighted\n-- v.md --\n---\nweight: 1\n---\n# First\n";
    let built = TestSite::from(files).build();
    let home = built.build.handbook.page(understory::model::PageId(0));
    let titles: Vec<&str> =
        home.children.iter().map(|id| built.build.handbook.page(*id).title.as_str()).collect();
    assert_eq!(titles, ["First", "Weighted", "Second", "Tenth", "Apple", "Zebra"]);
}

#[test]
fn a_table_of_contents_orders_pages_and_is_no_page() {
    let files = "-- SUMMARY.md --\n# Summary\n\n- [Last](z.md)\n- [First](a.md)\n- [Gone](gone.md)\n-- z.md --\n# Z\n-- a.md --\n# A\n-- b.md --\n# B\n";
    let built = TestSite::from(files)
        .build_with(&["SUMMARY.md:5:10 warning[broken-link] the table of contents lists `gone.md`"]);
    let home = built.build.handbook.page(understory::model::PageId(0));
    let titles: Vec<&str> =
        home.children.iter().map(|id| built.build.handbook.page(*id).title.as_str()).collect();
    assert_eq!(titles, ["Z", "A", "B"]);
    assert!(
        built.page("z/").contains("rel=\"next\" href=\"../a/\"")
            || built.page("z/").contains("href=\"../a/\" rel=\"next\""),
        "{}",
        built.page("z/")
    );
}

#[test]
fn an_mkdocs_navigation_orders_pages() {
    let files =
        "-- mkdocs.yml --\nsite_name: X\nnav:\n  - Zed: z.md\n  - a.md\n-- z.md --\n# Z\n-- a.md --\n# A\n";
    let built = TestSite::from(files).build();
    let home = built.build.handbook.page(understory::model::PageId(0));
    let titles: Vec<&str> =
        home.children.iter().map(|id| built.build.handbook.page(*id).title.as_str()).collect();
    assert_eq!(titles, ["Z", "A"]);
}

#[test]
fn navigation_stays_small_in_a_large_section() {
    let pages: String = (0..900).map(|n| format!("-- s/p{n:03}.md --\n# Page number {n}\n")).collect();
    let built = TestSite::from(&pages).build();
    let page = built.page("s/p450/");
    assert!(page.len() < 16 * 1024, "a page of one heading has {} bytes", page.len());
    assert!(page.contains("aria-current=\"page\""));
    let section = built.page("s/");
    assert!(section.len() < 64 * 1024, "a part of a list has {} bytes", section.len());
    assert!(
        built.paths().contains(&"s/page/9/index.html") && !built.paths().contains(&"s/page/10/index.html")
    );
}

#[test]
fn drafts_future_and_expired_pages_follow_the_date() {
    let files = "-- d.md --\n---\ndraft: true\n---\n# D\n-- f.md --\n---\ndate: 2026-10-17\n---\n# F\n-- e.md --\n---\nexpires: 2026-10-16\n---\n# E\n-- t.md --\n---\ndate: 2026-10-16\n---\n# T\n";
    let has = |built: &crate::fixture::Built, name: &str| {
        built.paths().contains(&format!("{name}/index.html").as_str())
    };
    let built = TestSite::from(files).build();
    assert_eq!(["d", "f", "e", "t"].map(|name| has(&built, name)), [false, false, false, true]);
    let built = TestSite::from(files).with(|options| (options.drafts, options.future) = (true, true)).build();
    assert_eq!(["d", "f", "e", "t"].map(|name| has(&built, name)), [true, true, false, true]);
}

#[test]
fn who_keeps_a_page_true_is_said() {
    let files = "-- a.md --\n---\nowner: Mara\nowner_slack: \"#platform\"\nlast_reviewed_on: 2026-04-01\nreview_in: 6 months\n---\n# A\n";
    let page = TestSite::from(files).build().page("a/");
    assert!(page.contains("Mara") && page.contains("#platform"), "{page}");
    assert!(page.contains("1 April 2026") && page.contains("1 October 2026"), "{page}");
}

#[test]
fn tags_of_any_case_are_one() {
    let built = TestSite::from(
        "-- a.md --\n---\ntags: [SQL, Good Practice]\n---\n# A\n-- b.md --\n---\ntags: sql\n---\n# B\n",
    )
    .build();
    assert!(built.paths().contains(&"tags/good-practice/index.html"));
    let tag = built.page("tags/sql/");
    assert!(tag.contains("href=\"../../a/\"") && tag.contains("href=\"../../b/\""), "{tag}");
}

#[test]
fn feed_and_sitemap_need_an_address() {
    let files = "-- a.md --\n---\ndate: 2026-01-02\nupdated: 2026-03-04\n---\n# A & B\n\nText.\n";
    let built = TestSite::from(files).build();
    assert!(!built.paths().contains(&"feed.xml") && !built.paths().contains(&"sitemap.xml"));
    let built =
        TestSite::from(files).with(|options| options.base_url = Some("https://h.example/s/".into())).build();
    let feed = built.page("feed.xml");
    assert!(
        feed.contains("<id>https://h.example/s/a/</id>")
            && feed.contains("<updated>2026-03-04T00:00:00Z</updated>"),
        "{feed}"
    );
    assert!(
        feed.contains("A &amp; B")
            && built
                .page("sitemap.xml")
                .contains("<loc>https://h.example/s/a/</loc><lastmod>2026-03-04</lastmod>")
    );
}

#[test]
fn the_page_for_missing_addresses_works_at_any_depth() {
    let mut site = TestSite::from("-- s/a.md --\n# A\n")
        .with(|options| options.base_url = Some("https://h.example/team/".into()));
    let page = site.build().page("404.html");
    assert!(
        page.contains("href=\"/team/_theme/")
            && page.contains("href=\"/team/s/\"")
            && !page.contains("href=\"s/"),
        "{page}"
    );
}

#[test]
fn changes_for_programs() {
    let files = "-- a.md --\n---\nupdated: 2026-03-04\n---\n# A\n-- b.md --\n---\nupdated: 2026-05-04\n---\n# B\n-- c.md --\n# C\n";
    let expected = "{\"as_of\":\"2026-10-16\",\"changes\":[{\"url\":\"b/\",\"title\":\"B\",\"created\":null,\"updated\":\"2026-05-04\"},{\"url\":\"a/\",\"title\":\"A\",\"created\":null,\"updated\":\"2026-03-04\"}]}\n";
    assert_eq!(TestSite::from(files).build().page("changes.json"), expected);
}

#[test]
fn links_to_files_for_a_folder_without_a_server() {
    let files = "-- handbook.toml --\nlinks = \"file\"\n-- content/a/x.md --\n# X\n\n[y](y.md) [home](/)\n-- content/a/y.md --\n# Y\n";
    let page = TestSite::from(files).build().page("a/x/");
    let links: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.contains(&"../y/index.html") && links.contains(&"../../index.html"), "{links:?}");
    let folders: Vec<&&str> =
        links.iter().filter(|link| link.ends_with('/') && !link.starts_with("http")).collect();
    assert!(folders.is_empty(), "{folders:?}");
}

#[test]
fn a_page_in_another_language_and_direction() {
    let page = TestSite::from("-- a.md --\n---\nlang: ar\n---\n# \u{645}\u{631}\u{62d}\u{628}\u{627}\n")
        .build()
        .page("a/");
    assert!(page.contains("lang=\"ar\"") && page.contains("dir=\"rtl\""), "{page}");
}

#[test]
fn page_text_never_meets_the_template_engine() {
    let files = "-- a.md --\n---\ntitle: \"{{ 7 * 6 }}\"\nsummary: \"{% raise %}\"\n---\nText {{ 7 * 6 }} and {{ site.name }}, $5 and $10, \\(x\\).\n";
    let page = TestSite::from(files).build().page("a/");
    assert!(page.contains("{{ 7 * 6 }} and {{ site.name }}, $5 and $10, \\(x\\)."), "{page}");
    assert!(page.contains(">{{ 7 * 6 }}</h1>") && page.contains("{% raise %}"), "{page}");
}

#[test]
fn nothing_at_all_is_said_and_still_a_site() {
    let built = TestSite::from("").build_with(&[" warning[empty-handbook] there is no page in this folder"]);
    assert!(built.page("").contains("<h1"));
}

#[test]
fn unreadable_front_matter_keeps_the_page_unless_it_names_an_audience() {
    let built = TestSite::from("-- a.md --\n---\ntitle: [\n---\n# A\n").try_build();
    assert!(
        built.page("a/").contains("A</h1>") && built.findings()[0].contains("warning[bad-front-matter]"),
        "{:?}",
        built.findings()
    );
    let built =
        TestSite::from("-- a.md --\n---\nvisibility: [\n---\n# A secret\n-- b.md --\n# B\n").try_build();
    assert!(!built.paths().contains(&"a/index.html"));
    assert!(built.findings()[0].contains("error["), "{:?}", built.findings());
}
