//! Who may read what, as tables worked out by hand.

use std::sync::Arc;

use jiff::civil::date;

use super::{Audience, Edition, Readable, Reader, select};
use crate::config::{self, Config};
use crate::diag::Diagnostic;
use crate::parse::{self, Document};
use crate::source::SourcePath;

/// Platform is led by Tomas, who reports to Ines: Mara, Jonas and Tomas. Care is led by Ines: Ines
/// and Aiko, who reports to her. Noor was in Platform and has left. Lea, without a team, leads the
/// programme.
const PEOPLE: &[(&str, &str)] = &[
    ("people/mara.md", "team = \"platform\"\nreports_to = \"tomas\""),
    ("people/jonas.md", "team = \"platform\"\nreports_to = \"tomas\""),
    ("people/tomas.md", "team = \"platform\"\nreports_to = \"ines\""),
    ("people/ines.md", "team = \"care\""),
    ("people/aiko.md", "team = \"care\"\nreports_to = \"ines\""),
    ("people/noor.md", "team = \"platform\"\nreports_to = \"tomas\"\nleft = 2026-08-31"),
    ("people/lea.md", ""),
    ("teams/platform.md", "name = \"Platform\"\nlead = \"tomas\""),
    ("teams/care.md", "name = \"Care\"\nlead = \"ines\""),
];
const SETTINGS: &str = "[programme]\nleads = [\"lea\"]\n";
const GOAL: &str = "title = \"G\"\ndue = 2026-12-18\n";
const PAIR: &str = "people = [\"mara\", \"aiko\"]\nconfidentiality = \"pair\"\n";

/// A handbook, file by file; front matter without its marks.
struct Given {
    config: Config,
    files: Vec<(String, String)>,
    as_keeper: bool,
    drafts: bool,
}

impl Given {
    fn new(files: &[(&str, &str)]) -> Self {
        Self::bare(PEOPLE).with(files)
    }

    fn bare(files: &[(&str, &str)]) -> Self {
        let config = config::read(Some(SETTINGS)).value;
        Self { config, files: Vec::new(), as_keeper: false, drafts: false }.with(files)
    }

    fn with(mut self, files: &[(&str, &str)]) -> Self {
        for (path, front) in files {
            self.files.retain(|(known, _)| known != path);
            self.files.push(((*path).to_owned(), (*front).to_owned()));
        }
        self
    }

    fn settings(mut self, text: &str) -> Self {
        self.config = config::read(Some(&format!("{text}\n{SETTINGS}"))).value;
        self
    }

    fn for_keeper(mut self) -> Self {
        self.as_keeper = true;
        self
    }

    fn documents(&self) -> Vec<Arc<Document>> {
        let parsed = self.files.iter().map(|(path, front)| {
            let text = format!("+++\n{front}\n+++\n# A title\n\nWords.\n");
            let path = SourcePath::new(&format!("content/{path}"));
            Arc::new(parse::document(&path, 0, Arc::from(text), &self.config))
        });
        let mut documents: Vec<Arc<Document>> = parsed.collect();
        documents.sort_by(|one, other| one.path.cmp(&other.path));
        documents
    }

    fn try_select(&self, audience: &str) -> Result<(Edition, Vec<Diagnostic>), String> {
        self.select_of(&self.documents(), audience)
    }

    fn select_of(
        &self,
        documents: &[Arc<Document>],
        audience: &str,
    ) -> Result<(Edition, Vec<Diagnostic>), String> {
        let reader = Reader {
            audience: Audience::parse(audience)?,
            drafts: self.drafts,
            future: false,
            as_of: date(2026, 10, 16),
            as_keeper: self.as_keeper,
        };
        let selected = select(documents, &reader, &self.config).map_err(|error| error.message)?;
        Ok((selected.value, selected.diagnostics))
    }

    fn select(&self, audience: &str) -> (Edition, Vec<Diagnostic>) {
        self.try_select(audience).expect("an audience")
    }

