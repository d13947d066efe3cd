//! The last stage before the output: everything needed to render any page of the site.
//!
//! In: the context of the views, the renderer, the memory of rendered pages. Out: the bytes of a
//! page when it is asked for. Never: differs between two calls for one page.

use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::builder::hash_of;
use super::made::Made;
use super::memo::{Key, Memo, locked};
use super::redo::{Redone, Why};
use super::search::Search;
use super::skeleton::Skeleton;
use super::terms;
use crate::diag::Diagnostic;
use crate::markup::{self, Body, BodyOptions, Cut};
use crate::model::{Page, Resolved, output_path};
use crate::output::{Annex, PageIndex, RenderPage};
use crate::parse::Document;
use crate::render::{Renderer, Texts};
use crate::search;
use crate::view::{self, Context, PageRef, PageView};

/// Everything needed to render any page of one site.
pub(super) struct Stage {
    context: Arc<Context>,
    renderer: Arc<Renderer>,
    /// What makes the files of search; `None` when the site cannot be searched.
    search: Option<Arc<Search>>,
    pages: Arc<[PageRef]>,
    made: Arc<[Made]>,
    /// The hash of what is the same on every page.
    frame: u64,
    memo: Option<Arc<Memo>>,
    /// What was rendered anew, by path: asked for by a reader or in the background.
    redone: Mutex<BTreeMap<String, Why>>,
}

impl Stage {
    /// A stage for all pages of `skeleton`.
    pub(super) fn new(
        skeleton: &Skeleton,
        memo: Option<Arc<Memo>>,
        known: &Arc<Mutex<search::Memo>>,
    ) -> Self {
        if let Some(memo) = &memo {
            memo.keep(&skeleton.entries);
        }
        let Skeleton { context, renderer, pages, made, frame, .. } = skeleton;
        let context = Arc::new(context.clone());
        let first = pages.len() + made.len();
        let search = || Arc::new(Search::new(context.clone(), skeleton.client(), known.clone(), first));
        Self {
            search: context.has_search().then(search),
            context,
            renderer: renderer.clone(),
            pages: pages.clone(),
            made: made.clone(),
            frame: *frame,
            memo,
            redone: Mutex::default(),
        }
    }

    /// The files of search.
    pub(super) fn annex(&self) -> Option<Arc<dyn Annex>> {
        self.search.clone().map(|search| search as Arc<dyn Annex>)
    }

    fn path(&self, page: PageRef) -> String {
        output_path(&self.context.url(page))
    }

    /// Renders every page that is not what it was, and says why; `None` when `go_on` stopped it.
    pub(super) fn redo(&self, go_on: &dyn Fn() -> bool) -> Option<Vec<Redone>> {
        for page in self.pages.iter() {
            if !go_on() {
                return None;
            }
            // A template that fails on the page is said where the page is asked for.
            let _ = self.remembered(*page);
        }
        let redone = locked(&self.redone);
        Some(redone.iter().map(|(path, why)| Redone { path: path.clone(), why: *why }).collect())
    }

    /// How many pages the memory does not hold.
    pub(super) fn unknown_pages(&self) -> usize {
        let Some(memo) = &self.memo else { return self.pages.len() };
        let is_known =
            |page: &PageRef| memo.get(&self.path(*page)).is_some_and(|slot| slot.key == self.key(*page));
        self.pages.par_iter().filter(|page| !is_known(page)).count()
    }

    fn key(&self, page: PageRef) -> Key {
        let body = self.with_body(page).map(|page| {
            let files = files(page).map(|(document, links)| (document.hash, links)).collect::<Vec<_>>();
            (files, terms::links(&self.context, page))
        });
        Key { frame: self.frame, view: hash_of(&view::page(&self.context, page)), body: hash_of(&body) }
    }

