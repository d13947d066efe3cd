//! Documents and folders as a tree of pages with titles, order and addresses.
//!
//! In: the folder tree, the order that a navigation file gives, dates from git. Out: all pages,
//! home first, depth first, and the findings about their addresses. Never: resolves a link.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::folders::Folder;
use super::{Page, PageId, Titles, address, title};
use crate::config::{Config, Dates};
use crate::diag::{Code, Diagnostic, Severity};
use crate::parse::Document;
use crate::source::{GitHistory, Span, composed};

/// Position and title of documents in a navigation file, by path below the root.
pub(super) type Ranks = BTreeMap<String, Rank>;

/// A place in a navigation file.
#[derive(Debug, Clone)]
pub(super) struct Rank {
    /// Position, from 0.
    pub(super) position: usize,
    /// The words of the entry.
    pub(super) title: String,
}

/// What pages are made of beside the documents themselves.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) config: &'a Config,
    pub(super) git: &'a GitHistory,
    pub(super) ranks: &'a Ranks,
    /// What pages that nobody wrote are called.
    pub(super) titles: &'a Titles,
}

/// A page before it has a number, with the pages below it.
struct Node {
    page: Page,
    order: Order,
    below: Vec<Node>,
}

/// What pages of one section are sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    rank: usize,
    weight: i64,
    number: u64,
    title: String,
    path: String,
}

/// All pages of the tree under `root`, and what is wrong with their addresses.
pub(super) fn pages(root: Folder, around: Surroundings<'_>) -> (Vec<Page>, Vec<Diagnostic>) {
    let home = section_node("", root, around);
    let mut pages = Vec::new();
    number(home, None, &mut pages);
    tell_apart(&mut pages);
    let mut findings = Vec::new();
    claim_addresses(&mut pages, &mut findings);
    (pages, findings)
}

fn section_node(path: &str, folder: Folder, around: Surroundings<'_>) -> Node {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    let files =
        folder.files.into_iter().map(|(stem, document)| page_node(&below(&stem), Some(document), around));
    let mut children: Vec<Node> = files.collect();
    children
        .extend(folder.folders.into_iter().map(|(name, folder)| section_node(&below(&name), folder, around)));
    children.sort_by(compare);
    let mut node = page_node(path, folder.index, around);
    node.page.is_section = path.is_empty() || !children.is_empty();
    node.page.is_ordered = children.iter().any(|child| child.order.is_chosen());
    let first_below = children.iter().map(|child| child.order.rank).min().unwrap_or(usize::MAX);
    node.order.rank = node.order.rank.min(first_below);
    node.below = children;
    node
}

impl Order {
    fn is_chosen(&self) -> bool {
        self.rank != usize::MAX || self.weight != i64::MAX || self.number != u64::MAX
    }
}

fn compare(one: &Node, other: &Node) -> Ordering {
    one.order.cmp(&other.order)
}

fn page_node(path: &str, document: Option<Arc<Document>>, around: Surroundings<'_>) -> Node {
    let rank = document.as_ref().and_then(|document| around.ranks.get(document.path.as_str()));
    let name = path.rsplit('/').next().unwrap_or(path);
    let title = page_title(path, document.as_deref(), rank, around);
    let order = Order {
        rank: rank.map_or(usize::MAX, |rank| rank.position),
        weight: document.as_ref().and_then(|document| document.front.weight).unwrap_or(i64::MAX),
        number: title::number_prefix(name).0.unwrap_or(u64::MAX),
        title: title::sort_key(&title),
        path: path.to_owned(),
    };
    Node { page: page(path, title, document, around), order, below: Vec::new() }
}

fn page(path: &str, title: String, document: Option<Arc<Document>>, around: Surroundings<'_>) -> Page {
    let (created, updated) = document.as_deref().map_or((None, None), |document| dates(document, around));
    Page {
        path: path.to_owned(),
        title,
        summary: document.as_deref().map(summary).unwrap_or_default(),
        url: if path.is_empty() { String::new() } else { format!("{path}/") },
        parent: None,
        children: Vec::new(),
        is_section: false,
        is_ordered: false,
        links: Vec::new(),
        terms: Vec::new(),
        used_in: Vec::new(),
        mentions: Vec::new(),
        parts: Vec::new(),
        photo: None,
        readers: None,
        relations: Vec::new(),
        tags: Vec::new(),
        created,
        updated,
        document,
    }
}

/// One sentence about a page: written, else its first paragraph.
pub(super) fn summary(document: &Document) -> String {
    document.front.summary.as_ref().unwrap_or(&document.lead).clone()
}

/// The document of a page whose first heading is not its title but part of its text.
pub(super) fn with_heading(document: &Document) -> Arc<Document> {
    Arc::new(Document { title_in_body: false, ..document.clone() })
}

/// What the page says, else what git knows.
fn dates(
    document: &Document,
    around: Surroundings<'_>,
) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let known = around.git.dates.get(document.path.as_str()).filter(|_| around.config.dates == Dates::Git);
    let created = document.front.date.or(known.map(|dates| dates.created));
    let updated = document.front.updated.or(known.map(|dates| dates.updated)).or(document.front.date);
    (created, updated)
}

