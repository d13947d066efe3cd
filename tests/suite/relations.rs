//! Relations between records: both ends, in words, and what is said when they lead nowhere.

use crate::fixture::{Built, TestSite};

/// A small handbook that holds one record of each kind, related as the contract of records says.
const HANDBOOK: &str = r#"
-- handbook.toml --
name = "H"
[programme]
leads = ["tomas"]
[rules]
overdue = "off"
stale = "off"
orphan-plan = "off"
orphan-goal = "off"
leader-without-plan = "off"
leader-without-journey = "off"
paired-with-manager = "off"
departed-partner = "off"
-- content/people/mara.md --
+++
name = "Mara Okafor"
team = "platform"
reports_to = "tomas"
role = "lead"
offers = ["facilitation: reviews above all"]
wants = ["sql"]
+++
-- content/people/tomas.md --
+++
name = "Tomas Reyes"
team = "platform"
role = "head of boards"
+++
-- content/teams/platform.md --
+++
lead = "tomas"
+++
# Platform
-- content/roles/lead.md --
+++
expects = ["facilitation 3"]
+++
# Team lead
-- content/cycles/c1.md --
+++
start = 2026-01-01
end = 2026-06-30
+++
# First half
-- content/cycles/c2.md --
+++
start = 2026-07-01
end = 2026-12-31
+++
# Second half
-- content/skills/facilitation.md --
# Facilitation
-- content/skills/sql.md --
# SQL
-- content/goals/trust.md --
+++
team = "platform"
due = "c2"
+++
# Trusted boards
-- content/goals/restore.md --
+++
team = "platform"
due = 2026-12-18
parent = "trust"
skills = ["facilitation"]
contributors = ["mara"]
+++
# Restore faster
-- content/goals/restore/updates/2026-10-02-mara.md --
Forty-one minutes.
-- content/plans/c1/mara.md --
# Speak up
-- content/plans/c2/mara.md --
+++
with = ["tomas"]
goals = ["restore"]
focus = ["facilitation 2 -> 4 for restore"]
practices = ["review"]
resources = ["film"]
pairs = ["c2/mara-tomas"]
continues = "c1/mara"
+++
# Lead calmly
-- content/practices/review.md --
+++
skills = ["facilitation"]
goals = ["restore"]
learned_from = ["tomas"]
supersedes = "deck"
+++
# Review in 45 minutes
-- content/practices/deck.md --
+++
maturity = "retired"
+++
# Weekly deck
-- content/stories/calm.md --
+++
people = ["mara"]
date = 2026-09-20
goals = ["restore"]
practices = ["review"]
skills = ["facilitation"]
outcome = "partial"
+++
# The calm one
-- content/journeys/tomas.md --
+++
person = "tomas"
practices = ["review"]
stories = ["calm"]
+++
# Delegating
-- content/pairs/c2/mara-tomas.md --
+++
people = ["mara", "tomas"]
status = "active"
gives = { mara = "facilitation", tomas = "sql" }
confidentiality = "pair"
+++
# Mara and Tomas
-- content/resources/film.md --
+++
url = "https://example.org/film"
format = "video"
minutes = 24
skills = ["facilitation"]
recommended_by = ["mara"]
+++
# Three incidents
-- content/onboarding/new.md --
+++
for = "role:lead"
+++
# First weeks

- [day 1] Watch one -> [[practice:review]]
-- content/terms/fog.md --
+++
aka = ["outage"]
+++
# Fog

A word that wakes.
-- content/retros/r.md --
+++
date = 2026-10-05
scope = "platform"
period = "c2"
+++
# Halfway
-- content/pilots/p.md --
+++
hypothesis = "Sooner."
teams = "platform"
start = 2026-09-04
end = 2026-10-30
+++
# Short updates
"#;

fn handbook() -> TestSite {
    TestSite::from(HANDBOOK)
}