    /// The bytes of the page, from the memory if there is one.
    fn remembered(&self, page: PageRef) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let Some(memo) = &self.memo else { return self.fresh(page) };
        let (path, key) = (self.path(page), self.key(page));
        let known = memo.get(&path);
        let why = key.why_not(known.as_ref().map(|slot| slot.key));
        if let (None, Some(bytes)) = (why, known.and_then(|slot| slot.bytes)) {
            return Ok(bytes);
        }
        let bytes = self.fresh(page)?;
        locked(&self.redone).extend(why.map(|why| (path.clone(), why)));
        memo.put(path, key, &bytes);
        Ok(bytes)
    }

    /// The page of the handbook whose text is shown, if any: only the first part of a list shows it.
    fn with_body(&self, page: PageRef) -> Option<&Page> {
        match page {
            PageRef::Page(id, 1) => Some(self.context.handbook.page(id)),
            PageRef::Page(..) | PageRef::Tags(_) | PageRef::Tag(..) | PageRef::AToZ(_) => None,
            PageRef::Recent | PageRef::Progress | PageRef::Numbers => None,
            PageRef::Coaching | PageRef::Programme => None,
            PageRef::Search | PageRef::NotFound | PageRef::Redirect(_) => None,
        }
    }

    fn fresh(&self, page: PageRef) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let view: PageView = view::page(&self.context, page);
        let shown = self.with_body(page);
        let texts = match (shown, page) {
            (Some(shown), _) => self.texts(shown, &view.cuts),
            (None, PageRef::Numbers) => PageTexts { files: vec![self.numbers()], ..PageTexts::default() },
            (None, _) => PageTexts::default(),
        };
        let document = shown.and_then(|page| page.document.as_deref());
        let template = document.and_then(|document| document.front.template.as_ref());
        let template =
            template.map(|(name, _)| name.as_str()).filter(|name| self.renderer.unknown(name).is_none());
        let (body, parts) =
            texts.files.split_first().map_or(("", [].as_slice()), |(body, parts)| (body, parts));
        let texts = Texts { body, parts, pieces: &texts.pieces };
        self.renderer.page(&view, texts, template).map(Arc::from)
    }

    /// What the numbers mean, which every site says in the same words.
    fn numbers(&self) -> String {
        let options = BodyOptions::new(self.context.config.markdown, &self.context.words);
        markup::body(view::numbers(), &[], options).html
    }

    /// The HTML of every file of a page, and of what is cut out of them.
    fn texts(&self, page: &Page, cuts: &[(usize, Cut)]) -> PageTexts {
        let options = BodyOptions::new(self.context.config.markdown, &self.context.words);
        let terms = terms::links(&self.context, page);
        let mut texts = PageTexts { files: Vec::new(), pieces: vec![String::new(); cuts.len()] };
        for (at, ((document, links), terms)) in files(page).zip(&terms).enumerate() {
            let prefix = if at == 0 { String::new() } else { format!("{}:", document.path.stem()) };
            let own = cuts.iter().enumerate().filter(|(_, (file, _))| *file == at);
            let (numbers, own): (Vec<usize>, Vec<Cut>) = own.map(|(number, (_, cut))| (number, *cut)).unzip();
            let options = BodyOptions { terms, cuts: &own, id_prefix: &prefix, ..options };
            let Body { html, cuts } = markup::body(document, links, options);
            texts.files.push(html);
            numbers.into_iter().zip(cuts).for_each(|(number, html)| texts.pieces[number] = html);
        }
        texts
    }
}

/// The HTML of a page's files.
#[derive(Default)]
struct PageTexts {
    /// Of each file, without what is cut out of it; the page's own first.
    files: Vec<String>,
    /// Of what is cut out, in the order of the view.
    pieces: Vec<String>,
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
        if let Some(page) = self.pages.get(at) {
            return self.remembered(*page);
        }
        if let Some(made) = self.made.get(at - self.pages.len()) {
            return made.render(&self.context, &self.renderer).map(Arc::from);
        }
        Ok(self.search.as_ref().map(|search| search.fragment(at)).unwrap_or_default().into())
    }
}
