//! Stories, journeys, pairs, sessions, ratings, resources, retros and pilots.

use super::Row;

const TEXTS: &str = r#"["a", "b"]"#;

pub(super) const STORY: &[Row] = &[
    ("title", r#""Calm""#, "Calm", "Calm", TEXTS, "wrong-type ="),
    (
        "people",
        r#"["mara", "jonas"]"#,
        "[mara, jonas]",
        "@mara @jonas",
        r#""@mara""#,
        r#"dangling-reference write `people = "mara"`; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
    (
        "date",
        "2026-09-20",
        "2026-09-20",
        "2026-09-20",
        r#""20.9.2026""#,
        "bad-date write `date = 2026-09-20`",
    ),
    ("skills", r#"["facilitation"]"#, "facilitation", "@facilitation", "[[1, 2]]", "wrong-type ="),
    ("goals", r#"["restore-faster"]"#, "restore-faster", "@restore-faster", "[[1, 2]]", "wrong-type ="),
    ("practices", r#""incident-review""#, "incident-review", "@incident-review", "[[1, 2]]", "wrong-type ="),
    (
        "outcome",
        r#""partial""#,
        "partial",
        "<partial>",
        r#""partal""#,
        r#"bad-enum write `outcome = "partial"`; the choices are `met`, `partial`, `missed`"#,
    ),
    (
        "evidence",
        r#"["https://example.org/42"]"#,
        "https://example.org/42",
        "https://example.org/42",
        "[[1, 2]]",
        "wrong-type =",
    ),
    ("consent", "true", "yes", "true", r#""sure""#, "wrong-type ="),
];

pub(super) const JOURNEY: &[Row] = &[
    ("title", r#""Asking""#, "Asking", "Asking", TEXTS, "wrong-type ="),
    ("person", r#""ingrid""#, "ingrid", "@ingrid", TEXTS, "wrong-type ="),
    ("period", r#""2024 to 2026""#, "2024 to 2026", "2024 to 2026", TEXTS, "wrong-type ="),
    (
        "turning_points",
        r#"[{ date = 2026-03-10, text = "Asked first" }]"#,
        "\n  - date: 2026-03-10\n    text: Asked first",
        "{date 2026-03-10, text Asked first}",
        r#""none""#,
        "wrong-type =",
    ),
    (
        "practices",
        r#"["grow-in-30-minutes"]"#,
        "grow-in-30-minutes",
        "@grow-in-30-minutes",
        "[[1, 2]]",
        "wrong-type =",
    ),
    (
        "stories",
        r#"["first-calm-incident"]"#,
        "first-calm-incident",
        "@first-calm-incident",
        "[[1, 2]]",
        "wrong-type =",
    ),
    ("invitation", r#""Ask me.""#, "Ask me.", "Ask me.", TEXTS, "wrong-type ="),
];

pub(super) const PAIR: &[Row] = &[
    ("people", r#"["mara", "jonas"]"#, "[mara, jonas]", "@mara @jonas", "[[1, 2]]", "wrong-type ="),
    ("cycle", r#""2026-h2""#, "2026-h2", "@2026-h2", TEXTS, "wrong-type ="),
    (
        "form",
        r#""triad""#,
        "triad",
        "<triad>",
        r#""tirad""#,
        r#"bad-enum write `form = "triad"`; the choices are `peer`, `triad`, `buddy`, `mentor`"#,
    ),
    (
        "status",
        r#""active""#,
        "active",
        "<active>",
        r#""endd""#,
        r#"bad-enum write `status = "ended"`; the choices are `proposed`, `active`, `paused`, `ended`"#,
    ),
    (
        "since",
        "2026-07-13",
        "2026-07-13",
        "2026-07-13",
        r#""July""#,
        "bad-date dates are written year-month-day, such as `2026-03-09`",
    ),
    (
        "until",
        "2026-12-22",
        "2026-12-22",
        "2026-12-22",
        r#""22 Dec 2026""#,
        "bad-date write `until = 2026-12-22`",
    ),
    (
        "cadence",
        r#""fortnightly""#,
        "fortnightly",
        "<fortnightly>",
        r#""forthnightly""#,
        r#"bad-enum write `cadence = "fortnightly"`; the choices are `weekly`, `fortnightly`, `monthly`, `quarterly`, `irregular`"#,
    ),
    ("sessions_planned", "8", "8", "8", "0", "bad-number ="),
    (
        "gives",
        r#"{ mara = "facilitation", jonas = ["sql", "rust"] }"#,
        "\n  mara: facilitation\n  jonas: [sql, rust]",
        "@facilitation(by mara) @sql(by jonas) @rust(by jonas)",
        r#""sql""#,
        "wrong-type =",
    ),
    (
        "confidentiality",
        r#""pair+manager-topics""#,
        "pair+manager-topics",
        "<pair+manager-topics>",
        r#""opn""#,
        r#"bad-enum write `confidentiality = "open"`; the choices are `pair`, `pair+manager-topics`, `open`"#,
    ),
    ("notice", r#""48 h""#, "48 h", "2880 minutes", "48", r#"wrong-type write `notice = "48 min"`"#),
    (
        "checkup",
        "2026-08-13",
        "2026-08-13",
        "2026-08-13",
        r#""2026-08-33""#,
        "bad-date write the day as year-month-day, such as `2026-03-09`",
    ),
    (
        "match",
        r#"{ score = 4882, reasons = ["five shared hours"] }"#,
        "\n  score: 4882\n  reasons: five shared hours",
        "{score 4882 exactly, reasons five shared hours}",
        r#""good""#,
        "wrong-type =",
    ),
];

pub(super) const SESSION: &[Row] = &[
    (
        "form",
        r#""coach""#,
        "coach",
        "<coach>",
        r#""coch""#,
        r#"bad-enum write `form = "coach"`; the choices are `coach`, `observe`, `shadow`, `review`, `pair-work`"#,
    ),
    ("minutes", "45", "45", "45", r#""45 min""#, "bad-number write `minutes = 45`"),
    ("roles", r#"{ coach = "mara" }"#, "{ coach: mara }", "{coach @mara}", r#""mara""#, "wrong-type ="),
    (
        "grow",
        r#"{ goal = "Fewer words" }"#,
        "{ goal: Fewer words }",
        "{goal Fewer words}",
        r#""a lot""#,
        "wrong-type =",
    ),
    (
        "next",
        "2026-09-17",
        "2026-09-17",
        "2026-09-17",
        r#""Thursday""#,
        "bad-date dates are written year-month-day, such as `2026-03-09`",
    ),
];

pub(super) const RATINGS: &[Row] = &[("person", r#""mara""#, "mara", "@mara", TEXTS, "wrong-type =")];

pub(super) const RESOURCE: &[Row] = &[
    ("title", r#""On film""#, "On film", "On film", TEXTS, "wrong-type ="),
    (
        "url",
        r#""https://example.org/film""#,
        "https://example.org/film",
        "https://example.org/film",
        r#""example.org/film""#,
        r#"wrong-type write `url = "https://example.org/film"`"#,
    ),
    (
        "format",
        r#""video""#,
        "video",
        "<video>",
        r#""vidoe""#,
        r#"bad-enum write `format = "video"`; the choices are `microlearning`, `workshop`, `project`, `async-review`, `reading`, `video`, `talk`, `pairing`, `shadowing`, `course`"#,
    ),
    ("minutes", "12", "12", "12", "1.5", "bad-number ="),
    ("level", "2", "2", "2", "6", "bad-number ="),
    ("skills", r#"["facilitation"]"#, "facilitation", "@facilitation", "[[1, 2]]", "wrong-type ="),
    ("sync", "true", "on", "true", r#""both""#, "wrong-type ="),
    ("cost", r#""free""#, "free", "free", TEXTS, "wrong-type ="),
    (
        "prereq",
        r#"["titles-that-say-it"]"#,
        "titles-that-say-it",
        "@titles-that-say-it",
        "[[1, 2]]",
        "wrong-type =",
    ),
    ("accessible", r#"["captions"]"#, "captions", "captions", "[[1, 2]]", "wrong-type ="),
    ("recommended_by", r#"["mara"]"#, "mara", "@mara", "[[1, 2]]", "wrong-type ="),
];

pub(super) const RETRO: &[Row] = &[
    ("title", r#""Halfway""#, "Halfway", "Halfway", TEXTS, "wrong-type ="),
    (
        "date",
        "2026-10-05",
        "2026-10-05",
        "2026-10-05",
        r#""10/05/2026""#,
        "bad-date which one is meant? write `2026-05-10` (10 May 2026) or `2026-10-05` (5 October 2026)",
    ),
    (
        "scope",
        r#""Site""#,
        "site",
        "<site>",
        r#""teams/care.md""#,
        r#"dangling-reference write `scope = "care"`; an id is the path of a file below the folder of its kind, without `.md`"#,
    ),
    ("period", r#""2026-h2""#, "2026-h2", "@2026-h2", TEXTS, "wrong-type ="),
];

pub(super) const PILOT: &[Row] = &[
    ("title", r#""Ten minutes""#, "Ten minutes", "Ten minutes", TEXTS, "wrong-type ="),
    ("hypothesis", r#""Sooner.""#, "Sooner.", "Sooner.", TEXTS, "wrong-type ="),
    ("teams", r#""care""#, "care", "@care", "[[1, 2]]", "wrong-type ="),
    (
        "start",
        "2026-09-04",
        "2026-09-04",
        "2026-09-04",
        r#""4 September 2026""#,
        "bad-date write `start = 2026-09-04`",
    ),
    ("end", "2026-10-30", "2026-10-30", "2026-10-30", r#""2026/10/30""#, "bad-date write `end = 2026-10-30`"),
    (
        "changes",
        r#"{ cadence = { update = "weekly" }, scale = ["new", "able"] }"#,
        "\n  cadence: { update: weekly }\n  scale: [new, able]",
        "{cadence {update <weekly>}, scale new | able}",
        r#""all""#,
        "wrong-type =",
    ),
    (
        "judged_by",
        r#"["Updates on their day: 0 -> 4"]"#,
        "\n  - Updates on their day: 0 -> 4",
        "Updates on their day: 0 -> 4",
        "[[1, 2]]",
        "wrong-type =",
    ),
    (
        "decision",
        r#""adapt""#,
        "adapt",
        "<adapt>",
        r#""adpot""#,
        r#"bad-enum write `decision = "adopt"`; the choices are `adopt`, `adapt`, `drop`, `open`"#,
    ),
    (
        "decided",
        "2026-10-30",
        "2026-10-30",
        "2026-10-30",
        r#""not yet""#,
        "bad-date dates are written year-month-day, such as `2026-03-09`",
    ),
];