/// The entries under a heading of relations, as `title (why)`.
fn listed(page: &str, heading: &str) -> Vec<String> {
    let Some((_, rest)) = page.split_once(&format!(">{heading}</h2>")) else { return Vec::new() };
    let section = rest.split("</section>").next().unwrap_or_default();
    section.split("<li>").skip(1).map(|item| words(item.split("</li>").next().unwrap_or_default())).collect()
}

/// Text without tags, on one line.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn lists(built: &Built, url: &str, heading: &str, expected: &[&str]) {
    let page = built.page(url);
    assert_eq!(listed(&page, heading), expected, "{url}: {heading}\n{page}");
}

/// Address, heading, and what stands under it.
const BOTH_ENDS: &[(&str, &str, &[&str])] = &[
    ("goals/restore/", "Plans that support this goal", &["Lead calmly Mara Okafor, Second half"]),
    ("plans/c2/mara/", "Goals that it supports", &["Restore faster Platform, by 18 December 2026"]),
    (
        "skills/facilitation/",
        "Who is growing this",
        &["Lead calmly Mara Okafor: from practising (2) to guiding (4), for Restore faster"],
    ),
    (
        "goals/restore/",
        "Who is growing for it",
        &["Lead calmly Mara Okafor: from practising (2) to guiding (4), for Restore faster"],
    ),
    ("practices/review/", "In use by", &["Lead calmly Mara Okafor, Second half"]),
    ("plans/c2/mara/", "Practices that it uses", &["Review in 45 minutes"]),
    ("practices/review/", "Stories from it", &["The calm one 20 September 2026, reached in part"]),
    ("goals/restore/", "Stories from it", &["The calm one 20 September 2026, reached in part"]),
    ("skills/facilitation/", "Stories", &["The calm one 20 September 2026, reached in part"]),
    ("people/mara/", "In these stories", &["The calm one 20 September 2026, reached in part"]),
    ("stories/calm/", "Practices in it", &["Review in 45 minutes"]),
    ("goals/trust/", "Goals that serve this one", &["Restore faster Platform, by 18 December 2026"]),
    ("skills/facilitation/", "Goals that need it", &["Restore faster Platform, by 18 December 2026"]),
    ("goals/restore/", "Skills that it needs", &["Facilitation"]),
    ("skills/facilitation/", "Who can help", &["Mara Okafor reviews above all"]),
    ("skills/sql/", "Who would like to learn it", &["Mara Okafor Team lead, Platform"]),
    ("people/mara/", "Can help with", &["Facilitation reviews above all"]),
    ("people/mara/", "Coaching", &["Mara and Tomas peer of Tomas Reyes, gives Facilitation, gets SQL"]),
    ("skills/sql/", "Passed on in these pairs", &["Mara and Tomas Tomas Reyes gives it"]),
    ("people/tomas/", "Taught us", &["Review in 45 minutes"]),
    ("practices/review/", "Who taught it to us", &["Tomas Reyes head of boards, Platform"]),
    ("skills/facilitation/", "To learn from", &["Three incidents video, 24 min"]),
    ("resources/film/", "Skills that it teaches", &["Facilitation"]),
    ("people/mara/", "Recommends", &["Three incidents video, 24 min"]),
    ("practices/review/", "Part of onboarding", &["First weeks Watch one, day 1"]),
    ("people/tomas/", "Journey", &["Delegating"]),
    ("practices/review/", "In these journeys", &["Delegating Tomas Reyes"]),
    ("stories/calm/", "In these journeys", &["Delegating Tomas Reyes"]),
    ("people/tomas/", "People who report here", &["Mara Okafor Team lead, Platform"]),
    ("plans/c2/mara/", "Continues", &["Speak up Mara Okafor, First half"]),
    ("plans/c1/mara/", "Continued by", &["Lead calmly Mara Okafor, Second half"]),
    ("practices/deck/", "We now do this instead", &[]),
    ("practices/review/", "Replaces", &["Weekly deck no longer"]),
    ("teams/platform/", "Who is in it", &["Mara Okafor Team lead", "Tomas Reyes head of boards"]),
    ("teams/platform/", "Pilots", &["Short updates open"]),
    ("teams/platform/", "Retros", &["Halfway 5 October 2026"]),
    ("roles/lead/", "Who has this role", &["Mara Okafor Platform"]),
    ("roles/lead/", "What is expected", &["Facilitation independent (3)"]),
    ("roles/lead/", "Onboarding", &["First weeks"]),
    ("skills/facilitation/", "Roles that expect it", &["Team lead independent (3)"]),
    ("cycles/c2/", "Goals due at its end", &["Trusted boards Platform, by Second half"]),
    ("people/tomas/", "Helped to make these plans", &["Lead calmly Mara Okafor, Second half"]),
    ("people/tomas/", "Leads", &["Platform"]),
];

