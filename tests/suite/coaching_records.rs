//! What the pages of pairs, people, plans, skills and onboarding paths say about coaching.

use crate::fixture::{Built, TestSite};

const PEOPLE: &str = "-- handbook.toml --
timezone = \"Europe/Oslo\"
[programme]
leads = [\"ingrid\"]
-- content/people/ingrid.md --
# Ingrid
-- content/people/mara.md --
+++
timezone = \"Europe/Lisbon\"
team = \"care\"
reports_to = \"ingrid\"
offers = [\"facilitation\"]
wants = [\"sql\"]
+++
# Mara
-- content/people/jonas.md --
+++
timezone = \"Europe/Stockholm\"
hours = \"08:00-16:30\"
offers = [\"sql\"]
+++
# Jonas
-- content/people/lucia.md --
+++
timezone = \"America/Bogota\"
+++
# Lucia
-- content/teams/care.md --
# Care
-- content/skills/facilitation.md --
# Facilitation
-- content/skills/sql.md --
# SQL
-- content/practices/review.md --
# Review
-- content/practices/timer.md --
# Timer
-- content/cycles/c.md --
+++
start = 2026-07-01
end = 2026-12-31
+++
# Second half
-- content/plans/c/mara.md --
+++
agreed = 2026-07-04
focus = [\"sql 1 -> 2\"]
practices = [\"review\", \"timer\"]
measures = [\"Queries: 0 -> 6\"]
+++
# Ask the database

## 2026-10-01 reflection
- barrier: no time on Fridays (kind: time)
";

/// A pair of Mara and Jonas with some more front matter and a text.
fn pair(front: &str, text: &str) -> TestSite {
    let file = format!(
        "+++\npeople = [\"mara\", \"jonas\"]\nconfidentiality = \"pair\"\n{front}\n+++\n# Both\n\n{text}\n"
    );
    TestSite::from(PEOPLE).file("content/pairs/c/both.md", file)
}

const ACTIVE: &str = "status = \"active\"\nsince = 2026-09-01\ncadence = \"fortnightly\"\nsessions_planned = 4\n\
                      gives = { mara = \"facilitation\", jonas = \"sql\" }\nnotice = \"48 h\"\ncheckup = 2026-09-20";

/// Two sessions, of which the first says who did what, and the second when they meet again.
fn with_sessions(site: TestSite) -> TestSite {
    site.file(
        "content/pairs/c/both/2026-09-17.md",
        "+++\nroles = { coach = \"jonas\", coachee = \"mara\" }\n+++\nA secret about joins.\n",
    )
    .file("content/pairs/c/both/2026-10-01.md", "+++\nnext = 2026-10-22\n+++\nAnother secret.\n")
}

/// The page of the pair as the audience has it, without marks and line breaks.
fn page(mut site: TestSite, audience: &str, url: &str) -> String {
    words(&site.build_for(audience).expect("somebody"), url)
}

fn words(built: &Built, url: &str) -> String {
    let page = built.page(url);
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page");
    let mut text = String::new();
    let mut is_tag = true;
    for letter in main.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => (is_tag, _) = (false, text.push(' ')),
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&quot;", "\"").replace("&#x27;", "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
}

#[track_caller]
fn says(text: &str, expected: &[&str], unsaid: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
    for part in unsaid {
        assert!(!text.contains(part), "{part:?} is in {text}");
    }
}

const URL: &str = "pairs/c/both/";

#[test]
fn the_two_know_their_next_session_and_others_hear_nothing_of_the_ones_before() {
    let site = || with_sessions(pair(ACTIVE, "Thursdays."));
    let own = page(site(), "person:mara", URL);
    says(
        &own,
        &[
            "Next session 22 October 2026, as agreed.",
            "Topic Jonas brings it, having coached on 17 September 2026.",
            "Meets every two weeks, 4 sessions in all",
            "Privacy What is said stays between them.",
            "Notice 48 h to move a session; check-up on 20 September 2026",
            "Sessions 2 of 4 are written down. Only Jonas and Mara can read this.",
            "A secret about joins.",
        ],
        &["kept by the pair"],
    );
    let at = |text: &str| own.find(text).expect(text);
    assert!(at("Another secret.") < at("A secret about joins."), "the latest comes first");
    let wide = page(site(), "everyone", URL);
    says(
        &wide,
        &[
            "Next session Sessions and their days are kept by the pair.",
            "Whoever was coached last time coaches first.",
        ],
        &["22 October", "17 September", "secret", "written down", "was due", "Jonas brings"],
    );
}

#[test]
fn a_session_that_others_may_not_read_is_as_good_as_deleted() {
    let hidden = with_sessions(pair(ACTIVE, "Thursdays.")).build_for("everyone").expect("everyone");
    let deleted = pair(ACTIVE, "Thursdays.").build_for("everyone").expect("everyone");
    assert_eq!(hidden.bytes(), deleted.bytes());
    assert_eq!(hidden.findings(), deleted.findings());
}

#[test]
fn why_they_do_not_meet_is_said_kindly() {
    let front =
        |also: &str| format!("since = 2026-09-01\ncadence = \"fortnightly\"\nsessions_planned = 2\n{also}");
    let held = "## 2026-09-10 session\n\nOne.\n";
    let both = "## 2026-09-10 session\n\nOne.\n\n## 2026-10-08 session\n\nTwo.\n";
    let recent = "## 2026-10-08 session — **First** words\n\nOne.\n";
    let table = [
        ("status = \"active\"", recent, "Next session About 22 October 2026, by the rhythm."),
        (
            "status = \"active\"",
            held,
            "It was due about 24 September 2026. If it was held, write it down; if not, move it.",
        ),
        ("status = \"active\"", both, "None: all 2 that were planned have been held."),
        ("status = \"active\"\nuntil = 2026-10-14", held, "None: it was to last until 14 October 2026."),
        ("status = \"paused\"", held, "None for now: it rests."),
        ("status = \"ended\"", held, "None: it has ended."),
        ("status = \"ended\"\nuntil = 2026-10-14", held, "None: it ended on 14 October 2026."),
        ("status = \"active\"", "", "Sessions and their days are kept by the pair."),
    ];
    for (status, text, expected) in table {
        let said = page(pair(&front(status), text), "everyone", URL);
        says(&said, &[expected], &[]);
        assert_eq!(said.contains("For the session"), !status.contains("ended"), "{status}");
    }
    let none = pair("status = \"active\"", "");
    says(
        &page(none, "person:jonas", URL),
        &["No day yet.", "None of 8 is written down yet."],
        &["kept by the pair"],
    );
    let due = page(pair(&front("status = \"active\""), ""), "person:jonas", URL);
    says(&due, &["It was due about 15 September 2026."], &[]);
}

#[test]
fn a_session_under_a_heading_stands_among_the_sessions_and_nowhere_else() {
    let text = "Thursdays.\n\n## 2026-09-10 session\n\nA talk.\n\n## What else\n\nTea.\n";
    let built = pair(ACTIVE, text).build_for("everyone").expect("everyone");
    let said = words(&built, URL);
    says(&said, &["Sessions 1 of 4 are written down.", "Session 10 September 2026 A talk."], &[]);
    assert_eq!(said.matches("A talk.").count(), 1);
    let at = |text: &str| said.rfind(text).expect(text);
    assert!(at("Thursdays.") < at("What each works on") && at("What each works on") < at("A talk."));
    let html = built.page(URL);
    assert!(html.contains("<h3 id=\"2026-09-10-session\">"), "search leads there: {html}");
}

#[test]
fn what_each_gives_and_works_on_stands_side_by_side() {
    let said = page(pair(ACTIVE, "See [[practice:review]]."), "everyone", URL);
    says(
        &said,
        &[
            "Mara Lisbon Gives Facilitation Works on SQL from learning (1) to practising (2)",
            "In the way no time on Fridays open for 15 days, since 1 October 2026 Plan Ask the database",
            "Jonas Stockholm, 08:00–16:30 Gives SQL",
            "Review in use by Mara Timer in use by Mara",
        ],
        &["linked here", "Their plans meanwhile"],
    );
    let closed = pair(ACTIVE, "See [[practice:review]].").file(
        "content/plans/c/mara.md",
        "+++\nagreed = 2026-07-04\nstatus = \"done\"\nfocus = [\"sql 1 -> 2\"]\n+++\n# Ask the database\n",
    );
    let closed = page(closed, "everyone", URL);
    says(
        &closed,
        &["Review linked here", "Their plans meanwhile Ask the database"],
        &["Works on", "In the way"],
    );
}

#[test]
fn a_plan_for_few_says_nothing_to_others() {
    let narrow = |site: TestSite| {
        let site = site.delete("content/plans/c/mara.md");
        let text = "+++\nagreed = 2026-07-04\nfocus = [\"sql 1 -> 2\"]\npractices = [\"timer\"]\nmeasures = [\"Queries: 0 -> 6\"]\n+++\n# Ask\n";
        site.file("content/plans/c/mara.manager.md", text)
    };
    let hidden = narrow(pair(ACTIVE, "")).build_for("everyone").expect("everyone");
    let deleted = pair(ACTIVE, "").delete("content/plans/c/mara.md").build_for("everyone").expect("everyone");
    assert_eq!(hidden.bytes(), deleted.bytes());
    says(&page(narrow(pair(ACTIVE, "")), "person:mara", URL), &["Works on SQL", "Timer in use by Mara"], &[]);
}

fn triad(gives: &str) -> TestSite {
    let file = format!(
        "+++\npeople = [\"mara\", \"jonas\", \"lucia\"]\nform = \"triad\"\nstatus = \"active\"\nconfidentiality = \"pair\"\n{gives}\n+++\n# Three\n"
    );
    TestSite::from(PEOPLE).file("content/pairs/c/three.md", file)
}

#[test]
fn in_a_triad_the_roles_go_round() {
    let gives = "gives = { mara = \"facilitation\", jonas = \"sql\", lucia = \"sql\" }";
    // Mara gives facilitation, which nobody wants, to the next one; Jonas and Lucia give SQL, which Mara wants.
    says(
        &page(triad(gives), "everyone", "pairs/c/three/"),
        &["Topic Coach, coached and observer take turns.", "Gives SQL to Mara"],
        &["watches"],
    );
    let ring = "gives = { mara = \"facilitation\", jonas = \"facilitation\", lucia = \"sql\" }";
    let rounds = [
        "Mara coaches Jonas, Lucia watches.",
        "Jonas coaches Lucia, Mara watches.",
        "Lucia coaches Mara, Jonas watches.",
    ];
    says(&page(triad(ring), "everyone", "pairs/c/three/"), &[&rounds.join(" ")], &[]);
    let met = triad(ring).file(
        "content/pairs/c/three/2026-10-01.md",
        "+++\nroles = { coach = \"mara\", coachee = \"jonas\", observer = \"lucia\" }\n+++\n",
    );
    let next = [rounds[1], rounds[2], rounds[0]].join(" ");
    says(&page(met, "person:lucia", "pairs/c/three/"), &[&next], &[]);
}

#[test]
fn a_proposal_says_that_nobody_has_agreed_and_why_it_was_made_nowhere() {
    let front = "cadence = \"monthly\"\nmatch = { score = 4643, reasons = [\"Two shared hours\"] }";
    let mut site = pair(front, "A thought.");
    let built = site.build_for("programme").expect("somebody");
    says(
        &words(&built, URL),
        &[
            "A proposal Nobody has agreed to this yet.",
            "Then write status = \"active\" and since into content/pairs/c/both.md.",
            "To decline Delete the file. Nobody has to say why.",
            "Meets every month",
        ],
        &["To change or end it", "For the session", "Sessions", "Topic"],
    );
    for (path, bytes) in built.bytes() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("4643") && !text.contains("Two shared hours"), "{path}");
    }
    says(
        &words(&built, "people/mara/"),
        &["Coaching Both peer of Jonas, proposed"],
        &["Next step Coaching with"],
    );
    let wide = site.build_for("everyone").expect("everyone");
    assert!(wide.paths().iter().all(|path| !path.contains("both")), "{:?}", wide.paths());
    says(&words(&wide, "people/mara/"), &[], &["peer of"]);
}

#[test]
fn a_person_sees_the_next_session_and_what_each_pairing_is_about() {
    let site = || with_sessions(pair(ACTIVE, ""));
    let own = page(site(), "person:mara", "people/mara/");
    says(
        &own,
        &["Coaching with Jonas 22 October 2026", "Both peer of Jonas, gives Facilitation, gets SQL"],
        &[],
    );
    says(&page(site(), "everyone", "people/mara/"), &["peer of Jonas"], &["Coaching with Jonas"]);
    // Without a plan there is a next step as well.
    let jonas = page(site(), "person:jonas", "people/jonas/");
    says(&jonas, &["Next step Coaching with Mara 22 October 2026"], &[]);
}

#[test]
fn a_plan_lists_who_can_help_and_how_many_hours_both_share() {
    let person = |id: &str, front: &str| {
        (format!("content/people/{id}.md"), format!("+++\noffers = \"sql\"\n{front}+++\n# {id}\n"))
    };
    let others = [
        // Mara works 8 to 16 UTC in October; Oslo 7 to 15.
        person("oslo", "timezone = \"Europe/Oslo\"\n"),
        // 6:30 to 10:15 UTC: two hours and a quarter.
        person("early", "timezone = \"Europe/Oslo\"\nhours = \"08:30-12:15\"\n"),
        // 0 to 8 UTC.
        person("far", "timezone = \"Asia/Singapore\"\nhours = \"08:00-16:00\"\n"),
        person("silent", ""),
        person("sixth", ""),
        person("gone", "timezone = \"Europe/Lisbon\"\nleft = 2026-09-01\n"),
    ];
    let site = || others.iter().fold(pair("", ""), |site, (path, text)| site.file(path, text.as_bytes()));
    let said = page(site(), "everyone", "plans/c/mara/");
    says(
        &said,
        // Jonas, 8 to 16:30 in Stockholm, is awake from 6 to 14:30 UTC.
        &[
            "SQL oslo Oslo, 7 shared hours Jonas Stockholm, 08:00–16:30, 6 h 30 min shared early Oslo, 08:30–12:15, 2 h 15 min shared far Singapore, 08:00–16:00, no shared hours silent and 1 more",
        ],
        &["gone"],
    );
    let alone = pair("", "").delete("content/people/jonas.md").file("content/people/jonas.md", "# Jonas\n");
    says(&page(alone, "everyone", "plans/c/mara/"), &["Who can help SQL Nobody else offers it yet."], &[]);
    let skill = page(site(), "everyone", "skills/sql/");
    says(&skill, &["Jonas Stockholm, 08:00–16:30", "far Singapore, 08:00–16:00"], &["Lisbon"]);
}

#[test]
fn a_plan_that_has_ended_asks_for_no_help() {
    let done = "+++\nagreed = 2026-07-04\nstatus = \"done\"\nfocus = [\"sql 1 -> 2\"]\n+++\n# Ask\n";
    let site = pair("", "").file("content/plans/c/mara.md", done);
    says(&page(site, "everyone", "plans/c/mara/"), &["SQL"], &["Who can help"]);
}

/// A newcomer with her path and her buddy.
fn arrival(joined: &str) -> TestSite {
    pair("", "")
        .file("content/people/ewa.md", format!("+++\njoined = {joined}\nteam = \"care\"\nrole = \"Support specialist\"\nreports_to = \"mara\"\ntimezone = \"Europe/Berlin\"\n+++\n# Ewa\n"))
        .file("content/people/piotr.md", "+++\ntimezone = \"Europe/Warsaw\"\ncoaching = [\"buddy\"]\njoined = 2024-01-01\n+++\n# Piotr\n")
        .file("content/pairs/c/new.md", "+++\npeople = [\"piotr\", \"ewa\"]\nform = \"buddy\"\nstatus = \"active\"\nconfidentiality = \"open\"\nsince = 2026-10-05\ncadence = \"weekly\"\nuntil = 2026-12-22\n+++\n# Piotr and Ewa\n")
        .file("content/onboarding/care.md", "+++\nfor = \"team:care\"\nbuddy_rules = { tenure = \"6 months\", overlap = \"3 h\" }\n+++\n# First weeks\n\n- [day 1] Tea\n")
        .file("content/onboarding/other.md", "# For all\n\n- [day 1] Tea\n")
}

#[test]
fn who_is_new_finds_a_buddy_a_lead_and_a_path() {
    let new = page(arrival("2026-09-24"), "everyone", "people/ewa/");
    says(
        &new,
        &[
            "The first ninety days Buddy Piotr Warsaw, 8 shared hours Lead Mara Lisbon, 7 shared hours Path First weeks",
        ],
        &["For all"],
    );
    // Joined on 18 July: on 16 October these are ninety days.
    says(&page(arrival("2026-07-18"), "everyone", "people/ewa/"), &[], &["first ninety days"]);
    says(&page(arrival("2026-07-19"), "everyone", "people/ewa/"), &["first ninety days"], &[]);
    let general = arrival("2026-09-24").delete("content/onboarding/care.md");
    says(&page(general, "everyone", "people/ewa/"), &["Path For all"], &[]);
    let over = arrival("2026-09-24").delete("content/pairs/c/new.md");
    says(&page(over, "everyone", "people/ewa/"), &["Lead Mara"], &["Buddy"]);
    says(&page(arrival("2026-09-24"), "everyone", "pairs/c/new/"), &["Topic Ewa brings the questions."], &[]);
}

#[test]
fn a_path_says_who_may_be_a_buddy_who_is_and_who_would_like_to() {
    let person = |front: &str| format!("+++\ncoaching = [\"buddy\"]\n{front}+++\n# X\n");
    let site = arrival("2026-09-24")
        .file("content/people/early.md", person("joined = 2026-04-16\ntitle = \"Just long enough\"\n"))
        .file("content/people/late.md", person("joined = 2026-04-17\ntitle = \"Too new\"\n"))
        .file("content/people/left.md", person("left = 2026-10-01\ntitle = \"Gone\"\n"));
    let said = page(site, "everyone", "onboarding/care/");
    says(
        &said,
        &[
            "Buddies A buddy has been here for at least 6 months, shares at least 3 h of the working day with the newcomer, and does not lead them.",
            "On this path now Piotr and Ewa until 22 December 2026",
            "Who would like to be one Just long enough Piotr Warsaw",
        ],
        &["Too new", "Gone"],
    );
    let nobody = TestSite::from("-- handbook.toml --\n-- content/onboarding/x.md --\n# X\n\n- [day 1] Tea\n");
    says(&page(nobody, "everyone", "onboarding/x/"), &[], &["Buddies"]);
    let rules = TestSite::from(
        "-- handbook.toml --\n-- content/onboarding/x.md --\n+++\nbuddy_rules = { tenure = \"3 months\" }\n+++\n# X\n",
    );
    says(
        &page(rules, "everyone", "onboarding/x/"),
        &[
            "at least 3 months, shares at least 2 h",
            "Nobody has said so yet. Who would like to be one writes coaching = [\"buddy\"] on their page.",
        ],
        &["On this path now"],
    );
}
