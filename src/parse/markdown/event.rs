//! The events that a page consists of: pulldown-cmark's, with ours beside them.
//!
//! In: nothing. Out: the types. Never: an unbalanced stream; every start has its end, also for
//! the elements of raw HTML.

pub use pulldown_cmark::Alignment;
use pulldown_cmark::CowStr;

use super::{Callout, Range};
use crate::parse::LinkKind;

/// Takes the events of a page in order, each with its range in the prepared text.
pub trait Sink<'a> {
    /// Takes one event.
    fn event(&mut self, event: Event<'a>, range: Range);
}

/// One step through a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<'a> {
    /// Something begins.
    Start(Tag<'a>),
    /// What began last ends.
    End(TagEnd),
    /// Words.
    Text(CowStr<'a>),
    /// A code span.
    Code(CowStr<'a>),
    /// A formula, and whether it stands in a line of its own.
    Math(CowStr<'a>, bool),
    /// A reference to the footnote with this label.
    FootnoteReference(CowStr<'a>),
    /// A line break in the source.
    SoftBreak,
    /// A line break on the page.
    HardBreak,
    /// A thematic break.
    Rule,
    /// HTML that passes as it is, with `raw_html = "trusted"`.
    Raw(CowStr<'a>),
    /// An allowed HTML element without content.
    Void(Element),
    /// A template call of another tool, shown as it was written.
    Call(CowStr<'a>),
    /// The id that the list item around it asks for.
    ItemId(CowStr<'a>),
}

/// What begins.
#[derive(Debug, Clone, PartialEq)]
pub enum Tag<'a> {
    /// A paragraph.
    Paragraph,
    /// A heading as written.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The id that it asks for.
        id: Option<CowStr<'a>>,
        /// Its classes; not yet checked.
        classes: Vec<CowStr<'a>>,
    },
    /// A quotation.
    BlockQuote,
    /// A note, warning and the like.
    Callout(Callout<'a>),
    /// The title of the callout just begun.
    CalloutTitle,
    /// A code block with its info string, if it is fenced.
    CodeBlock(Option<CowStr<'a>>),
    /// A list; the first number, if it has numbers.
    List(Option<u64>),
    /// An item; for a task, whether it is done.
    Item(Option<bool>),
    /// The note with this label.
    FootnoteDefinition(CowStr<'a>),
    /// A definition list.
    DefinitionList,
    /// A term.
    DefinitionTitle,
    /// Its definition.
    Definition,
    /// A table with the alignment of its columns.
    Table(Vec<Alignment>),
    /// Its head.
    TableHead,
    /// A row.
    TableRow,
    /// A cell.
    TableCell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text struck out.
    Strikethrough,
    /// A link.
    Link(LinkTag<'a>),
    /// A picture; what is inside is its alternative text.
    Picture(LinkTag<'a>),
    /// An allowed HTML element.
    Element(Element),
}

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the end of the `Tag` of the same name")]
pub enum TagEnd {
    Paragraph,
    Heading,
    BlockQuote,
    Callout,
    CalloutTitle,
    CodeBlock,
    List,
    Item,
    FootnoteDefinition,
    DefinitionList,
    DefinitionTitle,
    Definition,
    Table,
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Picture,
    Element(&'static str),
}

/// The head of a link or picture.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkTag<'a> {
    /// What kind of link it is.
    pub kind: LinkKind,
    /// The destination as written.
    pub target: CowStr<'a>,
    /// The title in quotes after the destination; may be empty.
    pub title: CowStr<'a>,
    /// Whether it brings words of its own; `[[target]]` does not.
    pub has_words: bool,
    /// Where the destination stands.
    pub place: Range,
}

/// The head of an HTML element, already cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
}

/// An attribute of an HTML element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: Value,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: the attribute stands alone.
    Flag,
    /// Words, to be escaped.
    Text(String),
    /// An address that counts as a link.
    Link(LinkKind, String),
    /// Pictures to choose from, each with its descriptor.
    Set(Vec<(String, String)>),
}

impl Tag<'_> {
    /// The end that belongs to the start.
    #[must_use]
    pub fn end(&self) -> TagEnd {
        match self {
            Self::Paragraph => TagEnd::Paragraph,
            Self::Heading { .. } => TagEnd::Heading,
            Self::BlockQuote => TagEnd::BlockQuote,
            Self::Callout(_) => TagEnd::Callout,
            Self::CalloutTitle => TagEnd::CalloutTitle,
            Self::CodeBlock(_) => TagEnd::CodeBlock,
            Self::List(_) => TagEnd::List,
            Self::Item(_) => TagEnd::Item,
            Self::FootnoteDefinition(_) => TagEnd::FootnoteDefinition,
            Self::DefinitionList => TagEnd::DefinitionList,
            Self::DefinitionTitle => TagEnd::DefinitionTitle,
            Self::Definition => TagEnd::Definition,
            Self::Table(_) => TagEnd::Table,
            Self::TableHead => TagEnd::TableHead,
            Self::TableRow => TagEnd::TableRow,
            Self::TableCell => TagEnd::TableCell,
            Self::Emphasis => TagEnd::Emphasis,
            Self::Strong => TagEnd::Strong,
            Self::Strikethrough => TagEnd::Strikethrough,
            Self::Link(_) => TagEnd::Link,
            Self::Picture(_) => TagEnd::Picture,
            Self::Element(element) => TagEnd::Element(element.name),
        }
    }
}

impl TagEnd {
    /// Whether it is a block, so that a sentence cannot reach over it.
    #[must_use]
    pub fn is_block(self) -> bool {
        match self {
            Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link | Self::Picture => false,
            Self::Element(name) => super::allow::is_block(name),
            Self::Paragraph | Self::Heading | Self::BlockQuote | Self::Callout | Self::CalloutTitle => true,
            Self::CodeBlock | Self::List | Self::Item | Self::FootnoteDefinition => true,
            Self::DefinitionList | Self::DefinitionTitle | Self::Definition => true,
            Self::Table | Self::TableHead | Self::TableRow | Self::TableCell => true,
        }
    }
}

impl Element {
    /// The links that the element's attributes make, in order.
    pub fn links(&self) -> impl Iterator<Item = (LinkKind, &str)> {
        self.attributes.iter().flat_map(|attribute| attribute.value.links())
    }
}

impl Value {
    fn links(&self) -> Vec<(LinkKind, &str)> {
        match self {
            Self::Flag | Self::Text(_) => Vec::new(),
            Self::Link(kind, target) => vec![(*kind, target)],
            Self::Set(set) => set.iter().map(|(target, _)| (LinkKind::Picture, target.as_str())).collect(),
        }
    }
}
