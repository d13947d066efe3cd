//! The tables within tables: measures and their phases, cadences, turning points and the like.

use super::{Row, TOML, YAML, all_told, read, shown};
use crate::schema::{Field, Kind, Line, Record, Type, Typed};

/// A table within a kind: where it stands, what else must stand in it, and its rows.
struct Part {
    kind: Kind,
    field: &'static str,
    beside: (&'static str, &'static str),
    rows: &'static [Row],
}

const NOTHING: (&str, &str) = ("", "");
const TEXTS: &str = r#"["a", "b"]"#;
const OFTEN: &str = "the choices are `weekly`, `fortnightly`, `monthly`, `quarterly`, `irregular`";

const PARTS: &[Part] = &[
    Part {
        kind: Kind::Goal,
        field: "measures",
        beside: ("title", "\"x\""),
        rows: &[
            ("id", r#""minutes""#, "minutes", "minutes", TEXTS, "wrong-type ="),
            ("title", r#""Minutes""#, "Minutes", "Minutes", TEXTS, "wrong-type ="),
            (
                "kind",
                r#""reach""#,
                "reach",
                "<reach>",
                r#""decrese""#,
                r#"bad-enum write `kind = "decrease"`; the choices are `increase`, `decrease`, `band`, `deliverable`, `level`, `reach`"#,
            ),
            ("baseline", "55", "55", "55 exactly", r#""1,5""#, "bad-number write `baseline = 1.5`"),
            (
                "target",
                r#""12,000""#,
                "12 000",
                "12000 exactly",
                r#""12,00""#,
                "bad-number write `target = 12.00`",
            ),
            ("stretch", "20", "20", "20 exactly", r#""1e3""#, "bad-number ="),
            ("low", "-4.5", "−4.5", "-9/2 exactly", r#""low""#, "bad-number ="),
            ("high", "8", "8", "8 exactly", r#""8 h""#, "bad-number write `high = 8`"),
            ("unit", r#""min""#, "min", "min", TEXTS, "wrong-type ="),
            (
                "due",
                "2026-12-18",
                "2026-12-18",
                "2026-12-18",
                r#""18 Dec 2026""#,
                "bad-date write `due = 2026-12-18`",
            ),
            ("source", r#""pager log""#, "pager log", "pager log", TEXTS, "wrong-type ="),
            (
                "lens",
                r#""practice""#,
                "practice",
                "<practice>",
                r#""practise""#,
                r#"bad-enum write `lens = "practice"`; the choices are `learning`, `practice`, `outcome`"#,
            ),
            (
                "impact",
                r#""customer""#,
                "customer",
                "<customer>",
                r#""custmer""#,
                r#"bad-enum write `impact = "customer"`; the choices are `customer`, `efficiency`, `quality`, `people`, `learning`"#,
            ),
            (
                "commitment",
                r#""stretch""#,
                "stretch",
                "<stretch>",
                r#""comitted""#,
                r#"bad-enum write `commitment = "committed"`; the choices are `committed`, `stretch`"#,
            ),
            ("weight", "0.5", "0.5", "1/2 exactly", "0", "bad-number ="),
            (
                "phases",
                "[{ by = 2026-10-01, value = 45 }]",
                "[{ by: 2026-10-01, value: 45 }]",
                "{by 2026-10-01, value 45 exactly}",
                r#""two""#,
                "wrong-type =",
            ),
        ],
    },
    Part {
        kind: Kind::Team,
        field: "cadence",
        beside: NOTHING,
        rows: &[
            (
                "update",
                r#""weekly""#,
                "weekly",
                "<weekly>",
                r#""weakly""#,
                r#"bad-enum write `update = "weekly"`; OFTEN"#,
            ),
            (
                "reflection",
                r#""monthly""#,
                "monthly",
                "<monthly>",
                r#""montly""#,
                r#"bad-enum write `reflection = "monthly"`; OFTEN"#,
            ),
            (
                "review",
                r#""quarterly""#,
                "quarterly",
                "<quarterly>",
                r#""quaterly""#,
                r#"bad-enum write `review = "quarterly"`; OFTEN"#,
            ),
        ],
    },
    Part {
        kind: Kind::Journey,
        field: "turning_points",
        beside: ("text", "\"x\""),
        rows: &[("text", r#""Asked""#, "Asked", "Asked", TEXTS, "wrong-type =")],
    },
    Part {
        kind: Kind::Journey,
        field: "turning_points",
        beside: ("text", "\"x\""),
        rows: &[(
            "date",
            "2026-03-10",
            "2026-03-10",
            "2026-03-10",
            r#""March""#,
            "bad-date dates are written year-month-day, such as `2026-03-09`",
        )],
    },
    Part {
        kind: Kind::Pair,
        field: "match",
        beside: NOTHING,
        rows: &[
            ("score", "4882", "4882", "4882 exactly", r#""high""#, "bad-number ="),
            ("reasons", r#"["hours"]"#, "hours", "hours", "[[1, 2]]", "wrong-type ="),
        ],
    },
    Part {
        kind: Kind::Session,
        field: "roles",
        beside: NOTHING,
        rows: &[
            ("coach", r#""mara""#, "mara", "@mara", TEXTS, "wrong-type ="),
            ("coachee", r#""jonas""#, "jonas", "@jonas", TEXTS, "wrong-type ="),
            ("observer", r#""lucia""#, "lucia", "@lucia", TEXTS, "wrong-type ="),
        ],
    },
    Part {
        kind: Kind::Session,
        field: "grow",
        beside: NOTHING,
        rows: &[
            ("goal", r#""a""#, "a", "a", TEXTS, "wrong-type ="),
            ("reality", r#""b""#, "b", "b", TEXTS, "wrong-type ="),
            ("options", r#""c""#, "c", "c", TEXTS, "wrong-type ="),
            ("will", r#""d""#, "d", "d", TEXTS, "wrong-type ="),
        ],
    },
    Part {
        kind: Kind::Onboarding,
        field: "buddy_rules",
        beside: NOTHING,
        rows: &[
            (
                "tenure",
                r#""3 months""#,
                "3 months",
                "3 months 0 days",
                "3",
                r#"wrong-type write `tenure = "3 days"`"#,
            ),
            ("overlap", r#""2 h""#, "2 hours", "120 minutes", r#""much""#, "wrong-type ="),
        ],
    },
    Part {
        kind: Kind::Pilot,
        field: "changes",
        beside: NOTHING,
        rows: &[
            (
                "cadence",
                r#"{ update = "weekly" }"#,
                "{ update: weekly }",
                "{update <weekly>}",
                r#""weekly""#,
                "wrong-type =",
            ),
            ("scale", r#"["new"]"#, "new", "new", "[[1, 2]]", "wrong-type ="),
            ("limits", "{ focus = 2 }", "{ focus: 2 }", "{focus 2}", "2", "wrong-type ="),
        ],
    },
];

/// The fields of a table within a kind.
fn fields(kind: Kind, name: &str) -> &'static [Field] {
    match kind.schema().field(name).map(|field| field.ty) {
        Some(Type::Table(fields) | Type::Tables(fields) | Type::Lines(fields)) => fields,
        other => panic!("{name} is {other:?}"),
    }
}

/// The only table of a field.
fn table(record: &Record, name: &str) -> Record {
    match record.get(name) {
        Some((Typed::Record(record), _)) => record.clone(),
        Some((Typed::Lines(lines), _)) => match &lines[0].0 {
            Line::Record(record) => record.clone(),
            Line::Text(text) => panic!("{text}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_part_of_every_table_has_a_row() {
    let covered = |one: &'static [Field], name: &str| {
        PARTS.iter().any(|part| {
            std::ptr::eq(fields(part.kind, part.field), one) && part.rows.iter().any(|row| row.0 == name)
        })
    };
    for kind in Kind::all() {
        for field in kind.schema().fields {
            let (Type::Table(parts) | Type::Tables(parts) | Type::Lines(parts)) = field.ty else { continue };
            for part in parts {
                assert!(covered(parts, part.name), "{}.{}.{} has no row", kind.name(), field.name, part.name);
            }
        }
    }
}

#[test]
fn parts_are_read_right_and_their_mistakes_are_told() {
    for part in PARTS {
        for row in part.rows {
            holds(part, row);
        }
    }
}

fn holds(part: &Part, row: &Row) {
    let (name, in_toml, in_yaml, means, wrong, found) = *row;
    let schema = part.kind.schema();
    let is_list = !matches!(schema.field(part.field).map(|field| field.ty), Some(Type::Table(_)));
    let beside = |sign: &str| match part.beside {
        (other, literal) if !other.is_empty() && other != name => format!("{other}{sign}{literal}\n"),
        _ => String::new(),
    };
    let head = if is_list { format!("[[{}]]\n", part.field) } else { format!("[{}]\n", part.field) };
    let toml = |value: &str| format!("{head}{}{name} = {value}\n", beside(" = "));
    let yaml = |value: &str| {
        let line = beside(": ");
        let (first, rest) = if is_list { ("- ", "  ") } else { ("  ", "  ") };
        let second = if line.is_empty() { first } else { rest };
        let before = if line.is_empty() { String::new() } else { format!("{first}{line}") };
        format!("{}:\n{before}{second}{name}: {value}\n", part.field)
    };
    let is_turning_point = part.field == "turning_points";
    let field = fields(part.kind, part.field).iter().find(|field| field.name == name).expect("a field");
    for (language, right, wrong, sign) in
        [(TOML, toml(in_toml), toml(wrong), " = "), (YAML, yaml(in_yaml), yaml(wrong), ": ")]
    {
        let record = table(&read(schema, language, &right).value, part.field);
        assert_eq!(shown(record.get(name).expect("a value").0), means, "{right}");
        let (code, fix) = found.split_once(' ').unwrap_or((found, ""));
        let fix = fix.replace("OFTEN", OFTEN).replace(&format!("`{name} = "), &format!("`{name}{sign}"));
        let help = if fix == "=" {
            format!("write it like this: `{}`", language.line(name, field.example))
        } else {
            fix
        };
        let told: Vec<String> = all_told(schema, language, &wrong);
        let told: Vec<&str> = told
            .iter()
            .filter(|one| !(is_turning_point && one.contains("missing-field")))
            .filter_map(|one| one.split_once(' ').map(|(_, rest)| rest))
            .collect();
        let expected = if found.is_empty() { Vec::new() } else { vec![format!("{code} {help}")] };
        assert_eq!(told, expected, "{wrong}");
    }
}