    /// The audiences of `among` whose builds show `path`.
    fn shown(&self, among: &[&'static str], path: &str) -> Vec<&'static str> {
        let documents = self.documents();
        let whole = format!("content/{path}");
        assert!(self.files.iter().any(|(known, _)| known == path), "no file {path}");
        let shows = |audience: &&str| {
            let selected = self.select_of(&documents, audience);
            selected.is_ok_and(|(edition, _)| edition.documents.iter().any(|one| one.path.as_str() == whole))
        };
        among.iter().copied().filter(shows).collect()
    }

    fn shows(&self, audience: &'static str, path: &str) -> bool {
        !self.shown(&[audience], path).is_empty()
    }

    /// The audiences of [`AUDIENCES`] whose builds show `path`.
    fn readers(&self, path: &str) -> Vec<&'static str> {
        self.shown(AUDIENCES, path)
    }

    /// `path message` of all findings of the build for everyone.
    fn findings(&self) -> Vec<String> {
        let found = self.select("everyone").1.into_iter();
        found.map(|one| format!("{} {}", one.path.expect("a path"), one.message)).collect()
    }

    fn readable(&self, audience: &str, path: &str) -> Readable {
        let (edition, _) = self.select(audience);
        assert_eq!(edition.documents.len(), edition.readers.len());
        let whole = format!("content/{path}");
        let at = edition.documents.iter().position(|document| document.path.as_str() == whole);
        edition.readers[at.expect("it is shown")].clone()
    }
}

const AUDIENCES: &[&str] = &[
    "world",
    "everyone",
    "team:platform",
    "team:care",
    "leads",
    "programme",
    "person:mara",
    "person:jonas",
    "person:tomas",
    "person:ines",
    "person:aiko",
    "person:lea",
    "person:noor",
];

/// All but the world.
const EVERYONE: &[&str] = AUDIENCES.split_at(1).1;

#[track_caller]
fn holds(file: (&str, &str), readers: &[&str]) {
    let given = Given::new(&[file]);
    assert_eq!(given.readers(file.0), readers, "{file:?}");
}

#[test]
fn what_says_nothing_is_for_all_who_work_here() {
    for path in [
        "guide.md",
        "people/mara.md",
        "teams/care.md",
        "plans/2026-h2/mara.md",
        "practices/review.md",
        "journeys/ines.md",
        "cycles/2026-h2.md",
        "terms/ferry.md",
        "retros/2026-10-05.md",
    ] {
        holds((path, ""), EVERYONE);
    }
    holds(("guide.md", "visibility = \"world\""), AUDIENCES);
    holds(("goals/g.md", &format!("{GOAL}team = \"platform\"")), EVERYONE);
}

#[test]
fn ratings_are_for_the_person_and_the_manager() {
    holds(("ratings/mara.md", ""), &["person:mara", "person:tomas"]);
    holds(("ratings/ines.md", ""), &["person:ines"]);
    // The path says whose they are, whatever is written inside.
    holds(("ratings/mara.md", "person = \"aiko\""), &["person:mara", "person:tomas"]);
}

#[test]
fn levels_of_a_plan() {
    let table: &[(&str, &[&str])] = &[
        ("private", &["person:mara"]),
        ("manager", &["person:mara", "person:tomas"]),
        ("chain", &["leads", "person:mara", "person:tomas", "person:ines"]),
        ("team", &["team:platform", "person:mara", "person:jonas", "person:tomas"]),
        ("programme", &["programme", "person:mara", "person:lea"]),
        ("named: aiko, lea", &["programme", "person:aiko", "person:lea"]),
        ("named: tomas, ines", &["leads", "person:tomas", "person:ines"]),
        ("pair", &[]),
        ("everyone", EVERYONE),
        ("world", AUDIENCES),
    ];
    for (level, readers) in table {
        holds(("plans/2026-h2/mara.md", &format!("visibility = \"{level}\"")), readers);
        if !level.contains(':') {
            holds((&format!("plans/2026-h2/mara.{level}.md"), ""), readers);
        }
    }
}

#[test]
fn the_owner_of_every_kind() {
    let private: &[(&str, &str, &[&str])] = &[
        ("people/mara.private.md", "", &["person:mara"]),
        ("teams/care.private.md", "", &["person:ines"]),
        ("plans/2026-h2/aiko.private.md", "", &["person:aiko"]),
        ("journeys/ines.private.md", "", &["person:ines"]),
        ("journeys/first-year.private.md", "person = \"aiko\"", &["person:aiko"]),
        ("ratings/jonas.private.md", "", &["person:jonas"]),
        ("goals/g.private.md", "owner = \"jonas\"\nteam = \"platform\"", &["person:jonas"]),
        ("goals/g.private.md", "team = \"platform\"", &["person:tomas"]),
        ("goals/g.private.md", "", &[]),
        ("pairs/2026-h2/p.private.md", PAIR, &["person:mara", "person:aiko"]),
        ("practices/review.private.md", "owner = \"lea\"", &["programme", "person:lea"]),
        ("practices/review.private.md", "", &[]),
        ("guide.md", "visibility = \"private\"\nowner = \"lea\"", &["programme", "person:lea"]),
        ("guide.md", "visibility = \"private\"", &[]),
    ];
    for (path, front, readers) in private {
        holds((path, front), readers);
    }
}

#[test]
fn managers_teams_and_leads_of_every_kind() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            "pairs/2026-h2/p.manager.md",
            PAIR,
            &["team:care", "leads", "person:mara", "person:tomas", "person:ines", "person:aiko"],
        ),
        ("pairs/2026-h2/p.pair.md", PAIR, &["person:mara", "person:aiko"]),
        ("pairs/2026-h2/p.programme.md", PAIR, &["programme", "person:mara", "person:aiko", "person:lea"]),
        // They are in different teams, so it belongs to none.
        ("pairs/2026-h2/p.team.md", PAIR, &[]),
        ("teams/care.team.md", "", &["team:care", "person:ines", "person:aiko"]),
        ("teams/platform.manager.md", "", &["leads", "person:tomas", "person:ines"]),
        ("people/aiko.team.md", "", &["team:care", "person:ines", "person:aiko"]),
        (
            "goals/g.team.md",
            "team = \"care\"\nowner = \"mara\"",
            &["team:care", "person:ines", "person:aiko"],
        ),
        (
            "goals/g.team.md",
            "owner = \"mara\"",
            &["team:platform", "person:mara", "person:jonas", "person:tomas"],
        ),
        ("pilots/x.team.md", "teams = \"care\"", &["team:care", "person:ines", "person:aiko"]),
        ("pilots/x.team.md", "teams = [\"care\", \"platform\"]", &[]),
    ];
    for (path, front, readers) in table {
        holds((path, front), readers);
    }
}

