//! Builds for different audiences: what is left out is as good as deleted, a wider audience never
//! sees more, and every way in which others' tools have leaked is tried by name.

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{Selector, select};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use understory::config;
use understory::diag::{Code, Diagnostic};
use understory::edition::{self, Audience, Reader};
use understory::model::Handbook;
use understory::parse;
use understory::source::SourcePath;

use crate::fixture::{Built, TestSite};

/// A file of the generated handbooks, the front matter that it needs, and references that it may hold.
type Slot = (&'static str, &'static str, &'static [&'static str]);

const SLOTS: &[Slot] = &[
    ("_index.md", "", &[]),
    ("guide/_index.md", "", &[]),
    ("guide/a.md", "owner = \"mara\"", &[]),
    ("guide/b.md", "owner = \"ines\"", &[]),
    ("guide/deep/c.private.md", "owner = \"jonas\"", &[]),
    ("people/mara.md", "team = \"platform\"\nreports_to = \"tomas\"", &["offers = \"s1\"", "wants = \"s1\""]),
    ("people/mara.manager.md", "", &["offers = \"s1\""]),
    ("people/mara.programme.md", "", &["avoid = \"jonas\""]),
    ("people/jonas.md", "team = \"platform\"\nreports_to = \"tomas\"", &["offers = \"s1\""]),
    ("people/tomas.md", "team = \"platform\"\nreports_to = \"ines\"", &["left = 2026-01-01"]),
    ("people/ines.md", "team = \"care\"", &[]),
    ("teams/platform.md", "name = \"Platform\"\nlead = \"tomas\"", &["parent = \"care\""]),
    ("teams/care.md", "name = \"Care\"\nlead = \"ines\"", &["parent = \"platform\""]),
    ("cycles/c.md", "start = 2026-07-01\nend = 2026-12-31", &[]),
    ("skills/s1.md", "", &[]),
    (
        "goals/g1.md",
        "team = \"platform\"\ndue = 2026-12-18",
        &["skills = \"s1\"", "parent = \"g2\"", "with = \"mara\""],
    ),
    ("goals/g1.team.md", "", &["contributors = \"jonas\""]),
    ("goals/g1.private.md", "", &["skills = \"s1\""]),
    ("goals/g1/updates/2026-10-02-mara.md", "", &[]),
    ("goals/g1/updates/2026-10-03-mara.team.md", "", &[]),
    ("goals/g2.md", "owner = \"ines\"\ndue = \"c\"", &["skills = \"s1\"", "parent = \"g1\""]),
    ("plans/c/mara.md", "", &["goals = \"g1\"", "practices = \"p1\"", "with = \"tomas\"", "pairs = \"c/p\""]),
    ("plans/c/mara.chain.md", "", &["goals = \"g2\""]),
    ("plans/c/mara/2026-10-04.md", "", &[]),
    ("plans/c/mara/2026-10-05.private.md", "", &[]),
    ("plans/c/jonas.manager.md", "", &["goals = \"g1\"", "practices = \"p2\""]),
    ("plans/c/jonas/2026-10-04.md", "", &[]),
    (
        "pairs/c/p.md",
        "people = [\"mara\", \"ines\"]\nconfidentiality = \"pair\"",
        &["status = \"active\"", "gives = { mara = \"s1\" }"],
    ),
    ("pairs/c/p.pair.md", "", &[]),
    ("pairs/c/p/2026-09-10.md", "", &[]),
    ("ratings/mara.md", "", &[]),
    (
        "practices/p1.md",
        "owner = \"jonas\"",
        &["skills = \"s1\"", "learned_from = \"mara\"", "supersedes = \"p2\""],
    ),
    ("practices/p2.md", "", &["goals = \"g1\"", "supersedes = \"p1\""]),
    ("terms/t1.md", "aka = \"soft landing\"", &["aka = \"ferry\""]),
    (
        "stories/s.md",
        "people = \"mara\"\ndate = 2026-09-01\npractices = \"p1\"\nconsent = true",
        &["goals = \"g1\""],
    ),
];

