//! Words and targets that several tables use.
//!
//! In: nothing. Out: constants.

use crate::schema::{Field, Kind, Often, Target, Type};

pub(super) const PERSON: Target = Target::to(&[Kind::Person]);
pub(super) const TEAM: Target = Target::to(&[Kind::Team]);
pub(super) const SKILL: Target = Target::to(&[Kind::Skill]);
pub(super) const GOAL: Target = Target::to(&[Kind::Goal]);
pub(super) const PRACTICE: Target = Target::to(&[Kind::Practice]);
pub(super) const STORY: Target = Target::to(&[Kind::Story]);

/// How something is learned.
pub(super) const FORMATS: &[&str] = &[
    "microlearning",
    "workshop",
    "project",
    "async-review",
    "reading",
    "video",
    "talk",
    "pairing",
    "shadowing",
    "course",
];

/// How often people check in, by kind of entry.
pub(in crate::schema) const CADENCE: &[Field] = &[
    Field::new("update", Type::Word(Often::WORDS), "How often a goal is updated.", "\"fortnightly\"")
        .or("`fortnightly`"),
    Field::new("reflection", Type::Word(Often::WORDS), "How often a person reflects.", "\"monthly\"")
        .or("`monthly`"),
    Field::new("review", Type::Word(Often::WORDS), "How often a plan is reviewed.", "\"quarterly\"")
        .or("`quarterly`"),
];

/// How much is too much.
pub(in crate::schema) const LIMITS: &[Field] = &[
    Field::new("focus", Type::Whole(1, 20), "How many skills a plan may have as its focus.", "2").or("`3`"),
    Field::new(
        "load",
        Type::Whole(1, 1000),
        "How much of somebody's learning hours plans and coaching may take, in percent.",
        "120",
    )
    .or("`100`"),
    Field::new("independent", Type::Whole(1, 20), "From which level on somebody does it without help.", "3")
        .or("six tenths of the levels, rounded up"),
];

/// How often a pair meets.
pub(super) const MEETS: Type = Type::Word(Often::WORDS);

/// A measure in the form of a table.
pub(super) const MEASURE: &[Field] = &[
    Field::new("id", Type::Text, "The short name that readings use.", "\"minutes\"")
        .or("made from the title"),
    Field::new("title", Type::Text, "What is measured.", "\"Minutes to restore\"").needed(),
    Field::new(
        "kind",
        Type::Word(&["increase", "decrease", "band", "deliverable", "level", "reach"]),
        "What counts as progress.",
        "\"decrease\"",
    )
    .or("by the numbers"),
    Field::new("baseline", Type::Number, "Where it started.", "55"),
    Field::new("target", Type::Number, "Where it should go.", "30"),
    Field::new("stretch", Type::Number, "How much further would be remarkable.", "20"),
    Field::new("low", Type::Number, "The lower end of a band.", "4"),
    Field::new("high", Type::Number, "The upper end of a band.", "8"),
    Field::new("unit", Type::Text, "What the numbers count.", "\"min\""),
    Field::new("due", Type::Date, "By when.", "2026-12-18").or("when the goal or plan is due"),
    Field::new("source", Type::Text, "Where anybody can look the number up.", "\"pager log\""),
    Field::new("lens", Type::Word(&["learning", "practice", "outcome"]), "What it looks at.", "\"practice\""),
    Field::new(
        "impact",
        Type::Word(&["customer", "efficiency", "quality", "people", "learning"]),
        "Who notices.",
        "\"customer\"",
    ),
    Field::new(
        "commitment",
        Type::Word(&["committed", "stretch"]),
        "Promised, or reached for.",
        "\"stretch\"",
    )
    .or("as its goal"),
    Field::new("weight", Type::Positive, "How much it counts beside the others.", "2").or("`1`"),
    Field::new("phases", Type::Tables(PHASE), "Steps on the way.", "[{ by = 2026-10-01, value = 45 }]"),
];

const PHASE: &[Field] = &[
    Field::new("by", Type::Date, "By when.", "2026-10-01").needed(),
    Field::new("value", Type::Number, "Which value.", "45").needed(),
];
