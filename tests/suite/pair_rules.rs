//! What is probably not as it was meant with a pair: each rule where it speaks, what it says, and where it must not.

use understory::diag::Code;

use crate::fixture::TestSite;
use crate::rules::expect;

/// Two peers, a buddy and a newcomer with whom no rule has anything to do. The day is 16 October 2026.
const HANDBOOK: &str = r#"
-- handbook.toml --
name = "H"
-- content/people/ingrid.md --
+++
name = "Ingrid"
+++
-- content/people/tomas.md --
+++
name = "Tomas"
reports_to = "ingrid"
+++
-- content/people/mara.md --
+++
name = "Mara"
reports_to = "tomas"
timezone = "Europe/Lisbon"
offers = "facilitation"
wants = "sql"
+++
-- content/people/jonas.md --
+++
name = "Jonas"
timezone = "Europe/Stockholm"
offers = "sql"
capacity = 1
+++
-- content/people/piotr.md --
+++
name = "Piotr"
joined = 2022-08-15
timezone = "Europe/Warsaw"
+++
-- content/people/ewa.md --
+++
name = "Ewa"
team = "care"
joined = 2026-09-24
timezone = "Europe/Berlin"
+++
-- content/teams/care.md --
# Care
-- content/skills/sql.md --
# SQL
-- content/skills/facilitation.md --
# Facilitation
-- content/cycles/2026-h2.md --
+++
start = 2026-07-01
end = 2026-12-31
+++
# Second half
-- content/pairs/2026-h2/mara-jonas.md --
+++
people = ["mara", "jonas"]
form = "peer"
status = "active"
since = 2026-07-13
gives = { mara = "facilitation", jonas = "sql" }
confidentiality = "open"
checkup = 2026-11-13
+++
# Mara and Jonas
-- content/pairs/2026-h2/piotr-ewa.md --
+++
people = ["piotr", "ewa"]
form = "buddy"
status = "active"
since = 2026-09-24
confidentiality = "open"
+++
# Piotr and Ewa
"#;

const PEERS: &str = "content/pairs/2026-h2/mara-jonas.md:2:10";
const BUDDIES: &str = "content/pairs/2026-h2/piotr-ewa.md:2:10";

/// The handbook with pieces of text written otherwise.
#[track_caller]
fn with(changes: &[(&str, &str)]) -> TestSite {
    let mut text = HANDBOOK.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    TestSite::from(&text)
}

/// That the only finding of a build says this, and advises that.
#[track_caller]
fn says(mut site: TestSite, message: &str, help: &str) {
    let built = site.try_build();
    assert_eq!(built.findings().len(), 1, "{:#?}", built.findings());
    assert!(built.findings()[0].contains(message), "{:#?}", built.findings());
    assert!(built.help().contains(help), "{}", built.help());
}

#[test]
fn nothing_is_said_where_nothing_is_wrong() {
    expect(TestSite::from(HANDBOOK), &[]);
}

#[test]
fn nobody_is_paired_with_those_who_lead_them() {
    let pair = |name: &str| {
        let people = format!("people = [\"mara\", \"{name}\"]");
        let gives = format!("{name} = \"sql\"");
        with(&[("people = [\"mara\", \"jonas\"]", &people), ("jonas = \"sql\"", &gives)])
    };
    expect(pair("tomas"), &[(PEERS, Code::PairedWithManager)]);
    expect(pair("ingrid"), &[(PEERS, Code::PairedWithManager)]);
    says(pair("ingrid"), "Ingrid leads Mara, so Mara cannot speak as freely", "outside their line");
    let ended = [
        ("people = [\"mara\", \"jonas\"]", "people = [\"mara\", \"tomas\"]"),
        ("jonas = \"sql\"", "tomas = \"sql\""),
    ];
    let over = [&ended[..], &[("since = 2026-07-13", "since = 2026-07-13\nuntil = 2026-10-15")]].concat();
    expect(with(&over), &[]);
    let ended = [&ended[..], &[("status = \"active\"\nsince = 2026-07-13", "status = \"ended\"")]].concat();
    expect(with(&ended), &[]);
    // Whoever leads in a circle is an error elsewhere, and no endless way here.
    let mut circle = with(&[("name = \"Ingrid\"", "name = \"Ingrid\"\nreports_to = \"mara\"")]);
    assert!(circle.try_build().findings().iter().all(|found| found.contains("reference-cycle")));
}

