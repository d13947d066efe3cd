//! The files of a proposal.
//!
//! In: what was found. Out: a file for each pair, triad, buddy and mentor that was asked for, by path below the
//! content. Never: a file for a mentor who is only suggested beside pairs.

use std::fmt::Write;

use super::found::Found;
use super::phrases::hours;
use crate::config::Config;
use crate::matching::{OneWay, Support};
use crate::schema::Kind;

/// Who is proposed to do what.
struct Proposed {
    people: Vec<usize>,
    form: &'static str,
    /// What everybody gives, where it is a skill.
    gives: Vec<(usize, String)>,
    score: Option<i32>,
    reasons: Vec<String>,
}

/// The files, by path below the content.
pub(super) fn of(found: &Found<'_>, config: &Config) -> Vec<(String, String)> {
    let folder = config.kinds.folder(Kind::Pair).unwrap_or("pairs");
    let path = |one: &Proposed| {
        let ids: Vec<&str> = one.people.iter().map(|person| found.id(*person)).collect();
        format!("{folder}/{}/{}.md", found.cycle, ids.join("-").replace('/', "-"))
    };
    proposed(found).iter().map(|one| (path(one), file(found, one))).collect()
}

fn proposed(found: &Found<'_>) -> Vec<Proposed> {
    let first =
        |giver: usize, receiver: usize| Some((giver, found.skills(giver, receiver).next()?.to_owned()));
    let pairs = found.proposal.pairs.iter().map(|pair| Proposed {
        people: vec![pair.one, pair.other],
        form: "peer",
        gives: [first(pair.one, pair.other), first(pair.other, pair.one)].into_iter().flatten().collect(),
        score: Some(pair.weight.thousandths),
        reasons: found.reasons(pair),
    });
    let triads = found.proposal.triads.iter().map(|ring| Proposed {
        people: ring.to_vec(),
        form: "triad",
        gives: (0..3).filter_map(|at| first(ring[at], ring[(at + 1) % 3])).collect(),
        score: None,
        reasons: found.ring_reasons(*ring),
    });
    let ways = found.support.into_iter().flat_map(|support| {
        let ways = found.proposal.mentors.iter();
        ways.map(move |OneWay { receiver, giver }| Proposed {
            people: vec![*giver, *receiver],
            form: if support == Support::Buddies { "buddy" } else { "mentor" },
            gives: first(*giver, *receiver).into_iter().collect(),
            score: None,
            reasons: vec![hours(found.overlap(*giver, *receiver))],
        })
    });
    pairs.chain(triads).chain(ways).collect()
}

/// A file as somebody would write it.
fn file(found: &Found<'_>, one: &Proposed) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let listed = |items: Vec<String>| format!("[{}]", items.join(", "));
    let ids = listed(one.people.iter().map(|person| quoted(found.id(*person))).collect());
    let gives =
        one.gives.iter().map(|(person, skill)| format!("{} = {}", key(found.id(*person)), quoted(skill)));
    let gives = gives.collect::<Vec<_>>().join(", ");
    let score = one.score.map(|score| format!("score = {score}, ")).unwrap_or_default();
    let reasons = listed(one.reasons.iter().map(|reason| quoted(reason)).collect());
    let names: Vec<&str> = one.people.iter().map(|person| found.name(*person)).collect();
    let mut text = format!("+++\npeople = {ids}\nform = \"{}\"\nstatus = \"proposed\"\n", one.form);
    let _ = writeln!(text, "cadence = \"{}\"", if one.form == "buddy" { "weekly" } else { "fortnightly" });
    if !gives.is_empty() {
        let _ = writeln!(text, "gives = {{ {gives} }}");
    }
    let _ = writeln!(text, "confidentiality = \"pair\"\nmatch = {{ {score}reasons = {reasons} }}\n+++");
    let _ = writeln!(text, "# {}, a proposal\n", super::phrases::list(&names));
    text.push_str(ADVICE);
    text
}

/// What a proposal says to those whom it is about.
const ADVICE: &str = "Nobody has agreed to this yet. Talk about what each of you would like to get, how often you can \
meet and what stays between you; then write `status = \"active\"` and `since`. Either of you may decline without a \
word of explanation: delete this file.\n";

/// A key of a table, quoted where it has to be.
fn key(id: &str) -> String {
    let is_bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_bare && !id.is_empty() { id.to_owned() } else { toml::Value::String(id.to_owned()).to_string() }
}
