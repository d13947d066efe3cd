//! All of a build that does not depend on the texts of the pages: who sees what, the tree of pages,
//! addresses, orders, templates.
//!
//! In: the tree, the options, the documents. Out: a [`Skeleton`]; the one of the build before, with the
//! new texts laid in, when nothing but texts has changed. Never: guesses what a change means: the hash
//! of everything that the skeleton was made from decides, and a text is what is not in that hash
//! ([`Document::face`]).

use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::fmt;
use std::sync::Arc;

use super::BuildOptions;
use super::builder::hash_of;
use super::made::{self, Made};
use crate::check;
use crate::config::Config;
use crate::diag::{Code, Diagnosed, Diagnostic, Severity};
use crate::edition::{self, Audience, Edition, Reader, UnknownAudience};
use crate::insight::{self, Insights};
use crate::model::{Handbook, Linker, Titles, output_path};
use crate::output::{Entry, PageIndex};
use crate::parse::Document;
use crate::render::Renderer;
use crate::schema::Kind;
use crate::search;
use crate::source::{FileBody, GitHistory, SourceFile, SourcePath, SourceTree};
use crate::theme::{Client, Theme};
use crate::view::{self, Context, PageRef, ThemePaths};
use crate::words::Words;

/// What a build is made from.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) tree: &'a SourceTree,
    pub(super) options: &'a BuildOptions,
    /// All documents of the tree, by path.
    pub(super) documents: &'a Arc<Vec<Arc<Document>>>,
}

/// All of a build that does not depend on the texts of the pages.
pub(super) struct Skeleton {
    /// The hash of everything that it was made from.
    hash: u64,
    git: Arc<GitHistory>,
    /// All documents of the tree, as they are laid in.
    documents: Arc<Vec<Arc<Document>>>,
    edition: Edition,
    linker: Linker,
    pub(super) context: Context,
    pub(super) renderer: Arc<Renderer>,
    /// The hash of what is the same on every page.
    pub(super) frame: u64,
    pub(super) pages: Arc<[PageRef]>,
    /// The files that are made from the whole handbook.
    pub(super) made: Arc<[Made]>,
    theme: Theme,
    pub(super) entries: Arc<BTreeMap<String, Entry>>,
    pub(super) has_own_templates: bool,
    /// The findings that are about no text.
    findings: Vec<Diagnostic>,
}

impl Skeleton {
    /// The skeleton of a build, made from the beginning.
    pub(super) fn new(wanted: Wanted<'_>, config: Config) -> Result<Self, UnknownAudience> {
        let Wanted { tree, options, documents } = wanted;
        let hash = hash_from(wanted, &config);
        let reader = reader(options, &config);
        let Diagnosed { value: edition, diagnostics: mut findings } =
            edition::select(documents, &reader, &config)?;
        findings.extend(empty(&edition, options, &config));
        let theme = Theme::assemble(tree, &config);
        findings.extend(theme.diagnostics);
        let theme = theme.value;
        let linker = Linker::new(&edition, tree, &config, &titles(&theme.words));
        let context = context(&linker, config, &theme.words, tree, options);
        let site = view::site(&context, paths(&theme));
        let frame = hash_of(&(theme.hash, &site, context.config.markdown));
        let Diagnosed { value: renderer, diagnostics } = Renderer::new(&theme, &site);
        findings.extend(diagnostics);
        let shown = if options.as_keeper { documents.as_slice() } else { &edition.documents };
        findings.extend(shown.iter().filter_map(|document| unknown_template(document, &renderer)));
        let mut skeleton = Self {
            hash,
            git: tree.git.clone(),
            documents: documents.clone(),
            edition,
            linker,
            pages: context.pages().into(),
            made: made::files(&context).into(),
            context,
            renderer: Arc::new(renderer),
            frame,
            has_own_templates: !theme.templates.is_empty(),
            theme,
            entries: Arc::default(),
            findings,
        };
        let collisions = skeleton.enter(tree);
        skeleton.findings.extend(collisions);
        Ok(skeleton)
    }

    /// The skeleton with the texts of now, if nothing but texts has changed.
    pub(super) fn again(mut self, wanted: Wanted<'_>, config: &Config) -> Option<Self> {
        let Wanted { tree, documents, .. } = wanted;
        let is_same_git = Arc::ptr_eq(&self.git, &tree.git) || self.git == tree.git;
        if !is_same_git || self.hash != hash_from(wanted, config) {
            return None;
        }
        let pairs = self.documents.iter().zip(documents.iter());
        let changed = pairs.filter(|(before, now)| !Arc::ptr_eq(before, now)).map(|(_, now)| now.clone());
        let mut changed: Vec<Arc<Document>> = changed.collect();
        changed.retain(|document| self.lay_in(document));
        self.documents = documents.clone();
        if !changed.is_empty() {
            self.linker.relink(&changed, config, &tree.git);
            let assets = self.context.handbook.assets.clone();
            self.context.handbook = Arc::new(self.linker.handbook.clone());
            self.context.insights = insights(&self.context.handbook, config, wanted.options);
            if !Arc::ptr_eq(&assets, &self.context.handbook.assets) {
                // Which of two pages has an address does not depend on files.
                let _ = self.enter(tree);
            }
            let calendars = self.made.iter().copied().filter(|made| matches!(made, Made::Calendar(_)));
            if !calendars.eq(made::calendars(&self.context)) {
                return None;
            }
        }
        Some(self)
    }