#[test]
fn every_relation_is_shown_at_both_ends() {
    let built = handbook().build();
    for (url, heading, expected) in BOTH_ENDS {
        lists(&built, url, heading, expected);
    }
    assert!(built.page("practices/deck/").contains("We now do this instead"));
    assert!(built.page("people/tomas/").contains("head of boards"), "a role in one's own words stays");
}

#[test]
fn entries_stand_on_the_page_of_their_record() {
    let built = handbook().build();
    assert!(built.page("goals/restore/").contains("Forty-one minutes."));
    assert!(built.paths().iter().all(|path| !path.contains("2026-10-02")), "{:?}", built.paths());
}

#[test]
fn a_link_to_the_file_of_an_entry_leads_to_its_record() {
    let built =
        handbook().file("content/note.md", "See [it](goals/restore/updates/2026-10-02-mara.md).").build();
    assert!(built.page("note/").contains("href=\"../goals/restore/\""));
}

#[test]
fn a_plan_may_become_a_folder() {
    let folder = HANDBOOK.replace("content/plans/c2/mara.md", "content/plans/c2/mara/index.md");
    let built = TestSite::from(&folder).file("content/plans/c2/mara/2026-09-03.md", "Quiet month.").build();
    assert!(built.page("plans/c2/mara/").contains("Quiet month."));
}

#[test]
fn typed_links_in_text() {
    let built =
        handbook().file("content/note.md", "[[practice:review]], [[goal:restore|it]], [[Outage]].").build();
    let page = built.page("note/");
    assert!(page.contains("<a href=\"../practices/review/\">Review in 45 minutes</a>"), "{page}");
    assert!(page.contains("<a href=\"../goals/restore/\">it</a>"), "{page}");
    assert!(page.contains("href=\"../terms/fog/\""), "{page}");
}

/// What is said about the handbook with one line of one file replaced by another.
#[track_caller]
fn one_mistake(from: &str, to: &str) -> (String, String) {
    assert!(HANDBOOK.contains(from), "{from}");
    let built = TestSite::from(&HANDBOOK.replacen(from, to, 1)).try_build();
    let found = built.findings();
    assert_eq!(found.len(), 1, "{found:?}");
    (found[0].clone(), built.help().to_owned())
}