/// What decides who may read a file and when.
const DECIDING: &[&str] = &[
    "",
    "",
    "",
    "",
    "",
    "visibility = \"private\"",
    "visibility = \"manager\"",
    "visibility = \"team\"",
    "visibility = \"chain\"",
    "visibility = \"programme\"",
    "visibility = \"named: mara, ines\"",
    "visibility = \"world\"",
    "visibility = \"world\"",
    "visibility = \"everyone\"\nwiden = true",
    "visibility = \"mangaer\"",
    "visibility = \"named: nobody\"",
    "draft = true",
    "date = 2027-01-01",
    "expires = 2026-01-01",
];

/// What a page may say beside; `@` is the file's marker, a word that stands nowhere else.
const SAYING: &[&str] = &[
    "tags = [\"@\", \"shared\"]",
    "tags = [\"shared\"]",
    "aliases = [\"/old/@/\", \"/old/shared/\"]",
    "summary = \"About @.\"",
    "weight = 3",
    "slug = \"@\"",
    "updated = 2026-10-01",
    "review_by = 2026-09-01",
    "lang = \"de\"",
    "template = \"@.html\"",
];

const LINES: &[&str] = &[
    "Words @ of a ferry and a soft landing.",
    "## Heading @",
    "## 2026-10-01 reflection @\n- confidence: 0.6\n- win: @",
    "[@](/guide/a.md)",
    "[@](/guide/b.md#heading)",
    "[to @](/people/mara.md) and [on](/plans/c/mara.manager.md)",
    "[[goal:g1]] [[goal:g2]] @",
    "[[plan:c/mara]] [[plan:c/jonas]]",
    "[[Title b]] [[person:jonas|@]]",
    "![alt @](/guide/pic.png)",
    "![alt @](/ratings/chart.png)",
    "![[chart.png]]",
    "[gone](/guide/deep/c.md)",
    "[@](/goals/g1/updates/)",
    "[@](/plans/c/jonas.manager.md)",
    "<marquee>@</marquee>",
    "{{< call@ >}}",
    "[^@]\n\n[^@]: Note @.",
    "![far](https://example.org/@.png)",
    "[old](/old/shared/)",
    "## Measures\n- Reviews @: 0 -> 6",
    "## Measures\n- Calls: 9 -> 2 (source: @) (id: calls)",
    "## 2026-10-02 review\n- calls: 5\n- barrier: @ (kind: time)\n- goal g1/calls: 4",
    "## Milestones\n- [x] 2026-10-01 @ (done 2026-09-30)",
    "## Revisions\n- 2026-10-02 calls: 3 -> 2 — @",
    "- calls: 6\n- learned: @",
    "[tags](/tags/) [all](/a-z/)",
    "```rust\nfn @() {}\n```",
];

const AUDIENCES: &[&str] = &[
    "world",
    "everyone",
    "everyone",
    "team:platform",
    "team:care",
    "leads",
    "programme",
    "person:mara",
    "person:jonas",
    "person:tomas",
    "person:ines",
];

/// A generated file.
#[derive(Debug, Clone)]
struct File {
    slot: usize,
    deciding: &'static str,
    references: Vec<&'static str>,
    saying: Vec<&'static str>,
    lines: Vec<&'static str>,
}

impl File {
    fn path(&self) -> String {
        format!("content/{}", SLOTS[self.slot].0)
    }

    /// The word that stands in no other file, and in no other version of this one.
    fn marker(&self, version: u32) -> String {
        format!("zq{}v{version}q", self.slot)
    }

    fn text(&self, version: u32) -> String {
        let (path, needed, _) = SLOTS[self.slot];
        let name = path.trim_end_matches(".md").rsplit('/').next().unwrap_or_default();
        let needed =
            needed.lines().filter(|line| !self.references.iter().any(|other| key(other) == key(line)));
        let front: Vec<&str> = needed
            .chain(self.references.iter().copied())
            .chain([self.deciding])
            .chain(self.saying.iter().copied())
            .collect();
        let body = self.lines.join("\n\n");
        let text =
            format!("+++\n{}\n+++\n# Title {name} @\n\nFirst words of @.\n\n{body}\n", front.join("\n"));
        text.replace('@', &self.marker(version))
    }
}