    /// Puts a document in the place of the one of its path; false when the edition does not have it.
    fn lay_in(&mut self, document: &Arc<Document>) -> bool {
        let place = self.place(&document.path);
        place.inspect(|at| self.edition.documents[*at] = document.clone()).is_some()
    }

    fn place(&self, path: &SourcePath) -> Option<usize> {
        self.edition.documents.binary_search_by(|document| document.path.cmp(path)).ok()
    }

    /// The scripts that search the site.
    pub(super) fn client(&self) -> Arc<Client> {
        self.theme.client.clone()
    }

    /// Whether the build shows the page at this path.
    pub(super) fn shows(&self, path: &SourcePath) -> bool {
        self.place(path).is_some()
    }

    /// All findings but those about the settings.
    pub(super) fn findings(&self, wanted: Wanted<'_>) -> Vec<Diagnostic> {
        let Wanted { tree, options, documents } = wanted;
        let config = &self.context.config;
        let is_told =
            |path: &SourcePath| options.as_keeper || edition::is_told(path, &self.edition, documents, config);
        let shown = if options.as_keeper { documents.as_slice() } else { &self.edition.documents };
        let mut linked = self.linker.findings(config);
        linked.extend(self.context.insights.findings.iter().cloned());
        linked.extend(self.rules(&self.context.handbook, &self.context.insights));
        let mut findings = check::sources(tree, &is_told);
        findings.extend(shown.iter().flat_map(|document| document.diagnostics.iter().cloned()));
        findings.extend(check::losses(shown));
        findings.extend(self.findings.iter().cloned());
        if options.as_keeper {
            findings.extend(self.beyond(wanted, &linked));
        }
        findings.extend(linked);
        findings
    }

    /// Of the findings of all pages taken together, those that the pages of the edition do not have.
    fn beyond(&self, wanted: Wanted<'_>, known: &[Diagnostic]) -> Vec<Diagnostic> {
        let config = &self.context.config;
        let everything = edition::everything(wanted.documents, &reader(wanted.options, config), config);
        let linker = Linker::new(&everything, wanted.tree, config, &titles(&self.theme.words));
        let computed = insights(&linker.handbook, config, wanted.options);
        let ruled = self.rules(&linker.handbook, &computed);
        let all = linker.findings(config).into_iter().chain(ruled).chain(computed.findings.iter().cloned());
        beyond_of(known.iter().chain(&self.findings), all.collect())
    }

    fn rules(&self, handbook: &Handbook, insights: &Insights) -> Vec<Diagnostic> {
        let (config, words) = (&self.context.config, &self.theme.words);
        check::rules(check::Seen { handbook, insights, config, words })
    }

    /// Enters everything in the site by path, and says what wanted a path that was taken.
    fn enter(&mut self, tree: &SourceTree) -> Vec<Diagnostic> {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut findings = Vec::new();
        let page = |at: usize| Entry::Page(PageIndex(u32::try_from(at).unwrap_or(u32::MAX)));
        for (at, page_ref) in self.pages.iter().enumerate() {
            match entries.entry(output_path(&self.context.url(*page_ref))) {
                btree_map::Entry::Occupied(taken) => findings.push(collision(taken.key())),
                btree_map::Entry::Vacant(free) => drop(free.insert(page(at))),
            }
        }
        let copies = made::copies(&self.context);
        if self.context.has_search() {
            findings
                .extend(copies.keys().filter(|path| is_of_search(path)).map(|path| search_collision(path)));
        }
        for (path, source) in copies {
            entries.entry(path).or_insert_with(|| Entry::Copy(tree.root.join(source.as_str())));
        }
        let has_own_icon = self.context.config.favicon.is_some();
        let used = self.theme.assets.iter().filter(|(path, _)| !has_own_icon || **path != self.theme.favicon);
        for (path, bytes) in used {
            entries.entry(path.clone()).or_insert(Entry::Bytes(bytes.clone()));
        }
        for (at, made) in self.made.iter().enumerate() {
            entries.entry(made.path(&self.context)).or_insert_with(|| page(self.pages.len() + at));
        }
        self.entries = Arc::new(entries);
        findings
    }
}

