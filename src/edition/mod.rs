//! What this build may see: the one filter between the documents and everything after it.
//!
//! In: all documents, and for whom and when the site is built. Out: an [`Edition`], the documents
//! that take part and who may read each. Never: lets a later room see, count or name a document that
//! it left out. It runs before linking, so that a page that is left out can neither break nor change
//! a visible one.
//!
//! One rule decides: a document takes part exactly when everybody in the build's audience may read
//! it. Who may read it is a matter of the document, of the record it belongs to, and of what the
//! cards that everyone may read say about people and teams; nothing else has a say.

mod audience;
mod directory;
mod findings;
mod holders;
mod names;
mod readers;
mod records;
#[cfg(test)]
mod tests;

pub use audience::Audience;
pub use directory::UnknownAudience;

use jiff::civil::Date;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Diagnosed, Diagnostic};
use crate::parse::Document;
use crate::schema::Level;
use crate::source::SourcePath;
use directory::Directory;
use readers::{Around, Readers};
use records::Records;

/// The documents that take part in a build, by path.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// The documents.
    pub documents: Vec<Arc<Document>>,
    /// Who may read each of them, in the same order.
    pub readers: Vec<Readable>,
}

/// Who may read a document of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Readable {
    /// The level that decides: its own, or the one of its record where that is narrower.
    pub level: Level,
    /// The ids of those who may, sorted; empty when everyone or anybody may.
    pub names: Vec<String>,
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
    /// Whether the findings may tell what a page says that is in no build; else they only name its path.
    pub as_keeper: bool,
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
    if config.is_unclear {
        // While the settings leave open who may read what, nobody is shown anything.
        return Ok(Diagnosed::default());
    }
    let present = Present::new(documents, reader, config);
    let directory = Directory::new(&present.documents(), reader.as_of, config);
    let people = directory.people_of(&reader.audience)?;
    let around = Around { directory: &directory, config };
    let mut edition = Edition::default();
    let mut diagnostics = present.unclear.iter().flatten().cloned().collect::<Vec<Diagnostic>>();
    for (document, hosts) in present.with_hosts() {
        let (readers, level) = around.readers(document, &hosts);
        if readers.include(&reader.audience, people.as_ref()) {
            edition.readers.push(readable(readers, level));
            edition.documents.push(Arc::clone(document));
        } else {
            diagnostics.extend(findings::unreadable(document, &hosts, around, reader.as_keeper));
        }
    }
    Ok(Diagnosed { value: edition, diagnostics })
}

/// All documents that could take part for some audience: what a keeper of the handbook may look at.
#[must_use]
pub fn everything(documents: &[Arc<Document>], reader: &Reader, config: &Config) -> Edition {
    let present = Present::new(documents, reader, config);
    let directory = Directory::new(&present.documents(), reader.as_of, config);
    let around = Around { directory: &directory, config };
    let shown = present.with_hosts().map(|(document, hosts)| {
        let (readers, level) = around.readers(document, &hosts);
        (Arc::clone(document), readable(readers, level))
    });
    let (documents, readers) = shown.unzip();
    Edition { documents, readers }
}

/// Whether `path` may be spoken of in a build for the readers of `edition`, which was made of `documents`.
#[must_use]
pub fn is_told(path: &SourcePath, edition: &Edition, documents: &[Arc<Document>], config: &Config) -> bool {
    let is_among =
        |documents: &[Arc<Document>]| documents.binary_search_by(|document| document.path.cmp(path)).is_ok();
    is_among(&edition.documents) || !is_among(documents) && !names::seems_narrow(path, config)
}

fn readable(readers: Readers, level: Level) -> Readable {
    match readers {
        Readers::World => Readable { level: Level::World, names: Vec::new() },
        Readers::Everyone => Readable { level: Level::Everyone, names: Vec::new() },
        Readers::These(people) => Readable { level, names: people.into_iter().collect() },
    }
}

/// The documents of now of which it is clear who may read them.
struct Present<'a> {
    all: &'a [Arc<Document>],
    records: Records<'a>,
    /// What is unclear about a document, for those that are in no build for it.
    unclear: Vec<Option<Diagnostic>>,
    is_present: Vec<bool>,
}

impl<'a> Present<'a> {
    fn new(all: &'a [Arc<Document>], reader: &Reader, config: &'a Config) -> Self {
        let records = Records::new(all, config);
        let unclear = findings::unclear(all, reader.as_keeper, config);
        let is_now: Vec<bool> = all
            .iter()
            .zip(&unclear)
            .map(|(document, unclear)| {
                unclear.is_none() && !document.front.withheld && reader.is_time_for(document)
            })
            .collect();
        let may_host = |at: &usize| is_now[*at] && !all[*at].is_faulty;
        // What belongs to a record takes part only when all files that speak for the record do.
        let is_present =
            (0..all.len()).map(|at| is_now[at] && records.hosts(at).iter().all(may_host)).collect();
        Self { all, records, unclear, is_present }
    }

    fn with_hosts(&self) -> impl Iterator<Item = (&'a Arc<Document>, Vec<&'a Document>)> {
        let present = self.all.iter().enumerate().filter(|(at, _)| self.is_present[*at]);
        present.map(|(at, document)| {
            (document, self.records.hosts(at).iter().map(|host| &*self.all[*host]).collect())
        })
    }

    fn documents(&self) -> Vec<&'a Arc<Document>> {
        self.with_hosts().map(|(document, _)| document).collect()
    }
}

impl Reader {
    fn is_time_for(&self, document: &Document) -> bool {
        let front = &document.front;
        let is_due = self.future || front.date.is_none_or(|date| date <= self.as_of);
        let is_expired = front.expires.is_some_and(|date| date <= self.as_of);
        (self.drafts || !front.draft) && is_due && !is_expired
    }
}
