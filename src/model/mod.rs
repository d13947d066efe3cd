//! The handbook as one linked whole: pages in a tree, addresses, links both ways.
//!
//! In: the documents of one edition, the files beside them, git's dates. Out: a [`Handbook`]
//! and the findings that need more than one file. Never: sees a document that the edition left
//! out, reads a file, or makes HTML.

mod address;
mod broken;
mod counted;
mod folders;
mod forms;
mod gather;
mod glossary;
mod handbook;
mod link;
mod navigation;
mod pages;
mod places;
mod records;
mod redirects;
mod relations;
mod relink;
mod resolve;
mod tags;
mod title;

pub use address::{href, output_path, root_of, slugify};
pub use glossary::{Avoided, Clash, Glossary, Term, Usage, definition};
pub use handbook::{
    AssetCopy, Direction, Handbook, Ids, LinkClass, Mention, Page, PageId, PagePart, Redirect, Relation,
    Resolved, Tag, TagId, TermUse,
};
pub use link::{Linker, MADE, Titles, link};
pub use title::sort_key;