impl fmt::Debug for Skeleton {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Skeleton").field("hash", &self.hash).finish_non_exhaustive()
    }
}

/// Of all findings, those that are not known.
fn beyond_of<'a>(
    known: impl Iterator<Item = &'a Diagnostic> + Clone,
    all: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| (finding.code, finding.path.clone(), finding.span);
    let said: BTreeSet<_> = known.clone().map(key).collect();
    // These are said once for all pages.
    let is_once = |code: Code| matches!(code, Code::RemotePicture | Code::GuessedLink);
    let codes: BTreeSet<Code> = known.map(|finding| finding.code).filter(|code| is_once(*code)).collect();
    let is_known = |finding: &Diagnostic| said.contains(&key(finding)) || codes.contains(&finding.code);
    all.into_iter().filter(|finding| !is_known(finding)).collect()
}

/// The hash of everything that a skeleton is made from, git's history apart.
fn hash_from(wanted: Wanted<'_>, config: &Config) -> u64 {
    let Wanted { tree, options, documents } = wanted;
    let mut documents = documents.iter().peekable();
    let faces = tree.files.iter().map(|file| {
        let document = documents.next_if(|document| document.path == file.path);
        (&file.path, document.map_or_else(|| part(file), |document| (document.face, None)))
    });
    let faces: Vec<_> = faces.collect();
    hash_of(&(options, config, &tree.root, faces))
}

/// What a file that is no page has to do with pages: of a file that is only copied, its size in pixels.
fn part(file: &SourceFile) -> (u64, Option<crate::source::PixelSize>) {
    match file.body {
        FileBody::Asset { size } => (0, size),
        FileBody::Text(_) | FileBody::Bytes(_) => (file.hash, None),
    }
}

fn reader(options: &BuildOptions, config: &Config) -> Reader {
    Reader {
        audience: options.audience.clone(),
        drafts: options.drafts || config.drafts,
        future: options.future,
        as_of: options.as_of,
        as_keeper: options.as_keeper,
    }
}

fn context(
    linker: &Linker,
    config: Config,
    words: &Words,
    tree: &SourceTree,
    options: &BuildOptions,
) -> Context {
    let handbook = Arc::new(linker.handbook.clone());
    let insights = insights(&handbook, &config, options);
    let mut context = Context::new(handbook, insights, Arc::new(config), words.clone());
    context.commit.clone_from(&tree.git.commit);
    context.audience = options.audience.clone();
    context
}

fn insights(handbook: &Handbook, config: &Config, options: &BuildOptions) -> Arc<Insights> {
    Arc::new(insight::compute(handbook, config, options.as_of))
}

fn paths(theme: &Theme) -> ThemePaths {
    ThemePaths {
        stylesheet: theme.stylesheet.clone(),
        script: theme.script.clone(),
        fonts: theme.fonts.clone(),
        favicon: theme.favicon.clone(),
    }
}

/// What pages that nobody wrote are called in the language of the site.
fn titles(words: &Words) -> Titles {
    let folder = |kind: Kind| Some((kind, words.get(&format!("folder_{}", kind.folder()?)).to_owned()));
    Titles { home: words.get("handbook").to_owned(), folders: Kind::all().filter_map(folder).collect() }
}

/// Pages from other tools name templates that do not exist here; they are shown with the usual one.
fn unknown_template(document: &Document, renderer: &Renderer) -> Option<Diagnostic> {
    let (name, span) = document.front.template.as_ref()?;
    let finding = renderer.unknown(name)?.severity(Severity::Warning);
    Some(finding.in_file(&document.path).at(*span))
}

fn empty(edition: &Edition, options: &BuildOptions, config: &Config) -> Option<Diagnostic> {
    let message = match &options.audience {
        Audience::Everyone => "there is no page in this folder".to_owned(),
        audience => format!("there is no page for the audience `{audience}` in this folder"),
    };
    let finding = Diagnostic::new(Code::EmptyHandbook, message)
        .help("write a file that ends in `.md`; its first heading becomes the title of the page");
    (edition.documents.is_empty() && !config.is_unclear).then_some(finding)
}

/// Whether the search may have a file at this path.
fn is_of_search(path: &str) -> bool {
    path.strip_prefix(view::SEARCH).is_some_and(search::is_own)
}

fn search_collision(path: &str) -> Diagnostic {
    let message =
        format!("a file of the handbook takes the path `{path}`, where the search has its own files");
    Diagnostic::new(Code::PathCollision, message)
        .severity(Severity::Warning)
        .help("rename the file or its folder, or searching will fail")
}

fn collision(path: &str) -> Diagnostic {
    let address = path.trim_end_matches("index.html");
    Diagnostic::new(
        Code::PathCollision,
        format!("a page takes the address `/{address}` of a list that the site makes by itself"),
    )
    .severity(Severity::Warning)
    .help("rename the page to have the list again")
}
