//! The finished site, and the one way to put it on disk.
//!
//! In: a [`Site`] and a folder. Out: files, switched in at once, and a [`WriteReport`].
//! Never: overwrites a folder that we did not write, removes a file that is not ours, or leaves a
//! half-written site behind.

mod site;

pub use site::{Entry, PageIndex, RenderPage, Site, SiteError};
