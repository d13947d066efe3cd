//! People, teams, roles, onboarding paths and terms.

use super::Row;

const TEXTS: &str = r#"["a", "b"]"#;

pub(super) const PERSON: &[Row] = &[
    ("name", r#""Mara Okafor""#, "Mara Okafor", "Mara Okafor", TEXTS, "wrong-type ="),
    (
        "team",
        r#""platform""#,
        "platform",
        "@platform",
        r#""teams/platform.md""#,
        r#"dangling-reference write `team = "platform"`; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
    (
        "reports_to",
        r#""person:tomas""#,
        "person:tomas",
        "@person:tomas",
        r#""persn:tomas""#,
        "unknown-kind write `person:tomas`",
    ),
    ("role", r#""Keeper of the keys""#, "Keeper of the keys", "@Keeper of the keys", TEXTS, "wrong-type ="),
    (
        "role_since",
        "2024-03-01",
        "2024-03-01",
        "2024-03-01",
        r#""3/9/26""#,
        "bad-date which one is meant? write `2026-03-09` (9 March 2026) or `2026-09-03` (3 September 2026)",
    ),
    (
        "joined",
        "2022-05-09",
        "2022-05-09",
        "2022-05-09",
        r#""May 2022""#,
        "bad-date dates are written year-month-day, such as `2026-03-09`",
    ),
    (
        "left",
        "2026-06-30",
        "2026-06-30",
        "2026-06-30",
        r#""2026-06-31""#,
        "bad-date write the day as year-month-day, such as `2026-03-09`",
    ),
    (
        "timezone",
        r#""Europe/Lisbon""#,
        "europe/lisbon",
        "Europe/Lisbon",
        r#""Lisbon""#,
        r#"bad-enum write `timezone = "Europe/Lisbon"`"#,
    ),
    ("hours", r#""09:00-17:30""#, "9-17:30", "540 to 1050", r#""all day""#, "wrong-type ="),
    (
        "offers",
        r#"["facilitation", "sql: slow queries"]"#,
        "\n  - facilitation\n  - sql: slow queries",
        "@facilitation @sql(slow queries)",
        r#""@sql""#,
        r#"dangling-reference write `offers = "sql"`; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
    (
        "wants",
        r#""sql""#,
        "[sql]",
        "@sql",
        r#"["skills/sql"]"#,
        r#"dangling-reference write `"sql"` in its place; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
    (
        "coaching",
        r#"["peer", "Buddy"]"#,
        "[peer, buddy]",
        "<peer buddy>",
        r#""pear""#,
        r#"bad-enum write `coaching = "peer"`; the choices are `off`, `peer`, `triad`, `mentor`, `buddy`"#,
    ),
    ("capacity", "0", "0", "0", "6", "bad-number ="),
    ("learning_hours", "8", "8", "8 exactly", r#""8 h""#, "bad-number write `learning_hours = 8`"),
    (
        "languages",
        r#"["en", "pt"]"#,
        "[en, pt]",
        "en | pt",
        r#""English""#,
        r#"bad-enum write `languages = "en"`"#,
    ),
    ("avoid", r#"["jonas"]"#, "jonas", "@jonas", "[[2, 3]]", "wrong-type ="),
    (
        "prefers",
        r#"["pairing", "async-review"]"#,
        "[pairing, async-review]",
        "<pairing async-review>",
        r#"["pair-ing"]"#,
        r#"bad-enum write `"pairing"` in its place; the choices are `microlearning`, `workshop`, `project`, `async-review`, `reading`, `video`, `talk`, `pairing`, `shadowing`, `course`"#,
    ),
    (
        "feedback_wanted",
        r#""my design notes""#,
        "[my design notes]",
        "my design notes",
        "[[1, 2]]",
        "wrong-type =",
    ),
    ("access", r#""Slides first.""#, "Slides first.", "Slides first.", TEXTS, "wrong-type ="),
    ("pronouns", r#""she/her""#, "she/her", "she/her", TEXTS, "wrong-type ="),
    (
        "links",
        r#"{ Blog = "https://example.org" }"#,
        "{ Blog: https://example.org }",
        "Blog: https://example.org",
        "[[1, 2]]",
        "wrong-type =",
    ),
    ("photo", r#""mara.jpg""#, "mara.jpg", "mara.jpg", TEXTS, "wrong-type ="),
];

pub(super) const TEAM: &[Row] = &[
    ("name", r#""Platform""#, "Platform", "Platform", TEXTS, "wrong-type ="),
    ("lead", r#""tomas""#, "tomas", "@tomas", TEXTS, "wrong-type ="),
    (
        "parent",
        r#""company""#,
        "company",
        "@company",
        r#""./company""#,
        r#"dangling-reference write `parent = "company"`; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
    (
        "mission",
        r#""Boards that tell the truth.""#,
        "Boards that tell the truth.",
        "Boards that tell the truth.",
        TEXTS,
        "wrong-type =",
    ),
    (
        "cadence",
        r#"{ update = "weekly" }"#,
        "{ update: weekly }",
        "{update <weekly>}",
        r#""weekly""#,
        "wrong-type =",
    ),
    ("capacity", "40", "40", "40 exactly", "-1", "bad-number ="),
];

pub(super) const ROLE: &[Row] = &[
    ("name", r#""Senior engineer""#, "Senior engineer", "Senior engineer", TEXTS, "wrong-type ="),
    (
        "expects",
        r#"["facilitation 3", "sql 2"]"#,
        "[facilitation 3, sql 2]",
        "@facilitation(3) @sql(2)",
        r#""facilitation: 3""#,
        r#"bad-level write `expects = "facilitation 3"`"#,
    ),
    (
        "next",
        r#"["team-lead"]"#,
        "team-lead",
        "@team-lead",
        r#"["team-lead.md"]"#,
        r#"dangling-reference write `"team-lead"` in its place; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
];

pub(super) const ONBOARDING: &[Row] = &[
    ("title", r#""First ninety days""#, "First ninety days", "First ninety days", TEXTS, "wrong-type ="),
    (
        "for",
        r#""role:engineer""#,
        "role:engineer",
        "@role:engineer",
        r#""rol:engineer""#,
        "unknown-kind write `role:engineer`",
    ),
    (
        "buddy_rules",
        r#"{ tenure = "3 months", overlap = "2 h" }"#,
        "\n  tenure: 3 months\n  overlap: 2 h",
        "{tenure 3 months 0 days, overlap 120 minutes}",
        r#""strict""#,
        "wrong-type =",
    ),
];

pub(super) const TERM: &[Row] = &[
    ("name", r#""Check-in""#, "Check-in", "Check-in", TEXTS, "wrong-type ="),
    ("aka", r#"["reflection"]"#, "reflection", "reflection", "[[1, 2]]", "wrong-type ="),
    (
        "avoid",
        r#"["status report", "ticket"]"#,
        "[status report, ticket]",
        "status report | ticket",
        "[[1, 2]]",
        "wrong-type =",
    ),
    (
        "alias_of",
        r#""practice:incident-review""#,
        "practice:incident-review",
        "@practice:incident-review",
        r#""practise:incident-review""#,
        "unknown-kind write `practice:incident-review`",
    ),
];
