//! Linking: from documents to a handbook.
//!
//! In: the documents of an edition, the tree they came from, the settings. Out: a [`Handbook`]
//! and every finding that needs more than one file; with a [`Linker`], also what is needed to link
//! some pages anew. Never: changes a document.

use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::counted::counted;
use super::folders::Folder;
use super::gather::gather;
use super::glossary::{self, Glossary, Usage};
use super::navigation::Navigation;
use super::pages::{Surroundings, pages};
use super::places::{Place, Places};
use super::records::{Records, Register, mend};
use super::relations::relate;
use super::resolve::{Outcome, Resolver};
use super::{
    AssetCopy, Direction, Handbook, Mention, Page, PageId, PagePart, Redirect, Resolved, redirects, tags,
    title,
};
use crate::config::Config;
use crate::diag::{Diagnosed, Diagnostic};
use crate::edition::{Edition, Readable};
use crate::parse::Document;
use crate::schema::Kind;
use crate::source::{GitHistory, SourcePath, SourceTree};

/// Pages that the site makes by itself and that pages may link to.
pub const MADE: &[&str] = &["tags/", "a-z/", "recent/", "feed.xml", "sitemap.xml"];

/// What pages that nobody wrote are called.
#[derive(Debug, Clone, Default)]
pub struct Titles {
    /// The home page.
    pub home: String,
    /// The folders of kinds.
    pub folders: BTreeMap<Kind, String>,
}

/// Links the documents of `edition`.
#[must_use]
pub fn link(edition: &Edition, tree: &SourceTree, config: &Config, titles: &Titles) -> Diagnosed<Handbook> {
    let linker = Linker::new(edition, tree, config, titles);
    let diagnostics = linker.findings(config);
    Diagnosed { value: linker.handbook, diagnostics }
}

/// A linked handbook, with everything that is needed to link some of its pages anew.
pub struct Linker {
    /// The handbook.
    pub handbook: Handbook,
    pub(super) places: Places,
    pub(super) register: Register,
    pub(super) glossary: Glossary,
    /// What each page takes part in beside itself.
    pub(super) ties: Vec<Tie>,
    /// The place of each page by its title, in which its mentions stand.
    pub(super) ranks: Vec<u32>,
    /// The findings that are about no page's text.
    findings: Vec<Diagnostic>,
}

/// What a page's text has to do with other pages and files, and what is wrong with it.
#[derive(Default)]
pub(super) struct Tie {
    /// The pages that it mentions, in their order.
    pub(super) mentioned: Vec<PageId>,
    /// The pages whose ids its links name.
    pub(super) asked: Vec<PageId>,
    /// The files that it uses, with the paths at which they are published.
    pub(super) assets: Vec<AssetCopy>,
    /// The findings about its links and its words.
    pub(super) findings: Vec<Diagnostic>,
}

impl Linker {
    /// Links the documents of `edition`.
    #[must_use]
    pub fn new(edition: &Edition, tree: &SourceTree, config: &Config, titles: &Titles) -> Self {
        let navigation = Navigation::read(&edition.documents, mkdocs(tree).as_deref(), &config.content);
        let listed = edition.documents.iter().filter(|document| !document.is_contents());
        let listed: Vec<Arc<Document>> = listed.cloned().collect();
        let departed = redirects::depart(&listed, &config.content);
        let mut gathered = gather(&departed.staying);
        let folders = Folder::tree(&gathered.pages, &config.content);
        let around = Surroundings { config, git: &tree.git, ranks: &navigation.ranks, titles };
        let (mut pages, address_findings) = pages(folders, around);
        give_parts(&mut pages, &mut gathered.parts);
        give_readers(&mut pages, edition);
        name_cycles(&mut pages);
        let tags = tags::gather(&mut pages);
        let (former, alias_findings) = redirects::aliases(&pages);
        let pages: Vec<Arc<Page>> = pages.into_iter().map(Arc::new).collect();

        let register = Register::new(&pages, gathered.left_out);
        let mut places = Places::new(&config.content, &pages, tree);
        places.take_former(former_addresses(&places, &departed.redirects, &former));
        let redirects = redirects_of(departed.redirects, former, &pages);
        let handbook = Handbook {
            pages,
            tags: tags.into(),
            redirects: redirects.into(),
            assets: Arc::default(),
            records: register.ids(),
        };
        let findings = [navigation.findings, departed.findings, address_findings, alias_findings];
        let findings = findings.into_iter().flatten().chain(gathered.findings).collect();
        let (glossary, ties, ranks) = (Glossary::default(), Vec::new(), Vec::new());
        let mut linker = Self { handbook, places, register, glossary, ties, ranks, findings };
        linker.relate(config);
        linker.tie(config, &tree.git);
        linker.spread(config);
        linker.gather_assets();
        linker
    }

