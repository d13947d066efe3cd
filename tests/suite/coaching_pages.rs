//! The pages about coaching: when they are there, who is on them, and for whom they say what.

use crate::fixture::{Built, TestSite};

const HUB: &str = "coaching/";
const PROGRAMME: &str = "coaching/programme/";

/// Two pairs that go on, one that is proposed, one person who has left, and one cycle.
const FERRY: &str = r#"
-- handbook.toml --
name = "Ferry"
as_of = 2026-10-16
dates = "written"
[programme]
leads = ["ines"]
-- content/cycles/h2.md --
+++
title = "Second half"
start = 2026-07-01
end = 2026-12-31
+++
-- content/teams/deck.md --
+++
name = "Deck"
+++
-- content/skills/knots.md --
# Knots
-- content/skills/maps.md --
# Maps
-- content/skills/radio.md --
# Radio
-- content/people/mara.md --
+++
name = "Mara"
team = "deck"
timezone = "Europe/Lisbon"
hours = "09:00-17:00"
offers = ["knots: bowlines first"]
wants = ["maps"]
coaching = ["peer"]
+++
-- content/people/jonas.md --
+++
name = "Jonas"
team = "deck"
offers = ["maps"]
wants = ["knots"]
coaching = ["peer"]
+++
-- content/people/ines.md --
+++
name = "Ines"
offers = ["maps"]
wants = ["radio"]
coaching = ["peer"]
+++
-- content/people/paul.md --
+++
name = "Paul"
wants = ["maps"]
coaching = ["peer", "off"]
+++
-- content/people/dana.md --
+++
name = "Dana"
offers = ["radio"]
wants = ["knots"]
coaching = ["peer"]
left = 2026-06-30
+++
-- content/journeys/dana.md --
+++
title = "From bow to stern"
person = "dana"
invitation = "Ask me about the storm."
+++
-- content/pairs/h2/mara-jonas.md --
+++
people = ["mara", "jonas"]
status = "active"
since = 2026-09-01
gives = { mara = "knots", jonas = "maps" }
confidentiality = "pair"
checkup = 2026-10-01
+++
# Mara with Jonas
-- content/pairs/h2/ines-paul.md --
+++
people = ["ines", "paul"]
status = "proposed"
gives = { ines = "maps" }
match = { score = 4711, reasons = ["Tides agree"] }
+++
# Ines with Paul
"#;

fn built(text: &str, audience: &str) -> Built {
    TestSite::from(text).build_for(audience).expect("an audience")
}

/// The part of a page between a heading and the next one of its level.
#[track_caller]
fn part<'p>(page: &'p str, id: &str) -> &'p str {
    let at = page.find(&format!("<h2 id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {page}"));
    let end = page[at + 4..].find("<h2 ").map_or(page.len(), |end| at + 4 + end);
    &page[at..end]
}

#[test]
fn a_handbook_that_says_nothing_of_coaching_has_no_hub() {
    let built = TestSite::from("-- handbook.toml --\n-- content/people/mara.md --\n# Mara\n").build();
    assert!(!built.paths().iter().any(|path| path.starts_with("coaching")), "{:?}", built.paths());
    assert!(!built.page("").contains("coaching/"), "no way to what is not there");
}

#[test]
fn a_wish_alone_makes_a_hub_but_no_programme() {
    let text = "-- handbook.toml --\n-- content/skills/sql.md --\n# SQL\n\
                -- content/people/mara.md --\n+++\nwants = [\"sql\"]\n+++\n# Mara\n";
    let built = TestSite::from(text).build();
    let hub = built.page(HUB);
    assert!(part(&hub, "ui:board").contains("Nobody offers this yet"), "{hub}");
    assert!(hub.contains("No cycle runs on 16 October 2026."), "{hub}");
    assert!(built.page("").contains("href=\"coaching/\""), "the menu leads to it");
    assert!(!built.paths().contains(&"coaching/programme/index.html"));
    assert!(!hub.contains("programme/"), "nor a way to what is not there: {hub}");
}

#[test]
fn the_board_says_who_helps_and_who_is_looking() {
    let hub = built(FERRY, "everyone").page(HUB);
    let board = part(&hub, "ui:board");
    assert!(
        board.contains("Mara</a> <span class=\"beside\">bowlines first, Deck, Lisbon, 09:00–17:00"),
        "{board}"
    );
    for skill in ["knots", "maps", "radio"] {
        assert!(board.contains(&format!("href=\"../skills/{skill}/\"")), "{skill}: {board}");
    }
    assert!(hub.contains("Second half: 2 of 4 people are in a pairing, as of 16 October 2026."), "{hub}");
    assert!(hub.contains("Mara gives Jonas: Knots") && hub.contains("Jonas gives Mara: Maps"), "{hub}");
}

#[test]
fn who_has_left_is_not_on_the_hub() {
    let hub = built(FERRY, "programme").page(HUB);
    assert!(!hub.contains("Dana") && !hub.contains("storm"), "{hub}");
    assert!(part(&hub, "ui:board").contains("Nobody offers this yet"), "only Dana offered radio: {hub}");
}

#[test]
fn only_those_with_room_are_open_to_a_pair() {
    let everyone = built(FERRY, "everyone").page(HUB);
    let open = part(&everyone, "ui:open");
    assert!(open.contains("Ines") && !open.contains("Mara") && !open.contains("Paul"), "{open}");
    // Whoever may know of the proposal sees that Ines has no room until it is decided.
    let programme = built(FERRY, "programme").page(HUB);
    assert!(!part(&programme, "ui:open").contains("Ines"), "{programme}");
}

