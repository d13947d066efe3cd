//! What this build may see: the one filter between the documents and everything after it.
//!
//! In: all documents, and for whom and when the site is built. Out: an [`Edition`], the documents
//! that take part. Never: lets a later room see, count or name a document that it left out.
//! It runs before linking, so that a page that is left out can neither break nor change a visible one.

use jiff::civil::Date;
use std::sync::Arc;

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

/// The documents that `reader` may see.
#[must_use]
pub fn select(documents: Vec<Arc<Document>>, reader: Reader) -> Edition {
    Edition { documents: documents.into_iter().filter(|document| reader.may_see(document)).collect() }
}

impl Reader {
    fn may_see(self, document: &Document) -> bool {
        let front = &document.front;
        let is_due = self.future || front.date.is_none_or(|date| date <= self.as_of);
        let is_expired = front.expires.is_some_and(|date| date <= self.as_of);
        !front.withheld && (self.drafts || !front.draft) && is_due && !is_expired
    }
}
