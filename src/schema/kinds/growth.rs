//! Pairs and their sessions, ratings, retros and pilots.

use super::shared::{CADENCE, LIMITS, MEASURE, MEETS, PERSON, SKILL, TEAM};
use crate::schema::{Field, Kind, KindSchema, Target, Type};

/// Two or three people who coach each other.
pub(in crate::schema) const PAIR: KindSchema = KindSchema::of(
    "a pair",
    "Two or three people who help each other to learn, for a while.",
    &[
        Field::new("people", Type::Refs(PERSON), "Who they are: two or three.", "[\"mara\", \"jonas\"]"),
        Field::new(
            "cycle",
            Type::Ref(Target::to(&[Kind::Cycle])),
            "For which cycle; the folder says it.",
            "\"2026-h2\"",
        )
        .or("by the folder"),
        Field::new(
            "form",
            Type::Word(&["peer", "triad", "buddy", "mentor"]),
            "What kind of pair.",
            "\"peer\"",
        )
        .or("`peer`"),
        Field::new(
            "status",
            Type::Word(&["proposed", "active", "paused", "ended"]),
            "Where it stands; a proposed pair is for the programme only.",
            "\"active\"",
        )
        .or("`proposed`"),
        Field::new("since", Type::Date, "Since when.", "2026-07-13"),
        Field::new("until", Type::Date, "Until when.", "2026-12-22"),
        Field::new("cadence", MEETS, "How often they meet.", "\"fortnightly\""),
        Field::new("sessions_planned", Type::Whole(1, 200), "How many sessions they plan.", "8").or("`8`"),
        Field::new(
            "gives",
            Type::ByPerson(SKILL),
            "Who gives what.",
            "{ mara = \"facilitation\", jonas = \"sql\" }",
        ),
        Field::new(
            "confidentiality",
            Type::Word(&["pair", "pair+manager-topics", "open"]),
            "Who may hear of it.",
            "\"pair\"",
        ),
        Field::new("notice", Type::Length, "How long before a session it may be moved.", "\"48 h\""),
        Field::new("checkup", Type::Date, "When somebody asks how it goes.", "2026-08-13"),
        Field::new(
            "match",
            Type::Table(MATCH),
            "Why it was proposed; `match` writes it.",
            "{ score = 4882 }",
        ),
    ],
)
.needing(&[&["people"]]);

const MATCH: &[Field] = &[
    Field::new("score", Type::Number, "The weight of the pair.", "4882"),
    Field::new("reasons", Type::List, "What speaks for it.", "[\"five shared hours\"]"),
];

/// A meeting of a pair.
pub(in crate::schema) const SESSION: KindSchema = KindSchema::of(
    "a session",
    "A meeting of a pair; its file is named by its date and lies in the pair's folder.",
    &[
        Field::new(
            "form",
            Type::Word(&["coach", "observe", "shadow", "review", "pair-work"]),
            "What they did.",
            "\"coach\"",
        ),
        Field::new("minutes", Type::Whole(1, 1440), "How long it took.", "45"),
        Field::new(
            "roles",
            Type::Table(SESSION_ROLES),
            "Who did what.",
            "{ coach = \"mara\", coachee = \"jonas\" }",
        ),
        Field::new(
            "grow",
            Type::Table(GROW),
            "The four questions and their answers.",
            "{ goal = \"Fewer words\" }",
        ),
        Field::new("next", Type::Date, "When they meet again.", "2026-09-17"),
    ],
);

const SESSION_ROLES: &[Field] = &[
    Field::new("coach", Type::Ref(PERSON), "Who asked.", "\"mara\""),
    Field::new("coachee", Type::Ref(PERSON), "Who was asked.", "\"jonas\""),
    Field::new("observer", Type::Ref(PERSON), "Who watched.", "\"lucia\""),
];

const GROW: &[Field] = &[
    Field::new("goal", Type::Text, "What is wanted.", "\"Fewer words\""),
    Field::new("reality", Type::Text, "How it is now.", "\"Twenty minutes of talk\""),
    Field::new("options", Type::Text, "What could be done.", "\"Silent reading\""),
    Field::new("will", Type::Text, "What will be done.", "\"Try it on Thursday\""),
];

/// Levels of one person's skills, by date.
pub(in crate::schema) const RATINGS: KindSchema = KindSchema::of(
    "a ratings file",
    "Levels of one person's skills, by date; the person and their manager read it.",
    &[Field::new("person", Type::Ref(PERSON), "Whose levels; the file's name says it.", "\"mara\"")
        .or("by the file's name")],
);

/// What the team wants to keep and to change.
pub(in crate::schema) const RETRO: KindSchema = KindSchema::of(
    "a retro",
    "What the team wants to keep and to change about how it works and grows.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"Halfway through the year\"").also(&["name"]),
        Field::new("date", Type::Date, "When it was.", "2026-10-05"),
        Field::new(
            "scope",
            Type::Ref(Target::to(&[Kind::Team]).with(crate::schema::Form::OrWord("site"))),
            "A team, or `site`.",
            "\"site\"",
        )
        .or("`site`"),
        Field::new(
            "period",
            Type::Ref(Target::to(&[Kind::Cycle])),
            "Which cycle it looks back on.",
            "\"2026-h2\"",
        ),
    ],
)
.needing(&[&["title"], &["date"]]);

/// A change that is tried for a while.
pub(in crate::schema) const PILOT: KindSchema = KindSchema::of(
    "a pilot",
    "A change that some teams try for a while, before everybody decides.",
    &[
        Field::new("title", Type::Text, "What it is called.", "\"Ten-minute updates\"").also(&["name"]),
        Field::new("hypothesis", Type::Text, "What should come of it.", "\"Slow weeks are noticed sooner.\""),
        Field::new("teams", Type::Refs(TEAM), "Who tries it.", "[\"care\"]"),
        Field::new("start", Type::Date, "The first day.", "2026-09-04"),
        Field::new("end", Type::Date, "The last day.", "2026-10-30"),
        Field::new(
            "changes",
            Type::Table(CHANGES),
            "What is different for those teams meanwhile.",
            "{ cadence = { update = \"fortnightly\" } }",
        ),
        Field::new(
            "judged_by",
            Type::Lines(MEASURE),
            "How anybody can see whether it helps, a line each.",
            "[\"Updates on their day: 0 -> 4\"]",
        ),
        Field::new(
            "decision",
            Type::Word(&["adopt", "adapt", "drop", "open"]),
            "What was decided.",
            "\"adopt\"",
        )
        .or("`open`"),
        Field::new("decided", Type::Date, "When it was decided.", "2026-10-30"),
    ],
)
.needing(&[&["title"], &["hypothesis"], &["teams"], &["start"], &["end"]]);

const CHANGES: &[Field] = &[
    Field::new("cadence", Type::Table(CADENCE), "How often people check in.", "{ update = \"fortnightly\" }"),
    Field::new("scale", Type::List, "The names of the levels.", "[\"new\", \"able\"]"),
    Field::new("limits", Type::Table(LIMITS), "How much is too much.", "{ focus = 2 }"),
];
