//! The index that makes a site searchable, as files that any web server, or none, can hand out.
//!
//! In: every page as [`Page`]: its title, its sections as plain text, its facets. Out: an [`Index`]:
//! sorted word lists with places, a dictionary for misspelt words, columns of facets; and one
//! [`fragment`] per page, from which results are shown. Never: a type of the handbook, a stemmer (the
//! client groups the forms of a word, see `themes/default/search/engine.js`), a clock or the disk.

mod page;

pub use page::{Facet, Page, Pages, Section, Settings};
