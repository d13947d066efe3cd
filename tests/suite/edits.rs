//! The first law, for any sequence of edits: what a builder makes that remembers is what a builder
//! makes that has seen nothing before, byte for byte and finding for finding.

mod disk;
mod edit;
mod tables;

use std::collections::BTreeMap;

use proptest::prelude::*;
use understory::build::{Build, Builder};
use understory::output::{Entry, SiteError};

use edit::{Desk, Edit, edit};
use tables::{AUDIENCES, FLIPS, GUESTS, LOOKS, SETTINGS};

/// All that a reader or an author meets of a build.
#[derive(PartialEq)]
pub struct Seen {
    pages: BTreeMap<String, Result<Vec<u8>, String>>,
    findings: Vec<String>,
    /// The linked pages, in words.
    handbook: Vec<String>,
    rest: String,
}

impl Seen {
    /// All of a build: every page is rendered.
    pub fn of(build: &Build) -> Self {
        let site = &build.site;
        let failures = build.template_failures();
        let handbook = &build.handbook;
        Self {
            pages: site
                .all()
                .into_iter()
                .map(|(path, entry)| (path.to_owned(), bytes(build, entry)))
                .collect(),
            findings: build.diagnostics.iter().chain(&failures).map(|one| format!("{one:?}")).collect(),
            handbook: handbook.pages.iter().map(|page| format!("{page:?}")).collect(),
            rest: format!(
                "{:?} {:?} {:?} {:?} {:?} {} {}",
                handbook.tags,
                handbook.redirects,
                handbook.assets,
                handbook.records,
                build.config,
                build.stats.pages,
                build.has_own_templates
            ),
        }
    }

    /// The first thing that differs from what should be seen.
    pub fn difference(&self, clean: &Self) -> Option<String> {
        let missing = clean.pages.keys().find(|path| !self.pages.contains_key(*path));
        let extra = self.pages.keys().find(|path| !clean.pages.contains_key(*path));
        let other = clean.pages.iter().find(|(path, bytes)| self.pages.get(*path) != Some(bytes));
        missing
            .map(|path| format!("{path} is missing"))
            .or_else(|| extra.map(|path| format!("{path} should not be there")))
            .or_else(|| differing("findings", &self.findings, &clean.findings))
            .or_else(|| other.map(|(path, bytes)| format!("{path}: {}", lines(&self.pages[path], bytes))))
            .or_else(|| differing("linked pages", &self.handbook, &clean.handbook))
            .or_else(|| (self.rest != clean.rest).then(|| format!("{}\nshould be {}", self.rest, clean.rest)))
    }
}

/// The bytes at a path; of a file that is only copied, which file it is.
fn bytes(build: &Build, entry: &Entry) -> Result<Vec<u8>, String> {
    match entry {
        Entry::Copy(source) => Ok(format!("copy of {}", source.display()).into_bytes()),
        Entry::Bytes(_) | Entry::Page(_) => match build.site.entry_bytes(entry) {
            Ok(bytes) => Ok(bytes.to_vec()),
            Err(SiteError::Template(finding)) => Err(format!("{finding:?}")),
            Err(SiteError::Read(file, error)) => Err(format!("{}: {error}", file.display())),
        },
    }
}

fn differing(what: &str, one: &[String], clean: &[String]) -> Option<String> {
    let none = String::from("(none)");
    let at = (0..one.len().max(clean.len())).find(|at| one.get(*at) != clean.get(*at))?;
    let (one, clean) = (one.get(at).unwrap_or(&none), clean.get(at).unwrap_or(&none));
    Some(format!("{what}: number {at} is\n{one}\nand should be\n{clean}"))
}