fn page_title(
    path: &str,
    document: Option<&Document>,
    rank: Option<&Rank>,
    around: Surroundings<'_>,
) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let written = document.and_then(|document| document.title.clone());
    let listed = || rank.map(|rank| rank.title.clone()).filter(|title| !title.is_empty());
    let site = || Some(around.config.name.clone()).filter(|title| name.is_empty() && !title.is_empty());
    let of_kind = || around.titles.folders.get(&around.config.kinds.of(path)?).cloned();
    let folder = || of_kind().filter(|_| document.is_none() && around.config.is_handbook);
    let guessed = || if name.is_empty() { around.titles.home.clone() } else { title::words(name) };
    written
        .filter(|title| !title.trim().is_empty())
        .or_else(listed)
        .or_else(site)
        .or_else(folder)
        .unwrap_or_else(guessed)
}

/// Gives every page its number, depth first, and ties parents and children together.
fn number(node: Node, parent: Option<PageId>, pages: &mut Vec<Page>) -> PageId {
    let id = PageId::at(pages.len());
    pages.push(Page { parent, ..node.page });
    let children: Vec<PageId> = node.below.into_iter().map(|child| number(child, Some(id), pages)).collect();
    pages[id.index()].children = children;
    id
}

/// How many pages of a section may open with the same heading before it stops being their title.
const SAME_TITLE: usize = 3;

/// Some handbooks open every page with the name of the product. Such pages are named by their files,
/// and the heading stays in their text.
fn tell_apart(pages: &mut [Page]) {
    let mut by_title: BTreeMap<(Option<PageId>, String), Vec<usize>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| has_heading_title(page)) {
        by_title.entry((page.parent, page.title.clone())).or_default().push(at);
    }
    for at in by_title.into_values().filter(|same| same.len() >= SAME_TITLE).flatten() {
        let page = &mut pages[at];
        page.title = title::words(page.path.rsplit('/').next().unwrap_or(&page.path));
        page.document = page.document.take().map(|document| with_heading(&document));
    }
}

/// Whether the title is the heading that the page opens with, and nobody wrote another.
fn has_heading_title(page: &Page) -> bool {
    let document = page.document.as_deref();
    document.is_some_and(|document| document.title_in_body && document.front.title.is_none())
}

/// Lays slugs and permalinks over the addresses that come from paths, and makes every address unique.
fn claim_addresses(pages: &mut [Page], findings: &mut Vec<Diagnostic>) {
    for page in pages.iter_mut() {
        if let Some(url) = asked_address(page, findings) {
            page.url = url;
        }
        note_reserved(page, findings);
    }
    // By path, so that which of two pages keeps an address does not depend on weights or titles.
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by(|one, other| pages[*one].path.cmp(&pages[*other].path).then(one.cmp(other)));
    let mut owners: HashMap<String, usize> = HashMap::new();
    for at in order {
        let key = folded(&pages[at].url);
        if let Some(owner) = owners.get(&key).copied() {
            let free = free_address(&pages[at].url, &owners);
            findings.extend(collision(&pages[at], &pages[owner], &free));
            owners.insert(folded(&free), at);
            pages[at].url = free;
        } else {
            owners.insert(key, at);
        }
    }
}

/// Addresses that some disks cannot tell apart are one.
fn folded(url: &str) -> String {
    address::output_path(url).to_lowercase()
}

fn free_address(url: &str, owners: &HashMap<String, usize>) -> String {
    let (stem, ending) = url.strip_suffix('/').map_or((url, ""), |stem| (stem, "/"));
    let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
    numbered.into_iter().find(|url| !owners.contains_key(&folded(url))).unwrap_or_default()
}

fn collision(page: &Page, owner: &Page, free: &str) -> Option<Diagnostic> {
    let document = page.document.as_deref()?;
    let other = owner.document.as_deref().map_or(owner.path.as_str(), |other| other.path.as_str());
    let message = format!("this page and `{other}` would both be published at `/{}`", owner.url);
    Some(
        Diagnostic::new(Code::PathCollision, message)
            .in_file(&document.path)
            .help(format!("rename one of them, or give one a `slug`; until then this page is at `/{free}`")),
    )
}

/// The address that the page asks for by `permalink` or `slug`.
fn asked_address(page: &Page, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let document = page.document.as_deref()?;
    if let Some((permalink, span)) = &document.front.permalink {
        let url = address::written("", permalink);
        if url.is_none() {
            findings.push(bad_address(
                document,
                *span,
                "permalink",
                permalink,
                "permalink: /practices/incident-review/",
            ));
        }
        return url;
    }
    let (slug, span) = document.front.slug.as_ref()?;
    let slug_is_path = slug.starts_with('/') && address::written("", slug).is_some();
    if slug_is_path {
        return address::written("", slug);
    }
    if !address::is_slug(slug) || page.url.is_empty() {
        findings.push(bad_address(document, *span, "slug", slug, "slug: incident-review"));
        return None;
    }
    let folder = page.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    Some(format!("{folder}{}/", composed(slug)))
}

fn bad_address(document: &Document, span: Span, field: &str, value: &str, example: &str) -> Diagnostic {
    Diagnostic::new(Code::BadSlug, format!("the {field} `{value}` cannot be an address inside this site"))
        .in_file(&document.path)
        .at(span)
        .severity(Severity::Warning)
        .help(format!("write letters, digits and hyphens, for example `{example}`; the page keeps the address of its file"))
}

fn note_reserved(page: &Page, findings: &mut Vec<Diagnostic>) {
    let Some(document) = page.document.as_deref() else { return };
    if let Some(part) = page.url.split('/').find(|part| address::is_reserved(part) && !part.is_empty()) {
        let finding = Diagnostic::new(
            Code::ReservedName,
            format!("Windows cannot store a file or folder called `{part}`"),
        );
        findings.push(finding.in_file(&document.path).help("rename the file, or give the page a `slug`"));
    }
}
