//! The page that says what the numbers mean.
//!
//! In: the context; the text, which is the same on every site and in English. Out: a [`PageView`]. Never: a
//! number of the handbook itself.

use std::sync::{Arc, LazyLock};

use crate::config::Config;
use crate::parse::{self, Document};
use crate::source::SourcePath;
use crate::view::context::{Context, PageRef};
use crate::view::page::frame;
use crate::view::page::{home_crumb, outline};
use crate::view::shapes::{Content, PageView};
use crate::view::template::Template;

static TEXT: LazyLock<Document> = LazyLock::new(|| {
    let text = include_str!("../../../docs/numbers.md");
    parse::document(&SourcePath::new("numbers.md"), 0, Arc::from(text), &Config::default())
});

/// What the numbers mean, as Markdown.
#[must_use]
pub fn numbers() -> &'static Document {
    &TEXT
}

/// The page.
pub(in crate::view) fn page(context: &Context) -> PageView {
    let url = context.url(PageRef::Numbers);
    let mut view = frame(context, Template::Numbers, &url, context.words.get("numbers_title"));
    view.breadcrumbs = vec![home_crumb(context, &url)];
    "en".clone_into(&mut view.lang);
    view.dir = "ltr";
    view.outline = outline(TEXT.outline.iter());
    view.content = Content::Nothing {};
    view
}