#[test]
fn a_pair_is_for_everyone_once_it_is_accepted() {
    let pair = |status: &str| format!("{PAIR}{status}");
    let path = "pairs/2026-h2/p.md";
    let proposed = ["programme", "person:mara", "person:aiko", "person:lea"];
    holds((path, &pair("")), &proposed);
    holds((path, &pair("status = \"proposed\"")), &proposed);
    holds((path, &pair("status = \"activ\"")), &proposed);
    for status in ["active", "paused", "ended"] {
        holds((path, &pair(&format!("status = \"{status}\""))), EVERYONE);
    }
    // Settings that are narrower than a proposal stay so.
    let given = Given::new(&[(path, PAIR)]).settings("visibility = { pair = \"pair\" }");
    assert_eq!(given.readers(path), ["person:mara", "person:aiko"]);
}

#[test]
fn meetings_are_for_their_pair() {
    let active = format!("{PAIR}status = \"active\"");
    let given = Given::new(&[("pairs/2026-h2/p.md", &active), ("pairs/2026-h2/p/2026-09-10.md", "")]);
    assert_eq!(given.readers("pairs/2026-h2/p/2026-09-10.md"), ["person:mara", "person:aiko"]);
    let alone = Given::new(&[("pairs/2026-h2/p/2026-09-10.md", "")]);
    assert!(alone.readers("pairs/2026-h2/p/2026-09-10.md").is_empty());
    assert!(alone.findings().is_empty());
    assert_eq!(
        alone.for_keeper().findings(),
        [
            "content/pairs/2026-h2/p/2026-09-10.md it belongs to no pair, so nobody may read it and it is in no build"
        ]
    );
}

#[test]
fn companions_are_never_wider_than_their_record() {
    let record = ("plans/2026-h2/mara.md", "visibility = \"manager\"");
    let table: &[(&str, &str, &[&str])] = &[
        ("plans/2026-h2/mara.everyone.md", "", &["person:mara", "person:tomas"]),
        ("plans/2026-h2/mara.team.md", "", &["person:mara", "person:tomas"]),
        ("plans/2026-h2/mara.programme.md", "", &["person:mara"]),
        ("plans/2026-h2/mara.private.md", "", &["person:mara"]),
        ("plans/2026-h2/mara.world.md", "widen = true", AUDIENCES),
        (
            "plans/2026-h2/mara.team.md",
            "widen = true",
            &["team:platform", "person:mara", "person:jonas", "person:tomas"],
        ),
        // A word that is no boolean widens nothing.
        ("plans/2026-h2/mara.everyone.md", "widen = \"yes please\"", &["person:mara", "person:tomas"]),
    ];
    for (path, front, readers) in table {
        assert_eq!(Given::new(&[record, (path, front)]).readers(path), *readers, "{path} {front}");
    }
}

