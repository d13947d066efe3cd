//! The index that makes a site searchable, as files that any web server, or none, can hand out.
//!
//! In: every page as [`Page`]: its title, its sections as plain text, its facets. Out: an [`Index`]:
//! sorted word lists with places, a dictionary for misspelt words, columns of facets; and the
//! [`fragment`]s of each page, from which results are shown. Never: a type of the handbook, a stemmer
//! (the client groups the forms of a word, see `themes/default/search/engine.js`), a clock or the disk.
//!
//! `words` cuts a text, `places` says where in a page its words stand, `memo` keeps that for as long as
//! the page stays as it is, `lists` turns it round: where a word stands; `shards`, `dictionary`,
//! `columns` and `fragment` write files, `index` puts them together. All numbers are written by
//! `symbols`.

mod columns;
mod dictionary;
mod fragment;
mod index;
mod lists;
mod memo;
mod page;
mod places;
mod shards;
mod symbols;
mod words;

pub use fragment::fragment;
pub use index::{Index, index, is_own, script};
pub use memo::Memo;
pub use page::{Facet, Page, Pages, Section, Settings, USUAL};
