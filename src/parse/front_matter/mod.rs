//! What a page says about itself before its text.
//!
//! In: the text of a file. Out: its [`FrontMatter`], where its body starts, and all mistakes; on a
//! plain page those are warnings and the default holds instead. Never: loses a page over a mistake,
//! except one that names an audience, which must not widen by accident.

mod audience;
#[cfg(test)]
mod broken;
mod familiar;
mod read;
mod split;

pub(crate) use read::{Front, read};

use jiff::civil::Date;

use crate::schema::Level;
use crate::source::Span;

/// The fields that a plain page may have; every other key is accepted and left alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct FrontMatter {
    /// `title` or `name`.
    pub title: Option<String>,
    /// `summary` or `description`.
    pub summary: Option<String>,
    /// Last part of the page's address.
    pub slug: Option<(String, Span)>,
    /// Whole address of the page, from the site's root.
    pub permalink: Option<(String, Span)>,
    /// `weight`, `order`, `nav_order` or `sidebar_position`, in thousandths, so that `1.5` has its place.
    pub weight: Option<i64>,
    /// Former addresses: `aliases`, `redirect_from`.
    pub aliases: Vec<(String, Span)>,
    /// Another address where this page now lives: `redirect_to`.
    pub redirect_to: Option<(String, Span)>,
    /// Tags, in the order written.
    pub tags: Vec<String>,
    /// `draft = true` or `status = "draft"`.
    pub draft: bool,
    /// `date`.
    pub date: Option<Date>,
    /// `updated`, `lastmod` or `last_modified_at`.
    pub updated: Option<Date>,
    /// `expires`: the first day on which the page is no longer built.
    pub expires: Option<Date>,
    /// BCP-47 tag of the page's language.
    pub lang: Option<String>,
    /// Whether words of the glossary become links in the page; as in the settings when absent.
    pub glossary: Option<bool>,
    /// Whether search finds the page; it does when this is absent.
    pub search: Option<bool>,
    /// How much more than others the page counts in search, in hundredths.
    pub boost: Option<u32>,
    /// Name of another template for this page.
    pub template: Option<(String, Span)>,
    /// Who keeps the page true and when it was last looked at.
    pub keeper: Keeper,
    /// `visibility`: who may read the page.
    pub level: Option<Level>,
    /// `widen = true`: a companion may be read by more people than its record.
    pub widen: bool,
    /// Whether it is not clear who may read the page: such a page is in no build.
    pub withheld: bool,
}

/// Who keeps a page true, in whatever keys the handbook already uses for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Keeper {
    /// `owner`, `owner_slack`, `dri`, `dris`: as written.
    pub owners: Vec<String>,
    /// `reviewed`, `last_reviewed_on`, `last_reviewed_at`.
    pub reviewed: Option<Date>,
    /// `review_by`, or the last review and `review_in` / `review_every` taken together.
    pub review_by: Option<Date>,
    /// `status`, as written.
    pub status: Option<String>,
    /// `outdated = true`.
    pub outdated: bool,
}