#[test]
fn entries_follow_their_record() {
    let entry = "plans/2026-h2/mara/2026-09-03.md";
    let with = |level: &str| {
        Given::new(&[("plans/2026-h2/mara.md", &format!("visibility = \"{level}\"")), (entry, "")])
    };
    assert_eq!(with("everyone").readers(entry), EVERYONE);
    assert_eq!(with("world").readers(entry), AUDIENCES);
    assert_eq!(with("private").readers(entry), ["person:mara"]);
    // Also where the settings make plans narrower than this one.
    let open = with("everyone").settings("visibility = { plan = \"private\" }");
    assert_eq!(open.readers(entry), EVERYONE);
    let narrow = "plans/2026-h2/mara/2026-09-03.private.md";
    assert_eq!(with("everyone").with(&[(narrow, "")]).readers(narrow), ["person:mara"]);
    let wide = "plans/2026-h2/mara/2026-09-03.world.md";
    assert_eq!(with("private").with(&[(wide, "")]).readers(wide), ["person:mara"]);
}

#[test]
fn entries_of_a_record_that_is_wholly_in_companions_follow_those() {
    let entry = "plans/2026-h2/mara/2026-09-03.md";
    let given = Given::new(&[("plans/2026-h2/mara.manager.md", ""), (entry, "")]);
    assert_eq!(given.readers(entry), ["person:mara", "person:tomas"]);
    let given = given.with(&[("plans/2026-h2/mara.private.md", "")]);
    assert_eq!(given.readers(entry), ["person:mara"]);
    assert_eq!(given.readers("plans/2026-h2/mara.manager.md"), ["person:mara", "person:tomas"]);
}

#[test]
fn the_readme_of_a_record_follows_it() {
    let path = "goals/g/README.md";
    let given = Given::new(&[
        ("goals/g.md", &format!("{GOAL}owner = \"mara\"\nvisibility = \"private\"")),
        (path, ""),
    ]);
    assert_eq!(given.readers(path), ["person:mara"]);
    // A page in the folder of ratings is no wider than they, though whose it is nobody knows.
    assert!(Given::new(&[("ratings/mara/README.md", "")]).readers("ratings/mara/README.md").is_empty());
    assert_eq!(Given::new(&[("ratings/README.md", "")]).readers("ratings/README.md"), EVERYONE);
}

#[test]
fn two_files_of_one_record_both_speak_for_it() {
    let given = Given::new(&[
        ("plans/2026-h2/mara.md", ""),
        ("plans/2026-h2/mara/index.md", "visibility = \"private\""),
        ("plans/2026-h2/mara/2026-09-03.md", ""),
    ]);
    assert_eq!(given.readers("plans/2026-h2/mara/2026-09-03.md"), ["person:mara"]);
    assert_eq!(given.readers("plans/2026-h2/mara.md"), EVERYONE);
}

#[test]
fn a_record_that_is_left_out_takes_its_parts_along() {
    let parts =
        ["plans/2026-h2/mara.private.md", "plans/2026-h2/mara/2026-09-03.md", "plans/2026-h2/mara.world.md"];
    for front in [
        "draft = true",
        "status = \"draft\"",
        "date = 2027-01-01",
        "expires = 2026-01-01",
        "visibility = \"mangaer\"",
        "hours = \"x\"",
    ] {
        let given = Given::new(&[
            ("plans/2026-h2/mara.md", front),
            (parts[0], ""),
            (parts[1], ""),
            (parts[2], "widen = true"),
        ]);
        for part in parts {
            assert!(given.readers(part).is_empty(), "{front}: {part}");
        }
    }
    let mut draft = Given::new(&[("plans/2026-h2/mara.md", "draft = true"), (parts[0], "")]);
    draft.drafts = true;
    assert_eq!(draft.readers(parts[0]), ["person:mara"]);
}

