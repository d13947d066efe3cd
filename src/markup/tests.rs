//! What Markdown becomes, construct by construct.

mod constructs;
mod cuts;
mod laws;
mod spec;
mod terms;

use std::sync::Arc;

use crate::config::{Config, Markdown};
use crate::markup::{BodyOptions, body};
use crate::model::{LinkClass, Resolved};
use crate::parse::{Document, Link, LinkKind, document};
use crate::source::SourcePath;
use crate::words::Words;

/// A page made of Markdown alone.
pub(super) fn parse(markdown: &str, options: Markdown) -> Document {
    let config = Config { markdown: options, ..Config::default() };
    document(&SourcePath::new("a.md"), 0, Arc::from(markdown), &config)
}

/// Every link leads where it says; there is no page for wikilinks.
pub(super) fn resolve(document: &Document) -> Vec<Resolved> {
    let resolved = |link: &Link| match link.kind {
        LinkKind::Wiki => Resolved { href: None, class: LinkClass::Text, title: None, size: None },
        LinkKind::Link | LinkKind::Picture => Resolved {
            href: Some(Arc::from(&*link.target)),
            class: LinkClass::Internal,
            title: None,
            size: None,
        },
    };
    document.links.iter().map(resolved).collect()
}

/// The HTML of `document`.
pub(super) fn render(document: &Document, links: &[Resolved], options: Markdown) -> String {
    let words = Words::default();
    body(document, links, BodyOptions::new(options, &words)).html
}

/// The HTML of a page with all settings as usual, but without colours for code.
pub(super) fn html(markdown: &str) -> String {
    let options = Markdown { highlight: false, ..Markdown::default() };
    let document = parse(markdown, options);
    render(&document, &resolve(&document), options)
}