#[test]
fn references_that_lead_nowhere_name_the_nearest() {
    let cases = [
        (
            "team = \"platform\"\nreports_to = \"tomas\"",
            "team = \"platfrom\"\nreports_to = \"tomas\"",
            "content/people/mara.md:3:8 error[dangling-reference] there is no team `platfrom`",
            "write `platform` for \u{201c}Platform\u{201d}",
        ),
        (
            "recommended_by = [\"mara\"]",
            "recommended_by = [\"Mara Okafor\"]",
            "content/resources/film.md:6:19 error[dangling-reference] there is no person `Mara Okafor`",
            "write `mara` for \u{201c}Mara Okafor\u{201d}",
        ),
        (
            "learned_from = [\"tomas\"]",
            "learned_from = [\"ingeborg\"]",
            "content/practices/review.md:4:17 error[dangling-reference] there is no person `ingeborg`",
            "make the file `content/people/ingeborg.md`, or write another id",
        ),
        (
            "practices = [\"review\"]\nresources",
            "practices = [\"restore\"]\nresources",
            "content/plans/c2/mara.md:5:14 error[wrong-kind] `restore` is a goal, but `practices` wants a practice",
            "write the id of a practice",
        ),
        (
            "for restore\"]",
            "for restroe\"]",
            "content/plans/c2/mara.md:4:10 error[dangling-reference] there is no goal `restroe`",
            "write `restore` for \u{201c}Restore faster\u{201d}",
        ),
        (
            "[[practice:review]]",
            "[[practice:revew]]",
            "content/onboarding/new.md:6:",
            "write `[[practice:review]]` for \u{201c}Review in 45 minutes\u{201d}",
        ),
        ("[[practice:review]]", "[[goal:review]]", "content/onboarding/new.md:6:", "write the id of a goal"),
    ];
    for (from, to, finding, help) in cases {
        let (found, said) = one_mistake(from, to);
        assert!(found.starts_with(finding), "{found}");
        assert!(said.starts_with(help), "{said}");
    }
}

#[test]
fn an_owner_that_only_the_path_names_is_looked_up_too() {
    let mut site = handbook().file("content/plans/c2/tomsa.md", "# Quiet\n");
    let found = site.try_build();
    assert_eq!(
        found.findings(),
        ["content/plans/c2/tomsa.md error[dangling-reference] there is no person `tomsa`"]
    );
}

#[test]
fn an_id_of_several_records_must_be_written_whole() {
    let site =
        handbook().file("content/goals/lead.md", "+++\nteam = \"platform\"\ndue = 2026-12-01\n+++\n# Lead\n");
    let built = site.file("content/skills/calm.md", "+++\nfor = [\"lead\"]\n+++\n# Calm\n").try_build();
    assert_eq!(
        built.findings(),
        [
            "content/skills/calm.md:2:8 error[ambiguous-reference] `lead` may be any of `goal:lead`, `role:lead`"
        ]
    );
    assert_eq!(built.help(), "write one of them, such as `goal:lead`");
}

#[test]
fn circles_are_told_once_with_the_whole_way() {
    let (found, help) = one_mistake("role = \"head of boards\"", "reports_to = \"mara\"");
    assert_eq!(
        found,
        "content/people/mara.md:4:14 error[reference-cycle] `reports_to` leads in a circle: `mara` → `tomas` → `mara`"
    );
    assert_eq!(help, "change `reports_to` in one of these files");
    let (found, _) = one_mistake("due = \"c2\"", "due = \"c2\"\nparent = \"restore\"");
    assert!(found.contains("`parent` leads in a circle"), "{found}");
    let (found, _) = one_mistake("# Speak up", "+++\ncontinues = \"c1/mara\"\n+++\n# Speak up");
    assert!(found.ends_with("`continues` leads in a circle: `c1/mara` → `c1/mara`"), "{found}");
}

#[test]
fn a_record_with_a_mistake_is_left_out_and_said_once() {
    let mistaken = HANDBOOK.replacen("maturity = \"retired\"", "maturity = \"gone\"", 1);
    let site = TestSite::from(&mistaken).file("content/a.md", "[[practice:deck]]");
    let built = site.file("content/b.md", "[[practice:deck]]").try_build();
    let found = built.findings();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].starts_with("content/a.md:1:3 warning[dangling-reference] `deck` is left out"),
        "{found:?}"
    );
    assert!(found[1].starts_with("content/practices/deck.md:2:12 error[bad-enum]"), "{found:?}");
    assert!(!built.paths().contains(&"practices/deck/index.html"));
    assert!(built.paths().contains(&"practices/review/index.html"));
}