#[test]
fn who_has_left_has_no_place_in_teams_and_above() {
    let given = Given::new(&[
        ("people/tomas.md", "team = \"platform\"\nreports_to = \"ines\"\nleft = 2026-10-16"),
        ("plans/2026-h2/mara.manager.md", ""),
        ("plans/2026-h2/mara.chain.md", ""),
        ("plans/2026-h2/mara.team.md", ""),
        ("teams/platform.private.md", ""),
        ("plans/2026-h2/tomas.private.md", ""),
        ("goals/g.md", &format!("{GOAL}owner = \"mara\"\nvisibility = \"named: ines\"")),
    ]);
    assert_eq!(given.readers("plans/2026-h2/mara.manager.md"), ["person:mara"]);
    assert_eq!(given.readers("plans/2026-h2/mara.chain.md"), ["leads", "person:mara", "person:ines"]);
    assert_eq!(given.readers("plans/2026-h2/mara.team.md"), ["team:platform", "person:mara", "person:jonas"]);
    // What is their own stays theirs, and so does what their team holds, until somebody else leads it.
    assert_eq!(given.readers("plans/2026-h2/tomas.private.md"), ["person:tomas"]);
    assert_eq!(given.readers("teams/platform.private.md"), ["person:tomas"]);
    assert_eq!(given.readers("goals/g.md"), ["leads", "person:ines"]);
    let tomorrow = given.with(&[("people/tomas.md", "team = \"platform\"\nleft = 2026-10-17")]);
    assert_eq!(tomorrow.readers("plans/2026-h2/mara.manager.md"), ["person:mara", "person:tomas"]);
}

#[test]
fn circles_of_managers_end() {
    let given = Given::new(&[
        ("people/ines.md", "team = \"care\"\nreports_to = \"mara\""),
        ("people/lea.md", "reports_to = \"lea\""),
        ("plans/2026-h2/jonas.chain.md", ""),
        ("plans/2026-h2/mara.chain.md", ""),
        ("plans/2026-h2/lea.chain.md", ""),
    ]);
    let above = ["leads", "person:mara", "person:tomas", "person:ines"];
    assert_eq!(given.readers("plans/2026-h2/mara.chain.md"), above);
    assert_eq!(
        given.readers("plans/2026-h2/jonas.chain.md"),
        ["team:platform", "leads", "person:mara", "person:jonas", "person:tomas", "person:ines"]
    );
    assert_eq!(given.readers("plans/2026-h2/lea.chain.md"), ["programme", "person:lea"]);
}

#[test]
fn a_narrow_page_of_a_person_or_team_teaches_nothing() {
    let team = Given::new(&[
        ("teams/care.md", "name = \"Care\"\nlead = \"ines\"\nvisibility = \"named: lea\""),
        ("goals/g.team.md", "team = \"care\""),
    ]);
    assert_eq!(team.try_select("team:care").map(|_| ()), Err("there is no team `care`".to_owned()));
    assert!(team.shows("person:ines", "goals/g.team.md"), "her own page says she is in it");
    for front in
        ["visibility = \"team\"", "visibility = \"named: tomas\"", "draft = true", "team = 3\nteam = 4"]
    {
        let card = format!("{front}\nteam = \"platform\"\nreports_to = \"aiko\"");
        let given = Given::new(&[
            ("people/jonas.md", &card),
            ("plans/2026-h2/mara.team.md", ""),
            ("plans/2026-h2/jonas.manager.md", ""),
        ]);
        assert!(given.try_select("person:jonas").is_err_and(|words| words.starts_with("there is no person")));
        assert!(given.shows("team:platform", "plans/2026-h2/mara.team.md"), "{front}");
        assert!(!given.shows("person:aiko", "plans/2026-h2/jonas.manager.md"), "{front}");
    }
}

#[test]
fn settings_say_who_may_read_a_kind() {
    let given = Given::new(&[
        ("plans/2026-h2/mara.md", ""),
        ("goals/g.md", &format!("{GOAL}team = \"care\"")),
        ("guide.md", ""),
    ])
    .settings("[visibility]\nplan = \"team\"\ngoal = \"world\"\npage = \"programme\"");
    assert_eq!(
        given.readers("plans/2026-h2/mara.md"),
        ["team:platform", "person:mara", "person:jonas", "person:tomas"]
    );
    assert_eq!(given.readers("goals/g.md"), AUDIENCES);
    assert_eq!(given.readers("guide.md"), ["programme", "person:lea"]);
    // A word that is no audience leaves the kind to nobody; the other kinds are as they were.
    let misspelt = Given::new(&[("plans/2026-h2/mara.md", ""), ("guide.md", "")])
        .settings("[visibility]\nplan = \"tema\"");
    assert!(misspelt.readers("plans/2026-h2/mara.md").is_empty());
    assert_eq!(misspelt.readers("guide.md"), EVERYONE);
}

