//! Linking: from documents to a handbook.
//!
//! In: the documents of an edition, the tree they came from, the settings. Out: a [`Handbook`]
//! and every finding that needs more than one file. Never: changes a document.

use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::folders::Folder;
use super::gather::{Gathered, gather};
use super::navigation::{Navigation, is_summary};
use super::pages::{Surroundings, pages};
use super::places::{Place, Places};
use super::records::{Records, mend};
use super::relations::relate;
use super::resolve::{Outcome, Resolver};
use super::{
    AssetCopy, Direction, Handbook, Mention, Page, PageId, PagePart, Redirect, Relation, Resolved, glossary,
    redirects, tags, title,
};
use crate::config::Config;
use crate::diag::{Code, Diagnosed, Diagnostic};
use crate::edition::{Edition, Readable};
use crate::parse::Document;
use crate::schema::Kind;
use crate::source::{SourcePath, SourceTree};

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
    let navigation = Navigation::read(&edition.documents, mkdocs(tree).as_deref(), &config.content);
    let listed: Vec<Arc<Document>> =
        edition.documents.iter().filter(|document| !is_summary(document)).cloned().collect();
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

    let mut diagnostics = [navigation.findings, departed.findings, address_findings, alias_findings].concat();
    diagnostics.append(&mut gathered.findings);
    let around = Around { tree, config, departed: &departed.redirects, former: &former };
    let tied = tie(&pages, &gathered, around, &mut diagnostics);
    let redirects = redirects_of(departed.redirects, former, &pages);
    let links = tied.links.into_iter().zip(tied.mentions).zip(tied.relations);
    pages.iter_mut().zip(tied.photos).for_each(|(page, photo)| page.photo = photo);
    for (page, ((links, mentions), relations)) in pages.iter_mut().zip(links) {
        page.take_links(links);
        (page.mentions, page.relations) = (mentions, relations);
    }
    name_ratings(&mut pages);
    diagnostics.extend(glossary::spread(&mut pages, config));
    gather_findings(&mut diagnostics, &gathered, config);
    let (assets, records) = (tied.assets, tied.records);
    Diagnosed { value: Handbook { pages, tags, redirects, assets, records }, diagnostics }
}

/// Ratings without a title are called by the name of the person, not by that of the file.
fn name_ratings(pages: &mut [Page]) {
    let is_unnamed = |page: &Page| {
        let document = page.document.as_ref();
        page.kind() == Kind::Ratings && document.is_none_or(|document| document.title.is_none())
    };
    for at in 0..pages.len() {
        let mut stated = pages[at].relations.iter().filter(|one| one.direction == Direction::Out);
        if let Some(person) = stated.find(|one| one.field == "person").filter(|_| is_unnamed(&pages[at])) {
            pages[at].title = pages[person.page.index()].title.clone();
        }
    }
}

/// What links lead to beside the pages themselves.
#[derive(Clone, Copy)]
struct Around<'a> {
    tree: &'a SourceTree,
    config: &'a Config,
    departed: &'a [Redirect],
    former: &'a BTreeMap<String, PageId>,
}

/// What ties pages to each other, by page.
struct Tied {
    links: Vec<Vec<Resolved>>,
    photos: Vec<Option<Resolved>>,
    mentions: Vec<Vec<Mention>>,
    relations: Vec<Vec<Relation>>,
    assets: Vec<AssetCopy>,
    records: BTreeMap<(Kind, String), PageId>,
}

/// Resolves the links and references of all pages.
fn tie(pages: &[Page], gathered: &Gathered, around: Around<'_>, diagnostics: &mut Vec<Diagnostic>) -> Tied {
    let Around { tree, config, .. } = around;
    let records = Records::new(pages, &gathered.left_out, config);
    let places = Places::new(&config.content, pages, tree, MADE);
    let addresses = former_addresses(&places, around.departed, around.former);
    let places = places.with_former(addresses);
    let resolver = Resolver { places, records: &records, config, git: &tree.git };
    let outcomes = (0..pages.len()).into_par_iter().map(|at| resolver.page(PageId::at(at))).collect();
    let (relations, findings) = relate(pages, &records, config);
    diagnostics.extend(findings);
    let linked = Linked::gather(outcomes, diagnostics);
    let assets = linked.assets.into_iter().map(|(output, source)| AssetCopy { output, source }).collect();
    let mentions = mentions(linked.mentions, pages);
    Tied {
        links: linked.links,
        photos: linked.photos,
        mentions,
        relations,
        assets,
        records: records.into_ids(),
    }
}

