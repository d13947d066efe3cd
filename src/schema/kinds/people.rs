//! People, teams and roles.

use super::shared::{CADENCE, FORMATS, PERSON as TO_PERSON, SKILL, TEAM as TO_TEAM};
use crate::schema::{Field, Form, Kind, KindSchema, Target, Type};

/// Somebody of the team.
pub(in crate::schema) const PERSON: KindSchema = KindSchema::of(
    "a person",
    "Somebody of the team: who they are, what they can help with and what they want to learn.",
    &[
        Field::new("name", Type::Text, "The name as it is shown.", "\"Mara Okafor\"")
            .also(&["title"])
            .or("the first heading, else the file's name"),
        Field::new("team", Type::Ref(TO_TEAM), "The home team.", "\"platform\""),
        Field::new("reports_to", Type::Ref(TO_PERSON), "The line manager.", "\"tomas\""),
        Field::new(
            "role",
            Type::Ref(Target::to(&[Kind::Role]).with(Form::OrWords)),
            "The role, or what you call it.",
            "\"staff-engineer\"",
        ),
        Field::new("role_since", Type::Date, "Since when in that role.", "2024-03-01"),
        Field::new("joined", Type::Date, "The first day.", "2022-05-09"),
        Field::new(
            "left",
            Type::Date,
            "The last day. What the person wrote stays; they count no longer.",
            "2026-06-30",
        ),
        Field::new("timezone", Type::Zone, "Where the person's day happens.", "\"Europe/Lisbon\"")
            .or("`timezone` of `handbook.toml`"),
        Field::new("hours", Type::Hours, "The usual hours, in that time zone.", "\"09:00-17:00\"")
            .or("`09:00-17:00`"),
        Field::new(
            "offers",
            Type::Refs(SKILL.with(Form::Note)),
            "Skills in which the person helps others, perhaps with a note.",
            "[\"facilitation\", \"sql: slow queries\"]",
        ),
        Field::new(
            "wants",
            Type::Refs(SKILL.with(Form::Note)),
            "Skills that the person wants to learn.",
            "[\"sql\"]",
        ),
        Field::new(
            "coaching",
            Type::Words(&["off", "peer", "triad", "mentor", "buddy"]),
            "What the person takes part in.",
            "[\"peer\", \"buddy\"]",
        ),
        Field::new("capacity", Type::Whole(0, 5), "How many pairings at a time.", "2").or("`1`"),
        Field::new("learning_hours", Type::NotNegative, "Hours a month for practice.", "8"),
        Field::new("languages", Type::Langs, "Working languages.", "[\"en\", \"pt\"]"),
        Field::new(
            "avoid",
            Type::Refs(TO_PERSON),
            "Who they should not be paired with; only in a file that ends in `.programme.md`.",
            "[\"jonas\"]",
        ),
        Field::new(
            "prefers",
            Type::Words(FORMATS),
            "How the person likes to learn.",
            "[\"pairing\", \"async-review\"]",
        ),
        Field::new(
            "feedback_wanted",
            Type::List,
            "What the person would like to hear about.",
            "[\"my design notes\"]",
        ),
        Field::new(
            "access",
            Type::Text,
            "What helps the person to take part.",
            "\"Please send slides the day before.\"",
        ),
        Field::new("pronouns", Type::Text, "How the person is spoken of.", "\"she/her\""),
        Field::new(
            "links",
            Type::Links,
            "Where else the person can be found: addresses, or a table of names and addresses.",
            "[\"https://example.org/mara\"]",
        ),
        Field::new("photo", Type::Text, "A picture, a path from the file.", "\"mara.jpg\""),
    ],
);

/// People who work together.
pub(in crate::schema) const TEAM: KindSchema = KindSchema::of(
    "a team",
    "People who work together, under a name.",
    &[
        Field::new("name", Type::Text, "The name as it is shown.", "\"Platform\"").also(&["title"]),
        Field::new("lead", Type::Ref(TO_PERSON), "Who leads it.", "\"tomas\""),
        Field::new("parent", Type::Ref(TO_TEAM), "The team that it is a part of.", "\"company\""),
        Field::new(
            "mission",
            Type::Text,
            "What it is there for, in a sentence.",
            "\"Boards that tell the truth.\"",
        ),
        Field::new(
            "cadence",
            Type::Table(CADENCE),
            "How often its people check in.",
            "{ update = \"fortnightly\" }",
        )
        .or("as the cycle says"),
        Field::new("capacity", Type::NotNegative, "Hours a month that it has for learning.", "40"),
    ],
);

/// What is expected of somebody.
pub(in crate::schema) const ROLE: KindSchema = KindSchema::of(
    "a role",
    "What is expected of somebody who has it; a handbook without roles is complete.",
    &[
        Field::new("name", Type::Text, "The name as it is shown.", "\"Senior engineer\"").also(&["title"]),
        Field::new(
            "expects",
            Type::Refs(SKILL.with(Form::Level)),
            "Skills and the level that each should have.",
            "[\"facilitation 3\", \"sql 2\"]",
        ),
        Field::new(
            "next",
            Type::Refs(Target::to(&[Kind::Role])),
            "Roles that may come after it.",
            "[\"team-lead\"]",
        ),
    ],
);