#[test]
fn unclear_settings_show_nothing_to_anybody() {
    for text in [
        "[visibility]\nplans = \"team\"",
        "visibility = \"team\"",
        "[visiblity]\nplan = \"team\"",
        "[Visibility]\nplan = \"team\"",
        "[nav]\nvisibility = { plan = \"team\" }",
        "[kinds]\nbewertungen = \"ratngs\"",
        "[kind]\nbewertungen = \"ratings\"",
        "[visibility\nplan = \"team\"",
        "name = \"x\nkinds = { bewertungen = \"ratings\" }",
    ] {
        let given = Given::new(&[("guide.md", "")]).settings(text);
        assert!(given.config.is_unclear, "{text}");
        assert!(given.select("everyone").0.documents.is_empty(), "{text}");
    }
    for text in ["nmae = \"x\"", "links = \"fil\"", "[rules]\nx = \"off\"", "name = \"half", ""] {
        let given = Given::new(&[("guide.md", "")]).settings(text);
        assert!(!given.config.is_unclear, "{text}");
    }
}

#[test]
fn ids_are_compared_as_they_are_written() {
    let given = Given::new(&[
        ("people/Juergen.md", "team = \"care\""),
        ("people/j\u{fc}rgen.md", "team = \"care\""),
        ("a.md", "visibility = \"named: Juergen\""),
        ("b.md", "visibility = \"Named: person:ju\u{308}rgen\""),
        ("c.md", "visibility = \"named: juergen\""),
        ("plans/2026-h2/ju\u{308}rgen.private.md", ""),
    ]);
    let shows = |person: &'static str, path: &str| given.shows(person, path);
    assert!(shows("person:Juergen", "a.md") && !shows("person:j\u{fc}rgen", "a.md"));
    assert!(shows("person:j\u{fc}rgen", "b.md") && !shows("person:Juergen", "b.md"));
    assert!(!shows("person:Juergen", "c.md"));
    assert!(shows("person:ju\u{308}rgen", "plans/2026-h2/ju\u{308}rgen.private.md"));
    assert_eq!(
        given.try_select("person:juergen").map(|_| ()),
        Err("there is no person `juergen`; did you mean `person:Juergen`?".to_owned())
    );
}

#[test]
fn misspelt_names_are_in_no_build() {
    let table: &[(&str, Option<&str>)] = &[
        ("people/mara.manger.md", Some(".manager")),
        ("people/mara.privat.md", Some(".private")),
        ("people/mara.Mangaer.md", Some(".manager")),
        ("people/mara.secret.md", None),
        ("people/mara.named.md", None),
        ("plans/2026-h2/jonas.secret.md", None),
        ("plans/2026-h2/jonas.prviate.md", Some(".private")),
        ("plans/2026-h2/mara/2026-09-03.privat.md", Some(".private")),
        ("plans/2026-h2/mara/2026-09-03-tomas.secret.md", None),
        ("people/mara.privat/index.md", Some(".private")),
        ("people/mara.manger.private.md", Some(".manager")),
    ];
    for (path, near) in table {
        let given = Given::new(&[(path, "")]);
        assert!(given.readers(path).is_empty(), "{path}");
        let found = given.select("everyone").1;
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!(found[0].path.as_ref().map(SourcePath::as_str), Some(&*format!("content/{path}")));
        assert_eq!(found[0].code.as_str(), "unknown-audience");
        assert_eq!(found[0].label, near.map(|near| format!("did you mean `{near}`?")), "{path}");
    }
}

#[test]
fn an_audience_in_another_place_of_the_name_is_in_no_build() {
    for path in [
        "people/mara.private/index.md",
        "people/mara.private/notes.md",
        "plans/2026-h2/mara.private/index.md",
        "goals/g/updates.private/2026-09-03-mara.md",
        "people/mara.private.manager.md",
        "guides.private/salaries.md",
        "guides/for.manager/x.md",
    ] {
        let given = Given::new(&[(path, "")]);
        assert!(given.readers(path).is_empty(), "{path}");
        let found = given.findings();
        assert!(
            found.len() == 1 && found[0].contains("does not stand at the end of the file's name"),
            "{path}: {found:?}"
        );
    }
}

#[test]
fn a_dot_is_just_a_dot_where_nothing_suggests_more() {
    for path in [
        "practices/notes-1.2.md",
        "guide.ar.md",
        "x.html.md",
        "guides/plan.everyone.md",
        "guides/a.manger.md",
        "practices/pair.programming.md",
        "people/john.doe.md",
        "v1.2/x.md",
        "stories/2026.09/x.md",
    ] {
        assert_eq!(Given::new(&[(path, "")]).readers(path), EVERYONE, "{path}");
    }
    let by = "goals/g/updates/2026-09-03-john.doe.md";
    let goal = format!("{GOAL}team = \"care\"");
    let given = Given::new(&[("people/john.doe.md", ""), ("goals/g.md", &goal), (by, "")]);
    assert_eq!(given.readers(by), EVERYONE);
}