/// Says once what would be said by the hundred.
fn gather_findings(diagnostics: &mut Vec<Diagnostic>, gathered: &Gathered, config: &Config) {
    count_misses(diagnostics);
    for path in gathered.left_out.values() {
        let help = mend(path);
        once_with_count(diagnostics, |finding| finding.help.as_ref() == Some(&help));
    }
    once_with_count(diagnostics, |finding| finding.code == Code::RemotePicture);
    if !config.is_handbook {
        once_with_count(diagnostics, |finding| finding.code == Code::GuessedLink);
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
    places: &Places<'_>,
    departed: &[Redirect],
    aliases: &BTreeMap<String, PageId>,
) -> HashMap<String, PageId> {
    let moved = departed.iter().filter_map(|redirect| match places.at_address(&redirect.to)? {
        Place::Page(page) => Some((redirect.from.clone(), page)),
        Place::Asset(..) | Place::Made(_) => None,
    });
    aliases.iter().map(|(url, page)| (url.clone(), *page)).chain(moved).collect()
}

/// The outcomes of all pages, taken together.
#[derive(Default)]
struct Linked {
    links: Vec<Vec<Resolved>>,
    photos: Vec<Option<Resolved>>,
    /// For every page that is mentioned: who mentions it, and in which sentence.
    mentions: BTreeMap<PageId, Vec<Mention>>,
    assets: BTreeMap<String, SourcePath>,
}

impl Linked {
    fn gather(outcomes: Vec<Outcome<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut linked = Self::default();
        for (at, outcome) in outcomes.into_iter().enumerate() {
            linked.links.push(outcome.links);
            linked.photos.push(outcome.photo);
            linked.assets.extend(outcome.assets);
            diagnostics.extend(outcome.findings);
            for (to, sentence) in outcome.mentions {
                let mention = Mention { from: PageId::at(at), sentence: sentence.into_owned() };
                linked.mentions.entry(to).or_default().push(mention);
            }
        }
        linked
    }
}

fn mentions(mut by_page: BTreeMap<PageId, Vec<Mention>>, pages: &[Page]) -> Vec<Vec<Mention>> {
    let ids = (0..pages.len()).map(PageId::at);
    ids.map(|id| {
        let mut mentions = by_page.remove(&id).unwrap_or_default();
        mentions.sort_by_cached_key(|mention| {
            (title::sort_key(&pages[mention.from.index()].title), mention.from)
        });
        mentions
    })
    .collect()
}

fn redirects_of(departed: Vec<Redirect>, former: BTreeMap<String, PageId>, pages: &[Page]) -> Vec<Redirect> {
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

/// Says of a page or file that many pages miss how many they are.
fn count_misses(diagnostics: &mut [Diagnostic]) {
    let is_miss = |finding: &Diagnostic| {
        matches!(finding.code, Code::BrokenLink | Code::MissingAsset) && finding.help.is_some()
    };
    let mut counts: BTreeMap<(String, Option<String>), u32> = BTreeMap::new();
    let key = |finding: &Diagnostic| (finding.message.clone(), finding.help.clone());
    for finding in diagnostics.iter().filter(|finding| is_miss(finding)) {
        *counts.entry(key(finding)).or_default() += 1;
    }
    for finding in diagnostics.iter_mut().filter(|finding| is_miss(finding)) {
        finding.count = counts.get(&key(finding)).copied().filter(|count| *count > 1);
    }
}

/// Keeps the first of findings that come by the hundred, with how many there are.
fn once_with_count(diagnostics: &mut Vec<Diagnostic>, is_one: impl Fn(&Diagnostic) -> bool) {
    let count = diagnostics.iter().filter(|finding| is_one(finding)).count();
    let place = |finding: &&Diagnostic| (finding.path.clone(), finding.span);
    let first = diagnostics.iter().filter(|finding| is_one(finding)).min_by_key(place).cloned();
    let Some(first) = first else { return };
    diagnostics.retain(|finding| !is_one(finding));
    diagnostics.push(first.counted(u32::try_from(count).unwrap_or(u32::MAX)));
}
