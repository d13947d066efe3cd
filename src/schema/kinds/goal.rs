//! Cycles, goals and plans.

use super::shared::{CADENCE, GOAL as TO_GOAL, MEASURE, PERSON, PRACTICE, SKILL, TEAM};
use crate::schema::{Field, Form, Kind, KindSchema, Target, Type};

/// A stretch of time.
pub(in crate::schema) const CYCLE: KindSchema = KindSchema::of(
    "a cycle",
    "A stretch of time with a beginning and an end, for which people make plans.",
    &[
        Field::new("start", Type::Date, "Its first day.", "2026-07-01"),
        Field::new("end", Type::Date, "Its last day.", "2026-12-31"),
        Field::new(
            "cadence",
            Type::Table(CADENCE),
            "How often people check in.",
            "{ reflection = \"monthly\" }",
        ),
        Field::new("theme", Type::Text, "What it is about.", "\"Believed on the quay\""),
    ],
)
.needing(&[&["start"], &["end"]]);

/// What a team or a person wants to reach.
pub(in crate::schema) const GOAL: KindSchema = KindSchema::of(
    "a goal",
    "What a team or a person wants to reach by a day, and how anybody can see it.",
    &[
        Field::new(
            "title",
            Type::Text,
            "The outcome, not the activity.",
            "\"Restore service in under 30 minutes\"",
        )
        .also(&["name"]),
        Field::new("team", Type::Ref(TEAM), "The team that holds it.", "\"platform\""),
        Field::new("owner", Type::Ref(PERSON), "The person who holds it.", "\"tomas\"").or("the team's lead"),
        Field::new("due", Type::Due, "By when: a day, or a cycle whose last day is meant.", "2026-12-18"),
        Field::new("parent", Type::Ref(TO_GOAL), "The goal that it serves.", "\"trusted-timetables\""),
        Field::new("with", Type::Refs(PERSON), "Who shaped it.", "[\"mara\", \"aiko\"]"),
        Field::new("contributors", Type::Refs(PERSON), "Who works on it.", "[\"mara\"]"),
        Field::new(
            "commitment",
            Type::Word(&["committed", "stretch"]),
            "Promised, or reached for.",
            "\"stretch\"",
        )
        .or("`committed`"),
        Field::new(
            "measures",
            Type::Lines(MEASURE),
            "How anybody can see it, a line each.",
            "[\"Minutes to restore: 55 -> 30 min\"]",
        ),
        Field::new("skills", Type::Refs(SKILL), "Skills that it needs.", "[\"incident-command\"]"),
        Field::new(
            "status",
            Type::Word(&["draft", "active", "paused", "met", "missed", "dropped"]),
            "Where it stands, as people see it.",
            "\"paused\"",
        )
        .or("`active`"),
        Field::new("why", Type::Text, "What depends on it.", "\"Every late restore strands ferries.\""),
        Field::new(
            "revisions",
            Type::List,
            "How its targets changed, a line each.",
            "[\"2026-10-10 minutes: 25 -> 30 — vendor delay\"]",
        ),
    ],
)
.needing(&[&["title"], &["team", "owner"], &["due"]]);

/// What one person does in one cycle.
pub(in crate::schema) const PLAN: KindSchema = KindSchema::of(
    "a plan",
    "What one person wants to learn and do in one cycle, and with whom.",
    &[
        Field::new("title", Type::Text, "The intention, in a line.", "\"Lead incident reviews calmly\"")
            .also(&["name"]),
        Field::new("owner", Type::Ref(PERSON), "Whose plan it is; the file's name says it.", "\"mara\"")
            .or("by the file's name"),
        Field::new(
            "cycle",
            Type::Ref(Target::to(&[Kind::Cycle])),
            "For which cycle; the folder says it.",
            "\"2026-h2\"",
        )
        .or("by the folder"),
        Field::new("with", Type::Refs(PERSON), "Who made it together with its owner.", "[\"tomas\"]"),
        Field::new("agreed", Type::Date, "When both agreed on it.", "2026-09-04"),
        Field::new("goals", Type::Refs(TO_GOAL), "Goals that it supports.", "[\"restore-faster\"]"),
        Field::new(
            "focus",
            Type::Refs(SKILL.with(Form::Step)),
            "Skills in order of importance, from which level to which, and for which goal.",
            "[\"facilitation 2 -> 4 for restore-faster\"]",
        ),
        Field::new(
            "measures",
            Type::Lines(MEASURE),
            "How anybody can see it, a line each.",
            "[\"Reviews I led: 0 -> 6\"]",
        ),
        Field::new("practices", Type::Refs(PRACTICE), "Practices that it uses.", "[\"incident-review\"]"),
        Field::new(
            "resources",
            Type::Refs(Target::to(&[Kind::Resource])),
            "Resources that it uses.",
            "[\"three-incidents-on-film\"]",
        ),
        Field::new(
            "pairs",
            Type::Refs(Target::to(&[Kind::Pair])),
            "Pairs that help.",
            "[\"2026-h2/mara-jonas\"]",
        ),
        Field::new("hours", Type::NotNegative, "Hours a month that it asks for.", "6"),
        Field::new("supporters", Type::Refs(PERSON), "Who follows it and helps.", "[\"jonas\"]"),
        Field::new(
            "continues",
            Type::Ref(Target::to(&[Kind::Plan])),
            "The plan before it.",
            "\"2026-h1/mara\"",
        ),
        Field::new(
            "aspiration",
            Type::Text,
            "What the person hopes for in the long run; only in a file that ends in `.private.md` or `.manager.md`.",
            "\"To lead a team of my own.\"",
        ),
        Field::new(
            "status",
            Type::Word(&["draft", "agreed", "active", "paused", "done", "dropped"]),
            "Where it stands.",
            "\"agreed\"",
        )
        .or("`active`"),
    ],
);