#[test]
fn a_buddy_does_not_lead_and_is_not_new() {
    let led = with(&[("name = \"Ewa\"", "name = \"Ewa\"\nreports_to = \"piotr\"")]);
    says(led, "Piotr leads Ewa and is their buddy", "who does not lead them");
    // A newcomer who leads their buddy is paired with one of their people.
    let leads = with(&[("name = \"Piotr\"", "name = \"Piotr\"\nreports_to = \"ewa\"")]);
    expect(leads, &[(BUDDIES, Code::PairedWithManager)]);
    let since = |day: &str| with(&[("joined = 2022-08-15", &format!("joined = {day}"))]);
    expect(since("2026-07-16"), &[]);
    expect(since("2026-07-17"), &[(BUDDIES, Code::BuddyRule)]);
    says(
        since("2026-07-17"),
        "since 17 July 2026, and a buddy has been here for 3 months",
        "from 17 October 2026 on",
    );
    let path = "-- content/onboarding/care.md --\n+++\nfor = \"team:care\"\nbuddy_rules = { tenure = \"1 month\" }\n+++\n# Care\n- [day 1] Meet\n";
    expect(since("2026-07-17").edit(path), &[]);
    expect(
        since("2026-07-17")
            .edit(&path.replace("team:care", "team:other"))
            .edit("-- content/teams/other.md --\n# Other\n"),
        &[(BUDDIES, Code::BuddyRule)],
    );
}

#[test]
fn a_buddy_is_awake_when_the_newcomer_is() {
    // In Warsaw it is 7 to 15 UTC, in Bogotá 14 to 22: one hour.
    let far = || with(&[("Europe/Berlin", "America/Bogota")]);
    expect(far(), &[(BUDDIES, Code::BuddyRule)]);
    says(
        far(),
        "Piotr and Ewa share 1 h of their working day, and a buddy is there for 2 h",
        "works when they do",
    );
    says(far(), "Ewa works 14:00–22:00 UTC (09:00–17:00 in America/Bogota)", "");
    let path = "-- content/onboarding/care.md --\n+++\nfor = \"team:care\"\nbuddy_rules = { overlap = \"1 h\" }\n+++\n# Care\n- [day 1] Meet\n";
    expect(far().edit(path), &[]);
    expect(with(&[]).edit(&path.replace("1 h", "9 h")), &[(BUDDIES, Code::BuddyRule)]);
}

#[test]
fn peers_are_awake_at_the_same_time() {
    // In Lisbon it is 8 to 16 UTC, in Singapore 0 to 8.
    let far = || {
        with(&[("timezone = \"Europe/Stockholm\"", "timezone = \"Asia/Singapore\"\nhours = \"08:00-16:00\"")])
    };
    expect(far(), &[(PEERS, Code::ShortOverlap)]);
    says(far(), "on 16 October 2026 Mara and Jonas share no time of their working day", "`understory match`");
    says(far(), "Jonas works 00:00–08:00 UTC (08:00–16:00 in Asia/Singapore)", "");
    // Nobody knows when Jonas works.
    expect(with(&[("timezone = \"Europe/Stockholm\"\n", "")]), &[]);
}

#[test]
fn clocks_change_within_a_cycle_that_begins_later() {
    // 0 to 9 UTC and, in Stockholm, 7 to 15 until 24 October, 8 to 16 from then on.
    let lisbon = ("timezone = \"Europe/Lisbon\"", "timezone = \"Asia/Singapore\"\nhours = \"08:00-17:00\"");
    expect(with(&[lisbon]), &[]);
    let later = with(&[lisbon, ("start = 2026-07-01", "start = 2026-11-02")]);
    says(later, "on 2 November 2026 Mara and Jonas share 1 h", "share two hours");
}

