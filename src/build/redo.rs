//! What of a site is not what it was in the build before, and why.
//!
//! In: a built site and the builder's memory. Out: the pages that were rendered anew. Never: decides
//! what is shown; a page that is asked for is right whether or not this ever runs.

use std::fmt;
use std::sync::Arc;

use super::stage::Stage;

/// A page that was rendered anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redone {
    /// Its path in the site, such as `goals/x/index.html`.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why a page is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// There was no such page.
    New,
    /// Its own text was changed, or where its links lead.
    Text,
    /// What it shows of itself and of other pages was changed: titles, lists, relations, mentions.
    Shows,
    /// What all pages share was changed: the theme, the settings, the header.
    Frame,
}

/// The pages of a site that are still to be rendered.
#[derive(Clone)]
pub struct Work(pub(super) Arc<Stage>);

impl Work {
    /// Renders every page that is not what it was, as long as `go_on` says so; `None` when it stopped.
    #[must_use]
    pub fn redo(&self, go_on: &dyn Fn() -> bool) -> Option<Vec<Redone>> {
        self.0.redo(go_on)
    }

    /// How many pages of the site, made ones included, are not what was rendered before.
    #[must_use]
    pub fn unknown_pages(&self) -> usize {
        self.0.unknown_pages()
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Work").finish_non_exhaustive()
    }
}