#[test]
fn narrow_words_count_on_plain_pages_too() {
    holds(("guides/salaries.private.md", "owner = \"lea\""), &["programme", "person:lea"]);
    holds(("guides/salaries.Private.MD", ""), &[]);
    holds(("people/index.private.md", ""), &[]);
    holds(("guides/mara.private.md", "kind = \"person\""), &[]);
    let mut folder = Given::bare(&[("notes.private.md", "")]);
    folder.config = Config::default();
    folder.files[0].0 = "notes.private.md".to_owned();
    assert!(
        folder.shows("everyone", "notes.private.md"),
        "a folder that is no handbook says nothing in names"
    );
}

#[test]
fn folders_nearly_called_like_narrow_ones_are_in_no_build() {
    for path in ["rating/mara.md", "Ratings/mara.md", "ratngs/deep/mara.md"] {
        let given = Given::new(&[(path, "")]);
        assert!(given.readers(path).is_empty(), "{path}");
        assert!(given.findings()[0].contains("is nearly called `ratings`"), "{path}");
    }
    assert_eq!(Given::new(&[("readings/mara.md", "")]).readers("readings/mara.md"), EVERYONE);
    assert_eq!(Given::new(&[("plan/mara.md", "")]).readers("plan/mara.md"), EVERYONE);
    let narrow = Given::new(&[("plan/mara.md", "")]).settings("visibility = { plan = \"team\" }");
    assert!(narrow.readers("plan/mara.md").is_empty());
    let meant = Given::new(&[("rating/mara.md", "")]).settings("kinds = { rating = \"none\" }");
    assert_eq!(meant.readers("rating/mara.md"), EVERYONE);
}

#[test]
fn unclear_audiences_fail_every_build_and_name_only_the_path() {
    let plan = "plans/2026-h2/mara.manager.md";
    let table: &[(&str, &str, &str)] = &[
        ("guide.md", "visibility = \"mangaer\"", "mangaer"),
        ("guide.md", "visibility = \"\"", "visibility"),
        ("guide.md", "visibility = [\"team\", \"pair\"]", "several"),
        ("guide.md", "visiblity = \"team\"", "visiblity"),
        (plan, "visibility = \"private\"", "private"),
        ("plans/2026-h2/mara.md", "visibility = \"named: jonass\"", "jonas"),
        ("plans/2026-h2/mara.md", "visibility = \"pair\"", "pair"),
        ("plans/2026-h2/nobody.md", "visibility = \"private\"", "private"),
        ("goals/g.manager.md", "", "nobody"),
        ("people/mara.md", "visibility = \"private\"", "private"),
    ];
    for (path, front, secret) in table {
        let given = Given::new(&[(path, front)]);
        assert!(given.readers(path).is_empty(), "{path} {front}");
        for audience in ["everyone", "world", "team:care", "leads"] {
            let found = given.select(audience).1;
            assert_eq!(found.len(), 1, "{path} {front} {audience}: {found:?}");
            let words = format!("{} {:?} {:?}", found[0].message, found[0].label, found[0].help);
            assert!(!words.contains(secret), "{words}");
            assert_eq!((found[0].span, found[0].code.as_str()), (None, "unknown-audience"));
        }
    }
}

#[test]
fn the_keeper_learns_what_to_write() {
    let keeper = |path: &str, front: &str| {
        let found = Given::new(&[(path, front)]).for_keeper().select("everyone").1;
        assert_eq!(found.len(), 1, "{path} {front}: {found:?}");
        (found[0].severity.as_str(), found[0].help.clone().expect("help"))
    };
    let table = [
        (
            "plans/2026-h2/mara.md",
            "visibility = \"named: jonass\"",
            "error",
            "write `jonas` in place of `jonass`",
        ),
        (
            "plans/2026-h2/mara.pair.md",
            "",
            "error",
            "only a pair has people of its own; write `private`, `manager` or `named: mara, jonas`",
        ),
        ("goals/g.team.md", "", "error", "say which team it belongs to: a `team`, or an `owner` who has one"),
        (
            "goals/g.private.md",
            "",
            "error",
            "write an `owner` who has a page under `people/` that everyone may read",
        ),
        (
            "plans/2026-h2/mara.manager.md",
            "visibility = \"private\"",
            "error",
            "remove the line, or give the file the name without the audience",
        ),
        (
            "people/mara.md",
            "visibility = \"private\"",
            "error",
            "let the page of a person be for everyone, and write what is not into a file such as `mara.manager.md`",
        ),
        (
            "ratings/nobody.md",
            "",
            "warning",
            "its owner needs a page under `people/` that everyone may read; or write a `visibility`",
        ),
        (
            "guide.md",
            "visibility = \"manager\"",
            "warning",
            "write an `owner` who has a page under `people/` that everyone may read",
        ),
    ];
    for (path, front, severity, help) in table {
        assert_eq!(keeper(path, front), (severity, help.to_owned()), "{path} {front}");
    }
}

