//! What this build may see: the one filter between the documents and everything after it.
//!
//! In: all documents, and for whom and when the site is built. Out: an [`Edition`], the documents
//! that take part. Never: lets a later room see, count or name a document that it left out.
//! It runs before linking, so that a page that is left out can neither break nor change a visible one.

mod narrow;

use jiff::civil::Date;
use std::sync::Arc;

use crate::config::Config;
use crate::parse::Document;

/// The documents that take part in a build, by path.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// The documents.
    pub documents: Vec<Arc<Document>>,
}

/// For whom and when a site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Whether drafts take part.
    pub drafts: bool,
    /// Whether pages dated after [`Self::as_of`] take part.
    pub future: bool,
    /// The date of the build.
    pub as_of: Date,
}

/// The documents that `reader` may see. What is written for few people is in no edition: there is
/// only the one for everyone yet.
#[must_use]
pub fn select(documents: Vec<Arc<Document>>, reader: Reader, config: &Config) -> Edition {
    let is_shown =
        |document: &Arc<Document>| reader.may_see(document) && !narrow::is_narrow(&document.path, config);
    Edition { documents: documents.into_iter().filter(is_shown).collect() }
}

impl Reader {
    fn may_see(self, document: &Document) -> bool {
        let front = &document.front;
        let is_due = self.future || front.date.is_none_or(|date| date <= self.as_of);
        let is_expired = front.expires.is_some_and(|date| date <= self.as_of);
        !front.withheld && (self.drafts || !front.draft) && is_due && !is_expired
    }
}