fn lines(one: &Result<Vec<u8>, String>, clean: &Result<Vec<u8>, String>) -> String {
    let text = |bytes: &Result<Vec<u8>, String>| match bytes {
        Ok(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Err(finding) => format!("failure: {finding}"),
    };
    let (one, clean) = (text(one), text(clean));
    let (one, clean): (Vec<&str>, Vec<&str>) = (one.lines().collect(), clean.lines().collect());
    let at = (0..one.len().max(clean.len())).find(|at| one.get(*at) != clean.get(*at)).unwrap_or_default();
    format!("line {}\n{:?}\nshould be\n{:?}", at + 1, one.get(at), clean.get(at))
}

/// How a preview is looked at between two edits: nobody looks, a reader opens some pages, or all
/// pages are rendered in the background, perhaps not to the end.
#[derive(Debug, Clone, Copy)]
enum Look {
    Away,
    Some(usize),
    Background(usize),
}

fn look() -> impl Strategy<Value = Look> {
    prop_oneof![
        1 => Just(Look::Away),
        1 => (0..5_usize).prop_map(Look::Some),
        2 => (0..90_usize).prop_map(Look::Background),
    ]
}

/// A preview, and the bytes that were last rendered.
struct Preview {
    builder: Builder,
    known: BTreeMap<String, Vec<u8>>,
    /// Whether rendering stopped in the middle, so that nobody knows which pages are new.
    is_unsure: bool,
}

impl Preview {
    fn new() -> Self {
        Self { builder: Builder::remembering(), known: BTreeMap::new(), is_unsure: false }
    }

    /// Builds and looks; the difference from a clean build, if there is one.
    fn build(&mut self, desk: &Desk, look: Option<Look>) -> Result<(), String> {
        let (tree, options) = (desk.tree(), &desk.options);
        let build = match (self.builder.build(&tree, options), Builder::new().build(&tree, options)) {
            (Err(_), Err(_)) => return Ok(()),
            (Ok(_), Err(error)) => return Err(format!("should fail: {error:?}")),
            (Err(error), Ok(_)) => return Err(format!("fails: {error:?}")),
            (Ok(build), Ok(clean)) if look.is_none() => {
                self.redo(&build, usize::MAX)?;
                let difference = Seen::of(&build).difference(&Seen::of(&clean));
                return difference.map_or(Ok(()), Err);
            }
            (Ok(build), Ok(clean)) if build.diagnostics != clean.diagnostics => {
                let all = |build: &Build| {
                    build.diagnostics.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>()
                };
                return Err(differing("findings", &all(&build), &all(&clean)).unwrap_or_default());
            }
            (Ok(build), Ok(_)) => build,
        };
        self.known.retain(|path, _| build.site.entries.contains_key(path));
        match look {
            Some(Look::Some(of)) => {
                self.look(&build, |at| at % 5 == of);
                if of == 0 {
                    // Somebody searches, and search remembers what it read.
                    drop(build.site.all());
                }
            }
            Some(Look::Background(pages)) => self.redo(&build, pages)?,
            Some(Look::Away) | None => {}
        }
        Ok(())
    }

    fn look(&mut self, build: &Build, is_open: impl Fn(usize) -> bool) {
        let pages = build.site.entries.iter().filter(|(_, entry)| matches!(entry, Entry::Page(_)));
        for (_, (path, entry)) in pages.enumerate().filter(|(at, _)| is_open(*at)) {
            self.known.extend(bytes(build, entry).ok().map(|bytes| (path.clone(), bytes)));
        }
    }

    /// Renders in the background: what comes out otherwise than it was last looked at is named.
    fn redo(&mut self, build: &Build, pages: usize) -> Result<(), String> {
        let left = std::cell::Cell::new(pages);
        let go_on = || left.replace(left.get().saturating_sub(1)) > 0;
        let redone = build.work.redo(&go_on);
        let was_unsure = std::mem::replace(&mut self.is_unsure, redone.is_none());
        let Some(redone) = redone else { return Ok(()) };
        let before = self.known.clone();
        self.look(build, |_| true);
        if was_unsure {
            return Ok(());
        }
        // Lists for machines are made when they are asked for, and nobody keeps them.
        let pages = self.known.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".htm"));
        let other = pages.into_iter().find(|(path, bytes)| {
            before.get(*path) != Some(bytes) && !redone.iter().any(|one| one.path == **path)
        });
        other.map_or(Ok(()), |(path, _)| Err(format!("{path} was redone without a word")))
    }
}

/// The edits of one step, and how it is looked at after it.
type Step = (Vec<Edit>, Look);

fn step() -> impl Strategy<Value = Step> {
    (proptest::collection::vec(edit(), 1..4), look())
}