#[test]
fn soft_links_say_nothing() {
    let soft = HANDBOOK.replacen("name = \"H\"", "name = \"H\"\nsoft_links = true", 1);
    let soft = soft.replacen("learned_from = [\"tomas\"]", "learned_from = [\"ingeborg\"]", 1);
    let built = TestSite::from(&soft).file("content/note.md", "[[practice:none]] stays.").build();
    assert!(built.page("note/").contains("practice:none"), "{}", built.page("note/"));
}

#[test]
fn former_ids_lead_to_the_record() {
    let renamed = HANDBOOK.replacen(
        "goals = [\"restore\"]\nlearned_from",
        "aliases = \"old-review\"\ngoals = [\"restore\"]\nlearned_from",
        1,
    );
    let built = TestSite::from(&renamed).file("content/note.md", "[[practice:old-review]]").build();
    assert!(built.page("note/").contains("href=\"../practices/review/\""));
    assert!(built.paths().contains(&"practices/old-review/index.html"), "{:?}", built.paths());
}

#[test]
fn two_files_of_one_record() {
    let mut site = handbook().file("content/practices/review/index.md", "# Review\n");
    let found = site.try_build();
    assert_eq!(
        found.findings(),
        [
            "content/practices/review/index.md error[duplicate-id] `content/practices/review.md` is already the practice `review`"
        ]
    );
}

#[test]
fn an_entry_without_its_record_is_said() {
    let found = handbook().file("content/goals/gone/updates/2026-10-02.md", "x").try_build();
    assert_eq!(
        found.findings(),
        [
            "content/goals/gone/updates/2026-10-02.md error[dangling-reference] there is no goal `gone` that this entry could belong to"
        ]
    );
}

#[test]
fn owners_who_left_are_said() {
    let left = HANDBOOK.replacen("name = \"Mara Okafor\"", "name = \"Mara Okafor\"\nleft = 2026-06-30", 1);
    let left = left.replacen("learned_from = [\"tomas\"]", "learned_from = [\"tomas\"]\nowner = \"mara\"", 1);
    let built = TestSite::from(&left).try_build();
    assert_eq!(
        built.findings(),
        [
            "content/practices/review.md:5:9 warning[departed-owner] its owner Mara Okafor left on 30 June 2026, so nobody keeps it true"
        ]
    );
}

#[test]
fn a_page_shows_no_empty_sections() {
    let built =
        TestSite::from("-- handbook.toml --\n-- content/practices/calm.md --\n# Calm\n\nText.\n").build();
    let page = built.page("practices/calm/");
    assert!(!page.contains("<ul>\n</ul>") && !page.contains("class=\"relation\""), "{page}");
    let main = page.split("</main>").next().unwrap_or_default();
    assert_eq!(main.matches("<h2").count(), 0, "{page}");
}

#[test]
fn records_of_a_handbook_that_switches_kinds_off_are_plain_pages() {
    let plain = HANDBOOK.replacen("name = \"H\"", "name = \"H\"\nkinds = \"none\"", 1);
    let plain = plain.replacen("-> [[practice:review]]", "", 1);
    let built = TestSite::from(&plain).build();
    assert!(built.page("goals/restore/updates/2026-10-02-mara/").contains("Forty-one minutes."));
}

#[test]
fn a_plan_and_a_pair_of_one_time_find_each_other() {
    let unnamed = HANDBOOK.replacen("pairs = [\"c2/mara-tomas\"]\n", "", 1);
    let built = TestSite::from(&unnamed).build();
    lists(&built, "plans/c2/mara/", "Coaching meanwhile", &["Mara and Tomas peers"]);
    assert!(
        built.page("pairs/c2/mara-tomas/").contains("<a href=\"../../../plans/c2/mara/\">Lead calmly</a>")
    );
    assert!(!built.page("plans/c1/mara/").contains("Coaching meanwhile"), "the pair is in the second half");
}

#[test]
fn a_term_lists_the_pages_that_use_it() {
    let built = handbook().file("content/note.md", "# Note\n\nThe fog came.\n").build();
    lists(&built, "terms/fog/", "Used on these pages", &["Note"]);
}