fn key(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

/// Some of `lines`, at most one for each key.
fn some(lines: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    let picked = proptest::collection::vec(any::<Selector>(), 0..=most);
    picked.prop_map(move |picks| {
        let mut chosen: BTreeMap<&str, &'static str> = BTreeMap::new();
        for pick in picks.iter().filter(|_| !lines.is_empty()) {
            let line = *pick.select(lines);
            chosen.insert(key(line), line);
        }
        chosen.into_values().collect()
    })
}

fn file(slot: usize) -> impl Strategy<Value = Option<File>> {
    let lines = proptest::collection::vec(select(LINES), 0..4);
    // What is needed to know people is there more often than not.
    let is_there = proptest::bool::weighted(if SLOTS[slot].0.starts_with("people/") { 0.95 } else { 0.75 });
    (is_there, select(DECIDING), some(SLOTS[slot].2, 2), some(SAYING, 3), lines).prop_map(
        move |(is_there, deciding, references, saying, lines)| {
            is_there.then_some(File { slot, deciding, references, saying, lines })
        },
    )
}

const SETTINGS: &[&str] = &[
    "",
    "[visibility]\nplan = \"team\"",
    "[visibility]\npage = \"world\"\nperson = \"world\"\nteam = \"world\"",
    "[visibility]\nsession = \"programme\"\ngoal = \"chain\"",
    "[visibility]\nplans = \"team\"",
    "[kinds]\nnotes = \"ratings\"",
];

/// A handbook.
#[derive(Debug, Clone)]
struct Written {
    files: Vec<File>,
    settings: &'static str,
    has_templates: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let files: Vec<_> = (0..SLOTS.len()).map(|slot| file(slot).boxed()).collect();
    let settings = prop_oneof![4 => Just(SETTINGS[0]), 1 => select(SETTINGS)];
    (files, settings, any::<bool>()).prop_map(|(files, settings, has_templates)| Written {
        files: files.into_iter().flatten().collect(),
        settings,
        has_templates,
    })
}

impl Written {
    fn settings(&self) -> String {
        format!(
            "base_url = \"https://example.org/\"\n\n[programme]\nleads = [\"tomas\"]\n\n{}\n",
            self.settings
        )
    }

    /// The site of those files that `version` gives a version.
    fn site(&self, version: impl Fn(&File) -> Option<u32>) -> TestSite {
        let mut site = TestSite::from("").file("handbook.toml", self.settings());
        site = site.file("content/guide/pic.png", "x").file("content/ratings/chart.png", "x");
        if self.has_templates {
            site = site.file("templates/parts/footer.html", "<footer>Ours</footer>");
        }
        let files = self.files.iter().filter_map(|file| Some((file, version(file)?)));
        files.fold(site, |site, (file, version)| site.file(&file.path(), file.text(version)))
    }

    /// The paths of the files that `audience` may read; `None` when nobody belongs to it.
    fn readable(&self, audience: &str) -> Option<BTreeSet<String>> {
        let config = config::read(Some(&self.settings())).value;
        let parse = |file: &File| {
            Arc::new(parse::document(&SourcePath::new(&file.path()), 0, Arc::from(file.text(1)), &config))
        };
        let mut documents: Vec<_> = self.files.iter().map(parse).collect();
        documents.sort_by(|one, other| one.path.cmp(&other.path));
        let reader = Reader {
            audience: Audience::parse(audience).expect("an audience"),
            drafts: false,
            future: false,
            as_of: Date::constant(2026, 10, 16),
            as_keeper: false,
        };
        let edition = edition::select(&documents, &reader, &config).ok()?.value;
        Some(edition.documents.iter().map(|document| document.path.to_string()).collect())
    }
}

/// Everything that leaves a build but what it says about audiences that do not exist.
fn leaving(built: &Built) -> (BTreeMap<String, Vec<u8>>, Vec<String>, usize, usize) {
    let told = built.build.diagnostics.iter().filter(|finding| finding.code != Code::UnknownAudience);
    let stats = built.build.stats;
    (built.output(), told.map(|finding| format!("{finding:?}")).collect(), stats.pages, stats.parsed)
}

/// The source files of all pages.
fn sources(handbook: &Handbook) -> BTreeSet<String> {
    let files = |page: &Arc<understory::model::Page>| {
        let parts = page.parts.iter().map(|part| part.document.path.to_string());
        page.document.iter().map(|document| document.path.to_string()).chain(parts).collect::<Vec<_>>()
    };
    handbook.pages.iter().flat_map(files).collect()
}

fn is_in(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_out_is_as_good_as_deleted(written in written(), audience in select(AUDIENCES)) {
        let built = written.site(|_| Some(1)).build_for(audience);
        let Some(readable) = written.readable(audience) else {
            prop_assert!(built.is_err());
            return Ok(());
        };
        let left = leaving(&built.expect("an audience"));
        let is_readable = |file: &File| readable.contains(&file.path());
        let deleted = written.site(|file| is_readable(file).then_some(1)).build_for(audience);
        prop_assert_eq!(&leaving(&deleted.expect("an audience")), &left);
        let replaced = written.site(|file| Some(if is_readable(file) { 1 } else { 2 })).build_for(audience);
        prop_assert_eq!(&leaving(&replaced.expect("an audience")), &left);
    }

    #[test]
    fn no_byte_is_of_a_file_that_the_audience_may_not_read(written in written(), audience in select(AUDIENCES)) {
        let Some(readable) = written.readable(audience) else { return Ok(()) };
        let built = written.site(|_| Some(1)).build_for(audience).expect("an audience");
        let output = built.output();
        let findings: Vec<u8> = built.build.diagnostics.iter().flat_map(|finding| format!("{finding:?}").into_bytes()).collect();
        for file in written.files.iter().filter(|file| !readable.contains(&file.path())) {
            let marker = file.marker(1);
            let found = output.iter().find(|(path, bytes)| path.contains(&marker) || is_in(bytes, &marker));
            prop_assert!(found.is_none(), "{} of {} in {:?}", marker, file.path(), found.map(|(path, _)| path));
            prop_assert!(!is_in(&findings, &marker), "{} in the findings", marker);
        }
        prop_assert!(sources(&built.build.handbook).is_subset(&readable));
    }

    #[test]
    fn a_wider_audience_never_sees_more(written in written()) {
        let ladder = ["person:mara", "team:platform", "everyone", "world"];
        let seen: Vec<BTreeSet<String>> = ladder
            .iter()
            .filter_map(|audience| {
                let built = written.site(|_| Some(1)).build_for(audience).ok()?;
                Some(sources(&built.build.handbook))
            })
            .collect();
        // A member's own page may be narrow or in another team; then the two sets are no ladder.
        let is_member = written.readable("team:platform").is_some_and(|_| mara_is_in_platform(&written));
        for pair in seen.windows(2).skip(usize::from(!is_member)) {
            prop_assert!(pair[1].is_subset(&pair[0]), "{:?}", pair[1].difference(&pair[0]).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_keeper_is_told_all_that_a_build_says(written in written()) {
        let told = |as_keeper: bool| {
            let built = written.site(|_| Some(1)).with(|options| options.as_keeper = as_keeper).build_for("everyone");
            let built = built.expect("everyone is an audience");
            let key = |finding: &Diagnostic| (finding.code, finding.path.clone(), finding.span);
            let found = built.build.diagnostics.iter().filter(|finding| finding.code != Code::UnknownAudience);
            found.map(key).collect::<BTreeSet<_>>()
        };
        // These are told once for all pages, at the first of them.
        let once = [Code::RemotePicture, Code::RawHtmlDropped, Code::ForeignCall];
        let (keeper, everyone) = (told(true), told(false));
        let missing: Vec<_> = everyone.difference(&keeper).filter(|(code, ..)| !once.contains(code)).collect();
        prop_assert!(missing.is_empty(), "{:?}", missing);
    }
}

/// Whether Mara's page is one that everyone may read.
fn mara_is_in_platform(written: &Written) -> bool {
    let card = written.files.iter().find(|file| SLOTS[file.slot].0 == "people/mara.md");
    let is_open = |file: &File| {
        matches!(file.deciding, "" | "visibility = \"world\"" | "visibility = \"everyone\"\nwiden = true")
    };
    card.is_some_and(is_open)
}
