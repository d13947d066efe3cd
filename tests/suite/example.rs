//! The handbook that ships with the program: whole, true to itself, and what connects to what.
//!
//! `tests/sites/example.account` has every page of it with its facts and relations;
//! `UPDATE_GOLDENS=1 cargo test --test suite example` writes it anew: read the difference before you
//! commit it.

use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::OnceLock;
use understory::build::{Build, BuildOptions, Builder};
use understory::edition::Audience;
use understory::model::PageId;
use understory::schema::Kind;
use understory::source::{LoadOptions, SourceTree, load};
use understory::view::{self, Content, Context, PageRef, Phrase, RecordCoaching, RecordView};
use understory::words::Words;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn tree() -> &'static SourceTree {
    static TREE: OnceLock<SourceTree> = OnceLock::new();
    let options = LoadOptions { content: "content".into(), ..LoadOptions::default() };
    TREE.get_or_init(|| load(Path::new(ROOT), &options, None).expect("the example loads"))
}

pub fn build(audience: &str) -> Build {
    let audience = Audience::parse(audience).expect("an audience");
    let options = BuildOptions { audience, ..BuildOptions::on(Date::constant(2026, 10, 16)) };
    Builder::new().build(tree(), &options).expect("somebody belongs to it")
}

fn count(build: &Build, kind: Kind) -> usize {
    build.handbook.pages.iter().filter(|page| page.kind() == kind).count()
}

#[test]
fn it_has_what_it_promises() {
    let everyone = build("everyone");
    // Twelve people and one who left; eleven plans of which one is in an earlier cycle and one a draft.
    let promised = [
        (Kind::Person, 13),
        (Kind::Team, 5),
        (Kind::Role, 3),
        (Kind::Cycle, 2),
        (Kind::Skill, 12),
        (Kind::Goal, 9),
        (Kind::Plan, 11),
        (Kind::Practice, 15),
        (Kind::Story, 8),
        (Kind::Journey, 3),
        (Kind::Pair, 4),
        (Kind::Resource, 14),
        (Kind::Onboarding, 2),
        (Kind::Term, 20),
        (Kind::Retro, 2),
        (Kind::Pilot, 1),
        (Kind::Ratings, 0),
    ];
    for (kind, expected) in promised {
        assert_eq!(count(&everyone, kind), expected, "{}", kind.name());
    }
    // The proposed pair is for the programme; ratings are for the person and their manager.
    assert_eq!(count(&build("programme"), Kind::Pair), 5);
    assert_eq!(count(&build("person:tomas"), Kind::Ratings), 2);
    assert_eq!(count(&build("person:jonas"), Kind::Ratings), 1);
    assert_eq!(count(&build("leads"), Kind::Ratings), 0);
}

/// The warnings that the example shows: Dana left and still owns two practices; Aiko and Rafael have not told
/// their journeys, and Aiko has no plan; Lucía took on too much, all of it stretches, and has not read one of
/// them since August; the hours to a first answer are old; Piotr's review is late.
const WANTED: [(&str, usize); 8] = [
    ("all-stretch", 1),
    ("departed-owner", 2),
    ("leader-without-journey", 2),
    ("leader-without-plan", 1),
    ("overdue", 1),
    ("overload", 1),
    ("stale", 2),
    ("too-many-focus", 1),
];

#[test]
fn it_has_no_mistakes_and_only_the_warnings_it_wants() {
    for audience in ["everyone", "person:tomas", "person:ingrid", "programme", "leads", "team:care"] {
        let build = build(audience);
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in build.diagnostics.iter().filter(|finding| finding.severity.as_str() != "note") {
            *codes.entry(finding.code.as_str()).or_default() += 1;
        }
        assert_eq!(codes, BTreeMap::from(WANTED), "{audience}: {:#?}", build.diagnostics);
    }
}

