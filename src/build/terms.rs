//! The words of the glossary in a page, as links.
//!
//! In: the handbook and one of its pages. Out: one [`TermLink`] per term that the page uses.
//! Never: more definitions than a page should carry; further terms are links alone.

use crate::markup::TermLink;
use crate::model::{Page, definition, href};
use crate::view::Context;

/// How many terms of a page bring their definition along.
const DEFINITIONS: usize = 12;

/// The links of `page` to the terms that it uses, by place.
pub(super) fn links(context: &Context, page: &Page) -> Vec<TermLink> {
    let link = |(at, used): (usize, &crate::model::TermUse)| {
        let term = context.handbook.page(used.term);
        let definition = if at < DEFINITIONS { definition(&term.summary) } else { String::new() };
        TermLink { span: used.span, href: href(&page.url, &term.url, context.config.links), definition }
    };
    page.terms.iter().enumerate().map(link).collect()
}
