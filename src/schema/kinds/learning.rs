//! Skills, resources, onboarding paths and terms.

use super::shared::{FORMATS, PERSON, SKILL as TO_SKILL};
use crate::schema::{Field, Kind, KindSchema, Target, Type};

/// Something that people get better at.
pub(in crate::schema) const SKILL: KindSchema = KindSchema::of(
    "a skill",
    "Something that people get better at; headings such as `## 1 Learning` say what each level looks like.",
    &[
        Field::new("name", Type::Text, "The name as it is shown.", "\"Facilitation\"").also(&["title"]),
        Field::new("group", Type::Text, "Which skills it stands among.", "\"people\""),
        Field::new(
            "scale",
            Type::List,
            "The names of its levels, lowest first.",
            "[\"new\", \"able\", \"guiding\"]",
        )
        .or("`scale` of `handbook.toml`"),
        Field::new(
            "for",
            Type::Refs(Target::to(&[Kind::Goal, Kind::Role])),
            "Goals and roles that it serves.",
            "[\"goal:restore-faster\"]",
        ),
    ],
);

/// Something to learn from.
pub(in crate::schema) const RESOURCE: KindSchema = KindSchema::of(
    "a resource",
    "Something to learn from: somewhere else, or in its own text.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"Three incidents on film\"").also(&["name"]),
        Field::new(
            "url",
            Type::Address,
            "Where it is, unless it stands below.",
            "\"https://example.org/film\"",
        ),
        Field::new("format", Type::Word(FORMATS), "How it is learned from.", "\"video\""),
        Field::new("minutes", Type::Whole(1, 100_000), "How long it takes.", "12"),
        Field::new("level", Type::Whole(1, 5), "For which level, from 1 to 5.", "2"),
        Field::new("skills", Type::Refs(TO_SKILL), "Skills that it teaches.", "[\"facilitation\"]"),
        Field::new("sync", Type::Bool, "Whether people do it at the same time.", "true"),
        Field::new("cost", Type::Text, "What it costs.", "\"free\""),
        Field::new(
            "prereq",
            Type::Refs(Target::to(&[Kind::Resource])),
            "What to do first.",
            "[\"titles-that-say-it\"]",
        ),
        Field::new(
            "accessible",
            Type::List,
            "What makes it usable for more people.",
            "[\"captions\", \"transcript\"]",
        ),
        Field::new("recommended_by", Type::Refs(PERSON), "Who recommends it.", "[\"mara\"]"),
    ],
)
.needing(&[&["url", "body"], &["format"]]);

/// The first weeks of somebody new.
pub(in crate::schema) const ONBOARDING: KindSchema = KindSchema::of(
    "an onboarding path",
    "The first weeks of somebody new, step by step.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"Care's first ninety days\"").also(&["name"]),
        Field::new(
            "for",
            Type::Ref(Target::to(&[Kind::Role, Kind::Team])),
            "Which role or team it is for.",
            "\"role:engineer\"",
        ),
        Field::new(
            "buddy_rules",
            Type::Table(BUDDY_RULES),
            "Who may be a buddy.",
            "{ tenure = \"3 months\", overlap = \"2 h\" }",
        ),
    ],
);

const BUDDY_RULES: &[Field] = &[
    Field::new("tenure", Type::Period, "How long a buddy has been here at least.", "\"3 months\""),
    Field::new("overlap", Type::Length, "How much of the working day both share at least.", "\"2 h\""),
];

/// A word that the team uses.
pub(in crate::schema) const TERM: KindSchema = KindSchema::of(
    "a term",
    "A word that the team uses, with what it means here.",
    &[
        Field::new("name", Type::Text, "The word.", "\"Check-in\"").also(&["title"]),
        Field::new("aka", Type::List, "Other words for it.", "[\"reflection\"]"),
        Field::new("avoid", Type::List, "Words for it that we do not use.", "[\"status report\"]"),
        Field::new(
            "alias_of",
            Type::Ref(Target::to(&[Kind::Skill, Kind::Practice])),
            "The skill or practice that it is a name of.",
            "\"practice:incident-review\"",
        ),
    ],
);
