//! What this build may see: the one filter between the documents and everything after it.
//!
//! In: all documents, and for whom and when the site is built. Out: an [`Edition`], the documents
//! that take part. Never: lets a later room see, count or name a document that it left out.
//! It runs before linking, so that a page that is left out can neither break nor change a visible one.

mod audience;
mod directory;
mod readers;
mod suffix;

pub use audience::Audience;
pub use directory::UnknownAudience;

use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Code, Diagnosed, Diagnostic};
use crate::parse::{Document, Part};
use crate::schema::{Kind, Level};
use directory::Directory;
use readers::Around;

/// The documents that take part in a build, by path.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// The documents.
    pub documents: Vec<Arc<Document>>,
}

/// For whom and when a site is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// For whom.
    pub audience: Audience,
    /// Whether drafts take part.
    pub drafts: bool,
    /// Whether pages dated after [`Self::as_of`] take part.
    pub future: bool,
    /// The date of the build.
    pub as_of: Date,
}

/// The documents that `reader` may see, and the findings about documents that no build may show.
///
/// # Errors
/// When nobody belongs to the audience.
pub fn select(
    documents: &[Arc<Document>],
    reader: &Reader,
    config: &Config,
) -> Result<Diagnosed<Edition>, UnknownAudience> {
    let unclear = suffix::unclear(documents);
    let withheld: Vec<usize> = unclear.iter().map(|(at, _)| *at).collect();
    let mut diagnostics: Vec<Diagnostic> = unclear.into_iter().map(|(_, finding)| finding).collect();
    let hosts = hosts(documents);
    let is_present = |(at, document): &(usize, &Arc<Document>)| {
        let is_now = |at: usize| !withheld.contains(&at) && reader.is_time_for(&documents[at]);
        is_now(*at) && hosts.get(&key(document)).is_none_or(|host| is_now(*host))
    };
    let present: Vec<&Arc<Document>> =
        documents.iter().enumerate().filter(is_present).map(|(_, document)| document).collect();
    let directory = Directory::new(&present, reader.as_of, config);
    let people = directory.people_of(&reader.audience)?;
    let around = Around { directory: &directory, config };
    let host = |document: &Document| hosts.get(&key(document)).map(|at| &*documents[*at]);
    let is_shown = |document: &&&Arc<Document>| {
        let host = host(document).filter(|host| host.path != document.path);
        around.readers(document, host).include(&reader.audience, people.as_ref())
    };
    diagnostics.extend(present.iter().filter_map(|document| ownerless(document, host(document), around)));
    let documents = present.iter().filter(is_shown).map(|document| Arc::clone(document)).collect();
    Ok(Diagnosed { value: Edition { documents }, diagnostics })
}

type Key<'a> = Option<(Kind, &'a str)>;

fn key(document: &Document) -> Key<'_> {
    document.record.as_ref().map(|record| (record.kind, record.id.as_str()))
}

/// The main files of all records, as indexes. What belongs to a record takes part only when its main
/// file does.
fn hosts(documents: &[Arc<Document>]) -> BTreeMap<Key<'_>, usize> {
    let is_main = |(_, document): &(usize, &Arc<Document>)| {
        document.record.as_ref().is_some_and(|record| record.part == Part::Main)
    };
    documents.iter().enumerate().filter(is_main).map(|(at, document)| (key(document), at)).collect()
}

/// A document for an owner that it does not have.
fn ownerless(document: &Document, host: Option<&Document>, around: Around<'_>) -> Option<Diagnostic> {
    let record = document.record.as_ref()?;
    let level = document.front.level.clone().or_else(|| record.suffix.clone())?;
    let needs_owner =
        matches!(level, Level::Private | Level::Manager) && !around.has_owner(host.unwrap_or(document));
    let message = format!("it is for its owner ({}), but it has none, so it is in no build", level.word());
    needs_owner.then(|| {
        Diagnostic::new(Code::UnknownAudience, message)
            .in_file(&document.path)
            .help("write an `owner` who has a page under `people/`")
    })
}

impl Reader {
    fn is_time_for(&self, document: &Document) -> bool {
        let front = &document.front;
        let is_due = self.future || front.date.is_none_or(|date| date <= self.as_of);
        let is_expired = front.expires.is_some_and(|date| date <= self.as_of);
        !front.withheld && (self.drafts || !front.draft) && is_due && !is_expired
    }
}
