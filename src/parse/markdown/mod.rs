//! Markdown as people really write it.
//!
//! In: the text of a page below its front matter. Out: one stream of [`Event`]s, walked twice:
//! by [`scan`], which notes links, headings and losses, and by `markup`, which writes HTML.
//! Because both walk the same stream, the n-th link of the scan is the n-th link of the HTML.
//! Never: looks at another file, renders HTML, or lets an element through that is not allowed.
//!
//! `prepare` turns what is not Markdown into Markdown (`rewrite` line by line, with `container`
//! for `:::` and `!!!`, `call` and `replace` for the template calls of other tools),
//! `input` reads pulldown-cmark's events, `walk` makes them ours, helped by one file per
//! construct: `callout`, `bare`, `html`, `allow`, `scheme`.

mod allow;
mod attributes;
mod bare;
mod blocks;
mod call;
mod callout;
mod container;
mod event;
mod html;
mod inline;
mod input;
mod item;
mod link;
mod plain;
mod prepare;
mod prose;
mod quotation;
mod replace;
mod report;
mod rewrite;
mod room;
mod scan;
mod scheme;
mod sentence;
mod slug;
mod source_map;
mod verbatim;
mod walk;
mod words;

pub use allow::goes_whole;
pub use blocks::{Block, Item, List};
pub use callout::{Callout, Fold};
pub use event::{Alignment, Attribute, Element, Event, LinkTag, Sink, Tag, TagEnd, Value};
pub use plain::plain;
pub use prepare::{Prepared, prepare};
pub use report::Report;
pub use scan::{Scan, scan};
pub use slug::slug as heading_slug;
pub use walk::walk;

/// A byte range of the prepared text.
pub type Range = std::ops::Range<usize>;
