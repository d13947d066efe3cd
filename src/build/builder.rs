//! The builder: every stage in order, and what is remembered between builds.

use jiff::civil::Date;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex};
use xxhash_rust::xxh3::Xxh3Default;

use super::documents::Documents;
use super::memo::Memo;
use super::redo::Work;
use super::skeleton::{Skeleton, Wanted};
use super::stage::Stage;
use crate::check;
use crate::config::{self, Config};
use crate::diag::{Diagnosed, Diagnostic};
use crate::edition::{Audience, UnknownAudience};
use crate::insight::Insights;
use crate::model::Handbook;
use crate::output::Site;
use crate::search;
use crate::source::{SETTINGS, SourcePath, SourceTree};

/// For whom and when a site is built: what the command line lays over `handbook.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

impl BuildOptions {
    /// A build for everyone on this day, without drafts and pages of later days.
    #[must_use]
    pub fn on(as_of: Date) -> Self {
        let audience = Audience::Everyone;
        Self { audience, drafts: false, future: false, base_url: None, as_of, as_keeper: false }
    }
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
    /// What follows from what is written about goals and plans.
    pub insights: Arc<Insights>,
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
}

/// Builds sites, and remembers between builds what it parsed, linked and rendered.
#[derive(Debug, Default)]
pub struct Builder {
    documents: Documents,
    /// What the last build knew apart from the texts of the pages.
    skeleton: Option<Skeleton>,
    /// What was rendered; none for a single build.
    memo: Option<Arc<Memo>>,
    /// What search knows of pages.
    found: Arc<Mutex<search::Memo>>,
}

impl Builder {
    /// A builder for one build: it keeps no rendered page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder for many builds of changing trees: it keeps what it linked and rendered.
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
        self.documents.parse(tree, &config);
        let wanted = Wanted { tree, options, documents: &self.documents.all };
        let skeleton = match self.skeleton.take().map(|known| known.again(wanted, &config)) {
            Some(Some(known)) => known,
            Some(None) | None => Skeleton::new(wanted, config)?,
        };
        let config = skeleton.context.config.clone();
        findings.extend(skeleton.findings(wanted));
        let stage = Arc::new(Stage::new(&skeleton, self.memo.clone(), &self.found));
        let build = Build {
            site: Site { entries: skeleton.entries.clone(), annex: stage.annex(), pages: stage.clone() },
            diagnostics: check::settle(findings, &config),
            stats: self.stats(&skeleton),
            work: Work(stage),
            handbook: skeleton.context.handbook.clone(),
            insights: skeleton.context.insights.clone(),
            has_own_templates: skeleton.has_own_templates,
            config,
        };
        self.skeleton = self.memo.is_some().then_some(skeleton);
        Ok(build)
    }

    fn stats(&self, skeleton: &Skeleton) -> BuildStats {
        let parsed = self.documents.fresh.iter().filter(|path| skeleton.shows(path)).count();
        BuildStats { pages: skeleton.context.handbook.pages.len(), parsed }
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

/// The hash of a value, the same on every machine.
pub(super) fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = Xxh3Default::new();
    value.hash(&mut hasher);
    hasher.finish()
}
