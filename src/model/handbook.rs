//! The types of the linked handbook.

use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edition::Readable;
use crate::parse::{Document, RecordFile};
use crate::schema::{Detail, Kind, Record};
use crate::source::{PixelSize, SourcePath, Span};

/// A page's index in [`Handbook::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub u32);

impl PageId {
    /// The id of the page at `index`.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The id as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A tag's index in [`Handbook::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

impl TagId {
    /// The id of the tag at `index`.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Everything that one edition publishes, linked.
#[derive(Debug, Clone, Default)]
pub struct Handbook {
    /// All pages, home first, then in the order of the navigation (depth first).
    pub pages: Vec<Arc<Page>>,
    /// All tags, by name.
    pub tags: Arc<[Tag]>,
    /// Former addresses, by address.
    pub redirects: Arc<[Redirect]>,
    /// Files that pages use and that are published beside them, by output path.
    pub assets: Arc<[AssetCopy]>,
    /// The pages of all records.
    pub records: Arc<Ids>,
}

/// Pages by kind and id.
pub type Ids = BTreeMap<Kind, BTreeMap<String, PageId>>;

impl Handbook {
    /// The page with the given id.
    #[must_use]
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.index()]
    }

    /// The page of a record.
    #[must_use]
    pub fn record(&self, kind: Kind, id: &str) -> Option<PageId> {
        self.records.get(&kind)?.get(id).copied()
    }
}

/// A published page: a file, or a folder that has no page of its own.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file, parsed; `None` for a folder without a page of its own.
    pub document: Option<Arc<Document>>,
    /// The folder below the content for a section, else the path of the file without its ending.
    pub path: String,
    /// The title; never empty.
    pub title: String,
    /// One sentence about the page: written, else its first paragraph; may be empty.
    pub summary: String,
    /// Address below the site's root: empty for home, else `goals/x/`.
    pub url: String,
    /// The section that holds the page; `None` for home.
    pub parent: Option<PageId>,
    /// The pages of a section, in the order of the navigation.
    pub children: Vec<PageId>,
    /// Whether the page stands for a folder.
    pub is_section: bool,
    /// Whether someone chose the order of [`Self::children`]: by weights, numbers or a navigation file.
    pub is_ordered: bool,
    /// Where every link of the document leads, in the order of [`Document::links`].
    pub links: Vec<Resolved>,
    /// Where the picture lies that the front matter names.
    pub photo: Option<Resolved>,
    /// The first use of each term of the glossary in the document, by place.
    pub terms: Vec<TermUse>,
    /// For the page of a term: the pages that use it, in order.
    pub used_in: Vec<PageId>,
    /// The pages that mention this one, by title.
    pub mentions: Vec<Mention>,
    /// Who may read the page; `None` for a folder without a page of its own.
    pub readers: Option<Readable>,
    /// Companions and entries that are shown on the page: companions first, then entries by date.
    pub parts: Vec<PagePart>,
    /// The pages that this one is related to by fields: first as it says itself, then as others say.
    pub relations: Vec<Relation>,
    /// The page's tags, in the order written.
    pub tags: Vec<TagId>,
    /// When it was first written.
    pub created: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
}

impl Page {
    /// The record that the page shows; `None` for plain pages and folders.
    #[must_use]
    pub fn record(&self) -> Option<&RecordFile> {
        self.document.as_deref()?.record.as_ref()
    }

    /// The files that are shown on the page, its own first.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.document.iter().chain(self.parts.iter().map(|part| &part.document))
    }

    /// The kind of the page.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.record().map_or(Kind::Page, |record| record.kind)
    }

    /// The decoded fields of the record's own file. What its companions say stands beside their texts.
    #[must_use]
    pub fn fields(&self) -> Option<&Record> {
        self.record().map(|file| &file.fields)
    }
}

/// A file that is shown on the page of its record.
#[derive(Debug, Clone)]
pub struct PagePart {
    /// The file, parsed.
    pub document: Arc<Document>,
    /// Where every link of the file leads from the page, in the order of [`Document::links`].
    pub links: Vec<Resolved>,
    /// The first use of each term that no file of the page before it uses.
    pub terms: Vec<TermUse>,
    /// Who may read the file.
    pub readers: Option<Readable>,
}

/// Another page that a page is related to by a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Relation {
    /// The kind of the record whose field states it.
    pub of: Kind,
    /// The field.
    pub field: &'static str,
    /// Which end of the relation this page is.
    pub direction: Direction,
    /// The page at the other end.
    pub page: PageId,
    /// The third page that is named: the goal of a step, the person who gives.
    pub beside: Option<PageId>,
    /// What the field says beside the id.
    pub detail: Detail,
    /// Whether a companion or an entry states it, and not the record's own file.
    pub is_aside: bool,
}

/// Which end of a relation a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The page states it.
    Out,
    /// The other page states it of this one.
    In,
    /// The other page names this one beside a third.
    Beside,
}

/// A tag and the pages that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The tag as first written.
    pub name: String,
    /// Address below the site's root, `tags/x/`.
    pub url: String,
    /// Pages, in the order of the navigation.
    pub pages: Vec<PageId>,
}

/// A place where another page is linked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mention {
    /// The page that links here.
    pub from: PageId,
    /// The sentence around the first link.
    pub sentence: String,
}

/// A place where a term of the glossary is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TermUse {
    /// The words in the file.
    pub span: Span,
    /// The page of the term.
    pub term: PageId,
}

/// A former address and where it leads now.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Redirect {
    /// Address below the site's root, `old/x/`, or a file such as `old.html`.
    pub from: String,
    /// Address below the site's root, or a whole address elsewhere.
    pub to: String,
    /// Title of the page there; the address itself when it lies elsewhere.
    pub title: String,
    /// Whether [`Self::to`] is an address elsewhere.
    pub external: bool,
}

/// A file that is published beside the pages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetCopy {
    /// Path below the site's root.
    pub output: String,
    /// The file.
    pub source: SourcePath,
}

/// Where a link leads, ready to be written into its page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Resolved {
    /// What is written into `href` or `src`, not yet escaped for HTML: relative to the page, or
    /// whole for other sites. `None`: there is no such place; only the words are shown.
    pub href: Option<Arc<str>>,
    /// What kind of place it is.
    pub class: LinkClass,
    /// The title of the target, for links that bring no words of their own (`[[id]]`).
    pub title: Option<Arc<str>>,
    /// Size of the picture, so that the page keeps its place while it loads.
    pub size: Option<PixelSize>,
}

/// What kind of place a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkClass {
    /// A page or file of this site.
    Internal,
    /// Somewhere else.
    External,
    /// A picture somewhere else, which a page must not load: shown as a link.
    Remote,
    /// Nowhere, and that is a mistake: shown as text with a mark.
    Broken,
    /// No link at all, such as an accidental `[[`: shown exactly as it was written.
    Text,
}
