//! The renderer: one per build, shared by all threads.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::theme::{TemplateSource, Theme};
use crate::view::{FeedView, PageView, SiteView, SitemapEntry};

use super::finding::{sentence, troubles};
use super::load::load;

/// Turns views into bytes. What is the same on every page is converted once and shared.
#[derive(Debug, Clone)]
pub struct Renderer {
    tera: Tera,
    sources: BTreeMap<String, TemplateSource>,
    names: Vec<String>,
}

impl Renderer {
    /// A renderer with the templates of `theme`; templates that cannot be read are reported, and the
    /// built-in ones of their names stand in for them.
    #[must_use]
    pub fn new(theme: &Theme, site: &SiteView) -> Diagnosed<Self> {
        let Diagnosed { value: mut tera, mut diagnostics } = load(theme);
        match Value::try_from_serializable(site) {
            Ok(site) => tera.global_context().insert_value("site", site),
            Err(error) => diagnostics.push(Diagnostic::new(Code::BadTemplate, error.to_string())),
        }
        tera.global_context().insert("words", &theme.words.all);
        let built_in = theme.built_in.keys().map(|name| (*name).to_owned());
        let mut names: Vec<String> = theme.templates.keys().cloned().chain(built_in).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| tera.contains_template(name));
        Diagnosed { value: Self { tera, sources: theme.templates.clone(), names }, diagnostics }
    }

    /// The finding that no template is called `name`; `None` when one is. The caller adds file and span.
    #[must_use]
    pub fn unknown(&self, name: &str) -> Option<Diagnostic> {
        if self.tera.contains_template(name) {
            return None;
        }
        let finding = Diagnostic::new(Code::UnknownTemplate, format!("there is no template called `{name}`"));
        Some(match nearest(name, self.names.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("there are: {}", self.for_pages().join(", "))),
        })
    }

    /// The templates that a page may name: whole pages, no parts of them.
    fn for_pages(&self) -> Vec<&str> {
        let whole = self.names.iter().filter(|name| name.ends_with(".html") && !name.contains('/'));
        whole.map(String::as_str).collect()
    }

    /// The bytes of a page with its texts. `template` is the one that the page names instead of its
    /// usual one.
    ///
    /// # Errors
    /// When the template does not exist or fails on this page; the finding says where.
    pub fn page(
        &self,
        page: &PageView,
        texts: Texts<'_>,
        template: Option<&str>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("page", value(page)?);
        context.insert_value("body", Value::safe_string(texts.body));
        let parts: Vec<Value> = texts.parts.iter().map(|part| Value::safe_string(part)).collect();
        context.insert_value("parts", Value::from(parts));
        let pieces: Vec<Value> = texts.pieces.iter().map(|piece| Value::safe_string(piece)).collect();
        context.insert_value("pieces", Value::from(pieces));
        let capacity = texts.body.len() + 8 * 1024;
        self.render(template.unwrap_or_else(|| page.template.file()), &context, capacity)
    }

    /// The bytes of the Atom feed.
    ///
    /// # Errors
    /// When the template fails.
    pub fn feed(&self, feed: &FeedView) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.render("feed.xml", &with("feed", feed)?, 16 * 1024)
    }

    /// The bytes of the sitemap.
    ///
    /// # Errors
    /// When the template fails.
    pub fn sitemap(&self, pages: &[SitemapEntry]) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.render("sitemap.xml", &with("pages", pages)?, 100 * pages.len())
    }

    /// The bytes of the index of several sitemaps.
    ///
    /// # Errors
    /// When the template fails.
    pub fn sitemap_index(&self, sitemaps: &[SitemapEntry]) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.render("sitemap-index.xml", &with("sitemaps", sitemaps)?, 100 * sitemaps.len())
    }

    fn render(&self, name: &str, context: &Context, capacity: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        if let Some(finding) = self.unknown(name) {
            return Err(Box::new(finding));
        }
        let mut bytes = Vec::with_capacity(capacity);
        match self.tera.render_to(name, context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(Box::new(self.failure(name, &error))),
        }
    }

    fn failure(&self, name: &str, error: &tera::Error) -> Diagnostic {
        let troubles = troubles(error);
        let places =
            troubles.iter().filter_map(|trouble| Some((trouble, self.sources.get(&trouble.template)?)));
        if let Some((trouble, source)) = places.into_iter().next() {
            return trouble.in_template(source).help(HELP);
        }
        let message =
            troubles.first().map_or_else(|| error.to_string(), |trouble| sentence(&trouble.message));
        let finding = Diagnostic::new(Code::BadTemplate, format!("the template `{name}` fails: {message}"));
        match self.sources.get(name) {
            Some(source) => finding.in_file(&source.path),
            None => finding,
        }
    }
}

/// The HTML of a page's own texts, from `markup`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// Of the page.
    pub body: &'a str,
    /// Of the entries and companions of a record, in the order of its view.
    pub parts: &'a [String],
    /// Of what the view cuts out of them, in its order.
    pub pieces: &'a [String],
}

const HELP: &str =
    "docs/themes.md lists what a template may use; `{{ a.b or \"\" }}` is empty when there is no `b`";

fn with<T: Serialize + ?Sized>(name: &'static str, view: &T) -> Result<Context, Box<Diagnostic>> {
    let mut context = Context::new();
    context.insert_value(name, value(view)?);
    Ok(context)
}

fn value<T: Serialize + ?Sized>(view: &T) -> Result<Value, Box<Diagnostic>> {
    let failure = |error: tera::Error| Box::new(Diagnostic::new(Code::BadTemplate, error.to_string()));
    Value::try_from_serializable(view).map_err(failure)
}
