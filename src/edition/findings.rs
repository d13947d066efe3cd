//! Words about documents that are in no build, because it is not clear who may read them or because
//! nobody may.
//!
//! In: the documents and what is known around them. Out: findings. Never: tells anybody but the
//! keeper of the handbook more about such a document than where it lies.

use std::sync::Arc;

use super::directory::Directory;
use super::names::{self, Names, Unclear};
use super::readers::{Around, Readers};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Severity, nearest};
use crate::parse::{Document, Part};
use crate::schema::{Kind, Level};

/// What is unclear about each document; those that are clear have no finding.
pub(super) fn unclear(
    documents: &[Arc<Document>],
    as_keeper: bool,
    config: &Config,
) -> Vec<Option<Diagnostic>> {
    let names = Names::new(documents, config);
    let finding = |document: &Arc<Document>| {
        if let Some(unclear) = names.unclear(document) {
            return Some(of_name(document, &unclear));
        }
        if names::contradicts(document, config) {
            return Some(if as_keeper { contradiction(document) } else { left_out(document) });
        }
        // The keeper reads in the findings of the document itself what is wrong with it.
        document.front.withheld.then(|| left_out(document)).filter(|_| !as_keeper)
    };
    documents.iter().map(finding).collect()
}

/// What everyone learns about a page that is in no build for its readers: its path.
fn left_out(document: &Document) -> Diagnostic {
    Diagnostic::new(Code::UnknownAudience, "it is not clear who may read this page, so it is left out")
        .in_file(&document.path)
        .help("`understory check` shows the place")
}

/// The path is no secret, so what is wrong with it can be said to everyone.
fn of_name(document: &Document, unclear: &Unclear) -> Diagnostic {
    let finding = |message: String| Diagnostic::new(Code::UnknownAudience, message).in_file(&document.path);
    match unclear {
        Unclear::Word { word, near: Some(near) } => {
            finding(format!("the name ends in `.{word}`, which is no audience, so the page is in no build"))
                .label(format!("did you mean `.{near}`?"))
                .help(format!("write `.{near}` in place of `.{word}` in the name"))
        }
        Unclear::Word { word, near: None } => {
            finding(format!("the name ends in `.{word}`, which is no audience, so the page is in no build"))
                .help(format!(
                    "the audiences are {}; for another page write a hyphen in place of the dot",
                    names::WORDS.join(", ")
                ))
        }
        Unclear::Misplaced { word } => {
            finding(format!("`.{word}` does not stand at the end of the file's name, so the page is in no build"))
                .help(format!("an audience stands right before the ending, such as `mara.{}.md`", word.to_lowercase()))
        }
        Unclear::Folder { name, near } => {
            finding(format!("the folder `{name}` is nearly called `{near}`, whose pages are for few, so the page is in no build"))
                .help(format!("call the folder `{near}`; if it holds something else, write `{name} = \"none\"` under `[kinds]` in handbook.toml"))
        }
    }
}

fn contradiction(document: &Document) -> Diagnostic {
    let message =
        "the name of the file and its `visibility` name different audiences, so the page is in no build";
    Diagnostic::new(Code::UnknownAudience, message)
        .in_file(&document.path)
        .help("remove the line, or give the file the name without the audience")
}

/// A finding about a document that no build shows because nobody may read it. Whoever wrote down an
/// audience meant somebody, so that fails every build; that there is nobody at a level that comes by
/// itself is for the keeper to know.
pub(super) fn unreadable(
    document: &Document,
    hosts: &[&Document],
    around: Around<'_>,
    as_keeper: bool,
) -> Option<Diagnostic> {
    let is_nobody = |document: &Document, hosts: &[&Document]| {
        let Readers::These(people) = around.readers(document, hosts).0 else { return false };
        !people.iter().any(|person| around.directory.knows(person))
    };
    if !is_nobody(document, hosts) || hosts.iter().any(|host| is_nobody(host, &[])) {
        return None;
    }
    let written = names::written(document, around.config);
    let is_error = document.record.is_some() && written.is_some();
    if !as_keeper {
        return is_error.then(|| left_out(document));
    }
    let severity = if is_error { Severity::Error } else { Severity::Warning };
    Some(nobody(document, written.as_ref(), around.directory).in_file(&document.path).severity(severity))
}

fn nobody(document: &Document, written: Option<&Level>, directory: &Directory) -> Diagnostic {
    let finding = |message: String| Diagnostic::new(Code::UnknownAudience, message);
    let kind = document.record.as_ref().map(|record| record.kind);
    match written {
        Some(Level::Named(names)) => {
            let unknown = names.iter().find(|name| !directory.knows(name)).map_or("", String::as_str);
            let found = finding(format!(
                "there is no person `{unknown}` whom everyone may know, so the page is in no build"
            ));
            match nearest(unknown, directory.people()) {
                Some(near) => found
                    .label(format!("did you mean `{near}`?"))
                    .help(format!("write `{near}` in place of `{unknown}`")),
                None => found.help("write the ids of people who have a page under `people/`"),
            }
        }
        Some(level) => {
            finding(format!("there is nobody who could read it as `{}`, so it is in no build", level.word()))
                .help(help(level, kind))
        }
        None if is_meeting(document) => {
            finding("it belongs to no pair, so nobody may read it and it is in no build".to_owned())
                .help("put it into the folder of its pair, such as `pairs/2026-h2/mara-jonas/`")
        }
        None => finding("nobody is known whom it is for, so it is in no build".to_owned())
            .help("its owner needs a page under `people/` that everyone may read; or write a `visibility`"),
    }
}

fn is_meeting(document: &Document) -> bool {
    let record = document.record.as_ref();
    record.is_some_and(|record| record.kind == Kind::Pair && matches!(record.part, Part::Fragment { .. }))
}

fn help(level: &Level, kind: Option<Kind>) -> &'static str {
    match (level, kind) {
        (_, Some(Kind::Person)) => {
            "let the page of a person be for everyone, and write what is not into a file such as `mara.manager.md`"
        }
        (Level::Team, _) => "say which team it belongs to: a `team`, or an `owner` who has one",
        (Level::Pair, Some(Kind::Pair)) => "name the people of the pair: `people = [\"mara\", \"jonas\"]`",
        (Level::Pair, _) => {
            "only a pair has people of its own; write `private`, `manager` or `named: mara, jonas`"
        }
        _ => "write an `owner` who has a page under `people/` that everyone may read",
    }
}
