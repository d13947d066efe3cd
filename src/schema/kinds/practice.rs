//! Practices, stories and journeys.

use super::shared::{FORMATS, GOAL, PERSON, PRACTICE as TO_PRACTICE, SKILL, STORY as TO_STORY};
use crate::schema::{Field, KindSchema, Type};

/// A way of working.
pub(in crate::schema) const PRACTICE: KindSchema = KindSchema::of(
    "a practice",
    "A way of working that somebody else can follow: when, how, pitfalls, an example.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"Incident review in 45 minutes\"")
            .also(&["name"]),
        Field::new(
            "form",
            Type::Word(&["practice", "guide", "template", "checklist"]),
            "What shape it has.",
            "\"checklist\"",
        )
        .or("`practice`"),
        Field::new("skills", Type::Refs(SKILL), "Skills that it trains.", "[\"facilitation\"]"),
        Field::new("goals", Type::Refs(GOAL), "Goals that it serves.", "[\"restore-faster\"]"),
        Field::new("time", Type::Length, "How long it takes.", "\"20 min\""),
        Field::new("format", Type::Word(FORMATS), "How it is done.", "\"workshop\""),
        Field::new("when", Type::Text, "When to use it.", "\"Within three days of an incident\""),
        Field::new("learned_from", Type::Refs(PERSON), "Who taught it to us.", "[\"mara\"]"),
        Field::new(
            "maturity",
            Type::Word(&["trial", "adopted", "retired"]),
            "Tried, in use, or no longer used.",
            "\"trial\"",
        )
        .or("`adopted`"),
        Field::new(
            "supersedes",
            Type::Ref(TO_PRACTICE),
            "The practice that it replaces.",
            "\"weekly-status-deck\"",
        ),
    ],
)
.needing(&[&["title"]]);

/// What happened when somebody tried.
pub(in crate::schema) const STORY: KindSchema = KindSchema::of(
    "a story",
    "What happened when somebody tried: the situation, what was tried, what changed, what was learned.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"The first calm incident\"").also(&["name"]),
        Field::new("people", Type::Refs(PERSON), "Whose story it is.", "[\"mara\", \"jonas\"]"),
        Field::new("date", Type::Date, "When it happened.", "2026-09-20"),
        Field::new("skills", Type::Refs(SKILL), "Skills that it is about.", "[\"facilitation\"]"),
        Field::new("goals", Type::Refs(GOAL), "Goals that it is about.", "[\"restore-faster\"]"),
        Field::new(
            "practices",
            Type::Refs(TO_PRACTICE),
            "Practices that were used.",
            "[\"incident-review\"]",
        ),
        Field::new("outcome", Type::Word(&["met", "partial", "missed"]), "How it ended.", "\"partial\""),
        Field::new(
            "evidence",
            Type::List,
            "Where anybody can look it up.",
            "[\"https://example.org/incidents/42\"]",
        ),
        Field::new("consent", Type::Bool, "Whether those who are quoted agreed to it.", "true").or("`false`"),
    ],
)
.needing(&[&["title"], &["people"], &["date"], &["goals", "practices"]]);

/// How a leader has grown.
pub(in crate::schema) const JOURNEY: KindSchema = KindSchema::of(
    "a journey",
    "How somebody has grown as a leader, told by themselves, with what went wrong.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"Learning to ask\"").also(&["name"]),
        Field::new("person", Type::Ref(PERSON), "Whose journey it is.", "\"ingrid\""),
        Field::new("period", Type::Text, "When it was.", "\"2024 to 2026\""),
        Field::new(
            "turning_points",
            Type::Tables(TURNING_POINT),
            "Days that changed something.",
            "[{ date = 2026-03-10, text = \"Asked first\" }]",
        ),
        Field::new(
            "practices",
            Type::Refs(TO_PRACTICE),
            "Practices that helped.",
            "[\"grow-in-30-minutes\"]",
        ),
        Field::new("stories", Type::Refs(TO_STORY), "Stories from it.", "[\"first-calm-incident\"]"),
        Field::new(
            "invitation",
            Type::Text,
            "What others may ask about.",
            "\"Ask me about the fourteen seconds.\"",
        ),
    ],
)
.needing(&[&["title"], &["person"]]);

const TURNING_POINT: &[Field] = &[
    Field::new("date", Type::Date, "When.", "2026-03-10").needed(),
    Field::new("text", Type::Text, "What happened.", "\"Asked first\"").needed(),
];