/// Every state but the last is only looked at as `look` says; of the last one everything is compared.
fn incremental_is_clean(steps: &[Step]) -> Result<(), String> {
    let (mut desk, mut preview) = (Desk::new(), Preview::new());
    preview.build(&desk, Some(Look::Background(usize::MAX)))?;
    for (at, (edits, look)) in steps.iter().enumerate() {
        edits.iter().for_each(|edit| desk.edit(edit));
        let is_last = at + 1 == steps.len();
        preview.build(&desk, (!is_last).then_some(*look)).map_err(|words| format!("step {at}: {words}"))?;
    }
    Ok(())
}

/// `PROPTEST_CASES=5000` tries many more.
pub fn config(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { cases };
    ProptestConfig { cases, max_shrink_iters: 4000, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn any_sequence_of_edits_ends_in_the_clean_site(steps in proptest::collection::vec(step(), 1..8)) {
        prop_assert_eq!(incremental_is_clean(&steps), Ok(()));
    }
}

/// Every interaction by itself, there and back, with everything compared after each step.
#[test]
fn every_interaction_goes_there_and_back() {
    let flips = (0..FLIPS.len()).map(Edit::Flip);
    for edit in flips.chain((0..GUESTS.len()).map(Edit::Guest)) {
        let (mut desk, mut preview) = (Desk::new(), Preview::new());
        let mut seen = vec![desk.files.clone()];
        for _ in 0..2 {
            preview.build(&desk, None).unwrap_or_else(|words| panic!("before {edit:?}: {words}"));
            desk.edit(&edit);
            seen.push(desk.files.clone());
            preview.build(&desk, None).unwrap_or_else(|words| panic!("after {edit:?}: {words}"));
        }
        assert!(seen[0] != seen[1], "{edit:?} does nothing");
        assert!(seen[0] == seen[2], "{edit:?} does not lead back");
    }
}

/// Settings, looks and audiences by themselves, over a handbook without mistakes and over one with many.
#[test]
fn every_setting_goes_there_and_back() {
    let settings = SETTINGS.iter().map(|line| (Edit::Setting(line), Edit::NoSetting(0)));
    let looks = (0..LOOKS.len()).map(|at| (Edit::Look(at), Edit::NoLook(at)));
    let audiences = AUDIENCES.iter().map(|audience| (Edit::For(audience), Edit::For("everyone")));
    let days =
        [(Edit::AsOf(10), Edit::AsOf(0)), (Edit::BaseUrl, Edit::BaseUrl), (Edit::Keeper, Edit::Keeper)];
    let both = [(Edit::Drafts, Edit::Drafts), (Edit::Future, Edit::Future)];
    let pairs: Vec<_> = looks.chain(settings).chain(audiences).chain(days).chain(both).collect();
    for is_faulty in [false, true] {
        let (mut desk, mut preview) = (Desk::new(), Preview::new());
        desk.edit(&Edit::Setting("theme = \"theme\""));
        (0..FLIPS.len()).filter(|_| is_faulty).for_each(|at| desk.edit(&Edit::Flip(at)));
        for (there, back) in &pairs {
            for edit in [there, back] {
                desk.edit(edit);
                preview
                    .build(&desk, None)
                    .unwrap_or_else(|words| panic!("after {edit:?} of {there:?}: {words}"));
            }
        }
    }
}

/// Interactions one after the other without going back: each meets what the ones before it left.
#[test]
fn interactions_meet_each_other() {
    let count = FLIPS.len() + GUESTS.len();
    let edit = |at: usize| if at < FLIPS.len() { Edit::Flip(at) } else { Edit::Guest(at - FLIPS.len()) };
    // Strides that share no divisor with the count lead through all of them, each in an order of its own.
    for stride in (1..count).filter(|stride| gcd(*stride, count) == 1).take(6) {
        let (mut desk, mut preview) = (Desk::new(), Preview::new());
        for at in 0..count {
            desk.edit(&edit(at * stride % count));
            let found = preview.build(&desk, None);
            found.unwrap_or_else(|words| panic!("stride {stride}, {:?}: {words}", edit(at * stride % count)));
        }
    }
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 { one } else { gcd(other, one % other) }
}