/// The prose of a file: no front matter, no links' targets, lower case.
fn prose(text: &str) -> String {
    let body = text.splitn(3, "+++").nth(2).unwrap_or(text);
    let words = body.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The sentences of a file that have at least eight words.
fn sentences(text: &str) -> Vec<String> {
    let body = text.splitn(3, "+++").nth(2).unwrap_or(text);
    let parts = body.split(['.', '!', '?', '\n']).map(prose);
    parts.filter(|part| part.split(' ').count() >= 8).collect()
}

#[test]
fn no_sentence_stands_in_two_files() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for file in tree().files.iter().filter(|file| file.path.as_str().ends_with(".md")) {
        let text = file.text().expect("text");
        for sentence in sentences(&text) {
            match seen.get(&sentence) {
                Some(other) if *other != file.path.as_str() => {
                    twice.push(format!("{} and {other}: {sentence}", file.path));
                }
                _ => drop(seen.insert(sentence, file.path.to_string())),
            }
        }
    }
    assert!(seen.len() > 500, "{} sentences were compared", seen.len());
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn practices_and_stories_are_long_enough_to_be_of_use() {
    for (folder, least) in [("content/practices/", 150), ("content/stories/", 300)] {
        for file in tree().files.iter().filter(|file| file.path.as_str().starts_with(folder)) {
            let words = prose(&file.text().expect("text")).split(' ').count();
            assert!(words >= least, "{} has {words} words", file.path);
        }
    }
}

/// Every page with its facts and relations, as text.
fn account() -> String {
    let build = build("everyone");
    let context =
        Context::new(build.handbook.clone(), build.insights.clone(), build.config.clone(), Words::of("en"));
    let mut account = String::new();
    for at in 0..build.handbook.pages.len() {
        let view = view::page(&context, PageRef::Page(PageId::at(at), 1));
        let page = build.handbook.page(PageId::at(at));
        writeln!(account, "\n== /{} {}", page.url, page.title).expect("text");
        if let Content::Record(record) = &view.content {
            tell(&mut account, record);
        }
        for mention in &view.mentions {
            writeln!(account, "mentioned by {}: {}", mention.title, mention.sentence).expect("text");
        }
    }
    account
}

fn tell(account: &mut String, record: &RecordView) {
    for fact in &record.facts {
        writeln!(account, "{}: {}", fact.label, phrases(&fact.values)).expect("text");
    }
    for block in record.blocks.iter().chain(&record.below) {
        writeln!(account, "[{}] {}", block.title, phrases(&block.items)).expect("text");
    }
    if let Some(coaching) = &record.coaching {
        tell_coaching(account, coaching);
    }
    for part in &record.parts {
        let date = part.date.as_ref().map_or("", |date| date.iso.as_str());
        writeln!(account, "+ {} {date} {}", part.title, part.readers).expect("text");
    }
    for group in &record.groups {
        writeln!(account, "# {}", group.title).expect("text");
        for entry in &group.entries {
            writeln!(account, "  {} ({})", entry.title, entry.why).expect("text");
        }
    }
}

fn tell_coaching(account: &mut String, coaching: &RecordCoaching) {
    let lines: Vec<String> = match coaching {
        RecordCoaching::Pair(pair) => {
            let terms = pair.terms.iter().map(|term| format!("{}: {}", term.label, term.lines.join(" / ")));
            let partners = pair.partners.iter().map(|partner| {
                let said = [&partner.gives, &partner.focus, &partner.plans].map(|said| phrases(said));
                let who = phrases(std::slice::from_ref(&partner.person));
                format!("{who}: {}, {} barriers", said.join(" | "), partner.barriers.len())
            });
            let practices = pair.practices.iter().map(|one| format!("{} ({})", one.title, one.why));
            let sessions = pair.sessions.iter().map(|session| session.date.iso.clone());
            let held = std::iter::once(pair.held.clone()).chain(sessions).collect::<Vec<_>>().join(" ");
            let first = [pair.next.clone()].into_iter().chain(terms);
            first.chain(partners).chain([held]).chain(practices).collect()
        }
        RecordCoaching::Person(person) => {
            let arrival = person.arrival.iter().flat_map(|new| [&new.buddies, &new.leads, &new.paths]);
            arrival.chain([&person.sessions]).map(|said| phrases(said)).collect()
        }
        RecordCoaching::Buddies(buddies) => {
            let running = buddies.running.iter().map(|one| format!("{} ({})", one.title, one.why));
            [buddies.rule.clone(), phrases(&buddies.open)].into_iter().chain(running).collect()
        }
        RecordCoaching::Help(help) => {
            help.iter().map(|help| format!("{}: {}", help.skill.text, phrases(&help.people))).collect()
        }
    };
    for line in lines.iter().filter(|line| !line.is_empty()) {
        writeln!(account, "* {line}").expect("text");
    }
}

fn phrases(phrases: &[Phrase]) -> String {
    let text = |phrase: &Phrase| {
        if phrase.note.is_empty() {
            phrase.text.clone()
        } else {
            format!("{} ({})", phrase.text, phrase.note)
        }
    };
    phrases.iter().map(text).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_connects_to_what_is_as_agreed() {
    let path = Path::new(ROOT).join("tests/sites/example.account");
    let account = account();
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, &account).expect("the account is written");
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = agreed.lines().zip(account.lines()).position(|(agreed, now)| agreed != now);
    assert!(
        agreed == account,
        "line {}: agreed {:?}, now {:?}",
        differs.unwrap_or_default() + 1,
        differs.and_then(|at| agreed.lines().nth(at)),
        differs.and_then(|at| account.lines().nth(at))
    );
}
