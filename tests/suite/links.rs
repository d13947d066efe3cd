//! Where links lead: the rules, the rescues, and the words when there is nothing.

use crate::fixture::TestSite;

fn two_pages(link: &str) -> TestSite {
    TestSite::from(&format!(
        "-- handbook.toml --\nname = \"H\"\n-- content/guides/a.md --\n# A\n\nSee {link} today.\n\
         -- content/guides/b.md --\n# The B\n\n## Second part\n\nText.\n-- content/guides/pic.png --\nx\n-- content/team/index.md --\n# Team\n"
    ))
}

#[track_caller]
fn leads(link: &str, href: &str) {
    let page = two_pages(&format!("[x]({link})")).build().page("guides/a/");
    assert!(page.contains(&format!("href=\"{href}\"")), "{link} should lead to {href}:\n{page}");
}

#[test]
fn the_file_as_written() {
    leads("b.md", "../b/");
    leads("./b.md", "../b/");
    leads("../team/index.md", "../../team/");
}

#[test]
fn without_an_ending_or_with_html() {
    leads("b", "../b/");
    leads("b.html", "../b/");
    leads("../team/index.html", "../../team/");
}

#[test]
fn a_folder_is_its_own_page() {
    leads("../team", "../../team/");
    leads("../team/", "../../team/");
    leads("..", "../../");
}

#[test]
fn written_against_the_address_of_the_page() {
    leads("../b/", "../b/");
    leads("../../team/", "../../team/");
}

#[test]
fn from_the_root_of_the_content_or_of_the_repository() {
    leads("/guides/b.md", "../b/");
    leads("/content/guides/b.md", "../b/");
    leads("/team/", "../../team/");
}

#[test]
fn files_that_are_no_pages_are_published_beside_them() {
    let built = two_pages("![p](pic.png)").build();
    assert!(built.page("guides/a/").contains("src=\"../pic.png\""));
    assert!(built.paths().contains(&"guides/pic.png"));
}

#[test]
fn a_file_that_no_page_uses_is_not_published() {
    assert!(!two_pages("nothing").build().paths().contains(&"guides/pic.png"));
}

#[test]
fn fragments_are_checked_and_kept() {
    leads("b.md#second-part", "../b/#second-part");
    leads("b.md#Second-Part", "../b/#second-part");
    leads("b.md#readme", "../b/");
    leads("#a", "#a");
    let built = two_pages("[x](b.md#secnd-part)")
        .build_with(&["content/guides/a.md:3:9 error[broken-fragment] \u{201c}The B\u{201d} has no heading or place `#secnd-part`"]);
    assert_eq!(built.help(), "write `b.md#second-part`");
}

#[test]
fn the_handbooks_own_address_and_repository_are_inside() {
    let own =
        "-- handbook.toml --\nbase_url = \"https://h.example/x/\"\nrepo_url = \"https://git.example/o/r\"\n";
    for link in ["https://h.example/x/guides/b/", "https://git.example/o/r/blob/main/content/guides/b.md"] {
        let page = two_pages(&format!("[x]({link})")).edit(own).build().page("guides/a/");
        assert!(page.contains("href=\"../b/\""), "{link}:\n{page}");
    }
    two_pages("[x](https://h.example/x/guides/c/)")
        .edit(own)
        .build_with(&["content/guides/a.md:3:9 error[broken-link]"]);
    two_pages("[x](https://h.example/xyz/)").edit(own).build();
}

#[test]
fn another_case_of_letters_is_rescued_with_a_warning() {
    let built = two_pages("[x](B.MD)").build_with(&["content/guides/a.md:3:9 warning[guessed-link] `B.MD`"]);
    assert!(built.page("guides/a/").contains("href=\"../b/\""));
    assert!(built.help().starts_with("write `b.md`"));
}

#[test]
fn broken_links_name_the_nearest_page() {
    let built =
        two_pages("[x](bb.md)").build_with(&["content/guides/a.md:3:9 error[broken-link] no page `bb.md`"]);
    assert_eq!(built.help(), "write `b.md`");
    let built = two_pages("[x](../folks/b.md)").build_with(&["content/guides/a.md:3:9 error[broken-link]"]);
    assert_eq!(built.help(), "write `b.md`");
    assert_eq!(built.build.diagnostics[0].label.as_deref(), Some("exactly one page has that name"));
    assert!(built.page("guides/a/").contains("broken-link"), "the words stay, marked");
}

