//! Tags and the pages that carry them.
//!
//! In: pages. Out: one [`Tag`] per word, however it is capitalised, and the tags of each page.

use std::collections::BTreeMap;

use super::{Page, PageId, Tag, TagId, address, title};

/// Gathers the tags of all pages, sorted by name, and gives every page its tags.
pub(super) fn gather(pages: &mut [Page]) -> Vec<Tag> {
    let mut by_slug: BTreeMap<String, Tag> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for (slug, name) in slugs(page) {
            let url = format!("tags/{slug}/");
            let tag = by_slug.entry(slug).or_insert_with(|| Tag { name, url, pages: Vec::new() });
            if tag.pages.last() != Some(&PageId::at(at)) {
                tag.pages.push(PageId::at(at));
            }
        }
    }
    let mut tags: Vec<(String, Tag)> = by_slug.into_iter().collect();
    tags.sort_by(|(slug, one), (other_slug, other)| {
        (title::sort_key(&one.name), slug).cmp(&(title::sort_key(&other.name), other_slug))
    });
    let ids: BTreeMap<String, TagId> =
        tags.iter().enumerate().map(|(at, (slug, _))| (slug.clone(), TagId::at(at))).collect();
    for page in pages {
        let mut tags: Vec<TagId> =
            slugs(page).iter().filter_map(|(slug, _)| ids.get(slug).copied()).collect();
        let mut seen = std::collections::BTreeSet::new();
        tags.retain(|tag| seen.insert(*tag));
        page.tags = tags;
    }
    tags.into_iter().map(|(_, tag)| tag).collect()
}

fn slugs(page: &Page) -> Vec<(String, String)> {
    let written = page.document.iter().flat_map(|document| &document.front.tags);
    let slugs = written.map(|tag| (address::slugify(tag), tag.trim().to_owned()));
    slugs.filter(|(slug, _)| !slug.is_empty()).collect()
}
