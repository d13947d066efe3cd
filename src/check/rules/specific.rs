//! Deliverables of which nobody can say whether they are done (rule 20).
//!
//! In: the words of deliverables. Out: a finding for a verb that never ends, and one for a deliverable that
//! begins with no verb of finishing. Never: a measure with numbers, whose words need say nothing; a page that is
//! not written in English.

use super::{Running, Seen};
use crate::diag::{Code, Diagnostic};
use crate::insight::Tracked;
use crate::parse::growth::Aim;
use crate::syntax::clipped;

/// Beginnings of deliverables that never end.
const VAGUE: [&str; 23] = [
    "improve",
    "understand",
    "be better at",
    "get better at",
    "become better at",
    "be more",
    "become more",
    "become",
    "know more about",
    "know",
    "learn more about",
    "learn about",
    "learn",
    "explore",
    "work on",
    "focus on",
    "strengthen",
    "enhance",
    "increase",
    "reduce",
    "raise awareness of",
    "think about",
    "support",
];

/// Verbs behind which a thing is there, or something has happened.
const FINISHING: [&str; 123] = [
    "add",
    "adopt",
    "agree",
    "analyse",
    "analyze",
    "announce",
    "answer",
    "apply",
    "archive",
    "ask",
    "attend",
    "automate",
    "book",
    "bring",
    "build",
    "buy",
    "certify",
    "change",
    "choose",
    "clean",
    "clear",
    "close",
    "co-write",
    "collect",
    "commit",
    "compare",
    "complete",
    "connect",
    "convert",
    "count",
    "create",
    "cut",
    "decide",
    "define",
    "delete",
    "deliver",
    "demo",
    "deploy",
    "describe",
    "design",
    "document",
    "draft",
    "draw",
    "earn",
    "end",
    "file",
    "fill",
    "find",
    "finish",
    "fix",
    "get",
    "give",
    "hand",
    "hire",
    "hold",
    "host",
    "install",
    "interview",
    "introduce",
    "invite",
    "launch",
    "lead",
    "let",
    "list",
    "make",
    "map",
    "measure",
    "merge",
    "migrate",
    "move",
    "name",
    "negotiate",
    "open",
    "organise",
    "organize",
    "pair",
    "pass",
    "plan",
    "prepare",
    "present",
    "print",
    "produce",
    "propose",
    "prove",
    "publish",
    "put",
    "read",
    "record",
    "rehearse",
    "release",
    "remove",
    "rename",
    "replace",
    "report",
    "retire",
    "review",
    "rewrite",
    "roll",
    "run",
    "save",
    "sell",
    "send",
    "set",
    "shadow",
    "share",
    "ship",
    "show",
    "sign",
    "start",
    "submit",
    "switch",
    "take",
    "teach",
    "test",
    "train",
    "translate",
    "try",
    "turn",
    "update",
    "upgrade",
    "visit",
    "watch",
    "write",
];

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let records = seen.running().filter(|record| seen.is_english(record.page));
    records.flat_map(|record| of_record(&record)).collect()
}

fn of_record(record: &Running<'_>) -> Vec<Diagnostic> {
    let deliverables = record.measures.iter().filter(|tracked| tracked.measure.aim == Aim::Deliverable);
    deliverables.filter_map(|tracked| Some(record.about(tracked, finding(tracked)?))).collect()
}

fn finding(tracked: &Tracked) -> Option<Diagnostic> {
    let title = tracked.measure.title.as_str();
    let folded = title.to_lowercase();
    let begins = |words: &&&str| {
        folded
            .strip_prefix(**words)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    if let Some(vague) = VAGUE.iter().filter(begins).max_by_key(|words| words.len()) {
        return Some(never_ends(title, title.get(vague.len()..).unwrap_or_default().trim()));
    }
    let first = folded.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let is_finishing = FINISHING.contains(&first) || first.strip_prefix("re-").is_some();
    (!is_finishing).then(|| says_no_end(title))
}

fn never_ends(title: &str, what: &str) -> Diagnostic {
    let message = format!("nobody can see when “{}” is reached", clipped(title));
    let (guide, tried) = match what {
        "" => ("Publish a guide".to_owned(), "Ways I tried".to_owned()),
        what => (format!("Publish a guide to {what}"), format!("Things I tried for {what}")),
    };
    let help = format!(
        "say what will be there when it is done, such as `{guide} by 2026-10-01`; or count what is done for it: \
         `{tried}: 0 -> 3 (lens: learning)`"
    );
    Diagnostic::new(Code::VagueVerb, message).help(help)
}

fn says_no_end(title: &str) -> Diagnostic {
    let message = format!("“{}” does not say what will be there when it is done", clipped(title));
    let help = format!(
        "begin with a verb that has an end, such as `Publish`, `Ship` or `Write`; or count it: `{}: 0 -> 3`",
        clipped(title)
    );
    Diagnostic::new(Code::NotSpecific, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::{FINISHING, VAGUE};

    #[test]
    fn the_verbs_stand_once_and_are_either_vague_or_finishing() {
        assert!(FINISHING.is_sorted());
        assert!(!FINISHING.iter().any(|verb| VAGUE.contains(verb)));
    }
}