#[test]
fn what_comes_by_itself_to_nobody_is_not_spoken_of() {
    for (path, front) in
        [("ratings/nobody.md", ""), ("guide.md", "visibility = \"manager\""), ("pairs/2026-h2/p.md", "")]
    {
        assert_eq!(Given::new(&[(path, front)]).findings(), [""; 0], "{path}");
    }
}

#[test]
fn audiences_of_nobody_are_refused() {
    let given = Given::new(&[("teams/new.md", "name = \"New\"")]);
    let refused = |given: &Given, audience: &str| given.try_select(audience).expect_err("it is refused");
    assert_eq!(refused(&given, "person:mraa"), "there is no person `mraa`; did you mean `person:mara`?");
    assert_eq!(refused(&given, "person:zzzzz"), "there is no person `zzzzz`");
    assert_eq!(
        refused(&given, "team:plattform"),
        "there is no team `plattform`; did you mean `team:platform`?"
    );
    assert_eq!(
        refused(&given, "team:new"),
        "nobody belongs to the audience `team:new`: nobody's page says `team = \"new\"`, and the team has no `lead`"
    );
    let empty = Given::bare(&[("guide.md", "")]);
    assert_eq!(refused(&empty, "leads"), "nobody belongs to the audience `leads`: no team names a `lead`");
    assert!(refused(&empty, "programme").contains("`[programme]`"));
    assert_eq!(
        refused(&empty, "person:mara"),
        "there is no person `mara`; no page of a person is for everyone to read"
    );
    // A lead of the programme whom nobody knows is nobody.
    assert!(
        refused(&Given::bare(PEOPLE).with(&[("people/lea.md", "draft = true")]), "programme")
            .contains("nobody belongs")
    );
}

#[test]
fn a_folder_without_settings_has_pages_for_all_and_nobody_in_it() {
    let mut given = Given::bare(&[
        ("people/mara.md", ""),
        ("ratings/mara.md", ""),
        ("note.md", "visibility = \"world\""),
        ("few.md", "visibility = \"team\""),
    ]);
    given.config = Config::default();
    let (edition, found) = given.select("everyone");
    let paths: Vec<&str> = edition.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["content/note.md", "content/people/mara.md", "content/ratings/mara.md"]);
    assert!(found.is_empty());
    assert_eq!(given.select("world").0.documents.len(), 1);
    assert!(given.try_select("person:mara").is_err());
}

#[test]
fn readers_are_told_with_their_level() {
    let given = Given::new(&[
        ("plans/2026-h2/mara.md", "visibility = \"manager\""),
        ("plans/2026-h2/mara.team.md", ""),
        ("plans/2026-h2/mara.private.md", ""),
        ("plans/2026-h2/mara/2026-09-03.md", ""),
        ("pairs/2026-h2/p.md", PAIR),
        ("guide.md", "visibility = \"world\""),
    ]);
    let told = |audience: &str, path: &str| {
        let readable = given.readable(audience, path);
        format!("{} {}", readable.level.word(), readable.names.join(","))
    };
    assert_eq!(told("person:mara", "plans/2026-h2/mara.md"), "manager mara,tomas");
    assert_eq!(told("person:mara", "plans/2026-h2/mara.team.md"), "manager mara,tomas");
    assert_eq!(told("person:mara", "plans/2026-h2/mara.private.md"), "private mara");
    assert_eq!(told("person:mara", "plans/2026-h2/mara/2026-09-03.md"), "manager mara,tomas");
    assert_eq!(told("person:mara", "pairs/2026-h2/p.md"), "programme aiko,lea,mara");
    assert_eq!(told("person:mara", "people/mara.md"), "everyone ");
    assert_eq!(told("world", "guide.md"), "world ");
}