#[test]
fn nobody_is_in_more_pairs_than_they_have_room_for() {
    let second = "-- content/pairs/2026-h2/jonas-piotr.md --\n+++\npeople = [\"jonas\", \"ingrid\"]\nform = \"mentor\"\nstatus = \"paused\"\nconfidentiality = \"open\"\n+++\n# Jonas and Ingrid\n";
    let place = "content/people/jonas.md:5:12";
    expect(with(&[]).edit(second), &[(place, Code::OverCapacity)]);
    says(
        with(&[]).edit(second),
        "Jonas is in 2 pairs and has room for 1: `2026-h2/jonas-piotr`, `2026-h2/mara-jonas`",
        "write `capacity = 2` if Jonas wants that many",
    );
    expect(with(&[("capacity = 1", "capacity = 2")]).edit(second), &[]);
    let silent = with(&[("capacity = 1\n", "")]).edit(second);
    expect(silent, &[("content/people/jonas.md", Code::OverCapacity)]);
    // What was proposed is known to its people, and to nobody else.
    let proposed = || with(&[]).edit(&second.replace("paused", "proposed"));
    expect(proposed(), &[]);
    let built = proposed().build_for("person:jonas").expect("Jonas is here");
    assert!(built.findings().iter().any(|found| found.contains("over-capacity")), "{:#?}", built.findings());
}

#[test]
fn somebody_asks_how_it_goes() {
    let place = "content/pairs/2026-h2/mara-jonas.md:8:11";
    let due = |day: &str| with(&[("checkup = 2026-11-13", &format!("checkup = {day}"))]);
    expect(due("2026-10-16"), &[(place, Code::CheckupDue)]);
    says(due("2026-10-16"), "the check-up was due on 16 October 2026", "below `## 2026-10-16 session`");
    expect(due("2026-10-17"), &[]);
    let held = "# Mara and Jonas\n\n## 2026-10-16 session\nTables.\n";
    expect(with(&[("checkup = 2026-11-13", "checkup = 2026-10-16"), ("# Mara and Jonas\n", held)]), &[]);
}

#[test]
fn everybody_gives_something() {
    let gives = "gives = { mara = \"facilitation\", jonas = \"sql\" }";
    let place = "content/pairs/2026-h2/mara-jonas.md:6:9";
    let one = || with(&[(gives, "gives = { mara = \"facilitation\" }")]);
    expect(one(), &[(place, Code::NobodyGives)]);
    let help = "`gives = { mara = \"facilitation\", jonas = \"sql\" }`";
    says(one(), "Jonas gives nothing in this pair", help);
    let none = || with(&[(&format!("{gives}\n"), "")]);
    expect(none(), &[("content/pairs/2026-h2/mara-jonas.md", Code::NobodyGives)]);
    says(none(), "nobody gives anything in this pair", help);
    expect(with(&[(&format!("{gives}\n"), ""), ("form = \"peer\"", "form = \"mentor\"")]), &[]);
    // What two people may give each other is still to be talked about while it is a proposal.
    let asked = "status = \"proposed\"\nsince = 2026-07-13";
    let proposed = with(&[(&format!("{gives}\n"), ""), ("status = \"active\"\nsince = 2026-07-13", asked)])
        .build_for("person:jonas")
        .expect("Jonas is here");
    assert_eq!(proposed.findings(), Vec::<String>::new());
}

#[test]
fn nobody_waits_for_somebody_who_left() {
    let left = |day: &str| with(&[("capacity = 1", &format!("capacity = 1\nleft = {day}"))]);
    expect(left("2026-09-30"), &[(PEERS, Code::DepartedPartner)]);
    says(
        left("2026-09-30"),
        "Jonas left on 30 September 2026, and this pair still stands",
        "`until = 2026-09-30`",
    );
    expect(left("2026-10-17"), &[]);
}

#[test]
fn an_active_pair_says_what_stays_between_its_people() {
    let open = "since = 2026-09-24\nconfidentiality = \"open\"\n";
    let without = || with(&[(open, "since = 2026-09-24\n")]);
    expect(without(), &[("content/pairs/2026-h2/piotr-ewa.md:2:1", Code::MissingField)]);
    says(
        without(),
        "a pair needs `confidentiality`",
        "add a line such as `confidentiality = \"pair\"`; it can also be `pair+manager-topics` or `open`",
    );
}
