//! The finished site, and the one way to put it on disk.
//!
//! In: a [`Site`] and a folder. Out: files, switched in at once, and a [`WriteReport`]. Besides,
//! [`plant`] makes the files of a new handbook.
//! Never: overwrites a folder that we did not write, removes a file that is not ours, or leaves a
//! half-written site behind.
//!
//! The new site grows in a folder beside the old one. Files whose bytes did not change are hard
//! links to the old ones, so they keep their inode and time. One exchange of the two folders makes
//! the new site visible, then the old one is removed. Whatever kills a run before the exchange
//! leaves the old site as it was; the next run sweeps up.

mod carry;
mod copied;
mod error;
mod lock;
mod manifest;
mod place;
mod plant;
mod site;
mod stage;
mod switch;
mod write;

pub use copied::Copied;
pub use error::WriteError;
pub use place::check_place;
pub use plant::{PlantError, is_taken, plant};
pub use site::{Annex, Entry, PageIndex, RenderPage, Site, SiteError};
pub use write::{WriteOptions, WriteReport, write};
