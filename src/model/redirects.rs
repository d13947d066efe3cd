//! Former addresses: pages that have moved away, and names that pages used to have.
//!
//! In: documents with `redirect_to`, pages with aliases. Out: [`Redirect`]s, without loops and
//! without an address that a page still uses. Never: follows an address to another site.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::folders::index_rank;
use super::{Page, PageId, Redirect, address};
use crate::diag::{Code, Diagnostic, Severity};
use crate::parse::Document;
use crate::source::{Span, composed};

/// The address of the page for addresses that do not exist.
const NOT_FOUND: &str = "404.html";

/// Documents that are pages, and redirects for those that have moved away.
pub(super) struct Departed {
    pub(super) staying: Vec<Arc<Document>>,
    pub(super) redirects: Vec<Redirect>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Splits off the documents whose `redirect_to` leads somewhere; one that leads nowhere or in a
/// circle stays a page, so that nothing is lost.
pub(super) fn depart(documents: &[Arc<Document>], content: &str) -> Departed {
    let moving: BTreeMap<String, &Arc<Document>> = documents
        .iter()
        .filter(|document| document.front.redirect_to.is_some())
        .map(|document| (own_address(document, content), document))
        .collect();
    let staying = documents.iter().filter(|document| document.front.redirect_to.is_none());
    let mut known: BTreeSet<String> = staying.map(|document| own_address(document, content)).collect();
    known.extend(known.clone().iter().flat_map(|url| folders_above(url)));
    let mut departed = Departed { staying: Vec::new(), redirects: Vec::new(), findings: Vec::new() };
    for document in documents {
        let from = own_address(document, content);
        match destination(&from, document, &moving, &known) {
            None => departed.staying.push(document.clone()),
            Some(Ok(redirect)) => departed.redirects.push(redirect),
            Some(Err(finding)) => {
                departed.staying.push(document.clone());
                departed.findings.push(*finding);
            }
        }
    }
    departed
}

fn destination(
    from: &str,
    document: &Document,
    moving: &BTreeMap<String, &Arc<Document>>,
    known: &BTreeSet<String>,
) -> Option<Result<Redirect, Box<Diagnostic>>> {
    let (mut to, span) = document.front.redirect_to.clone()?;
    let mut seen = BTreeSet::from([from.to_owned()]);
    loop {
        if to.starts_with("http://") || to.starts_with("https://") {
            return Some(Ok(Redirect { from: from.to_owned(), title: to.clone(), to, external: true }));
        }
        let page = to.strip_suffix(".md").unwrap_or(&to);
        let Some(url) = address::written(folder_of(from), page) else {
            return Some(Err(unknown(document, span, &to)));
        };
        if !seen.insert(url.clone()) {
            return Some(Err(circle(document, span, &to)));
        }
        match moving.get(&url).and_then(|next| next.front.redirect_to.as_ref()) {
            Some((next, _)) => to.clone_from(next),
            None if known.contains(&url) => {
                return Some(Ok(Redirect {
                    from: from.to_owned(),
                    title: url.clone(),
                    to: url,
                    external: false,
                }));
            }
            None => return Some(Err(unknown(document, span, &to))),
        }
    }
}

fn unknown(document: &Document, span: Span, to: &str) -> Box<Diagnostic> {
    let finding = Diagnostic::new(Code::BrokenLink, format!("no page at `{to}` to redirect to"));
    Box::new(
        finding.in_file(&document.path).at(span).help(
            "write the address of a page, such as `/goals/restore-faster/`; until then this stays a page",
        ),
    )
}

fn circle(document: &Document, span: Span, to: &str) -> Box<Diagnostic> {
    let finding =
        Diagnostic::new(Code::RedirectLoop, format!("the redirect to `{to}` leads back to this page"));
    Box::new(finding.in_file(&document.path).at(span).help("let one of the pages in the circle stay a page"))
}

/// The address that comes from the path, before slugs and permalinks.
fn own_address(document: &Document, content: &str) -> String {
    if let Some(url) = document.front.permalink.as_ref().and_then(|(link, _)| address::written("", link)) {
        return url;
    }
    let path = document.path.below(content).unwrap_or(document.path.as_str());
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let stem = document.path.stem();
    let is_index = index_rank(stem).is_some();
    composed(&if is_index { folder } else { format!("{folder}{stem}/") })
}

fn folder_of(url: &str) -> &str {
    url.trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn folders_above(url: &str) -> Vec<String> {
    let ends = url.trim_end_matches('/').match_indices('/').map(|(at, _)| url[..=at].to_owned());
    ends.chain(std::iter::once(String::new())).collect()
}

/// Former addresses of `pages`, by address, and the findings about those that cannot be.
pub(super) fn aliases(pages: &[Page]) -> (BTreeMap<String, PageId>, Vec<Diagnostic>) {
    let current: HashMap<&str, PageId> =
        pages.iter().enumerate().map(|(at, page)| (page.url.as_str(), PageId::at(at))).collect();
    let mut former: BTreeMap<String, PageId> = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let Some(document) = page.document.as_deref() else { continue };
        for (alias, span) in &document.front.aliases {
            let place = |finding: Diagnostic| finding.in_file(&document.path).at(*span);
            let Some(url) = address::written(folder_of(&page.url), alias) else {
                findings.push(place(bad_alias(alias)));
                continue;
            };
            if super::MADE.contains(&url.as_str()) || url == NOT_FOUND {
                findings.push(place(made_alias(alias)));
                continue;
            }
            let taken = current.get(url.as_str()).or_else(|| former.get(&url)).copied();
            match taken {
                Some(owner) if owner == PageId::at(at) => {}
                Some(owner) => findings.push(place(taken_alias(alias, &pages[owner.index()].title))),
                None => drop(former.insert(url, PageId::at(at))),
            }
        }
    }
    (former, findings)
}

fn made_alias(alias: &str) -> Diagnostic {
    let message = format!("the alias `{alias}` is the address of a page that the site makes by itself");
    Diagnostic::new(Code::PathCollision, message).severity(Severity::Warning).help("remove the alias")
}

fn bad_alias(alias: &str) -> Diagnostic {
    Diagnostic::new(Code::BadSlug, format!("the alias `{alias}` cannot be an address inside this site"))
        .severity(Severity::Warning)
        .help("write the former address, for example `/old/page/`")
}

fn taken_alias(alias: &str, owner: &str) -> Diagnostic {
    Diagnostic::new(
        Code::PathCollision,
        format!("the alias `{alias}` is already an address of \u{201c}{owner}\u{201d}"),
    )
    .help("remove the alias, or move the other page")
}