    /// All findings.
    #[must_use]
    pub fn findings(&self, config: &Config) -> Vec<Diagnostic> {
        let tied = self.ties.iter().flat_map(|tie| &tie.findings);
        let findings = self.findings.iter().chain(tied).cloned().collect();
        let mends: BTreeSet<String> = self.register.left_out().map(mend).collect();
        counted(findings, &mends, config.is_handbook)
    }

    /// Relates the pages by the fields of their records.
    fn relate(&mut self, config: &Config) {
        let Self { handbook: Handbook { pages, .. }, register, .. } = self;
        let (relations, findings) = relate(Records { register, pages, config });
        self.findings.extend(findings);
        for (page, relations) in pages.iter_mut().zip(relations) {
            Arc::make_mut(page).relations = relations;
        }
        name_ratings(pages);
    }

    /// Resolves the links of all pages.
    fn tie(&mut self, config: &Config, git: &GitHistory) {
        let Self { handbook: Handbook { pages, .. }, places, register, .. } = self;
        let resolver = Resolver { pages, places, records: Records { register, pages, config }, config, git };
        let outcomes: Vec<Outcome> =
            (0..pages.len()).into_par_iter().map(|at| resolver.page(PageId::at(at))).collect();
        let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); pages.len()];
        for (at, (page, outcome)) in pages.iter_mut().zip(outcomes).enumerate() {
            let (tie, told) = Arc::make_mut(page).take(outcome);
            for (to, sentence) in told {
                mentions[to.index()].push(Mention { from: PageId::at(at), sentence });
            }
            self.ties.push(tie);
        }
        self.ranks = title::ranks(pages);
        let ranks = &self.ranks;
        mentions.par_iter_mut().for_each(|all| all.sort_by_key(|mention| ranks[mention.from.index()]));
        for (page, mentions) in pages.iter_mut().zip(mentions) {
            Arc::make_mut(page).mentions = mentions;
        }
    }

    /// Finds the words of the glossary in all pages.
    fn spread(&mut self, config: &Config) {
        let pages = &mut self.handbook.pages;
        self.glossary = Glossary::new(&glossary::terms(pages));
        if self.glossary.is_empty() {
            return;
        }
        let (glossary, seen) = (&self.glossary, &*pages);
        let used: Vec<Vec<Usage>> = (0..seen.len())
            .into_par_iter()
            .map(|at| glossary.of_page(&seen[at], PageId::at(at), config))
            .collect();
        self.findings.extend(glossary.findings(pages));
        for (at, used) in used.into_iter().enumerate() {
            self.ties[at].findings.extend(glossary::avoided(pages, at, &used));
            glossary::take(pages, at, used);
        }
    }

    /// Gathers the files that pages use.
    pub(super) fn gather_assets(&mut self) {
        let assets: BTreeSet<&AssetCopy> = self.ties.iter().flat_map(|tie| &tie.assets).collect();
        self.handbook.assets = assets.into_iter().cloned().collect();
    }
}

/// Ratings without a title are called by the name of the person, not by that of the file.
fn name_ratings(pages: &mut [Arc<Page>]) {
    let is_unnamed = |page: &Page| {
        let document = page.document.as_ref();
        page.kind() == Kind::Ratings && document.is_none_or(|document| document.title.is_none())
    };
    for at in 0..pages.len() {
        let mut stated = pages[at].relations.iter().filter(|one| one.direction == Direction::Out);
        if let Some(person) = stated.find(|one| one.field == "person").filter(|_| is_unnamed(&pages[at])) {
            let name = pages[person.page.index()].title.clone();
            Arc::make_mut(&mut pages[at]).title = name;
        }
    }
}