#[test]
fn a_proposal_is_only_where_its_pair_is() {
    for page in [HUB, PROGRAMME] {
        let everyone = built(FERRY, "everyone").page(page);
        assert!(!everyone.contains("ines-paul") && !everyone.contains("roposed"), "{everyone}");
        let programme = built(FERRY, "programme").page(page);
        assert!(programme.contains("Ines with Paul"), "{page}: {programme}");
        for hidden in ["4711", "Tides agree"] {
            assert!(!programme.contains(hidden), "nobody reads a weight or a reason: {programme}");
        }
    }
}

#[test]
fn what_is_left_out_is_as_good_as_deleted() {
    let whole = built(FERRY, "everyone");
    let deleted = TestSite::from(FERRY).delete("content/pairs/h2/ines-paul.md").build_for("everyone");
    let deleted = deleted.expect("an audience");
    for page in [HUB, PROGRAMME] {
        assert_eq!(whole.page(page), deleted.page(page), "{page}");
    }
}

#[test]
fn the_programme_counts_and_names_what_is_due() {
    let page = built(FERRY, "everyone").page(PROGRAMME);
    assert!(page.contains("<dd>2 of 4</dd>") && page.contains("<dd>1 under way</dd>"), "{page}");
    assert!(page.contains("not shown (fewer than 5 pairs)"), "one pair has no mean: {page}");
    assert!(page.contains("Mara with Jonas</a> <span class=\"beside\">1 October 2026"), "{page}");
    let maps = page.split("Maps</a></th>").nth(1).and_then(|rest| rest.split("</tr>").next()).unwrap_or("");
    let counts: Vec<&str> = maps.split("</td>").filter_map(|cell| cell.rsplit('>').next()).collect();
    assert_eq!(counts, ["2", "2", "1", ""], "offers, wants, given: {page}");
    assert!(page.contains("about-these-numbers/#rule-21"), "{page}");
    assert!(built(FERRY, "everyone").page("about-these-numbers/").contains("id=\"rule-21\""));
    let few = built(FERRY, "programme").page(PROGRAMME);
    assert!(few.contains("not shown (fewer than 2 pairs)"), "a mean of one is about that one: {few}");
}

#[test]
fn a_gap_is_shown_over_five_pairs() {
    let mut text = FERRY.to_owned();
    for at in 1..=4 {
        text += &format!(
            "-- content/people/a{at}.md --\n+++\nwants = [\"maps\"]\n+++\n# A{at}\n\
             -- content/people/b{at}.md --\n+++\noffers = [\"radio\"]\n+++\n# B{at}\n\
             -- content/pairs/h2/p{at}.md --\n+++\npeople = [\"a{at}\", \"b{at}\"]\nstatus = \"active\"\n\
             confidentiality = \"pair\"\ngives = {{ a{at} = \"knots\" }}\n+++\n# P{at}\n"
        );
    }
    // Four pairs in which nobody offers what the other wants; Mara gives 3, Jonas 3 / √2: 0.88 over five.
    let page = built(&text, "everyone").page(PROGRAMME);
    assert!(page.contains("0.18, over 5 pairs"), "{page}");
}

#[test]
fn the_cycle_leads_to_its_part_of_the_programme() {
    let page = built(FERRY, "everyone").page("cycles/h2/");
    assert!(page.contains("href=\"../../coaching/programme/#ui:h2\">2 of 4 people in a pairing"), "{page}");
}

#[test]
fn more_than_a_picture_can_show_are_a_table() {
    let mut text = FERRY.to_owned();
    for at in 10..31 {
        text += &format!(
            "-- content/people/a{at}.md --\n# Person A{at}\n-- content/people/b{at}.md --\n# Person B{at}\n\
             -- content/pairs/h2/p{at}.md --\n+++\npeople = [\"a{at}\", \"b{at}\"]\nstatus = \"active\"\n\
             confidentiality = \"pair\"\ngives = {{ a{at} = \"radio\" }}\n+++\n# P{at}\n"
        );
    }
    let hub = built(&text, "everyone").page(HUB);
    let circle = part(&hub, "ui:circle");
    assert!(!circle.contains("<svg") && circle.contains("role=\"region\" tabindex=\"0\""), "{circle}");
    // 21 who give, and Mara and Jonas who give each other: one row and one column each, and one line each.
    assert_eq!(circle.matches("<th scope=\"row\">").count(), 23, "{circle}");
    assert_eq!(circle.matches("<td>Radio</td>").count(), 42, "in its cell and in its line: {circle}");
    let few = built(FERRY, "everyone").page(HUB);
    assert!(part(&few, "ui:circle").contains("<svg"), "{few}");
}

#[test]
fn what_there_is_to_copy_makes_a_pair() {
    let hub = built(FERRY, "everyone").page(HUB);
    let blocks: Vec<&str> =
        hub.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next()).collect();
    let file = blocks.iter().find(|block| block.starts_with("+++")).expect("a file to copy");
    let file =
        file.replace("&quot;", "\"").replace("skill-you-give", "maps").replace("skill-you-get", "radio");
    let people = "-- content/people/you.md --\n# You\n-- content/people/they.md --\n# They\n";
    let text = format!("{FERRY}{people}-- content/pairs/h2/you-they.md --\n{file}");
    let built = TestSite::from(&text).try_build();
    let about: Vec<String> =
        built.findings().into_iter().filter(|finding| finding.contains("you-they")).collect();
    assert_eq!(about, Vec::<String>::new());
    assert!(built.page(HUB).contains("You gives They: Maps"), "it goes on from today");
}