#[test]
fn broken_pictures_are_missing_files() {
    let built = two_pages("![p](pik.png)")
        .build_with(&["content/guides/a.md:3:10 error[missing-asset] no file `pik.png`"]);
    assert_eq!(built.help(), "write `pic.png`");
}

#[test]
fn links_out_of_the_handbook_are_said() {
    two_pages("[x](../../../etc/passwd)").build_with(&["content/guides/a.md:3:9 warning[outside-root]"]);
}

#[test]
fn in_a_folder_without_settings_broken_links_are_warnings() {
    let mut site = TestSite::from("-- a.md --\n# A\n\n[x](nowhere-at-all.md)\n");
    site.build_with(&["a.md:3:5 warning[broken-link]"]);
}

#[test]
fn wiki_links_only_where_the_target_exists() {
    let built = two_pages("[[b]] and [[Nobody knows]] and array[[0]]").build();
    let page = built.page("guides/a/");
    assert!(page.contains("href=\"../b/\"") && page.contains(">The B</a>"), "{page}");
    assert!(page.contains("[[Nobody knows]]") && page.contains("array[[0]]"), "{page}");
}

#[test]
fn brackets_around_a_reference_are_no_wiki_link() {
    let page = two_pages("[[#211]] and [[#nowhere]]\n\n[#211]: https://x.example/211\n\nMore")
        .build()
        .page("guides/a/");
    assert!(page.contains("href=\"https://x.example/211\"") && page.contains("#211</a>"), "{page}");
    assert!(page.contains("[[#nowhere]]"), "{page}");
}

#[test]
fn a_path_from_the_root_of_a_larger_repository_is_guessed() {
    let built = two_pages("[x](/handbook/guides/b.md)")
        .build_with(&["content/guides/a.md:3:9 warning[guessed-link]"]);
    assert!(built.page("guides/a/").contains("href=\"../b/\""));
    assert!(built.help().starts_with("write `b.md`"));
}

#[test]
fn addresses_without_their_beginning_are_recognised() {
    for (written, meant) in
        [("mara@team.example", "mailto:mara@team.example"), ("team.com/x", "https://team.com/x")]
    {
        let built = two_pages(&format!("[x]({written})")).try_build();
        assert_eq!(built.help(), format!("write `{meant}`"));
    }
}

#[test]
fn an_address_that_a_call_makes_is_only_words() {
    let page = two_pages("[x]({{#BASE}}/y/)").try_build().page("guides/a/");
    assert!(page.contains("<span class=\"broken-link\">x</span>"), "{page}");
}

#[test]
fn mentions_carry_the_sentence() {
    let page = two_pages("[the plan](b.md)").build().page("guides/b/");
    assert!(page.contains("See the plan today."), "{page}");
}

#[test]
fn names_with_spaces_emoji_and_two_forms_of_one_letter() {
    let files = "-- a.md --\n# A\n\n[1](<b c.md>) [2](b%20c.md) [3](🌊.md) [4](e\u{301}.md)\n\
                 -- b c.md --\n# B\n-- 🌊.md --\n# W\n-- \u{e9}.md --\n# E\n";
    let page = TestSite::from(files).build().page("a/");
    let text = "<a href=\"../b%20c/\">1</a> <a href=\"../b%20c/\">2</a> <a href=\"../%F0%9F%8C%8A/\">3</a> <a href=\"../%C3%A9/\">4</a>";
    assert!(page.contains(text), "{page}");
}

#[test]
fn pictures_of_other_sites_are_links_and_said_once() {
    let text = "![a](https://x.example/a.png) ![b](//x.example/b.png) [![c](http://x.example/c.svg)](b.md) ![d](data:image/png;base64,AAAA)";
    let built = two_pages(text).build_with(&[
        "content/guides/a.md:3:10 warning[remote-picture] the picture `https://x.example/a.png`",
    ]);
    assert_eq!(built.build.diagnostics[0].count, Some(3));
    let page = built.page("guides/a/");
    assert_eq!(page.matches("<img").count(), 1, "only the one that is part of the page:\n{page}");
    assert!(page.contains("href=\"https://x.example/a.png\"") && page.contains(">c</a>"), "{page}");
}
