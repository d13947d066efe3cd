//! Findings that come by the hundred: said once, with how many there are.
//!
//! In: the findings of all pages. Out: the findings to be told. Never: drops one without counting it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic};

/// Counts what many pages miss, and says once what is one mistake; `mends` are the words about files
/// that leave records out.
pub(super) fn counted(
    mut findings: Vec<Diagnostic>,
    mends: &BTreeSet<String>,
    is_handbook: bool,
) -> Vec<Diagnostic> {
    count_misses(&mut findings);
    thin_out(findings, |finding| match finding.code {
        _ if finding.help.as_ref().is_some_and(|help| mends.contains(help)) => {
            finding.help.clone().map(Crowd::LeftOut)
        }
        Code::RemotePicture => Some(Crowd::RemotePictures),
        Code::GuessedLink if !is_handbook => Some(Crowd::GuessedLinks),
        _ => None,
    })
}

/// Says of a page or file that many pages miss how many they are.
fn count_misses(diagnostics: &mut [Diagnostic]) {
    let is_miss = |finding: &Diagnostic| {
        matches!(finding.code, Code::BrokenLink | Code::MissingAsset) && finding.help.is_some()
    };
    let mut counts: BTreeMap<(String, Option<String>), u32> = BTreeMap::new();
    let key = |finding: &Diagnostic| (finding.message.clone(), finding.help.clone());
    for finding in diagnostics.iter().filter(|finding| is_miss(finding)) {
        *counts.entry(key(finding)).or_default() += 1;
    }
    for finding in diagnostics.iter_mut().filter(|finding| is_miss(finding)) {
        finding.count = counts.get(&key(finding)).copied().filter(|count| *count > 1);
    }
}

/// Findings that come by the hundred and are said once.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Crowd {
    /// What refers to a record that a mistake leaves out, by what mends it.
    LeftOut(String),
    RemotePictures,
    GuessedLinks,
}

/// Keeps the first of every crowd, with how many there are.
fn thin_out(findings: Vec<Diagnostic>, crowd: impl Fn(&Diagnostic) -> Option<Crowd>) -> Vec<Diagnostic> {
    let place = |finding: &Diagnostic| (finding.path.clone(), finding.span);
    let (mut kept, mut crowds) = (Vec::new(), BTreeMap::<Crowd, (Diagnostic, u32)>::new());
    for finding in findings {
        let Some(crowd) = crowd(&finding) else {
            kept.push(finding);
            continue;
        };
        let (first, count) = crowds.entry(crowd).or_insert_with(|| (finding.clone(), 0));
        *count += 1;
        if place(&finding) < place(first) {
            *first = finding;
        }
    }
    kept.extend(crowds.into_values().map(|(first, count)| first.counted(count)));
    kept
}
