//! The calendars of pairs: what they say, and what they must not know.

use crate::fixture::TestSite;

/// A pair that meets every fortnight since 5 October, by what everybody may read. The day is 16 October 2026.
const HANDBOOK: &str = r#"
-- handbook.toml --
name = "H"
base_url = "https://example.org/book/"
[rules]
nobody-gives = "off"
-- content/people/mara.md --
+++
name = "Mara Okafor, PhD"
+++
-- content/people/jonas.md --
+++
name = "Jonas Lindqvist"
+++
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
since = 2026-10-05
cadence = "fortnightly"
sessions_planned = 2
confidentiality = "pair"
checkup = 2026-11-05
+++
# Mara and Jonas
"#;

const FEED: &str = "pairs/2026-h2/mara-jonas/sessions.ics";

/// A session of which only the two know, and the day on which they meet again.
const SESSION: &str =
    "-- content/pairs/2026-h2/mara-jonas/2026-10-12.md --\n+++\nnext = 2026-10-30\n+++\nTides.\n";

#[test]
fn a_feed_says_the_days_ahead_and_nothing_else() {
    let built = TestSite::from(HANDBOOK).build();
    let feed = built.page(FEED);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Understory//Handbook//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Coaching: Mara Okafor\\, PhD and Jonas Lindqvist",
        "BEGIN:VEVENT",
        "UID:session-1.pairs/2026-h2/mara-jonas@example.org",
        "DTSTAMP:20261016T000000Z",
        "DTSTART;VALUE=DATE:20261019",
        "SUMMARY:Coaching: Mara Okafor\\, PhD and Jonas Lindqvist",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "URL:https://example.org/book/pairs/2026-h2/mara-jonas/",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:checkup.pairs/2026-h2/mara-jonas@example.org",
        "DTSTAMP:20261016T000000Z",
        "DTSTART;VALUE=DATE:20261105",
        "SUMMARY:Check-up\\, how does it go? Mara Okafor\\, PhD and Jonas Lindqvist",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:https://example.org/book/pairs/2026-h2/mara-jonas/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(feed.split("\r\n").collect::<Vec<_>>(), expected);
    let page = built.page("pairs/2026-h2/mara-jonas/");
    assert!(page.contains(r#"<a href="sessions.ics" type="text/calendar">"#), "the page leads to it");
}

#[test]
fn what_two_agreed_on_is_in_their_calendar_only() {
    let mut site = TestSite::from(HANDBOOK).edit(SESSION);
    let own = site.build_for("person:mara").expect("Mara is here").page(FEED);
    // The second session, on the day that the first one names.
    assert!(own.contains("UID:session-2.pairs/2026-h2/mara-jonas@example.org\r\n"), "{own}");
    assert!(own.contains("DTSTART;VALUE=DATE:20261030\r\n") && own.contains("STATUS:CONFIRMED\r\n"), "{own}");
    let excluded = site.build_for("everyone").expect("everyone");
    let deleted = TestSite::from(HANDBOOK).build();
    assert_eq!(excluded.output(), deleted.output(), "excluded is as good as deleted");
}

#[test]
fn days_that_have_passed_and_pairs_that_rest_have_no_feed() {
    let paths = |from: &str, to: &str| {
        assert!(HANDBOOK.contains(from), "{from}");
        let built = TestSite::from(&HANDBOOK.replace(from, to)).try_build();
        let feed = built.paths().contains(&FEED).then(|| built.page(FEED));
        let page = built.page("pairs/2026-h2/mara-jonas/");
        assert_eq!(page.contains("sessions.ics"), feed.is_some());
        feed.map(|feed| feed.matches("BEGIN:VEVENT").count())
    };
    assert_eq!(paths("status = \"active\"", "status = \"paused\""), None);
    assert_eq!(paths("status = \"active\"", "status = \"ended\""), None);
    // Expected on 15 October, so only the check-up is ahead.
    assert_eq!(paths("since = 2026-10-05", "since = 2026-10-01"), Some(1));
    assert_eq!(paths("since = 2026-10-05", "since = 2026-10-02"), Some(2), "on the day itself");
    assert_eq!(paths("checkup = 2026-11-05", "checkup = 2026-10-15"), Some(1));
    let proposed = HANDBOOK.replace("status = \"active\"", "status = \"proposed\"");
    let built = TestSite::from(&proposed).build_for("person:mara").expect("Mara is here");
    assert!(!built.paths().contains(&FEED), "nobody has accepted it");
}

#[test]
fn a_feed_comes_and_goes_with_the_text() {
    let text = HANDBOOK.replace("checkup = 2026-11-05\n", "");
    let mut site = TestSite::from(&text);
    assert!(site.try_build().paths().contains(&FEED));
    let last = text.replace(
        "# Mara and Jonas\n",
        "# Mara and Jonas\n\n## 2026-10-07 session\nTides.\n\n## 2026-10-14 session\nTea.\n",
    );
    for text in [&last, &text] {
        let mut clean = TestSite::from(text);
        site = site.replace_files(clean.files());
        assert_eq!(site.try_build().output(), clean.try_build().output());
        assert_eq!(site.try_build().paths().contains(&FEED), text != &last, "both sessions were held");
    }
}

#[test]
fn a_buddy_is_called_one() {
    let built = TestSite::from(&HANDBOOK.replace("form = \"peer\"", "form = \"buddy\"")).build();
    assert!(built.page(FEED).contains("SUMMARY:Buddies: Mara Okafor\\, PhD and Jonas Lindqvist\r\n"));
}
