//! Understory: a static-site generator for a team development handbook.
//!
//! A folder of Markdown goes in, a linked, checked, accessible site comes out. One short pipeline,
//! one type per stage:
//!
//! ```text
//! load     source::load(root, …)                 -> SourceTree     the only input: files, hashes, git's dates
//! parse    parse::document(file, …)              -> Document       one file by itself; known again by its hash
//! select   edition::select(documents, reader)    -> Edition        what this build may see; nothing later sees more
//! link     model::link(edition, …)               -> Handbook       pages in a tree, addresses, links both ways
//! compute  insight::compute(handbook, as_of)     -> Insights       progress, status, rhythm; findings about whole records
//! check    check::{sources, losses, settle}      -> [Diagnostic]   findings that no single stage can make
//! view     view::page(context, page)             -> PageView       what a template may see
//! body     markup::body(document, links, …)      -> Body           Markdown as HTML
//! render   render::Renderer::page(view, body)    -> bytes          templates live here and nowhere else
//! collect  build::Builder::build(tree, …)        -> Build          a site whose pages render when asked for
//! find     search::index(view::Findable, …)      -> Index          what makes the site searchable, once somebody asks
//! write    output::write(site, folder, …)        -> WriteReport    the only output, switched in at once
//! ```
//!
//! A preview (`serve`) goes through all of this for the whole tree after every change. What it saves is
//! what has the same hash as before: a document by its bytes, the skeleton of the site by what pages may
//! see of each other ([`parse::Document::face`]), a rendered page by all that it shows.
//!
//! Before there is a folder of Markdown, `starter::files` has one to begin with and `output::plant`
//! makes it.
//!
//! Selecting comes before linking, so that a page which is left out can never break, change or be
//! counted by a visible one: "excluded" and "deleted" are the same thing.
//!
//! Rooms, from the ground up; a room imports only rooms above it in this list (a test holds that):

pub mod number;
pub mod source;
pub mod diag;
pub mod words;
pub mod syntax;
pub mod schema;
pub mod config;
pub mod parse;
pub mod edition;
pub mod model;
pub mod matching;
pub mod insight;
pub mod check;
pub mod markup;
pub mod chart;
pub mod search;
pub mod view;
pub mod theme;
pub mod render;
pub mod output;
pub mod build;
pub mod serve;
pub mod starter;
pub mod cli;
