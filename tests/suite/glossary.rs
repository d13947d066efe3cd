//! Words of the glossary, from the file of a term to the pages that use it.

use understory::model::{Page, PageId};

use crate::fixture::{Built, TestSite};

const SITE: &str = "-- handbook.toml --\nname = \"Ferry\"\n\
    -- content/terms/fog.md --\n# Fog\n\nWhat wakes the *pager*.\n\nFog is fog.\n\
    -- content/terms/pager.md --\n# Pager\n\nA telephone for whoever has the duty.\n\
    -- content/a.md --\n# Fog at night\n\n[Fog](terms/fog.md) comes. Then the fogs, and `fog`, and what is gone.\n\
    -- content/b.md --\n# B\n\nNothing of the kind.\n";

#[track_caller]
fn page<'a>(built: &'a Built, path: &str) -> &'a Page {
    built.build.handbook.pages.iter().find(|page| page.path == path).expect("the page")
}

fn used_in(built: &Built, path: &str) -> Vec<String> {
    let name = |id: &PageId| built.build.handbook.page(*id).path.clone();
    page(built, path).used_in.iter().map(name).collect()
}

#[test]
fn the_first_use_of_a_term_is_a_link_with_its_definition() {
    let built = TestSite::from(SITE).build();
    let a = built.page("a/");
    let term = "Then the <span class=\"term\"><a href=\"../terms/fog/\" aria-describedby=\"ui:term-1\">fogs</a>\
                <span class=\"definition\" role=\"tooltip\" id=\"ui:term-1\">What wakes the pager.</span></span>, and";
    assert!(a.contains(term), "{a}");
    assert_eq!(a.matches("class=\"term\"").count(), 1, "{a}");
    assert!(!built.page("b/").contains("class=\"term\""));
}

#[test]
fn a_term_knows_who_uses_it_and_never_links_to_itself() {
    let built = TestSite::from(SITE).build();
    assert_eq!(
        (used_in(&built, "terms/fog"), used_in(&built, "terms/pager")),
        (vec!["a".into()], vec!["terms/fog".into()])
    );
    let fog = built.page("terms/fog/");
    assert!(
        fog.contains("<em><span class=\"term\"><a href=\"../pager/\"")
            && fog.matches("class=\"term\"").count() == 1,
        "{fog}"
    );
}

#[test]
fn other_words_for_a_term_lead_to_it_and_words_to_avoid_are_said() {
    let site = "-- handbook.toml --\n-- content/terms/fog.md --\n+++\nname = \"Fog\"\naka = [\"outage\"]\n\
                avoid = [\"incident\"]\n+++\nWhat wakes us.\n-- content/a.md --\n# A\n\nTwo outages, an incident.\n";
    let said = "content/a.md:3:17 note[avoided-word] the glossary asks not to say \u{201c}incident\u{201d}";
    let a = TestSite::from(site).build_with(&[said]).page("a/");
    assert!(a.contains(">outages</a>") && a.matches("class=\"term\"").count() == 1, "{a}");
}

#[test]
fn the_glossary_can_be_switched_off_and_on() {
    let off = "-- handbook.toml --\n[markdown]\nglossary = false\n";
    let on = "-- content/b.md --\n---\nglossary: true\n---\n# B\n\nThe fog.\n";
    let built = TestSite::from(SITE).edit(off).edit(on).build();
    assert!(!built.page("a/").contains("class=\"term\""));
    assert!(built.page("b/").contains("class=\"term\""));
    assert_eq!(used_in(&built, "terms/fog"), ["b"]);
    let built = TestSite::from(SITE)
        .edit("-- content/b.md --\n+++\nglossary = false\n+++\n# B\n\nThe fog.\n")
        .build();
    assert!(!built.page("b/").contains("class=\"term\"") && built.page("a/").contains("class=\"term\""));
}

#[test]
fn a_folder_of_markdown_has_no_glossary() {
    let built = TestSite::from("-- terms/fog.md --\n# Fog\n\nF.\n-- a.md --\n# A\n\nThe fog.\n").build();
    assert!(!built.page("a/").contains("class=\"term\""));
}

#[test]
fn a_new_definition_redoes_only_the_pages_that_show_it() {
    let mut site = TestSite::from(SITE);
    let pages = site.try_build().build.work.unknown_pages();
    site.build().rendered(pages);
    let mut site = site.edit("-- content/terms/pager.md --\n# Pager\n\nA telephone.\n");
    // The term, the list of terms, the page that uses it.
    site.build().parsed(1).rendered(3);
}

#[test]
fn a_page_carries_twelve_definitions() {
    let terms: String =
        (0..14).map(|n| format!("-- content/terms/t{n}.md --\n# Word{n}\n\nMeaning {n}.\n")).collect();
    let words: Vec<String> = (0..14).map(|n| format!("word{n}")).collect();
    let page = TestSite::from("-- handbook.toml --\n")
        .edit(&terms)
        .edit(&format!("-- content/a.md --\n# A\n\n{}\n", words.join(" ")))
        .build()
        .page("a/");
    let counts = (page.matches("class=\"term\"").count(), page.matches("role=\"tooltip\"").count());
    assert_eq!(counts, (14, 12));
}

#[test]
fn a_word_that_two_terms_claim_leads_to_neither_and_is_said() {
    let term =
        |name: &str| format!("-- content/terms/{name}.md --\n+++\naka = \"duo\"\n+++\n# {name}\n\nTwo.\n");
    let site = format!("-- handbook.toml --\n{}{}-- content/a.md --\nA duo.\n", term("Pair"), term("Twins"));
    let said = "content/terms/Twins.md warning[near-duplicate] \u{201c}duo\u{201d} is a name of \u{201c}Pair\u{201d} and \u{201c}Twins\u{201d}";
    let page = TestSite::from(&site).build_with(&[said]).page("a/");
    assert!(!page.contains("class=\"term\""), "{page}");
}