/// Gives every page the companions and entries of its record.
fn give_parts(pages: &mut [Page], parts: &mut BTreeMap<SourcePath, Vec<Arc<Document>>>) {
    for page in pages {
        let Some(document) = &page.document else { continue };
        let files = parts.remove(&document.path).unwrap_or_default();
        page.parts = files
            .into_iter()
            .map(|document| PagePart { document, links: Vec::new(), terms: Vec::new(), readers: None })
            .collect();
    }
}

/// Folders of a cycle's plans and pairs that nobody wrote a page for have the title of the cycle.
fn name_cycles(pages: &mut [Page]) {
    let cycle = |page: &Page| {
        let record = page.record().filter(|record| record.kind == Kind::Cycle)?;
        Some((record.id.clone(), page.title.clone()))
    };
    let titles: BTreeMap<String, String> = pages.iter().filter_map(cycle).collect();
    for at in 0..pages.len() {
        let holds = |child: &PageId| matches!(pages[child.index()].kind(), Kind::Plan | Kind::Pair);
        let is_folder = pages[at].document.is_none() && pages[at].children.iter().any(holds);
        let name = pages[at].path.rsplit('/').next().unwrap_or_default();
        if let Some(title) = titles.get(name).filter(|_| is_folder) {
            pages[at].title.clone_from(title);
        }
    }
}

/// Says of every file who may read it.
fn give_readers(pages: &mut [Page], edition: &Edition) {
    let readers = edition.documents.iter().map(|document| &document.path).zip(&edition.readers);
    let readers: BTreeMap<&SourcePath, &Readable> = readers.collect();
    for page in pages {
        page.readers = page.document.as_ref().and_then(|own| readers.get(&own.path).copied().cloned());
        for part in &mut page.parts {
            part.readers = readers.get(&part.document.path).copied().cloned();
        }
    }
}

impl Page {
    /// Takes what became of its links. What it says of other pages comes back.
    pub(super) fn take(&mut self, outcome: Outcome) -> (Tie, BTreeMap<PageId, String>) {
        let Outcome { links, photo, mentions, asked, assets, findings } = outcome;
        self.photo = photo;
        self.take_links(links);
        (Tie { mentioned: mentions.keys().copied().collect(), asked, assets, findings }, mentions)
    }

    /// Takes the links of all its files, its own first.
    fn take_links(&mut self, mut links: Vec<Resolved>) {
        let own = self.document.as_ref().map_or(0, |document| document.links.len());
        let mut rest = links.split_off(own.min(links.len()));
        self.links = links;
        for part in &mut self.parts {
            let after = rest.split_off(part.document.links.len().min(rest.len()));
            part.links = std::mem::replace(&mut rest, after);
        }
    }
}

fn mkdocs(tree: &SourceTree) -> Option<Arc<str>> {
    tree.file("mkdocs.yml").or_else(|| tree.file("mkdocs.yaml"))?.text()
}

/// The pages that had an address before: by their aliases, and by files that redirect to them.
fn former_addresses(
    places: &Places,
    departed: &[Redirect],
    aliases: &BTreeMap<String, PageId>,
) -> HashMap<String, PageId> {
    let moved = departed.iter().filter_map(|redirect| match places.at_address(&redirect.to)? {
        Place::Page(page) => Some((redirect.from.clone(), page)),
        Place::Asset(..) | Place::Made(_) => None,
    });
    aliases.iter().map(|(url, page)| (url.clone(), *page)).chain(moved).collect()
}

fn redirects_of(
    departed: Vec<Redirect>,
    former: BTreeMap<String, PageId>,
    pages: &[Arc<Page>],
) -> Vec<Redirect> {
    let title = |to: PageId| pages[to.index()].title.clone();
    let aliases = former.into_iter().map(|(from, to)| Redirect {
        from,
        to: pages[to.index()].url.clone(),
        title: title(to),
        external: false,
    });
    let mut redirects: Vec<Redirect> = departed.into_iter().chain(aliases).collect();
    redirects.sort_by(|one, other| one.from.cmp(&other.from));
    redirects.dedup_by(|one, other| one.from == other.from);
    redirects
}
