//! What is known about a page from its own file alone.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3Default;

use super::growth::Growth;
use super::{FrontMatter, RecordFile};
use crate::diag::Diagnostic;
use crate::source::{SourcePath, Span};

/// A parsed page. Spans are byte offsets into [`Document::text`].
#[derive(Debug, Clone)]
pub struct Document {
    /// Where the file lies.
    pub path: SourcePath,
    /// Hash of the file's bytes.
    pub hash: u64,
    /// Hash of all that other pages may see of this one: two documents of one path and one face differ
    /// only in what their own page shows, and in the ids that links to it may name.
    pub face: u64,
    /// The whole file as text; invalid UTF-8 replaced.
    pub text: Arc<str>,
    /// Where the Markdown starts, after the front matter.
    pub body_start: u32,
    /// The decoded front matter.
    pub front: FrontMatter,
    /// The record that the file belongs to; `None` for a plain page.
    pub record: Option<RecordFile>,
    /// Whether the record has a mistake that leaves it out until it is mended.
    pub is_faulty: bool,
    /// Title: front matter, else the first level-one heading; `None` leaves the file name.
    pub title: Option<String>,
    /// Whether the first heading of the body is the title, so that a page does not print it twice.
    pub title_in_body: bool,
    /// Headings in order, without the one that is the title.
    pub outline: Vec<Heading>,
    /// Other ids that a link may point to: `{#id}` on list items, `id=` and `name=` in HTML, footnotes.
    pub anchors: Vec<String>,
    /// The picture that the front matter names as `photo`.
    pub photo: Option<Link>,
    /// Links and pictures, in the order in which `markup` meets them.
    pub links: Vec<Link>,
    /// The running text, in which words of the glossary may become links, by place. Every run stands
    /// in the file exactly as the page shows it; a line break inside counts as a blank.
    pub prose: Vec<Span>,
    /// First paragraph as plain text, at most 300 characters; empty when there is none.
    pub lead: String,
    /// Number of words in the body.
    pub words: u32,
    /// What could not be kept as it was written, once per kind and name.
    pub losses: Vec<Loss>,
    /// What it says about progress; `None` where nothing can say so: on plain pages and most kinds.
    pub growth: Option<Arc<Growth>>,
    /// Findings about this file alone.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// The hash of what other pages and their order depend on: what the front matter says, with all
    /// places in it, the title, whether a mistake leaves the record out; and of a table of contents,
    /// which gives other pages their order, everything.
    pub(super) fn face_of(&self) -> u64 {
        // A field that is added has to be sorted: it is in the hash, or only its own page shows it.
        #[rustfmt::skip]
        let Self {
            hash, front, record, is_faulty, title, title_in_body,
            path: _, face: _, text: _, body_start: _, photo: _, outline: _, anchors: _,
            links: _, prose: _, lead: _, words: _, losses: _, growth: _, diagnostics: _,
        } = self;
        let contents = self.is_contents().then_some(hash);
        let mut hasher = Xxh3Default::new();
        (front, record, is_faulty, title, title_in_body, contents).hash(&mut hasher);
        hasher.finish()
    }

    /// The ids that a link may name, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.outline.iter().map(|heading| heading.id.as_str()).chain(self.anchors.iter().map(String::as_str))
    }

    /// Whether the file is a table of contents and no page: `SUMMARY.md` with at least one link.
    #[must_use]
    pub fn is_contents(&self) -> bool {
        self.path.file_name().eq_ignore_ascii_case("SUMMARY.md") && !self.links.is_empty()
    }

    /// The Markdown below the front matter.
    #[must_use]
    pub fn body(&self) -> &str {
        self.text.get(self.body_start as usize..).unwrap_or("")
    }
}

/// A heading of the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id that the page gives it, unique in the page.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A link or picture as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// What kind of link it is.
    pub kind: LinkKind,
    /// The destination as written, entities and escapes decoded, percent-encoding kept.
    pub target: String,
    /// The words of the link, or the alternative text of the picture.
    pub text: String,
    /// The sentence or list item around the link as plain text, at most 240 characters.
    pub sentence: String,
    /// Where it stands: the destination itself where it can be found, else the whole link.
    pub span: Span,
}

/// What kind of link it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `[text](target)`, a reference link, `<a href>` or an autolink.
    Link,
    /// `![alt](target)`, `<img src>`, or another attribute that embeds a file.
    Picture,
    /// `[[target]]` or `[[target|text]]`; plain text again when the target does not exist.
    Wiki,
}

/// Something that could not be kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Loss {
    /// Which kind.
    pub kind: LossKind,
    /// The element or the call.
    pub name: String,
    /// How often in this file.
    pub count: u32,
    /// The first place.
    pub span: Span,
}

/// The kinds of loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LossKind {
    /// An HTML element outside the allow-list.
    Html,
    /// An HTML attribute outside the allow-list, named `element@attribute`.
    Attribute,
    /// A template call of another tool that has no counterpart here.
    Call,
}
