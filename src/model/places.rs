//! Everything that a link can lead to, found by path, by address or by name.
//!
//! In: the pages, the files of the tree, former addresses. Out: a [`Place`] for a path.
//! Never: words about what was not found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::link::MADE;
use super::{Page, PageId};
use crate::source::{FileBody, PixelSize, SourcePath, SourceTree, composed};

/// Something that a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A page of the site.
    Page(PageId),
    /// A file that is published beside the pages.
    Asset(AssetId),
    /// A page that the site makes by itself, such as `tags/`.
    Made(&'static str),
}

/// A file that is published beside the pages, by its index among [`Places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AssetId(u32);

/// All places, by everything that leads to them.
pub(super) struct Places {
    content: String,
    assets: Vec<(SourcePath, Option<PixelSize>)>,
    /// Files by path below the root, and folders of the content by theirs.
    by_path: HashMap<String, Place>,
    by_address: HashMap<String, PageId>,
    former: HashMap<String, PageId>,
    folded: OnceLock<HashMap<String, Option<Place>>>,
    by_name: OnceLock<HashMap<String, Vec<Place>>>,
    by_folder: OnceLock<HashMap<String, Vec<String>>>,
    /// The ids of each page that a link with a fragment leads to.
    ids: Vec<OnceLock<HashSet<String>>>,
}

impl Places {
    pub(super) fn new(content: &str, pages: &[Arc<Page>], tree: &SourceTree) -> Self {
        let mut by_path = HashMap::with_capacity(tree.files.len() + pages.len());
        let mut assets = Vec::new();
        for file in &tree.files {
            if let FileBody::Asset { size } = file.body {
                let id = AssetId(u32::try_from(assets.len()).unwrap_or(u32::MAX));
                by_path.insert(composed(file.path.as_str()), Place::Asset(id));
                assets.push((file.path.clone(), size));
            }
        }
        for (at, page) in pages.iter().enumerate() {
            let place = Place::Page(PageId::at(at));
            let folder = if page.path.is_empty() { content.to_owned() } else { below(content, &page.path) };
            if page.is_section || page.document.is_none() {
                by_path.insert(folder, place);
            }
            for document in page.documents() {
                by_path.insert(composed(document.path.as_str()), place);
            }
        }
        let by_address = pages.iter().enumerate().map(|(at, page)| (page.url.clone(), PageId::at(at)));
        let by_address = by_address.collect();
        let ids = pages.iter().map(|_| OnceLock::new()).collect();
        let former = HashMap::new();
        let (folded, by_name, by_folder) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let content = content.to_owned();
        Self { content, assets, by_path, by_address, former, folded, by_name, by_folder, ids }
    }

    /// Lets former addresses lead to the pages that had them.
    pub(super) fn take_former(&mut self, former: HashMap<String, PageId>) {
        self.former = former;
    }

    /// The page that shows the file at `path`, unless two paths are written alike.
    pub(super) fn page_at(&self, path: &SourcePath) -> Option<PageId> {
        match self.by_path.get(&composed(path.as_str()))? {
            Place::Page(id) => Some(*id),
            Place::Asset(_) | Place::Made(_) => None,
        }
    }

    /// The path and the size of a file.
    pub(super) fn asset(&self, id: AssetId) -> (&SourcePath, Option<PixelSize>) {
        let (path, size) = &self.assets[id.0 as usize];
        (path, *size)
    }

    /// The place at a path below the root: the file itself, a page without its ending or with
    /// `.html` instead, a folder.
    pub(super) fn at_path(&self, path: &str) -> Option<Place> {
        self.by_path.get(path).copied().or_else(|| self.page_without_ending(path))
    }

