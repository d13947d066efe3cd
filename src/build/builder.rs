//! The builder: every stage in order, and the tables of what was done before.

use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, btree_map};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3Default;

use super::made;
use super::redo::Work;
use super::stage::{Memo, Stage};
use crate::check;
use crate::config::{self, Config};
use crate::diag::{Code, Diagnosed, Diagnostic, Severity};
use crate::edition::{self, Audience, Edition, Reader, UnknownAudience};
use crate::model::{self, Handbook, Titles};
use crate::output::{Entry, PageIndex, Site};
use crate::parse::{self, Document};
use crate::render::Renderer;
use crate::schema::Kind;
use crate::source::{SETTINGS, SourceFile, SourcePath, SourceTree, is_markdown};
use crate::theme::Theme;
use crate::view::{self, Context, ThemePaths};
use crate::words::Words;

/// For whom and when a site is built: what the command line lays over `handbook.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildOptions {
    /// For whom.
    pub audience: Audience,
    /// Whether drafts take part.
    pub drafts: bool,
    /// Whether pages dated after [`Self::as_of`] take part.
    pub future: bool,
    /// Address where the site is published, over the one in `handbook.toml`.
    pub base_url: Option<String>,
    /// The date that everything that depends on time depends on.
    pub as_of: Date,
    /// Whether mistakes in pages that are left out are reported too: the view of those who keep the
    /// handbook. Everyone else learns nothing about such a page but that it has an unclear audience.
    pub as_keeper: bool,
}

/// A finished build.
#[derive(Debug, Clone)]
pub struct Build {
    /// The site; its pages are rendered when asked for.
    pub site: Site,
    /// All findings: severities settled, sorted, none twice.
    pub diagnostics: Vec<Diagnostic>,
    /// How much was done.
    pub stats: BuildStats,
    /// What of the site is still to be rendered.
    pub work: Work,
    /// The linked pages.
    pub handbook: Arc<Handbook>,
    /// The settings, with those of the command line laid over them.
    pub config: Arc<Config>,
    /// Whether the project has templates of its own, which may fail on a page.
    pub has_own_templates: bool,
}

impl Build {
    /// The templates that fail on a page, for those who do not write the site. The built-in ones
    /// render every page; only the project's own can fail.
    #[must_use]
    pub fn template_failures(&self) -> Vec<Diagnostic> {
        if self.has_own_templates { self.site.template_failures() } else { Vec::new() }
    }
}

/// How much a build did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BuildStats {
    /// Pages and sections of the handbook.
    pub pages: usize,
    /// Files of visible pages that were parsed; the others were known.
    pub parsed: usize,
    /// Pages of the site, made ones included, whose bytes were not known from before.
    pub rendered: usize,
}

/// Builds sites, and remembers between builds what it parsed and rendered.
#[derive(Debug, Default)]
pub struct Builder {
    documents: HashMap<SourcePath, Arc<Document>>,
    /// Hash of the settings that parsing depends on.
    parsed_for: Option<u64>,
    memo: Option<Arc<Memo>>,
}

impl Builder {
    /// A builder for one build: it keeps no rendered page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder for many builds of changing trees: it keeps what it rendered.
    #[must_use]
    pub fn remembering() -> Self {
        Self { memo: Some(Arc::default()), ..Self::default() }
    }

