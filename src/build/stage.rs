//! The last stage before the output: everything needed to render any page of the site.
//!
//! In: the context of the views, the renderer, the memory of rendered pages. Out: the bytes of a
//! page when it is asked for. Never: differs between two calls for one page.

use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::builder::hash_of;
use super::terms;
use crate::diag::Diagnostic;
use crate::markup::{self, BodyOptions, TermLink};
use crate::model::{Page, Resolved, output_path};
use crate::output::{PageIndex, RenderPage};
use crate::parse::Document;
use crate::render::{Renderer, Texts};
use crate::view::{self, Context, PageRef, PageView};

/// Rendered pages by the hash of everything that went into them.
#[derive(Default)]
pub(super) struct Memo(Mutex<HashMap<u64, Arc<[u8]>>>);

/// Everything needed to render any page of one site.
pub(super) struct Stage {
    pub(super) context: Context,
    pub(super) renderer: Renderer,
    pages: Vec<PageRef>,
    /// The hash of what goes into each page; empty without a memory.
    keys: Vec<u64>,
    unknown: usize,
    memo: Option<Arc<Memo>>,
}

impl Stage {
    /// A stage for all pages of `context`. `frame` is the hash of what is the same on every page.
    pub(super) fn new(context: Context, renderer: Renderer, frame: u64, memo: Option<Arc<Memo>>) -> Self {
        let pages = context.pages();
        let mut stage = Self { context, renderer, keys: Vec::new(), unknown: pages.len(), pages, memo };
        if let Some(memo) = stage.memo.clone() {
            stage.keys = stage.pages.par_iter().map(|page| stage.key(*page, frame)).collect();
            stage.unknown = memo.keep(&stage.keys);
        }
        stage
    }

    /// How many pages the memory does not hold.
    pub(super) fn unknown_pages(&self) -> usize {
        self.unknown
    }

    /// The output paths of all pages, in the order of their indexes.
    pub(super) fn paths(&self) -> impl Iterator<Item = String> {
        self.pages.iter().map(|page| output_path(&self.context.url(*page)))
    }

    fn key(&self, page: PageRef, frame: u64) -> u64 {
        let body = self.with_body(page).map(|page| {
            let files = files(page).map(|(document, links)| (document.hash, links)).collect::<Vec<_>>();
            (files, terms::links(&self.context, page))
        });
        hash_of(&(frame, view::page(&self.context, page), body))
    }

    /// The page of the handbook whose text is shown, if any: only the first part of a list shows it.
    fn with_body(&self, page: PageRef) -> Option<&Page> {
        match page {
            PageRef::Page(id, 1) => Some(self.context.handbook.page(id)),
            PageRef::Page(..) | PageRef::Tags(_) | PageRef::Tag(..) | PageRef::AToZ(_) => None,
            PageRef::Recent | PageRef::NotFound | PageRef::Redirect(_) => None,
        }
    }

    fn fresh(&self, page: PageRef) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let view: PageView = view::page(&self.context, page);
        let shown = self.with_body(page);
        let mut texts = shown.map(|page| self.texts(page)).unwrap_or_default().into_iter();
        let (body, parts) = (texts.next().unwrap_or_default(), texts.collect::<Vec<_>>());
        let document = shown.and_then(|page| page.document.as_deref());
        let template = document.and_then(|document| document.front.template.as_ref());
        let template =
            template.map(|(name, _)| name.as_str()).filter(|name| self.renderer.unknown(name).is_none());
        self.renderer.page(&view, Texts { body: &body, parts: &parts }, template).map(Arc::from)
    }

    /// The HTML of every file of a page, its own first.
    fn texts(&self, page: &Page) -> Vec<String> {
        let options = BodyOptions::new(self.context.config.markdown, &self.context.words);
        let terms = terms::links(&self.context, page);
        let html = |(at, ((document, links), terms)): (usize, (File<'_>, &Vec<TermLink>))| {
            let prefix = if at == 0 { String::new() } else { format!("{}:", document.path.stem()) };
            markup::body(document, links, BodyOptions { terms, id_prefix: &prefix, ..options }).html
        };
        files(page).zip(&terms).enumerate().map(html).collect()
    }
}

/// A file that is shown on a page, and where its links lead.
type File<'a> = (&'a Document, &'a Vec<Resolved>);

/// The files that are shown on a page, its own first.
fn files(page: &Page) -> impl Iterator<Item = File<'_>> {
    let own = page.document.as_deref().map(|document| (document, &page.links));
    own.into_iter().chain(page.parts.iter().map(|part| (&*part.document, &part.links)))
}

impl RenderPage for Stage {
    fn render(&self, page: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let at = page.0 as usize;
        let (Some(memo), Some(key)) = (&self.memo, self.keys.get(at)) else {
            return self.fresh(self.pages[at]);
        };
        if let Some(bytes) = memo.get(*key) {
            return Ok(bytes);
        }
        let bytes = self.fresh(self.pages[at])?;
        memo.put(*key, bytes.clone());
        Ok(bytes)
    }
}

impl Memo {
    fn get(&self, key: u64) -> Option<Arc<[u8]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    fn put(&self, key: u64, bytes: Arc<[u8]>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes);
    }

    /// Forgets every page but these, and says how many of these it does not hold.
    fn keep(&self, keys: &[u64]) -> usize {
        let wanted: HashSet<u64> = keys.iter().copied().collect();
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|key, _| wanted.contains(key));
        keys.iter().filter(|key| !pages.contains_key(key)).count()
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Memo").finish_non_exhaustive()
    }
}