    fn page_without_ending(&self, path: &str) -> Option<Place> {
        let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path);
        let endings = ["md", "markdown"].iter().map(|ending| format!("{stem}.{ending}"));
        let folder = stem.strip_suffix("/index").filter(|_| stem.len() < path.len()).map(str::to_owned);
        endings.chain(folder).find_map(|path| self.by_path.get(&path).copied())
    }

    /// The page at an address below the site's root, present or former.
    pub(super) fn at_address(&self, path: &str) -> Option<Place> {
        let stem = path.strip_suffix("index.html").unwrap_or(path);
        let endings = [".html", ".md", ".markdown"];
        let stem =
            endings.iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(stem).trim_end_matches('/');
        let folder = if stem.is_empty() { String::new() } else { format!("{stem}/") };
        let current = self.by_address.get(path).or_else(|| self.by_address.get(folder.as_str()));
        let former = || self.former.get(path).or_else(|| self.former.get(&folder));
        let made = || MADE.iter().find(|url| **url == path || **url == folder).map(|url| Place::Made(url));
        current.or_else(former).map(|page| Place::Page(*page)).or_else(made)
    }

    /// The one place whose path differs from `path` only in the case of its letters.
    pub(super) fn in_another_case(&self, path: &str) -> Option<Place> {
        let folded = self.folded.get_or_init(|| {
            let mut folded: HashMap<String, Option<Place>> = HashMap::new();
            for (path, place) in self.sorted_paths() {
                let known = folded.entry(path.to_lowercase()).or_insert(Some(place));
                *known = known.filter(|known| *known == place);
            }
            folded
        });
        let path = path.to_lowercase();
        let stem = path.strip_suffix(".html").unwrap_or(&path);
        [path.clone(), format!("{stem}.md"), format!("{stem}.markdown")]
            .iter()
            .find_map(|path| *folded.get(path)?)
    }

    /// All places whose file name, without its ending for pages, is `name` in any case.
    pub(super) fn named(&self, name: &str) -> &[Place] {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<Place>> = HashMap::new();
            for (path, place) in self.sorted_paths() {
                let file = path.rsplit('/').next().unwrap_or(path);
                let stem =
                    file.strip_suffix(".md").or_else(|| file.strip_suffix(".markdown")).unwrap_or(file);
                let places = by_name.entry(stem.to_lowercase()).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            by_name
        });
        by_name.get(&name.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    fn sorted_paths(&self) -> BTreeMap<&str, Place> {
        self.by_path.iter().map(|(path, place)| (path.as_str(), *place)).collect()
    }

    /// File names in `folder` (below the root), sorted, for the nearest match.
    pub(super) fn in_folder(&self, folder: &str) -> Vec<&str> {
        let by_folder = self.by_folder.get_or_init(|| {
            let mut by_folder: HashMap<String, Vec<String>> = HashMap::new();
            for path in self.sorted_paths().into_keys() {
                let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
                by_folder.entry(folder.to_owned()).or_default().push(name.to_owned());
            }
            by_folder
        });
        by_folder.get(folder).into_iter().flatten().map(String::as_str).collect()
    }

    /// Whether the page `of` has a place called `id`.
    pub(super) fn has_id(&self, page: &Page, of: PageId, id: &str) -> bool {
        let ids = self.ids[of.index()].get_or_init(|| ids_of(page).map(str::to_owned).collect());
        ids.contains(id)
    }

    /// Forgets which ids a page has.
    pub(super) fn forget_ids(&mut self, of: PageId) {
        self.ids[of.index()].take();
    }

    /// The path below the root of a path below the content.
    pub(super) fn in_content(&self, path: &str) -> String {
        below(&self.content, path)
    }

    /// Where an asset is published: its path below the content, else below the root.
    pub(super) fn published(&self, asset: &SourcePath) -> String {
        composed(asset.below(&self.content).unwrap_or(asset.as_str()))
    }
}

/// All ids of a page and of its parts, in order.
pub(super) fn ids_of(page: &Page) -> impl Iterator<Item = &str> {
    page.documents().flat_map(|document| document.ids())
}

fn below(folder: &str, path: &str) -> String {
    match (folder.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (false, true) => folder.to_owned(),
        (false, false) => format!("{folder}/{path}"),
    }
}