    /// Builds the site of `tree`: settings, parse, select, link, check, and a site to render.
    ///
    /// # Errors
    /// When nobody belongs to the audience that the site should be built for.
    pub fn build(&mut self, tree: &SourceTree, options: &BuildOptions) -> Result<Build, UnknownAudience> {
        let Diagnosed { value: config, diagnostics: mut findings } = settings(tree, options);
        let reader = Reader {
            audience: options.audience.clone(),
            drafts: options.drafts || config.drafts,
            future: options.future,
            as_of: options.as_of,
            as_keeper: options.as_keeper,
        };
        let (documents, fresh) = self.parse(tree, &config);
        let Diagnosed { value: edition, diagnostics } = edition::select(&documents, &reader, &config)?;
        findings.extend(diagnostics);
        let is_told =
            |path: &SourcePath| options.as_keeper || edition::is_told(path, &edition, &documents, &config);
        findings.extend(check::sources(tree, &is_told));
        let reported = if options.as_keeper { &documents } else { &edition.documents };
        findings.extend(reported.iter().flat_map(|document| document.diagnostics.iter().cloned()));
        findings.extend(check::losses(reported));
        findings.extend(empty(&edition, options, &config));

        let theme = Theme::assemble(tree, &config);
        findings.extend(theme.diagnostics);
        let words = &theme.value.words;
        let link = |edition: &Edition| {
            let mut linked = model::link(edition, tree, &config, &titles(words));
            linked.diagnostics.extend(check::departed(&linked.value, options.as_of, words));
            linked
        };
        let linked = link(&edition);
        if options.as_keeper {
            let whole = link(&edition::everything(&documents, &reader, &config));
            findings.extend(beyond_of(&linked.diagnostics, whole.diagnostics));
        }
        findings.extend(linked.diagnostics);
        let config = Arc::new(config);
        let mut context =
            Context::new(Arc::new(linked.value), config.clone(), theme.value.words.clone(), options.as_of);
        context.commit.clone_from(&tree.git.commit);
        context.audience = options.audience.clone();
        let (stage, template_findings) = self.stage(context, &theme.value);
        findings.extend(template_findings);
        findings.extend(reported.iter().filter_map(|document| unknown_template(document, &stage)));

        let (entries, collisions) = entries(&stage, tree, &theme.value);
        findings.extend(collisions);
        let handbook = stage.context.handbook.clone();
        let parsed = edition.documents.iter().filter(|document| fresh.contains(&document.path)).count();
        let stats = BuildStats { pages: handbook.pages.len(), parsed, rendered: stage.unknown_pages() };
        let diagnostics = check::settle(findings, &config);
        let stage = Arc::new(stage);
        let site = Site { entries, pages: stage.clone() };
        let work = Work(stage);
        let has_own_templates = !theme.value.templates.is_empty();
        Ok(Build { site, diagnostics, stats, work, handbook, config, has_own_templates })
    }

    /// Every page of the tree as a document, by path; and which of them had to be parsed.
    fn parse(&mut self, tree: &SourceTree, config: &Config) -> (Vec<Arc<Document>>, BTreeSet<SourcePath>) {
        let Config { markdown, kinds, content, is_handbook, rules, .. } = config;
        let parsed_for = hash_of(&(markdown, kinds, content, is_handbook, rules));
        if self.parsed_for.replace(parsed_for) != Some(parsed_for) {
            self.documents.clear();
        }
        let sources: Vec<&Arc<SourceFile>> = tree.files.iter().filter(|file| is_page(file, config)).collect();
        let known = &self.documents;
        let parsed: Vec<(Arc<Document>, bool)> =
            sources.par_iter().filter_map(|file| parse_one(file, known, config)).collect();
        let fresh = parsed.iter().filter(|(_, is_new)| *is_new);
        let fresh = fresh.map(|(document, _)| document.path.clone()).collect();
        let documents: Vec<Arc<Document>> = parsed.into_iter().map(|(document, _)| document).collect();
        self.documents = documents.iter().map(|document| (document.path.clone(), document.clone())).collect();
        (documents, fresh)
    }

    fn stage(&self, context: Context, theme: &Theme) -> (Stage, Vec<Diagnostic>) {
        let paths = ThemePaths {
            stylesheet: theme.stylesheet.clone(),
            script: theme.script.clone(),
            fonts: theme.fonts.clone(),
            favicon: theme.favicon.clone(),
        };
        let site = view::site(&context, paths);
        let frame = hash_of(&(theme.hash, &site, context.config.markdown));
        let Diagnosed { value: renderer, diagnostics } = Renderer::new(theme, &site);
        (Stage::new(context, renderer, frame, self.memo.clone()), diagnostics)
    }
}

