//! The words of the glossary in a page, as links.
//!
//! In: the handbook and one of its pages. Out: one [`TermLink`] per term that the page uses.
//! Never: more definitions than a page should carry; further terms are links alone.

use crate::markup::TermLink;
use crate::model::{Page, TermUse, definition, href};
use crate::view::Context;

/// How many terms of a page bring their definition along.
const DEFINITIONS: usize = 12;

/// The links to terms in each file of `page`, its own first, by place.
pub(super) fn links(context: &Context, page: &Page) -> Vec<Vec<TermLink>> {
    let mut number = 0;
    let mut link = |used: &TermUse| {
        let term = context.handbook.page(used.term);
        number += 1;
        let definition = if number <= DEFINITIONS { definition(&term.summary) } else { String::new() };
        TermLink { span: used.span, href: href(&page.url, &term.url, context.config.links), definition }
    };
    let files = std::iter::once(&page.terms).chain(page.parts.iter().map(|part| &part.terms));
    files.map(|terms| terms.iter().map(&mut link).collect()).collect()
}