/// The settings of `tree`, with those of the command line laid over them.
fn settings(tree: &SourceTree, options: &BuildOptions) -> Diagnosed<Config> {
    let file = tree.file(SETTINGS);
    let mut read = config::read(file.and_then(|file| file.text()).as_deref());
    read.value.base_url = options.base_url.clone().or(read.value.base_url);
    let path = SourcePath::new(SETTINGS);
    read.diagnostics = read.diagnostics.into_iter().map(|finding| finding.in_file(&path)).collect();
    read
}

/// What pages that nobody wrote are called in the language of the site.
fn titles(words: &Words) -> Titles {
    let folder = |kind: Kind| Some((kind, words.get(&format!("folder_{}", kind.folder()?)).to_owned()));
    Titles { home: words.get("handbook").to_owned(), folders: Kind::all().filter_map(folder).collect() }
}

fn is_page(file: &SourceFile, config: &Config) -> bool {
    let in_content = file.path.below(&config.content).is_some();
    let theme = config
        .theme
        .iter()
        .chain([&config.templates])
        .filter(|folder| !folder.is_empty() && config.is_handbook);
    let in_theme = theme.into_iter().any(|folder| file.path.below(folder).is_some());
    in_content && !in_theme && is_markdown(&file.path.extension()) && file.is_text()
}

fn parse_one(
    file: &Arc<SourceFile>,
    known: &HashMap<SourcePath, Arc<Document>>,
    config: &Config,
) -> Option<(Arc<Document>, bool)> {
    if let Some(document) = known.get(&file.path).filter(|document| document.hash == file.hash) {
        return Some((document.clone(), false));
    }
    let text = file.text()?;
    Some((Arc::new(parse::document(&file.path, file.hash, text, config)), true))
}

/// Pages from other tools name templates that do not exist here; they are shown with the usual one.
fn unknown_template(document: &Document, stage: &Stage) -> Option<Diagnostic> {
    let (name, span) = document.front.template.as_ref()?;
    let finding = stage.renderer.unknown(name)?.severity(Severity::Warning);
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

/// Of the findings of all pages taken together, those that the pages of the edition do not have.
fn beyond_of(known: &[Diagnostic], all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| (finding.code, finding.path.clone(), finding.span);
    let said: BTreeSet<_> = known.iter().map(key).collect();
    // These are said once for all pages.
    let is_once = |code: Code| matches!(code, Code::RemotePicture | Code::GuessedLink);
    let is_known = |finding: &Diagnostic| {
        said.contains(&key(finding))
            || is_once(finding.code) && known.iter().any(|other| other.code == finding.code)
    };
    all.into_iter().filter(|finding| !is_known(finding)).collect()
}

/// Everything in the site by path, and what wanted a path that was taken or could not be made.
fn entries(stage: &Stage, tree: &SourceTree, theme: &Theme) -> (BTreeMap<String, Entry>, Vec<Diagnostic>) {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, path) in stage.paths().enumerate() {
        let page = Entry::Page(PageIndex(u32::try_from(at).unwrap_or(u32::MAX)));
        match entries.entry(path) {
            btree_map::Entry::Occupied(taken) => findings.push(collision(taken.key())),
            btree_map::Entry::Vacant(free) => drop(free.insert(page)),
        }
    }
    for (path, source) in made::copies(stage) {
        entries.entry(path).or_insert_with(|| Entry::Copy(tree.root.join(source.as_str())));
    }
    let has_own_icon = stage.context.config.favicon.is_some();
    let used = theme.assets.iter().filter(|(path, _)| !has_own_icon || **path != theme.favicon);
    for (path, bytes) in used {
        entries.entry(path.clone()).or_insert(Entry::Bytes(bytes.clone()));
    }
    for (path, made) in made::files(stage) {
        match made {
            Ok(bytes) => drop(entries.entry(path).or_insert(Entry::Bytes(Arc::from(bytes)))),
            Err(finding) => findings.push(*finding),
        }
    }
    (entries, findings)
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

/// The hash of a value, the same on every machine.
pub(super) fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = Xxh3Default::new();
    value.hash(&mut hasher);
    hasher.finish()
}
